"""What can still be read of a document that is broken, and what a file is that is no .docx at all."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from translate.bilingual.accepted_story import Story
from translate.bilingual.accepted_table import TableReader
from translate.bilingual.accepted_text import TextReader
from translate.errors import SourceError
from translate.reviewed import View
from translate.xmltext import safe_parser

if TYPE_CHECKING:
    from lxml.etree import _Element

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOCAL_ENTRY = struct.Struct("<4sHHHHHIIIHH")
_LOCAL_MARK = b"PK\x03\x04"
_STORED, _DEFLATED = 0, 8
_BODY = b"word/document.xml"
_MOST = 64 * 2**20
"""Bytes that are unpacked of a broken file."""
_MOST_ROWS = 100_000
_MOST_TAGS = 4_000_000
_ROW, _TAG = re.compile(rb"<w:tr[\s>]"), re.compile(b"<")
_CUT = "(The file has more than this; the rest was not read.)"
_ODF = b"mimetypeapplication/vnd.oasis.opendocument"


def refuse_other_formats(data: bytes, name: str) -> None:
    """Say what a file is that somebody may well give for a .docx.

    Raises:
        SourceError: it is protected with a password, of an older Word, or of LibreOffice's own format.
    """
    if data.startswith(_COMPOUND_FILE):
        if _ENCRYPTED in data:
            raise SourceError(
                f"{name} is protected with a password.", "Save it without the password and give that."
            )
        raise SourceError(f"{name} is in the format of Word 2003 (.doc).", "Save it as .docx and give that.")
    if _ODF in data[:200]:
        raise SourceError(f"{name} is an OpenDocument file (.odt).", "Save it as .docx and give that.")
    if not data:
        raise SourceError(f"{name} is empty.", "Copy it again from where it came.")


def recovered_text(data: bytes) -> str:
    """The text of a broken .docx as far as it can be unpacked: a line a paragraph, cells divided by tabs.

    It is for a person to read, in a file beside the broken one; empty where nothing is left. Tracked changes are
    accepted.
    """
    from lxml import etree

    for xml in _bodies(data):
        readable = _first(_first(xml, _ROW, _MOST_ROWS), _TAG, _MOST_TAGS)
        try:
            root = etree.fromstring(readable, safe_parser(recover=True))
            lines = [] if root is None else _lines(root)
        except (etree.XMLSyntaxError, ValueError, LookupError, RecursionError):
            continue
        if lines:
            return "\n".join([*lines, *([_CUT] if len(readable) < len(xml) else [])]) + "\n"
    return ""


def _first(xml: bytes, mark: re.Pattern[bytes], most: int) -> bytes:
    """A part up to the mark after the ``most``-th one; all of it where there are no more."""
    beyond = next(islice(mark.finditer(xml), most, None), None)
    return xml[: beyond.start()] if beyond else xml


def _bodies(data: bytes) -> Iterator[bytes]:
    """What can be unpacked of every entry that is the document's body by its name; no directory is needed.

    However many entries a hostile file has, no more is unpacked of all of them than of one.
    """
    left = _MOST
    position = data.find(_LOCAL_MARK)
    while position >= 0 and left > 0:
        header = data[position : position + _LOCAL_ENTRY.size]
        if len(header) < _LOCAL_ENTRY.size:
            return
        _, _, flags, method, _, _, _, size, _, name_length, extra = _LOCAL_ENTRY.unpack(header)
        start = position + _LOCAL_ENTRY.size
        if data[start : start + name_length] == _BODY and not flags & 1:
            start += name_length + extra
            xml = _unpacked(data, start, method, min(size or left, left), left)
            left -= max(len(xml), 1)
            yield xml
        position = data.find(_LOCAL_MARK, position + 4)


def _unpacked(data: bytes, start: int, method: int, size: int, most: int) -> bytes:
    if method == _STORED:
        return data[start : start + size]
    if method != _DEFLATED:
        return b""
    engine, pieces, total = zlib.decompressobj(-zlib.MAX_WBITS), [], 0
    for first in range(start, len(data), _STEP):
        try:
            piece = engine.decompress(data[first : first + _STEP], most - total)
        except zlib.error:
            break
        pieces.append(piece)
        total += len(piece)
        if engine.eof or total >= most:
            break
    return b"".join(pieces)


_STEP = 256
"""Bytes unpacked at a time: of the piece that is damaged nothing comes out, of those before it all."""


def _lines(root: _Element) -> list[str]:
    reader = TextReader(View.ACCEPTED)
    tables = TableReader(reader, View.ACCEPTED)
    lines: list[str] = []

    def read_table(table: _Element) -> bool:
        lines.extend(reader.story.lines)
        reader.story.lines.clear()
        for row in tables.rows(table):
            if not row.gone:
                lines.append("\t".join(cell.text.replace("\n", " ") for cell in row.cells))
        return True

    reader.on_table = read_table
    lines += reader.read(root, Story()).lines
    return [line for line in lines if line.strip()]
