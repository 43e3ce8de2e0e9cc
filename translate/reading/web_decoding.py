"""The bytes of a web page into text: what the page says of its encoding, unless its bytes say otherwise."""

from __future__ import annotations

import codecs
import re
import sys
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from translate.reading.decoding import Decoded, decode
from translate.reading.lines import read_lines
from translate.reading.script import ARABIC_LETTER

if TYPE_CHECKING:
    from translate.units import LeftOut

_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED = re.compile(
    rb"<meta[^<>]{0,500}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE
)
_HEAD = 4096
"""Bytes in which a page declares its encoding; browsers look at 1,024."""
_BELIEVED = frozenset({"utf-8", "cp1256", "iso8859-6", "mac-arabic"})
"""Any other declared encoding has no Arabic letters, so the bytes decide."""
_TAG = re.compile(rb"<[^<>]*>")
_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]{1,6})|0*([0-9]{1,7}));?")
_ARABIC_REFERENCE = re.compile(r"&#(?:[xX]0*6[0-9a-fA-F]{2}|0*1(?:5[4-9]|[67][0-9])[0-9]);?")
_SHOWN_CONTROLS = frozenset(range(0x80, 0xA0)) | {9, 10, 12, 13}
"""White space, and the range that HTML maps to the letters of Windows-1252."""


def page_text(data: bytes, name: str, charset: str = "") -> tuple[str, str, list[LeftOut]]:
    """Decode a page; ``charset`` is what its transport says, which goes before what it says itself.

    Returns:
        The text with its lines as in the file, the encoding, and which characters were left out.

    Raises:
        SourceError: empty, binary, in an encoding not known here, or without an Arabic letter.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    decoded = _declared(data, charset) or _by_evidence(data, name)
    lines, left_out = read_lines(replace(decoded, text=_REFERENCE.sub(_character, decoded.text)))
    return "\n".join(line.text for line in lines), decoded.encoding, left_out


def _declared(data: bytes, charset: str) -> Decoded | None:
    """In the declared encoding; but in UTF-8 if it is well formed, for then a declaration is stale."""
    if data.startswith(_BOMS):
        return None
    found = _DECLARED.search(data[:_HEAD])
    labels = ("utf-8", charset, found[1].decode("ascii", "ignore") if found else "")
    for encoding in filter(None, map(_believed, labels)):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if ARABIC_LETTER.search(text) or _ARABIC_REFERENCE.search(text):
            return Decoded(text, encoding)
    return None


def _believed(label: str) -> str:
    try:
        encoding = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    return encoding if encoding in _BELIEVED else ""


def _by_evidence(data: bytes, name: str) -> Decoded:
    """As a text file is decoded, by what stands between the tags."""
    evidence = decode(data if data.startswith(_BOMS) else _TAG.sub(b" ", data), name)
    if data.startswith(_BOMS):
        return evidence
    text = data.decode(evidence.encoding, "surrogateescape")
    return Decoded(text, evidence.encoding, escaped=True)


def _character(reference: re.Match[str]) -> str:
    """The character itself in place of a reference, if it cannot be shown; then it is left out and listed."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    if code in _SHOWN_CONTROLS or code > sys.maxunicode:
        return reference[0]
    return chr(code) if unicodedata.category(chr(code)) in ("Cc", "Cs", "Cn") else reference[0]
