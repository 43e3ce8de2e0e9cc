"""What is gathered of a cell, or of what stands outside the article's table, while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from translate.bilingual.ooxml import NAMESPACE
from translate.emphasis import PLAIN, Emphasis, letters
from translate.reviewed import ChangeKind

if TYPE_CHECKING:
    from lxml.etree import _Element

W = f"{{{NAMESPACE}}}"


@dataclass(slots=True)
class Tracked:
    """A tracked change while it is read."""

    kind: ChangeKind
    author: str
    date: str
    pieces: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, element: _Element, kind: ChangeKind) -> Tracked:
        """The change that an element with author and date stands for."""
        return cls(kind, element.get(f"{W}author", ""), element.get(f"{W}date", ""))

    def continues(self, other: Tracked) -> bool:
        """Whether both are one change, which a program wrote in pieces."""
        return (self.kind, self.author) == (other.kind, other.author)


@dataclass(slots=True)
class Anchor:
    """What a comment is attached to, while it is read."""

    place: object
    story: Story
    start: tuple[int, int]
    """The line and the piece of the story that it begins at."""
    pieces: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Story:
    """A cell, or what stands outside the article's table, while it is read."""

    lines: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    changes: list[Tracked] = field(default_factory=list)
    bookmarks: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    remarks: dict[str, None] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)
    """For every field that is open, whether its result has begun."""
    continued: bool = False
    """Whether nothing stands between the last change and this place."""
    letters: int = 0
    """Characters so far that are no spaces."""
    emphases: list[Emphasis] = field(default_factory=list)

    def add(self, text: str, emphasis: Emphasis) -> None:
        """Go on with a piece of text, of an ``emphasis`` wherever it stands; alike with nothing between it is one."""
        self.pieces.append(text)
        start, self.letters = self.letters, self.letters + letters(text)
        if emphasis == PLAIN or start == self.letters:
            return
        if self.emphases and self.emphases[-1] == replace(emphasis, start=self.emphases[-1].start, end=start):
            start = self.emphases.pop().start
        self.emphases.append(replace(emphasis, start=start, end=self.letters))

    def text(self) -> str:
        """All its lines; empty paragraphs at either end are layout."""
        lines = self.lines
        first = next((number for number, line in enumerate(lines) if line), len(lines))
        last = next((number for number in range(len(lines), first, -1) if lines[number - 1]), first)
        return "\n".join(lines[first:last])

    def all_remarks(self) -> tuple[str, ...]:
        """What a person should know of, beside its text."""
        hidden, struck = ("".join(texts).strip() for texts in (self.hidden, self.struck))
        return (
            *self.remarks,
            *((f"Text that is struck through by its formatting still counts: {struck}",) if struck else ()),
            *((f"Text that is formatted as hidden was left out: {hidden}",) if hidden else ()),
        )
