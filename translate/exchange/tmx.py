"""TMX 1.4b, the format in which translation memories are exchanged.

Source: https://www.gala-global.org/tmx-14b
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from translate import __version__
from translate.errors import SourceError
from translate.exchange.markup import LANGUAGE, elements, first_name, is_language, local_name, text_of
from translate.files import atomic_path
from translate.units import RememberedUnit
from translate.xmltext import plain

if TYPE_CHECKING:
    from lxml.etree import _Element

MACHINE = "MT!"
"""The reviewer of a unit that nobody has reviewed: OmegaT and others know a machine's English by this name."""
_KIND = "a TMX file"
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
_TIME = "%Y%m%dT%H%M%SZ"
_PROPERTIES = {
    "x-context-pre": "previous",
    "x-context-post": "next",
    "x-article": "article",
    "x-signature": "signature",
}
"""What TMX has no attribute for; the first two names are those that other tools use."""


def read_tmx(path: Path) -> Iterator[RememberedUnit]:
    """Read the Arabic–English units of a file, one at a time; units without one of the two are passed over.

    Inline codes of other formats are left out of the text. Of several variants the first counts.

    Raises:
        SourceError: the file cannot be read, or is no TMX.
    """
    name, _ = first_name(path, _KIND)
    if name != "tmx":
        raise SourceError(
            f"{path} is not a TMX file: it begins with <{name}>.", "Give a file that ends in .tmx."
        )
    for element in elements(path, {"tu"}, _KIND):
        unit = _unit(element)
        if unit:
            yield unit


def _unit(element: _Element) -> RememberedUnit | None:
    texts = {"ar": "", "en": ""}
    for variant in element:
        if local_name(variant) == "tuv":
            for language, text in texts.items():
                if not text and is_language(variant.get(LANGUAGE) or variant.get("lang"), language):
                    texts[language] = _segment(variant)
    if not (texts["ar"].strip() and texts["en"].strip()):
        return None
    properties = {
        _PROPERTIES[each.get("type", "")]: each.text or ""
        for each in element
        if local_name(each) == "prop" and each.get("type") in _PROPERTIES
    }
    who = element.get("changeid") or element.get("creationid") or ""
    when = _iso(element.get("changedate") or element.get("creationdate") or "")
    return RememberedUnit(texts["ar"], texts["en"], reviewer=who, approved=when, **properties)


def _segment(variant: _Element) -> str:
    segment = next((child for child in variant if local_name(child) == "seg"), None)
    return "" if segment is None else text_of(segment, _CODES)


@lru_cache
def _iso(date: str) -> str:
    """``20260131T120000Z`` in ISO 8601; empty where it is no such date."""
    try:
        return datetime.strptime(date, _TIME).replace(tzinfo=UTC).isoformat()
    except ValueError:
        return ""


def write_tmx(path: Path, units: Iterable[RememberedUnit]) -> int:
    """Write units, one at a time; returns how many. Characters that XML forbids become U+FFFD.

    Raises:
        OSError: the file cannot be written.
    """
    from lxml import etree

    count = 0
    header = {
        "creationtool": "muqabala", "creationtoolversion": __version__, "segtype": "sentence",
        "o-tmf": "muqabala", "adminlang": "en", "srclang": "ar", "datatype": "plaintext",
    }  # fmt: skip
    with atomic_path(path) as temporary, etree.xmlfile(str(temporary), encoding="utf-8") as file:
        file.write_declaration()
        with file.element("tmx", version="1.4"):
            file.write(etree.Element("header", header), "\n")
            with file.element("body"):
                file.write("\n")
                for count, unit in enumerate(units, 1):  # noqa: B007 (the last is the count)
                    file.write(_element(unit), "\n")
    return count


def _element(unit: RememberedUnit) -> _Element:
    from lxml import etree

    attributes = {"creationid": plain(unit.reviewer)} if unit.reviewer else {}
    if unit.approved:
        approved = datetime.fromisoformat(unit.approved).astimezone(UTC)
        attributes["creationdate"] = approved.strftime(_TIME)
    element = etree.Element("tu", attributes)
    for kind, field in _PROPERTIES.items():
        if value := getattr(unit, field):
            etree.SubElement(element, "prop", {"type": kind}).text = plain(value)
    for language, text in (("ar", unit.source), ("en", unit.target)):
        variant = etree.SubElement(element, "tuv", {LANGUAGE: language})
        etree.SubElement(variant, "seg").text = plain(text)
    return element
