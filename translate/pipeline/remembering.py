"""What of a reviewed article the memory learns: the pairs that a person has approved, each in its context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from translate.pipeline.reviewed_rows import standing
from translate.review import Review, RowReview
from translate.review.texts import is_divided
from translate.reviewed import ReviewedDocument
from translate.units import RememberedUnit, Severity

_NOBODY = frozenset({"", "Unknown Author"})
"""What LibreOffice writes for somebody who has told it no name."""


def who_reviewed(document: ReviewedDocument) -> str:
    """Who made most tracked changes; empty where nothing was tracked, or by nobody whose name is known."""
    authors = Counter(
        change.author for row in document.rows for change in row.changes if change.author not in _NOBODY
    )
    return next((author for author, _ in authors.most_common(1)), "")


def critical_rows(judged: Review) -> list[int]:
    """The rows with a critical finding that nothing was done about, each once."""
    return list(
        dict.fromkeys(
            answer.id
            for answer in judged.answers
            if not answer.how and answer.finding.severity is Severity.CRITICAL
        )
    )


def waiting_rows(judged: Review) -> list[RowReview]:
    """The rows with Arabic and English that are not approved: a person must still say something about them."""
    critical = set(critical_rows(judged))
    doubtful = {each.position for each in judged.uncertain if each.position}
    commented = {id(comment) for _, comment in judged.open_comments}
    return [
        row
        for row in _pairs_of(judged)
        if row.position in doubtful
        or not critical.isdisjoint(row.ids)
        or any(id(comment) in commented for comment in row.comments)
        or not row.is_approved
    ]


def _pairs_of(judged: Review) -> Iterator[RowReview]:
    return (row for row in standing(judged) if row.source.strip() and row.target.strip())


def approved_units(judged: Review, article: str, reviewer: str, signature: str) -> Iterator[RememberedUnit]:
    """The approved pairs of a review; of a row that was split its pieces, and the whole that was translated.

    The context of a row is that of the article, which will be divided in the same way when it comes again.
    """
    waiting = {row.position for row in waiting_rows(judged)}
    sources = {unit.id: unit.source for row in judged.rows for unit in row.units}
    now = datetime.now(UTC).isoformat(timespec="seconds")
    above = ""
    for row in _pairs_of(judged):
        if row.position not in waiting:
            previous = sources.get(row.ids[0] - 1, "") if row.units else above
            following = sources.get(row.ids[-1] + 1, "") if row.units else ""
            for source, target, before, after in _pairs(row, previous, following):
                yield RememberedUnit(source, target, before, after, article, reviewer, now, signature)
        above = row.source


def as_drafted(judged: Review, units: Iterable[RememberedUnit]) -> Iterator[tuple[RememberedUnit, int]]:
    """The units that say what the draft said, with their rows."""
    drafted = {(unit.source, unit.target): unit.id for row in judged.rows for unit in row.units}
    for unit in units:
        if row := drafted.get((unit.source, unit.target)):
            yield unit, row


def _pairs(row: RowReview, previous: str, following: str) -> Iterator[tuple[str, str, str, str]]:
    """The Arabic and English of a row with the Arabic before and after; the same of its pieces.

    Where the English alone was divided, none of its pieces says what the Arabic beside it does.
    """
    parts = [source for source, _ in row.pieces]
    divided = bool(parts) and is_divided(parts, row.units[0].source)
    whole = row.units[0].source if parts and not divided else row.source
    yield whole, row.target, previous, following
    sources = [previous, *parts, following]
    for place, (source, target) in enumerate(row.pieces if divided else ()):
        if target.strip():
            yield source, target, sources[place], sources[place + 2]
