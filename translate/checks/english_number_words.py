"""The number words of English, in lower case."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from translate.checks.calendar_names import (
    DOUBTFUL_ENGLISH_MONTHS,
    ENGLISH_HIJRI_MONTHS,
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAYS,
)
from translate.checks.number_words import NumberWord, Role

_UNITS = "one two three four five six seven eight nine"
_TEENS = "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINAL_UNITS = "first second third fourth fifth sixth seventh eighth ninth"
_ORDINAL_TEENS = (
    "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_ORDINAL_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
_MAGNITUDES = {10**3: "thousand", 10**6: "million", 10**9: "billion", 10**12: "trillion"}
_PARTS = {
    Fraction(1, 2): "half", Fraction(1, 4): "quarter",
}  # fmt: skip
_PLURAL_PARTS = {2: "halves", 3: "thirds", 4: "quarters fourths", 5: "fifths", 6: "sixths", 7: "sevenths",
                 8: "eighths", 9: "ninths", 10: "tenths"}  # fmt: skip
_MULTIPLES = {
    0: "zero nil none", 1: "once single",
    2: "twice twofold double doubled doubling both pair pairs couple duo dual twins bilateral",
    3: "thrice threefold triple tripled trio triplets trilogy tripartite triad trimester trimesters",
    4: "quadruple quadrupled quartet fourfold quartile quartiles",
    5: "quintuple quintet fivefold quintile quintiles", 6: "sextet sixfold", 7: "sevenfold week weekly",
    8: "eightfold", 9: "ninefold", 10: "tenfold tithe tithes decile deciles", 12: "noon midnight", 14: "fortnight",
    100: "centennial centenary hundredfold",
}  # fmt: skip
_SCALES = {
    10: ("decade", "decades"), 12: ("dozen", "dozens"), 100: ("century", "centuries"),
    1000: ("millennium", "millennia"), 10**6: ("", "megaton megatons megatonnes"),
    10**9: ("", "gigaton gigatons gigatonnes"),
}  # fmt: skip
_SHORT_MAGNITUDES = {"mn": 10**6, "mln": 10**6, "bn": 10**9, "tn": 10**12}


def _all_words() -> Iterator[tuple[str, NumberWord]]:
    for value, spelling in enumerate(_UNITS.split(), start=1):
        yield spelling, NumberWord(Role.UNIT, value)
    yield "ten", NumberWord(Role.TEN, 10)
    yield "tenth", NumberWord(Role.TEN, 10, ordinal=True)
    yield from _ordinals()
    for value, spelling in enumerate(_TEENS.split(), start=11):
        yield spelling, NumberWord(Role.TEEN, value)
    for value, spelling in enumerate(_TENS.split(), start=2):
        yield spelling, NumberWord(Role.TENS, 10 * value)
        yield spelling[:-1] + "ies", NumberWord(Role.DECADE, 10 * value)
    yield "hundred", NumberWord(Role.HUNDRED, 100)
    for value, spelling in _MAGNITUDES.items():
        yield spelling, NumberWord(Role.MAGNITUDE, value)
        yield f"{spelling}s", NumberWord(Role.MAGNITUDES, value)
    yield from (
        (short, NumberWord(Role.MAGNITUDE, 10**power))
        for short, power in (("bn", 9), ("mn", 6), ("mln", 6), ("tn", 12))
    )
    yield from _fractions_and_multiples()
    yield from _calendar()
    yield "and", NumberWord(Role.AND)
    yield "percent", NumberWord(Role.PERCENT_SIGN)
    for value, (one, many) in _SCALES.items():
        yield from ((spelling, NumberWord(Role.SCALE, value)) for spelling in one.split())
        yield from ((spelling, NumberWord(Role.SCALE, value, doubtful=True)) for spelling in many.split())


def _ordinals() -> Iterator[tuple[str, NumberWord]]:
    for value, spelling in enumerate(_ORDINAL_UNITS.split(), start=1):
        yield spelling, NumberWord(Role.UNIT, value, ordinal=True)
    for value, spelling in enumerate(_ORDINAL_TEENS.split(), start=11):
        yield spelling, NumberWord(Role.TEEN, value, ordinal=True)
    for value, spelling in enumerate(_ORDINAL_TENS.split(), start=2):
        yield spelling, NumberWord(Role.TENS, 10 * value, ordinal=True)
    yield "hundredth", NumberWord(Role.HUNDRED, 100, ordinal=True)
    yield from ((f"{word}th", NumberWord(Role.MAGNITUDE, n, ordinal=True)) for n, word in _MAGNITUDES.items())


def _fractions_and_multiples() -> Iterator[tuple[str, NumberWord]]:
    for value, spelling in _PARTS.items():
        yield spelling, NumberWord(Role.PART, value)
    for below, spellings in _PLURAL_PARTS.items():
        yield from ((spelling, NumberWord(Role.PARTS, Fraction(1, below))) for spelling in spellings.split())
    for multiple, spellings in _MULTIPLES.items():
        yield from ((spelling, NumberWord(Role.MULTIPLE, multiple)) for spelling in spellings.split())


def _calendar() -> Iterator[tuple[str, NumberWord]]:
    for value, spellings in enumerate(ENGLISH_MONTHS, start=1):
        for spelling in spellings.split():
            yield spelling, NumberWord(Role.MONTH, value, doubtful=spelling in DOUBTFUL_ENGLISH_MONTHS)
    for spelling, value in ENGLISH_HIJRI_MONTHS.items():
        yield spelling, NumberWord(Role.HIJRI_MONTH, value)
    for value, spelling in enumerate(ENGLISH_WEEKDAYS, start=1):
        yield spelling, NumberWord(Role.WEEKDAY, value)


WORDS = dict(_all_words())
"""Every word by its spelling."""
CAPITALISED = frozenset((Role.MONTH, Role.HIJRI_MONTH, Role.WEEKDAY))
"""What counts only with a capital: May, not may."""
BEFORE_A_MONTH = frozenset((
    "in", "of", "by", "since", "until", "till", "last", "next", "early", "late", "mid", "this", "every", "between",
    "from", "and",
))  # fmt: skip
"""Words after which May and March are months."""
