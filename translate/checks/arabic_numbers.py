"""The numbers of an Arabic text as values: digits, number words, and both together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from translate.arabic import folded, words
from translate.checks.arabic_number_words import HUNDREDTHS, PERCENT, WORDS
from translate.checks.calendar_names import MONTH_HEADS
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

# Marks of direction and the tatweel of a joined particle count for nothing.
_GAP = re.compile(r"[\s\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff]*")
_NOUN_BETWEEN = re.compile(r"\s+[^\W\d]+(?:\s+[^\W\d]+)?\s+و(?:ال)?")
_BETWEEN = re.compile(r"\s*(?:[-–‑]|و|أو|إلى|الى|حتى|و\s*)\s*")
_MONTH_GAP = re.compile(r"[\s/()«»\"،-]*")
_SIMPLE = {
    Role.MULTIPLE: NumberKind.MULTIPLE, Role.WEEKDAY: NumberKind.WEEKDAY, Role.MONTH: NumberKind.MONTH,
    Role.HIJRI_MONTH: NumberKind.HIJRI_MONTH,
}  # fmt: skip
_STARTS_GROUP = frozenset((Role.UNIT, Role.TEN, Role.TENS, Role.HUNDRED, Role.HUNDREDS))
_MULTIPLIERS = frozenset((Role.MAGNITUDE, Role.MAGNITUDES))
_HAMZA_ARTICLE = re.compile("[وفبك]?[أإآ]ل")
_VOWEL_OF_FRACTIONS = re.compile("[خسثتع]\u064f[مدبسش]")
_HUNDREDS_SEATS = frozenset("ئءاأ")
_LONGEST_FIFTH = 6
_PERCENT_SIGN = NumberWord(Role.PERCENT_SIGN)
_HEADS = {particle + head: head for head in MONTH_HEADS for particle in ("", "و", "ب", "ل")}
_MILLENNIUM = 1000
"""«مطلع الألفية» is the beginning of the one that came with the year 2000."""
_AUGUST, _AB = 8, 4
_LONGEST_WORD = 24
_LONGEST_GAP = 60
_HUNDRED = 100


def arabic_numbers(text: str) -> tuple[Number, ...]:
    """The numbers of an Arabic text, in order; see ``Number``.

    >>> [number.values for number in arabic_numbers("مئة وخمسة وعشرون ألفا في ٢٠١٧")]
    [(125000,), (2017,)]
    """
    text = ascii_digits(text)
    tokens = _tokens(text)
    return tuple(with_shared_magnitudes(_read_all(text, tokens), text, _BETWEEN))


def _tokens(text: str) -> list[NumberToken]:
    found = [(number.start, number.end, DIGITS, number) for number in digit_numbers(text)]
    found += [(start, end, word, None) for start, end, word in _number_words(text)]
    found.sort(key=lambda piece: piece[0])
    tokens: list[NumberToken] = []
    for start, end, word, digits in found:
        previous = tokens[-1].end if tokens else -_LONGEST_GAP
        adjacent = start - previous < _LONGEST_GAP and bool(_GAP.fullmatch(text, previous, start))
        if adjacent and tokens[-1].role is Role.AND:
            word = replace(word, joined=True)  # noqa: PLW2901 - what «و» says is written on the word after it
            adjacent = tokens.pop().adjacent
        letter = 1 if word.joined and digits is None and text[start] == "و" else 0
        tokens.append(NumberToken(word, start + letter, end, adjacent, digits))
    return tokens


def _number_words(text: str) -> Iterator[tuple[int, int, NumberWord]]:
    head, head_start = "", 0
    in_start, in_end = 0, -1
    for found in words(text):
        key, word = _looked_up(found.text) if found.end - found.start <= _LONGEST_WORD else ("", None)
        month = WORDS.get(f"{head}_{key}") if head else None
        if key in PERCENT:
            yield found.start, found.end, _PERCENT_SIGN
        elif key in HUNDREDTHS and in_end > 0 and text[in_end : found.start].isspace():
            yield in_start, found.end, _PERCENT_SIGN
        elif month:
            yield head_start, found.end, month
        elif word:
            yield found.start, found.end, word
        head, head_start = _HEADS.get(key, ""), found.start
        if key == "في":
            in_start, in_end = found.start, found.end


@lru_cache(65_536)
def _looked_up(written: str) -> tuple[str, NumberWord | None]:
    """An Arabic word folded, and what it is as a number word."""
    key = folded(written)
    word = WORDS.get(key)
    return key, word if word and _is_spelled_out(word, written) else None


def _is_spelled_out(word: NumberWord, written: str) -> bool:
    """Whether a word that folding made a number was one.

    A hundred has its hamza or alef, the article has no hamza, خُمس with its vowel is a fifth, and آب has its madda
    unless it is أب, a father.
    """
    if word.role is Role.MONTH and word.value == _AUGUST:
        return "آ" in written or len(written) > _AB
    if (word.definite and _HAMZA_ARTICLE.match(written)) or _VOWEL_OF_FRACTIONS.search(written):
        return False
    return word.role not in {Role.HUNDRED, Role.HUNDREDS} or not _HUNDREDS_SEATS.isdisjoint(written)


def _read_all(text: str, tokens: Sequence[NumberToken]) -> Iterator[Number]:
    index = 0
    previous: Number | None = None
    while index < len(tokens):
        number, index = _read(text, tokens, index, previous)
        if number and previous and number.start == previous.start:
            previous = number
        elif number:
            if previous:
                yield previous
            previous = number
    if previous:
        yield previous


def _read(
    text: str, tokens: Sequence[NumberToken], index: int, previous: Number | None
) -> tuple[Number | None, int]:
    """The number that begins at a token, if one does, and the next token to look at.

    A number that begins where ``previous`` does replaces it: a sign after it has said what it is.
    """
    token = tokens[index]
    if token.role in _SIMPLE:
        return _simple(text, tokens, index, previous), index + 1
    if token.role is Role.PERCENT_SIGN:
        follows = token.adjacent and previous
        return (with_kind(previous, NumberKind.PERCENTAGE) if follows and previous else None), index + 1
    if token.role is Role.DECADE:
        return _decade(tokens, index)
    if token.role is Role.PART and token.word.joined and not _multiplies(tokens, index + 1):
        return _and_a_part(text, token, previous), index + 1
    if token.role is Role.SCALE:
        return _scaled(tokens, index, previous), index + 1
    if token.role is Role.CENTURY_SIGN:
        return _century(tokens, index)
    if token.role is Role.CLOCK_SIGN:
        return _clock(tokens, index)
    return _quantity(tokens, index)


def _multiplies(tokens: Sequence[NumberToken], index: int) -> bool:
    return index < len(tokens) and tokens[index].adjacent and tokens[index].role in _MULTIPLIERS


def _and_a_part(text: str, token: NumberToken, previous: Number | None) -> Number:
    """«ستة أيام ونصف» is 6.5 days, «يوم ونصف» 1.5, «يومان ونصف» 2.5."""
    part = token.word.value
    if previous and _NOUN_BETWEEN.fullmatch(text, previous.end, token.start):
        return Number(distinct(previous.value + part, previous.value), previous.kind, previous.start, token.end,
                      firm=previous.firm, digits=previous.digits)  # fmt: skip
    return single(token, NumberKind.FRACTION, part, 1 + part, 2 + part)


def _scaled(tokens: Sequence[NumberToken], index: int, previous: Number | None) -> Number | None:
    """«ثلاثة عقود»: three, or thirty years."""
    token = tokens[index]
    if previous and token.adjacent:
        return with_kind(previous, previous.kind, previous.value * token.word.value)
    if token.word.doubtful:
        return None
    since = (2000,) if token.word.value == _MILLENNIUM else ()
    return single(token, NumberKind.MULTIPLE, token.word.value, *since)


def _simple(text: str, tokens: Sequence[NumberToken], index: int, previous: Number | None) -> Number | None:
    token = tokens[index]
    if token.word.doubtful and not _is_month_here(text, tokens, index):
        return None
    if previous and previous.kind is NumberKind.MONTH and _is_double_name(text, tokens[index - 1], token):
        return replace(previous, end=token.end)
    return single(token, _SIMPLE[token.role])


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


def _quantity(tokens: Sequence[NumberToken], index: int) -> tuple[Number | None, int]:
    phrase = _phrase(tokens, index)
    if phrase is None:
        return None, index + 1
    number = in_words(phrase, tokens, index)
    return _softened(number, tokens[index : phrase.next]), phrase.next


def _softened(number: Number, used: Sequence[NumberToken]) -> Number:
    """A bare ألف is also a letter and a verb, and ألفا may be one thousand or two; خمس is also a fifth."""
    if len(used) > 1 or used[0].digits:
        return number
    if used[0].role in {Role.UNIT, Role.TEN} and used[0].end - used[0].start <= _LONGEST_FIFTH:
        number = replace(number, values=(number.value, Fraction(1, int(number.value))))
    if used[0].role is not Role.MAGNITUDE:
        return replace(number, firm=number.firm and not used[0].word.doubtful)
    values = (number.value, 2 * number.value) if used[0].word.doubtful else number.values
    return replace(number, values=values, firm=number.value >= 10**6)


def _phrase(tokens: Sequence[NumberToken], index: int) -> Phrase | None:
    """A whole number: groups below a thousand with their magnitudes, parted by «و»."""
    phrase, magnitude = _group_with_magnitude(tokens, index)
    while phrase and magnitude > 1 and phrase.next < len(tokens):
        token = tokens[phrase.next]
        if not (token.adjacent and token.word.joined):
            break
        more, smaller = _group_with_magnitude(tokens, phrase.next)
        if more is None or smaller >= magnitude or not 1 <= more.values[0] < magnitude:
            break
        phrase = phrase.plus(more.values[0], more.next, ordinal=more.ordinal)
        magnitude = smaller
    return phrase and _with_part(tokens, phrase, magnitude)


def _with_part(tokens: Sequence[NumberToken], phrase: Phrase, magnitude: int) -> Phrase:
    """The phrase with «ونصف» after it, which is half of its magnitude, and «المليون» after that."""
    if phrase.next >= len(tokens) or not tokens[phrase.next].adjacent:
        return phrase
    token = tokens[phrase.next]
    if token.role is not Role.PART or not token.word.joined or phrase.values[0] < 1:
        return phrase
    following = phrase.next + 1
    repeated = tokens[following : following + 1]
    if (
        repeated
        and repeated[0].adjacent
        and repeated[0].role is Role.MAGNITUDE
        and not repeated[0].word.joined
    ):
        return phrase.plus(token.word.value * repeated[0].word.value, following + 1)
    return phrase.plus(token.word.value * magnitude, following)


def _group_with_magnitude(tokens: Sequence[NumberToken], index: int) -> tuple[Phrase | None, int]:
    """What stands before a magnitude, times the magnitude; and the magnitude, 1 if there is none."""
    token = tokens[index]
    if token.role is Role.MAGNITUDE:
        return _multiplied(tokens, Phrase((1,), index))
    if token.role is Role.TWO_MAGNITUDES:
        return _multiplied(tokens, Phrase((2 * token.word.value,), index + 1), int(token.word.value))
    group = _group(tokens, index)
    return _multiplied(tokens, group) if group else (None, 1)


def _multiplied(tokens: Sequence[NumberToken], phrase: Phrase, magnitude: int = 1) -> tuple[Phrase, int]:
    """Times every magnitude that follows without «و»: مئة ألف, ألف مليون."""
    at_start = phrase.values == (1,)
    while phrase.next < len(tokens):
        token = tokens[phrase.next]
        if token.role not in _MULTIPLIERS or not (at_start or (token.adjacent and not token.word.joined)):
            break
        phrase = phrase.times(token.word.value, phrase.next + 1)
        magnitude *= int(token.word.value)
        at_start = False
    return phrase, magnitude


def _group(tokens: Sequence[NumberToken], index: int) -> Phrase | None:
    token = tokens[index]
    if token.digits:
        return Phrase(token.digits.values, index + 1, token.digits.kind is NumberKind.ORDINAL)
    if token.role is Role.PART:
        return Phrase((token.word.value,), index + 1)
    if token.role not in _STARTS_GROUP:
        return None
    hundreds = _hundreds(tokens, index)
    if hundreds is None:
        return _below_hundred(tokens, index)
    after = hundreds.next
    if after < len(tokens) and tokens[after].adjacent and tokens[after].word.joined:
        rest = _below_hundred(tokens, after)
        if rest and rest.values[0] >= 1:
            return hundreds.plus(rest.values[0], rest.next, ordinal=rest.ordinal)
    return hundreds


def _hundreds(tokens: Sequence[NumberToken], index: int) -> Phrase | None:
    token = tokens[index]
    if token.role in {Role.HUNDRED, Role.HUNDREDS}:
        return Phrase((token.word.value,), index + 1)
    following = _following(tokens, index)
    if token.role is Role.UNIT and following and following.role is Role.HUNDRED and not following.word.joined:
        return Phrase((token.word.value * _HUNDRED,), index + 2)
    return None


def _below_hundred(tokens: Sequence[NumberToken], index: int) -> Phrase | None:
    token, following = tokens[index], _following(tokens, index)
    if token.role in {Role.TEN, Role.TENS}:
        return Phrase((token.word.value,), index + 1, token.word.ordinal)
    if token.role is not Role.UNIT:
        return None
    if following and following.role is Role.TEN and not following.word.joined and not following.word.definite:
        return Phrase((token.word.value + 10,), index + 2, token.word.ordinal)
    if following and following.role is Role.TENS and following.word.joined:
        return Phrase((token.word.value + following.word.value,), index + 2, token.word.ordinal)
    if following and following.role is Role.PARTS and not following.word.joined:
        return Phrase((token.word.value * following.word.value,), index + 2)
    return (
        None
        if token.word.doubtful and token.word.value == 1
        else Phrase((token.word.value,), index + 1, token.word.ordinal)
    )


def _following(tokens: Sequence[NumberToken], index: int) -> NumberToken | None:
    if index + 1 < len(tokens) and tokens[index + 1].adjacent:
        return tokens[index + 1]
    return None


def _decade(tokens: Sequence[NumberToken], index: int) -> tuple[Number, int]:
    """«الستينيات», with the century that may follow: «ستينيات القرن التاسع عشر» is the 1860s."""
    token, following = tokens[index], _following(tokens, index)
    values = decade_values(token.word.value)
    if following and following.role is Role.CENTURY_SIGN:
        century, after = _century(tokens, index + 1)
        if century:
            year = (century.value - 1) * _HUNDRED + token.word.value
            values = distinct(year, token.word.value)
            return Number(values, NumberKind.DECADE, token.start, century.end, firm=True, digits=False), after
    return Number(values, NumberKind.DECADE, token.start, token.end, firm=True, digits=False), index + 1


def _century(tokens: Sequence[NumberToken], index: int) -> tuple[Number | None, int]:
    """«القرن الحادي والعشرون»: the 21st, or the 2000s."""
    token, following = tokens[index], _following(tokens, index)
    phrase = _phrase(tokens, index + 1) if following else None
    if phrase is None or not 1 <= phrase.values[0] < _HUNDRED:
        return single(token, NumberKind.MULTIPLE, _HUNDRED), index + 1
    number = in_words(phrase, tokens, index + 1)
    return with_kind(number, NumberKind.CENTURY, (phrase.values[0] - 1) * _HUNDRED), phrase.next


def _clock(tokens: Sequence[NumberToken], index: int) -> tuple[Number | None, int]:
    """«الساعة العاشرة والنصف»: 10:30."""
    following = _following(tokens, index)
    phrase = _phrase(tokens, index + 1) if following else None
    if phrase is None or phrase.values[0] > 24:  # noqa: PLR2004 - hours of a day
        return None, index + 1
    hours, after = phrase.values[0], phrase.next
    if after + 1 < len(tokens) and tokens[after].role is Role.LESS and tokens[after + 1].role is Role.PART:
        hours, after = hours - tokens[after + 1].word.value, after + 2
    number = in_words(Phrase((hours,), after), tokens, index + 1)
    firm = number.firm or hours != int(hours)
    readings = clock_values(int(hours), int(60 * Fraction(hours - int(hours))))
    return replace(number, kind=NumberKind.TIME, values=readings, firm=firm), after
