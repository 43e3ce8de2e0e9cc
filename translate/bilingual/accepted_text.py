r"""Text as it reads with tracked changes accepted or rejected, and what else stands in it.

Runs, spelling marks, links, fields, smart tags and content controls are looked through; of formatting, what is bold
or italic is noted, and where links lead.
A text box follows the paragraph that anchors it. Line breaks and paragraph ends are ``\n``; a non-breaking space
stays one, a non-breaking hyphen is U+2011, an optional hyphen U+00AD. Source: ECMA-376, part 1, 17.13 and 17.16.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from translate.bilingual.accepted_format import address_of, encoded, is_formatted, leads_out, weighted
from translate.bilingual.accepted_story import Anchor, Story, Tracked, W
from translate.emphasis import PLAIN
from translate.reviewed import ChangeKind, View

if TYPE_CHECKING:
    from lxml.etree import _Element

TABLE, ROW, CELL = f"{W}tbl", f"{W}tr", f"{W}tc"

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CHANGES = {
    f"{W}ins": ChangeKind.INSERTED,
    f"{W}del": ChangeKind.DELETED,
    f"{W}moveTo": ChangeKind.MOVED_HERE,
    f"{W}moveFrom": ChangeKind.MOVED_AWAY,
}
_LEFT_OUT = {
    View.ACCEPTED: frozenset({ChangeKind.DELETED, ChangeKind.MOVED_AWAY}),
    View.REJECTED: frozenset({ChangeKind.INSERTED, ChangeKind.MOVED_HERE}),
}
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    f"{W}softHyphen": "\N{SOFT HYPHEN}",
}
_NOT_TEXT = frozenset(
    f"{W}{name}"
    for name in (
        "pPr", "rPr", "tcPr", "trPr", "tblPr", "tblPrEx", "tblGrid", "sectPr", "sdtPr", "sdtEndPr",
        "smartTagPr", "customXmlPr", "instrText", "delInstrText", "rt", "rubyPr", "fldData",
    )
)  # fmt: skip
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_REMARKS = {
    f"{W}drawing": "There is a picture or drawing.",
    f"{W}pict": "There is a picture or drawing.",
    f"{W}object": "There is an embedded object.",
    f"{W}altChunk": "There is an embedded file, whose text was not read.",
    f"{W}subDoc": "There is a link to another document, whose text was not read.",
}
_ROW_BOOKMARK = re.compile(r"seg_(\d{4,9})", re.ASCII)
_HEXADECIMAL = re.compile("[0-9A-Fa-f]{1,6}")
_PRIVATE = range(0xE000, 0xF900)

_Handler = Callable[..., None]


class TextReader:
    """Reads stories in document order; comments' ranges may begin in one and end in another."""

    def __init__(
        self,
        view: View,
        notes: Mapping[tuple[str, str], str] | None = None,
        links: Mapping[str, str] | None = None,
    ) -> None:
        """Take the texts of ``notes`` by kind and id, and where ``links`` lead by the ids of their relations."""
        self.anchors: dict[str, Anchor] = {}
        self.place: object = None
        self.on_table: Callable[[_Element], bool] = lambda _: False
        """Asked of every table: whether somebody else reads it."""
        self.story = Story()
        self._notes, self._links = notes or {}, links or {}
        self._left_out = _LEFT_OUT[view]
        self._open_anchors: dict[str, Anchor] = {}
        self._open_changes: list[Tracked] = []
        self._emphasis = PLAIN
        self._marks: dict[str, _Handler] = {
            f"{W}bookmarkStart": self._bookmark,
            f"{W}commentRangeStart": self._range_start,
            f"{W}commentRangeEnd": self._range_end,
        }
        self._handlers = self._marks | self._text_handlers()

    def _text_handlers(self) -> dict[str, _Handler]:
        """What reads each kind of element; those not named here are looked through."""
        return {
            **dict.fromkeys(_CHARACTERS, self._character),
            **dict.fromkeys(_CHANGES, self._change),
            **dict.fromkeys(_NOTES, self._note),
            **dict.fromkeys(_REMARKS, self._picture),
            **dict.fromkeys((f"{W}t", f"{W}delText", _MATH_TEXT), self._text),
            f"{W}p": self._paragraph,
            f"{W}r": self._run,
            f"{W}hyperlink": self._link,
            f"{W}fldSimple": self._link,
            f"{W}sym": self._symbol,
            f"{W}fldChar": self._field,
            f"{W}commentReference": self._reference,
            f"{W}txbxContent": self._box,
            f"{W}sdt": self._control,
            TABLE: self._table,
            _ALTERNATIVES: self._alternative,
        }

    def read(self, parent: Iterable[_Element], story: Story, place: object = None) -> Story:
        """Read into a new story, then go on with the one before."""
        before = self.story, self.place
        self.story, self.place = story, place
        self._walk(parent, shown=True)
        self._end_unfinished()
        self.story, self.place = before
        return story

    def read_mark(self, element: _Element) -> None:
        """Read a bookmark or a comment's mark that stands between rows or cells."""
        handler = self._marks.get(str(element.tag))
        if handler is not None:
            handler(element, shown=True)

    def _walk(self, parent: Iterable[_Element], *, shown: bool) -> None:
        for child in parent:
            handler = self._handlers.get(str(child.tag))
            if handler is not None:
                handler(child, shown=shown)
            elif child.tag not in _NOT_TEXT:
                self._walk(child, shown=shown)

    def _emit(self, text: str, *, shown: bool) -> None:
        if not all(self.story.fields):
            return
        for change in self._open_changes:
            change.pieces.append(text)
        if shown:
            self.story.add(text, self._emphasis)
            self.story.continued = bool(self._open_changes)
            for anchor in self._open_anchors.values():
                anchor.pieces.append(text)

    def _paragraph(self, paragraph: _Element, *, shown: bool) -> None:
        self._walk(paragraph, shown=shown)
        gone = False
        for mark in paragraph.iterfind(f"{W}pPr/{W}rPr/*"):
            kind = _CHANGES.get(str(mark.tag))
            if kind is not None:
                gone |= kind in self._left_out
                self._add_change(Tracked.of(mark, kind)).pieces.append("\n")
        if shown and not gone:
            self._end_line()

    def _end_unfinished(self) -> None:
        """End a paragraph whose mark is gone where no next one follows to be joined to."""
        if self.story.pieces or self.story.boxes:
            self._end_line()

    def _end_line(self) -> None:
        story = self.story
        story.lines.append("".join(story.pieces))
        story.pieces.clear()
        for anchor in self._open_anchors.values():
            anchor.pieces.append("\n")
        boxes, story.boxes = story.boxes, []
        for box in boxes:
            story.remarks["There is a text box; its text follows the paragraph that it is attached to."] = (
                None
            )
            self._walk(box, shown=True)
            self._end_unfinished()

    def _run(self, run: _Element, *, shown: bool) -> None:
        properties = run.find(f"{W}rPr")
        if is_formatted(properties, "vanish"):
            if shown:
                self.story.hidden += _texts(run)
            return
        if shown and (is_formatted(properties, "strike") or is_formatted(properties, "dstrike")):
            self.story.struck += _texts(run)
        before = self._emphasis
        self._emphasis = weighted(before, properties)
        self._walk(run, shown=shown)
        self._emphasis = before

    def _link(self, element: _Element, *, shown: bool) -> None:
        """A link's text, with where it leads if that is the web or an address; a place of the document is none."""
        before, address = self._emphasis, address_of(element, self._links)
        if leads_out(address):
            self._emphasis = replace(before, link=encoded(address))
        elif address and shown:
            self.story.remarks[
                f"A link that leads neither to the web nor to a mail address was left out: {address}"
            ] = None
        self._walk(element, shown=shown)
        self._emphasis = before

    def _text(self, element: _Element, *, shown: bool) -> None:
        text = (element.text or "").replace("\n", " ").replace("\r", " ")
        if element.get(_SPACE) != "preserve":
            text = text.strip(" \t")
        if text:
            self._emit(text, shown=shown)

    def _character(self, element: _Element, *, shown: bool) -> None:
        self._emit(_CHARACTERS[str(element.tag)], shown=shown)

    def _symbol(self, element: _Element, *, shown: bool) -> None:
        """A sign by its number in a font; what only that font knows is U+FFFD."""
        code = element.get(f"{W}char", "")
        number = int(code, 16) if _HEXADECIMAL.fullmatch(code) else 0
        known = number not in _PRIVATE and number <= sys.maxunicode and chr(number).isprintable()
        if not known:
            font = element.get(f"{W}font", "a symbol font")
            self.story.remarks[
                f"There is a sign of the font {font} that has no character; it is read as �."
            ] = None
        self._emit(chr(number) if known else "\N{REPLACEMENT CHARACTER}", shown=shown)

    def _field(self, element: _Element, *, shown: bool) -> None:  # noqa: ARG002 (every handler is given it)
        kind, fields = element.get(f"{W}fldCharType"), self.story.fields
        if kind == "begin":
            fields.append(False)
        elif fields and kind == "separate":
            fields[-1] = True
        elif fields and kind == "end":
            fields.pop()

    def _change(self, element: _Element, *, shown: bool) -> None:
        kind = _CHANGES[str(element.tag)]
        change = self._add_change(Tracked.of(element, kind))
        self._open_changes.append(change)
        self._walk(element, shown=shown and kind not in self._left_out)
        self._open_changes.pop()

    def _add_change(self, change: Tracked) -> Tracked:
        """Note a change, or go on with the last one if it is only a further piece of it."""
        story = self.story
        if story.continued and story.changes and story.changes[-1].continues(change):
            return story.changes[-1]
        story.changes.append(change)
        story.continued = True
        return change

    def _bookmark(self, element: _Element, *, shown: bool) -> None:  # noqa: ARG002
        named = _ROW_BOOKMARK.fullmatch(element.get(f"{W}name", ""))
        if named:
            self.story.bookmarks.append(int(named[1]))

    def _range_start(self, element: _Element, *, shown: bool) -> None:  # noqa: ARG002
        identifier = element.get(f"{W}id", "")
        anchor = self._anchor()
        self.anchors[identifier] = self._open_anchors[identifier] = anchor

    def _anchor(self) -> Anchor:
        return Anchor(self.place, self.story, (len(self.story.lines), len(self.story.pieces)))

    def _range_end(self, element: _Element, *, shown: bool) -> None:  # noqa: ARG002
        self._open_anchors.pop(element.get(f"{W}id", ""), None)

    def _reference(self, element: _Element, *, shown: bool) -> None:  # noqa: ARG002
        self.anchors.setdefault(element.get(f"{W}id", ""), self._anchor())

    def _note(self, element: _Element, *, shown: bool) -> None:
        text = self._notes.get((_NOTES[str(element.tag)], element.get(f"{W}id", "")), "")
        if text and shown:
            self.story.notes.append(text)

    def _alternative(self, element: _Element, *, shown: bool) -> None:
        """Read the first content that holds text; the same text stands in the others again."""
        texts = (f"{W}t", f"{W}delText", _MATH_TEXT)
        self._walk(
            next((one for one in element if next(one.iter(*texts), None) is not None), ()), shown=shown
        )

    def _box(self, element: _Element, *, shown: bool) -> None:
        if shown:
            self.story.boxes.append(element)

    def _control(self, element: _Element, *, shown: bool) -> None:
        """A content control's content, unless it is only the prompt to type something."""
        if element.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
            self._walk(element, shown=shown)

    def _table(self, element: _Element, *, shown: bool) -> None:
        if self.on_table(element):
            return
        if self.place is not None:
            self.story.remarks["There is a table inside the cell; its cells are read as lines."] = None
        self._walk(element, shown=shown)

    def _picture(self, element: _Element, *, shown: bool) -> None:
        if next(element.iter(f"{W}txbxContent"), None) is None and shown:
            self.story.remarks[_REMARKS[str(element.tag)]] = None
        self._walk(element, shown=shown)


def _texts(run: _Element) -> list[str]:
    return ["".join(text.itertext()) for text in run.iter(f"{W}t")]
