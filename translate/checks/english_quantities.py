"""Whole numbers and fractions in English: hundreds, tens, units, and magnitudes."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from translate.checks.number_digits import clock_values
from translate.checks.number_tokens import GREATEST, NumberToken, Phrase, following
from translate.checks.number_values import NumberKind
from translate.checks.number_words import Role

_MULTIPLIERS = frozenset((Role.MAGNITUDE, Role.MAGNITUDES))
_WITHOUT_MORE = frozenset((Role.TEN, Role.TEEN, Role.PART))
_HUNDRED = 100
_MINUTES = 60


def phrase_at(tokens: Sequence[NumberToken], index: int) -> Phrase | None:
    """The number that begins at a token: groups below a thousand with their magnitudes, the greater first."""
    phrase, magnitude = _group_with_magnitude(tokens, index)
    while phrase and magnitude > 1:
        after = _after_and(tokens, phrase.next)
        if after is None or tokens[after].digits:
            break
        more, smaller = _group_with_magnitude(tokens, after)
        if more is None or smaller >= magnitude or not 1 <= more.values[0] < magnitude:
            break
        phrase, magnitude = phrase.plus(more.values[0], more.next, ordinal=more.ordinal), smaller
    return phrase and _with_part(tokens, phrase, magnitude)


def _after_and(tokens: Sequence[NumberToken], index: int) -> int | None:
    """Which token follows right here, or after *and*; None if none does."""
    after = following(tokens, index - 1)
    if after and after.role is Role.AND:
        return index + 1 if following(tokens, index) else None
    return index if after else None


def _with_part(tokens: Sequence[NumberToken], phrase: Phrase, magnitude: int) -> Phrase:
    """The phrase with *and a half* after it, which is half of its magnitude."""
    after, part = following(tokens, phrase.next - 1), following(tokens, phrase.next)
    if after and part and after.role is Role.AND and part.role is Role.PART and phrase.values[0] >= 1:
        return phrase.plus(part.word.value * magnitude, phrase.next + 2)
    return phrase


def _group_with_magnitude(tokens: Sequence[NumberToken], index: int) -> tuple[Phrase | None, int]:
    """What stands before a magnitude, times the magnitude; and the magnitude, 1 if there is none."""
    word = tokens[index].word
    if word.role is Role.MAGNITUDE:
        return Phrase((word.value,), index + 1, word.ordinal), int(word.value)
    group = _group(tokens, index)
    if group is None:
        return None, 1
    with_part = _with_part(tokens, group, 1)
    if _multiplier(tokens, with_part):
        group = with_part
    magnitude = 1
    while magnitude < GREATEST and (token := _multiplier(tokens, group)):
        group, magnitude = group.times(token.word.value, group.next + 1), magnitude * int(token.word.value)
    return group, magnitude


def _multiplier(tokens: Sequence[NumberToken], phrase: Phrase) -> NumberToken | None:
    token = following(tokens, phrase.next - 1)
    return token if token and token.role in _MULTIPLIERS else None


def _group(tokens: Sequence[NumberToken], index: int) -> Phrase | None:
    token = tokens[index]
    if token.role is Role.HUNDRED:
        return _with_rest(tokens, Phrase((_HUNDRED,), index + 1, token.word.ordinal))
    small = below_hundred(tokens, index)
    hundred = following(tokens, small.next - 1) if small else None
    if small is None or hundred is None or hundred.role is not Role.HUNDRED:
        return small
    value = small.values[0] * _HUNDRED
    return _with_rest(tokens, Phrase((value,), small.next + 1, hundred.word.ordinal))


def _with_rest(tokens: Sequence[NumberToken], hundreds: Phrase) -> Phrase:
    """Hundreds with what is below, with or without *and*."""
    after = _after_and(tokens, hundreds.next)
    rest = below_hundred(tokens, after) if after is not None and not tokens[after].digits else None
    if rest is None or rest.values[0] < 1:
        return hundreds
    return hundreds.plus(rest.values[0], rest.next, ordinal=rest.ordinal)


def below_hundred(tokens: Sequence[NumberToken], index: int) -> Phrase | None:
    """The number below a hundred, or the number in digits, that begins at a token."""
    token, after = tokens[index], following(tokens, index)
    if token.digits:
        return Phrase(token.digits.values, index + 1, token.digits.kind is NumberKind.ORDINAL)
    if token.role in _WITHOUT_MORE:
        return Phrase((token.word.value,), index + 1, token.word.ordinal)
    if token.role is Role.TENS:
        if after and after.role is Role.UNIT and not token.word.ordinal:
            return Phrase((token.word.value + after.word.value,), index + 2, after.word.ordinal)
        return Phrase((token.word.value,), index + 1, token.word.ordinal)
    return _unit(token, after, index) if token.role is Role.UNIT else None


def _unit(token: NumberToken, after: NumberToken | None, index: int) -> Phrase:
    """One to nine, or what it begins: a fraction (*two thirds*, *one fifth*), a time (*six thirty*)."""
    value = token.word.value
    if after and not token.word.ordinal:
        if after.role is Role.TENS and after.word.value < _MINUTES:
            return Phrase(clock_values(int(value), int(after.word.value)), index + 2)
        if after.role is Role.PARTS:
            return Phrase((value * after.word.value,), index + 2)
        if value == 1 and _is_part(after):
            return Phrase((1 / Fraction(after.word.value),), index + 2)
    return Phrase((value,), index + 1, token.word.ordinal)


def _is_part(token: NumberToken) -> bool:
    """Whether an ordinal after *one* makes a fraction; *one second* is none."""
    second = 2
    return token.word.ordinal and token.role in {Role.UNIT, Role.TEN} and token.word.value > second
