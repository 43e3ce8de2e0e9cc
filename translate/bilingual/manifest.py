"""What identifies a document and its rows, kept where Word and LibreOffice keep it: the custom properties.

``muqabala-rows-0001`` holds, for the rows from 1 on, eight hexadecimal digits of the source's SHA-256 and
eight of the draft target's; a property has at most 255 characters, which is all that Word's own dialogue shows.
Since version 2 the rows themselves are in the document too (see ``accepted_draft``).
"""

from __future__ import annotations

import hashlib
import uuid
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from translate.bilingual.accepted_draft import NAMESPACE as DRAFT
from translate.bilingual.accepted_draft import add_draft, read_draft
from translate.bilingual.accepted_table import lines_outside
from translate.bilingual.ooxml import attribute
from translate.reviewed import Draft, DraftRow, text_hash
from translate.units import TranslationUnit
from translate.xmltext import safe_parser

if TYPE_CHECKING:
    from docx.document import Document

    from translate.opc import Package

PREFIX = "muqabala-"
ROWS_IN_A_PROPERTY = 15

_PART = "docProps/custom.xml"
_BODY = "word/document.xml"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the one that every custom property has
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_HASH_DIGITS = 8

_LARGEST_PART = 256 * 2**20
"""Bytes: a part that unpacks to more is no document of ours."""


def document_id(units: Sequence[TranslationUnit], signature: str) -> str:
    """A URN that is the same for the same rows made with the same settings, and for no others."""
    digest = hashlib.sha256(signature.encode())
    for unit in units:
        digest.update(f"\0{unit.id}\0{unit.source}\0{unit.target}".encode("utf-8", "surrogatepass"))
    return f"urn:uuid:{uuid.UUID(bytes=digest.digest()[:16], version=5)}"


def add_manifest(
    document: Document, units: Sequence[TranslationUnit], signature: str, facts: Mapping[str, object]
) -> None:
    """Add the manifest to a finished document: nothing in its body may change afterwards.

    ``facts`` are what ``read_draft`` gives back: ``source_name``, what the file says ``about`` itself, and more.
    """
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    values = {
        "version": "2",
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
    outside = [text_hash(text) for text in lines_outside(document.element.body)]
    own = {"document": values["document"], "signature": signature, "rows": len(units), "outside": outside}
    add_draft(document, units, {**facts, **own})


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


def read_manifest(package: Package, main: str) -> tuple[str, Draft | None, str]:
    """A document's id, its draft, and why there is none; ``main`` is the document's main part.

    Raises:
        SourceError: a part is no XML, or unpacks to too much.
    """
    values = dict(_values(package))
    identifier = values.get("document", "") or _identifier(package)
    try:
        draft = _draft(package, main, identifier) or _hashes(values, identifier)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return identifier, None, "what the document keeps of its draft is damaged"
    return identifier, draft, "" if draft else "the document holds nothing of its draft"


def _draft(package: Package, main: str, identifier: str) -> Draft | None:
    """The rows themselves, if they are there and are those of this document."""
    for root in package.related(main, "customXml"):
        if root.tag == f"{{{DRAFT}}}draft":
            draft = read_draft(root)
            units = [row.unit for row in draft.rows if row.unit]
            if (
                identifier not in ("", draft.document)
                or document_id(units, draft.signature) != draft.document
            ):
                raise ValueError("the draft is another document's")
            return draft
    return None


def _hashes(values: Mapping[str, str], identifier: str) -> Draft | None:
    """What a document of the first version knows of its draft, or one that lost the rows on its way."""
    names = sorted((name for name in values if name.startswith("rows-")), key=lambda name: int(name[5:]))
    if not names:
        return None
    rows: list[DraftRow] = []
    for name in names:
        if int(name[5:]) != len(rows) + 1:
            raise ValueError("rows are missing")
        rows += [DraftRow(len(rows) + number, *pair) for number, pair in enumerate(_pairs(values[name]), 1)]
    return Draft(identifier, values.get("signature", ""), tuple(rows))


def _pairs(value: str) -> Iterator[tuple[str, str]]:
    for pair in value.split():
        if len(pair) != 2 * _HASH_DIGITS:
            raise ValueError("a row's hashes are cut off")
        yield pair[:_HASH_DIGITS], pair[_HASH_DIGITS:]


def _values(package: Package) -> Iterator[tuple[str, str]]:
    """The custom properties that are ours, without the prefix."""
    for root in package.related("", "custom-properties"):
        for element in root:
            name = element.get("name", "")
            if name.startswith(PREFIX):
                yield name.removeprefix(PREFIX), "".join(element.itertext())


def _identifier(package: Package) -> str:
    """The id in the core properties, where it is one of ours."""
    for root in package.related("", "core-properties"):
        identifier: str = root.findtext(f"{{{_DUBLIN_CORE}}}identifier") or ""
        if identifier.startswith("urn:uuid:"):
            return identifier
    return ""


def _recorded_body(custom_properties: bytes) -> str:
    from lxml import etree

    try:
        root = etree.fromstring(custom_properties, safe_parser())
    except etree.XMLSyntaxError as problem:
        raise ValueError("the custom properties are not XML") from problem
    recorded = root.findtext(f"{{{_NAMESPACE}}}property[@name='{PREFIX}body']/{{{_TYPES}}}lpwstr")
    if recorded is None:
        raise KeyError("body")
    return str(recorded)
