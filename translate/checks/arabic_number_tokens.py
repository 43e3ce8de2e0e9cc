"""The pieces of an Arabic text that its numbers are put together from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from translate.arabic import folded, words
from translate.checks.arabic_number_words import HUNDREDTHS, PERCENT, WORDS
from translate.checks.calendar_names import MONTH_HEADS
from translate.checks.number_tokens import NumberToken, pieces
from translate.checks.number_words import NumberWord, Role

# Marks of direction and the tatweel of a joined particle count for nothing.
_GAP = re.compile(r"[\s\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff]*")
_LONGEST_GAP = 60
_SOMETHING = re.compile(r"\w")
"""What parts a month's two words: «تشرين 2 الأول» is none."""
_PERCENT_SIGN = NumberWord(Role.PERCENT_SIGN)
_HEADS = {particle + head: head for head in MONTH_HEADS for particle in ("", "و", "ب", "ل")}
_HAMZA_ARTICLE = re.compile("[وفبك]?[أإآ]ل")
_VOWEL_OF_FRACTIONS = re.compile("[خسثتع]\u064f[مدبسش]")
_SPELLED_HUNDRED = re.compile("[ئءأ]|ماي")
_LONGEST_WORD = 24


def arabic_tokens(text: str) -> list[NumberToken]:
    """The number words and numbers in digits of a text whose digits are ASCII, in order."""
    tokens: list[NumberToken] = []
    for start, end, word, digits in pieces(text, _number_words(text)):
        previous = tokens[-1].end if tokens else -_LONGEST_GAP
        adjacent = start - previous < _LONGEST_GAP and bool(_GAP.fullmatch(text, previous, start))
        if adjacent and tokens[-1].role is Role.AND:
            word = replace(word, joined=True)  # noqa: PLW2901 - what «و» says is written on the word after it
            adjacent = tokens.pop().adjacent
        letter = 1 if word.joined and digits is None and text[start] == "و" else 0
        tokens.append(NumberToken(word, start + letter, end, adjacent, digits))
    return tokens


def _number_words(text: str) -> Iterator[tuple[int, int, NumberWord]]:
    head, head_start, head_end = "", 0, 0
    in_start, in_end = 0, -1
    for found in words(text):
        key, word = _looked_up(found.text) if found.end - found.start <= _LONGEST_WORD else ("", None)
        beside = head and not _SOMETHING.search(text, head_end, found.start)
        month = WORDS.get(f"{head}_{key}") if beside else None
        if key in PERCENT:
            yield found.start, found.end, _PERCENT_SIGN
        elif key in HUNDREDTHS and in_end > 0 and text[in_end : found.start].isspace():
            yield in_start, found.end, _PERCENT_SIGN
        elif month:
            yield head_start, found.end, month
        elif word:
            yield found.start, found.end, word
        head, head_start, head_end = _HEADS.get(key, ""), found.start, found.end
        if key == "في":
            in_start, in_end = found.start, found.end


@lru_cache(65_536)
def _looked_up(written: str) -> tuple[str, NumberWord | None]:
    """An Arabic word folded, and what it is as a number word."""
    key = folded(written)
    word = WORDS.get(written) or WORDS.get(key)
    return key, word if word and _is_spelled_out(word, key, written) else None


def _is_spelled_out(word: NumberWord, key: str, written: str) -> bool:
    """Whether a word that folding made a number was one.

    A hundred has its hamza or alef, the article has no hamza, خُمس with its vowel is a fifth, and آب has its madda,
    or is a father.
    """
    if word.role is Role.MONTH and key.endswith("اب"):
        return "آ" in written
    if (word.definite and _HAMZA_ARTICLE.match(written)) or _VOWEL_OF_FRACTIONS.search(written):
        return False
    return word.role not in {Role.HUNDRED, Role.HUNDREDS} or bool(_SPELLED_HUNDRED.search(written))
