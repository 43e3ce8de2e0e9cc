"""Where a sentence that is too long for a model is divided: at the place with the best score."""

from __future__ import annotations

import math
from bisect import bisect_left
from functools import lru_cache
from operator import add, attrgetter
from typing import TYPE_CHECKING

from .connectives import COORDINATION
from .edges import LONGEST, connective_at, edges

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .connectives import Connective
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
_STRENGTH, _PROMISE = attrgetter("strength"), attrgetter("promise")
_STRONGEST_OF_OTHERS = 0.0
"""What a place without a mark and without a connective is worth at most."""


def cuts(text: str, words: Sequence[int], depths: Sequence[float], max_words: int) -> Iterator[int]:
    """Yield the words before which a sentence is to be divided, by their number, in order.

    ``words`` are the offsets of the sentence's words in the bare text, with the offset of its end, and
    ``depths`` says for each word how many quotations and brackets are open before it. The time is linear in
    the sentence's length, for only places near the middle of a very long stretch are weighed.
    """
    places = _Places(text, words, depths)
    pending = [(0, len(words) - 1)]
    while pending:
        start, end = pending.pop()
        if end - start <= max_words:
            if start:
                yield start
            continue
        cut = places.best(start, end, max_words)
        pending += [(cut, end), (start, cut)]


def rule_at(text: str, before: int, place: int) -> str:
    """Name what speaks for a division at ``place``, behind the word that begins at ``before``."""
    entry = connective_at(text, place)
    word, _ = edges(_shortened(text[before:place].rstrip()))
    if entry is None or (word.mark and entry.strength < word.strength):
        return f"clause:{word.mark or 'space'}"
    return f"clause:{entry.name}"


class _Places:
    """The places before a sentence's words, each with how good it is to divide the sentence at."""

    def __init__(self, text: str, words: Sequence[int], depths: Sequence[float]) -> None:
        """The arguments are those of ``cuts``."""
        parts = text[words[0] : words[-1]].split()
        if max(map(len, parts)) > LONGEST:
            parts = list(map(_shortened, parts))
        self._text, self._words, self._depths = text, words, depths
        looks = list(map(edges, parts))
        self._endings = [before for before, _ in looks]
        self._beginnings = [after for _, after in looks]
        promises = map(add, map(_STRENGTH, self._endings), map(_PROMISE, self._beginnings[1:]))
        self._promises = list(promises)
        self._promising = [word for word, promise in enumerate(self._promises, 1) if promise]

    def best(self, start: int, end: int, max_words: int) -> int:
        """The best place within a stretch of words; where no promising one is good, any may be."""
        first, costs = _costs(end - start, max_words)
        first += start
        found = self._best_promising(first, costs)
        if found is not None:
            return found
        scores = [self._strength(word) - cost for word, cost in enumerate(costs, first)]
        return first + scores.index(max(scores))

    def _best_promising(self, first: int, costs: Sequence[float]) -> int | None:
        """The first of the best places, if it is better than any without a mark and a connective can be."""
        start, end = (bisect_left(self._promising, place) for place in (first, first + len(costs)))
        near = self._promising[start:end]
        hopes = ((self._promises[word - 1] - costs[word - first], word) for word in near)
        found, best = None, _STRONGEST_OF_OTHERS - min(costs)
        for hope, word in sorted(hopes, reverse=True):
            if hope < best:
                break
            score = self._strength(word) - costs[word - first]
            if score > best or (found and score == best and word < found):
                found, best = word, score
        return found

    def _strength(self, word: int) -> float:
        """How good the place before a word is, the lengths of the two sides aside; higher is better."""
        before, after = self._endings[word - 1], self._beginnings[word]
        entry = connective_at(self._text, self._words[word]) if after.begins_several else after.connective
        strength = _strength(before, after, entry)
        if entry and not before.mark and entry.strength <= _WEAK and self._just_opened(word):
            strength -= _OPENED_COST
        if entry is COORDINATION and self._is_listed(word):
            strength -= _LISTED_COST
        return strength - _DEPTH_COST * min(self._depths[word], 2)

    def _just_opened(self, word: int) -> bool:
        """Whether a clause begins a few words before."""
        for before in self._endings[max(word - _OPENING_WORDS, 0) : word][::-1]:
            if before.opens or before.pauses:
                return before.opens
        return False

    def _is_listed(self, word: int) -> bool:
        """Whether the word before or behind is coordinated too, as in a list of names."""
        return any(other.connective is COORDINATION for other in self._beginnings[word - 1 : word + 2 : 2])


def _shortened(word: str) -> str:
    return word if len(word) <= LONGEST else word[: LONGEST // 2] + word[-LONGEST // 2 :]


def _strength(before: Ending, after: Beginning, entry: Connective | None) -> float:
    """How well two words can be parted, of which the second may begin a connective."""
    clings = before.clings or (before.definite and after.definite)
    if before.mark:
        strength = before.strength + entry.strength if entry else before.strength
        return strength - _CLINGING_COST if clings else strength
    strength = entry.strength * (_CLOSED if before.closes else _UNMARKED) if entry else 0.0
    if entry and entry.strength >= _PARTING:
        return strength
    return strength - _CLINGING_COST if clings or after.quoted else strength


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
