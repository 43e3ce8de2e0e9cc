"""From an article's blocks to the rows of its document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from translate.segmentation import BoundaryRules, segment
from translate.units import Block, BlockKind, TranslationUnit, UnitState

_TITLES = frozenset({BlockKind.HEADLINE, BlockKind.DECK, BlockKind.HEADING})


def divide(
    blocks: Iterable[Block], max_words: int = 40, rules: BoundaryRules | None = None
) -> Iterator[TranslationUnit]:
    """Yield the rows of an article's blocks in order, without their English.

    The boundary ``rules`` are the shipped ones unless others are given.

    Raises:
        SourceError: one of the given rules takes too long.
    """
    row = sentence = 0
    for number, block in enumerate(blocks, 1):
        pieces = segment(block.text, max_words, title=block.kind in _TITLES, rules=rules)
        for _, group in groupby(pieces, key=lambda piece: piece.sentence):
            parts = list(group)
            sentence += 1
            for part, piece in enumerate(parts, 1):
                row += 1
                yield TranslationUnit(
                    id=row,
                    block=number,
                    kind=block.kind,
                    sentence=sentence,
                    part=part,
                    parts=len(parts),
                    source=piece.text.strip(),
                    target="",
                    state=UnitState.INITIAL,
                    rule=piece.rule,
                    bold=block.bold,
                    italic=block.italic,
                )
