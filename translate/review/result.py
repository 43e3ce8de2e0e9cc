"""What a review came to: a verdict for every row, and all that a person should still look at."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from translate.emphasis import Emphasis
from translate.review import ter
from translate.reviewed import Change, Comment
from translate.units import Finding, TranslationUnit


class Verdict(StrEnum):
    """What became of a row; where several are true, the first of this order is given."""

    IDENTITY_LOST = "identity lost"
    """A row of the draft may be one of the document's, but nothing says so for certain."""
    SPLIT = "split"
    MERGED = "merged"
    DELETED = "deleted"
    ADDED = "added"
    SOURCE_CHANGED = "source changed"
    MOVED = "moved"
    EDITED = "edited"
    UNCHANGED = "unchanged"


class FoundBy(StrEnum):
    """What a row was recognised by."""

    BOOKMARK = "bookmark"
    NUMBER = "number"
    SOURCE = "source"
    TEXT = "text"
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class RowReview:
    """A row after review."""

    ids: tuple[int, ...]
    """The rows of the draft that it was; several where rows were merged, none for an added one."""
    verdict: Verdict
    found_by: FoundBy
    position: int
    """Where it stands in the document that came back, from 1; 0 where it does not."""
    source: str
    """Its Arabic as it came back; that of the draft for a deleted row."""
    draft: str
    """The English that it was written with; empty where unknown."""
    target: str
    """Its English as it came back; of an unchanged row, as it was written."""
    emphases: tuple[Emphasis, ...] = ()
    """What is bold or italic in it."""
    units: tuple[TranslationUnit, ...] = ()
    """The draft's rows whole, where the document carries them."""
    pieces: tuple[tuple[str, str], ...] = ()
    """Of a split row, the Arabic and English of every piece."""
    moved: bool = False
    edits: int | None = None
    """The fewest edits from the draft to the target; ``None`` where the draft is unknown."""
    words: int = 0
    """Of the target."""
    changes: tuple[Change, ...] = ()
    comments: tuple[Comment, ...] = ()

    @property
    def id(self) -> int | None:
        """The row's number in the draft; of merged rows the first's."""
        return self.ids[0] if self.ids else None

    @property
    def hter(self) -> float | None:
        """Edits a word of the target; 0 where it is untouched, ``None`` where the draft is unknown."""
        return None if self.edits is None else ter.rate(self.edits, self.words)

    @property
    def is_approved(self) -> bool:
        """Whether its Arabic and English are a pair that a person has seen as such."""
        return bool(self.source and self.target) and self.verdict not in (
            Verdict.DELETED,
            Verdict.IDENTITY_LOST,
        )


@dataclass(frozen=True, slots=True)
class Uncertain:
    """Something that only a person can decide."""

    id: int | None
    """The row's number in the draft, where it is known."""
    position: int
    """Where it stands in the document that came back, from 1; 0 outside the table."""
    reason: str
    text: str = ""
    """What it is about, quoted."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A finding of the draft, and what the reviewer did about it."""

    id: int
    finding: Finding
    how: str
    """In words; empty where nothing was done."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words that a reviewer put in the place of others in some rows, while others still have the old ones."""

    old: str
    new: str
    changed: tuple[int, ...]
    """The rows where it was made."""
    left: tuple[int, ...]
    """The rows whose English still has the old words."""


@dataclass(frozen=True, slots=True)
class SuggestedTerm:
    """A pair for the glossary that the reviewer's edits speak for."""

    source: str
    target: str
    instead_of: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """All of it."""

    document: str
    """The document's id; empty where neither it nor the draft has one."""
    rows: tuple[RowReview, ...]
    """In the order of the document; deleted rows where they stood."""
    uncertain: tuple[Uncertain, ...]
    hter: float | None
    """Edits a word over all rows that have both a draft and a target; ``None`` where no draft is known."""
    answers: tuple[Answer, ...] = ()
    names: tuple[Replacement, ...] = ()
    terms: tuple[SuggestedTerm, ...] = ()
    open_comments: tuple[tuple[int | None, Comment], ...] = ()
    """Comments of people that are not resolved, with the row they are on."""

    def json(self) -> dict[str, Any]:
        """All of it for another program: text as text, HTER as edits a word."""
        return {
            "document": self.document,
            "rows": [_row_json(row) for row in self.rows],
            "hter": _rounded(self.hter),
            "verdicts": {str(verdict): count for verdict, count in self.by_verdict().items()},
            "most_edited": [row.id for row in self.most_edited()],
            "uncertain": [asdict(each) for each in self.uncertain],
            "findings": [
                {"row": each.id, **asdict(each.finding), "answered": bool(each.how), "how": each.how}
                for each in self.answers
            ],
            "names": [asdict(each) for each in self.names],
            "terms": [asdict(each) for each in self.terms],
            "open_comments": [{"row": row, **asdict(comment)} for row, comment in self.open_comments],
        }

    def by_verdict(self) -> dict[Verdict, int]:
        """How many rows got each verdict, in the order of ``Verdict``."""
        found = [row.verdict for row in self.rows]
        return {verdict: found.count(verdict) for verdict in Verdict if verdict in found}

    def most_edited(self, most: int = 10) -> tuple[RowReview, ...]:
        """The rows with the highest HTER, the most edited first; untouched ones are none of them."""
        edited = [row for row in self.rows if row.edits and row.target]
        return tuple(sorted(edited, key=lambda row: (-(row.hter or 0), row.position))[:most])


def _row_json(row: RowReview) -> dict[str, Any]:
    return {
        "id": row.id,
        "ids": list(row.ids),
        "position": row.position,
        "verdict": str(row.verdict),
        "found_by": str(row.found_by),
        "moved": row.moved,
        "source": row.source,
        "draft": row.draft,
        "target": row.target,
        "pieces": [list(piece) for piece in row.pieces],
        "hter": _rounded(row.hter),
        "changes": [asdict(change) for change in row.changes],
        "comments": [asdict(comment) for comment in row.comments],
    }


def _rounded(hter: float | None) -> float | None:
    return None if hter is None else round(hter, 4)
