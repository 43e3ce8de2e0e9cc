"""Which row of the draft a row of the document is: by bookmark, then number, then Arabic; never by a guess.

Where two of them contradict each other, the Arabic decides if it is one row's, word for word; else the row goes to
the person with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from translate.review.result import FoundBy
from translate.review.texts import evened, same_source, similarity
from translate.reviewed import Draft, DraftRow, ReviewedRow, text_hash

SAME_ROW = 50.0
"""Percent of likeness from which a changed Arabic is still taken for the one that the row's number names."""


@dataclass(slots=True)
class Identity:
    """What is known of who a row is."""

    row: ReviewedRow
    ids: tuple[int, ...] = ()
    found_by: FoundBy = FoundBy.NOTHING
    doubt: str = ""
    candidates: tuple[int, ...] = ()
    """The rows of the draft that it may be."""
    copy_of: int = 0
    """The row whose identity it claims too, while another row has the better claim."""


@dataclass(slots=True)
class Known:
    """The draft's rows, to be found by their Arabic too."""

    rows: dict[int, DraftRow]
    by_source: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, draft: Draft) -> Known:
        """Index a draft."""
        known = cls({row.id: row for row in draft.rows})
        for row in draft.rows:
            key = evened(row.unit.source) if row.unit else row.source_hash
            if key:
                known.by_source.setdefault(key, []).append(row.id)
        return known

    def with_source(self, text: str) -> list[int]:
        """The rows whose Arabic is this text."""
        if not evened(text):
            return []
        keys = dict.fromkeys((evened(text), text_hash(text), text_hash(evened(text))))
        return [row_id for key in keys for row_id in self.by_source.get(key, ())]

    def likeness(self, text: str, row_id: int) -> float | None:
        """How like a text is to a row's Arabic; ``None`` where only its hash is known."""
        unit = self.rows[row_id].unit
        return similarity(text, unit.source) if unit else None


def identify(rows: Sequence[ReviewedRow], known: Known) -> list[Identity]:
    """Say of every row who it is, as far as it says so itself."""
    found = [_claim(row, known) for row in rows]
    _settle_conflicts(found, known)
    _give_repeated_sources(found, known)
    return found


def taken(identities: Iterable[Identity]) -> set[int]:
    """The rows of the draft that were found."""
    return {row_id for identity in identities for row_id in identity.ids}


def _claim(row: ReviewedRow, known: Known) -> Identity:
    marks = tuple(row_id for row_id in row.bookmarks if row_id in known.rows)
    numbers = tuple(row_id for row_id in row.numbers if row_id in known.rows)
    if len(marks) > 1:
        return Identity(row, tuple(sorted(marks)), FoundBy.BOOKMARK)
    if len(numbers) > 1 and (not marks or marks[0] in numbers):
        return Identity(row, tuple(sorted(numbers)), FoundBy.NUMBER)
    if marks:
        return _by_bookmark(row, marks[0], numbers, known)
    if numbers:
        return _by_number(row, numbers[0], known)
    return _by_source(row, known)


def _by_bookmark(row: ReviewedRow, mark: int, numbers: tuple[int, ...], known: Known) -> Identity:
    """A bookmark holds unless it was left behind when texts were moved between cells."""
    if same_source(row.source, known.rows[mark]) or mark in numbers:
        return Identity(row, (mark,), FoundBy.BOOKMARK)
    if numbers and same_source(row.source, known.rows[numbers[0]]):
        return Identity(row, numbers, FoundBy.NUMBER)
    others = known.with_source(row.source)
    if len(others) == 1:
        return Identity(row, (others[0],), FoundBy.SOURCE)
    likeness = known.likeness(row.source, mark)
    if others or (numbers and (likeness or 0.0) < SAME_ROW):
        doubt = f"Its bookmark says row {mark}, but its Arabic and its number do not."
        return Identity(row, doubt=doubt, candidates=(mark, *numbers, *others))
    return Identity(row, (mark,), FoundBy.BOOKMARK)


def _by_number(row: ReviewedRow, number: int, known: Known) -> Identity:
    """A number holds where the Arabic is the row's or like it: reviewers renumber rows."""
    if same_source(row.source, known.rows[number]) or not evened(row.source):
        return Identity(row, (number,), FoundBy.NUMBER)
    others = known.with_source(row.source)
    if others:
        return _by_source(row, known)
    likeness = known.likeness(row.source, number)
    if likeness is not None and likeness >= SAME_ROW:
        return Identity(row, (number,), FoundBy.NUMBER)
    doubt = f"Its number says row {number}, but its Arabic is another text, and it has no bookmark."
    return Identity(row, doubt=doubt, candidates=(number,))


def _by_source(row: ReviewedRow, known: Known) -> Identity:
    found = known.with_source(row.source)
    if len(found) == 1:
        return Identity(row, (found[0],), FoundBy.SOURCE)
    return Identity(row, candidates=tuple(found))


def _settle_conflicts(identities: Sequence[Identity], known: Known) -> None:
    """Of rows that claim the same, the best has it: a copied row keeps its number, not its bookmark."""
    claims: dict[int, list[Identity]] = {}
    for identity in identities:
        for row_id in identity.ids:
            claims.setdefault(row_id, []).append(identity)
    for row_id, claimants in claims.items():
        best = max(claimants, key=lambda claimant: _strength(claimant, row_id, known))
        for loser in claimants:
            if loser is not best:
                loser.ids, loser.found_by, loser.copy_of = (), FoundBy.NOTHING, row_id


def _strength(identity: Identity, row_id: int, known: Known) -> tuple[bool, bool, bool, int]:
    """How good a claim is; of equal ones the upper row has it."""
    row = identity.row
    return (
        row_id in row.bookmarks,
        same_source(row.source, known.rows[row_id]),
        row_id in row.numbers,
        -row.position,
    )


def _give_repeated_sources(identities: Sequence[Identity], known: Known) -> None:
    """Rows that share one Arabic are told apart by their order, if none of them is missing or too many."""
    free = set(known.rows) - taken(identities)
    by_source: dict[str, list[Identity]] = {}
    for identity in identities:
        if not identity.ids and len(identity.candidates) > 1 and not identity.doubt and not identity.copy_of:
            by_source.setdefault(evened(identity.row.source), []).append(identity)
    for claimants in by_source.values():
        ids = [row_id for row_id in claimants[0].candidates if row_id in free]
        for claimant, row_id in zip(claimants, ids, strict=False):
            if len(ids) == len(claimants):
                claimant.ids, claimant.found_by = (row_id,), FoundBy.SOURCE
            else:
                claimant.doubt = "Its Arabic stands in several rows, and not all of them are there."
                claimant.candidates = tuple(ids)
