"""Translation edit rate: the fewest words to insert, delete, replace, and phrases to move, a word of the post-edit.

The search for moves is Tercom's, greedy and within its limits, so that figures can be compared with published
ones (sacrebleu, ``TER|case:mixed|tok:tercom|norm:no|punct:yes|asian:no``). Source: Snover et al. 2006, «A Study of
Translation Edit Rate with Targeted Human Annotation». Words are letters of one string here: rapidfuzz then
measures what a move would gain.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

_LONGEST_MOVE = 10
"""Words."""
_FARTHEST_MOVE = 50
_BEAM = 25
"""How far from the diagonal an edit is looked for, in words."""
_MOST_CANDIDATES = 1000
_INFINITE = 1 << 40
_KEEP, _REPLACE, _DELETE, _INSERT = b" sdi"


def edits(hypothesis: str, post_edit: str) -> tuple[int, int]:
    """The number of edits from one text to the other, and the words of the post-edit."""
    return word_edits(hypothesis.split(), post_edit.split())


def rate(number_of_edits: int, words: int) -> float:
    """Edits a word, 0 for an untouched text; 1 where all of it was deleted."""
    return number_of_edits / words if words else float(number_of_edits > 0)


def word_edits(hypothesis: Sequence[str], post_edit: Sequence[str]) -> tuple[int, int]:
    """As ``edits``, of words."""
    if hypothesis == post_edit or not post_edit:
        return (0 if hypothesis == post_edit else len(hypothesis)), len(post_edit)
    letters: dict[str, str] = {}
    words, goal = (
        "".join(letters.setdefault(word, chr(0x10000 + len(letters))) for word in text)
        for text in (hypothesis, post_edit)
    )
    moves = checked = 0
    while True:
        distance, trace = _trace(words, goal)
        best, tried = _best_move(words, goal, distance, trace, checked)
        checked += tried
        if best is None or best.gain <= 0 or checked >= _MOST_CANDIDATES:
            return moves + distance, len(goal)
        words = best.words
        moves += 1


def _trace(words: str, goal: str) -> tuple[int, bytes]:
    """The edit distance, and the edits from left to right, near the diagonal.

    Of equal ways replacing is preferred, then deleting: the search for moves depends on it.
    """
    ratio = len(goal) / len(words) if words else 1.0
    beam = max(_BEAM, math.ceil(ratio / 2 + _BEAM)) if ratio / 2 > _BEAM else _BEAM
    row = list(range(len(goal) + 1))
    table = [bytearray([_INSERT]) * len(row)]
    for i, word in enumerate(words, 1):
        middle = math.floor(i * ratio)
        last = len(row) if i == len(words) else min(len(row), middle + beam)
        row, ways = _next_row(row, word, goal, range(max(0, middle - beam), last))
        table.append(ways)
    return row[-1], _way_back(table, len(words), len(goal))


def _next_row(above: list[int], word: str, goal: str, columns: range) -> tuple[list[int], bytearray]:
    row, ways = [_INFINITE] * len(above), bytearray(len(above))
    left = _INFINITE
    for j in columns:
        if j == 0:
            best, way = above[0] + 1, _DELETE
        else:
            same = goal[j - 1] == word
            best, way = above[j - 1] + (not same), _KEEP if same else _REPLACE
            if above[j] + 1 < best:
                best, way = above[j] + 1, _DELETE
            if left + 1 < best:
                best, way = left + 1, _INSERT
        row[j], ways[j] = best, way
        left = best
    return row, ways


def _way_back(table: Sequence[bytearray], i: int, j: int) -> bytes:
    ways = bytearray()
    while i or j:
        way = table[i][j]
        ways.append(way)
        i -= way != _INSERT
        j -= way != _DELETE
    ways.reverse()
    return bytes(ways)


@dataclass(frozen=True, slots=True)
class _Alignment:
    """What a trace says of each word."""

    word: tuple[int, ...]
    """For each word of the goal, the word of the text that it stands for, or that stands before it; -1 for none."""
    wrong_goal: tuple[int, ...]
    """How many of the goal's words before a place are not in the text there."""
    wrong_words: tuple[int, ...]

    @classmethod
    def of(cls, trace: bytes) -> _Alignment:
        aligned: list[int] = []
        wrong_goal, wrong_words = [], []
        for way in trace:
            if way != _INSERT:
                wrong_words.append(way != _KEEP)
            if way != _DELETE:
                aligned.append(len(wrong_words) - 1)
                wrong_goal.append(way != _KEEP)
        return cls(
            tuple(aligned),
            tuple(accumulate(wrong_goal, initial=0)),
            tuple(accumulate(wrong_words, initial=0)),
        )

    def worth_moving(self, start: int, goal: int, length: int) -> bool:
        """Whether a phrase is wrong where it is, is missing where it would go, and would go elsewhere."""
        return (
            self.wrong_words[start + length] > self.wrong_words[start]
            and self.wrong_goal[goal + length] > self.wrong_goal[goal]
            and not start <= self.word[goal] < start + length
        )

    def places(self, goal: int, length: int) -> Iterator[int]:
        """Where a phrase may be put so that it comes to stand at its place in the goal or beside it."""
        before = -1
        for offset in range(-1, length):
            if goal + offset >= len(self.word):
                return
            place = 0 if goal + offset < 0 else self.word[goal + offset] + 1
            if place != before:
                yield place
            before = place


@dataclass(frozen=True, slots=True, order=True)
class _Move:
    """A move, ordered as Tercom prefers them: greater is better."""

    gain: int
    length: int
    earlier_start: int
    earlier_place: int
    words: str


def _best_move(words: str, goal: str, distance: int, trace: bytes, checked: int) -> tuple[_Move | None, int]:
    """The move that gains most, and how many were tried."""
    from rapidfuzz.distance import Levenshtein

    best: _Move | None = None
    tried = 0
    alignment = _Alignment.of(trace)
    for start, at, length in _common_phrases(words, goal):
        if not alignment.worth_moving(start, at, length):
            continue
        for place in alignment.places(at, length):
            moved = _moved(words, start, length, place)
            move = _Move(distance - Levenshtein.distance(moved, goal), length, -start, -place, moved)
            tried += 1
            if best is None or move > best:
                best = move
        if checked + tried >= _MOST_CANDIDATES:
            break
    return best, tried


def _common_phrases(words: str, goal: str) -> Iterator[tuple[int, int, int]]:
    """Where a phrase of the text begins, where it begins in the goal, and its length, for every length."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(goal):
        places.setdefault(word, []).append(place)
    for start, word in enumerate(words):
        for at in places.get(word, ()):
            if abs(at - start) > _FARTHEST_MOVE:
                continue
            most = min(_LONGEST_MOVE, len(words) - start, len(goal) - at)
            for length in range(1, most + 1):
                if words[start + length - 1] != goal[at + length - 1]:
                    break
                yield start, at, length


def _moved(words: str, start: int, length: int, place: int) -> str:
    end = start + length
    phrase = words[start:end]
    if place < start:
        return words[:place] + phrase + words[place:start] + words[end:]
    if place > end:
        return words[:start] + words[end:place] + phrase + words[place:]
    return words[:start] + words[end : length + place] + phrase + words[length + place :]
