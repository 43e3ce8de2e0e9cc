"""Names replaced by others: an English name that nothing in the Arabic explains, where an Arabic one is left over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from translate.alignment import aligned_words
from translate.checks.names_known import known_names
from translate.checks.names_words import (
    ArabicWord,
    EnglishName,
    arabic_words_of,
    english_forms,
    english_names,
)
from translate.transliteration import ALIKE, alike
from translate.units import Finding, Severity, Span, TranslationUnit

_CLOSE = 0.15
"""The distance at which even a common word explains a name: «سعيد» is happy and Said."""
_LOOSE = 0.5
"""The distance at which two words left over are one name that somebody spelt his own way."""
_FARTHEST = 0.7
"""How far apart in the sentence, as a share of its length, a name and its rendering stand at most."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a row, each side explained by the other or not."""

    unexplained: tuple[EnglishName, ...]
    """English names that no Arabic word stands for."""
    left_over: tuple[ArabicWord, ...]
    """Arabic names that no English word renders."""


def measure(source: str, target: str) -> Names:
    """Match the names of the English to the words of the Arabic, by sound and by the list of known names."""
    names = tuple(english_names(target))
    if not names:
        return Names((), ())
    arabic = arabic_words_of(source)
    unexplained = tuple(name for name in names if not _explained(name, arabic, source))
    if not unexplained:
        return Names((), ())
    return Names(unexplained, tuple(_left_over(arabic, english_forms(target))))


def _left_over(arabic: tuple[ArabicWord, ...], english: list[tuple[str, ...]]) -> Iterator[ArabicWord]:
    """The Arabic names that are left when each English word has rendered one."""
    free = list(english)
    for word in arabic:
        if word.name:
            rendering = next((forms for forms in free if _stands_for(word, forms)), None)
            if rendering is None:
                yield word
            else:
                free.remove(rendering)


def _explained(name: EnglishName, arabic: tuple[ArabicWord, ...], source: str) -> bool:
    if name.forms[0] in source.lower() or any(_stands_for(word, name.forms) for word in arabic):
        return True
    joined = (first.forms[0] + second.forms[0] for first, second in pairwise(arabic))
    return any(alike(both, name.forms[0]) for both in joined)


def _stands_for(word: ArabicWord, english: tuple[str, ...]) -> bool:
    known = known_names().arabic
    if any(form in known and not known[form].isdisjoint(word.forms) for form in english):
        return True
    limit = ALIKE if word.name else _CLOSE
    return any(alike(reading, form, limit) for reading in word.forms for form in english)


@dataclass(frozen=True, slots=True)
class Replaced:
    """A name of the target that stands where another of the source is left over."""

    name: EnglishName
    word: ArabicWord
    certain: bool
    """Whether the Arabic word is known for a name, or the model looked at it while writing the English one."""


def replaced(unit: TranslationUnit) -> Iterator[Replaced]:
    """Pair the unexplained English names with what is left over in the Arabic, by alignment or by place."""
    names = measure(unit.source, unit.target)
    left = list(names.left_over)
    aligned = aligned_words(unit) if names.unexplained else ()
    for name in names.unexplained:
        looked_at = [word.source for word in aligned if word.target[0] <= name.start < word.target[1]]
        word = _nearest(unit, name, left, looked_at)
        if word:
            left.remove(word)
            if not any(alike(form, english, _LOOSE) for form in word.forms for english in name.forms):
                yield Replaced(name, word, word.known or _inside(word, looked_at))


def _nearest(
    unit: TranslationUnit, name: EnglishName, left: list[ArabicWord], looked_at: list[Span]
) -> ArabicWord | None:
    place = name.start / len(unit.target)

    def distance(word: ArabicWord) -> tuple[bool, bool, float]:
        return not _inside(word, looked_at), not word.known, abs(word.start / len(unit.source) - place)

    best = min(left, key=distance, default=None)
    return best if best and (distance(best)[2] < _FARTHEST or not distance(best)[0]) else None


def _inside(word: ArabicWord, spans: list[Span]) -> bool:
    return any(start <= word.start < end for start, end in spans)


def check(unit: TranslationUnit) -> Iterator[Finding]:
    """Find names that the Arabic does not have, in the place of one that it has."""
    if not unit.target:
        return
    for found in replaced(unit):
        name, word = found.name, found.word
        message = f"The English has “{name.text}”, which is nowhere in the Arabic; «{word.text}» is left over there."
        severity = Severity.WARNING if found.certain else Severity.INFO
        spans = ((word.start, word.end),), ((name.start, name.end),)
        yield Finding("names", severity, message, source_spans=spans[0], target_spans=spans[1])
