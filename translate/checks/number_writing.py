"""Numbers as English writes them: for messages, and for putting one right."""

from __future__ import annotations

from fractions import Fraction

from translate.checks.calendar_names import ENGLISH_MONTHS, ENGLISH_WEEKDAYS, HIJRI_MONTH_NAMES
from translate.checks.number_values import Number, NumberKind, Value

_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SMALL_ORDINALS = (
    "",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
_MAGNITUDES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_DECIMALS = 1000
"""A magnitude is written in words where what stands before it has three decimals at most."""
_CENTURY = 100
_QUANTITIES = frozenset((NumberKind.QUANTITY, NumberKind.YEAR))
_ORDINALS = frozenset((NumberKind.ORDINAL, NumberKind.CENTURY))


def written(number: Number) -> str:
    """A number's most likely value in English: ``1,700``, ``1.5 million``, ``16th``, ``10:30``, ``October``.

    >>> written(Number((1500000,), NumberKind.QUANTITY, 0, 9, firm=True, digits=True))
    '1.5 million'
    """
    value = number.value
    names = _names(number.kind)
    if names and 1 <= value <= len(names):
        return names[int(value) - 1]
    if number.kind in _ORDINALS:
        return ordinal(value)
    if number.kind is NumberKind.TIME:
        return f"{int(value)}:{int(60 * (value - int(value))):02}"
    if number.kind is NumberKind.DECADE:
        return f"{value}s"
    if number.kind is NumberKind.PERCENTAGE:
        return f"{quantity(value)}%"
    return str(value) if number.kind in {NumberKind.YEAR, NumberKind.NAME} else quantity(value)


def _names(kind: NumberKind) -> tuple[str, ...]:
    if kind is NumberKind.MONTH:
        return tuple(names.split()[0].capitalize() for names in ENGLISH_MONTHS)
    if kind is NumberKind.WEEKDAY:
        return tuple(name.capitalize() for name in ENGLISH_WEEKDAYS)
    return HIJRI_MONTH_NAMES if kind is NumberKind.HIJRI_MONTH else ()


def quantity(value: Value) -> str:
    """A quantity in digits, with a magnitude in words where that is shorter.

    >>> quantity(125000), quantity(Fraction(5, 2)), quantity(Fraction(1, 3)), quantity(3 * 10**9)
    ('125,000', '2.5', '1/3', '3 billion')
    """
    for magnitude, name in _MAGNITUDES:
        before = Fraction(value) / magnitude
        if before >= 1 and (before * _DECIMALS).denominator == 1:
            return f"{_decimal(before)} {name}"
    return _decimal(value)


def _decimal(value: Value) -> str:
    exact = Fraction(value)
    if exact.denominator == 1:
        return f"{exact.numerator:,}"
    below = exact.denominator
    while below % 10 == 0:
        below //= 10
    for prime in (2, 5):
        while below % prime == 0:
            below //= prime
    if below > 1:
        return f"{exact.numerator}/{exact.denominator}"
    places = next(n for n in range(1, exact.denominator.bit_length() + 1) if (exact * 10**n).denominator == 1)
    return f"{int(exact):,}.{int(exact * 10**places) % 10**places:0{places}}"


def ordinal(value: Value) -> str:
    """An ordinal in digits.

    >>> ordinal(1), ordinal(12), ordinal(22)
    ('1st', '12th', '22nd')
    """
    teens = range(11, 14)
    ending = "th" if int(value) % 100 in teens else {1: "st", 2: "nd", 3: "rd"}.get(int(value) % 10, "th")
    return f"{value}{ending}"


def in_place_of(number: Number, other: Number, text: str) -> str:
    """How to write a number of the source where the target has ``other``, written as ``text``; empty if unsure.

    What is small is written in words where ``other`` is; a year has no comma.
    """
    ambiguous = any(value >= 1 for value in number.values[1:])
    if ambiguous and number.kind in _QUANTITIES | {NumberKind.PERCENTAGE}:
        return ""
    if not _alike(number.kind, other.kind):
        return ""
    return _as_case(_in_style(number, other, text), text)


def _alike(one: NumberKind, other: NumberKind) -> bool:
    return one is other or {one, other} <= _QUANTITIES or {one, other} <= _ORDINALS


def _in_style(number: Number, other: Number, text: str) -> str:
    kind, value = number.kind, number.value
    small = value.denominator == 1 and 1 <= value < len(_SMALL) and not other.digits
    if kind in {NumberKind.MONTH, NumberKind.WEEKDAY, NumberKind.NAME}:
        return written(number)
    if kind in _ORDINALS:
        return _SMALL_ORDINALS[int(value)] if small else ordinal(value)
    if kind is NumberKind.DECADE:
        year = value if value >= _CENTURY else other.value - other.value % _CENTURY + value
        return f"{year}s" if other.digits else ""
    if kind is NumberKind.TIME:
        return written(number) if ":" in text else ""
    if kind is NumberKind.PERCENTAGE or kind in _QUANTITIES:
        plain = kind is NumberKind.YEAR and "," not in text
        return _SMALL[int(value)] if small else str(value) if plain else quantity(value)
    return ""


def _as_case(suggestion: str, text: str) -> str:
    return suggestion[:1].upper() + suggestion[1:] if text[:1].isupper() else suggestion
