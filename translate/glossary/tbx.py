"""TBX, the exchange format of terminology databases (ISO 30042), in its second and third edition and TBX-Basic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from translate.errors import SourceError
from translate.glossary.term import Term

if TYPE_CHECKING:
    from lxml import etree

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ENTRIES = {"termEntry", "conceptEntry"}
_LANGUAGES = {"langSet", "langSec"}


def tbx_terms(data: bytes, name: str) -> Iterator[Term]:
    """Yield the terms of a TBX file that have both Arabic and English; no entity or address in it is followed.

    Raises SourceError, with the line, if it is not well formed.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
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
    for child in entry:
        if _name(child) in _LANGUAGES and _speaks(child, language):
            texts = (" ".join(_text(term).split()) for term in child.iter() if _name(term) == "term")
            yield from dict.fromkeys(filter(None, texts))


def _speaks(element: etree._Element, language: str) -> bool:
    tag = element.get(_LANGUAGE) or element.get("lang") or ""
    return tag.replace("_", "-").split("-")[0].lower() == language


def _text(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())


def _name(element: etree._Element) -> str:
    """The element's name without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
