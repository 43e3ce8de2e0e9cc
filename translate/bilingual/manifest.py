"""What identifies a document and its rows, kept where Word and LibreOffice keep it: the custom properties.

``muqabala-rows-0001`` holds, for the rows from 1 on, eight hexadecimal digits of the source's SHA-256 and
eight of the draft target's; a property has at most 255 characters, which is all that Word's own dialogue shows.
"""

from __future__ import annotations

import hashlib
import uuid
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from translate.bilingual.ooxml import attribute
from translate.units import TranslationUnit

if TYPE_CHECKING:
    from docx.document import Document

PREFIX = "muqabala-"
ROWS_IN_A_PROPERTY = 15

_PART = "docProps/custom.xml"
_BODY = "word/document.xml"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the one that every custom property has

_LARGEST_PART = 256 * 2**20
"""Bytes: a part that unpacks to more is no document of ours."""


def text_hash(text: str) -> str:
    """Eight hexadecimal digits that change when a text does."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def document_id(units: Sequence[TranslationUnit], signature: str) -> str:
    """A URN that is the same for the same rows made with the same settings, and for no others."""
    digest = hashlib.sha256(signature.encode())
    for unit in units:
        digest.update(f"\0{unit.id}\0{unit.source}\0{unit.target}".encode("utf-8", "surrogatepass"))
    return f"urn:uuid:{uuid.UUID(bytes=digest.digest()[:16], version=5)}"


def add_manifest(document: Document, units: Sequence[TranslationUnit], signature: str) -> None:
    """Add the manifest to a finished document: nothing in its body may change afterwards."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    values = {
        "version": "1",
        "document": document.core_properties.identifier,
        "signature": signature,
        "body": hashlib.sha256(document.part.blob).hexdigest(),
    }
    for first in range(0, len(units), ROWS_IN_A_PROPERTY):
        rows = units[first : first + ROWS_IN_A_PROPERTY]
        values[f"rows-{rows[0].id:04}"] = " ".join(
            text_hash(row.source) + text_hash(row.target) for row in rows
        )
    package = document.part.package
    part = Part(PackURI(f"/{_PART}"), _CONTENT_TYPE, _custom_properties(values).encode(), package)
    package.relate_to(part, _RELATION)


def _custom_properties(values: dict[str, str]) -> str:
    properties = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{PREFIX}{name}">'
        f"<vt:lpwstr>{attribute(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(values.items(), start=2)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Properties xmlns="{_NAMESPACE}" xmlns:vt="{_TYPES}">{properties}</Properties>'
    )


def is_untouched(path: Path) -> bool:
    """Whether a file is a document that Muqabala wrote and nobody has saved since."""
    try:
        with zipfile.ZipFile(path) as package:
            recorded = _recorded_body(_read(package, _PART))
            return recorded == hashlib.sha256(_read(package, _BODY)).hexdigest()
    except (OSError, KeyError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        return False


def _read(package: zipfile.ZipFile, name: str) -> bytes:
    """A part's bytes, however much the archive claims that it holds."""
    with package.open(name) as part:
        content = part.read(_LARGEST_PART + 1)
    if len(content) > _LARGEST_PART:
        raise ValueError(f"{name} is too large to be a document of ours")
    return content


def _recorded_body(custom_properties: bytes) -> str:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(custom_properties, parser)
    except etree.XMLSyntaxError as problem:
        raise ValueError("the custom properties are not XML") from problem
    recorded = root.findtext(f"{{{_NAMESPACE}}}property[@name='{PREFIX}body']/{{{_TYPES}}}lpwstr")
    if recorded is None:
        raise KeyError("body")
    return str(recorded)
