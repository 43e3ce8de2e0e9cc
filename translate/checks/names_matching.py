"""Which names of a row the other side accounts for: by sound, by the list of known names, or by the dictionary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from translate.checks.coverage import Coverage, coverage
from translate.checks.lexicon import entry
from translate.checks.lexicon_words import english_stem
from translate.checks.names_known import known_names
from translate.checks.names_words import (
    ArabicWord,
    EnglishName,
    EnglishWord,
    arabic_words_of,
    english_names,
    english_words_of,
)
from translate.transliteration import ALIKE, alike, distance

_CLOSE = 0.15
"""The distance at which even a common word explains a name: «سعيد» is happy and Said."""
_EXACT = 0.03
"""The distance at which a common word may be a name that is known to be written otherwise."""
_KNOWN_OTHERWISE = 0.2
"""The distance at which a word explains a name that is known to be written otherwise: a rarer spelling."""
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
        linked = {one.target: i for i, one in enumerate(self.covered.source) if one.target >= 0}
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
    row = _Row(source, arabic, {word.start: word for word in english_words_of(target)}, _links(covered))
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
    if name.forms[0] in row.source.lower() or any(_explains(word, name, row) for word in row.arabic):
        return True
    return any(_joined(first, second, name) for first, second in pairwise(row.arabic))


def _joined(first: ArabicWord, second: ArabicWord, name: EnglishName) -> bool:
    """Whether two Arabic words together are the name: «سان دييغو» in one English word, «أبو ظبي» in two."""
    if first.common and second.common:
        return False
    return alike(first.forms[0] + second.forms[0], name.forms[0])


def _explains(word: ArabicWord, name: EnglishName, row: _Row) -> bool:
    known = known_names().arabic
    standing = [known[form] for form in name.forms if form in known]
    if any(not arabic.isdisjoint(word.forms) for arabic in standing):
        return True
    if not standing and _means(word, name.forms[0]):
        return True
    limit = _limit(word, bool(standing))
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
    near = (
        distance(reading, form) for reading in word.forms for form in forms if alike(reading, form, limit)
    )
    return min(near, default=1.0)


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
    linked = {word.start: at for word in names if (at := _rendering(word, row)) not in unexplained | {None}}
    used = set(linked.values()) | unexplained
    free = [word for word in row.english.values() if word.start not in used]
    for word in names:
        if word.start not in linked:
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
    known = known_names().arabic
    if any(form in known and not known[form].isdisjoint(word.forms) for form in english.forms):
        return True
    limit = ALIKE if english.name else _CLOSE
    return any(alike(reading, form, limit) for reading in word.forms for form in english.forms)
