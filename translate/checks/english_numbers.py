"""The numbers of an English text as values: digits, number words, and both together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from translate.checks.english_number_words import BEFORE_A_MONTH, CAPITALISED, WORDS
from translate.checks.number_digits import ascii_digits, clock_values, decade_values, digit_numbers
from translate.checks.number_tokens import (
    DIGITS,
    NumberToken,
    Phrase,
    in_words,
    neighbours,
    single,
    with_kind,
    with_shared_magnitudes,
)
from translate.checks.number_values import Number, NumberKind, distinct
from translate.checks.number_words import NumberWord, Role

_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]+")
_GAP = re.compile(r"[ \t\u00a0\u2009\u202f\n]{0,3}[-‐‑]?[ \t\u00a0\n]{0,2}(?:an?[ -])?")
_ARTICLE_BEFORE = re.compile(r"(?i)\b(?:an?|one)[\s-]+$")
_BETWEEN = re.compile(r"\s*(?:[-–‑]|to|and|or)\s*")
_IN_SENTENCE = re.compile(r"[a-z,] $")
_HOUR_SIGN = re.compile(r"(?i)\s{0,2}(?:(?P<noon>[ap])\.?m\b|o['’]clock\b)")
_TO_HOUR = re.compile(r"(?i)\s+(?P<word>past|to|after)\s+$")
_SIMPLE = {
    Role.MULTIPLE: NumberKind.MULTIPLE, Role.WEEKDAY: NumberKind.WEEKDAY, Role.MONTH: NumberKind.MONTH,
    Role.HIJRI_MONTH: NumberKind.HIJRI_MONTH, Role.ROMAN: NumberKind.ROMAN, Role.SCALE: NumberKind.MULTIPLE,
}  # fmt: skip
_PERCENT_SIGN = NumberWord(Role.PERCENT_SIGN)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_ROMAN_LETTERS = frozenset(_ROMAN)
_LONGEST_SHORT = 3
_LONGEST_ROMAN = 7
_LONGEST_WORD = 12
_HUNDRED = 100
_NOON = 12


def english_numbers(text: str) -> tuple[Number, ...]:
    """The numbers of an English text, in order; see ``Number``.

    >>> [number.values for number in english_numbers("one hundred and twenty-five thousand in 2017")]
    [(125000,), (2017,)]
    """
    text = ascii_digits(text)
    return tuple(with_shared_magnitudes(_read_all(text, _tokens(text)), text, _BETWEEN))


def _tokens(text: str) -> list[NumberToken]:
    found = [(number.start, number.end, DIGITS, number) for number in digit_numbers(text)]
    found += [(start, end, word, None) for start, end, word in _number_words(text)]
    found.sort(key=lambda piece: piece[0])
    tokens: list[NumberToken] = []
    for start, end, word, digits in found:
        adjacent = bool(tokens) and bool(_GAP.fullmatch(text, tokens[-1].end, start))
        if word.role is not Role.AND or adjacent:
            tokens.append(NumberToken(word, start, end, adjacent, digits))
    return tokens


def _number_words(text: str) -> Iterator[tuple[int, int, NumberWord]]:
    before, start = "", 0
    for found in _WORD.finditer(text):
        written = found[0]
        lower = written.lower()
        word = WORDS.get(lower)
        if lower == "cent" and before == "per":
            yield start, found.end(), _PERCENT_SIGN
        elif word and _counts(word, written):
            yield found.start(), found.end(), word
        elif (
            written.isupper()
            and len(written) <= _LONGEST_ROMAN
            and set(written) <= _ROMAN_LETTERS
            and written != "I"
        ):
            yield found.start(), found.end(), NumberWord(Role.ROMAN, _roman(written))
        before, start = lower, found.start()


def _counts(word: NumberWord, written: str) -> bool:
    """Whether its letters are of the size that the word needs: May, not may; bn, not BN."""
    if word.role in CAPITALISED:
        return written[0].isupper()
    return len(written) > _LONGEST_SHORT or written.islower() or word.role is not Role.MAGNITUDE


def _roman(written: str) -> int:
    values = [_ROMAN[letter] for letter in written]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def _read_all(text: str, tokens: Sequence[NumberToken]) -> Iterator[Number]:
    index = 0
    while index < len(tokens):
        number, index = _read(text, tokens, index)
        if number:
            yield number


def _read(text: str, tokens: Sequence[NumberToken], index: int) -> tuple[Number | None, int]:
    token = tokens[index]
    if token.role in _SIMPLE:
        return _simple(text, tokens, index), index + 1
    if token.role is Role.DECADE:
        values = decade_values(token.word.value)
        return Number(values, NumberKind.DECADE, token.start, token.end, firm=True, digits=False), index + 1
    if token.role is Role.PART:
        time = _past_or_to(text, tokens, index)
        if time:
            return time, index + 2
    return _quantity(text, tokens, index)


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
    if index + 1 >= len(tokens):
        return None
    part, hour = tokens[index], tokens[index + 1]
    between = _TO_HOUR.fullmatch(text, part.end, hour.start)
    group = _below_hundred(tokens, index + 1) if between else None
    if not between or not group or not 1 <= group.values[0] <= _NOON:
        return None
    sign = -1 if between["word"].lower() == "to" else 1
    time = group.values[0] + sign * part.word.value
    values = clock_values(int(time), int(60 * (time - int(time))))
    return Number(values, NumberKind.TIME, part.start, hour.end, firm=True, digits=bool(hour.digits))


def _quantity(text: str, tokens: Sequence[NumberToken], index: int) -> tuple[Number | None, int]:
    phrase = _phrase(tokens, index)
    if phrase is None:
        return None, index + 1
    number = in_words(phrase, tokens, index)
    if phrase.next == index + 1:
        number = _alone(text, number, tokens[index])
    return _signed(text, tokens, number, phrase)


def _alone(text: str, number: Number, token: NumberToken) -> Number:
    """A number of one word: *a third* may be a fraction; *several hundred* is no hundred, *a hundred* is."""
    article = bool(_ARTICLE_BEFORE.search(text, max(0, token.start - 8), token.start))
    if token.word.ordinal and 2 < number.value <= 10:  # noqa: PLR2004 - a third to a tenth
        return replace(number, values=(number.value, 1 / Fraction(number.value)), firm=not article)
    if text[token.start].isupper() and _IN_SENTENCE.search(text, max(0, token.start - 3), token.start):
        return replace(number, firm=False)
    if token.role in {Role.HUNDRED, Role.MAGNITUDE}:
        return replace(number, firm=article)
    return number


def _signed(
    text: str, tokens: Sequence[NumberToken], number: Number, phrase: Phrase
) -> tuple[Number | None, int]:
    """The number with what the word after it says: percent, century, dozen, decades, o'clock."""
    hour = _HOUR_SIGN.match(text, number.end)
    if hour and number.value <= 2 * _NOON:
        time = Fraction(number.value)
        values = number.values if number.kind is NumberKind.TIME else clock_values(int(time))
        return with_kind(
            replace(number, values=distinct(*number.values, *values)), NumberKind.TIME
        ), phrase.next
    sign = tokens[phrase.next] if phrase.next < len(tokens) and tokens[phrase.next].adjacent else None
    if sign is None or sign.role not in {Role.PERCENT_SIGN, Role.SCALE}:
        return number, phrase.next
    if sign.role is Role.PERCENT_SIGN:
        return with_kind(number, NumberKind.PERCENTAGE), phrase.next + 1
    return _scaled(number, sign), phrase.next + 1


def _scaled(number: Number, sign: NumberToken) -> Number:
    """Two dozen, three decades, the 19th century."""
    scale = sign.word.value
    if number.kind is NumberKind.ORDINAL:
        kind = NumberKind.CENTURY if scale == _HUNDRED else number.kind
        return with_kind(number, kind, (number.value - 1) * scale)
    return with_kind(number, number.kind, number.value * scale)


def _phrase(tokens: Sequence[NumberToken], index: int) -> Phrase | None:
    """A whole number: groups below a thousand with their magnitudes, the greater first."""
    phrase, magnitude = _group_with_magnitude(tokens, index)
    while phrase and magnitude > 1:
        following = _after_and(tokens, phrase.next)
        if following is None or tokens[following].digits:
            break
        more, smaller = _group_with_magnitude(tokens, following)
        if more is None or smaller >= magnitude or not 1 <= more.values[0] < magnitude:
            break
        phrase, magnitude = phrase.plus(more.values[0], more.next, ordinal=more.ordinal), smaller
    return phrase and _with_part(tokens, phrase, magnitude)


def _after_and(tokens: Sequence[NumberToken], index: int) -> int | None:
    """Which token follows right here, or after *and*."""
    if index < len(tokens) and tokens[index].adjacent and tokens[index].role is Role.AND:
        index += 1
    return index if index < len(tokens) and tokens[index].adjacent else None


def _with_part(tokens: Sequence[NumberToken], phrase: Phrase, magnitude: int) -> Phrase:
    """*a million and a half*."""
    if phrase.next + 1 >= len(tokens) or tokens[phrase.next].role is not Role.AND or phrase.values[0] < 1:
        return phrase
    part = tokens[phrase.next + 1]
    if part.adjacent and part.role is Role.PART:
        return phrase.plus(part.word.value * magnitude, phrase.next + 2)
    return phrase


def _group_with_magnitude(tokens: Sequence[NumberToken], index: int) -> tuple[Phrase | None, int]:
    """What stands before a magnitude, times the magnitude; and the magnitude, 1 if there is none."""
    token = tokens[index]
    if token.role is Role.MAGNITUDE:
        return Phrase((token.word.value,), index + 1, token.word.ordinal), int(token.word.value)
    group = _group(tokens, index)
    if group is None:
        return None, 1
    with_part = _with_part(tokens, group, 1)
    if with_part.next < len(tokens) and _multiplies(tokens[with_part.next]):
        group = with_part
    magnitude = 1
    while group.next < len(tokens) and _multiplies(tokens[group.next]):
        factor = tokens[group.next].word
        group, magnitude = group.times(factor.value, group.next + 1), magnitude * int(factor.value)
    return group, magnitude


def _multiplies(token: NumberToken) -> bool:
    return token.adjacent and token.role in {Role.MAGNITUDE, Role.MAGNITUDES}


def _group(tokens: Sequence[NumberToken], index: int) -> Phrase | None:
    token = tokens[index]
    if token.digits and token.digits.kind in {NumberKind.DECADE, NumberKind.NAME}:
        return Phrase(token.digits.values, index + 1)
    small = _below_hundred(tokens, index)
    hundred = small.next if small else index
    if hundred >= len(tokens) or tokens[hundred].role is not Role.HUNDRED:
        return small
    if small and not tokens[hundred].adjacent:
        return small
    factor = small.values[0] if small else 1
    return _with_rest(tokens, Phrase((factor * _HUNDRED,), hundred + 1, tokens[hundred].word.ordinal))


def _with_rest(tokens: Sequence[NumberToken], hundreds: Phrase) -> Phrase:
    following = _after_and(tokens, hundreds.next)
    rest = _below_hundred(tokens, following) if following is not None else None
    if rest is None or tokens[hundreds.next].digits or (following and tokens[following].digits):
        return hundreds
    return hundreds.plus(rest.values[0], rest.next, ordinal=rest.ordinal)


def _below_hundred(tokens: Sequence[NumberToken], index: int) -> Phrase | None:
    token = tokens[index]
    if token.digits:
        return Phrase(token.digits.values, index + 1, token.digits.kind is NumberKind.ORDINAL)
    if token.role in {Role.TEN, Role.TEEN, Role.PART}:
        return Phrase((token.word.value,), index + 1, token.word.ordinal)
    following = tokens[index + 1] if index + 1 < len(tokens) and tokens[index + 1].adjacent else None
    if token.role is Role.TENS:
        if following and following.role is Role.UNIT:
            return Phrase((token.word.value + following.word.value,), index + 2, following.word.ordinal)
        return Phrase((token.word.value,), index + 1, token.word.ordinal)
    return _unit(token, following, index) if token.role is Role.UNIT else None


def _unit(token: NumberToken, following: NumberToken | None, index: int) -> Phrase:
    """One to nine, or the fraction that it begins: *two thirds*, *one fifth*."""
    value = token.word.value
    if following and not token.word.ordinal and following.role is Role.PARTS:
        return Phrase((value * following.word.value,), index + 2)
    ordinal = following is not None and following.role in {Role.UNIT, Role.TEN} and following.word.ordinal
    if following and ordinal and value == 1 and not token.word.ordinal and following.word.value > 2:  # noqa: PLR2004 - one second
        return Phrase((Fraction(value, int(following.word.value)),), index + 2)
    return Phrase((value,), index + 1, token.word.ordinal)
