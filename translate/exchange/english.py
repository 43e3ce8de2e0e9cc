"""The English alone, as it is published: an article's blocks, rebuilt from its rows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from translate.emphasis import joined, pieces
from translate.units import OWN_WEIGHT, BlockKind, TranslationUnit

_SPACES = re.compile(r"\s+")
_NUMBERED = re.compile(r"[(\[]?\d{1,3}[.)\]-]\s")
_LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"
"""Behind an Arabic name it keeps the date that follows from being shown backwards."""


class Run(NamedTuple):
    """A piece of a block of one weight."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    """Where it leads: the web, or an address to write to."""


class EnglishBlock(NamedTuple):
    """A paragraph-level piece of an article."""

    kind: BlockKind
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """All of it, on one line."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class EnglishArticle:
    """The English of an article, ready to be published."""

    blocks: tuple[EnglishBlock, ...]
    byline: str = ""
    published: str = ""
    """The date, as readers are shown it."""

    @property
    def credit(self) -> str:
        """The author and the date on one line; empty where neither is known."""
        arabic = any(unicodedata.bidirectional(character) == "AL" for character in self.byline)
        byline = f"{self.byline}{_LEFT_TO_RIGHT}" if arabic else self.byline
        return " · ".join(part for part in (byline, self.published) if part)

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
    found = (_block(list(rows)) for _, rows in groupby(units, key=lambda unit: unit.block))
    blocks = [block for block in found if block.runs]
    facts = dict(about)
    written = facts.get("Published") or facts.get("Written") or ""
    return EnglishArticle(tuple(blocks), facts.get("Author", ""), _for_readers(written))


def _block(rows: Sequence[TranslationUnit]) -> EnglishBlock:
    """One block of its rows; without runs where they have no English."""
    first = rows[0]
    weighted = first.kind in OWN_WEIGHT
    bold, italic = weighted and first.bold, weighted and first.italic
    text = _SPACES.sub(" ", " ".join(unit.target for unit in rows)).strip()
    emphases = joined((unit.target, unit.emphases) for unit in rows)
    runs = (
        Run(piece, bold or each.bold, italic or each.italic, each.link)
        for piece, each in pieces(text, emphases)
    )
    return EnglishBlock(first.kind, tuple(runs))


def _for_readers(written: str) -> str:
    """A date as a newspaper prints it; what is no ISO date stays as it stands.

    >>> _for_readers("2026-11-05"), _for_readers("2026-11-25T08:30:00Z"), _for_readers("May 2026")
    ('5 November 2026', '25 November 2026', 'May 2026')
    """
    try:
        day = date.fromisoformat(written.strip()[:10])
    except ValueError:
        return written
    return f"{day.day} {day:%B %Y}"


def brings_number(text: str) -> bool:
    """Whether a list item has its number in its text, and needs no bullet.

    >>> brings_number("2- The second condition"), brings_number("2,000 people")
    (True, False)
    """
    return bool(_NUMBERED.match(text))
