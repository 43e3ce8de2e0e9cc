"""Loops of words and letters that the source does not have: a decoder that is caught, or a phrase said twice."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from translate import arabic
from translate.checks.lexicon_words import folded, readings
from translate.units import Finding, Severity, Span, TranslationUnit

LONGEST = 12
"""Words of a phrase that is looked for beside itself."""
LOOP = 3
"""Times in a row from which a phrase is a loop."""
NUMBERS = 4
"""Times in a row that a number may stand, as in a table's row."""
APART, APART_TIMES = 4, 3
"""Words and occurrences from which a phrase that comes back, not beside itself, is told of."""
NEAR = 3
"""Words at most between such a phrase and itself, where twice is enough; and how much later a pair of the Arabic
comes back that does not explain it."""
_WORD = re.compile(r"\d+(?:[.,:/-]\d+)*|[A-Za-z\u00c0-\u024f\d]+(?:['’-][A-Za-z\u00c0-\u024f\d]+)*")
_SENTENCE_END = re.compile(r"[.!?…:;]")
_LETTERS = re.compile(r"([A-Za-z]{1,4}?)\1{4,}")
_SAME_LETTER = re.compile(r"([A-Za-z])\1{3,}")
_SOURCE_LETTERS = re.compile(r"([\u0620-\u064a]{1,3})\1{3,}")
_DOUBLED_RIGHTLY = frozenset(
    """
    that had very so really long far many much bye no yes ha knock there again is blah now
    """.split()
)
_IDIOMS = frozenset(["by", "and", "after", "to", "upon", "for", "or", "in"])
"""Words of “one by one by one”, “more and more and more”."""


@dataclass(frozen=True, slots=True)
class Loop:
    """A phrase that stands beside itself."""

    start: int
    """The number of its first word."""
    size: int
    """Words of the phrase."""
    times: int

    @property
    def end(self) -> int:
        """The number of the word after its last."""
        return self.start + self.size * self.times


def check(unit: TranslationUnit) -> Iterator[Finding]:
    """Tell of what a row's target repeats and its source does not."""
    found = list(_WORD.finditer(unit.target))
    keys = [match[0].lower() for match in found]
    looped = [loop for loop in loops(keys) if not _natural(loop, keys, unit.target, found)]
    allowed = max((loop.times for loop in loops(_given(unit))), default=1) if looped else 1
    told = [loop for loop in looped if loop.times > allowed]
    for loop in told:
        span = found[loop.start].start(), found[loop.end - 1].end()
        yield _finding(unit, span, loop, found)
    if not told:
        yield from _apart(unit, keys, found)
    yield from _letters(unit)


def _given(unit: TranslationUnit) -> list[str]:
    """The words of a source, spellings and joined particles off."""
    return [readings(key)[-1] for word in arabic.words(unit.source) if (key := folded(word.text))]


def loops(words: Sequence[str]) -> list[Loop]:
    """The phrases that stand beside themselves, from the left, the shortest phrase that explains a stretch first.

    >>> loops("he said he said it was was was was".split())
    [Loop(start=0, size=2, times=2), Loop(start=5, size=1, times=4)]
    """
    found, at = [], 0
    again = {word for word, times in Counter(words).items() if times > 1}
    while at < len(words):
        if words[at] not in again:
            at += 1
            continue
        sizes = [
            size for size in range(1, min(LONGEST, len(words) - at - 1) + 1) if words[at] == words[at + size]
        ]
        here = [loop for size in sizes if (loop := _loop(words, at, size)).times > 1]
        if here:
            best = max(here, key=lambda loop: (loop.size * loop.times, -loop.size))
            found.append(best)
            at = best.end
        else:
            at += 1
    return found


def _loop(words: Sequence[str], at: int, size: int) -> Loop:
    times = 1
    while words[at : at + size] == words[at + times * size : at + (times + 1) * size]:
        times += 1
    return Loop(at, size, times)


def _natural(loop: Loop, keys: Sequence[str], target: str, found: Sequence[re.Match[str]]) -> bool:
    """Whether good English may say a phrase twice.

    “had had”, “long, long”, “one by one by one”, numbers, or the end of one sentence and the beginning of the next;
    not “on Sunday, Sunday”.
    """
    phrase = keys[loop.start : loop.start + loop.size]
    if all(word[0].isdigit() for word in phrase):
        return loop.times <= NUMBERS
    if loop.times >= LOOP:
        return False
    second = loop.start + loop.size
    between = target[found[second - 1].end() : found[second].start()]
    if loop.size == 1:
        names = between.strip() == "," and all(found[at][0][0].isupper() for at in (loop.start, second))
        return phrase[0] in _DOUBLED_RIGHTLY or bool(between.strip() and not names)
    if loop.size < APART and _SENTENCE_END.search(between):
        return True
    return loop.size == 2 and bool(_IDIOMS.intersection(phrase)) and _idiom(loop, keys)  # noqa: PLR2004 -- w and w


def _idiom(loop: Loop, keys: Sequence[str]) -> bool:
    """Whether the phrase's first word follows once more: “one by one by one”."""
    return loop.end < len(keys) and keys[loop.end] == keys[loop.start]


def _finding(unit: TranslationUnit, span: Span, loop: Loop, found: Sequence[re.Match[str]]) -> Finding:
    phrase = unit.target[found[loop.start].start() : found[loop.start + loop.size - 1].end()]
    if loop.times >= LOOP:
        message = f"The English says “{phrase}” {loop.times} times in a row; the Arabic does not."
        return Finding("repetition", Severity.CRITICAL, message, target_spans=(span,))
    message = f"The English says “{phrase}” twice in a row; the Arabic does not."
    return Finding("repetition", Severity.WARNING, message, target_spans=(span,))


def _apart(unit: TranslationUnit, keys: Sequence[str], found: Sequence[re.Match[str]]) -> Iterator[Finding]:
    """A phrase that comes back again and again between other words, where no phrase of the source does."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(keys) - APART + 1):
        places.setdefault(tuple(keys[at : at + APART]), []).append(at)
    starts = max(places.values(), key=len, default=[])
    if len(starts) <= 1:
        return
    given = _given(unit)
    if len(starts) < APART_TIMES or len(starts) <= _most_said(given):
        back = _comes_back(given)
        starts = next((each for each in places.values() if _comes_back_sooner(each, back)), [])
    if not starts:
        return
    spans = tuple((found[at].start(), found[at + APART - 1].end()) for at in starts)
    quoted = unit.target[slice(*spans[0])]
    if len(starts) < APART_TIMES:
        message = f"The English says “{quoted}” twice; the Arabic does not."
    else:
        message = f"The English says “{quoted}” {len(starts)} times; no phrase of the Arabic comes as often."
    yield Finding("repetition", Severity.WARNING, message, target_spans=spans)


def _comes_back(given: Sequence[str]) -> int:
    """After how many words at least a pair of words of a source comes back."""
    last: dict[tuple[str, str], int] = {}
    least = sys.maxsize
    for at, pair in enumerate(pairwise(given)):
        if pair in last:
            least = min(least, at - last[pair])
        last[pair] = at
    return least


def _comes_back_sooner(starts: Sequence[int], back: int) -> bool:
    """Whether a phrase comes back at once: “the day before yesterday, Sunday, the day before yesterday”."""
    return any(
        APART <= later - earlier <= min(APART + NEAR, back - NEAR) for earlier, later in pairwise(starts)
    )


def _most_said(given: Sequence[str]) -> int:
    """How often the commonest pair of words of a source occurs."""
    return max(Counter(pairwise(given)).values(), default=0)


def _letters(unit: TranslationUnit) -> Iterator[Finding]:
    if _SOURCE_LETTERS.search(arabic.folded(unit.source)):
        return
    looped = [*_LETTERS.finditer(unit.target), *_SAME_LETTER.finditer(unit.target)]
    spans = tuple(match.span() for match in looped if match[0] not in unit.source and not _roman(match[0]))
    if spans:
        message = f"Letters come again and again in the English: “{unit.target[slice(*spans[0])][:30]}”."
        yield Finding("repetition", Severity.CRITICAL, message, target_spans=spans[:1])


def _roman(text: str) -> bool:
    return text.lower() in ("www", "xxxx", "iiii")
