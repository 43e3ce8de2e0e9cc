"""Which source word each word of a row's English renders, by what the model looked at while writing it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from translate.units import Span, TranslationUnit

_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class AlignedWord:
    """A word of the target that the model wrote while looking at one word of the source."""

    target: Span
    source: Span


def aligned_words(unit: TranslationUnit) -> tuple[AlignedWord, ...]:
    """The target's words with the source words behind them, in order.

    Empty without an alignment. Words that typography or a person has changed since the model wrote them are left out.
    """
    raw = list(_WORD.finditer(unit.raw))
    if not unit.alignment or len(raw) != len(unit.alignment):
        return ()
    target, source = (
        list(_WORD.finditer(unit.target)),
        [found.span() for found in _WORD.finditer(unit.source)],
    )
    same = SequenceMatcher(
        a=[_bare(found[0]) for found in raw], b=[_bare(found[0]) for found in target], autojunk=False
    )
    return tuple(
        AlignedWord(target[block.b + step].span(), source[unit.alignment[block.a + step]])
        for block in same.get_matching_blocks()
        for step in range(block.size)
        if 0 <= unit.alignment[block.a + step] < len(source)
    )


def _bare(word: str) -> str:
    return "".join(_LETTERS.findall(word)).casefold() or word
