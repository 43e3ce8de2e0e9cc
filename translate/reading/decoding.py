"""Bytes into text: which of the few encodings that Arabic is stored in, by evidence and not by guesswork."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from translate.errors import SourceError
from translate.reading.formats import SAVE_AS_TEXT, refuse_binary
from translate.reading.script import ARABIC_LETTER

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = ("cp1256", "iso8859-6")
_SAMPLE = 100_000
"""How many bytes are looked at to recognise an encoding."""
_GOOD_PER_BAD = 20
"""UTF-8 is believed while at least so many letters are well formed for one byte that is not."""
_PLAUSIBLE = 1.4
"""Arabic read in its own encoding scores about 1.7; Russian, Greek or noise read as Arabic, below this."""
_MOSTLY = 0.7
"""Which share of the high bytes in UTF-16 are those of ASCII or Arabic, at least."""
_BY_FREQUENCY = "اليمونرتبعدةهسفقكحجأصشطخىضإذغزثءظئؤآ"
_ALSO_ARABIC = frozenset("ًٌٍَُِّْـ،؛؟«»“”‘’–—…\u00a0\u200c\u200d\u200e\u200f")
_ESCAPED = re.compile("[\udc80-\udcff]")
_ASCII = bytes(range(128))
_CONTROLS = bytes([*range(9), *range(14, 32), 127])


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file."""

    text: str
    encoding: str
    """By its Python name."""
    escaped: bool = False
    """Whether U+DC80 to U+DCFF stand for the bytes 80 to FF that could not be decoded (PEP 383)."""


def decode(data: bytes, name: str) -> Decoded:
    """Decode a file as UTF-8, UTF-16, Windows-1256 or ISO-8859-6, whichever it is.

    UTF-8 comes first, because text in another encoding is almost never well formed in it.

    Raises:
        SourceError: empty, binary, in another encoding, or without an Arabic letter.
    """
    refuse_binary(data, name)
    decoded = _with_bom(data) or _utf_8(data) or _utf_16(data) or _legacy(data) or _without_arabic(data, name)
    if not decoded.text.strip():
        raise SourceError(f"{name} is empty.", "Give a file that holds an Arabic article.")
    if not ARABIC_LETTER.search(decoded.text):
        raise SourceError(
            f"{name} has no Arabic letters: {_letters_found(decoded.text)}.",
            "Give an Arabic article; the translation is from Arabic into English.",
        )
    return decoded


def _with_bom(data: bytes) -> Decoded | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _as_unicode(data[len(bom) :], encoding)
    return None


def _utf_8(data: bytes) -> Decoded | None:
    """Well formed, or nearly so, and with Arabic letters in it."""
    decoded = _as_unicode(data, "utf-8")
    if not ARABIC_LETTER.search(decoded.text) or not _few_are_bad(decoded):
        return None
    return decoded


def _utf_16(data: bytes) -> Decoded | None:
    """Without a byte order mark: one byte of nearly every pair is 00 (ASCII) or 06 (Arabic)."""
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        high = data[first:_SAMPLE:2]
        if high and high.count(0) + high.count(6) > _MOSTLY * len(high) and _is_readable(data, encoding):
            return _as_unicode(data, encoding)
    return None


def _is_readable(data: bytes, encoding: str) -> bool:
    """Whether nine tenths of the sample are ASCII or Arabic that can be shown."""
    sample = data[:_SAMPLE].decode(encoding, "replace")
    shown = sum(char.isprintable() or char.isspace() for char in sample if char < "\u0700")
    return shown >= 0.9 * len(sample)


def _legacy(data: bytes) -> Decoded | None:
    """Take the likelier of the single-byte encodings, if it is likely at all."""
    letters = data.translate(None, delete=_ASCII)[:_SAMPLE]
    scores = {encoding: plausibility(letters.decode(encoding, "surrogateescape")) for encoding in _LEGACY}
    encoding = max(scores, key=scores.__getitem__)
    if scores[encoding] < _PLAUSIBLE or _is_binary(data):
        return None
    return Decoded(data.decode(encoding, "surrogateescape"), encoding, escaped=True)


def plausibility(text: str) -> float:
    """How much the non-ASCII characters of ``text`` look like Arabic: their mean weight, from -1 to 2.

    A common letter weighs nearly 2, a rare one a little over 1, a mark half, anything else takes 1 away.
    """
    counts = Counter(char for char in text if char > "\x7f")
    total = counts.total()
    return sum(_weight(char) * count for char, count in counts.items()) / total if total else -1.0


def _weight(char: str) -> float:
    rank = _BY_FREQUENCY.find(char)
    if rank >= 0:
        return 2 - rank / len(_BY_FREQUENCY)
    return 0.5 if char in _ALSO_ARABIC else -1.0


def _without_arabic(data: bytes, name: str) -> Decoded:
    """UTF-8 that holds other scripts; the caller says which. Anything else is refused here."""
    decoded = _as_unicode(data, "utf-8")
    if data and _is_binary(data):
        raise SourceError(f"{name} looks like a binary file, not like text.", SAVE_AS_TEXT)
    if not _few_are_bad(decoded):
        raise SourceError(
            f"{name} is in an encoding that is not recognised.",
            "Save it as UTF-8 and try again (UTF-16, Windows-1256 and ISO-8859-6 are read too).",
        )
    return decoded


def _as_unicode(data: bytes, encoding: str) -> Decoded:
    """Decode UTF-8 or UTF-16 of any quality; lone surrogates come through, pairs of them are joined."""
    even = data if encoding == "utf-8" else data[: len(data) // 2 * 2]
    try:
        text = even.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        return Decoded(data.decode(encoding, "surrogateescape"), encoding, escaped=True)
    if re.search("[\ud800-\udfff]", text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return Decoded(text if len(even) == len(data) else text + "\ufffd", encoding)


def _few_are_bad(decoded: Decoded) -> bool:
    """Whether the bytes that could not be decoded are few beside the characters that show UTF-8."""
    if not decoded.escaped:
        return True
    others = len(decoded.text) - len(decoded.text.encode("ascii", "ignore"))
    bad = len(decoded.text) - len(_ESCAPED.sub("", decoded.text))
    return bad * _GOOD_PER_BAD <= others - bad


def _is_binary(data: bytes) -> bool:
    """Whether more than a twentieth of the bytes are control characters that no text uses."""
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, delete=_CONTROLS)) > len(sample) / 20


def _letters_found(text: str) -> str:
    """Which scripts the letters are of: ``its letters are Latin (1,204) and Greek (3)``."""
    scripts: Counter[str] = Counter()
    for char, count in Counter(text).items():
        if char.isalpha():
            scripts[unicodedata.name(char, "unknown").split()[0].capitalize()] += count
    if not scripts:
        return "it has no letters at all"
    found = [f"{script} ({count:,})" for script, count in scripts.most_common(3)]
    return "its letters are " + " and ".join([", ".join(found[:-1]), found[-1]] if found[1:] else found)
