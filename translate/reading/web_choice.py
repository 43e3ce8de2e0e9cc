"""Which blocks of a page are its article: those of the main text that was found, and what belongs to them.

- *long* (five words or more): half of its runs of five words stand in the main text.
- *short*: it is a block of the main text with nothing around it that says otherwise, and not above the
  headline; of several copies, the one nearest to the long ones.
- *inside*: it stands among the chosen ones, nothing around it says what else it is, and it is a caption or
  shares its element with one of them.
- *headline*: what the page's metadata call its title, wherever it stands; else the first ``h1``.
- *deck*: soon below the headline, and called so by its class, or the page's description as a block of its own.

Comments, notices, advertisements, share bars and related stories are never chosen. Where no main text was
found, every block is that nothing speaks against.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from translate.reading.phrases import TOPICS, comparable
from translate.reading.web_chrome import FOREIGN, LINKS, OUTSIDE, Surroundings
from translate.units import BlockKind, LeftOut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from translate.reading.web_blocks import WebBlock
    from translate.reading.web_main import Metadata

_SHINGLE = 5
_MOSTLY = 0.5
_HEADLINE_WORDS = 2
_BELOW_HEADLINE = 6
_DECK_WORDS = range(4, 80)
_DECK_CLASS = re.compile(
    r"sub-?_?(?:title|head)|deck|\bdek\b|standfirst|summary|excerpt|\bintro", re.IGNORECASE
)
_LONGEST_NAME = 500
_RELATED = tuple(
    comparable(phrase)
    for topic in TOPICS
    if topic.name == "related articles"
    for phrase in (*topic.whole, *topic.openings)
)


def choose(
    root: HtmlElement, blocks: Sequence[WebBlock], main_text: Sequence[str], page: Metadata
) -> tuple[list[WebBlock], list[LeftOut]]:
    """Divide a page's blocks into its article, headline first, and the rest; ``main_text`` is comparable."""
    choice = _Choice(root, blocks, main_text)
    headline = choice.headline(page)
    choice.add_short(headline)
    choice.add_inside(headline)
    return choice.divided(headline, choice.deck(headline, page.description))


class _Choice:
    """The blocks of a page, by their numbers, and which of them are chosen so far."""

    def __init__(self, root: HtmlElement, blocks: Sequence[WebBlock], main_text: Sequence[str]) -> None:
        self._blocks = blocks
        self._texts = [comparable(block.text) for block in blocks]
        self._main_text = Counter(main_text)
        long = self._long()
        around = Surroundings(root, [blocks[i] for i in long] or blocks)
        self._reasons = [self._reason(i, around.reason(block)) for i, block in enumerate(blocks)]
        self._chosen = self._without_copies(long) or self._unspoken_against()

    def _reason(self, i: int, reason: str) -> str:
        """A link that says «read also» is a related story even in the middle of the article."""
        is_related = self._blocks[i].linked and self._texts[i].startswith(_RELATED)
        return "related stories" if is_related else reason

    def _long(self) -> list[int]:
        shingles = {shingle for piece in self._main_text for shingle in _shingles(piece)}
        found = []
        for i, text in enumerate(self._texts):
            own = _shingles(text)
            if own and sum(shingle in shingles for shingle in own) >= _MOSTLY * len(own):
                found.append(i)
        return found

    def _without_copies(self, found: list[int]) -> set[int]:
        """Of blocks that say the same, those in plain surroundings, if any is."""
        plain = {self._texts[i] for i in found if self._reasons[i] == OUTSIDE}
        return {
            i
            for i in found
            if self._reasons[i] == OUTSIDE or (self._texts[i] not in plain and self._is_trusted(i))
        }

    def _is_trusted(self, i: int) -> bool:
        """Whether the main text is believed against what the surroundings say."""
        return self._reasons[i] not in FOREIGN and not (self._blocks[i].linked and self._reasons[i] != LINKS)

    def _unspoken_against(self) -> set[int]:
        return {i for i, block in enumerate(self._blocks) if self._reasons[i] == OUTSIDE and not block.linked}

    def add_short(self, headline: int | None) -> None:
        """Choose the blocks of the main text that are too short to be told by their words alone.

        Above the headline they are kickers and the like; where something around them speaks, it is believed.
        """
        places = defaultdict(list)
        for i in range(headline or 0, len(self._blocks)):
            text = self._texts[i]
            if text in self._main_text and not _shingles(text) and self._reasons[i] in (OUTSIDE, LINKS):
                places[text].append(i)
        for text, copies in places.items():
            copies.sort(key=self._distance)
            self._chosen.update(copies[: self._main_text[text]])

    def _distance(self, i: int) -> tuple[bool, int]:
        """How far a block is from the article: first by its surroundings, then in blocks."""
        first, last = self._span
        return self._reasons[i] != OUTSIDE, max(first - i, i - last, 0)

    def headline(self, page: Metadata) -> int | None:
        """The number of the block that is the page's title."""
        titles = {comparable(title) for title in page.titles} - {comparable(page.site)}
        named = [i for i, text in enumerate(self._texts) if any(_is_title(text, title) for title in titles)]
        found = named or [i for i, block in enumerate(self._blocks) if block.element.tag == "h1"]
        found = [i for i in found if len(self._texts[i].split()) >= _HEADLINE_WORDS]
        return min(found, key=self._unlikeness_of_headline, default=None)

    def _unlikeness_of_headline(self, i: int) -> tuple[bool, bool, bool, int, int]:
        reason, tag = self._reasons[i], self._blocks[i].element.tag
        return reason in FOREIGN, tag != "h1", reason != OUTSIDE, -len(self._texts[i]), self._distance(i)[1]

    def deck(self, headline: int | None, description: str) -> int | None:
        """The number of the block that is the deck."""
        if headline is None:
            return None
        below = range(headline + 1, min(headline + 1 + _BELOW_HEADLINE, len(self._blocks)))
        return next((i for i in below if self._is_deck(i, comparable(description))), None)

    def _is_deck(self, i: int, description: str) -> bool:
        block = self._blocks[i]
        if self._reasons[i] in FOREIGN or block.linked or len(self._texts[i].split()) not in _DECK_WORDS:
            return False
        names = f"{block.element.get('class', '')} {block.element.get('itemprop', '')}"[:_LONGEST_NAME]
        return bool(_DECK_CLASS.search(names)) or (self._texts[i] == description and self._stands_alone(i))

    def _stands_alone(self, i: int) -> bool:
        """Whether the next block of the article is of another element: else it is the first paragraph."""
        following = next(
            (self._blocks[j] for j in range(i + 1, len(self._blocks)) if j in self._chosen), None
        )
        own = self._blocks[i].element
        if following is None:
            return False
        return own.getparent() is not following.element.getparent() or own.tag != following.element.tag

    def add_inside(self, headline: int | None) -> None:
        """Choose what stands among the chosen blocks, or between them and the headline, and belongs to them."""
        first, last = self._span
        parents = {self._blocks[i].element.getparent() for i in self._chosen}
        start = first if headline is None else min(headline, first)
        for i in range(start, last + 1):
            block = self._blocks[i]
            belongs = block.kind is BlockKind.CAPTION or (i > first and block.element.getparent() in parents)
            if self._reasons[i] == OUTSIDE and belongs and not block.linked:
                self._chosen.add(i)

    def divided(self, headline: int | None, deck: int | None) -> tuple[list[WebBlock], list[LeftOut]]:
        """The article and the rest, each block once."""
        kinds = {
            i: kind for i, kind in ((headline, BlockKind.HEADLINE), (deck, BlockKind.DECK)) if i is not None
        }
        copies = self._copies(headline)
        article = (self._chosen | kinds.keys()) - copies
        order = sorted(article, key=lambda i: (i != headline, i))
        rest = [
            LeftOut(block.text, block.line, "repeats the headline" if i in copies else self._reasons[i])
            for i, block in enumerate(self._blocks)
            if i not in article
        ]
        return [replace(self._blocks[i], kind=kinds.get(i, self._blocks[i].kind)) for i in order], rest

    def _copies(self, headline: int | None) -> set[int]:
        """The chosen blocks that say what the headline says."""
        if headline is None:
            return set()
        return {i for i in self._chosen if self._texts[i] == self._texts[headline] and i != headline}

    @property
    def _span(self) -> tuple[int, int]:
        """The numbers of the first and last chosen block."""
        return min(self._chosen, default=0), max(self._chosen, default=-1)


def _shingles(text: str) -> list[str]:
    """The runs of words that are compared; none for a short text."""
    words = text.split()
    return [" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)]


def _is_title(text: str, title: str) -> bool:
    """Whether one holds the other and is no more than twice as long."""
    shorter, longer = sorted((text, title), key=len)
    return bool(shorter) and f" {shorter} " in f" {longer} " and len(longer) <= 2 * len(shorter)
