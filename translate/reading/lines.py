"""Text into lines, without the characters that no document can show."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from translate.reading.passage import Line
from translate.units import LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from translate.reading.decoding import Decoded, Encoding

LONGEST_LINE = 100_000
"""Characters; what has more on one line is no paragraph, and would not fit into memory either."""
_SENTENCE_END = re.compile(r"[.!?؟…۔][»”\")\]]*\s+")
_RARE_BREAKS = "\r\v\f\x85\u2028\u2029"
_BREAK = re.compile(f"[\n{_RARE_BREAKS}]")
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
    left_out: list[LeftOut] = []
    parts = enumerate(_divided(decoded.text), 1)
    bad = decoded.encoding.upper() if decoded.escaped else ""
    return list(_cleaned(parts, bad, left_out)), left_out


def stream_lines(chunks: Iterable[str], encoding: Encoding, left_out: list[LeftOut]) -> Iterator[Line]:
    """As ``read_lines``, of a text in pieces; what is left out of a line is noted when it is yielded.

    A line of more than ``LONGEST_LINE`` characters comes as several of the same number.
    """
    bad = encoding.name.upper() if encoding.escaped else ""
    return _cleaned(_numbered(chunks), bad, left_out)


def _divided(text: str) -> list[str]:
    text = text.replace("\r\n", "\n")
    # To look for each of the rare ones takes a third of the time that the expression does.
    has_others = any(mark in text for mark in _RARE_BREAKS)
    return _BREAK.split(text) if has_others else text.split("\n")


def _numbered(chunks: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Lines and pieces of long ones, and with each the line's number."""
    rest = ""
    number = 1
    for chunk in chunks:
        text = rest + chunk
        half = "\r" if text.endswith("\r") else ""  # the line feed that belongs to it may come next
        *lines, rest = _divided(text.removesuffix(half))
        for line in lines:
            if len(line) <= LONGEST_LINE:
                yield number, line
            else:
                yield from ((number, piece) for piece in _pieces(line))
            number += 1
        *pieces, rest = _pieces(rest)
        yield from ((number, piece) for piece in pieces)
        rest += half
    yield from enumerate(_divided(rest), number)


def _pieces(line: str) -> list[str]:
    """A line; one that is too long for any paragraph in pieces, behind a sentence or at least a word."""
    pieces = []
    while len(line) > LONGEST_LINE:
        cut = _cut(line)
        pieces.append(line[:cut])
        line = line[cut:]
    return [*pieces, line]


def _cut(line: str) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(line, LONGEST_LINE // 2, LONGEST_LINE)]
    return ends[-1] if ends else line.rfind(" ", 0, LONGEST_LINE) + 1 or LONGEST_LINE


def _cleaned(parts: Iterable[tuple[int, str]], bad: str, left_out: list[LeftOut]) -> Iterator[Line]:
    """Lines without what cannot be shown; ``bad`` is the encoding of which a line may have stray bytes."""
    for number, part in parts:
        text = part
        if not text.isprintable():  # as few are; it takes a tenth of the time that the expression does
            text, notes = _shown(part, number, bad)
            left_out.extend(notes)
        yield Line(number, text)


def _shown(text: str, number: int, bad: str) -> tuple[str, list[LeftOut]]:
    """A line without what cannot be shown; a blank one if it holds nothing but direction marks and the like."""
    notes: list[LeftOut] = []
    if _CANNOT_BE_SHOWN.search(text):
        text, notes = _clean(text, number, bad)
    if unicodedata.category(text.lstrip()[:1] or " ") == "Cf" and _is_invisible(text):
        marks = _code_points(list("".join(text.split())))
        return "", [*notes, LeftOut(marks, number, "invisible characters only")]
    return text, notes


def _clean(text: str, number: int, encoding: str) -> tuple[str, list[LeftOut]]:
    notes = []
    if encoding and (bad := _ESCAPED.findall(text)):
        text = _ESCAPED.sub("\ufffd", text)
        reason = f"{_count(bad, 'byte')} not {encoding}, shown as \ufffd"
        notes.append(LeftOut(" ".join(f"{ord(char) & 0xFF:02X}" for char in bad), number, reason))
    if removed := _CANNOT_BE_SHOWN.findall(text):
        text = _CANNOT_BE_SHOWN.sub("", text)
        notes.append(LeftOut(_code_points(removed), number, _count(removed, "control character")))
    return text, notes


def _is_invisible(text: str) -> bool:
    """Whether a line holds nothing but direction marks and the like."""
    return all(unicodedata.category(char) == "Cf" for char in text if not char.isspace())


def _count(items: list[str], noun: str) -> str:
    return f"{len(items):,} {noun}{'s' if len(items) > 1 else ''}"


def _code_points(chars: list[str]) -> str:
    """How they can be shown: ``U+0000 ×3, U+0007 ×1``."""
    return ", ".join(f"U+{ord(char):04X} ×{count}" for char, count in Counter(chars).items())
