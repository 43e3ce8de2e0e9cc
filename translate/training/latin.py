"""Words in Latin letters that nobody ever wrote, so that a model learns to copy any rather than to know some."""

from __future__ import annotations

from random import Random
from string import ascii_uppercase, digits

_ONSETS = (*"bcdfghjklmnprstvwz", "br", "ch", "cl", "fr", "gr", "kr", "pl", "sh", "st", "th", "tr", "")
_NUCLEI = (*"aeiou", "ai", "ea", "ou", "y")
_CODAS = (*[""] * 12, "l", "m", "n", "r", "s", "t", "x", "ck", "nd", "ng", "rt")


def latin_word(random: Random) -> str:
    """A name, a word, an acronym, or one of a model or a programme: ``Trevan``, ``osting``, ``KBF``, ``H7N2``."""
    return random.choices((_name, _word, _acronym, _model, _mixed), (5, 2, 3, 2, 1))[0](random)


def _word(random: Random) -> str:
    syllables = random.choices((1, 2, 3), (2, 5, 3))[0]
    parts = (random.choice(part) for _ in range(syllables) for part in (_ONSETS, _NUCLEI, _CODAS))
    word = "".join(parts)
    return word if len(word) > 1 else word * 2


def _name(random: Random) -> str:
    return _word(random).capitalize()


def _acronym(random: Random) -> str:
    return _drawn(ascii_uppercase, random.randint(2, 5), random)


def _model(random: Random) -> str:
    """Letters with figures, with or without a hyphen."""
    letters, figures = (
        _drawn(ascii_uppercase, random.randint(1, 3), random),
        _drawn(digits, random.randint(1, 3), random),
    )
    return random.choice((f"{letters}{figures}", f"{letters}-{figures}", f"{_name(random)}-{figures}"))


def _mixed(random: Random) -> str:
    """Words written together: ``eTramon``, ``PolderNet``."""
    return random.choice((f"{random.choice('eix')}{_name(random)}", f"{_name(random)}{_name(random)}"))


def _drawn(characters: str, count: int, random: Random) -> str:
    return "".join(random.choice(characters) for _ in range(count))
