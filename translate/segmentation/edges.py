"""What a single word says of the places before and behind it, remembered for the words that come again."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from .connectives import CLINGING, CONNECTIVES, PUNCTUATION

if TYPE_CHECKING:
    from .connectives import Connective

LONGEST = 60
"""Characters of a word that are looked at; a longer one is shortened in its middle, to be remembered."""
_REMEMBERED = 32768
"""Words, of a few hundred bytes each; in news text far more than nine of ten are among so many."""

_CONNECTIVE = re.compile("|".join(rf"({entry.words})(?!\w)" for entry in CONNECTIVES))
_SEVERAL_WORDS = regex.compile("|".join(entry.words for entry in CONNECTIVES if " " in entry.words))
_FIRST_OF_SEVERAL = frozenset(
    word
    for word in re.findall(r"\w+", _SEVERAL_WORDS.pattern)
    if _SEVERAL_WORDS.fullmatch(f"{word} ", partial=True)
)
"""The words with which the connectives of several words begin."""
_STRONGEST = max(entry.strength for entry in CONNECTIVES)
_MARKS = {mark: (name, strength) for name, marks, strength in PUNCTUATION for mark in marks}
_NO_MARK = ("", 0.0)
_CLINGING = frozenset(CLINGING.split("|"))
_NUMBER_OR_LETTER = re.compile(r"\d[\d.,٫٬]*%?|\w")
_DEFINITE = re.compile(r"[وفبك]?(?:ال|لل)\w+")
_OPENING = ("أن", "إن", "بأن", "لأن", "وأن", "وإن", "الذي", "التي", "الذين")
_OPENS = re.compile(rf"(?<!\w)(?:{'|'.join(_OPENING)})\Z")
_PAUSES = re.compile("[.!?؟…؛،,:]")
_OPENERS = '«‹“"‘([{'
_QUOTES = '«‹“"'
_CLOSING_QUOTES = '»›”"'
_CLOSERS = "»›”\"“’')]}"


class Ending(NamedTuple):
    """A word as what stands before a place."""

    mark: str
    """The name of the punctuation that it ends with; empty if with none."""
    strength: float
    """How good a place to divide at that makes."""
    clings: bool
    """Whether it needs what follows it, as a number needs its unit and a preposition its noun."""
    definite: bool
    """Whether it is definite, and so may have its adjective behind it."""
    opens: bool
    """Whether a subordinate clause begins with it, whose verb is still to come."""
    pauses: bool
    """Whether a punctuation mark is part of it."""
    closes: bool
    """Whether a quotation ends with it."""


class Beginning(NamedTuple):
    """A word as what stands behind a place."""

    connective: Connective | None
    """What begins with it and ends with it too."""
    begins_several: bool
    """Whether it may be the first of the several words of a connective."""
    promise: float
    """The strength that a connective there has at most; 0 where that is none."""
    definite: bool
    quoted: bool
    """Whether a quotation begins with it."""


@lru_cache(maxsize=_REMEMBERED)
def edges(word: str) -> tuple[Ending, Beginning]:
    """Look at a bare word from both sides."""
    return ending(word), beginning(word)


def ending(word: str) -> Ending:
    """Look at a bare word as what stands before a place."""
    if word.isalpha():  # as most are; then it is no number, and has no mark at either end
        clings = word in _CLINGING or len(word) == 1
        return _ending_of_letters(clings, _DEFINITE.fullmatch(word) is not None, word in _OPENING)
    mark, strength = _MARKS.get(word.rstrip(_CLOSERS)[-1:], _NO_MARK)
    inner = word.lstrip(_OPENERS)
    return Ending(
        mark=mark,
        strength=strength,
        clings=inner in _CLINGING or _NUMBER_OR_LETTER.fullmatch(inner) is not None,
        definite=_DEFINITE.fullmatch(inner) is not None,
        opens=word.endswith(_OPENING) and _OPENS.search(word) is not None,
        pauses=_PAUSES.search(word) is not None,
        closes=word[-1] in _CLOSING_QUOTES,
    )


@cache
def _ending_of_letters(clings: bool, definite: bool, opens: bool) -> Ending:
    return Ending("", 0.0, clings, definite, opens, pauses=False, closes=False)


def beginning(word: str) -> Beginning:
    """Look at a bare word as what stands behind a place."""
    connective = connective_at(word, 0)
    begins_several = word in _FIRST_OF_SEVERAL
    return Beginning(
        connective=connective,
        begins_several=begins_several,
        promise=_STRONGEST if begins_several else max(connective.strength if connective else 0.0, 0.0),
        definite=word.startswith("ال"),
        quoted=word[0] in _QUOTES,
    )


def connective_at(text: str, place: int) -> Connective | None:
    """The first connective of the table that stands at ``place``, where a word begins."""
    found = _CONNECTIVE.match(text, place)
    return CONNECTIVES[(found.lastindex or 0) - 1] if found else None
