"""What surrounds an article on a web page, told by the elements that it stands in.

An element that holds half of the article or more is never taken for its surroundings, whatever its names say.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from translate.reading.web_blocks import WebBlock

OUTSIDE = "outside the article"
_BYLINE = "author and date"
LINKS = "list of links"
_WORDS = {
    "comments": "comment comments commentlist commenters respond reply replies disqus",
    "cookie notice": "cookie cookies consent gdpr cmp onetrust",
    "advertisement": "ad ads advert adverts advertisement advertising adsbygoogle dfp sponsor sponsored promo banner",
    "sharing": "share sharing shares sharebar social socials addthis addtoany sharethis follow",
    "related stories": "related recommended recommendations popular trending mostread latest similar more also",
    "navigation": "nav navbar navigation menu submenu breadcrumb breadcrumbs crumbs pagination topbar masthead logo",
    "sidebar": "sidebar widget widgets",
    _BYLINE: "byline author authors date dateline timestamp published pubdate meta postmeta",
    "footer": "footer colophon copyright",
}
"""The words in an element's class, id, role and own tag that say what it is, strongest first."""
_REASONS = {word: reason for reason, words in _WORDS.items() for word in words.split()}
_TAGS = {
    "nav": "navigation",
    "footer": "footer",
    "address": _BYLINE,
    "aside": "sidebar",
    "form": "form",
    "button": "form",
}
FOREIGN = frozenset({"comments", "cookie notice", "advertisement", "sharing", "related stories"})
"""The reasons that hold even for what looks like the article's text."""
_LISTS = frozenset({"ul", "ol", "menu"})
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_LONGEST_NAME = 500
"""Characters of a class, id or role that are looked at; a hostile one has millions."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What an element and those around it say."""

    named: frozenset[str] = frozenset()
    """The reasons that their names give."""
    tag: str = ""
    """The reason that the innermost telling tag gives."""
    in_list: bool = False


class Surroundings:
    """What the elements of a page say of the blocks in them; each element is looked at once."""

    def __init__(self, root: HtmlElement, article: Sequence[WebBlock]) -> None:
        self._holders = _holders(root, article)
        self._known: dict[HtmlElement, _Said] = {}

    def reason(self, block: WebBlock) -> str:
        """Why ``block`` is not of the article; ``OUTSIDE`` if nothing around it says.

        The strongest of all words around it decides, then the innermost element, then whether it is a link in a list.
        """
        said = self._said(block.element)
        named = next((reason for reason in _WORDS if reason in said.named), "")
        return named or said.tag or (LINKS if block.linked and said.in_list else OUTSIDE)

    def _said(self, element: HtmlElement) -> _Said:
        """Of ``element`` and all that it stands in; no deeper than the parser lets elements nest (256)."""
        if element not in self._known:
            parent = element.getparent()
            above = _Said() if parent is None else self._said(parent)
            self._known[element] = above if element in self._holders else _with(above, element)
        return self._known[element]


def _holders(root: HtmlElement, article: Sequence[WebBlock]) -> frozenset[HtmlElement]:
    """The elements that hold half of the text of ``article`` or more."""
    sizes: Counter[HtmlElement] = Counter()
    for block in article:
        sizes[block.element] += len(block.text)
    half = sum(sizes.values()) / 2
    for element in reversed(list(root.iter())):
        parent = element.getparent()
        if parent is not None and element in sizes:
            sizes[parent] += sizes[element]
    return frozenset(element for element, size in sizes.items() if size >= half)


def _with(above: _Said, element: HtmlElement) -> _Said:
    tag = str(element.tag)
    return _Said(
        above.named | frozenset(_named(element)), _TAGS.get(tag, above.tag), above.in_list or tag in _LISTS
    )


def _named(element: HtmlElement) -> Iterator[str]:
    names = " ".join(element.get(name, "")[:_LONGEST_NAME] for name in ("class", "id", "role"))
    if "-" in (tag := str(element.tag)):  # an element of the page's own making, such as amp-ad
        names += f" {tag[:_LONGEST_NAME]}"
    return (_REASONS[word] for word in map(str.lower, _WORD.findall(names)) if word in _REASONS)
