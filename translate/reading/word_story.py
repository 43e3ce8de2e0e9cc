"""A Word story (a body, a note, a header) into paragraphs, as they read with every tracked change accepted.

What is deleted or moved away is out, field codes too; a deleted paragraph mark joins its paragraph to the next.
Containers of any kind (content controls, links, smart tags) are looked through. Of alternative contents the
first that holds text counts. A text box follows the paragraph that anchors it; table cells come in reading order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.reading.document import LINE_BREAK, PAGE_BREAK, Looks, to_paragraphs
from translate.reading.word_styles import W
from translate.units import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from translate.reading.document import Paragraph
    from translate.reading.word_styles import Style, StyleSheet

_PARAGRAPH, _RUN, _TABLE, _CELL = f"{W}p", f"{W}r", f"{W}tbl", f"{W}tc"
_TEXT_BOX = f"{W}txbxContent"
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_TEXTS = (f"{W}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CHARACTERS = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": LINE_BREAK,
    f"{W}cr": LINE_BREAK,
    f"{W}noBreakHyphen": "-",
}
_SYMBOL = f"{W}sym"
_REFERENCES = {f"{W}{note}Reference": f"{note}s" for note in ("footnote", "endnote", "comment")}
_NOT_SHOWN = {f"{W}{name}" for name in ("pPr", "rPr", "del", "moveFrom")}
_DELETED = (f"{W}trPr/{W}del", f"{W}tcPr/{W}cellDel")
_PROPERTIES = f"{W}pPr"
_FRAME, _DROP_CAP = f"{W}framePr", f"{W}dropCap"
_MARK_GONE = (f"{W}rPr/{W}del", f"{W}rPr/{W}moveFrom")


@dataclass(frozen=True, slots=True)
class Reference:
    """A mark in a story that stands for a note or comment elsewhere."""

    part: str
    """``footnotes``, ``endnotes`` or ``comments``."""
    id: str
    line: int
    """The number of the paragraph that it stands in, from 1."""


class StoryReader:
    """Gathers the paragraphs and references of one story or several, in reading order."""

    def __init__(self, styles: StyleSheet) -> None:
        self.paragraphs: list[Paragraph] = []
        self.references: list[Reference] = []
        self._styles = styles
        self._pieces: list[tuple[str, Looks]] = []
        self._boxes: list[_Element] = []

    def read(self, story: _Element, kind: BlockKind | None = None) -> None:
        """Read a story to its end; ``kind`` is what a paragraph is where no style says it."""
        self._read_blocks(story, kind)
        self._end_unfinished(kind)

    def _read_blocks(self, parent: Iterable[_Element], kind: BlockKind | None) -> None:
        for child in parent:
            if child.tag == _PARAGRAPH:
                self._read_paragraph(child, kind)
            elif child.tag == _TABLE:
                self._end_unfinished(kind)
                self._read_blocks(child, kind if _is_frame(child) else BlockKind.PARAGRAPH)
            elif child.tag == _ALTERNATIVES:
                self._read_blocks(_alternative(child), kind)
            elif child.tag in _NOT_SHOWN or _has(child, _DELETED):
                continue
            elif child.tag == _CELL:
                self.read(child, kind)
            else:
                self._read_blocks(child, kind)

    def _read_paragraph(self, paragraph: _Element, kind: BlockKind | None) -> None:
        properties = next(paragraph.iterchildren(_PROPERTIES), None)
        style = self._styles.of_paragraph(properties)
        self._read_inline(paragraph, style, Looks())
        if properties is None or not _joins_next(properties):
            self._end_paragraph(style.kind or kind, kind, contents=style.contents)

    def _read_inline(self, parent: Iterable[_Element], style: Style, looks: Looks) -> None:
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self._read_inline(child, style, self._styles.of_run(child, style))
            elif tag == _TEXT_BOX:
                self._boxes.append(child)
            elif tag == _ALTERNATIVES:
                self._read_inline(_alternative(child), style, looks)
            elif tag in _REFERENCES:
                self._refer(child)
            elif text := _characters(child):
                self._pieces.append((text, looks))
            elif tag not in _NOT_SHOWN:
                self._read_inline(child, style, looks)

    def _refer(self, mark: _Element) -> None:
        number = len(self.paragraphs) + 1
        self.references.append(Reference(_REFERENCES[str(mark.tag)], mark.get(f"{W}id", ""), number))

    def _end_unfinished(self, kind: BlockKind | None) -> None:
        """End a paragraph whose mark is deleted where there is no next one to join."""
        if self._pieces or self._boxes:
            self._end_paragraph(kind, kind)

    def _end_paragraph(
        self, kind: BlockKind | None, kind_of_boxes: BlockKind | None, *, contents: bool = False
    ) -> None:
        self.paragraphs += to_paragraphs(self._pieces, kind, contents=contents)
        boxes, self._pieces, self._boxes = self._boxes, [], []
        for box in boxes:
            self.read(box, kind_of_boxes)


def _is_frame(table: _Element) -> bool:
    """Whether a table of one cell is only there for its looks: what it holds is no table then."""
    return len(table.findall(f"{W}tr/{W}tc")) == 1


def _joins_next(properties: _Element) -> bool:
    """Whether a paragraph is one with the next: its mark is deleted, or it is the next one's large initial."""
    frame = properties.find(_FRAME)
    initial = frame is not None and frame.get(_DROP_CAP, "none") != "none"
    return initial or _has(properties, _MARK_GONE)


def _has(element: _Element, paths: tuple[str, ...]) -> bool:
    return any(element.find(path) is not None for path in paths)


def _alternative(alternatives: _Element) -> Iterable[_Element]:
    """Choose the first content that holds text; the same text stands in the others again."""
    return next((one for one in alternatives if next(one.iter(*_TEXTS), None) is not None), ())


def _characters(element: _Element) -> str:
    """Text that an element of a run stands for; a symbol font's signs stand for none."""
    if element.tag in _TEXTS:
        text = "".join(element.itertext())
        return text if element.get(_SPACE) == "preserve" else text.strip(" \t\r\n")
    if element.tag == _SYMBOL:
        return _symbol(element.get(f"{W}char", ""))
    if element.get(f"{W}type") in ("page", "column"):
        return PAGE_BREAK
    return _CHARACTERS.get(str(element.tag), "")


def _symbol(code: str) -> str:
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "" if "\ud800" <= character <= "\uf8ff" else character
