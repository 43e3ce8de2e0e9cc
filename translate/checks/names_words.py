"""Which words of the two sides may be names: in English by the capital, in Arabic by not being a common word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from translate.arabic import folded, stems, words
from translate.checks.lexicon import entry
from translate.checks.lexicon_words import english_stem
from translate.checks.names_known import arabic_words, english_words, known_names, readings
from translate.transliteration import letters

_ENGLISH_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$|s['’]$")
_ONE_CAPITAL = re.compile(r"(?:Mc|Mac|De|La|Le|Di|Al|El)?[^\W\d_a-z][^\W\d_A-Z]*$")
_NUMERAL = re.compile("(?:[IVXLCDM]+|BC|AD|CE|BCE|AM|PM)$")
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
    "|idae|inae|vir(?:us(?:es)?|ales|idae|inae)|aceae|phobi[ac]s?|phores?|philia|ways?|ship|als?|ise|ize|izes|ising|izing|our|ology|ance|ence|ency|hood|ary|ants?|ents?|work|time|tive|tics?)$"
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
_INHABITANTS = ("man", "men", "woman", "women")
_PREFIXES = (
    "trans", "cis", "meso", "afro", "anglo", "pan", "neo", "proto", "north", "south", "east", "west", "anti", "pro",
    "sub", "post", "pre", "non", "super", "multi", "micro", "inter", "over", "under", "bio",
)  # fmt: skip


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
    arabic: frozenset[str]
    """The Arabic words that it is known to stand for; empty if it is not in the list of names."""

    @property
    def known(self) -> bool:
        """Whether it is in the list of names."""
        return bool(self.arabic)


@dataclass(frozen=True, slots=True)
class EnglishWord:
    """An English word of a target."""

    start: int
    forms: tuple[str, ...]
    """As those of a name."""
    arabic: frozenset[str]
    """As of a name."""
    name: bool
    """Whether it has a capital and is no word of the language."""
    acronym: bool
    """Whether it is in capitals, and no Roman number or era."""


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
    ordinary: bool
    """Whether the dictionary has it, or a relative of it."""


def english_names(text: str) -> Iterator[EnglishName]:
    """The words of an English text that are likely to be parts of names, in order."""
    for found in _ENGLISH_WORD.finditer(text):
        if len(found[0]) >= _SHORTEST and found[0][0].isupper():
            word = _POSSESSIVE.sub("", found[0])
            kind = _capitalised(word)
            if kind.name:
                end = found.start() + len(word)
                yield EnglishName(word, found.start(), end, kind.forms, kind.arabic)


@lru_cache(256)
def english_words_of(text: str) -> dict[int, EnglishWord]:
    """All words of an English text by where they start: what an Arabic word may be found in."""
    found_words = {}
    for found in _ENGLISH_WORD.finditer(text):
        kind = _capitalised(_POSSESSIVE.sub("", found[0]))
        if len(kind.forms[0]) >= _SHORTEST - 1:
            is_name = kind.capital and not kind.word
            found_words[found.start()] = EnglishWord(
                found.start(), kind.forms, kind.arabic, is_name, kind.acronym
            )
    return found_words


@dataclass(frozen=True, slots=True)
class _English:
    """What is known of an English word wherever it stands."""

    forms: tuple[str, ...]
    capital: bool
    acronym: bool
    word: bool
    name: bool
    arabic: frozenset[str]


@lru_cache(16384)
def _capitalised(text: str) -> _English:
    plain = letters(text)
    forms = _forms(plain)
    capital = text[:1].isupper()
    name = len(text) >= _SHORTEST and bool(_ONE_CAPITAL.match(text)) and _may_be_name(plain)
    known = known_names().arabic
    arabic = frozenset().union(*(known[form] for form in forms if form in known))
    return _English(
        forms, capital, text.isupper() and not _NUMERAL.match(text), _is_word(plain), name, arabic
    )


def _may_be_name(word: str) -> bool:
    if word in _CALENDAR or len(word) < _SHORTEST:
        return False
    return not _is_word(word) and (word in known_names().arabic or not _WORDLIKE.search(word))


def _is_word(word: str) -> bool:
    """Whether it is a word of the language; of a known name only itself counts: Walker is not walk."""
    if word in english_words() or word in known_names().arabic:
        return word in english_words()
    bare = [word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix)]
    words = [word, *(base for base in bare if len(base) > _SHORTEST)]
    return any(base in english_words() for one in words for base in _bases(one))


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
    found = [word, *_without(word, _ADJECTIVES)]
    for base in (*(word.removeprefix(prefix) for prefix in _PREFIXES), *_without(word, _INHABITANTS)):
        if base != word and len(base) > _SHORTEST:
            found += [form for form in (base, *_without(base, _ADJECTIVES)) if form in known_names().arabic]
    return tuple(dict.fromkeys(found))


def _without(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    return (word[: -len(end)] for end in endings if word.endswith(end) and len(word) - len(end) >= _SHORTEST)


def arabic_words_of(text: str) -> tuple[ArabicWord, ...]:
    """The Arabic words of a text with what is known of each; «عبدالعزيز» are two, as in English."""
    found = ((word, cut) for word in words(text) for cut in _cuts(word.text))
    return tuple(
        ArabicWord(written, word.start + start, word.start + start + len(written), *_arabic(written))
        for word, (start, written) in found
    )


def _cuts(word: str) -> tuple[tuple[int, str], ...]:
    servant = _SERVANT.match(word)
    return ((0, servant[1]), (servant.start(2), servant[2])) if servant else ((0, word),)


_SERVANT = re.compile("([وفبلك]{0,2}عبد)(ال.{3,})")
"""«عبد», servant of, and a name of God, which many write as one word."""


@lru_cache(32768)
def _arabic(text: str) -> tuple[tuple[str, ...], bool, bool, bool, bool]:
    """The forms of an Arabic word, and whether it is common, a name, a known one, in the dictionary."""
    word = folded(text)
    bare, forms = stems(word), readings(word)
    known = any(form in known_names().english for form in forms)
    common = not _name_first(bare) and _is_common(bare, derived=not known)
    name = not common and (known or (len(word) >= _SHORTEST and not _INFLECTED.search(word)))
    return forms, common, name, known and not common, name and entry(text) is not None


def _name_first(bare: tuple[str, ...]) -> bool:
    """Whether the longest reading that is known at all is a name: «كندا» is Canada before it is «ندا».

    What the dictionary has other words for is none: «باسم» is “in the name of” before it is Bassem.
    """
    for stem in bare:
        if stem in arabic_words():
            return False
        if names := known_names().english.get(stem):
            found = entry(stem)
            return not found or any(english_stem(name) in found.translations for name in names)
    return False


def _is_common(bare: tuple[str, ...], *, derived: bool) -> bool:
    if any(stem in arabic_words() for stem in bare):
        return True
    cut = (stem.removesuffix(ending) for stem in bare for ending in _DERIVED if stem.endswith(ending))
    return derived and any(len(stem) >= _SHORTEST and stem in arabic_words() for stem in cut)
