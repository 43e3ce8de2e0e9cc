"""The text of an OpenDocument into paragraphs, as it reads with every tracked change accepted.

What is deleted stands apart in such a file and is not read. A text box follows the paragraph that anchors it;
table cells come in reading order; notes and comments are gathered for whoever reads the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from translate.reading.document import LINE_BREAK, PLAIN, Looks, Paragraph, to_paragraphs
from translate.reading.odt_styles import OFFICE, TEXT
from translate.units import BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

    from translate.reading.odt_styles import StyleSheet

DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_PARAGRAPH, _HEADING = f"{TEXT}p", f"{TEXT}h"
_NOTE, _COMMENT = f"{TEXT}note", f"{OFFICE}annotation"
_NOT_READ = {
    f"{TEXT}tracked-changes",
    f"{OFFICE}forms",
    f"{OFFICE}event-listeners",
    f"{TEXT}script",
    *(f"{{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}}{name}" for name in ("title", "desc")),
}
_SPACES = {f"{TEXT}s": " ", f"{TEXT}tab": " ", f"{TEXT}line-break": LINE_BREAK}
_LISTS = {f"{TEXT}list", f"{TEXT}numbered-paragraph"}
_CONTENTS = {
    f"{TEXT}{name}"
    for name in (
        *("table-of-content", "illustration-index", "table-index", "object-index", "user-index"),
        *("alphabetical-index", "bibliography"),
    )
}
_TEMPLATES = {f"{index}-source" for index in _CONTENTS}
_WHITESPACE = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class _Place:
    """What the elements around a paragraph say of it."""

    kind: BlockKind | None = None
    looks: Looks = PLAIN
    contents: bool = False


class StoryReader:
    """Gathers paragraphs, notes and comments in reading order."""

    def __init__(self, styles: StyleSheet) -> None:
        self.paragraphs: list[Paragraph] = []
        self.notes: list[_Element] = []
        self.comments: list[tuple[_Element, int]] = []
        """Each with the number of the paragraph that it stands in, from 1."""
        self._styles = styles
        self._pieces: list[tuple[str, Looks]] = []
        self._boxes: list[_Element] = []

    def read(self, story: _Element, kind: BlockKind | None = None) -> None:
        """Read what an element holds; ``kind`` is what a paragraph is where no style says it."""
        self._read_blocks(story, _Place(kind))

    def _read_blocks(self, parent: _Element, place: _Place) -> None:
        for child in parent:
            if child.tag in (_PARAGRAPH, _HEADING):
                self._read_paragraph(child, place)
            elif child.tag == _COMMENT:
                self.comments.append((child, len(self.paragraphs) + 1))
            elif child.tag not in _NOT_READ and child.tag not in _TEMPLATES:
                self._read_blocks(child, self._inside(child, place))

    def _inside(self, element: _Element, place: _Place) -> _Place:
        name = str(element.tag).rpartition("}")[2]
        if element.tag in _LISTS:
            return replace(place, kind=BlockKind.LIST_ITEM)
        if element.tag in _CONTENTS:
            return replace(place, contents=True)
        if name == "table" and not _is_frame(element):
            return replace(place, kind=BlockKind.PARAGRAPH)
        if name == "covered-table-cell" or self._styles.is_hidden(element):
            return replace(place, looks=Looks(hidden=True))
        return place

    def _read_paragraph(self, paragraph: _Element, place: _Place) -> None:
        style = self._styles.of_paragraph(paragraph)
        kind = style.kind or place.kind
        if paragraph.tag == _HEADING and kind is not BlockKind.HEADLINE:
            kind = BlockKind.HEADING
        self._read_inline(paragraph, style.over(place.looks))
        contents = place.contents or style.contents
        self.paragraphs += to_paragraphs(self._pieces, kind, contents=contents)
        boxes, self._pieces, self._boxes = self._boxes, [], []
        for box in boxes:
            self._read_blocks(box, place)

    def _read_inline(self, parent: _Element, looks: Looks) -> None:
        self._add(parent.text, looks)
        for child in parent:
            self._read_child(child, looks)
            self._add(child.tail, looks)

    def _read_child(self, child: _Element, looks: Looks) -> None:
        if child.tag in _SPACES:
            self._pieces.append((_SPACES[str(child.tag)], looks))
        elif child.tag == _NOTE:
            self.notes.append(child)
        elif child.tag == _COMMENT:
            self.comments.append((child, len(self.paragraphs) + 1))
        elif str(child.tag).startswith(DRAW):
            self._boxes.append(child)
        elif child.tag not in _NOT_READ:
            self._read_inline(child, self._styles.of_text(child, looks))

    def _add(self, text: str | None, looks: Looks) -> None:
        if text:
            self._pieces.append((_WHITESPACE.sub(" ", text), looks))


def _is_frame(table: _Element) -> bool:
    """Whether a table of one cell is only there for its looks: what it holds is no table then."""
    cells = (cell for cell in table.iter("{*}table-cell", "{*}table") if cell is not table)
    next(cells, None)
    return next(cells, None) is None
