"""The English alone, as it is published: an article's blocks, rebuilt from its rows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from translate.units import Block, BlockKind, TranslationUnit

_SPACES = re.compile(r"\s+")
_LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"
"""Behind an Arabic name it keeps the date that follows from being shown backwards."""


@dataclass(frozen=True, slots=True)
class EnglishArticle:
    """The English of an article, ready to be published."""

    blocks: tuple[Block, ...]
    byline: str = ""
    date: str = ""

    @property
    def credit(self) -> str:
        """The author and the date on one line; empty where neither is known."""
        arabic = any(unicodedata.bidirectional(character) == "AL" for character in self.byline)
        byline = f"{self.byline}{_LEFT_TO_RIGHT}" if arabic else self.byline
        return " · ".join(part for part in (byline, self.date) if part)

    @property
    def after_titles(self) -> int:
        """The number of blocks above the place of the credit: the headline and the deck."""
        titles = (BlockKind.HEADLINE, BlockKind.DECK)
        return next(
            (place for place, block in enumerate(self.blocks) if block.kind not in titles), len(self.blocks)
        )

    @property
    def headline(self) -> str:
        """The headline; empty where there is none."""
        return next((block.text for block in self.blocks if block.kind is BlockKind.HEADLINE), "")


def english_article(
    units: Iterable[TranslationUnit], about: Sequence[tuple[str, str]] = ()
) -> EnglishArticle:
    """Rebuild an article's blocks from its rows: what was one paragraph is one again; empty rows are left out.

    ``about`` is what the article's file says of itself; of it the author and the date are used.
    """
    blocks = []
    for _, rows in groupby(units, key=lambda unit: unit.block):
        block = list(rows)
        text = _SPACES.sub(" ", " ".join(unit.target for unit in block)).strip()
        if text:
            first = block[0]
            blocks.append(Block(first.kind, text, first.bold, first.italic))
    facts = dict(about)
    date = facts.get("Published") or facts.get("Written") or ""
    return EnglishArticle(tuple(blocks), facts.get("Author", ""), date)
