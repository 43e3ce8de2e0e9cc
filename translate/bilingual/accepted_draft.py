"""The draft inside the document: its rows as they were written, so that any machine can tell what a reviewer changed.

It is a custom XML part (``customXml/``), which Word and LibreOffice carry along unseen: JSON of a few hundred
rows an element, so that no text node grows beyond what an XML parser takes from a stranger. Custom properties
would survive a detour over ODT too, but LibreOffice takes minutes over the thousands that long drafts need.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any, TypeVar
from xml.sax.saxutils import escape

from translate.reviewed import Draft, DraftRow, text_hash
from translate.units import (
    Band,
    BlockKind,
    Confidence,
    Finding,
    LeftOut,
    Origin,
    Severity,
    TranslationUnit,
    UnitState,
)
from translate.xmltext import NOT_XML

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

NAMESPACE = "urn:muqabala:draft"
ROWS_IN_AN_ELEMENT = 500

_ITEM = "/customXml/item1.xml"
_ITEM_PROPERTIES = "/customXml/itemProps1.xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>'
    '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    'ds:itemID="{7E0B1C52-5D0B-4B5E-9C5B-2E7D6C9A4F10}"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)
_NOT_CARRIED = frozenset({"raw", "alignment", "coverage", "emphases"})
"""What only the checks need, and they have run; and what the table's own text shows."""
_Value = TypeVar("_Value")
_FIELDS = [field for field in fields(TranslationUnit) if field.name not in _NOT_CARRIED]


def add_draft(document: Document, units: Sequence[TranslationUnit], facts: Mapping[str, object]) -> None:
    """Add the rows to a document, with the facts on it that ``read_draft`` gives back."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    package = document.part.package
    item = Part(PackURI(_ITEM), "application/xml", _draft_xml(units, facts).encode(), package)
    item.relate_to(
        Part(PackURI(_ITEM_PROPERTIES), _PROPERTIES_TYPE, _PROPERTIES.encode(), package), f"{_RELATION}Props"
    )
    document.part.relate_to(item, _RELATION)


def _draft_xml(units: Sequence[TranslationUnit], facts: Mapping[str, object]) -> str:
    rows = "".join(
        f"<rows>{_json([_written(unit) for unit in units[first : first + ROWS_IN_AN_ELEMENT]])}</rows>"
        for first in range(0, len(units), ROWS_IN_AN_ELEMENT)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<draft xmlns="{NAMESPACE}"><facts>{_json(facts)}</facts>{rows}</draft>'
    )


def _json(value: object) -> str:
    """JSON as XML text: a character that XML forbids is escaped by JSON, so none is lost."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return escape(NOT_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def _written(unit: TranslationUnit) -> dict[str, Any]:
    """A unit's fields that say more than their default."""
    values = ((field, getattr(unit, field.name)) for field in _FIELDS)
    return {
        field.name: _WRITERS.get(field.name, _as_it_is)(value)
        for field, value in values
        if field.default is MISSING or value != field.default
    }


def _as_it_is(value: _Value) -> _Value:
    return value


def _finding_written(finding: Finding) -> list[Any]:
    return [
        finding.check,
        finding.severity,
        finding.message,
        finding.suggestion,
        finding.source_spans,
        finding.target_spans,
    ]


_WRITERS: dict[str, Any] = {
    "score": lambda score: round(score, 4),
    "confidence": lambda confidence: [round(confidence.score, 4), confidence.band],
    "findings": lambda findings: [_finding_written(finding) for finding in findings],
}
_READERS: dict[str, Any] = {
    "kind": BlockKind,
    "origin": Origin,
    "state": UnitState,
    "confidence": lambda value: Confidence(value[0], Band(value[1])),
    "findings": lambda values: tuple(_finding_read(*value) for value in values),
}


def _finding_read(
    check: str, severity: str, message: str, suggestion: str, source: list[Any], target: list[Any]
) -> Finding:
    spans = ((start, end) for start, end in source), ((start, end) for start, end in target)
    return Finding(check, Severity(severity), message, suggestion, tuple(spans[0]), tuple(spans[1]))


def read_draft(root: _Element) -> Draft:
    """The draft that a custom XML part of ours holds.

    Raises:
        ValueError, TypeError, KeyError: it is damaged.
    """
    facts = json.loads(root.findtext(f"{{{NAMESPACE}}}facts") or "")
    units = list(_units(root))
    if not units or [unit.id for unit in units] != list(range(1, int(facts["rows"]) + 1)):
        raise ValueError("rows are missing")
    return Draft(
        document=str(facts["document"]),
        signature=str(facts["signature"]),
        rows=tuple(DraftRow(unit.id, text_hash(unit.source), text_hash(unit.target), unit) for unit in units),
        source_name=str(facts["source_name"]),
        about=tuple((str(label), str(value)) for label, value in facts["about"]),
        comments=bool(facts["comments"]),
        outside=tuple(str(value) for value in facts["outside"]),
        left_out=tuple(
            LeftOut(str(text), int(line), str(reason)) for text, line, reason in facts.get("left_out", ())
        ),
    )


def _units(root: _Element) -> Iterator[TranslationUnit]:
    known = {field.name for field in _FIELDS}
    for element in root.iterfind(f"{{{NAMESPACE}}}rows"):
        for row in json.loads(element.text or ""):
            values = {
                name: _READERS.get(name, _as_it_is)(value) for name, value in row.items() if name in known
            }
            yield TranslationUnit(**values)
