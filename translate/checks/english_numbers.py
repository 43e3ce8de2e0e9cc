"""The numbers of an English text as values: digits, number words, and both together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from translate.checks.english_number_tokens import english_tokens
from translate.checks.english_number_words import BEFORE_A_MONTH
from translate.checks.english_quantities import below_hundred, phrase_at
from translate.checks.number_digits import ascii_digits, clock_values, decade_values
from translate.checks.number_tokens import (
    NumberToken,
    following,
    in_words,
    neighbours,
    single,
    with_kind,
    with_shared_magnitudes,
)
from translate.checks.number_values import Number, NumberKind
from translate.checks.number_words import Role

_ARTICLE_BEFORE = re.compile(r"(?i)\b(?:an?|one)[\s-]+$")
_BETWEEN = re.compile(r"\s*(?:[-–‑]|to|and|or)\s*")
_IN_SENTENCE = re.compile(r"[a-z,] $")
_PARTY = re.compile(r"[\s-]part(?:y|ies)\b")
_HOUR_SIGN = re.compile(r"(?i)\s{0,2}(?:[ap]\.?m\b|o['’]clock\b)")
_TO_HOUR = re.compile(r"(?i)\s+(?P<word>past|to|after)\s+")
_SIMPLE = {
    Role.MULTIPLE: NumberKind.MULTIPLE, Role.WEEKDAY: NumberKind.WEEKDAY, Role.MONTH: NumberKind.MONTH,
    Role.HIJRI_MONTH: NumberKind.HIJRI_MONTH, Role.ROMAN: NumberKind.ROMAN, Role.SCALE: NumberKind.MULTIPLE,
}  # fmt: skip
_LONGEST_WORD = 12
_LONGEST_ARTICLE = 8
_HUNDRED = 100
_NOON = 12
_THIRD, _TENTH = 3, 10


def english_numbers(text: str) -> tuple[Number, ...]:
    """The numbers of an English text, in order; see ``Number``.

    >>> [number.values for number in english_numbers("one hundred and twenty-five thousand in 2017")]
    [(125000,), (2017,)]
    """
    text = ascii_digits(text)
    return tuple(with_shared_magnitudes(_read_all(text, english_tokens(text)), text, _BETWEEN))


def _read_all(text: str, tokens: Sequence[NumberToken]) -> Iterator[Number]:
    index = 0
    while index < len(tokens):
        number, index = _read(text, tokens, index)
        if number:
            yield number


def _read(text: str, tokens: Sequence[NumberToken], index: int) -> tuple[Number | None, int]:
    """The number that begins at a token, if one does, and the next token to look at."""
    token = tokens[index]
    if token.role in _SIMPLE:
        return _simple(text, tokens, index), index + 1
    if token.role is Role.DECADE:
        values = decade_values(token.word.value)
        return Number(values, NumberKind.DECADE, token.start, token.end, firm=True, digits=False), index + 1
    time = _past_or_to(text, tokens, index)
    return (time, index + 2) if time else _quantity(text, tokens, index)


def _simple(text: str, tokens: Sequence[NumberToken], index: int) -> Number | None:
    token = tokens[index]
    if token.word.doubtful and not _counts_here(text, tokens, index):
        return None
    return single(token, _SIMPLE[token.role])


def _counts_here(text: str, tokens: Sequence[NumberToken], index: int) -> bool:
    """Whether May is a month here; a plural scale (*decades*) that no number stands before never counts."""
    token = tokens[index]
    if token.role is not Role.MONTH:
        return False
    before = text[max(0, token.start - _LONGEST_WORD) : token.start].split()
    near = any(near.role is Role.DIGITS or near.word.ordinal for near in neighbours(tokens, index))
    return near or (bool(before) and before[-1].lower() in BEFORE_A_MONTH)


def _past_or_to(text: str, tokens: Sequence[NumberToken], index: int) -> Number | None:
    """*half past ten*, *a quarter to six*."""
    if tokens[index].role is not Role.PART or index + 1 == len(tokens):
        return None
    part, hour = tokens[index], tokens[index + 1]
    between = _TO_HOUR.fullmatch(text, part.end, hour.start)
    group = below_hundred(tokens, index + 1) if between else None
    if between is None or group is None or not 1 <= group.values[0] <= _NOON:
        return None
    time = group.values[0] + part.word.value * (-1 if between["word"].lower() == "to" else 1)
    values = clock_values(int(time), int(60 * (time - int(time))))
    return Number(values, NumberKind.TIME, part.start, hour.end, firm=True, digits=bool(hour.digits))


def _quantity(text: str, tokens: Sequence[NumberToken], index: int) -> tuple[Number | None, int]:
    phrase = phrase_at(tokens, index)
    if phrase is None:
        return None, index + 1
    number = in_words(phrase, tokens, index)
    if phrase.next == index + 1:
        number = _alone(text, number, tokens[index])
    if _HOUR_SIGN.match(text, number.end) and number.value <= 2 * _NOON:
        more = () if number.kind is NumberKind.TIME else clock_values(int(number.value))
        return with_kind(number, NumberKind.TIME, *more), phrase.next
    sign = following(tokens, phrase.next - 1)
    if sign and sign.role in {Role.PERCENT_SIGN, Role.SCALE}:
        return _signed(number, sign), phrase.next + 1
    return number, phrase.next


def _alone(text: str, number: Number, token: NumberToken) -> Number:
    """A number of one word: *a third* may be a fraction; *several hundred* is no hundred, *a hundred* is."""
    before = max(0, token.start - _LONGEST_ARTICLE)
    article = bool(_ARTICLE_BEFORE.search(text, before, token.start))
    if token.word.ordinal and _PARTY.match(text, token.end):
        return replace(number, firm=False)
    if text[token.start].isupper() and _IN_SENTENCE.search(text, before, token.start):
        return replace(number, firm=False)  # part of a name: Six Flags
    if token.word.ordinal and _THIRD <= number.value <= _TENTH:
        return replace(number, values=(number.value, 1 / Fraction(number.value)), firm=not article)
    if token.role in {Role.HUNDRED, Role.MAGNITUDE}:
        return replace(number, firm=article)
    return number


def _signed(number: Number, sign: NumberToken) -> Number:
    """The number with what the word after it says: percent, two dozen, three decades, the 19th century."""
    if sign.role is Role.PERCENT_SIGN:
        return with_kind(number, NumberKind.PERCENTAGE)
    scale = sign.word.value
    if number.kind is NumberKind.ORDINAL:
        kind = NumberKind.CENTURY if scale == _HUNDRED else number.kind
        return with_kind(number, kind, (number.value - 1) * scale)
    return with_kind(number, number.kind, number.value * scale)
