"""Rich text into paragraphs, as they read with every tracked change accepted.

What a group is for says its first control word; one that begins with a star and is not known here is passed
over, as the format wants it. Deleted text and field codes are out, and so are the signs of lists: that a
paragraph is a list's says its kind. A text box follows the paragraph that anchors it; table cells come in
reading order.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from translate.reading.document import LINE_BREAK, PAGE_BREAK, to_paragraphs
from translate.reading.rtf_state import State, Story
from translate.reading.rtf_tokens import page_of_charset, page_of_number, tokens, unit_text, whole_characters
from translate.reading.style_names import is_contents_style, kind_of_style, says_looks
from translate.units import BlockKind

if TYPE_CHECKING:
    from translate.reading.rtf_tokens import Token

_STORIES = {
    "footnote": "note",
    "annotation": "comment",
    "shptxt": "box",
    "dptxbxtext": "box",
    **{f"header{pages}": "header" for pages in ("", "l", "r", "f")},
    **{f"footer{pages}": "footer" for pages in ("", "l", "r", "f")},
    **{name: name for name in ("fonttbl", "stylesheet", "info", "title", "author")},
}
_LIST_SIGNS = {"listtext", "pntext"}
_NOT_READ = {
    *_LIST_SIGNS,
    *("colortbl", "pict", "objdata", "fldinst", "sp", "shprslt", "nonshppict", "nonesttables", "mmathPict"),
    *(
        "tc",
        "tcn",
        "xe",
        "rxe",
        "filetbl",
        "atnid",
        "atnauthor",
        "atrfstart",
        "atrfend",
        "bkmkstart",
        "bkmkend",
    ),
    *("keywords", "subject", "doccomm", "operator", "company", "category", "manager", "hlinkbase"),
}
_LOOKED_THROUGH = {"shpinst", "do", "ud", "moMath", "moMathPara", *_STORIES}
"""Groups that may begin with a star and are read all the same."""
_CHARACTERS = {
    **dict.fromkeys(("tab", "emspace", "enspace", "qmspace"), " "),
    "line": LINE_BREAK,
    "lbr": LINE_BREAK,
    "page": PAGE_BREAK,
    "column": PAGE_BREAK,
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
}
_SIGNS = {"~": "\u00a0", "_": "-", "{": "{", "}": "}", "\\": "\\"}
_ENDS = {"par", "cell", "nestcell", "sect", "\n", "\r"}
_SYMBOLS = "symbols"
"""Stands for the encoding of fonts such as Wingdings, whose characters are no letters."""
_CHARSET_OF_SYMBOLS = 2
_ASCII = 0x80


class RtfReader:
    """Reads a file to its end; then ``stories`` has its texts, the body first."""

    def __init__(self, data: bytes) -> None:
        self.stories = [Story("body")]
        self.about: dict[str, str] = {}
        self._body = self.stories[0]
        self._page = "cp1252"
        self._page_of_font: dict[int, str] = {}
        self._names: dict[int, str] = {}
        self._around: list[State] = []
        self._state = State(self._body)
        self._bytes = bytearray()
        self._to_skip = 0
        self._is_first = self._is_starred = False
        for token in tokens(data.decode("latin-1")):
            self._read(token)
        self._flush()
        while self._around:
            self._close_group()
        self._end_story(self._state)

    def _read(self, token: Token) -> None:
        if token.kind == "brace":
            self._flush()
            self._to_skip = 0
            (self._open_group if token.value == "{" else self._close_group)()
        elif token.kind in ("text", "bytes"):
            self._gather(token)
        elif token.kind == "units":
            self._units(token.value)
        elif self._to_skip:
            self._to_skip -= 1
        else:
            self._flush()
            self._control(token)

    def _gather(self, token: Token) -> None:
        """Gather bytes, but for those that only old readers need."""
        is_text = token.kind == "text"
        data = token.value.encode("latin-1") if is_text else bytes.fromhex(token.value.replace("\\'", ""))
        self._bytes += data[self._to_skip :]
        self._to_skip = max(self._to_skip - len(data), 0)
        self._is_first = False

    def _units(self, run: str) -> None:
        if self._to_skip or self._state.fallbacks != 1:
            for token in tokens(run, single=True):
                self._read(token)
        else:
            self._flush()
            self._add(unit_text(run))
            self._is_first = False

    def _open_group(self) -> None:
        self._around.append(self._state)
        self._is_first, self._is_starred = True, False

    def _close_group(self) -> None:
        self._is_first = False
        if not self._around:
            return
        inside, self._state = self._state, self._around.pop()
        story = inside.story
        if story is None or story is self._state.held:
            return
        if story is not self._state.story:
            self._end_story(inside)
        elif story.place == "stylesheet":
            self._names[inside.style] = _taken(story).strip(" ;")

    def _control(self, token: Token) -> None:
        is_first, self._is_first = self._is_first, False
        if token.value == "*" and token.kind == "sign":
            self._is_first = self._is_starred = is_first
        elif token.value in _ENDS:
            self._end_paragraph(self._state)
        elif token.kind == "sign":
            self._add(_SIGNS.get(token.value, ""))
        elif not (is_first and self._begin(token.value)):
            self._word(token.value, token.number)

    def _begin(self, word: str) -> bool:
        """See what the group is for that begins with ``word``; whether that is all that the word says."""
        state = self._state
        if word == "ud" and state.held:
            self._state = replace(state, story=state.held)
        elif state.story is None:
            return False
        elif word == "upr":
            self._state = replace(state, story=None, held=state.story)
        elif word in _STORIES:
            self._begin_story(_STORIES[word])
        elif word in _NOT_READ or (self._is_starred and word not in _LOOKED_THROUGH):
            self._state = replace(state, story=None)
            if word in _LIST_SIGNS:
                self._around[-1] = replace(self._around[-1], in_list=True)
        else:
            return False
        return True

    def _begin_story(self, place: str) -> None:
        story = Story(place, len(self._body.paragraphs) + 1)
        self.stories.append(story)
        self._state = State(story, fallbacks=self._state.fallbacks, font=self._state.font)

    def _word(self, word: str, number: int | None) -> None:
        if word == "u" and number is not None:
            self._add(chr(number & 0xFFFF))
            self._to_skip = self._state.fallbacks
        elif word in _CHARACTERS:
            self._add(_CHARACTERS[word])
        elif word == "ftnalt" and self._state.story:
            self._state.story.is_endnote = True
        elif number is not None and word in ("fcharset", "cpg", "ansicpg"):
            self._set_page(word, number)
        else:
            self._state = self._state.after(word, number)

    def _set_page(self, word: str, number: int) -> None:
        if word == "ansicpg":
            self._page = page_of_number(number)
        elif word == "cpg":
            self._page_of_font[self._state.font] = page_of_number(number)
        else:
            page = _SYMBOLS if number == _CHARSET_OF_SYMBOLS else page_of_charset(number)
            self._page_of_font.setdefault(self._state.font, page)

    def _flush(self) -> None:
        """Decode the bytes gathered so far."""
        if self._bytes:
            self._add(_decoded(bytes(self._bytes), self._page_here()))
            self._bytes.clear()

    def _page_here(self) -> str:
        state = self._state
        fonts = (state.font, state.associated_font) if state.is_rtl else (state.font,)
        return next((page for font in fonts if (page := self._page_of_font.get(font))), self._page)

    def _add(self, text: str) -> None:
        state = self._state
        if not text or state.story is None or state.deleted:
            return
        state.story.pieces.append((text, state.looks()))

    def _end_paragraph(self, state: State) -> None:
        """End the paragraph, unless its mark is deleted: then it is one with the next."""
        story = state.story
        if story is None or state.deleted:
            return
        name = self._names.get(state.style, "")
        pieces = [
            (whole_characters("".join(text for text, _ in group)), looks)
            for looks, group in groupby(story.pieces, itemgetter(1))
        ]
        paragraphs = to_paragraphs(pieces, _kind(state, name), contents=is_contents_style(name))
        if says_looks(kind_of_style(name)):
            paragraphs = [replace(paragraph, bold=False, italic=False) for paragraph in paragraphs]
        story.paragraphs += [*paragraphs, *story.boxes]
        story.pieces, story.boxes = [], []

    def _end_story(self, state: State) -> None:
        """End the story that a group or the file holds, with its last paragraph if that has no mark."""
        story = state.story
        if story is None:
            return
        if story.place in ("title", "author"):
            self.about[story.place] = _taken(story).strip()
        if story.pieces or story.boxes:
            self._end_paragraph(replace(state, deleted=False))
        if story.place == "box" and self._state.story:
            self._state.story.boxes += story.paragraphs


def _taken(story: Story) -> str:
    """Take what a story's paragraph holds out of it."""
    text = whole_characters("".join(text for text, _ in story.pieces))
    story.pieces = []
    return text


def _kind(state: State, name: str) -> BlockKind | None:
    if kind := kind_of_style(name):
        return kind
    if state.is_heading:
        return BlockKind.HEADING
    if state.in_list:
        return BlockKind.LIST_ITEM
    return BlockKind.PARAGRAPH if state.in_table else None


def _decoded(data: bytes, page: str) -> str:
    if page == _SYMBOLS:
        return "".join(chr(byte if byte < _ASCII else 0xF000 + byte) for byte in data)
    return data.decode(page, "replace")
