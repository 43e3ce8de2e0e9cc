"""Clauses in both languages: a subject, its verb in some tense, and what stands behind them."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from translate.training.synthesis import tenses
from translate.training.synthesis.arabic_forms import joined
from translate.training.synthesis.grammar import Grammar
from translate.training.synthesis.lexicon import Lexicon
from translate.training.synthesis.phrases import NounPhrases, Phrase
from translate.training.synthesis.tenses import BEING, Tense
from translate.training.synthesis.words import Verb

_PLACES = (("في", "in"), ("داخل", "inside"), ("قرب", "near"), ("خارج", "outside"), ("حول", "around"))
_TENSES = {
    Tense.PAST: 50, Tense.PRESENT: 25, Tense.FUTURE: 8, Tense.NOT_PAST: 5, Tense.NOT_PRESENT: 4,
    Tense.NOT_FUTURE: 2, Tense.PERFECT: 3, Tense.PLUPERFECT: 3,
}  # fmt: skip
"""With how often each is used."""

Pair = tuple[str, str]
"""Arabic and English."""


class Clause(NamedTuple):
    """A clause without what ends it."""

    verb_first: str
    subject_first: str
    after_that: str
    """Behind أن and its sisters, whose subject is in the accusative."""
    english: str


class Clauses:
    """Makes clauses, and what they are made of."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar, random: Random) -> None:
        """Sort the verbs by what they take."""
        self.nouns = NounPhrases(lexicon, grammar, random)
        self.verbs = [verb for verb in lexicon.verbs if not verb.takes_clause]
        self.saying = [verb for verb in lexicon.verbs if verb.takes_clause]
        self.direct = [verb for verb in self.verbs if verb.is_direct]
        self._lexicon, self._random = lexicon, random

    def clause(self, tense: Tense) -> Clause:
        """Somebody does something."""
        verb, subject = self.verb_and_subject(self.verbs)
        source, target = self.complement(verb)
        nouns, behind = subject.arabic, tenses.arabic(verb.arabic, tense, subject.behind)
        return Clause(
            f"{_verb_first(verb, tense, subject)} {source}",
            f"{nouns.nominative} {behind} {source}",
            f"{nouns.accusative} {behind} {source}",
            f"{subject.english} {verb.english.finite(tense, plural=subject.plural)} {target}",
        )

    def verb_and_subject(self, verbs: Sequence[Verb]) -> tuple[Verb, Phrase]:
        """One of the verbs, with somebody who can do that."""
        verb = self._random.choice(verbs)
        return verb, self.nouns.of(verb.subjects)

    def beside(self, verb: Verb) -> Verb:
        """A verb that the subjects of another can have too; itself, if there is no other."""
        while set((other := self._random.choice(self.verbs)).subjects).isdisjoint(verb.subjects):
            pass
        return other

    def complement(self, verb: Verb) -> Pair:
        """What stands behind subject and verb: an object, now and then a place."""
        source, target = self._object(verb) if verb.objects else ("", "")
        if self._random.random() < 0.15:
            place, (arabic, english) = self.nouns.of(("place",)), self._random.choice(_PLACES)
            return f"{source} {arabic} {place.arabic.genitive}", f"{target} {english} {place.english}"
        return source, target

    def tense(self) -> Tense:
        """Some tense, the common ones more often."""
        return self._random.choices([*_TENSES], [*_TENSES.values()])[0]

    def with_adverbial(self, source: str, target: str, tense: Tense) -> Pair:
        """A sentence with a time, a place or a manner before it or behind it, or with none."""
        when = tense.removeprefix("not ")
        found = self._lexicon.adverbial(when, self._random)
        if found is None or self._random.random() < 0.5:
            return source, target
        if found.arabic.endswith("،"):
            return f"{found.arabic} {source}", f"{found.english} {target}"
        if self._random.random() < 0.5:
            return f"{source} {found.arabic}", f"{target} {found.english}"
        return f"{found.arabic} {source}", f"{found.english}, {target}"

    def _object(self, verb: Verb) -> Pair:
        thing, (arabic, english) = self.nouns.of(verb.objects), verb.frame
        source = joined(arabic, thing.arabic.genitive) if arabic else thing.arabic.accusative
        return source, f"{english} {thing.english}"


def _verb_first(verb: Verb, tense: Tense, subject: Phrase) -> str:
    noun = subject.arabic.nominative
    if tense is Tense.PLUPERFECT:
        return f"{BEING.past(subject.before)} {noun} قد {verb.arabic.past(subject.behind)}"
    return f"{tenses.arabic(verb.arabic, tense, subject.before)} {noun}"
