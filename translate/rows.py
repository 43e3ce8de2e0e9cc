"""From an article's blocks to the rows of its document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from translate.segmentation import Boundary, BoundaryRules, boundaries
from translate.units import Block, BlockKind, SourceRow, TranslationUnit, UnitState

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
        kind, text, bold, italic = block.kind, block.text, block.bold, block.italic
        found = boundaries(text, max_words, title=kind in _TITLES, rules=rules)
        start = part = 0
        for place, (end, rule, ends_sentence) in enumerate(found):
            row += 1
            part += 1
            if part == 1:
                sentence += 1
                parts = 1 if ends_sentence else _parts(found[place:])
            source = text[start:end].strip()
            yield SourceRow(row, number, kind, sentence, part, parts, source, rule, bold, italic)
            start = end
            part *= not ends_sentence


def _parts(found: Sequence[Boundary]) -> int:
    """Of how many parts the first sentence is, whose end comes among the boundaries."""
    return next(number for number, (_, _, ends_sentence) in enumerate(found, 1) if ends_sentence)
