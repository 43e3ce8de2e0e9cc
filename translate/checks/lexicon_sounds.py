"""Whether an Arabic word and an English one may be one name: their consonants, in classes that both keep apart."""

from __future__ import annotations

from functools import lru_cache

from translate.checks.lexicon_words import folded, readings

_ALIKE = 0.72
_SHORT, _UNEQUAL = 3, 2
_SPELLINGS = (("tch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("ph", "f"), ("gh", "j"), ("kh", "x"),
              ("th", "t"),
              ("ck", "k"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("x", "ks"))  # fmt: skip
_ENGLISH = str.maketrans("cqgzvp", "kkjsfb", "aeiouywh'’.")
_SAME_IN_ARABIC = str.maketrans("غقثذضطظزصپڤچگ", "جكتددتسسسبفسج", "اوييهحعءى")
_LATIN = str.maketrans("بتجخدرسشفكلمن", "btjxdrssfklmn")


def sound_alike(arabic: str, sound: str) -> float:
    """How alike an Arabic word is to the sound of an English one: 1 for the same consonants, 0 for no likeness.

    >>> sound_alike("أوباما", english_sound("Obama"))
    1.0
    """
    heard, size = arabic_sounds(arabic), len(sound)
    if sound in heard:
        return float(size > 1)
    if size < _SHORT:
        return 0.0
    near = [one for one in heard if len(one) >= _SHORT and abs(len(one) - size) <= _UNEQUAL]
    return max([_likeness(one, sound) for one in near], default=0.0)


@lru_cache(65_536)
def _likeness(one: str, other: str) -> float:
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, other, score_cutoff=_ALIKE)


@lru_cache(32_768)
def english_sound(word: str) -> str:
    """The consonants of an English word."""
    word = word.lower()
    for letters, sound in _SPELLINGS:
        word = word.replace(letters, sound)
    undoubled = "".join(letter for at, letter in enumerate(word) if letter != word[at - 1 : at])
    return undoubled.translate(_ENGLISH)


@lru_cache(32_768)
def arabic_sounds(word: str) -> tuple[str, ...]:
    """The consonants of the readings of an Arabic word."""
    return tuple(reading.translate(_SAME_IN_ARABIC).translate(_LATIN) for reading in readings(folded(word)))
