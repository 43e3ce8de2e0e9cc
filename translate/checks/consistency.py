"""The same Arabic with different English in one article, and different Arabic with the same English."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from translate.arabic import folded, words
from translate.units import Finding, Severity, TranslationUnit

_SHORTEST = 4
"""Words that an English text has at least before the same words for another source look strange."""
_ENGLISH_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MOST_ROWS = 8
"""Rows named in a message; more are counted."""


def check(units: Sequence[TranslationUnit]) -> Iterator[tuple[int, Finding]]:
    """Yield findings with the numbers of their rows: one on each row of a group that differs."""
    done = [unit for unit in units if unit.target and unit.source]
    for group in _groups(done, _arabic):
        if len({_english(unit) for unit in group}) > 1:
            yield from _different_english(group)
    for group in _groups(done, _long_english):
        if len({_arabic(unit) for unit in group}) > 1:
            yield from _same_english(group)


def _groups(
    units: Sequence[TranslationUnit], key: Callable[[TranslationUnit], str]
) -> Iterator[list[TranslationUnit]]:
    found: dict[str, list[TranslationUnit]] = {}
    for unit in units:
        if text := key(unit):
            found.setdefault(text, []).append(unit)
    return (group for group in found.values() if len(group) > 1)


def _arabic(unit: TranslationUnit) -> str:
    """The source's letters and digits: vowel signs, spelling variants and punctuation do not make another text."""
    if not any(words(unit.source)):
        return ""
    return " ".join("".join(char if char.isalnum() else " " for char in folded(unit.source)).split())


def _english(unit: TranslationUnit) -> str:
    return " ".join(_ENGLISH_WORD.findall(unit.target.casefold()))


def _long_english(unit: TranslationUnit) -> str:
    found = [word for word in _ENGLISH_WORD.findall(unit.target.casefold()) if not word.isdigit()]
    return " ".join(found) if len(found) >= _SHORTEST and _ENGLISH_WORD.search(unit.target) else ""


def _different_english(group: list[TranslationUnit]) -> Iterator[tuple[int, Finding]]:
    (most, count), *others = Counter(unit.target for unit in group).most_common()
    clear = count > max(other for _, other in others)
    for unit in group:
        elsewhere = [other.id for other in group if _english(other) != _english(unit)]
        message = f"The same Arabic has other English in {rows(elsewhere)}: “{_other(unit, group)}”."
        suggestion = most if clear and unit.target != most else ""
        yield unit.id, Finding("consistency", Severity.WARNING, message, suggestion)


def _other(unit: TranslationUnit, group: list[TranslationUnit]) -> str:
    return next(other.target for other in group if _english(other) != _english(unit))


def _same_english(group: list[TranslationUnit]) -> Iterator[tuple[int, Finding]]:
    for unit in group:
        elsewhere = [other.id for other in group if _arabic(other) != _arabic(unit)]
        message = f"Other Arabic has the same English in {rows(elsewhere)}."
        yield unit.id, Finding("consistency", Severity.INFO, message)


def rows(numbers: Sequence[int]) -> str:
    """Row numbers in words: ``row 4``, ``rows 4 and 9``, ``rows 1, 2, 3 and 12 others``."""
    if len(numbers) == 1:
        return f"row {numbers[0]}"
    named = [str(number) for number in numbers[:_MOST_ROWS]]
    left = len(numbers) - len(named)
    last = f"{left} others" if left else named.pop()
    return f"rows {', '.join(named)} and {last}"
