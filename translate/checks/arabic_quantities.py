"""Whole numbers and fractions in Arabic: units before tens, «و» between, hundreds and magnitudes."""

from __future__ import annotations

from collections.abc import Sequence

from translate.checks.number_tokens import GREATEST, NumberToken, Phrase, following
from translate.checks.number_values import NumberKind, Value
from translate.checks.number_words import Role

_MULTIPLIERS = frozenset((Role.MAGNITUDE, Role.MAGNITUDES))
_HUNDRED = 100


def phrase_at(tokens: Sequence[NumberToken], index: int) -> Phrase | None:
    """The number that begins at a token: groups below a thousand with their magnitudes, parted by «و»."""
    phrase, magnitude = _group_with_magnitude(tokens, index)
    while phrase and magnitude > 1:
        after = following(tokens, phrase.next - 1)
        if after is None or not after.word.joined:
            break
        more, smaller = _group_with_magnitude(tokens, phrase.next)
        if more is None or not _adds(phrase.values[0], magnitude, more.values[0], smaller):
            break
        phrase, magnitude = phrase.plus(more.values[0], more.next, ordinal=more.ordinal), smaller
    return phrase and _with_part(tokens, phrase, magnitude)


def _adds(value: Value, magnitude: int, more: Value, smaller: int) -> bool:
    """Whether a group goes on with the number before it; the magnitude may be said twice: مئة ألف وخمسين ألفا."""
    if smaller == magnitude:
        return value % (_HUNDRED * magnitude) == 0 and more < _HUNDRED * magnitude
    return smaller < magnitude and 1 <= more < magnitude


def multiplies(token: NumberToken | None) -> bool:
    """Whether a token is a magnitude that multiplies what stands right before it."""
    return token is not None and token.adjacent and token.role in _MULTIPLIERS and not token.word.joined


def _with_part(tokens: Sequence[NumberToken], phrase: Phrase, magnitude: int) -> Phrase:
    """The phrase with «ونصف» after it, which is half of its magnitude, or of that in «ونصف المليون»."""
    part = following(tokens, phrase.next - 1)
    if part is None or part.role is not Role.PART or not part.word.joined or phrase.values[0] < 1:
        return phrase
    repeated = following(tokens, phrase.next)
    if repeated and multiplies(repeated):
        return phrase.plus(part.word.value * repeated.word.value, phrase.next + 2)
    return phrase.plus(part.word.value * magnitude, phrase.next + 1)


def _group_with_magnitude(tokens: Sequence[NumberToken], index: int) -> tuple[Phrase | None, int]:
    """What stands before a magnitude, times the magnitude; and the magnitude, 1 if there is none."""
    word = tokens[index].word
    if word.role is Role.MAGNITUDE:
        return _multiplied(tokens, Phrase((word.value,), index + 1), int(word.value))
    if word.role is Role.TWO_MAGNITUDES:
        return _multiplied(tokens, Phrase((2 * word.value,), index + 1), int(word.value))
    group = _group(tokens, index)
    return _multiplied(tokens, group, 1) if group else (None, 1)


def _multiplied(tokens: Sequence[NumberToken], phrase: Phrase, magnitude: int) -> tuple[Phrase, int]:
    """Times every magnitude that follows without «و»: مئة ألف, ألف مليون."""
    while magnitude < GREATEST:
        token = following(tokens, phrase.next - 1)
        if token is None or not multiplies(token):
            break
        phrase = phrase.times(token.word.value, phrase.next + 1)
        magnitude *= int(token.word.value)
    return phrase, magnitude


def _group(tokens: Sequence[NumberToken], index: int) -> Phrase | None:
    token = tokens[index]
    if token.digits:
        return Phrase(token.digits.values, index + 1, token.digits.kind is NumberKind.ORDINAL)
    if token.role is Role.PART:
        return Phrase((token.word.value,), index + 1)
    hundreds = _hundreds(tokens, index)
    if hundreds is None:
        return _below_hundred(tokens, index)
    after = following(tokens, hundreds.next - 1)
    rest = _below_hundred(tokens, hundreds.next) if after and after.word.joined else None
    if rest is None or rest.values[0] < 1:
        return hundreds
    return hundreds.plus(rest.values[0], rest.next, ordinal=rest.ordinal)


def _hundreds(tokens: Sequence[NumberToken], index: int) -> Phrase | None:
    token, after = tokens[index], following(tokens, index)
    if token.role in {Role.HUNDRED, Role.HUNDREDS}:
        return Phrase((token.word.value,), index + 1)
    if token.role is Role.UNIT and after and after.role is Role.HUNDRED and not after.word.joined:
        return Phrase((token.word.value * _HUNDRED,), index + 2)
    return None


def _below_hundred(tokens: Sequence[NumberToken], index: int) -> Phrase | None:
    word = tokens[index].word
    if word.role in {Role.TEN, Role.TENS}:
        return Phrase((word.value,), index + 1, word.ordinal)
    if word.role is not Role.UNIT:
        return None
    after = following(tokens, index)
    return (after and _from_two(tokens[index], after, index)) or _unit(tokens[index], index)


def _from_two(unit: NumberToken, after: NumberToken, index: int) -> Phrase | None:
    """A unit with ten (أحد عشر), with tens (أحد وعشرون), of parts (ثلاثة أرباع)."""
    value, ordinal, more = unit.word.value, unit.word.ordinal, after.word
    if more.role is Role.TEN and not more.joined and not more.definite:
        if value == 1 and not unit.word.doubtful:
            return None  # eleven is أحد عشر, never واحد عشر
        return Phrase((value + more.value,), index + 2, ordinal)
    if more.role is Role.TENS and more.joined:
        return Phrase((value + more.value,), index + 2, ordinal)
    if more.role is Role.PARTS and not more.joined:
        return Phrase((value * more.value,), index + 2)
    return None


def _unit(token: NumberToken, index: int) -> Phrase | None:
    """A unit alone; «أحد» alone is *one of*, and no number."""
    word = token.word
    return None if word.doubtful and word.value == 1 else Phrase((word.value,), index + 1, word.ordinal)
