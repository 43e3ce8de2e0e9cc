"""The pieces of a text that numbers are put together from, in order, with what parts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from translate.checks.number_digits import DigitNumber, digit_numbers
from translate.checks.number_values import Number, NumberKind, Value, distinct
from translate.checks.number_words import NumberWord, Role

Piece = tuple[int, int, NumberWord, DigitNumber | None]
"""Where something stands, what it is as a word, and as digits if it is in digits."""
GREATEST = 10**15
"""No magnitude is multiplied beyond it: million million million is no number of a text."""
DIGITS = NumberWord(Role.DIGITS)
_LEAST_MAGNITUDE = 1000
_MAGNITUDES = (10**12, 10**9, 10**6, 10**3)
SMALLEST_FIRM = 3
"""Below it, number words are often not translated word by word: one, two, first, second."""


@dataclass(frozen=True, slots=True)
class NumberToken:
    """A number word or a number in digits, where it stands."""

    word: NumberWord
    start: int
    end: int
    adjacent: bool
    """Whether only a space (or a hyphen, in English) parts it from the token before."""
    digits: DigitNumber | None = None

    @property
    def role(self) -> Role:
        """Of its word."""
        return self.word.role


@dataclass(frozen=True, slots=True)
class Phrase:
    """A number being put together, and the first token that is not part of it."""

    values: tuple[Value, ...]
    next: int
    ordinal: bool = False

    def plus(self, more: Value, end: int, *, ordinal: bool = False) -> Phrase:
        """With ``more`` added to every reading."""
        return Phrase(tuple(value + more for value in self.values), end, self.ordinal or ordinal)

    def times(self, factor: Value, end: int) -> Phrase:
        """With every reading multiplied."""
        return Phrase(tuple(value * factor for value in self.values), end, self.ordinal)


def from_digits(digits: DigitNumber) -> Number:
    """A number in digits that no word is part of."""
    firm = digits.kind is not NumberKind.NAME
    return Number(digits.values, digits.kind, digits.start, digits.end, firm=firm, digits=True)


def in_words(phrase: Phrase, tokens: Sequence[NumberToken], first: int) -> Number:
    """A finished phrase that begins at token ``first`` as a number."""
    used = tokens[first : phrase.next]
    with_digits = [token.digits for token in used if token.digits]
    if len(used) == 1 and with_digits:
        return from_digits(with_digits[0])
    firm = bool(with_digits) or phrase.values[0] >= SMALLEST_FIRM
    kind = NumberKind.ORDINAL if phrase.ordinal else NumberKind.QUANTITY
    if phrase.values[0] < 1:
        kind, firm = NumberKind.FRACTION, False
    return Number(phrase.values, kind, used[0].start, used[-1].end, firm=firm, digits=bool(with_digits))


def single(token: NumberToken, kind: NumberKind, *values: Value) -> Number:
    """A token that is a number by itself, and that no counterpart must be found for."""
    values = values or (token.word.value,)
    return Number(values, kind, token.start, token.end, firm=False, digits=False)


def with_kind(number: Number, kind: NumberKind, *more: Value) -> Number:
    """The number as another kind, with further readings."""
    return replace(number, kind=kind, values=distinct(*number.values, *more))


def with_shared_magnitudes(
    numbers: Iterable[Number], text: str, between: re.Pattern[str]
) -> Iterator[Number]:
    """The numbers, with the 2 of *2 to 3 million* also read as two million; ``between`` is what stands there."""
    previous: Number | None = None
    for number in numbers:
        if previous:
            shared = _magnitude_in_words(number, text)
            joined = previous.value < _LEAST_MAGNITUDE <= shared and between.fullmatch(
                text, previous.end, number.start
            )
            yield with_kind(previous, previous.kind, previous.value * shared) if joined else previous
        previous = number
    if previous:
        yield previous


def _magnitude_in_words(number: Number, text: str) -> int:
    last = text[number.end - 1]
    return next((size for size in _MAGNITUDES if size <= number.value), 1) if last.isalpha() else 1


def pieces(text: str, words: Iterable[tuple[int, int, NumberWord]]) -> list[Piece]:
    """The numbers in digits of a text and its number words, given with their places, in order."""
    found: list[Piece] = [(number.start, number.end, DIGITS, number) for number in digit_numbers(text)]
    found += [(start, end, word, None) for start, end, word in words]
    return sorted(found, key=lambda piece: piece[0])


def following(tokens: Sequence[NumberToken], index: int) -> NumberToken | None:
    """The token right after another, if nothing parts them."""
    if index + 1 < len(tokens) and tokens[index + 1].adjacent:
        return tokens[index + 1]
    return None


def neighbours(tokens: Sequence[NumberToken], index: int) -> Iterator[NumberToken]:
    """The tokens that stand right before and right after one."""
    if index and tokens[index].adjacent:
        yield tokens[index - 1]
    if index + 1 < len(tokens) and tokens[index + 1].adjacent:
        yield tokens[index + 1]
