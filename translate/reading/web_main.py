"""What trafilatura says of a page: its main text and its metadata."""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.reading.phrases import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element
    from lxml.html import HtmlElement

_INLINE = frozenset({"hi", "ref", "del"})
"""What does not end a block in trafilatura's output."""
_SEPARATOR = re.compile(r"\s+[-–—|•»«:]+\s+")
_TITLE_WORDS = 3
_LIBRARIES = ("trafilatura", "htmldate", "courlan", "justext")
_DATE = re.compile("(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]")
_METADATA = (None, "application/ld+json")
"""The types of ``meta``, ``link`` and ``script`` that say something of the page; its programs don't."""
_LONGEST_VALUE = 500
"""Characters of a value of the metadata; a longer one is no name, date or address."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; each is empty where it says nothing."""

    titles: tuple[str, ...]
    """The likeliest first: its own title, and the parts of the window's title, which names the site too."""
    description: str
    author: str
    date: str
    """ISO 8601."""
    site: str
    address: str

    def about(self) -> tuple[tuple[str, str], ...]:
        """The facts as labels and values."""
        facts = (
            ("Author", self.author),
            ("Published", self.date),
            ("Site", self.site),
            ("Address", self.address),
        )
        return tuple(fact for fact in facts if fact[1])


def metadata(root: HtmlElement, address: str) -> Metadata:
    """Read what a page says of itself; ``address`` is where it was, if the page does not say."""
    from trafilatura import extract_metadata

    _silence()
    quick = {
        "extensive_search": False,
        "original_date": True,
    }  # its date is not used, for it may be another story's
    found = extract_metadata(deepcopy(root), date_config=quick)
    places = [place for place in (_one_line(found.url), _one_line(address)) if place.startswith("http")]
    return Metadata(
        titles=_titles(
            _without_site(_one_line(found.title), _one_line(found.sitename)),
            _one_line(root.findtext(".//title")),
        ),
        description=_one_line(found.description),
        author=_one_line(found.author),
        date=_declared_date(root),
        site=_one_line(found.sitename),
        address=next(iter(places), ""),
    )


def _declared_date(root: HtmlElement) -> str:
    """The date in the page's metadata alone: in its text there are those of other stories too."""
    from htmldate import find_date
    from lxml.html import document_fromstring

    page = document_fromstring("<html><head></head><body></body></html>")
    page[0].extend(
        deepcopy(element)
        for element in root.iter("meta", "link", "script")
        if element.get("type") in _METADATA
    )
    return find_date(page, extensive_search=False, original_date=True) or ""


def date_of_article(root: HtmlElement, first: HtmlElement, last: HtmlElement) -> str:
    """The first date that is marked up as one (``time``) from one element of the page to another."""
    begun = False
    for element in root.iter():
        begun = begun or element is first
        date = _DATE.match(element.get("datetime", "")) if begun and element.tag == "time" else None
        if date or element is last:
            return date[0] if date else ""
    return ""


def _without_site(title: str, site: str) -> str:
    """``title`` without the site's name at its end."""
    *before, last = _SEPARATOR.split(title)
    if not before or not site or comparable(last) != comparable(site):
        return title
    return title[: title.rindex(last)].rstrip(" -–—|•»«:")


def _titles(own: str, window: str) -> tuple[str, ...]:
    """In the order of how likely they are; what has only two words is rather the name of the site."""
    parts = [own, *sorted(_SEPARATOR.split(window), key=len, reverse=True), window]
    return tuple(sorted(filter(None, parts), key=lambda part: len(part.split()) < _TITLE_WORDS))


def _one_line(value: str | None) -> str:
    line = " ".join((value or "").split())
    return line if len(line) <= _LONGEST_VALUE else ""


def main_text(root: HtmlElement) -> list[str]:
    """Find the main text of a page, block by block; ``root`` stays as it is, and nothing is fetched or logged."""
    from trafilatura import bare_extraction

    _silence()
    found = bare_extraction(
        deepcopy(root), favor_recall=True, include_comments=False, include_tables=True, deduplicate=False
    )
    body = getattr(found, "body", None)
    return [] if body is None else list(_pieces(body))


def _silence() -> None:
    """Keep what the libraries log, such as pages without a text, from the terminal."""
    for library in _LIBRARIES:
        logging.getLogger(library).addHandler(logging.NullHandler())


def _pieces(body: _Element) -> Iterator[str]:
    from lxml.etree import iterwalk

    texts: list[str] = []
    for event, element in iterwalk(body, events=("start", "end")):
        text = element.text if event == "start" else element.tail
        texts += "" if element.tag in _INLINE else "\n", " ".join((text or "").split("\n"))
    return filter(None, map(comparable, "".join(texts).split("\n")))
