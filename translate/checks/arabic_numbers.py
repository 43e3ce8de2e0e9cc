"""The numbers of an Arabic text as values: digits, number words, and both together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from translate.checks.arabic_number_tokens import arabic_tokens
from translate.checks.arabic_quantities import multiplies, phrase_at
from translate.checks.number_digits import ascii_digits, clock_values, decade_values
from translate.checks.number_tokens import (
    NumberToken,
    Phrase,
    following,
    in_words,
    neighbours,
    single,
    with_kind,
    with_shared_magnitudes,
)
from translate.checks.number_values import Number, NumberKind, distinct
from translate.checks.number_words import Role

_NOUN_BETWEEN = re.compile(r"\s+[^\W\d]+(?:\s+[^\W\d]+)?\s+و(?:ال)?")
_BETWEEN = re.compile(r"\s*(?:[-–‑]|أو|إلى|الى|حتى|و)\s*")
_MONTH_GAP = re.compile(r"[\s/()«»\"،-]*")
_LONGEST_FIFTH = 6
"""Letters of خمس with a particle: longer forms of a unit are no fractions."""
_SAFAR = 2
"""The month whose name, صفر, is also zero."""
_MILLENNIUM = 1000
_SINCE_2000 = 2000
_HUNDRED = 100
_HOURS = 24
_Found = tuple[Number | None, int]
"""The number that begins at a token, if one does, and the next token to look at."""


def arabic_numbers(text: str) -> tuple[Number, ...]:
    """The numbers of an Arabic text, in order; see ``Number``.

    >>> [number.values for number in arabic_numbers("مئة وخمسة وعشرون ألفا في ٢٠١٧")]
    [(125000,), (2017,)]
    """
    text = ascii_digits(text)
    return tuple(with_shared_magnitudes(_read_all(text, arabic_tokens(text)), text, _BETWEEN))


def _read_all(text: str, tokens: Sequence[NumberToken]) -> Iterator[Number]:
    """Every number; one that begins where that before it does says what it is, and replaces it."""
    index = 0
    previous: Number | None = None
    while index < len(tokens):
        reader = _READERS.get(tokens[index].role, _quantity)
        number, index = reader(text, tokens, index, previous)
        if number and previous and number.start > previous.start:
            yield previous
        previous = number or previous
    if previous:
        yield previous


def _percentage(_: str, tokens: Sequence[NumberToken], index: int, previous: Number | None) -> _Found:
    number = with_kind(previous, NumberKind.PERCENTAGE) if previous and tokens[index].adjacent else None
    return number, index + 1


def _part(text: str, tokens: Sequence[NumberToken], index: int, previous: Number | None) -> _Found:
    """«نصف مليون» is a quantity, «ستة أيام ونصف» 6.5 days, «يوم ونصف» 1.5, «يومان ونصف» 2.5."""
    token = tokens[index]
    if not token.word.joined or multiplies(following(tokens, index)):
        return _quantity(text, tokens, index, previous)
    part = token.word.value
    if previous and _NOUN_BETWEEN.fullmatch(text, previous.end, token.start):
        values = distinct(previous.value + part, previous.value)
        return replace(previous, values=values, end=token.end), index + 1
    return single(token, NumberKind.FRACTION, part, 1 + part, 2 + part), index + 1


def _scaled(_: str, tokens: Sequence[NumberToken], index: int, previous: Number | None) -> _Found:
    """«ثلاثة عقود» is three, or thirty years; «مطلع الألفية» the beginning of the millennium since 2000."""
    token = tokens[index]
    if previous and token.adjacent:
        return with_kind(previous, previous.kind, previous.value * token.word.value), index + 1
    if token.word.doubtful:
        return None, index + 1
    since = (_SINCE_2000,) if token.word.value == _MILLENNIUM else ()
    return single(token, NumberKind.MULTIPLE, token.word.value, *since), index + 1


def _multiple(_: str, tokens: Sequence[NumberToken], index: int, __: Number | None) -> _Found:
    return single(tokens[index], NumberKind.MULTIPLE), index + 1


def _weekday(_: str, tokens: Sequence[NumberToken], index: int, __: Number | None) -> _Found:
    return single(tokens[index], NumberKind.WEEKDAY), index + 1


def _month(text: str, tokens: Sequence[NumberToken], index: int, previous: Number | None) -> _Found:
    """A month; two names of one month side by side are one."""
    token = tokens[index]
    if token.word.doubtful and not _is_month_here(text, tokens, index):
        is_zero = token.role is Role.HIJRI_MONTH and token.word.value == _SAFAR
        return (single(token, NumberKind.MULTIPLE, 0) if is_zero else None), index + 1
    if previous and previous.kind is NumberKind.MONTH and _is_double_name(text, tokens[index - 1], token):
        return replace(previous, end=token.end), index + 1
    kind = NumberKind.MONTH if token.role is Role.MONTH else NumberKind.HIJRI_MONTH
    return single(token, kind), index + 1


def _is_month_here(text: str, tokens: Sequence[NumberToken], index: int) -> bool:
    if any(near.role in {Role.DIGITS, Role.MONTH_SIGN} for near in neighbours(tokens, index)):
        return True
    around = (index - 1, index + 1)
    return any(_is_double_name(text, tokens[index], tokens[i]) for i in around if 0 <= i < len(tokens))


def _is_double_name(text: str, month: NumberToken, other: NumberToken) -> bool:
    """Whether two names of one month stand side by side: «آب/أغسطس»."""
    first, second = sorted((month, other), key=lambda token: token.start)
    same = other.role is Role.MONTH and other.word.value == month.word.value
    return same and bool(_MONTH_GAP.fullmatch(text, first.end, second.start))


def _decade(text: str, tokens: Sequence[NumberToken], index: int, previous: Number | None) -> _Found:
    """«الستينيات», with the century that may follow: «ستينيات القرن التاسع عشر» is the 1860s."""
    token, after = tokens[index], following(tokens, index)
    values = decade_values(token.word.value)
    decade = Number(values, NumberKind.DECADE, token.start, token.end, firm=True, digits=False)
    if after is None or after.role is not Role.CENTURY_SIGN:
        return decade, index + 1
    century, end = _century(text, tokens, index + 1, previous)
    if century is None or century.kind is not NumberKind.CENTURY:
        return decade, end
    year = (century.value - 1) * _HUNDRED + token.word.value
    return replace(decade, values=distinct(year, token.word.value), end=century.end), end


def _century(_: str, tokens: Sequence[NumberToken], index: int, __: Number | None) -> _Found:
    """«القرن الحادي والعشرون»: the 21st, or the 2000s."""
    phrase = phrase_at(tokens, index + 1) if following(tokens, index) else None
    if phrase is None or not 1 <= phrase.values[0] < _HUNDRED:
        return single(tokens[index], NumberKind.MULTIPLE, _HUNDRED), index + 1
    number = in_words(phrase, tokens, index + 1)
    return with_kind(number, NumberKind.CENTURY, (phrase.values[0] - 1) * _HUNDRED), phrase.next


def _clock(_: str, tokens: Sequence[NumberToken], index: int, __: Number | None) -> _Found:
    """«الساعة العاشرة والنصف»: 10:30."""
    phrase = phrase_at(tokens, index + 1) if following(tokens, index) else None
    if phrase is None or not 0 <= phrase.values[0] <= _HOURS:
        return None, index + 1
    hours, end = phrase.values[0], phrase.next
    less, part = following(tokens, end - 1), following(tokens, end)
    if less and part and less.role is Role.LESS and part.role is Role.PART:
        # «إلا ثلثاً» is a third less, though «ثلثا» alone is two of them.
        hours, end = hours - min(part.word.value, 1 - part.word.value), end + 2
    number = in_words(Phrase((hours,), end), tokens, index + 1)
    return _time(number), end


def _time(number: Number) -> Number:
    """A number of hours as a time of the day."""
    hours = number.value
    readings = clock_values(int(hours), int(60 * Fraction(hours - int(hours))))
    return replace(number, kind=NumberKind.TIME, values=readings, firm=number.firm or hours != int(hours))


def _nothing(_: str, __: Sequence[NumberToken], index: int, ___: Number | None) -> _Found:
    return None, index + 1


def _quantity(_: str, tokens: Sequence[NumberToken], index: int, __: Number | None) -> _Found:
    phrase = phrase_at(tokens, index)
    if phrase is None:
        return None, index + 1
    number = in_words(phrase, tokens, index)
    if number.kind is NumberKind.ORDINAL and number.value.denominator != 1:
        return _time(number), phrase.next  # «العاشرة والنصف»
    return _softened(number, tokens[index : phrase.next]), phrase.next


def _softened(number: Number, used: Sequence[NumberToken]) -> Number:
    """A bare ألف is also a letter and a verb, and ألفا may be one thousand or two; خمس is also a fifth."""
    token = used[0]
    if len(used) > 1 or token.digits:
        return number
    if token.role is Role.MAGNITUDE:
        values = (number.value, 2 * number.value) if token.word.doubtful else number.values
        return replace(number, values=values, firm=number.value > _MILLENNIUM)
    if token.role in {Role.UNIT, Role.TEN} and token.end - token.start <= _LONGEST_FIFTH:
        number = replace(number, values=distinct(number.value, 1 / Fraction(number.value)))
    return replace(number, firm=number.firm and not token.word.doubtful)


_READERS: dict[Role, Callable[[str, Sequence[NumberToken], int, Number | None], _Found]] = {
    Role.PERCENT_SIGN: _percentage,
    Role.PART: _part,
    Role.SCALE: _scaled,
    Role.MULTIPLE: _multiple,
    Role.WEEKDAY: _weekday,
    Role.MONTH: _month,
    Role.HIJRI_MONTH: _month,
    Role.DECADE: _decade,
    Role.CENTURY_SIGN: _century,
    Role.CLOCK_SIGN: _clock,
    Role.MONTH_SIGN: _nothing,
    Role.LESS: _nothing,
    Role.AND: _nothing,
}
"""How a number is read that begins with a word of a role; any other begins a quantity."""
