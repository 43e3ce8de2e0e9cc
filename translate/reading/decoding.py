"""Bytes into text: which of the few encodings that Arabic is stored in, by evidence and not by guesswork."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from translate.errors import SourceError
from translate.reading.formats import SAVE_AS_TEXT, refuse_binary
from translate.reading.script import ARABIC_LETTER

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = ("cp1256", "iso8859-6")
_CHUNK = 1 << 18
"""How many bytes of a file are in memory at a time."""
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
_FIRST_OF_SEVERAL = 0xC0
"""From this byte on, the first of a character's several bytes in UTF-8."""
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


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes of a file are to be read."""

    name: str
    """By its Python name."""
    escaped: bool = False
    """Whether some bytes cannot be decoded; U+DC80 to U+DCFF stand for them then (PEP 383)."""
    bom: int = 0
    """Bytes of the byte order mark, which is no text."""


def decode(data: bytes, name: str) -> Decoded:
    """Decode a file as UTF-8, UTF-16, Windows-1256 or ISO-8859-6, whichever it is.

    UTF-8 comes first, because text in another encoding is almost never well formed in it.

    Raises:
        SourceError: empty, binary, in another encoding, or without an Arabic letter.
    """
    encoding = recognise(BytesIO(data), name)
    return Decoded("".join(text_of(BytesIO(data), encoding)), encoding.name, encoding.escaped)


def recognise(file: BinaryIO, name: str) -> Encoding:
    """Find out how a file is to be decoded; it is read in chunks, and more than once.

    Raises:
        SourceError: empty, binary, in another encoding, or without an Arabic letter.
    """
    start = _start(file)
    refuse_binary(start, name)
    encoding = _with_bom(file, start) or _utf_8(file) or _utf_16(start) or _legacy(file, start)
    encoding = encoding or _without_arabic(file, start, name)
    chunks = text_of(file, encoding)
    if not any(not text.isspace() for text in chunks if text):
        raise SourceError(f"{name} is empty.", "Give a file that holds an Arabic article.")
    if not _has_arabic(file, encoding):
        raise SourceError(
            f"{name} has no Arabic letters: {_letters_found(text_of(file, encoding))}.",
            "Give an Arabic article; the translation is from Arabic into English.",
        )
    return encoding


def text_of(file: BinaryIO, encoding: Encoding) -> Iterator[str]:
    """Yield the text of a file in pieces; lone surrogates come through, pairs of them are joined."""
    if encoding.name in _LEGACY or encoding.escaped:
        yield from (data.decode(encoding.name, "surrogateescape") for data in _chunks(file, encoding))
        return
    half = ""
    for data in _chunks(file, encoding):
        try:
            text = half + data.decode(encoding.name)
        except UnicodeDecodeError:
            text = _paired(half + data.decode(encoding.name, "surrogatepass"))
        half = text[-1:] if "\ud800" <= text[-1:] <= "\udbff" else ""
        yield text.removesuffix(half)
    yield half


def _paired(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _chunks(file: BinaryIO, encoding: Encoding) -> Iterator[bytes]:
    """The bytes of a file in pieces that end with a whole character, as far as there is one."""
    file.seek(encoding.bom)
    rest = b""
    while chunk := file.read(_CHUNK):
        data = rest + chunk
        end = _whole_characters(data, encoding.name)
        rest = data[end:]
        yield data[:end]
    if rest:
        yield "\ufffd".encode(encoding.name) if encoding.name.startswith("utf-16") else rest


def _whole_characters(data: bytes, encoding: str) -> int:
    """How many bytes may be decoded before the next ones are known."""
    if encoding.startswith("utf-16"):
        return len(data) // 2 * 2
    if encoding == "utf-8":
        for back in range(1, min(4, len(data)) + 1):
            if data[-back] >= _FIRST_OF_SEVERAL:
                return len(data) - back
    return len(data)


def _start(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read(_SAMPLE)


def _has_arabic(file: BinaryIO, encoding: Encoding) -> bool:
    return any(ARABIC_LETTER.search(text) for text in text_of(file, encoding))


def _with_bom(file: BinaryIO, start: bytes) -> Encoding | None:
    for bom, encoding in _BOMS:
        if start.startswith(bom):
            return _as_unicode(file, encoding, len(bom))
    return None


def _utf_8(file: BinaryIO) -> Encoding | None:
    """Well formed, or nearly so, and with Arabic letters in it."""
    encoding = _as_unicode(file, "utf-8")
    return encoding if _few_are_bad(file, encoding) and _has_arabic(file, encoding) else None


def _utf_16(start: bytes) -> Encoding | None:
    """Without a byte order mark: one byte of nearly every pair is 00 (ASCII) or 06 (Arabic)."""
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        high = start[first::2]
        if high and high.count(0) + high.count(6) > _MOSTLY * len(high) and _is_readable(start, encoding):
            return Encoding(encoding)
    return None


def _is_readable(start: bytes, encoding: str) -> bool:
    """Whether nine tenths of the sample are ASCII or Arabic that can be shown."""
    sample = start.decode(encoding, "replace")
    shown = sum(char.isprintable() or char.isspace() for char in sample if char < "\u0700")
    return shown >= 0.9 * len(sample)


def _legacy(file: BinaryIO, start: bytes) -> Encoding | None:
    """Take the likelier of the single-byte encodings, if it is likely at all."""
    letters = _first_high_bytes(file)
    scores = {encoding: plausibility(letters.decode(encoding, "surrogateescape")) for encoding in _LEGACY}
    encoding = max(scores, key=scores.__getitem__)
    if scores[encoding] < _PLAUSIBLE or _is_binary(start):
        return None
    return Encoding(encoding, escaped=True)


def _first_high_bytes(file: BinaryIO) -> bytes:
    """The first bytes of the file that are not ASCII."""
    letters = b""
    for data in _chunks(file, Encoding(_LEGACY[0])):
        letters += data.translate(None, delete=_ASCII)
        if len(letters) >= _SAMPLE:
            break
    return letters[:_SAMPLE]


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


def _without_arabic(file: BinaryIO, start: bytes, name: str) -> Encoding:
    """UTF-8 that holds other scripts; the caller says which. Anything else is refused here."""
    encoding = _as_unicode(file, "utf-8")
    if start and _is_binary(start):
        raise SourceError(f"{name} looks like a binary file, not like text.", SAVE_AS_TEXT)
    if not _few_are_bad(file, encoding):
        raise SourceError(
            f"{name} is in an encoding that is not recognised.",
            "Save it as UTF-8 and try again (UTF-16, Windows-1256 and ISO-8859-6 are read too).",
        )
    return encoding


def _as_unicode(file: BinaryIO, encoding: str, bom: int = 0) -> Encoding:
    """UTF-8 or UTF-16 of any quality."""
    well_formed = Encoding(encoding, bom=bom)
    try:
        for _ in text_of(file, well_formed):
            pass
    except UnicodeDecodeError:
        return Encoding(encoding, escaped=True, bom=bom)
    return well_formed


def _few_are_bad(file: BinaryIO, encoding: Encoding) -> bool:
    """Whether the bytes that could not be decoded are few beside the characters that show UTF-8."""
    if not encoding.escaped:
        return True
    bad = others = 0
    for text in text_of(file, encoding):
        others += len(text) - len(text.encode("ascii", "ignore"))
        bad += len(text) - len(_ESCAPED.sub("", text))
    return bad * _GOOD_PER_BAD <= others - bad


def _is_binary(sample: bytes) -> bool:
    """Whether more than a twentieth of the bytes are control characters that no text uses."""
    return len(sample) - len(sample.translate(None, delete=_CONTROLS)) > len(sample) / 20


def _letters_found(chunks: Iterator[str]) -> str:
    """Which scripts the letters are of: ``its letters are Latin (1,204) and Greek (3)``."""
    scripts: Counter[str] = Counter()
    for char, count in Counter(chain.from_iterable(chunks)).items():
        if char.isalpha():
            scripts[unicodedata.name(char, "unknown").split()[0].capitalize()] += count
    if not scripts:
        return "it has no letters at all"
    found = [f"{script} ({count:,})" for script, count in scripts.most_common(3)]
    return "its letters are " + " and ".join([", ".join(found[:-1]), found[-1]] if found[1:] else found)
