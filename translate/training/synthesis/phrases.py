"""Noun phrases in both languages: number, definiteness, adjectives, owners."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from translate.training.synthesis.arabic_forms import Cases, governing, indefinite
from translate.training.synthesis.arabic_verbs import Agreement
from translate.training.synthesis.english import names_many
from translate.training.synthesis.grammar import Grammar
from translate.training.synthesis.lexicon import Lexicon
from translate.training.synthesis.words import Adjective, Noun

_NAMES = {
    "person": ("PERSON_M", "PERSON_F"),
    "place": ("CITY", "COUNTRY_F", "COUNTRY_M"),
    "group": ("ORG_M", "ORG_F"),
}
_NAMED = 0.12
"""How often a person, a place or a group is one with a name."""
_OWNERS = ("place", "group", "person", "event", "abstract", "thing", "creature")
_THESE = "هؤلاء"
_NUMBERS = (
    ("ثلاثة", "three"), ("أربعة", "four"), ("خمسة", "five"), ("ستة", "six"), ("سبعة", "seven"),
    ("ثمانية", "eight"), ("تسعة", "nine"), ("عشرة", "ten"),
)  # fmt: skip
_MASCULINE, _FEMININE = Agreement(feminine=False), Agreement(feminine=True)


class _Quantity(NamedTuple):
    """Words before a definite plural in Arabic and a bare one in English."""

    arabic: str
    english: str
    before: Agreement | None = None
    """How a verb before it agrees; none: as with the plural alone."""
    is_definite: bool = False

    @property
    def accusative(self) -> str:
        """As object; the definite ones look the same."""
        return {"عدد من": "عددا من", "عدد كبير من": "عددا كبيرا من"}.get(self.arabic, self.arabic)


_MANY = (
    _Quantity("العديد من", "many", _MASCULINE), _Quantity("عدد من", "a number of", _MASCULINE),
    _Quantity("عدد كبير من", "a large number of", _MASCULINE), _Quantity("مئات", "hundreds of", _FEMININE),
    _Quantity("آلاف", "thousands of", _FEMININE), _Quantity("عشرات", "dozens of", _FEMININE),
    _Quantity("بعض", "some"), _Quantity("معظم", "most", is_definite=True),
    _Quantity("جميع", "all", is_definite=True), _Quantity("كل", "all", is_definite=True),
)  # fmt: skip


class Phrase(NamedTuple):
    """A noun phrase."""

    arabic: Cases
    english: str
    before: Agreement
    """How a verb before it agrees, always in the singular."""
    behind: Agreement
    """How a verb or an adjective behind it agrees."""
    plural: bool = False
    """How the English verb agrees."""
    human: bool = False
    definite: bool = True

    def defined(self, article: str = "") -> Phrase:
        """The same with the Arabic article, and an English one or none."""
        return self._replace(arabic=self.arabic.definite(), english=f"{article}{self.english}", definite=True)

    def pointed_at(self) -> Phrase:
        """The same with this or these before it."""
        this = _THESE if self.behind.plural else "هذه" if self.behind.feminine else "هذا"
        phrase = self.defined("these " if self.plural else "this ")
        return phrase._replace(arabic=phrase.arabic.behind(this))

    def counted_by(self, quantity: _Quantity) -> Phrase:
        """The same, counted by words before it."""
        phrase = self.defined(f"{quantity.english} ")
        counted = [f"{form} {phrase.arabic.genitive}" for form in (quantity.arabic, quantity.accusative)]
        return phrase._replace(
            arabic=Cases(counted[0], counted[1], counted[0]),
            before=quantity.before or self.before,
            definite=quantity.is_definite,
        )


class NounPhrases:
    """Makes noun phrases of a lexicon, with the names of a grammar."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar, random: Random) -> None:
        """Keep what phrases are made of."""
        self._lexicon, self._grammar, self._random = lexicon, grammar, random

    def of(self, kinds: Sequence[str], *, owner: bool = True) -> Phrase:
        """Some phrase whose noun is of one of the kinds, with an owner now and then unless there is to be none."""
        noun, chance = self._lexicon.noun(kinds, self._random), self._random.random()
        if noun.kind in _NAMES and self._random.random() < _NAMED:
            return self._named(noun)
        if owner and chance < (0.12 if noun.is_counted else 0.25) and " " not in noun.singular:
            return self._owned(noun)
        if chance < 0.62 or not noun.is_counted:
            return self._single(noun)
        return self._counted(noun) if chance < 0.74 else self._several(noun)

    def _named(self, noun: Noun) -> Phrase:
        category = self._random.choice(_NAMES[noun.kind])
        source, target = self._grammar.expansion(category, self._random)
        who, plural = Agreement(category.endswith("_F") or category == "CITY"), names_many(target)
        return Phrase(Cases(source, source, source), target, who, who, plural, noun.human)

    def _single(self, noun: Noun) -> Phrase:
        """One of it: with an article, none, or this."""
        one, chance = self._bare(noun, several=False), self._random.random()
        if chance < 0.3 and not noun.is_mass:
            return one if one.plural else one._replace(english=f"a {one.english}")
        if chance < 0.38:
            return one.pointed_at()
        return one.defined("the " if not noun.is_mass or (one.plural and chance < 0.7) else "")

    def _several(self, noun: Noun) -> Phrase:
        """More of it: with an article, none, these, or words of quantity."""
        some, chance = self._bare(noun, several=True), self._random.random()
        if chance < 0.25:
            return some
        if chance < 0.4:
            return some.counted_by(self._random.choice(_MANY))
        if chance < 0.48:
            return some.pointed_at()
        return some.defined("the " if chance < 0.8 else "")

    def _bare(self, noun: Noun, *, several: bool) -> Phrase:
        """The noun without any article, with an adjective that agrees with it or alone."""
        word, english = (noun.plural, noun.english_plural) if several else (noun.singular, noun.english)
        behind = noun.of_several() if several else Agreement(noun.feminine)
        arabic, adjective = indefinite(word, plural=several), self._adjective(noun)
        if adjective and (form := adjective.agreeing(behind)):
            arabic, english = arabic.then(form), f"{adjective.english} {english}"
        plural = several or noun.is_plural_only
        return Phrase(arabic, english, Agreement(behind.feminine), behind, plural, noun.human, definite=False)

    def _counted(self, noun: Noun) -> Phrase:
        """Three of it, or 25, in words or figures."""
        number, english, counted = self._number(noun)
        arabic, english = Cases(*[f"{number} {counted}"] * 3), f"{english} {noun.english_plural}"
        before, behind = Agreement(noun.feminine), noun.of_several()
        return Phrase(arabic, english, before, behind, plural=True, human=noun.human, definite=False)

    def _number(self, noun: Noun) -> tuple[str, str, str]:
        """A number in both languages, with the form of the noun that Arabic has behind it."""
        if self._random.random() < 0.5:
            arabic, english = self._random.choice(_NUMBERS)
            plural = indefinite(noun.plural, plural=True)
            return _opposite(arabic) if noun.feminine else arabic, english, plural.genitive
        if self._random.random() < 0.5:
            hundreds = str(self._random.randint(1, 9) * 100)
            return hundreds, hundreds, noun.singular
        figure = str(self._random.randint(11, 99))
        return figure, figure, indefinite(noun.singular).accusative

    def _owned(self, noun: Noun) -> Phrase:
        """The thing of another, or its things; it is as definite as its owner."""
        owner, several = self.of(_OWNERS, owner=False), self._random.random() < 0.3
        if several and noun.is_counted and " " not in noun.plural:
            behind, before = noun.of_several(), Agreement(noun.of_several().feminine)
            arabic = governing(noun.plural, owner.arabic.genitive, plural=True)
            english, plural, article = noun.english_plural, True, ""
        else:
            behind = before = Agreement(noun.feminine)
            arabic = governing(noun.singular, owner.arabic.genitive)
            english, plural = noun.english, noun.is_plural_only
            article = "" if noun.is_mass or plural else "a "
        english = f"{'the ' if owner.definite else article}{english} of {owner.english}"
        return Phrase(arabic, english, before, behind, plural, noun.human, definite=owner.definite)

    def _adjective(self, noun: Noun) -> Adjective | None:
        if " " in noun.singular or self._random.random() > 0.35:
            return None
        return self._lexicon.adjective(noun.kind, self._random)


def _opposite(number: str) -> str:
    """A number before nouns of the other gender."""
    return "ثماني" if number == "ثمانية" else number[:-1]
