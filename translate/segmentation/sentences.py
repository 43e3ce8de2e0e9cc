"""Where the sentences of a text end: the boundary rules, and the quotations that stand above them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .matcher import matcher

if TYPE_CHECKING:
    from collections.abc import Set

    from .quotations import Quotations
    from .rules import BoundaryRules

_SPACE = re.compile(r"\s*")


Boundary = tuple[int, str, bool]
"""Where a segment ends, after the whitespace that follows it; the name of the rule that says so; and whether a
sentence ends there too. A plain tuple, for a large file has very many."""


def sentence_boundaries(
    text: str, quotations: Quotations, rules: BoundaryRules, ignored: Set[str] = frozenset()
) -> list[Boundary]:
    """Return the ends of the sentences of a bare text, in order; the last is the end of the text.

    What the ``ignored`` rules say does not count.

    Raises:
        SourceError: a rule takes too long.
    """
    breaks = matcher(rules).breaks(text)
    if breaks and rules.whole_quotations:
        breaks = quotations.not_joined(breaks)
    found = []
    done = 0
    for place, rule in breaks:
        end = _end_of_space(text, place)
        if done < end < len(text):
            done = end
            if rule not in ignored:
                found.append((end, rule, True))
    found.append((len(text), "end", True))
    return found


def _end_of_space(text: str, place: int) -> int:
    match = _SPACE.match(text, place)
    return match.end() if match else place
