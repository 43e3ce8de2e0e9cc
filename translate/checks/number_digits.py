"""Numbers written in digits, Arabic-Indic, Persian or ASCII, with every separator in use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from translate.addresses import TELEPHONE
from translate.checks.number_values import NumberKind, Value, distinct

_ASCII = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
_SLASH = re.compile("[/⁄]")
_LONGEST = 24
"""Digits that are still read as one number; what is longer is no number that a reader would compare."""
_SPACES = " \u00a0\u2009\u202f"
# Links, addresses, and the numbers of character references that were left in the text.
_ADDRESS = re.compile(r"&#?\w{1,8};|https?://\S+|www\.\S+|[^\s@]{1,64}@[^\s@]+\.\w+")
_ADDRESS_SIGNS = ("@", "://", "www.", "&")
# The order matters: what looks like several things is read as the first of them.
_NUMBER = re.compile(
    rf"""(?<!\d)(?:
        (?P<phone>(?:(?<=\+)|00){TELEPHONE})
      | (?P<dotted>\d{{1,4}}+(?:[.]\d{{1,4}}+){{2,8}}+(?!\d)(?<!\.\d\d\d))
      | (?P<clock>[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?!\d))
      | (?P<reversed>0\d\d(?:[ ]\d{{3}}){{0,4}}[ ]\d{{1,3}}(?!\d))
      | (?P<hours>(?<![-+])(?:0\d[0-5]\d(?![-\d.,:٫٬])|(?:1\d|2[0-3])[0-5]\d(?=\s?(?:hours|hrs|GMT|UTC)\b)))
      | (?P<grouped>\d{{1,3}}(?:(?P<comma>[,٬’'،])\d{{3}}(?:(?P=comma)\d{{3}}){{0,7}}+(?:[.٫]\d++)?
                           |(?P<dot>[.])\d{{3}}(?:[.]\d{{3}}){{0,7}}+(?:[,٫]\d++)?
                           |(?P<space>[{_SPACES}])\d{{3}}(?:(?P=space)\d{{3}}){{0,7}}+(?:[.,٫]\d++)?)(?!\d))
      | (?P<lakh>\d{{1,2}}(?:,\d\d){{1,4}},\d{{3}}(?!\d))
      | (?P<mixed>\d{{1,3}}[ ]\d[/⁄][2348](?![\d/⁄]))
      | (?P<decimal>\d++[.٫,،/⁄ر]\d++(?![.,،/⁄]?\d))
      | (?P<plain>\d++)
    )(?P<vulgar>[½¼¾⅓⅔⅛])?
    | (?<![^\W\d])(?P<lone>[½¼¾⅓⅔⅛])(?![^\W\d])""",
    re.VERBOSE,
)
_SOME = re.compile("[0-9½¼¾⅓⅔⅛]")
_VULGAR = {
    "½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3),
    "⅛": Fraction(1, 8),
}  # fmt: skip
_SHORT_MAGNITUDES = {
    "k": 1000, "K": 1000, "m": 10**6, "M": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "B": 10**9,
    "tn": 10**12, "trn": 10**12,
}  # fmt: skip
_MAGNITUDE_AFTER = re.compile(r"\s{0,2}(?:[mbt]r?illion|bn\b|mn\b|مليون|مليار|بليون|تريليون|ترليون)")
_AFTER = re.compile(r"(?P<ordinal>(?:st|nd|rd|th)\b)|(?P<decade>['’]?s\b)|(?P<letters>[A-Za-z]+)")
# Letters right before, a hyphen between, or Arabic letters that are no particle: H1N1, F-16, كوفيد-19, كم2.
_NAME_BEFORE = re.compile(r"(?:[A-Za-z]|[A-Z][A-Za-z]*[-–‑]|[A-Z]+-[A-Za-z]+-|[ء-غف-ي]{2,}[-–‑])$")
_ATTACHED = re.compile(r"(?:[ء-غف-ي]{2,}|[ء-غق-نهي])$")
_PARTICLE_BEFORE = re.compile(r"(?<![ء-ي])(?:[وف]?(?:[بلك]?ال|لل|[بلك])|[وف])ـ*[-–‑]?$")
_LONGEST_ATTACHED = 2
"""Digits that may belong to the word before; عام2017 lacks its space."""
_YEAR_BEFORE = re.compile(r"(?:عام|عامي|عامين|سن[ةه]|سنتي|في|منذ|حتى)\s+$")
_NOUN_AFTER = re.compile(r"\s(?!(?:في|من|إلى|الى|على|عن|حتى|قبل|بعد|لكن|عندما|حيث|حين|إلا)\b)[ء-ي]{3}")
_RECENT_YEARS = 1900
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_CENTURY = 100
_LOOK_BACK = 24


@dataclass(frozen=True, slots=True)
class DigitNumber:
    """A number in digits, before the words around it are read."""

    values: tuple[Value, ...]
    kind: NumberKind
    start: int
    end: int


def ascii_digits(text: str) -> str:
    """The text with its Arabic-Indic and Persian digits in ASCII; every character keeps its place.

    >>> ascii_digits("عام ٢٠١٧")
    'عام 2017'
    """
    return text.translate(_ASCII)


def digit_numbers(text: str) -> Iterator[DigitNumber]:
    """The numbers in digits of a text whose digits are ASCII, in order; none within addresses and links.

    >>> [number.values for number in digit_numbers("1,700 or 2.5")]
    [(1700, Fraction(17, 10)), (Fraction(5, 2),)]
    """
    year = 0
    for found in _found(_without_addresses(text)):
        for number in _read(text, found):
            yield _abbreviated(number, year, text)
            year = int(number.values[0]) if number.kind is NumberKind.YEAR else 0


def _found(text: str) -> Iterator[re.Match[str]]:
    """The numbers as written; the long pattern is tried only where a digit stands, for it is slow to fail."""
    some = _SOME.search(text)
    while some:
        found = _NUMBER.match(text, some.start())
        if found:
            yield found
        some = _SOME.search(text, found.end() if found else some.end())


def _without_addresses(text: str) -> str:
    """The text with addresses blanked out, every other character in its place."""
    return _ADDRESS.sub(_blank, text) if any(sign in text for sign in _ADDRESS_SIGNS) else text


def _blank(address: re.Match[str]) -> str:
    return "\0" * len(address[0])


def _abbreviated(number: DigitNumber, year: int, text: str) -> DigitNumber:
    """The second year of 2017/18 also as 2018; ``year`` is the number just before, 0 if that was none."""
    value = number.values[0]
    joined = number.start > 0 and text[number.start - 1] in "/-–‑"
    if year and joined and number.end - number.start == len("18") and value > year % _CENTURY:
        return DigitNumber((year - year % _CENTURY + value, value), number.kind, number.start, number.end)
    return number


def _read(text: str, found: re.Match[str]) -> Iterator[DigitNumber]:
    written = found[0]
    if found["phone"]:
        digits = int(re.sub(r"\D", "", written))  # 00961 and +961 are the same
        yield DigitNumber((digits,), NumberKind.NAME, *found.span())
        return
    if len(written) > _LONGEST:
        return
    if found["dotted"] or _is_pair(found["decimal"]):
        for part in re.finditer(r"\d+", written):
            start, end = found.start() + part.start(), found.start() + part.end()
            yield DigitNumber((int(part[0]),), _bare_kind(part[0]), start, end)
        return
    values = _values(found)
    kind = NumberKind.TIME if found["clock"] or found["hours"] else _bare_kind(written)
    yield _in_context(text, DigitNumber(values, kind, *found.span()))


def _is_pair(written: str | None) -> bool:
    """Whether two numbers stand with a slash between them, and are no fraction."""
    if not written or not _SLASH.search(written):
        return False
    above, below = _SLASH.split(written)
    return not (len(above) == 1 and below in {"2", "3", "4", "5", "8", "10"} and int(above) < int(below))


def _values(found: re.Match[str]) -> tuple[Value, ...]:
    written = found[0].rstrip("".join(_VULGAR))
    more = _VULGAR[found["vulgar"] or found["lone"]] if found["vulgar"] or found["lone"] else 0
    if not written:
        return (more,)
    if found["mixed"]:
        whole, above, below = map(int, re.findall(r"\d+", written))
        return (whole + Fraction(above, below),)
    if found["clock"]:
        return clock_values(*map(int, written.split(":")[:2]))
    if found["reversed"]:
        return (int("".join(reversed(written.split(" ")))),)
    if found["hours"]:
        return clock_values(int(written[:2]), int(written[2:]))
    return tuple(value + more for value in _readings(written, found))


def _readings(written: str, found: re.Match[str]) -> tuple[Value, ...]:
    separators = re.findall(r"\D", written)
    if not separators:
        return (int(written),)
    if found["lakh"]:
        return (int(written.replace(",", "")),)
    if found["decimal"]:
        return _decimal_readings(written, separators[0])
    grouped = _fraction(written, separators[0])
    whole = written.endswith("000")  # nobody writes ten as 10.000
    if whole or len(separators) > 1 or separators[0] not in ".,،٫":
        return (grouped,)
    decimal = _fraction(written, "")
    if separators[0] == "." and _MAGNITUDE_AFTER.match(found.string, found.end()):
        return (decimal,)
    return distinct(grouped, decimal)


def _decimal_readings(written: str, separator: str) -> tuple[Value, ...]:
    whole, part = written.split(separator)
    if separator in "/⁄":
        return (Fraction(int(whole), int(part)),)
    return distinct(
        _fraction(written, ""), *clock_values(int(whole), int(part))[: _looks_like_clock(whole, part)]
    )


def _looks_like_clock(whole: str, part: str) -> bool:
    return len(whole) <= len("10") and len(part) == len("30") and int(whole) < 25 and int(part) < 60  # noqa: PLR2004 - hours and minutes


def clock_values(hours: int, minutes: int = 0) -> tuple[Value, ...]:
    """A time of the day in hours, and the same on the other half of the dial.

    >>> clock_values(10, 30)
    (Fraction(21, 2), Fraction(45, 2))
    """
    noon = 12
    time = hours + Fraction(minutes, 60)
    return (time, time - noon if time > noon else time + noon)


def _fraction(written: str, group: str) -> Value:
    """The value of digits with groups parted by ``group`` and one other mark for the decimals."""
    digits = re.sub(r"\D", ".", written.replace(group, "") if group else written)
    value = Fraction(digits)
    return int(value) if value.denominator == 1 else value


def _bare_kind(written: str) -> NumberKind:
    is_year = (
        len(written) == len("2017") and written.isdecimal() and _FIRST_YEAR <= int(written) <= _LAST_YEAR
    )
    return NumberKind.YEAR if is_year else NumberKind.QUANTITY


def _in_context(text: str, number: DigitNumber) -> DigitNumber:
    """The number with what its neighbours say: a percentage, an ordinal, a decade, a magnitude, part of a name."""
    before = text[max(0, number.start - _LOOK_BACK) : number.start]
    if _is_in_name(before, number.end - number.start):
        return DigitNumber(number.values, NumberKind.NAME, number.start, number.end)
    after = _AFTER.match(text, number.end)
    if after:
        return _with_suffix(number, after)
    if _is_percentage(text, number, before):
        return DigitNumber(number.values, NumberKind.PERCENTAGE, number.start, number.end)
    if number.kind is NumberKind.YEAR and _counts_things(text, number, before):
        return DigitNumber(number.values, NumberKind.QUANTITY, number.start, number.end)
    return number


def _counts_things(text: str, number: DigitNumber, before: str) -> bool:
    """Whether an Arabic noun follows what might be a year of long ago, and nothing before it says *year*."""
    counted = number.values[0] < _RECENT_YEARS and _NOUN_AFTER.match(text, number.end)
    return bool(counted) and not _YEAR_BEFORE.search(before)


def _is_in_name(before: str, length: int) -> bool:
    attached = length <= _LONGEST_ATTACHED and _ATTACHED.search(before)
    return bool(attached or _NAME_BEFORE.search(before)) and not _PARTICLE_BEFORE.search(before)


def _is_percentage(text: str, number: DigitNumber, before: str) -> bool:
    after = text[number.end : number.end + 3].lstrip(" \u00a0\u200e\u200f")
    return after.startswith(("%", "٪")) or before.rstrip(" \u200e\u200f").endswith(("%", "٪"))


def _with_suffix(number: DigitNumber, after: re.Match[str]) -> DigitNumber:
    values, end = number.values, after.end()
    if after["ordinal"]:
        return DigitNumber(values, NumberKind.ORDINAL, number.start, end)
    if after["decade"]:
        return DigitNumber(decade_values(values[0]), NumberKind.DECADE, number.start, end)
    letters = after["letters"]
    if letters in _SHORT_MAGNITUDES:
        larger = tuple(value * _SHORT_MAGNITUDES[letters] for value in values)
        return DigitNumber(distinct(*larger, *values), NumberKind.QUANTITY, number.start, end)
    kind = NumberKind.NAME if letters.isupper() and letters not in {"C", "F"} else number.kind
    return DigitNumber(values, kind, number.start, number.end)


def decade_values(value: Value) -> tuple[Value, ...]:
    """What the 1990s may be called: 1990 or just the nineties; the nineties may also be 1990.

    >>> decade_values(90)
    (90, 1990)
    """
    if value < _CENTURY:
        return (value, 1900 + value)
    return distinct(value, value % _CENTURY or value // _CENTURY + 1)
