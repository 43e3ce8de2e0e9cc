"""Which block of a page is its headline, and which the deck below it.

- *headline*: what the page's metadata call its title, wherever it stands; else the first ``h1``; else the last
  line all in bold, of three words or more, close above the text.
- *deck*: soon below the headline, and called so by its class or that of an element that holds nothing else, or
  the page's description as a block of its own.
"""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from translate.reading.phrases import comparable
from translate.reading.structure import looks_like_title
from translate.reading.web_chrome import FOREIGN, OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from lxml.html import HtmlElement

    from translate.reading.web_blocks import WebBlock
    from translate.reading.web_main import Metadata

_HEADLINE_WORDS, _BOLD_HEADLINE_WORDS = 2, 3
_ABOVE_TEXT, _BELOW_HEADLINE = 6, 6
_DECK_WORDS = range(4, 80)
_DECK_CLASS = re.compile(
    r"sub-?_?(?:title|head)|deck|\bdek\b|standfirst|summary|excerpt|teaser|\bintro|(?:\b|_)lead(?:\b|_)",
    re.IGNORECASE,
)
_WRAPPERS = 3
"""Elements around a block that may be there for its looks alone."""
_LONGEST_NAME = 500


def find_headline(
    blocks: Sequence[WebBlock], texts: Sequence[str], reasons: Sequence[str], first: int, page: Metadata
) -> int | None:
    """The number of the block that is the title of the article whose text begins at block ``first``."""
    titles = {comparable(title) for title in page.titles} - {comparable(page.site)}
    found = [i for i, text in enumerate(texts) if any(_is_title(text, title) for title in titles)]
    found = found or [i for i, block in enumerate(blocks) if block.element.tag == "h1"]
    found = [i for i in found if len(texts[i].split()) >= _HEADLINE_WORDS and "©" not in blocks[i].text]

    def unlikeness(i: int) -> tuple[bool, bool, bool, int, int]:
        is_h1 = blocks[i].element.tag == "h1"
        return reasons[i] in FOREIGN, not is_h1, reasons[i] != OUTSIDE, -len(texts[i]), abs(first - i)

    return min(found, key=unlikeness, default=_bold_above(blocks, texts, reasons, first))


def _bold_above(
    blocks: Sequence[WebBlock], texts: Sequence[str], reasons: Sequence[str], first: int
) -> int | None:
    above = range(max(first - _ABOVE_TEXT, 0), min(first + 1, len(blocks)))
    found = [
        i
        for i in above
        if blocks[i].bold
        and reasons[i] == OUTSIDE
        and not blocks[i].linked
        and looks_like_title(blocks[i].text)
    ]
    return max((i for i in found if len(texts[i].split()) >= _BOLD_HEADLINE_WORDS), default=None)


def _is_title(text: str, title: str) -> bool:
    """Whether one holds the other and is no more than twice as long."""
    shorter, longer = sorted((text, title), key=len)
    return bool(shorter) and f" {shorter} " in f" {longer} " and len(longer) <= 2 * len(shorter)


def find_deck(
    blocks: Sequence[WebBlock],
    reasons: Sequence[str],
    chosen: Collection[int],
    headline: int | None,
    description: str,
) -> int | None:
    """The number of the block that is the deck of the headline; ``chosen`` are the blocks of the article."""
    if headline is None:
        return None
    own = comparable(description)
    for i in range(headline + 1, min(headline + 1 + _BELOW_HEADLINE, len(blocks))):
        block = blocks[i]
        if reasons[i] in FOREIGN or block.linked or len(block.text.split()) not in _DECK_WORDS:
            continue
        following = next((blocks[j] for j in range(i + 1, len(blocks)) if j in chosen), None)
        if _is_called_deck(block) or (comparable(block.text) == own and _stands_alone(block, following)):
            return i
    return None


def _is_called_deck(block: WebBlock) -> bool:
    names = (f"{e.get('class', '')} {e.get('itemprop', '')}"[:_LONGEST_NAME] for e in _wrappers(block))
    return any(map(_DECK_CLASS.search, names))


def _wrappers(block: WebBlock) -> Iterator[HtmlElement]:
    """The element of a block, and those around it that hold nothing else."""
    text = "".join(block.text.split())
    for element in islice(chain([block.element], block.element.iterancestors()), _WRAPPERS):
        if "".join(element.text_content().split()) != text:
            return
        yield element


def _stands_alone(block: WebBlock, following: WebBlock | None) -> bool:
    """Whether the next block of the article is of another element: else it is the first paragraph."""
    if following is None:
        return False
    own, other = block.element, following.element
    return own.getparent() is not other.getparent() or own.tag != other.tag
