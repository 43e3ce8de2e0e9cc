"""Numbers of the Arabic that the English changes, drops or adds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translate.checks.arabic_numbers import arabic_numbers
from translate.checks.english_numbers import english_numbers
from translate.checks.number_comparison import NumberComparison, compare, compare_numbers
from translate.checks.number_values import Number, NumberKind, Value
from translate.checks.number_writing import in_place_of, written
from translate.units import Finding, Severity, TranslationUnit

__all__ = [
    "Number",
    "NumberComparison",
    "NumberKind",
    "check",
    "compare",
    "compare_numbers",
    "findings",
    "numbers",
]

_NAMED = (NumberKind.MONTH, NumberKind.WEEKDAY, NumberKind.HIJRI_MONTH, NumberKind.NAME)
"""Kinds that good translations leave out or add, but never change into another."""
_MONTHS = (NumberKind.MONTH, NumberKind.HIJRI_MONTH)
_WITHIN_DATE = re.compile(r"\s+(?:(?:من|شهر|عام|العام|لعام|سنة|لسنة)\s+){0,2}")
"""What stands between a month and the day before it or the year behind it."""
_WORDS_FOR_FEW = frozenset((NumberKind.QUANTITY, NumberKind.ORDINAL))
_BARE = frozenset((NumberKind.QUANTITY, NumberKind.YEAR))
_LIST_OF_PERCENTAGES = 20
"""Characters within which the sign after one number serves the numbers before it too."""
_LONGEST_LIST = 5
_MOST_PAIRS = 36
"""Where more is left over, the two sides are different sentences: nothing is a change of anything."""


@dataclass(frozen=True, slots=True)
class _Side:
    """How to tell of numbers that stand on one side only."""

    quotes: str
    alone: str
    more_often: str


_MISSING = _Side(
    "«»", " in the Arabic; not in the English.", " more often in the Arabic than in the English."
)
_ADDED = _Side("“”", " in the English; not in the Arabic.", " more often in the English than in the Arabic.")


def numbers(text: str, language: str) -> tuple[Number, ...]:
    """The numbers of a text, in order, as values with their places; ``language`` is ``ar`` or ``en``.

    >>> [number.value for number in numbers("أحد عشر", "ar") + numbers("11", "en")]
    [11, 11]
    """
    return {"ar": arabic_numbers, "en": english_numbers}[language](text)


def check(unit: TranslationUnit) -> Iterator[Finding]:
    """Findings for the numbers that a row's two sides do not share."""
    if unit.target.strip():
        yield from findings(compare(unit.source, unit.target), unit.source, unit.target)


def findings(comparison: NumberComparison, source: str, target: str) -> Iterator[Finding]:
    """What to tell the reviewer of a comparison: changed numbers first, then missing and added ones."""
    changed = [*_changed(comparison), *_renamed(comparison)]
    told = {id(number) for pair in changed for number in pair}
    missing = [
        number
        for number in comparison.missing
        if (number.firm or _is_of_a_date(number, comparison, source)) and id(number) not in told
    ]
    added = [number for number in comparison.added if number.firm and id(number) not in told]
    certain = len(changed) == 1 and not missing and not added
    for pair in changed:
        yield _of_change(pair, source, target, certain=certain)
    for pair in _without_percent(comparison):
        yield _of_percent(pair, source, target)
    yield from _left_over(missing, comparison.target, _MISSING, source)
    yield from _left_over(added, comparison.source, _ADDED, target)


def _changed(comparison: NumberComparison) -> Iterator[tuple[Number, Number]]:
    """Numbers left over on both sides, the likeliest pairs first."""
    missing = [number for number in comparison.missing if number.firm]
    added = [number for number in comparison.added if number.firm]
    if missing and not added:
        added = _few(comparison.added, missing)
    elif added and not missing:
        missing = _few(comparison.missing, added)
    while missing and added and len(missing) * len(added) <= _MOST_PAIRS:
        pair = min(((one, other) for one in missing for other in added), key=_distance)
        missing.remove(pair[0])
        added.remove(pair[1])
        yield pair


def _few(numbers: Sequence[Number], firm: Sequence[Number]) -> list[Number]:
    """The one number below three in words that may stand where the other side has its one firm number."""
    few = [number for number in numbers if not number.firm and number.kind is firm[0].kind in _WORDS_FOR_FEW]
    return few if len(few) == len(firm) == 1 else []


def _distance(pair: tuple[Number, Number]) -> tuple[bool, float]:
    one, other = pair
    small, large = sorted((float(one.value), float(other.value)))
    return one.kind is not other.kind, large / small if small else large + 1


def _renamed(comparison: NumberComparison) -> Iterator[tuple[Number, Number]]:
    """The one month, weekday or number in a name that each side has left over."""
    for kind in _NAMED:
        one = [number for number in comparison.missing if number.kind is kind]
        other = [number for number in comparison.added if number.kind is kind]
        if _is_one_value(one) and _is_one_value(other):
            yield one[0], other[0]


def _is_of_a_date(number: Number, comparison: NumberComparison, source: str) -> bool:
    """Whether it is the month of a day or a year that the English has without any month: the date is lost."""
    if number.kind not in _MONTHS or any(other.kind in _MONTHS for other in comparison.added):
        return False
    if any(other.kind is number.kind and other.value == number.value for other in comparison.target):
        return False  # «3 مارس إلى 5 مارس»: March 3 to 5
    return any(
        _WITHIN_DATE.fullmatch(source, min(one.end, number.end), max(one.start, number.start))
        for one, _ in comparison.pairs
        if one.kind not in _NAMED
    )


def _without_percent(comparison: NumberComparison) -> Iterator[tuple[Number, Number]]:
    """Numbers that are a percentage on one side only; *60 to 70%* makes one of the 60 as well."""
    for one, other in comparison.pairs:
        if _is_percentage(one) and other.kind in _BARE and not _in_list(other, comparison.target):
            yield one, other
        if _is_percentage(other) and one.kind in _BARE and not _in_list(one, comparison.source):
            yield one, other


def _in_list(number: Number, numbers: Sequence[Number]) -> bool:
    near = range(number.end, number.end + _LIST_OF_PERCENTAGES)
    return any(_is_percentage(other) and other.start in near for other in numbers)


def _is_percentage(number: Number) -> bool:
    return number.kind is NumberKind.PERCENTAGE


def _is_one_value(numbers: Sequence[Number]) -> bool:
    """Whether there is just one, though it may be said twice: «نيسان/أبريل»."""
    values: set[Value] = {number.value for number in numbers}
    return len(values) == 1


def _of_change(pair: tuple[Number, Number], source: str, target: str, *, certain: bool) -> Finding:
    one, other = pair
    text = target[other.start : other.end]
    return Finding(
        check="numbers",
        severity=Severity.CRITICAL,
        message=f"{written(one)} in the Arabic («{source[one.start : one.end]}»); "
        f"{written(other)} in the English (“{text}”).",
        suggestion=in_place_of(one, other, text) if certain else "",
        source_spans=((one.start, one.end),),
        target_spans=((other.start, other.end),),
    )


def _of_percent(pair: tuple[Number, Number], source: str, target: str) -> Finding:
    one, other = pair
    text = target[other.start : other.end]
    return Finding(
        check="numbers",
        severity=Severity.WARNING,
        message=f"{written(one)} in the Arabic («{source[one.start : one.end]}»); "
        f"{written(other)} in the English (“{text}”).",
        suggestion=f"{text}%" if _is_percentage(one) and other.digits else "",
        source_spans=((one.start, one.end),),
        target_spans=((other.start, other.end),),
    )


def _left_over(
    numbers: Sequence[Number], others: Sequence[Number], side: _Side, text: str
) -> Iterator[Finding]:
    """One finding for what the other side does not say at all, one for what it says less often."""
    said = {value for other in others for value in other.values}
    for elsewhere in (False, True):
        some = [number for number in numbers if elsewhere is not said.isdisjoint(number.values)]
        if some:
            yield _of_left_over(some, side, text, elsewhere=elsewhere)


def _of_left_over(numbers: Sequence[Number], side: _Side, text: str, *, elsewhere: bool) -> Finding:
    quoted = [f"{written(n)} ({side.quotes[0]}{text[n.start : n.end]}{side.quotes[1]})" for n in numbers]
    spans = tuple((number.start, number.end) for number in numbers)
    certain = side is _MISSING or any(number.digits for number in numbers)
    return Finding(
        check="numbers",
        severity=Severity.CRITICAL if certain and not elsewhere else Severity.WARNING,
        message=_listed(quoted) + (side.more_often if elsewhere else side.alone),
        source_spans=spans if side is _MISSING else (),
        target_spans=spans if side is _ADDED else (),
    )


def _listed(things: Sequence[str]) -> str:
    """A, B and C; of many, the first few."""
    if len(things) > _LONGEST_LIST:
        return ", ".join(things[:_LONGEST_LIST]) + f" and {len(things) - _LONGEST_LIST} more"
    return " and ".join(filter(None, (", ".join(things[:-1]), things[-1])))
