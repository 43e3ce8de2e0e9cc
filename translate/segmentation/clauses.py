"""Where a sentence that is too long for a model is divided: at the place with the best score."""

from __future__ import annotations

import math
from functools import lru_cache
from operator import sub
from typing import TYPE_CHECKING

from .connectives import COORDINATION
from .edges import LONGEST, beginning, connective_at, ending

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .connectives import COORDINATION, Connective
from .edges import Beginning, Ending

SHORTEST = 8
"""Words below which a part is hard to translate well; no part is shorter where that can be helped."""

_UNMARKED = 0.7
"""What a connective is worth when no punctuation stands before it."""
_CLOSED = 0.85
"""What it is worth where a quotation ends before it."""
_CLINGING_COST = 8.0
_DEPTH_COST = 8.0
_OPENED_COST = 3.0
_LISTED_COST = 3.0
_OPENING_WORDS = 8
"""How far back a clause's beginning is felt: its verb is likely to follow still."""
_WEAK = 3.0
"""Connectives of up to this strength may as well continue a clause as begin one."""
_PARTING = 5.5
"""Connectives from this strength on begin a clause whatever word stands before them."""
_IMBALANCE_COST = 5.0
_EXTRA_PART_COST = 2.5


def cuts(text: str, words: Sequence[int], depths: Sequence[float], max_words: int) -> Iterator[int]:
    """Yield the words before which a sentence is to be divided, by their number, in order.

    ``words`` are the offsets of the sentence's words in the bare text, with the offset of its end, and
    ``depths`` says for each word how many quotations and brackets are open before it. The time is linear in
    the sentence's length.
    """
    return _divided(_strengths(text, words, depths), max_words)


def rule_at(text: str, before: int, place: int) -> str:
    """Name what speaks for a division at ``place``, behind the word that begins at ``before``."""
    entry = connective_at(text, place)
    word = ending(_shortened(text[before:place].rstrip()))
    if entry is None or (word.mark and entry.strength < word.strength):
        return f"clause:{word.mark or 'space'}"
    return f"clause:{entry.name}"


def _strengths(text: str, words: Sequence[int], depths: Sequence[float]) -> list[float]:
    """How good the place before each word is, the lengths of the two sides aside; higher is better."""
    parts = text[words[0] : words[-1]].split()
    if max(map(len, parts)) > LONGEST:
        parts = list(map(_shortened, parts))
    strengths = [0.0]
    opened = -_OPENING_WORDS
    beginnings = list(map(beginning, parts))
    gaps = zip(map(ending, parts), beginnings[1:], words[1:], depths[1:], strict=False)
    for word, (before, after, place, depth) in enumerate(gaps, 1):
        if before.opens:
            opened = word
        elif before.pauses:
            opened = -_OPENING_WORDS
        entry = connective_at(text, place) if after.begins_several else after.connective
        strength = _strength(before, after, entry, word - opened < _OPENING_WORDS)
        if entry is COORDINATION and _is_listed(beginnings, word):
            strength -= _LISTED_COST
        strengths.append(strength - _DEPTH_COST * min(depth, 2) if depth else strength)
    return strengths


def _is_listed(beginnings: Sequence[Beginning], word: int) -> bool:
    """Whether the word before or behind is coordinated too, as in a list of names."""
    return any(other.connective is COORDINATION for other in beginnings[word - 1 : word + 2 : 2])


def _shortened(word: str) -> str:
    return word if len(word) <= LONGEST else word[: LONGEST // 2] + word[-LONGEST // 2 :]


def _strength(before: Ending, after: Beginning, entry: Connective | None, just_opened: bool) -> float:
    """How well the words before and behind a place can be parted, the clause before it ``just_opened`` or not."""
    clings = before.clings or (before.definite and after.definite)
    if before.mark:
        strength = before.strength + entry.strength if entry else before.strength
        return strength - _CLINGING_COST if clings else strength
    strength = entry.strength * (_CLOSED if before.closes else _UNMARKED) if entry else 0.0
    if entry and entry.strength >= _PARTING:
        return strength
    if clings or after.quoted:
        strength -= _CLINGING_COST
    return strength - _OPENED_COST if just_opened and entry and entry.strength <= _WEAK else strength


def _divided(strengths: Sequence[float], max_words: int) -> Iterator[int]:
    """Only places near the middle of a very long stretch are weighed, so the time is linear in its length."""
    pending = [(0, len(strengths))]
    while pending:
        start, end = pending.pop()
        if end - start <= max_words:
            if start:
                yield start
            continue
        cut = start + _best_cut(strengths[start:end], max_words)
        pending += [(cut, end), (start, cut)]


def _best_cut(strengths: Sequence[float], max_words: int) -> int:
    """Return how many words of a stretch to divide off, from the strengths of the places before its words."""
    first, costs = _costs(len(strengths), max_words)
    scores = list(map(sub, strengths[first : first + len(costs)], costs))
    return first + scores.index(max(scores))


@lru_cache(maxsize=64)
def _costs(length: int, max_words: int) -> tuple[int, list[float]]:
    """The fewest words to divide off a stretch of ``length``, and for these and more what each cut costs."""
    floor = min(max(SHORTEST, length // 8), length // 2)
    middle = length // 2
    fewest = math.ceil(length / max_words)
    choices = range(max(floor, middle - max_words), min(length - floor, middle + max_words) + 1)
    return choices.start, [_cost(cut, length, fewest, max_words) for cut in choices]


def _cost(cut: int, length: int, fewest: int, max_words: int) -> float:
    """How far a cut is from dividing a stretch into as few (``fewest``) and as equal parts as possible."""
    ideal = length / fewest
    nearest = min(max(round(cut / ideal), 1), fewest - 1)
    extra = -(-cut // max_words) - (cut - length) // max_words - fewest
    return _IMBALANCE_COST * abs(cut / ideal - nearest) + _EXTRA_PART_COST * extra
