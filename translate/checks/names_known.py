"""What is known of names beforehand: names that sound different in the two languages, and words that are no names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from translate.arabic import folded, stems

_DATA = Path(__file__).parent / "data"
_NISBA = ("ي", "يه", "يون", "يين", "يات", "يا", "ون", "ين", "ان", "ا", "ه")
_SHORTEST = 3
"""Letters that a name keeps when an ending is taken off."""


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names of both languages, word by word."""

    arabic: dict[str, frozenset[str]]
    """For each English word of a name, in lower case, the Arabic words it stands for, as ``readings`` gives them."""
    english: dict[str, tuple[str, ...]]
    """The same the other way round."""


def readings(word: str) -> tuple[str, ...]:
    """What a folded Arabic word may be without its joined particles and the endings that make an adjective of a name.

    >>> "مصر" in readings("والمصريين")
    True
    """
    found = dict.fromkeys(stems(word))
    for stem in tuple(found):
        for ending in _NISBA:
            if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST:
                found[stem[: -len(ending)]] = None
    return tuple(found)


@cache
def known_names() -> KnownNames:
    """The names of ``data/names.tsv`` and ``data/places.tsv``."""
    arabic: dict[str, frozenset[str]] = {}
    english: dict[str, list[str]] = {}
    for line in [*_lines("names.tsv"), *_lines("places.tsv")]:
        name, _, words = line.partition("\t")
        forms = [form for word in words.split() for form in stems(folded(word))]
        arabic[name] = frozenset(forms)
        for form in forms:
            english.setdefault(form, []).append(name)
    return KnownNames(arabic, {form: tuple(names) for form, names in english.items()})


@cache
def english_words() -> frozenset[str]:
    """Words of ``data/words.en.txt``: a capital does not make a name of them."""
    return frozenset(_lines("words.en.txt"))


@cache
def arabic_words() -> frozenset[str]:
    """Words of ``data/words.ar.txt``, folded and without joined particles: they are no names."""
    return frozenset(_lines("words.ar.txt"))


def _lines(name: str) -> list[str]:
    text = (_DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
