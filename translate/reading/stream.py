"""An article of which no more than a part need be in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from translate.units import Article, Block, LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class ArticleStream:
    """A file as it is read: its blocks can be taken once, in reading order."""

    name: str
    """The file's name without its folders, or ``standard input``."""
    blocks: Iterator[Block]
    noted: Sequence[LeftOut]
    """What was left out so far; it grows while the blocks are taken."""
    encoding: str = "utf-8"
    about: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, article: Article) -> Self:
        """An article that was read as a whole, for it is of a format that cannot be read otherwise."""
        return cls(article.name, iter(article.blocks), article.left_out, article.encoding, article.about)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What was left out, by line; complete when the last block was taken."""
        return tuple(sorted(self.noted, key=lambda piece: piece.line))

    def whole(self) -> Article:
        """Take all of it."""
        blocks = tuple(self.blocks)
        return Article(self.name, blocks, self.left_out, self.encoding, self.about)
