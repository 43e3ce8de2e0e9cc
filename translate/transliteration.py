"""How far an English spelling can stand for an Arabic one: names compared by their consonants, vowels nearly free.

The costs follow how Arabic newspapers and English ones write each other's names: «غ», «ج», «ق» and «ك» all stand for
a g, «ف» for v, «ب» for p, and short vowels are not written at all.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from translate.arabic import folded

ALIKE = 0.3
"""The greatest distance at which two spellings are taken for one name; measured on a gazetteer's pairs."""

_GRAPHEME = re.compile("sch|tch|sh|ch|kh|gh|th|ph|dh|zh|dj|ck|cz|ts|tz|[a-z]")
_NOT_LETTERS = re.compile("[^a-z]+")
_DOUBLED = re.compile(r"(.)\1+")
_SPECIAL = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "đ": "d", "ð": "d", "þ": "th"}
)
_VOWELS = frozenset("aeiouy")
_WEAK = "اويءعه"
_LIKELY, _POSSIBLE = 0.0, 0.3
# Each sound of English: the Arabic letters that usually stand for it, and those that now and then do.
# «چ» and «ڞ» stand for «تش» and «تس», «تز», which are one sound each.
_SOUNDS = {
    "b": ("بپ", "ف"), "p": ("بپ", "ف"), "v": ("فڤو", "ب"), "f": ("فڤ", "پو"), "ph": ("ف", ""), "w": ("و", "فڤ"),
    "t": ("تط", "ثدض"), "th": ("ثتط", "ذسزظد"), "d": ("دض", "ذظتط"), "dh": ("ذضظ", "دز"), "s": ("سص", "زشثچ"),
    "z": ("زظذسڞ", "ضسص"), "zh": ("جژشچ", "ز"), "ts": ("ڞ", "سزچ"), "tz": ("ڞز", "سص"),
    "c": ("كقس", "صشچتگجڞ"), "ck": ("كق", ""), "cz": ("چ", "تكز"),
    "ch": ("شكخچح", "قجهس"), "tch": ("چش", "ت"), "sh": ("ش", "سجچ"), "sch": ("ش", "سك"), "j": ("جيخ", "هژزشچغگ"),
    "dj": ("ج", "دچ"), "g": ("جغقكگ", "خهژ"), "gh": ("غج", "فقكگ"), "k": ("كق", "خغجگ"), "q": ("قك", "غجگچ"),
    "kh": ("خ", "كحه"), "x": ("س", "شزخ"), "h": ("هح", "خ"), "l": ("ل", ""), "r": ("ر", "غ"), "m": ("م", "ن"),
    "n": ("ن", "م"), "a": ("اعهي", "و"), "e": ("ايه", "عو"), "i": ("ي", "اع"), "o": ("وا", "ع"), "u": ("و", "اعي"),
    "y": ("ي", "او"),
}  # fmt: skip
_COST = {
    (letter, sound): cost
    for sound, letters in _SOUNDS.items()
    for cost, group in zip((_LIKELY, _POSSIBLE), letters, strict=True)
    for letter in group
}
_READ_AS = {sound: frozenset(likely + possible) for sound, (likely, possible) in _SOUNDS.items()}
# What it costs that a letter of one side has nothing on the other.
_SILENT_ARABIC = {"ا": 0.15, "ي": 0.2, "و": 0.25, "ء": 0.0, "ع": 0.15, "ه": 0.5}
_SILENT_ENGLISH = {
    "a": 0.05,
    "e": 0.03,
    "i": 0.05,
    "o": 0.07,
    "u": 0.05,
    "y": 0.15,
    "w": 0.3,
    "h": 0.3,
    "gh": 0.3,
}
_SILENT_AT_THE_END = 0.7
_OTHER = 1.0


def letters(english: str) -> str:
    """An English word in the 26 letters, lower case, without accents.

    >>> letters("Şırnak")
    'sirnak'
    """
    plain = unicodedata.normalize("NFKD", english.lower().translate(_SPECIAL))
    return _NOT_LETTERS.sub("", plain)


@dataclass(frozen=True, slots=True)
class _Sounds:
    """An English word as it is heard."""

    each: tuple[str, ...]
    consonants: int
    readings: frozenset[str]
    """All Arabic letters that any of its sounds may be written with."""
    strong: tuple[tuple[float, frozenset[str]], ...]
    """Its consonants: what it costs to leave each out, and the Arabic letters that may stand for it."""


@dataclass(frozen=True, slots=True)
class _Skeleton:
    """An Arabic word as it is compared."""

    each: str
    strong: tuple[str, ...]
    """Its letters that are consonants and nothing else."""


@lru_cache(maxsize=16384)
def _sounds(english: str) -> _Sounds:
    plain = _DOUBLED.sub(r"\1", letters(english))
    plain = plain[:1] + plain[1:].replace("x", "ks")
    each = tuple(_GRAPHEME.findall(plain.replace("qu", "kw")))
    readings = frozenset().union(*(_READ_AS[sound] for sound in each))
    skipped = _skipped(each)
    strong = [
        (cost, _READ_AS[sound]) for sound, cost in zip(each, skipped, strict=True) if sound not in _VOWELS
    ]
    return _Sounds(each, len(strong), readings, tuple(strong))


@lru_cache(maxsize=16384)
def _skipped(sounds: tuple[str, ...]) -> tuple[float, ...]:
    """What it costs to leave out each sound."""
    skipped = [_SILENT_ENGLISH.get(sound, _OTHER) for sound in sounds]
    return (*skipped[:-1], *(min(cost, _SILENT_AT_THE_END) for cost in skipped[-1:]))


@lru_cache(maxsize=16384)
def _skeletons(arabic: str) -> tuple[_Skeleton, ...]:
    """The word as it is compared; twice where «تس» may be one sound or two: Ötzi, Tesco."""
    plain = folded(arabic).replace("تش", "چ")
    both = dict.fromkeys((plain, plain.replace("تس", "ڞ").replace("تز", "ڞ")))
    each = (_DOUBLED.sub(r"\1", one) for one in both)
    return tuple(_Skeleton(one, tuple(letter for letter in one if letter not in _WEAK)) for one in each)


def distance(arabic: str, english: str) -> float:
    """What it costs to read an English word as the Arabic one: 0 for the usual spelling, 1 a consonant for another.

    Both are single words without article or joined particles. Source: edit distance with costs by letter
    (Wagner and Fischer 1974), divided by the number of consonants of the longer word.

    >>> distance("قذافي", "Gaddafi") < 0.3 < distance("قذافي", "Sadat")
    True
    """
    sounds = _sounds(english)
    if not sounds.each:
        return _OTHER
    return min(
        _edits(one.each, sounds.each) / _longest(one, sounds) if one.each else _OTHER
        for one in _skeletons(arabic)
    )


def _longest(skeleton: _Skeleton, sounds: _Sounds) -> int:
    return max(len(skeleton.strong), sounds.consonants, 1)


def _edits(skeleton: str, sounds: tuple[str, ...]) -> float:
    skipped = _skipped(sounds)
    row = [0.0]
    for cost in skipped:
        row.append(row[-1] + cost)
    for place, letter in enumerate(skeleton):
        left_out = 0.1 if letter == "ه" and place == len(skeleton) - 1 else _SILENT_ARABIC.get(letter, _OTHER)
        above, row = row, [row[0] + left_out]
        for column, sound in enumerate(sounds):
            row.append(
                min(
                    above[column] + _COST.get((letter, sound), _OTHER),
                    above[column + 1] + left_out,
                    row[column] + skipped[column],
                )
            )
    return row[-1]


def alike(arabic: str, english: str, limit: float = ALIKE) -> bool:
    """Whether an English word can be the Arabic one in Latin letters: whether their distance is below a limit.

    >>> alike("بوتين", "Putin"), alike("بوتين", "Merkel")
    (True, False)
    """
    return distance_within(arabic, english, limit) < limit


def distance_within(arabic: str, english: str, limit: float) -> float:
    """The distance of two words, or 1 if it is not below a limit, which is seen sooner.

    Most pairs have nothing in common: what neither side can be read as is counted before letters are compared.
    """
    sounds = _sounds(english)
    if not sounds.each:
        return _OTHER
    return min(_within(one, sounds, limit) for one in _skeletons(arabic))


def _within(skeleton: _Skeleton, sounds: _Sounds, limit: float) -> float:
    if not skeleton.each:
        return _OTHER
    allowed = limit * _longest(skeleton, sounds)
    if sum(letter not in sounds.readings for letter in skeleton.strong) >= allowed:
        return _OTHER
    if sum(cost for cost, readings in sounds.strong if readings.isdisjoint(skeleton.each)) >= allowed:
        return _OTHER
    edits = _edits(skeleton.each, sounds.each)
    return edits / _longest(skeleton, sounds) if edits < allowed else _OTHER
