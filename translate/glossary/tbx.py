"""TBX, the exchange format of terminology databases (ISO 30042), in its second and third edition and TBX-Basic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from translate.errors import SourceError
from translate.glossary.term import Term
from translate.xmltext import safe_parser

if TYPE_CHECKING:
    from lxml import etree

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ENTRIES = {"termEntry", "conceptEntry"}
_LANGUAGES = {"langSet", "langSec"}
_STATUS = re.compile("administrativeStatus|normativeAuthorization")
_OLD = re.compile("deprecated|superseded")
_RETIRED = 2


def tbx_terms(data: bytes, name: str) -> Iterator[Term]:
    """Yield the terms of a TBX file that have both Arabic and English; no entity or address in it is followed.

    Raises SourceError, with the line, if it is not well formed.
    """
    from lxml import etree

    try:
        root = etree.fromstring(data, safe_parser())
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise SourceError(
            f"Line {line} of {name} is not well-formed XML ({error.msg}).", "Export it again."
        ) from error
    for entry in root.iter():
        if _name(entry) in _ENTRIES:
            yield from _entry(entry)


def _entry(entry: etree._Element) -> Iterator[Term]:
    arabic, english = list(_texts(entry, "ar")), tuple(_texts(entry, "en"))
    note = " ".join(" ".join(_text(child) for child in entry if _name(child) == "note").split())
    if english:
        for source in arabic:
            yield Term(source, english, note=note, line=entry.sourceline or 1)


def _texts(entry: etree._Element, language: str) -> Iterator[str]:
    """The terms of a language, the preferred ones first, without those that are not to be used any more."""
    found: dict[str, int] = {}
    for child in entry:
        if _name(child) in _LANGUAGES and _speaks(child, language):
            for term in child.iter():
                if _name(term) == "term" and (text := " ".join(_text(term).split())):
                    found.setdefault(text, _rank(term))
    yield from sorted((text for text in found if found[text] < _RETIRED), key=found.__getitem__)


def _rank(term: etree._Element) -> int:
    """How a term stands to the others: preferred, admitted or retired (TBX calls it its administrative status)."""
    group = term.getparent()
    if group is not None and _name(group) == "termGrp":
        group = group.getparent()
    notes = () if group is None else tuple(group.iter())
    said = " ".join(_text(note) for note in notes if _STATUS.search(f"{_name(note)} {note.get('type', '')}"))
    if _OLD.search(said):
        return _RETIRED
    return 0 if "preferred" in said else 1


def _speaks(element: etree._Element, language: str) -> bool:
    tag = element.get(_LANGUAGE) or element.get("lang") or ""
    return tag.replace("_", "-").split("-")[0].lower() == language


def _text(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())


def _name(element: etree._Element) -> str:
    """The element's name without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
