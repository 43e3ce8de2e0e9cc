"""Text into lines, without the characters that no document can show."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from translate.reading.passage import Line
from translate.units import LeftOut

if TYPE_CHECKING:
    from translate.reading.decoding import Decoded

_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_LAST_TWO_OF_PLANES = "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_CANNOT_BE_SHOWN = re.compile(
    "[\0-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufdd0-\ufdef\ud800-\udfff" + _LAST_TWO_OF_PLANES + "]"
)
_ESCAPED = re.compile("[\udc80-\udcff]")


def read_lines(decoded: Decoded) -> tuple[list[Line], list[LeftOut]]:
    """Divide a text into lines and clean each of them.

    Control characters, lone surrogates, non-characters and stray byte order marks are removed; a byte that
    could not be decoded becomes U+FFFD. Every line so changed is reported. Direction marks and joiners stay.
    """
    parts = _BREAK.split(decoded.text)
    if not _CANNOT_BE_SHOWN.search(decoded.text):
        left_out: list[LeftOut] = []
    else:
        cleaned = [_clean(part, number, decoded) for number, part in enumerate(parts, 1)]
        parts = [part for part, _ in cleaned]
        left_out = [note for _, notes in cleaned for note in notes]
    lines = [Line(number, part) for number, part in enumerate(parts, 1)]
    return _without_invisible(lines, left_out)


def _clean(text: str, number: int, decoded: Decoded) -> tuple[str, list[LeftOut]]:
    notes = []
    if decoded.escaped and (bad := _ESCAPED.findall(text)):
        text = _ESCAPED.sub("\ufffd", text)
        reason = f"{_count(bad, 'byte')} not {decoded.encoding.upper()}, shown as \ufffd"
        notes.append(LeftOut(" ".join(f"{ord(char) & 0xFF:02X}" for char in bad), number, reason))
    if removed := _CANNOT_BE_SHOWN.findall(text):
        text = _CANNOT_BE_SHOWN.sub("", text)
        notes.append(LeftOut(_code_points(removed), number, _count(removed, "control character")))
    return text, notes


def _without_invisible(lines: list[Line], left_out: list[LeftOut]) -> tuple[list[Line], list[LeftOut]]:
    """Make lines blank that hold nothing but direction marks and the like."""
    for index, line in enumerate(lines):
        marks = "".join(line.text.split())
        if marks and _is_invisible(marks):
            lines[index] = Line(line.number, "")
            left_out.append(LeftOut(_code_points(list(marks)), line.number, "invisible characters only"))
    return lines, left_out


def _is_invisible(text: str) -> bool:
    return all(unicodedata.category(char) == "Cf" for char in text)


def _count(items: list[str], noun: str) -> str:
    return f"{len(items):,} {noun}{'s' if len(items) > 1 else ''}"


def _code_points(chars: list[str]) -> str:
    """How they can be shown: ``U+0000 ×3, U+0007 ×1``."""
    return ", ".join(f"U+{ord(char):04X} ×{count}" for char, count in Counter(chars).items())
