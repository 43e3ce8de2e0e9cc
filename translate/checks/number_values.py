"""What a number of a text is once read: values to compare, where it stands, and how far its absence says anything."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

Value = int | Fraction
"""Exact, so that 0.1 and ٠٫١ are one value; a whole ``Fraction`` equals its ``int`` and hashes like it."""


class NumberKind(StrEnum):
    """What a number counts or names."""

    QUANTITY = "quantity"
    PERCENTAGE = "percentage"
    YEAR = "year"
    """Four digits with no separator, 1000 to 2100: perhaps a quantity, but written like a year."""
    DECADE = "decade"
    """The 1990s, or somebody's nineties."""
    TIME = "time"
    """Of the day, in hours since midnight; or a duration or score written with a colon."""
    ORDINAL = "ordinal"
    CENTURY = "century"
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    """Twice, threefold, a dozen."""
    MONTH = "month"
    """1 to 12 of the year that begins in January."""
    HIJRI_MONTH = "Hijri month"
    """1 to 12 of the year that begins in Muharram."""
    WEEKDAY = "weekday"
    """1 to 7 from Monday."""
    NAME = "part of a name"
    """COVID-19, F-16, m²."""
    ROMAN = "Roman numeral"


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a text."""

    values: tuple[Value, ...]
    """What it may be, most likely first: ``1.700`` is 1700 in one country and 1.7 in another."""
    kind: NumberKind
    start: int
    """Offset of its first character; signs, units, currencies and joined particles are left outside."""
    end: int
    firm: bool
    """Whether a faithful translation must have a counterpart; the words *one*, *second*, *half* are not firm."""
    digits: bool
    """Whether it is written in digits, if only in part."""

    @property
    def value(self) -> Value:
        """The most likely value."""
        return self.values[0]


def distinct(*values: Value) -> tuple[Value, ...]:
    """The values in order, each once."""
    return tuple(dict.fromkeys(values))
