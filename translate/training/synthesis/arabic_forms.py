"""Arabic nouns and adjectives in sentences, unvowelled: what a newspaper shows of article, number and case."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

_SOUND, _SOUND_OBLIQUE, _SOUND_FEMININE = "ون", "ين", ("ات", "آت")
_SHORT = 4
"""So long a word with such an ending is no sound plural: ديون, نبات."""
_PREFIXES = frozenset({"غير", "تحت", "شبه"})
"""They stand before an adjective, bare, and it takes the article for them."""
_COMPLEMENTS = frozenset("به بها بهم فيه فيها عليه عليها بالانقراض وراثيا حديثا نهائي نهائية".split())
"""What completes an adjective and does not agree: متنازع عليه."""
_BORROWED = ("يو", "ترو", "انو", "انجو", "يورو")
_DIPTOTES = frozenset(
    "أحمر أخضر أزرق أصفر أبيض أسود أسمر أشقر أعظم أعزب أعرج أعزل أحمق أصم أوسط آخر عطشان غضبان".split()
)
_DIPTOTE_PLURALS = frozenset("مواد مهام مقار محال خواص حواس دواب مضار شوام".split())
"""Plurals like مفاعل whose last letter is a double one."""
_DEFECTIVE = frozenset(
    "باق بال تال راع راق صاف عار عال غال قاس كاف ماض مؤذ متبق متتال متخف مترام متساو متنام متواز مخز مساو مستعص مسل"
    " معاد معد ملتو منحن موال ناج نام هاو واد".split()
)
"""Words that lose their last ي where they are indefinite and no object."""
_DEFECTIVE_PLURALS = frozenset("أراض أفاع بواد دوال سحال ضواح مراس مراع مواش".split())


class Cases(NamedTuple):
    """A noun or an adjective, with all that agrees with it."""

    nominative: str
    accusative: str
    genitive: str

    def definite(self) -> Cases:
        """The same with the article."""
        other = definite(self.genitive)
        return Cases(definite(self.nominative), other, other)

    def then(self, other: Cases) -> Cases:
        """The same with what agrees with it behind."""
        return Cases(*(f"{one} {two}" for one, two in zip(self, other, strict=True)))

    def behind(self, word: str) -> Cases:
        """The same with a word before it that does not change."""
        return Cases(*(f"{word} {form}" for form in self))


def indefinite(phrase: str, *, plural: bool = False) -> Cases:
    """An indefinite noun or adjective in its cases; in the singular unless it is said to be a plural."""
    if plural:
        return Cases(phrase, _each(phrase, _accusative_plural), _each(phrase, oblique))
    return Cases(phrase, _each(phrase, with_tanwin), phrase)


def definite(phrase: str) -> str:
    """A noun with its adjectives, each with the article."""
    first, *others = phrase.split()
    words = [first if first in _PREFIXES else _with_article(first)]
    return " ".join(words + [word if _stays(word) else _with_article(word) for word in others])


def governing(noun: str, owner: str, *, plural: bool = False) -> Cases:
    """A noun with its owner behind: a sound plural loses its ن."""
    head = noun[:-1] if plural and _is_sound(noun) else _whole(noun)
    other = f"{noun[:-2]}ي" if plural and _is_sound(noun) else head
    return Cases(f"{head} {owner}", f"{other} {owner}", f"{other} {owner}")


def oblique(plural: str) -> str:
    """A plural as object or behind a preposition: مهندسون becomes مهندسين, ديون stays."""
    return f"{plural[:-2]}{_SOUND_OBLIQUE}" if _is_sound(plural) else plural


def with_tanwin(singular: str) -> str:
    """An indefinite singular as object: the alef that carries its tanwin is written."""
    feminine_plural = singular.endswith(_SOUND_FEMININE) and len(singular) > _SHORT + 1
    if feminine_plural or singular in _DIPTOTES or singular.endswith(("ة", "ا", "ى", "اء", "أ", *_BORROWED)):
        return singular
    return f"{singular[:-1]}ئا" if singular.endswith("يء") else f"{_whole(singular)}ا"


def joined(particle: str, phrase: str) -> str:
    """A particle before a phrase: one of one letter is written with it, and ل swallows the alef of the article."""
    if len(particle) > 1:
        return f"{particle} {phrase}"
    if phrase[0].isdigit():
        return f"{particle}ـ{phrase}"
    return f"لل{phrase[2:]}" if particle == "ل" and phrase.startswith("ال") else f"{particle}{phrase}"


def _each(phrase: str, form: Callable[[str], str]) -> str:
    """Every word in a form, but for what completes an adjective, or governs its complement."""
    words = phrase.split()
    before, after = ["", *words], [*words[1:], ""]
    return " ".join(map(_inflected, before, words, after, [form] * len(words)))


def _inflected(before: str, word: str, after: str, form: Callable[[str], str]) -> str:
    if before in _PREFIXES or word in _PREFIXES or (before and _stays(word)):
        return word
    if after.startswith("ال"):
        return f"{word[:-1]}ي" if form is not with_tanwin and word.endswith("و") else word
    return form(word)


def _stays(word: str) -> bool:
    return word in _PREFIXES or word in _COMPLEMENTS or word.startswith(("ال", "لل"))


def _accusative_plural(word: str) -> str:
    if word in _DEFECTIVE_PLURALS or _is_sound(word):
        return _whole(oblique(word))
    diptote = _is_long_broken(word) or word in _DIPTOTE_PLURALS or word[1] == "آ"
    return word if diptote or word.endswith(_SOUND_FEMININE) else with_tanwin(word)


def _is_sound(plural: str) -> bool:
    return plural.endswith(_SOUND) and len(plural) > _SHORT


def _is_long_broken(plural: str) -> bool:
    """Whether a plural looks like مفاعل or مفاعيل, which take no tanwin."""
    return len(plural) > _SHORT and plural[2] == "ا"


def _with_article(word: str) -> str:
    return f"ال{_whole(word)}"


def _whole(word: str) -> str:
    """A word with its last ي, if it is one that may lose it."""
    return f"{word}ي" if word in _DEFECTIVE or word in _DEFECTIVE_PLURALS else word
