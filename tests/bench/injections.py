"""Faults put into good English on purpose, seeded: what a check that finds omissions, loops and cuts is measured by.

``INJECTIONS`` maps the name of a fault to a function ``(source, english, random) -> Injected | None``: None where
the row has no room for it. Where the words come from is told beside the new English, so that recall can be given
by size.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_BOUNDARY = re.compile(
    r"[,;:] |(?: [-–—] )|(?<=[a-z]) (?=(?:and|but|or|which|who|that|because|while|when|after|before|as|where|"
    r"although|though|if|since|until|with|including|so|to)\b)"
)
_FINAL = re.compile(r"[.!?…]+[\"”’')\]]*\s*\Z")
LEAST_WORDS, LEAST_SHARE, SHORTEST = 5, 0.2, 3
"""A clause has this many words, or at least this share of them; never fewer than the last."""
LEFT_WORDS, LEFT_SHARE = 4, 0.35
"""What has to be left of the sentence."""


@dataclass(frozen=True, slots=True)
class Injected:
    """A row's English with a fault."""

    target: str
    words: int
    """How many English words were deleted, repeated or replaced."""
    share: float
    """The same as a share of the row's English words."""


def clause_deleted(source: str, target: str, dice: Random) -> Injected | None:
    """A stretch between two boundaries gone; the sentence still ends as it did."""
    final = _FINAL.search(target)
    body, mark = (target[: final.start()], target[final.start() :]) if final else (target, "")
    cuts = [0, *(match.start() for match in _BOUNDARY.finditer(body)), len(body)]
    total = len(body.split())
    spans = [
        (a, b)
        for at, a in enumerate(cuts)
        for b in cuts[at + 1 :]
        if _is_clause(len(body[a:b].split()), total)
    ]
    if not spans:
        return None
    start, end = dice.choice(spans)
    left = (body[:start] + body[end:]).lstrip(" ,;:-–—")
    size = len(body[start:end].split())
    return Injected(left[0].upper() + left[1:] + mark, size, size / total)


def _is_clause(size: int, total: int) -> bool:
    long_enough = size >= LEAST_WORDS or (size >= SHORTEST and size >= LEAST_SHARE * total)
    return long_enough and total - size >= max(LEFT_WORDS, LEFT_SHARE * total)


def phrase_repeated(source: str, target: str, dice: Random) -> Injected | None:
    """Two to six words said once more, or again and again as a decoder that is caught in a loop does."""
    words = target.split()
    if len(words) < SHORTEST + 1:
        return None
    size = dice.randint(2, min(6, len(words) - 1))
    at = dice.randrange(len(words) - size + 1)
    times = 1 if dice.random() < 0.5 else dice.randint(2, 8)
    phrase = words[at : at + size]
    return Injected(
        " ".join(words[: at + size] + phrase * times + words[at + size :]), size, size / len(words)
    )


def sentence_cut(source: str, target: str, dice: Random) -> Injected | None:
    """The end missing, with its mark."""
    words = target.split()
    if len(words) < 2 * SHORTEST or not _FINAL.search(target):
        return None
    kept = dice.randint(max(SHORTEST, round(0.4 * len(words))), max(SHORTEST, round(0.85 * len(words))))
    cut = len(words) - kept
    return Injected(" ".join(words[:kept]), cut, cut / len(words))


def arabic_left(source: str, target: str, dice: Random) -> Injected | None:
    """One to four words of the Arabic where their English should be."""
    given, words = source.split(), target.split()
    size = dice.randint(1, 4)
    if min(len(given), len(words)) <= size:
        return None
    at = dice.randrange(len(words) - size)
    start = dice.randrange(len(given) - size)
    left = given[start : start + size]
    if not any("\u0620" <= letter <= "\u064a" for word in left for letter in word):
        return None
    return Injected(" ".join(words[:at] + left + words[at + size :]), size, size / len(words))


INJECTIONS: dict[str, Callable[[str, str, Random], Injected | None]] = {
    "clause deleted": clause_deleted,
    "phrase repeated": phrase_repeated,
    "sentence cut": sentence_cut,
    "Arabic left in": arabic_left,
}
