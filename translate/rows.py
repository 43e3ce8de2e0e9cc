"""From an article's blocks to the rows of its document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, repeat
from operator import attrgetter

from translate.segmentation import BoundaryRules, segment
from translate.units import Block, BlockKind, Segment, SourceRow, TranslationUnit, UnitState

_TITLES = frozenset({BlockKind.HEADLINE, BlockKind.DECK, BlockKind.HEADING})


def divide(
    blocks: Iterable[Block], max_words: int = 40, rules: BoundaryRules | None = None
) -> Iterator[TranslationUnit]:
    """Yield the rows of an article's blocks in order, without their English.

    The boundary ``rules`` are the shipped ones unless others are given.

    Raises:
        SourceError: one of the given rules takes too long.
    """
    return map(untranslated, source_rows(blocks, max_words, rules))


def untranslated(row: SourceRow) -> TranslationUnit:
    """The unit of a row, still without its English."""
    return TranslationUnit(**row._asdict(), target="", state=UnitState.INITIAL)


def source_rows(
    blocks: Iterable[Block], max_words: int = 40, rules: BoundaryRules | None = None
) -> Iterator[SourceRow]:
    """As ``divide``, without making units of the rows, which takes longer than to find them.

    Raises:
        SourceError: one of the given rules takes too long.
    """
    row = sentence = 0
    for number, block in enumerate(blocks, 1):
        kind, bold, italic = block.kind, block.bold, block.italic
        pieces = segment(block.text, max_words, title=kind in _TITLES, rules=rules)
        for (text, _, _, rule), (part, parts) in zip(pieces, _parts(pieces), strict=True):
            row += 1
            sentence += part == 1
            yield SourceRow(row, number, kind, sentence, part, parts, text.strip(), rule, bold, italic)


def _parts(pieces: Sequence[Segment]) -> Iterable[tuple[int, int]]:
    """For every piece which part of its sentence it is, from 1, and of how many."""
    if pieces[-1].sentence == len(pieces) - 1:
        return repeat((1, 1), len(pieces))
    sizes = [len(list(group)) for _, group in groupby(pieces, key=attrgetter("sentence"))]
    return ((part, size) for size in sizes for part in range(1, size + 1))
