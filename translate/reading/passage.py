"""What the rules of this room work on: lines as they stood, and passages that become blocks."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from translate.units import BlockKind

BEGINNING = 2_000
"""Lines or passages; no article has as many, and in a longer text they speak for the rest."""
_BEGINNING_CHARACTERS = 1_000_000


class Line(NamedTuple):
    """A line of the file, without what cannot be shown."""

    number: int
    """From 1, as an editor counts."""
    text: str
    """With its indentation; empty for a blank line."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A block in the making, which still knows where it stood."""

    text: str
    """On one line, stripped, never empty."""
    line: int
    """The line of the file where it begins, from 1."""
    kind: BlockKind | None = None
    """``None`` until a rule of ``structure.py`` has looked at it."""


LineOrPassage = TypeVar("LineOrPassage", Line, Passage)


def beginning_of(pieces: Iterator[LineOrPassage]) -> list[LineOrPassage]:
    """Take the first of them: ``BEGINNING``, or fewer of a million characters in all."""
    taken: list[LineOrPassage] = []
    characters = 0
    while len(taken) < BEGINNING and characters < _BEGINNING_CHARACTERS:
        piece = next(pieces, None)
        if piece is None:
            break
        taken.append(piece)
        characters += len(piece.text)
    return taken


def with_followers(passages: Iterable[Passage], count: int) -> Iterator[tuple[Passage, Sequence[Passage]]]:
    """Yield every passage with the next ones, ``count`` of them where there are as many.

    The sequence changes when the next passage is asked for.
    """
    rest = iter(passages)
    window = deque(islice(rest, count + 1))
    for following in rest:
        yield window.popleft(), window
        window.append(following)
    while window:
        yield window.popleft(), window
