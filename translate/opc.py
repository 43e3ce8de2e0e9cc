"""The package of an office document: XML parts in a zip archive, related to one another, all from a stranger.

Nothing is extracted and nothing outside the archive is opened. What unpacks to too much, or declares a DTD
(which the format forbids), is refused. Source: ECMA-376, part 2 (Open Packaging Conventions).
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, NoReturn

from translate.errors import SourceError
from translate.xmltext import safe_parser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

_LARGEST_PART = 64 * 2**20
"""Bytes unpacked; a book of a thousand pages has about a third of it."""
_LARGEST_SUM = 2 * _LARGEST_PART
_MOST_TAGS = 4_000_000
_MOST_FILES = 20_000
_ENTRY = b"PK\x01\x02"
"""How the directory of a zip archive begins each of its entries."""
_ENCRYPTED = 0x1
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
_STRICT = tuple(
    (
        f"http://purl.oclc.org/ooxml/{family}/{name}".encode(),
        f"http://schemas.openxmlformats.org/{family}/2006/{name}".encode(),
    )
    for family, name in (
        ("wordprocessingml", "main"),
        ("officeDocument", "relationships"),
        ("officeDocument", "math"),
        ("drawingml", "main"),
        ("drawingml", "chart"),
        ("drawingml", "diagram"),
    )
)
"""The namespaces of files saved as «Strict Open XML», and the usual ones that mean the same."""

_SAVE_AGAIN = "Open it in Word or LibreOffice, save it as a new .docx file and give that."
_WORD = "a Word document"


class Package:
    """A document's parts, read on demand; ``name`` and ``kind`` are what messages call it.

    Raises:
        SourceError: on opening or reading, if the archive is damaged, encrypted, or unpacks to too much.
    """

    def __init__(self, data: bytes, name: str, kind: str = _WORD) -> None:
        self._name = name
        self._kind = kind
        self._left = _LARGEST_SUM
        if data.count(_ENTRY) > _MOST_FILES:
            self._refuse_size()
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _UNREADABLE as error:
            raise self._damaged("it is not a whole zip archive") from error

    def xml(self, part: str) -> _Element | None:
        """Parse a part; ``None`` if there is none of that name."""
        from lxml import etree

        data = self.read(part)
        if data is None:
            return None
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        try:
            root = etree.fromstring(data, safe_parser())
        except (etree.XMLSyntaxError, ValueError, LookupError) as error:
            raise self._damaged(f"its part {part} is not XML") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._damaged(f"its part {part} has a DTD, which office programs never write")
        return root

    def related(self, part: str, kind: str) -> Iterator[_Element]:
        """Parse the parts that ``part`` (empty for the package) is related to as ``styles``, ``header``..."""
        for target in self.targets(part, kind):
            root = self.xml(target)
            if root is not None:
                yield root

    def targets(self, part: str, kind: str) -> list[str]:
        """Name the parts that ``part`` is related to as ``kind``; links to elsewhere are no parts."""
        folder = posixpath.dirname(part)
        return [
            posixpath.normpath(posixpath.join("/", folder, relationship.get("Target", ""))).lstrip("/")
            for relationship in self._relationships(part)
            if relationship.get("Type", "").rpartition("/")[2] == kind
            and relationship.get("TargetMode") != "External"
        ]

    def links(self, part: str) -> dict[str, str]:
        """Where the links of ``part`` lead out of the package, by the ids of their relations."""
        return {
            relationship.get("Id", ""): relationship.get("Target", "")
            for relationship in self._relationships(part)
            if relationship.get("Type", "").rpartition("/")[2] == "hyperlink"
            and relationship.get("TargetMode") == "External"
        }

    def _relationships(self, part: str) -> Iterable[_Element]:
        folder, base = posixpath.split(part)
        found = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        return () if found is None else found

    def read(self, part: str) -> bytes | None:
        """Unpack a part, but no more of it than the limits allow, whatever the archive claims."""
        limit = min(_LARGEST_PART, self._left)
        try:
            entry = self._archive.getinfo(part)
            self._refuse_odd(entry)
            with self._archive.open(entry) as file:
                data = file.read(limit + 1)
        except KeyError:
            return None
        except _UNREADABLE as error:
            raise self._damaged(f"its part {part} cannot be unpacked") from error
        if len(data) > limit or data.count(b"<") > _MOST_TAGS:
            self._refuse_size()
        self._left -= len(data)
        return data

    def _refuse_odd(self, entry: zipfile.ZipInfo) -> None:
        if entry.flag_bits & _ENCRYPTED:
            raise SourceError(
                f"{self._name} is protected with a password.", "Remove the password and give that."
            )
        if entry.compress_type not in _COMPRESSIONS:
            raise self._damaged("it is compressed as office programs never do")

    def _refuse_size(self) -> NoReturn:
        raise SourceError(
            f"{self._name} unpacks to more than a document of words can hold.",
            "Divide it into smaller documents, or copy its text into a .txt file (UTF-8).",
        )

    def _damaged(self, reason: str) -> SourceError:
        return SourceError(f"{self._name} cannot be read as {self._kind}: {reason}.", _SAVE_AGAIN)
