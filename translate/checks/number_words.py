"""What a word adds to a number: the entries that the number words of both languages are listed as."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from translate.checks.number_values import Value


class Role(Enum):
    """How a word takes part in a number."""

    DIGITS = auto()
    UNIT = auto()
    """1 to 9."""
    TEN = auto()
    """Ten alone, and the second word of the Arabic teens."""
    TEEN = auto()
    """A whole number below 100 that nothing is added to: 11 to 19, and zero."""
    TENS = auto()
    """20 to 90."""
    HUNDRED = auto()
    """Multiplies what stands before it."""
    HUNDREDS = auto()
    """200 to 900 in one word."""
    MAGNITUDE = auto()
    """A thousand and more: multiplies what stands before it."""
    MAGNITUDES = auto()
    """A plural that says nothing without a number before it: *thousands*."""
    TWO_MAGNITUDES = auto()
    """A dual: two thousand in one word."""
    PART = auto()
    """A half, a third: added after *and*, multiplied with a magnitude."""
    PARTS = auto()
    """Quarters, fifths, which take a numerator."""
    DECADE = auto()
    MULTIPLE = auto()
    """Twice, a pair, a decade: may stand for a number, and none must stand for it."""
    MONTH = auto()
    HIJRI_MONTH = auto()
    WEEKDAY = auto()
    MONTH_SIGN = auto()
    """*month of*: what follows is a month, though it may be another word elsewhere."""
    SCALE = auto()
    """A dozen, decades: the number before it may be meant times its value."""
    ROMAN = auto()
    CENTURY_SIGN = auto()
    """*century*: the ordinal beside it counts centuries."""
    CLOCK_SIGN = auto()
    """*o'clock*: the number beside it is an hour."""
    PERCENT_SIGN = auto()
    AND = auto()
    LESS = auto()
    """*to* of a quarter to ten, إلا."""


@dataclass(frozen=True, slots=True)
class NumberWord:
    """One entry of a list of number words."""

    role: Role
    value: Value = 0
    joined: bool = False
    """Whether *and* is written at its beginning (Arabic و)."""
    definite: bool = False
    """Whether the article is written at its beginning (Arabic ال)."""
    ordinal: bool = False
    doubtful: bool = False
    """Whether it is more often another word, and counts only where its neighbours say so."""
