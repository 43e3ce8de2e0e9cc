"""The pieces of an English text that its numbers are put together from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.checks.english_number_words import CAPITALISED, WORDS
from translate.checks.number_tokens import NumberToken, pieces
from translate.checks.number_words import NumberWord, Role

_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]+")
_GAP = re.compile(r"[ \t\u00a0\u2009\u202f\n]{0,3}[-‐‑]?[ \t\u00a0\n]{0,2}(?:an?[ -])?")
_PERCENT_SIGN = NumberWord(Role.PERCENT_SIGN)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_ROMAN_NUMBER = re.compile(r"(?:X[LX]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_LONGEST_SHORT = 3


def english_tokens(text: str) -> list[NumberToken]:
    """The number words and numbers in digits of a text whose digits are ASCII, in order."""
    tokens: list[NumberToken] = []
    for start, end, word, digits in pieces(text, _number_words(text)):
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
        elif _is_roman(text, found):
            yield found.start(), found.end(), NumberWord(Role.ROMAN, _roman(written.upper()))
        before, start = lower, found.start()


def _counts(word: NumberWord, written: str) -> bool:
    """Whether its letters are of the size that the word needs: May, not may; bn, not BN."""
    if word.role in CAPITALISED:
        return written[0].isupper()
    return len(written) > _LONGEST_SHORT or written.islower() or word.role is not Role.MAGNITUDE


def _is_roman(text: str, found: re.Match[str]) -> bool:
    """Whether a word is a Roman numeral: XIV, or a list's (iv)."""
    written = found[0]
    if written[0] in _ROMAN:
        return written != "I" and bool(_ROMAN_NUMBER.fullmatch(written))
    listed = text[max(0, found.start() - 1) : found.end() + 1] == f"({written})"
    return listed and bool(_ROMAN_NUMBER.fullmatch(written.upper()))


def _roman(written: str) -> int:
    values = [_ROMAN[letter] for letter in written]
    pairs = zip(values, [*values[1:], 0], strict=False)
    return sum(-value if value < following else value for value, following in pairs)
