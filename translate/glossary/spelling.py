"""What an Arabic word of a text may be: behind its particles, before its pronoun, in another editor's spelling."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from translate.arabic import folded

_CONJUNCTIONS, _PREPOSITIONS = ("", "و", "ف"), ("", "ب", "ك", "ل")
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "كم", "نا")
"""Without ي and ك: «عراقي» is Iraqi far more often than “my Iraq”."""
_TANWIN = "\u064b"
_BEHIND_PARTICLE = 3
"""Letters of a word behind a lone particle, at least: «وطن» is a homeland, not “and a ton”; one more behind ف, which
begins many words («فعلي») and seldom joins nouns."""
_BEHIND_ARTICLE = 2
_BEFORE_ENDING = 3
_TOLD_BY_YEH = 4
"""Letters up to which a final ى or ي tells two words apart («على» and «علي», «بشرى» and «بشري»)."""
_ALWAYS_MAQSURA = frozenset({"على", "إلى", "الى", "لدى", "حتى", "متى", "سوى", "مدى"})
_HAMZAS = frozenset("أإآ")


@lru_cache(maxsize=2**16)
def bare(word: str) -> str:
    """A word without vowel signs and tatweel, its letters as they are spelled, but for the seat of hamza before و.

    >>> bare("مَسئول"), bare("مسؤول")
    ('مسؤول', 'مسؤول')
    """
    text = word if unicodedata.is_normalized("NFKC", word) else unicodedata.normalize("NFKC", word)
    return "".join(letter for letter in text if folded(letter)).replace("ئو", "ؤو").casefold()


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a word apart."""

    key: str
    """The stem, folded: what is compared first."""
    stem: str
    """As it is spelled."""
    article: bool
    led: bool
    """Whether particles (other than the article) were taken off."""
    ended: bool
    """Whether a pronoun or an accusative alef was taken off."""


@lru_cache(maxsize=2**16)
def readings(word: str) -> tuple[Reading, ...]:
    """All ways to take a word apart, itself first.

    >>> [(reading.stem, reading.article) for reading in readings("للغة")]
    [('للغة', False), ('لغة', False), ('غة', True), ('لغة', True)]
    """
    found = dict.fromkeys(_readings(bare(word), _TANWIN in word))
    return tuple(found)


def _readings(word: str, tanwin: bool) -> Iterator[Reading]:
    for stem, article, particles in _behind_particles(word):
        yield Reading(folded(stem), stem, article, bool(particles), ended=False)
        if not article:
            for base in _before_endings(stem, tanwin, accusative=particles in _CONJUNCTIONS):
                yield Reading(folded(base), base, article, bool(particles), ended=True)


def _behind_particles(word: str) -> Iterator[tuple[str, bool, str]]:
    """Stems, whether they had the article, and the particles that stood before."""
    for conjunction in _CONJUNCTIONS:
        for preposition in _PREPOSITIONS:
            particles = conjunction + preposition
            if word.startswith(particles):
                rest = word[len(particles) :]
                if not particles or len(rest) >= _BEHIND_PARTICLE + (particles == "ف"):
                    yield rest, False, particles
                yield from ((stem, True, particles) for stem in _behind_article(rest, preposition))


def _behind_article(rest: str, preposition: str) -> Iterator[str]:
    """What stands behind the article; after the preposition ل its alef is not written, nor a third lam."""
    if rest.startswith("ال") and len(rest) >= len("ال") + _BEHIND_ARTICLE:
        yield rest[2:]
    if preposition == "ل" and rest.startswith("ل"):
        yield from (stem for stem in (rest[1:], rest) if len(stem) >= _BEHIND_ARTICLE)


def _before_endings(stem: str, tanwin: bool, *, accusative: bool) -> Iterator[str]:
    for pronoun in _PRONOUNS:
        base = stem.removesuffix(pronoun)
        if base != stem and len(base) >= _BEFORE_ENDING and not _is_short_with_yeh(base):
            yield base
            if base.endswith("ت"):
                yield base[:-1] + "ة"
    base = stem.removesuffix("ا")
    # «سوريا» is Syria; only its vowel sign makes it “Syrian” in the accusative.
    if accusative and base != stem and len(base) >= _BEFORE_ENDING and (tanwin or not base.endswith("ي")):
        yield base


def _is_short_with_yeh(base: str) -> bool:
    """«عليه» is “on him”, whoever else is called «علي»."""
    return len(base) <= _BEFORE_ENDING and base.endswith(("ي", "ى"))


@dataclass(frozen=True, slots=True)
class Habits:
    """Which letters the writer of a text tells apart, as far as the text shows it."""

    dots_yeh: bool
    """Whether a final ي stands in it: then a final ى is meant as one."""
    writes_maqsura: bool
    writes_marbuta: bool


def habits(words: Sequence[str]) -> Habits:
    """The habits of the writer of some words."""
    last = {letters[-1] for word in words if (letters := bare(word))}
    return Habits("ي" in last, "ى" in last, "ة" in last)


def contradicts(text: str, term: str, writer: Habits) -> bool:
    """Whether the spelling of a text's stem tells it apart from a term's, though both fold to the same."""
    if any(a != b and a in _HAMZAS and b in _HAMZAS for a, b in zip(text, term, strict=True)):
        return True
    ends = text[-1:], term[-1:]
    if ends == ("ه", "ة"):
        return writer.writes_marbuta
    if len(text) > _TOLD_BY_YEH:
        return False
    if ends == ("ى", "ي"):
        return writer.dots_yeh or text in _ALWAYS_MAQSURA
    return ends == ("ي", "ى") and writer.writes_maqsura
