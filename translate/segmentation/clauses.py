"""Where a sentence that is too long for a model is divided: at the place with the best score."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .connectives import CLINGING, CONNECTIVES, PUNCTUATION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .connectives import Connective

SHORTEST = 8
"""Words below which a part is hard to translate well; no part is shorter where that can be helped."""

_CONNECTIVE = re.compile("|".join(rf"({entry.words})(?!\w)" for entry in CONNECTIVES))
_CLINGING = re.compile(rf"(?:{CLINGING}|\d[\d.,٫٬]*%?|\w)")
_DEFINITE = re.compile(r"[وفبك]?(?:ال|لل)\w+")
_CLOSERS = "»›”\"“’')]}"
_QUOTES = '«‹“"'
_OPENED = re.compile(r"(?<!\w)(?:أن|إن|بأن|لأن|وأن|وإن|الذي|التي|الذين)\s[^.!?؟…؛،,:]*\Z")
_OPENERS = '«‹“"‘([{'

_MARKS = {mark: (name, strength) for name, marks, strength in PUNCTUATION for mark in marks}
_UNMARKED = 0.7
"""What a connective is worth when no punctuation stands before it."""
_CLINGING_COST = 8.0
_DEPTH_COST = 8.0
_OPENED_COST = 3.0
_OPENING_WORDS = 8
"""How far back a clause's beginning is felt."""
_WEAK = 3.0
"""Connectives of up to this strength may as well continue a clause as begin one."""
_PARTING = 5.5
"""Connectives from this strength on begin a clause whatever word stands before them."""
_IMBALANCE_COST = 5.0
_EXTRA_PART_COST = 2.5


@dataclass(frozen=True, slots=True)
class Gap:
    """The place before a word, as a place to divide its sentence at."""

    strength: float
    """How good a place it is, the lengths of the two sides aside; higher is better."""
    rule: str


def gap_before(text: str, words: Sequence[int], word: int, depth: float) -> Gap:
    """Weigh the place before a word of a bare text, inside ``depth`` quotations and brackets."""
    before = text[words[word - 1] : words[word]].strip()
    connective = _CONNECTIVE.match(text, words[word])
    entry = CONNECTIVES[connective.lastindex - 1] if connective and connective.lastindex else None
    mark, added = _punctuation(before)
    strength = added - _DEPTH_COST * min(depth, 2) - _attachment(entry, before, mark, text, words, word)
    if entry:
        strength += entry.strength if mark else _UNMARKED * entry.strength
    weak = entry is None or (mark and entry.strength < added)
    name = (mark or "space") if weak or entry is None else entry.name
    return Gap(strength, f"clause:{name}")


def _attachment(
    entry: Connective | None, before: str, mark: str, text: str, words: Sequence[int], word: int
) -> float:
    """How much the words on the two sides of a place lose by being parted."""
    place = words[word]
    if not mark:
        if entry and entry.strength >= _PARTING:
            return 0.0
        quoted = text[place] in _QUOTES
        opened = entry is not None and entry.strength <= _WEAK and _has_just_opened(text, words, word)
        return _CLINGING_COST * (quoted or _clings(before, text, place)) + _OPENED_COST * opened
    return _CLINGING_COST * _clings(before, text, place)


def _clings(word: str, text: str, place: int) -> bool:
    """Whether a word and what follows it at ``place`` belong together, as a number and its unit do."""
    bare_word = word.lstrip(_OPENERS)
    if _CLINGING.fullmatch(bare_word):
        return True
    return text.startswith("ال", place) and _DEFINITE.fullmatch(bare_word) is not None


def _has_just_opened(text: str, words: Sequence[int], word: int) -> bool:
    """Whether a subordinate clause began few words before, so that its verb is likely to follow still."""
    recent = text[words[max(0, word - _OPENING_WORDS)] : words[word]]
    return _OPENED.search(recent) is not None


def _punctuation(word: str) -> tuple[str, float]:
    return _MARKS.get(word.rstrip(_CLOSERS)[-1:], ("", 0.0))


def divide(first: int, last: int, strengths: Sequence[float], max_words: int) -> Iterator[int]:
    """Yield the words before which to divide the words ``first`` to ``last`` (excluded), in order.

    ``strengths`` belongs to the gaps before the words from ``first`` on. Only places near the middle of a
    very long stretch are weighed, so the time is linear in its length.
    """
    pending = [(first, last)]
    while pending:
        start, end = pending.pop()
        if end - start <= max_words:
            if start > first:
                yield start
            continue
        cut = start + _best_cut(strengths[start - first : end - first], max_words)
        pending += [(cut, end), (start, cut)]


def _best_cut(strengths: Sequence[float], max_words: int) -> int:
    """Return how many words of a stretch to divide off, from the strengths of the gaps before its words."""
    length = len(strengths)
    floor = min(max(SHORTEST, length // 8), length // 2)
    middle = length // 2
    choices = range(max(floor, middle - max_words), min(length - floor, middle + max_words) + 1)
    fewest = math.ceil(length / max_words)
    return max(choices, key=lambda cut: strengths[cut] - _cost(cut, length, fewest, max_words))


def _cost(cut: int, length: int, fewest: int, max_words: int) -> float:
    """How far a cut is from dividing a stretch into as few (``fewest``) and as equal parts as possible."""
    ideal = length / fewest
    nearest = min(max(round(cut / ideal), 1), fewest - 1)
    extra = -(-cut // max_words) - (cut - length) // max_words - fewest
    return _IMBALANCE_COST * abs(cut / ideal - nearest) + _EXTRA_PART_COST * extra
