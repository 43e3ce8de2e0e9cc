"""Figures of all sizes for the grammar's slots, so that a model learns to copy them rather than to know them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import NamedTuple

_CURRENCIES = (
    ("دولار", "${}"),
    ("يورو", "{} euros"),
    ("جنيه إسترليني", "£{}"),
    ("ليرة", "{} pounds"),
    ("ريال", "{} riyals"),
    ("درهم", "{} dirhams"),
    ("دينار", "{} dinars"),
    ("روبل", "{} rubles"),
    ("ين", "{} yen"),
)
_MULTIPLES = (("ألف", ",000"), ("مليون", " million"), ("مليار", " billion"))


class _Numeral(NamedTuple):
    make: Callable[[Random], tuple[str, str]]
    share: float
    """How often a figure is made rather than one of the grammar's own taken."""


def numeral(category: str, random: Random) -> tuple[str, str]:
    """A figure of a category, in Arabic and in English."""
    return NUMERALS[category].make(random)


def _same(low: int, high: int) -> Callable[[Random], tuple[str, str]]:
    def make(random: Random) -> tuple[str, str]:
        text = str(random.randint(low, high))
        return text, text

    return make


def _hundreds(random: Random) -> tuple[str, str]:
    """A number whose counted noun is a genitive singular: full hundreds, with and without commas."""
    number = random.choice(
        (random.randint(1, 9) * 100, random.randint(1, 99) * 1_000, random.randint(11, 9_999) * 100)
    )
    plain, grouped = str(number), f"{number:,}"
    if number < 1_000 or random.random() < 0.4:
        return plain, grouped
    if number % 1_000 == 0 and number > 10_000:
        return f"{number // 1_000} ألف", grouped
    return grouped, grouped


def _percent(random: Random) -> tuple[str, str]:
    whole = str(random.randint(1, 100))
    text = f"{whole}.{random.randint(1, 9)}" if random.random() < 0.4 else whole
    return random.choice(
        (
            (f"{text} في المائة", f"{text} percent"),
            (f"{text}%", f"{text}%"),
            (f"{text} بالمئة", f"{text} percent"),
        )
    )


def _money(random: Random) -> tuple[str, str]:
    unit, (currency, written) = random.choice(_MULTIPLES), random.choice(_CURRENCIES)
    number = str(random.randint(11, 990))
    if unit[0] != "ألف" and random.random() < 0.5:
        number = f"{random.randint(1, 99)}.{random.randint(1, 9)}"
    return f"{number} {unit[0]} {currency}", written.format(f"{number}{unit[1]}")


NUMERALS: Mapping[str, _Numeral] = {
    "N3_10": _Numeral(_same(3, 10), 0.5),
    "N11_99": _Numeral(_same(11, 99), 0.8),
    "N100": _Numeral(_hundreds, 0.6),
    "YEAR": _Numeral(_same(1780, 2030), 0.8),
    "PERCENT": _Numeral(_percent, 0.6),
    "MONEY": _Numeral(_money, 0.5),
}
"""The grammar's categories of figures."""
