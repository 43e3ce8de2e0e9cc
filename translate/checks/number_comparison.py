"""The numbers of a source beside those of its target: which correspond, which are left over."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from translate.checks.arabic_numbers import arabic_numbers
from translate.checks.english_numbers import english_numbers
from translate.checks.number_values import Number, NumberKind, Value

# Any noun with the ending of the dual, also before another noun (ـتا, ـتي) or with its vowel written.
_DUAL = re.compile("[ء-ي](?:[ء-ي][ء-ي](?:ين|ان)|ت[اي]|\u064e[يى])(?![ء-ي])")
_TWO = 2
_HUNDRED = 100
_MOST = 200
"""Numbers left over that are still compared each with each: more of them are no sentence."""
_CALENDAR = frozenset((NumberKind.MONTH, NumberKind.HIJRI_MONTH, NumberKind.WEEKDAY))
_AS_OTHER_UNITS: dict[Value, tuple[Value, ...]] = {
    Fraction(1, 2): (50, 30, 6), Fraction(1, 4): (25, 15, 3), Fraction(3, 4): (75, 45, 9),
    Fraction(1, 3): (33, 20, 4), Fraction(2, 3): (66, 67, 40, 8),
}  # fmt: skip
"""Half of a hundred, an hour and a year, and so on: half is 50 %, half an hour 30 minutes."""


@dataclass(frozen=True, slots=True)
class NumberComparison:
    """What corresponds and what does not."""

    source: tuple[Number, ...]
    target: tuple[Number, ...]
    pairs: tuple[tuple[Number, Number], ...]
    """Numbers of the source with those of the target that say the same."""
    missing: tuple[Number, ...]
    """Of the source, without a counterpart in the target; firm or not."""
    added: tuple[Number, ...]
    """Of the target, without a counterpart in the source; firm or not."""


def compare(source: str, target: str) -> NumberComparison:
    """The numbers of an Arabic text and of its English, matched as multisets of values.

    >>> compared = compare("قتل 1700 شخص عام 2017", "In 2017, 700 people were killed")
    >>> [number.value for number in compared.missing + compared.added]
    [1700, 700]
    """
    return compare_numbers(arabic_numbers(source), english_numbers(target), dual=bool(_DUAL.search(source)))


def compare_numbers(
    source: Sequence[Number], target: Sequence[Number], *, dual: bool = False
) -> NumberComparison:
    """The same of numbers already read; ``dual`` says whether a noun of the source may say *two* by its ending."""
    pairs = _pairs(source, target)
    paired = {id(number) for pair in pairs for number in pair}
    missing = _left_over(source, target, paired)
    added = _left_over(target, source, paired)
    if dual:
        added = tuple(number for number in added if number.value != _TWO or number.kind in _CALENDAR)
    return NumberComparison(tuple(source), tuple(target), tuple(pairs), missing, added)


def _pairs(source: Sequence[Number], target: Sequence[Number]) -> list[tuple[Number, Number]]:
    pairs, waiting, free = _same(source, target)
    for alike in _MATCHES:
        rest = []
        for number in waiting[:_MOST]:
            found = next((other for other in free[:_MOST] if alike(number, other)), None)
            if found is None:
                rest.append(number)
            else:
                free = [other for other in free if other is not found]
                pairs.append((number, found))
        waiting = rest
    return pairs


def _same(
    source: Sequence[Number], target: Sequence[Number]
) -> tuple[list[tuple[Number, Number]], list[Number], list[Number]]:
    """The pairs of one kind and value, and what is left on either side; fast, for a row may be a whole table."""
    waiting: dict[tuple[NumberKind, Value], list[Number]] = {}
    for number in reversed(target):
        waiting.setdefault((number.kind, number.value), []).append(number)
    pairs, rest = [], []
    for number in source:
        alike = waiting.get((number.kind, number.value))
        if alike:
            pairs.append((number, alike.pop()))
        else:
            rest.append(number)
    return (
        pairs,
        rest,
        sorted((n for some in waiting.values() for n in some), key=lambda number: number.start),
    )


def _same_value(one: Number, other: Number) -> bool:
    return one.values[0] == other.values[0] and _comparable(one, other)


def _some_value(one: Number, other: Number) -> bool:
    return _comparable(one, other) and not set(one.values).isdisjoint(other.values)


def _comparable(one: Number, other: Number) -> bool:
    """Whether the kinds go together; a month is also the number that stands for it in a date."""
    if one.kind in _CALENDAR and other.kind in _CALENDAR:
        return one.kind is other.kind
    calendar = one if one.kind in _CALENDAR else other if other.kind in _CALENDAR else None
    number = other if calendar is one else one
    return calendar is None or (calendar.kind is NumberKind.MONTH and number.digits)


def _in_other_units(one: Number, other: Number) -> bool:
    first, second = one.values[0], other.values[0]
    return second in _AS_OTHER_UNITS.get(first, ()) or first in _AS_OTHER_UNITS.get(second, ())


_MATCHES: tuple[Callable[[Number, Number], bool], ...] = (_same_value, _some_value, _in_other_units)
"""From the surest correspondence to the least."""


def _left_over(numbers: Sequence[Number], others: Sequence[Number], paired: set[int]) -> tuple[Number, ...]:
    few = others[:_MOST]
    return tuple(
        number
        for number in numbers
        if id(number) not in paired and not any(_says(other, number) for other in few)
    )


def _says(other: Number, number: Number) -> bool:
    """Whether what is left over is said by another number: the century of a year, or a word that may be repeated."""
    if number.kind is NumberKind.CENTURY and any(
        0 <= value - number.values[-1] < _HUNDRED for value in other.values
    ):
        return True
    return not number.firm and number.kind not in _CALENDAR and _some_value(number, other)
