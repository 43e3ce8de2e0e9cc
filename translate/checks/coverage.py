"""Which words of a source its target accounts for, and how much each that is not says of an omission.

Every content word of the source is linked to at most one word of the target: by the lexicon, by sound (names), by
copying (numbers, Latin words), preferring what stands in the same place of the sentence. A word's weight is the
logarithm of how much likelier what was seen is if the word was left out than if it was translated: above 0 for a
word whose usual translations are known and absent, below 0 for one that is accounted for, near 0 for one of which
nothing is known.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from translate.checks.lexicon import english_known, entry
from translate.checks.lexicon_sounds import english_sound, sound_alike
from translate.checks.lexicon_words import (
    Token,
    arabic_stem,
    english_stem,
    folded,
    readings,
    source_tokens,
    target_tokens,
)

COPIED, NUMBER, BY_SOUND = 0.93, 0.9, 0.5
"""How often a faithful translation has a Latin word, a number's digits, a word of unknown meaning by its sound."""
ELSEWHERE = 0.85
"""How much less often the lexicon's translations are met in texts it was not learnt from."""
PLACE = 5.0
"""How fast a link loses weight with the distance between its two places, as shares of the sentence."""
_FREE = math.log(PLACE / 2)
NEAR = 0.2
"""How far from its place in the sentence an acronym may stand for words, as a share of the sentence."""
SURE, SAME_SOUND, LIKE_SOUND, LEAST = 3.0, 2.5, 1.5, 0.3
"""Weights: the greatest of a link, those of one by sound, the least of one by meaning."""
_TELLING = 3
"""Consonants from which a word in small letters may be taken for a borrowed one."""
_USUAL = 8
"""Content words of the rows that the lexicon's shares were counted in."""
_LETTER_NAMES = frozenset(
    folded(name)
    for name in """
    إي إيه آي بي سي دي إف جي إتش جيه كيه كي إل إم إن أو بيه كيو آر إس تي يو في دبليو إكس واي زد
    """.split()
)


@dataclass(frozen=True, slots=True)
class Covered:
    """One content word of a source and what its target has for it."""

    token: Token
    target: int
    """Which content word of the target it is linked to; -1 for none."""
    weight: float


@dataclass(frozen=True, slots=True)
class Extra:
    """One content word of a target."""

    token: Token
    linked: bool
    """Whether it may stand for a word of the source."""
    weight: float
    """Above 0 for one that the Arabic usually has a word for, and here has not."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The content words of both sides with what speaks for and against their being translations."""

    source: tuple[Covered, ...]
    target: tuple[Extra, ...]


@lru_cache(256)
def coverage(source: str, target: str) -> Coverage:
    """Link the content words of a source and its target; kept for the other checks of the same row."""
    given, english = source_tokens(source), target_tokens(target)
    possible = _possible(given, english)
    chosen = _linked(possible)
    covered = [_covered(token, chosen.get(i), len(english)) for i, token in enumerate(given)]
    linked = {j for row in possible for j in row}
    covered = _once_said(_explained_beside(source, _written_out(covered, english, linked)))
    linked |= {word.target for word in covered}
    extra = tuple(_extra(token, j in linked) for j, token in enumerate(english))
    return Coverage(tuple(covered), extra)


def _covered(token: Token, link: tuple[int, float] | None, length: int) -> Covered:
    if link:
        return Covered(token, link[0], -link[1])
    if folded(token.text) in _LETTER_NAMES:
        return Covered(token, -1, 0.0)
    sure, chance = _expected(token.text, length)
    return Covered(token, -1, max(0.0, math.log((1 - chance) / (1 - sure))))


def _extra(token: Token, linked: bool) -> Extra:
    sure, _ = english_known(english_stem(token.text))
    return Extra(token, linked, 0.0 if linked else -math.log(1 - ELSEWHERE * sure))


@lru_cache(32_768)
def _expected(text: str, length: int) -> tuple[float, float]:
    """How often a word is accounted for if it was translated, and if it was not."""
    if text[0].isdigit():
        return NUMBER, 0.02
    if text[0].isascii():
        return COPIED, 0.01
    known = entry(text)
    if not known:
        return BY_SOUND, 0.05
    return ELSEWHERE * known.reliability, 1 - math.exp(-_share(text) * length / _USUAL)


@lru_cache(32_768)
def _share(text: str) -> float:
    """Of rows, those that a translation of a known word is in, counted once for each."""
    known = entry(text)
    return sum(english_known(key)[1] for key in known.translations) if known else 0.0


def _possible(given: Sequence[Token], english: Sequence[Token]) -> list[dict[int, float]]:
    """For each source word, the target words that may stand for it, with the weight of each link."""
    keys: dict[str, list[int]] = {}
    for j, token in enumerate(english):
        keys.setdefault(token.number or english_stem(token.text), []).append(j)
    sounds = [
        (j, sound)
        for j, token in enumerate(english)
        if _maybe_name(token, sound := english_sound(token.text))
    ]
    rows = []
    for i, token in enumerate(given):
        found = _by_meaning(token, keys, len(english)) or _by_sound(token, sounds)
        place = (i + 0.5) / len(given)
        if token.arabic:  # figures and Latin words are the same wherever English puts them
            found = {j: weight - _distance(place, (j + 0.5) / len(english)) for j, weight in found.items()}
        rows.append({j: weight for j, weight in found.items() if weight > 0})
    return rows


def _maybe_name(token: Token, sound: str) -> bool:
    return len(sound) > 1 and (token.text[0].isupper() or len(sound) > _TELLING)


def _distance(one: float, other: float) -> float:
    cost = PLACE * abs(one - other) - _FREE
    return cost if cost > 0 else 0.0


def _by_meaning(token: Token, keys: Mapping[str, Sequence[int]], length: int) -> dict[int, float]:
    if not token.arabic:
        return dict.fromkeys(keys.get(token.number or english_stem(token.text), ()), SURE)
    known = entry(token.text)
    if not known:
        return {}
    found: dict[int, float] = {}
    for key in known.translations.keys() & keys.keys():
        chance = max(english_known(key)[1] * length / _USUAL, 0.01)
        weight = math.log(known.translations[key] * known.reliability / chance)
        found |= dict.fromkeys(keys[key], min(SURE, max(weight, LEAST)))
    return found


def _by_sound(token: Token, sounds: Sequence[tuple[int, str]]) -> dict[int, float]:
    if not token.arabic:
        return {}
    alike = ((j, sound_alike(token.text, sound)) for j, sound in sounds)
    return {j: SAME_SOUND if likeness == 1 else LIKE_SOUND for j, likeness in alike if likeness}


def _linked(possible: Sequence[Mapping[int, float]]) -> dict[int, tuple[int, float]]:
    """The strongest links first, each word once; words beside each other may share one (a compound)."""
    order = sorted(
        ((weight, i, j) for i, row in enumerate(possible) for j, weight in row.items()), reverse=True
    )
    chosen: dict[int, tuple[int, float]] = {}
    holders: dict[int, int] = {}
    for weight, i, j in order:
        if i not in chosen and abs(holders.get(j, i) - i) <= 1:
            chosen[i] = (j, weight)
            holders.setdefault(j, i)
    return chosen


def _written_out(covered: list[Covered], english: Sequence[Token], linked: set[int]) -> list[Covered]:
    """Acronyms that nothing accounts for take the words that stand for their letters: the heaviest run near them."""
    for j, token in enumerate(english):
        if j not in linked and (letters := capitals(token.text)) > 1:
            for i in _heaviest(covered, letters + 2, (j + 0.5) / len(english)):
                if covered[i].weight > 0:
                    covered[i] = replace(covered[i], target=j, weight=0.0)
    return covered


def _explained_beside(source: str, covered: list[Covered]) -> list[Covered]:
    """Words before «(WHO)» are accounted for with it: the source itself says that they are the same."""
    for i, word in enumerate(covered):
        beside = word.target >= 0 and source[word.token.start - 1 : word.token.start] == "("
        if beside and (letters := capitals(word.token.text)) > 1:
            for before in range(max(0, i - letters - 1), i):
                covered[before] = replace(covered[before], weight=min(covered[before].weight, 0.0))
    return covered


def capitals(text: str) -> int:
    """How many words a word may stand for: the capitals of an acronym, 1 of any other.

    >>> capitals("IPCC"), capitals("U.S."), capitals("Nile")
    (4, 2, 1)
    """
    return max(1, sum(letter.isupper() for letter in text))


def _heaviest(covered: Sequence[Covered], size: int, place: float) -> range:
    """The run of at most that many words that says most of an omission, not far from a place of the sentence."""
    runs = [range(start, min(start + size, len(covered))) for start in range(len(covered))]
    near = [run for run in runs if abs((run.start + len(run) / 2) / len(covered) - place) <= NEAR]
    return max(near, key=lambda run: sum(max(covered[i].weight, 0.0) for i in run), default=range(0))


def _once_said(covered: list[Covered]) -> list[Covered]:
    """A word that is said twice and accounted for once is no omission: English has a pronoun, or an acronym."""
    stems = [_said(word.token.text) for word in covered]
    said = {stem for stem, word in zip(stems, covered, strict=True) if word.target >= 0}
    return [
        replace(word, weight=0.0) if word.weight > 0 and stem in said else word
        for stem, word in zip(stems, covered, strict=True)
    ]


@lru_cache(32_768)
def _said(text: str) -> str:
    """What two forms of one Arabic word have in common."""
    return arabic_stem(readings(folded(text))[-1])
