"""Hypotheses as the ledger keeps them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from translate.units import Hypothesis


def packed(nbest: Sequence[Hypothesis]) -> str:
    """An n-best list as JSON; half a character, which no database takes, is escaped."""
    return json.dumps(
        [[one.text, one.score, one.complete, one.alignment, one.coverage] for one in nbest],
        separators=(",", ":"),
    )


def unpacked(text: str) -> tuple[Hypothesis, ...]:
    """The n-best list again, the same in every field."""
    return tuple(
        Hypothesis(text, score, complete, tuple(alignment), tuple(coverage))
        for text, score, complete, alignment, coverage in json.loads(text)
    )
