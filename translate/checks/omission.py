"""Parts of the Arabic that the English says nothing of.

Measured: the stretch of the source whose words are known and absent, weighed with how much shorter the English is
than usual; ``gap`` gives its log-odds of having been left out. Decided: three thresholds.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from translate.checks.coverage import Coverage, Covered, capitals, coverage
from translate.checks.length import length_ratio
from translate.checks.lexicon_words import folded
from translate.units import Finding, Severity, Span, TranslationUnit

SEARCH_UNEXPLAINED, SEARCH_LINKED, SEARCH_OTHER, SEARCH_LENGTH = 1.0, 0.5, 0.8, 5.0
"""For finding the stretch: the value of its words' weights above and below 0, the cost of an English word between its
neighbours that nothing accounts for (a free translation, likely), the most that the length can say."""
GREATEST_SHARE, LONGEST = 0.8, 60
"""Of a source, and content words, that a stretch may have: above, the rows are no translations of each other."""
LEAST_WORDS, LEAST_LEFT = 3, 2
"""Content words of a source in which a stretch can be told from free translation, and known ones that are missing."""
LONGER = 1.2
"""Letters of an English content word by those of its Arabic."""
USUAL_WORDS = 16
"""Content words of a sentence from which their number is telling."""
WEIGHTS = {
    "bias": -1.68,
    "weight": 0.50,
    "weight where the rest is explained": 0.41,
    "others": -0.68,
    "linked inside": 0.02,
    "share": 6.07,
    "log share": -0.02,
    "log words": -0.92,
    "length": -0.72,
    "content words": -5.10,
    "no boundary before": -0.59,
    "no boundary after": -1.07,
    "fewer commas": 1.31,
    "begins midway": 2.19,
    "unaccounted": 0.66,
}
"""Of a logistic model over ``features``; see ``tests/bench/omission_fitting.py`` for what it was fitted on."""
CRITICAL, WARNING, INFO = 8.0, 5.2, 0.7
"""Log-odds from which a stretch is told of.

Of 4,398 human translations 0.8 % reach a warning and 13 % information; of 2,000 that a clause was deleted from
77 % and 95 %, where it had three or four words 42 % and 88 % (``tests/bench/omission.py``)."""
_QUOTED = 90
_CONNECTIVES = frozenset(
    folded(word)
    for word in """
    التي الذي الذين اللذين حيث بينما فيما لكن ولكن لأن لأنه لأنها عندما بعد قبل حتى إذا كما منذ مما
    أن أنه أنها وهو وهي وقد وكان وكانت ثم أو والتي والذي وذلك رغم بهدف وفقا حسب
    """.split()
)
_MARK = re.compile(r"[.!?؟…,،؛;:()\[\]«»\"“”–—-]")
_COMMAS = re.compile("[,،؛;]")
_MIDWAY = re.compile(r"\W*(?:And|Or|But|Which|Who|Whose|That|With|To|Including)\b")
_JOINED = re.compile(r"\W*[ولم]")
"""The first letter of what those words translate, some as one word with what follows."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The stretch of a source that is likeliest to have been left out."""

    span: Span
    """Its characters in the source."""
    score: float
    """Log-odds of its having been left out; below 0 it is likelier to have been translated freely."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some consecutive content words of a source."""

    start: int
    end: int
    weight: float
    others: int
    """Unaccounted English words between what its neighbours are linked to, at most as many as its own."""
    share: float
    """Of the letters of the source's content words."""
    value: float


def check(unit: TranslationUnit) -> Iterator[Finding]:
    """Tell of the part of a row's source that its target leaves out."""
    found = gap(unit.source, unit.target)
    if found is None or found.score < INFO:
        return
    start, end = found.span
    quoted = _shortened(unit.source[start:end])
    severity = Severity.INFO
    message = f"The English may say less than the Arabic: nothing in it seems to stand for «{quoted}»."
    if found.score >= WARNING:
        severity = Severity.CRITICAL if found.score >= CRITICAL else Severity.WARNING
        message = f"A part of the Arabic seems to be missing from the English: «{quoted}»."
    yield Finding("omission", severity, message, source_spans=(found.span,))


def gap(source: str, target: str) -> Gap | None:
    """The stretch of the source that is likeliest to have been left out of the target; None for too few words."""
    known = coverage(source, target)
    if len(known.source) < LEAST_WORDS or not known.target:
        return None
    stretch = heaviest(known, length_ratio(source, target))
    if stretch is None:
        return None
    values = features(source, target, known, stretch)
    first, last = known.source[stretch.start].token, known.source[stretch.end - 1].token
    score = WEIGHTS["bias"] + sum(WEIGHTS[name] * value for name, value in values.items())
    return Gap((first.start, last.end), score)


def features(source: str, target: str, known: Coverage, stretch: Stretch) -> dict[str, float]:
    """What speaks for and against a stretch's having been left out, by name."""
    words = known.source
    outside = [*words[: stretch.start], *words[stretch.end :]]
    explained = (sum(word.target >= 0 for word in outside) + 1) / (len(outside) + 2)
    ratio, spread = length_ratio(source, target)
    return {
        "weight": stretch.weight,
        "weight where the rest is explained": stretch.weight * explained,
        "others": stretch.others,
        "linked inside": sum(word.target >= 0 for word in words[stretch.start : stretch.end]),
        "share": stretch.share,
        "log share": math.log(stretch.share),
        "log words": math.log(len(words)),
        "length": ratio / spread,
        "content words": _fewer(known),
        "no boundary before": not _bounded(source, words, stretch.start),
        "no boundary after": not _bounded(source, words, stretch.end),
        "fewer commas": len(_COMMAS.findall(source)) > len(_COMMAS.findall(target)),
        "begins midway": begins_midway(source, target),
        "unaccounted": _unaccounted(known),
    }


def begins_midway(source: str, target: str) -> bool:
    """Whether only the English opens with a word that something should come before.

    >>> begins_midway("أعلنت الوزارة النتائج ونشرتها.", "And published them.")
    True
    >>> begins_midway("ونشرت الوزارة النتائج.", "And the ministry published the results.")
    False
    """
    opens = _MIDWAY.match(target) is not None
    return opens and not _JOINED.match(source)


def _unaccounted(known: Coverage) -> float:
    """How many more letters of the source than of the target nothing accounts for, by the root of the source's."""
    sizes = [len(word.token.text) for word in known.source]
    given = sum(size for size, word in zip(sizes, known.source, strict=True) if word.target < 0)
    found = sum(len(extra.token.text) for extra in known.target if not extra.linked)
    return (given - found / LONGER) / math.sqrt(sum(sizes))


def _fewer(known: Coverage) -> float:
    """How many more content words the target has than the source (logarithm), less telling in short rows."""
    given = sum(word.target >= 0 or word.weight > 0 for word in known.source)
    found = sum(max(1, capitals(extra.token.text)) for extra in known.target)
    return math.log((found + 1) / (given + 1)) * min(1.0, math.sqrt(given / USUAL_WORDS))


def _bounded(source: str, words: Sequence[Covered], at: int) -> bool:
    """Whether a clause may begin before a content word: a mark, a connective or the end of the text."""
    if at in (0, len(words)):
        return True
    between = source[words[at - 1].token.end : words[at].token.start]
    if _MARK.search(between) or words[at].token.text[0] == "و":
        return True
    return any(folded(word) in _CONNECTIVES for word in between.split())


def heaviest(known: Coverage, length: tuple[float, float]) -> Stretch | None:
    """The stretch that says most of an omission by words and length together."""
    best = None
    sizes = [len(word.token.text) for word in known.source]
    before, after = _neighbours(known)
    unlinked = [0, *accumulate(not extra.linked for extra in known.target)]
    for start, word in enumerate(known.source):
        if word.weight > 0:
            for end, weight, own, share, value in _from(known.source, start, sizes, length):
                if best is not None and value <= best.value:
                    continue
                low, high = sorted((before[start], after[end]))
                others = min(max(0, unlinked[high] - unlinked[min(low + 1, high)]), own)
                less = value - SEARCH_OTHER * others
                if best is None or less > best.value:
                    best = Stretch(start, end, weight, others, share, less)
    return best


def _from(
    words: Sequence[Covered], start: int, sizes: Sequence[int], length: tuple[float, float]
) -> Iterator[tuple[int, float, int, float, float]]:
    """The stretches that begin at a word and end with one that is unaccounted for.

    The end of each, its weight, how many of its words are unaccounted for, its share of the letters, and its value.
    """
    total, ratio, spread = sum(sizes), *length
    weight, letters, own = 0.0, 0, 0
    for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
        here = words[end - 1].weight
        weight += here * (SEARCH_UNEXPLAINED if here > 0 else SEARCH_LINKED)
        letters += sizes[end - 1]
        own += here > 0
        share = letters / total
        if share > GREATEST_SHARE:
            return
        if here > 0 and own >= LEAST_LEFT:
            shorter = math.log(1 - share)
            by_length = (2 * ratio * shorter - shorter * shorter) / (2 * spread * spread)
            yield end, weight, own, share, weight + min(SEARCH_LENGTH, by_length)


def _neighbours(known: Coverage) -> tuple[list[int], list[int]]:
    """For each place between content words, the target words that its nearest linked neighbours are linked to.

    That before it, and that after it; -1 and the number of target words at the ends.
    """
    size, count = len(known.source), len(known.target)
    before, after = [-1] * (size + 1), [count] * (size + 1)
    for at in range(size):
        here = known.source[at].target
        before[at + 1] = here if here >= 0 else before[at]
    for at in range(size - 1, -1, -1):
        here = known.source[at].target
        after[at] = here if here >= 0 else after[at + 1]
    return before, after


def _shortened(text: str) -> str:
    if len(text) <= _QUOTED:
        return text
    words, half = text.split(), _QUOTED // 2
    head, tail = "", ""
    while words and len(head) < half:
        head += words.pop(0) + " "
    while words and len(tail) < half:
        tail = f" {words.pop()}{tail}"
    return f"{head.strip()} … {tail.strip()}"
