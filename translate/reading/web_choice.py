"""Which blocks of a page are its article: those of the main text that was found, and what belongs to them.

- *long* (five words or more): half of its runs of five words stand in the main text.
- *short*: it is a block of the main text with nothing around it that says otherwise, and not above the
  headline; of several copies, the one nearest to the long ones.
- *inside*: it stands among the chosen ones, nothing around it says what else it is, and it is a caption,
  shares its element with one of them, or stands right above one and is a heading or looks like a chosen one.
- *headline* and *deck*: see ``web_headline.py``.

Comments, notices, advertisements, share bars and related stories are never chosen, nor are links at either end
and pull quotes. Where no main text was found, every block is that nothing speaks against.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from translate.reading.phrases import TOPICS, comparable
from translate.reading.web_chrome import BYLINE, FOREIGN, LINKS, OUTSIDE, Surroundings
from translate.reading.web_headline import find_deck, find_headline
from translate.units import BlockKind, LeftOut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from translate.reading.web_blocks import WebBlock
    from translate.reading.web_main import Metadata

_SHINGLE = 5
_MOSTLY = 0.5


def _phrases(name: str) -> tuple[str, ...]:
    topics = [topic for topic in TOPICS if topic.name == name]
    return tuple(comparable(phrase) for topic in topics for phrase in (*topic.whole, *topic.openings))


_RELATED, _COPYRIGHT = _phrases("related articles"), _phrases("copyright")
_NOTES, _NOTE_WORDS = (BYLINE, "footer"), 25


def choose(
    root: HtmlElement, blocks: Sequence[WebBlock], main_text: Sequence[str], page: Metadata
) -> tuple[list[WebBlock], list[LeftOut]]:
    """Divide a page's blocks into its article, headline first, and the rest; ``main_text`` is comparable."""
    choice = _Choice(root, blocks, main_text)
    headline = choice.headline(page)
    choice.drop_links_at_ends()
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
        text = self._texts[i]
        if self._blocks[i].linked and text.startswith(_RELATED):
            return "related stories"
        is_copyright = text.startswith(_COPYRIGHT) and len(text.split()) <= _NOTE_WORDS
        return "footer" if is_copyright and reason == OUTSIDE else reason

    def _long(self) -> list[int]:
        shingles = {shingle for piece in self._main_text for shingle in _shingles(piece)}
        found = []
        for i, text in enumerate(self._texts):
            own = _shingles(text)
            if own and sum(shingle in shingles for shingle in own) >= _MOSTLY * len(own):
                found.append(i)
        return found

    def _without_copies(self, found: list[int]) -> set[int]:
        """Of blocks that say the same, those in plain surroundings, if any is; so also of parts, as pull quotes."""
        plain = {
            shingle for i in found if self._reasons[i] == OUTSIDE for shingle in _shingles(self._texts[i])
        }
        return {
            i
            for i in found
            if self._reasons[i] == OUTSIDE or (self._is_trusted(i) and not self._is_in(i, plain))
        }

    def _is_in(self, i: int, shingles: set[str]) -> bool:
        return shingles.issuperset(_shingles(self._texts[i]))

    def _is_trusted(self, i: int) -> bool:
        """Whether the main text is believed against what the surroundings say."""
        reason, linked = self._reasons[i], self._blocks[i].linked
        is_short = len(self._texts[i].split()) <= _NOTE_WORDS
        return (
            reason not in FOREIGN and not (linked and reason != LINKS) and not (is_short and reason in _NOTES)
        )

    def _unspoken_against(self) -> set[int]:
        return set(filter(self._is_unspoken_of, range(len(self._blocks))))

    def drop_links_at_ends(self) -> None:
        """Take links before and behind the text for what they are: ways to other pages."""
        plain = [i for i in self._chosen if not self._blocks[i].linked]
        if plain:
            self._chosen = {i for i in self._chosen if min(plain) <= i <= max(plain)}

    def add_short(self, headline: int | None) -> None:
        """Choose the blocks of the main text that are too short to be told by their words alone.

        Above the headline they are kickers and the like; where something around them speaks, it is believed.
        """
        places = defaultdict(list)
        distances = self._distances()
        for i in range(headline or 0, len(self._blocks)):
            text = self._texts[i]
            if text in self._main_text and not _shingles(text) and self._reasons[i] in (OUTSIDE, LINKS):
                places[text].append(i)
        for text, copies in places.items():
            copies.sort(key=distances.__getitem__)
            self._chosen.update(copies[: self._main_text[text]])

    def _distances(self) -> list[tuple[bool, int]]:
        """How far each block is from the article: first by its surroundings, then in blocks."""
        first, last = self._span
        return [(reason != OUTSIDE, max(first - i, i - last, 0)) for i, reason in enumerate(self._reasons)]

    def headline(self, page: Metadata) -> int | None:
        """The number of the block that is the page's title."""
        return find_headline(self._blocks, self._texts, self._reasons, self._span[0], page)

    def deck(self, headline: int | None, description: str) -> int | None:
        """The number of the block that is the deck."""
        return find_deck(self._blocks, self._reasons, self._chosen, headline, description)

    def add_inside(self, headline: int | None) -> None:
        """Choose what stands among the chosen blocks, or between them and the headline, and belongs to them."""
        first, last = self._span
        start = first if headline is None else min(headline + 1, first)
        self._add_above(range(start, last), {BlockKind.HEADING}, set())
        parents = {self._blocks[i].element.getparent() for i in self._chosen}
        for i in range(start, last + 1):
            block = self._blocks[i]
            belongs = block.kind is BlockKind.CAPTION or (i > first and block.element.getparent() in parents)
            if belongs and self._is_unspoken_of(i):
                self._chosen.add(i)
        self._add_above(range(start, last), set(), {self._looks(i) for i in self._chosen} - {""})

    def _add_above(self, places: range, kinds: set[BlockKind | None], looks: set[str]) -> None:
        """Choose what stands right above a chosen block and is of one of these kinds or looks."""
        for i in reversed(places):
            is_like = self._blocks[i].kind in kinds or self._looks(i) in looks
            if i + 1 in self._chosen and is_like and self._is_unspoken_of(i):
                self._chosen.add(i)

    def _looks(self, i: int) -> str:
        return str(self._blocks[i].element.get("class", ""))

    def _is_unspoken_of(self, i: int) -> bool:
        return self._reasons[i] == OUTSIDE and not self._blocks[i].linked

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
