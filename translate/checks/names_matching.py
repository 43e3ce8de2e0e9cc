"""Which names of a row the other side accounts for: by sound, by the list of known names, or by the dictionary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from translate.checks.coverage import Coverage, coverage
from translate.checks.lexicon import entry
from translate.checks.lexicon_words import english_stem
from translate.checks.names_words import (
    ArabicWord,
    EnglishName,
    EnglishWord,
    arabic_words_of,
    english_names,
    english_words_of,
)
from translate.transliteration import ALIKE, alike, distance_within

_CLOSE = 0.15
"""The distance at which even a common word explains a name: «سعيد» is happy and Said."""
_EXACT = 0.03
"""The distance at which a common word may be a name that is known to be written otherwise."""
_KNOWN_OTHERWISE = 0.2
"""The distance at which a word explains a name that is known to be written otherwise: a rarer spelling."""
_TELLING = 5
"""Letters from which a common English word may be taken for a borrowed one by its sound: «أوريغامي», origami."""
_FAR = 99
"""Steps to a word whose place is not known."""
_SAME = 0.05
"""How much farther from a word than another English word a name may be and still be explained by it."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a row, each side explained by the other or not."""

    unexplained: tuple[EnglishName, ...]
    """English names that no Arabic word stands for."""
    left_over: tuple[ArabicWord, ...]
    """Arabic names that no English word renders."""
    covered: Coverage
    """The content words of both sides, linked."""

    def steps(self, name: EnglishName, word: ArabicWord) -> int:
        """How many content words away from an Arabic word what the English name's neighbours stand for is."""
        place = next((i for i, one in enumerate(self.covered.source) if one.token.start == word.start), None)
        at = next((j for j, one in enumerate(self.covered.target) if one.token.start == name.start), None)
        if place is None or at is None:
            return _FAR
        linked = {
            one.target: i for i, one in enumerate(self.covered.source) if one.target >= 0 and i != place
        }
        before = next((linked[j] for j in range(at - 1, -1, -1) if j in linked), None)
        after = next((linked[j] for j in range(at + 1, len(self.covered.target)) if j in linked), None)
        return min((abs(place - one) for one in (before, after) if one is not None), default=abs(place - at))


_NONE = Names((), (), Coverage((), ()))


def measure(source: str, target: str) -> Names:
    """Match the names of the English to the words of the Arabic."""
    names = tuple(english_names(target))
    if not names:
        return _NONE
    arabic = arabic_words_of(source)
    covered = coverage(source, target)
    row = _Row(source, arabic, english_words_of(target), _links(covered))
    unexplained = tuple(name for name in names if not _explained(name, row))
    if not unexplained:
        return _NONE
    return Names(unexplained, tuple(_left_over(row, {name.start for name in unexplained})), covered)


def _links(covered: Coverage) -> dict[int, int]:
    """From where each Arabic word starts to where the English word starts that it is linked to."""
    return {
        word.token.start: covered.target[word.target].token.start
        for word in covered.source
        if word.target >= 0
    }


@dataclass(frozen=True, slots=True)
class _Row:
    source: str
    arabic: Sequence[ArabicWord]
    english: Mapping[int, EnglishWord]
    """The English words by where they start."""
    links: Mapping[int, int]


def _explained(name: EnglishName, row: _Row) -> bool:
    if name.forms[0] in row.source.lower() or any(_known_as(word, name) for word in row.arabic):
        return True
    # What is linked to the name is most often its rendering, and then no other word is to be listened to.
    linked_first = sorted(row.arabic, key=lambda word: row.links.get(word.start) != name.start)
    if any(_sounds_like(word, name, row) for word in linked_first):
        return True
    return any(_joined(first, second, name) for first, second in pairwise(row.arabic))


def _joined(first: ArabicWord, second: ArabicWord, name: EnglishName) -> bool:
    """Whether two Arabic words together are the name: «سان دييغو» in one English word, «أبو ظبي» in two."""
    if first.common and second.common:
        return False
    return alike(first.forms[0] + second.forms[0], name.forms[0])


def _known_as(word: ArabicWord, name: EnglishName) -> bool:
    """Whether the list of names has the word for the name, or for a name it does not have, the dictionary."""
    if name.arabic:
        return not name.arabic.isdisjoint(word.forms)
    return _means(word, name.forms[0])


def _sounds_like(word: ArabicWord, name: EnglishName, row: _Row) -> bool:
    limit = _limit(word, name.known)
    heard = heard_as(word, name.forms, limit)
    return heard < limit and not _taken(word, name, heard, row)


def _limit(word: ArabicWord, known: bool) -> float:
    if word.common and known:
        return _EXACT
    if not word.name:
        return _CLOSE
    return _KNOWN_OTHERWISE if known else ALIKE


def _means(word: ArabicWord, english: str) -> bool:
    found = entry(word.text)
    return found is not None and english_stem(english) in found.translations


def heard_as(word: ArabicWord, forms: Sequence[str], limit: float) -> float:
    """The least distance of the readings of an Arabic word to the forms of an English one; 1 from the limit on."""
    return min(distance_within(reading, form, limit) for reading in word.forms for form in forms)


def _taken(word: ArabicWord, name: EnglishName, heard: float, row: _Row) -> bool:
    """Whether the Arabic word stands for another English word, which it is nearer to."""
    at = row.links.get(word.start)
    if at is None or at == name.start or at not in row.english:
        return False
    other = row.english[at]
    if other.forms[0] == name.forms[0]:
        return False
    by_sound = heard_as(word, other.forms, ALIKE)
    return by_sound == 1.0 or by_sound + _SAME < heard


def _left_over(row: _Row, unexplained: set[int]) -> Iterator[ArabicWord]:
    """The Arabic names that are left when each English word but the unexplained names has rendered one."""
    names = [word for word in row.arabic if word.name]
    rendered: dict[int, ArabicWord] = {}
    for word in names:
        at = _rendering(word, row)
        if at is not None and at not in unexplained:
            rendered.setdefault(at, word)
    free = [word for word in row.english.values() if word.start not in unexplained | set(rendered)]
    for word in names:
        if word not in rendered.values():
            rendering = next((one for one in free if _renders(one, word)), None)
            if rendering is None:
                yield word
            else:
                free.remove(rendering)


def _rendering(word: ArabicWord, row: _Row) -> int | None:
    """Where the English word starts that an Arabic name is linked to, if it does stand for it."""
    at = row.links.get(word.start)
    english = row.english.get(at) if at is not None else None
    if english is None or english.acronym or _renders(english, word) or _means(word, english.forms[0]):
        return at
    return None


def _renders(english: EnglishWord, word: ArabicWord) -> bool:
    if not english.arabic.isdisjoint(word.forms):
        return True
    if not english.name and len(english.forms[0]) < _TELLING:
        return False
    limit = ALIKE if english.name else _CLOSE
    return any(alike(reading, form, limit) for reading in word.forms for form in english.forms)
