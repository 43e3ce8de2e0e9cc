"""What surrounds an article on a web page, told by the elements that it stands in.

An element that holds half of the article or more is never taken for its surroundings, whatever its names say.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from translate.reading.web_blocks import WebBlock

OUTSIDE = "outside the article"
BYLINE = "author and date"
LINKS = "list of links"
_WORDS = {
    "comments": "comment comments commentlist commenters respond reply replies disqus",
    "newsletter": "newsletter newsletters",
    "cookie notice": "cookie cookies consent gdpr cmp onetrust",
    "advertisement": "ad ads advert adverts advertisement advertising adsbygoogle dfp sponsor sponsored promo banner",
    "sharing": "share sharing shares sharebar social socials addthis addtoany sharethis follow",
    "related stories": "related recommended recommendations popular trending mostread mostviewed latest similar also "
    "topstories morestories recentposts readmore readnext nextup",
    "navigation": "nav navbar navigation menu submenu breadcrumb breadcrumbs crumbs pagination topbar masthead logo",
    "sidebar": "sidebar widget widgets",
    "tags": "tags taglist tagcloud hashtags",
    BYLINE: "byline author authors writer date dates dateline timestamp published updated pubdate meta postmeta",
    "footer": "footer colophon copyright",
}
"""The words in an element's names that say what it is, or two of them in a row as one, strongest first."""
_REASONS = {word: reason for reason, words in _WORDS.items() for word in words.split()}
_TAGS = {
    "nav": "navigation",
    "footer": "footer",
    "address": BYLINE,
    "aside": "sidebar",
    "form": "form",
    "button": "form",
}
_ROLES = {
    "banner": "header",
    "navigation": "navigation",
    "contentinfo": "footer",
    "complementary": "sidebar",
    "search": "form",
}
_NAMES = ("class", "id", "itemprop", "data-testid", "data-e2e", "data-component", "aria-labelledby")
_QUOTED = frozenset({"blockquote", "figure"})
"""Whose footer names what is quoted."""
FOREIGN = frozenset({
    "comments", "newsletter", "cookie notice", "advertisement", "sharing", "related stories",
})  # fmt: skip
"""The reasons that hold even for what looks like the article's text."""
_LISTS = frozenset({"ul", "ol", "menu"})
_NAME = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]+[0-9]*(?![A-Za-z0-9])")
"""No made-up one, such as ``x1ad9f``, which may hold a word by chance."""
_WORD_LETTERS = 3
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_NOTHING = re.compile(r"elementor-widget|widget-image|ad-hoc")
"""How page builders call any element, and what is no advertisement."""
_LONGEST_NAME = 500
"""Characters of a name that are looked at; a hostile one has millions."""


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
        said = self._said(block.within)
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
        sizes[block.within] += len(block.text)
    half = sum(sizes.values()) / 2
    for element in reversed(list(root.iter())):
        parent = element.getparent()
        if parent is not None and element in sizes:
            sizes[parent] += sizes[element]
    return frozenset(element for element, size in sizes.items() if size >= half)


def _with(above: _Said, element: HtmlElement) -> _Said:
    tag, parent = str(element.tag), element.getparent()
    said = "" if parent is not None and parent.tag in _QUOTED else _TAGS.get(tag, "")
    said = _ROLES.get(element.get("role", ""), said)
    return _Said(above.named | frozenset(_named(element)), said or above.tag, above.in_list or tag in _LISTS)


def _named(element: HtmlElement) -> Iterator[str]:
    names = " ".join(element.get(name, "")[:_LONGEST_NAME] for name in _NAMES)
    if "-" in (tag := str(element.tag)):  # an element of the page's own making, such as amp-ad
        names += f" {tag[:_LONGEST_NAME]}"
    for name in _NOTHING.sub("", names).split():
        words = [word for part in _NAME.findall(name) for word in _words(part)]
        pairs = map("".join, pairwise(words))
        yield from (_REASONS[word] for word in (*words, *pairs) if word in _REASONS)


def _words(name: str) -> list[str]:
    """The words of a name in one piece, such as ``shareBar``; none of a made-up one, such as ``kAdWx``."""
    words = _WORD.findall(name)
    short = [len(word) for word in words if len(word) < _WORD_LETTERS and word.lower() not in _REASONS]
    is_made_up = len(words) > 1 and (1 in short or len(short) > 1)
    return [] if is_made_up else [word.lower() for word in words]
