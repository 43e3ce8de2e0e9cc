"""Phrases that recur in articles: Arabic ones with the places they stand in, and the English ones beside them."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from translate.arabic import Word, folded, words
from translate.glossary.common_words import ENGLISH_FUNCTION_WORDS, FUNCTION_WORDS

LONGEST = 4
"""Words of a phrase."""
_SHORTEST = 3
_ENGLISH_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_CLITICS = ("وبال", "فبال", "وال", "فال", "بال", "كال")
_LONE_CLITICS = ("و", "ف", "ب", "ل", "ك")

Key = tuple[str, ...]
"""The words of a phrase, folded, without the particles at its beginning."""


@dataclass(slots=True)
class Phrase:
    """An Arabic phrase of some articles."""

    places: list[int] = field(default_factory=list)
    """The units that have it, each once."""
    count: int = 0
    spellings: Counter[str] = field(default_factory=Counter)
    around: set[tuple[str, str]] = field(default_factory=set)
    """The words before it and behind it."""

    @property
    def text(self) -> str:
        """As it is spelled most often."""
        return min(self.spellings, key=lambda text: (-self.spellings[text], text))


def arabic_phrases(sources: Sequence[str], least: int) -> dict[Key, Phrase]:
    """The phrases that stand in so many sources at least, without function words at either end."""
    texts = [[(word, folded(word.text)) for word in words(source)] for source in sources]
    vocabulary = Counter(text for found in texts for _, text in found)
    phrases: dict[Key, Phrase] = defaultdict(Phrase)
    for place, (source, found) in enumerate(zip(sources, texts, strict=True)):
        bare = [_without_particles(text, vocabulary) for _, text in found]
        for first, last in _spans(source, found):
            key = (bare[first], *(text for _, text in found[first + 1 : last]))
            phrase = phrases[key]
            phrase.count += 1
            phrase.spellings[
                _spelled(source[found[first][0].start : found[last - 1][0].end], bare[first])
            ] += 1
            phrase.around.add((bare[first - 1] if first else "", bare[last] if last < len(bare) else ""))
            if phrase.places[-1:] != [place]:
                phrase.places.append(place)
    return {key: phrase for key, phrase in phrases.items() if len(phrase.places) >= least}


def _spans(source: str, found: Sequence[tuple[Word, str]]) -> Iterator[tuple[int, int]]:
    """First words, and those after the last, of what may be phrases: content words with nothing but space between."""
    plain = [text not in FUNCTION_WORDS and len(text) >= _SHORTEST for _, text in found]
    for first, possible in enumerate(plain):
        for last in range(first + 1, min(first + LONGEST, len(found)) + 1) if possible else ():
            if last - first > 1 and source[found[last - 2][0].end : found[last - 1][0].start].strip():
                break
            if not plain[last - 1]:
                break
            yield first, last


def _without_particles(word: str, vocabulary: Mapping[str, int]) -> str:
    """A folded word without joined particles, where an article or the same word elsewhere shows them to be some."""
    if word.startswith(("لل", "ولل")) and len(word) > len("وللل"):
        return "ال" + word[word.index("لل") + 2 :]
    for clitic in _CLITICS:
        if word.startswith(clitic) and len(word) >= len(clitic) + _SHORTEST:
            return "ال" + word[len(clitic) :]
    rest = word[1:]
    if word.startswith(_LONE_CLITICS) and len(rest) >= _SHORTEST and vocabulary[rest] > vocabulary[word]:
        return rest
    return word


def _spelled(text: str, first: str) -> str:
    """A phrase as it is spelled, its first word without particles."""
    word, space, rest = " ".join(text.split()).partition(" ")
    if folded(word) != first:
        letters = (
            len(first) - len("ال")
            if first.startswith("ال") and not folded(word).endswith(first)
            else len(first)
        )
        word = ("ال" if letters < len(first) else "") + word[_tail(word, letters) :]
    return word + space + rest


def _tail(word: str, letters: int) -> int:
    """Where the last so many letters of a word begin, vowel signs not counted."""
    start = len(word)
    while start and len(folded(word[start:])) < letters:
        start -= 1
    return start


def scores(phrases: Mapping[Key, Phrase]) -> dict[Key, float]:
    """How much each phrase is a term of its own: 0 for one that stands inside a longer one only.

    Source: the C-value of Frantzi, Ananiadou and Mima (2000), with words + 1 so that single words count too.
    """
    around: dict[Key, list[int]] = defaultdict(list)
    for key, phrase in phrases.items():
        for inner in _inside(key):
            if inner in phrases:
                around[inner].append(phrase.count)
    found = {}
    for key, phrase in phrases.items():
        longer = around[key]
        alone = phrase.count - (sum(longer) / len(longer) if longer else 0)
        own = phrase.count > max(longer, default=0) and not _is_cut_off(key, phrase)
        found[key] = math.log2(len(key) + 1) * alone if own else 0.0
    return found


def _is_cut_off(key: Key, phrase: Phrase) -> bool:
    """Whether a phrase of the greatest length always goes on in the same way: a sentence that is repeated."""
    neighbours = [set(side) for side in zip(*phrase.around, strict=True)]
    return len(key) == LONGEST and any(len(side) == 1 and "" not in side for side in neighbours)


def _inside(key: Key) -> Iterator[Key]:
    for length in range(1, len(key)):
        for start in range(len(key) - length + 1):
            yield key[start : start + length]


@lru_cache(maxsize=2**14)
def english_phrases(target: str) -> frozenset[str]:
    """The phrases of an English text, without function words at either end; only names in capitals stand alone."""
    found = list(_ENGLISH_WORD.finditer(target))
    plain = [word[0].lower() not in ENGLISH_FUNCTION_WORDS for word in found]
    joined = [target[a.end() : b.start()] in (" ", "-") for a, b in pairwise(found)]
    return frozenset(
        _POSSESSIVE.sub("", target[found[first].start() : found[last].end()])
        for first in range(len(found))
        for last in range(first, min(first + LONGEST, len(found)))
        if plain[first] and plain[last] and all(joined[first:last])
        if last > first or found[first][0][0].isupper()
    )
