"""What the translation memory has for an article's rows."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from translate.errors import MemoryFileError
from translate.memory import difference, is_memory, open_memory
from translate.units import (
    Article,
    Finding,
    Match,
    MatchKind,
    Origin,
    Severity,
    TranslationUnit,
    UnitState,
)

_WITHOUT = "Or translate without it: --no-memory."


def with_memory(rows: Sequence[TranslationUnit], memory: Path | None) -> list[TranslationUnit]:
    """The rows, those that are remembered with their approved English, similar ones with an offer.

    Raises:
        MemoryFileError: the memory is damaged.
    """
    try:
        if memory is None or not is_memory(memory):
            return list(rows)
        with open_memory(memory, writable=False) as opened:
            matches = opened.recall([row.source for row in rows])
    except MemoryFileError as problem:
        raise MemoryFileError(problem.message, f"{problem.hint} {_WITHOUT}") from problem
    return [_recalled(row, match) if match else row for row, match in zip(rows, matches, strict=True)]


def _recalled(row: TranslationUnit, match: Match) -> TranslationUnit:
    if match.kind is MatchKind.FUZZY:
        return replace(row, findings=(*row.findings, _offer(row, match)))
    return replace(
        row,
        target=match.unit.target,
        origin=Origin.MEMORY,
        state=UnitState.REVIEWED,
        note=f"From the memory: {_credit(match)}.",
    )


def _credit(match: Match) -> str:
    """Who approved it, when and where, as far as that is known."""
    by = f" by {match.unit.reviewer}" if match.unit.reviewer else ""
    on = f" on {match.unit.approved[:10]}" if match.unit.approved else ""
    where = f" in {match.unit.article}" if match.unit.article else ""
    neighbours = ", between the same sentences" if match.kind is MatchKind.CONTEXT else ""
    return f"approved{by}{on}{where}{neighbours}"


def _offer(row: TranslationUnit, match: Match) -> Finding:
    changes = "; ".join(
        f"here «{now}» stands for «{before}»" if now and before
        else f"here «{now}» is added" if now
        else f"here «{before}» is gone"
        for before, now in difference(match.unit.source, row.source)
    )  # fmt: skip
    return Finding(
        check="memory",
        severity=Severity.INFO,
        message=(
            f"A sentence {match.similarity} % like this one was translated as “{match.unit.target}” "
            f"({_credit(match)}){f'; {changes}' if changes else ''}."
        ),
    )


def record_draft(memory: Path | None, document: str, article: Article, name: str, made: datetime) -> None:
    """Note in the memory that a document was made, so that a review of an older one is noticed.

    A memory that cannot be written is still good to recall from: the note is then not made.
    """
    if memory is None:
        return
    text = "\0".join(block.text for block in article.blocks)
    identity = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    with suppress(MemoryFileError), open_memory(memory, writable=True) as opened:
        opened.record_draft(document, identity, name, made.astimezone(UTC).isoformat())
