"""The data model of a document that came back from a reviewer: what stands in it, and the draft it was made from.

Read by ``bilingual``, judged by ``review``; frozen, with no behaviour beyond its invariants.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from translate.emphasis import Emphasis
from translate.units import LeftOut, TranslationUnit

OURS = "Muqabala"
"""The author of the comments that findings are written as."""
ONLY_SUMMED_UP = frozenset({"quotations"})
"""Checks whose findings are no comments but signs and a line of the summary: nobody is asked to answer them.

Good translators differ there, row after row.
"""


def text_hash(text: str) -> str:
    """Eight hexadecimal digits that change when a text does."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


class View(StrEnum):
    """How tracked changes are read."""

    ACCEPTED = "accepted"
    """As if every change were accepted: insertions in, deletions out."""
    REJECTED = "rejected"
    """As if every change were rejected: the text before them."""


class ChangeKind(StrEnum):
    """What a tracked change did."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_HERE = "moved here"
    MOVED_AWAY = "moved away"
    ROW_INSERTED = "row inserted"
    ROW_DELETED = "row deleted"


class Column(StrEnum):
    """The columns of the article's table."""

    NUMBER = "number"
    TARGET = "target"
    SOURCE = "source"
    OTHER = "other"
    """One that a reviewer added."""


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change of a row's text."""

    kind: ChangeKind
    author: str
    date: str
    """As the file says it, ISO 8601; empty where it does not."""
    text: str
    column: Column


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to a comment."""

    author: str
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of a person or of Muqabala, with what was answered."""

    author: str
    date: str
    text: str
    """Its paragraphs, joined by line breaks."""
    anchor: str
    """The words that it is attached to; empty where it is attached to a place."""
    paragraph: str
    """The whole text of the cell or paragraph that it is attached to."""
    column: Column | None = None
    """``None`` outside the article's table."""
    replies: tuple[Reply, ...] = ()
    resolved: bool = False

    @property
    def is_ours(self) -> bool:
        """Whether Muqabala wrote it."""
        return self.author == OURS


@dataclass(frozen=True, slots=True)
class ReviewedRow:
    """A row of the article's table, as it came back."""

    position: int
    """Where it stands among the rows that were read, from 1."""
    numbers: tuple[int, ...]
    """The row numbers that can be seen in it; several where rows were merged."""
    bookmarks: tuple[int, ...]
    """The row numbers that its bookmarks name."""
    source: str
    target: str
    emphases: tuple[Emphasis, ...] = ()
    """Of the target."""
    changes: tuple[Change, ...] = ()
    comments: tuple[Comment, ...] = ()
    notes: tuple[str, ...] = ()
    """The texts of the footnotes and endnotes that were typed into it."""
    remarks: tuple[str, ...] = ()
    """What could not be read as plain text, in words for a person."""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row as Muqabala wrote it."""

    id: int
    source_hash: str
    target_hash: str
    unit: TranslationUnit | None = None
    """All of it; ``None`` for a document of the first version, which holds only the hashes."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The document as Muqabala wrote it, from its manifest."""

    document: str
    """The document's id, a URN."""
    signature: str
    rows: tuple[DraftRow, ...]
    source_name: str = ""
    """The article's file name."""
    about: tuple[tuple[str, str], ...] = ()
    """What the article's file says of itself: author, date, site."""
    comments: bool = True
    """Whether findings were written as comments."""
    outside: tuple[str, ...] = ()
    """The hashes of the paragraphs that Muqabala wrote outside the article's table."""
    left_out: tuple[LeftOut, ...] = ()
    """The lines of the article's file that are no rows."""


@dataclass(frozen=True, slots=True)
class ReviewedDocument:
    """A document that came back."""

    name: str
    document_id: str
    """Empty where the program that saved it dropped it, as Google Docs does."""
    draft: Draft | None
    """``None`` where the manifest is gone or damaged."""
    problem: str
    """Why there is no draft, in words; empty where there is one."""
    rows: tuple[ReviewedRow, ...]
    gone: tuple[ReviewedRow, ...] = ()
    """The rows that this view leaves out: tracked as deleted (accepted view) or as inserted (rejected view)."""
    outside: tuple[str, ...] = ()
    """Paragraphs outside the article's table that Muqabala did not write."""
    comments: tuple[Comment, ...] = ()
    """The comments that are on no row."""
    remarks: tuple[str, ...] = ()
