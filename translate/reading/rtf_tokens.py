"""Rich text into tokens: groups, control words, bytes and text; and the code pages that its fonts stand for.

Source: Microsoft, Rich Text Format (RTF) Specification, version 1.9.1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNITS = r"(?P<units>(?:\\u-?[0-9]{1,5} ?(?:\\'[0-9a-fA-F]{2}|\?)){2,})|"
_SINGLE = (
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?|(?P<bytes>(?:\\'[0-9a-fA-F]{2})+)"
    r"|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n\0]+)|[\r\n\0\\]"
)
_TOKEN, _SINGLE_TOKEN = (re.compile(pattern, re.DOTALL) for pattern in (_UNITS + _SINGLE, _SINGLE))
_UNIT = re.compile(r"\\u(-?[0-9]+)")
_BINARY = "bin"
_PAGES_OF_CHARSETS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
_KNOWN_PAGES = {*_PAGES_OF_CHARSETS.values(), "cp437", "cp850", "cp720", "cp864", "cp1252"}


class Token(NamedTuple):
    """One token of rich text."""

    kind: str
    """``word``, ``bytes`` (hexadecimal), ``sign`` (a control symbol), ``brace``, ``text``, or ``units`` (a run of
    characters given by their numbers, each with one character for old readers)."""
    value: str
    """The control word, the sign, the brace or the text itself, of which each character is a byte of the file."""
    number: int | None = None
    """The number of a control word."""


def tokens(text: str, *, single: bool = False) -> Iterator[Token]:
    """Divide a file, a byte a character, into tokens; what stands in it in binary is passed over.

    With ``single`` a run of numbered characters comes one by one.
    """
    at = 0
    pattern = _SINGLE_TOKEN if single else _TOKEN
    while found := pattern.match(text, at):
        at = found.end()
        kind = found.lastgroup
        if kind in ("word", "number"):
            number = int(found["number"]) if found["number"] else None
            if found["word"] == _BINARY:
                at += max(number or 0, 0)
            yield Token("word", found["word"], number)
        elif kind:
            yield Token(kind, found[kind])


def unit_text(run: str) -> str:
    """Read the characters of a token of ``units``."""
    return "".join(chr(int(number) & 0xFFFF) for number in _UNIT.findall(run))


def page_of_charset(charset: int) -> str:
    """Name the encoding that a font's character set stands for; empty where it is the document's own."""
    return _PAGES_OF_CHARSETS.get(charset, "")


def page_of_number(number: int) -> str:
    """Name the encoding of a Windows code page; an unknown one is taken for the western one."""
    page = {10000: "mac_roman", 10004: "mac_arabic", 65001: "utf-8"}.get(number, f"cp{number}")
    return page if page in _KNOWN_PAGES or page in ("mac_arabic", "utf-8") else "cp1252"


def whole_characters(text: str) -> str:
    """Join the halves of characters that rich text writes as two numbers; a lone half becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
