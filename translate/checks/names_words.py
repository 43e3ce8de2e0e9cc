"""Which words of the two sides may be names: in English by the capital, in Arabic by not being a common word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translate.arabic import folded, stems, words
from translate.checks.names_known import arabic_words, english_words, known_names, readings
from translate.transliteration import letters

_ENGLISH_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$|s['’]$")
_ONE_CAPITAL = re.compile(r"(?:Mc|Mac|De|La|Le|Di|Al|El)?[^\W\d_a-z][^\W\d_A-Z]*$")
_CALENDAR = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat
    sun mrs christmas easter god
    """.split()
)
# Endings of words that are capitalised at the start of a sentence or in a title, and hardly ever end a name.
_WORDLIKE = re.compile(
    "(?:olog(?:y|ies|ical)|ics?|ical|ing|ly|tions?|ness|ments?|ed|isms?|ists?|ous|ity|ities|able|ible|ive|less|ful"
    "|ways?|ship|als?|ise|ize|izes|ising|izing|our|ology|ance|ence|ency|hood|ary|ants?|ents?|work|time|tive|tics?)$"
)
_INFLECTED = re.compile(
    "(?:[اهت]ها|هما?|اته|كم|تان|تين|يات|ات)$|^(?:ال|وال|بال|لل)?(?:است|مست|يست|نست|تست|ان[فتقسطدعكحه])"
    "|^(?:و|ف|ل|س)?[يتن](?:ت|ست)|^لل?م"
)
_DERIVED = ("ه", "يه", "ات", "يات", "يين", "يون", "ها")
_ENDINGS = (
    ("ies", ("y",)), ("ied", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ed", ("", "e")), ("ing", ("", "e")),
    ("ly", ("",)), ("er", ("", "e")), ("ers", ("", "e")), ("est", ("", "e")), ("ness", ("",)),
)  # fmt: skip
_SHORTEST = 3
_ADJECTIVES = ("s", "es", "an", "ian", "ans", "ians", "n", "ese", "ish", "ic", "i", "is", "ite", "ites")


@dataclass(frozen=True, slots=True)
class EnglishName:
    """A capitalised English word that is likely to be part of a name."""

    text: str
    """Without a possessive ending."""
    start: int
    """Offset in the target."""
    end: int
    forms: tuple[str, ...]
    """In lower case: itself, then without the endings of adjectives and plurals."""


@dataclass(frozen=True, slots=True)
class ArabicWord:
    """An Arabic word of a source."""

    text: str
    start: int
    end: int
    forms: tuple[str, ...]
    """What it may be without joined particles and endings, folded."""
    common: bool
    """Whether it is a word of the language that is known to be no name."""
    name: bool
    """Whether it is in the list of names, or looks like nothing but a name."""
    known: bool
    """Whether it is in the list of names, and no common word."""


def english_names(text: str) -> Iterator[EnglishName]:
    """The words of an English text that are likely to be parts of names, in order."""
    for found in _ENGLISH_WORD.finditer(text):
        word = _POSSESSIVE.sub("", found[0])
        if len(word) >= _SHORTEST and _ONE_CAPITAL.match(word) and _may_be_name(letters(word)):
            yield EnglishName(word, found.start(), found.start() + len(word), _forms(letters(word)))


def english_forms(text: str) -> list[tuple[str, ...]]:
    """All words of an English text, each with its forms: what an Arabic word may be found in."""
    found = (letters(_POSSESSIVE.sub("", word)) for word in _ENGLISH_WORD.findall(text))
    return [_forms(word) for word in found if len(word) >= _SHORTEST - 1]


def _may_be_name(word: str) -> bool:
    if word in _CALENDAR or len(word) < _SHORTEST:
        return False
    return not _is_word(word) and (word in known_names().arabic or not _WORDLIKE.search(word))


def _is_word(word: str) -> bool:
    return any(base in english_words() for base in _bases(word))


def _bases(word: str) -> Iterator[str]:
    """What an English word may be without its regular ending."""
    yield word
    for ending, replacements in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST - 1:
            yield from (stem + replacement for replacement in replacements)
            if len(stem) > _SHORTEST and stem[-1] == stem[-2]:
                yield stem[:-1]


def _forms(word: str) -> tuple[str, ...]:
    cut = [
        word[: -len(end)] for end in _ADJECTIVES if word.endswith(end) and len(word) - len(end) >= _SHORTEST
    ]
    return (word, *cut)


def arabic_words_of(text: str) -> tuple[ArabicWord, ...]:
    """The Arabic words of a text with what is known of each."""
    return tuple(_arabic(word.text, word.start, word.end) for word in words(text))


def _arabic(text: str, start: int, end: int) -> ArabicWord:
    word = folded(text)
    bare, forms = stems(word), readings(word)
    known = any(form in known_names().english for form in forms)
    common = _is_common(bare, derived=not known)
    name = not common and (known or (len(word) >= _SHORTEST and not _INFLECTED.search(word)))
    return ArabicWord(text, start, end, forms, common, name, known and not common)


def _is_common(bare: tuple[str, ...], *, derived: bool) -> bool:
    if any(stem in arabic_words() for stem in bare):
        return True
    cut = (stem.removesuffix(ending) for stem in bare for ending in _DERIVED if stem.endswith(ending))
    return derived and any(len(stem) >= _SHORTEST and stem in arabic_words() for stem in cut)
