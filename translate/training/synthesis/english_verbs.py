"""English verbs in sentences: their persons, tenses, negations and questions."""

from __future__ import annotations

from typing import NamedTuple

from translate.training.synthesis.tenses import Tense

_DOUBLING = frozenset({"begin", "forget", "quit"})
"""Verbs whose last letter is doubled before -ing, which neither their past nor their shape shows."""


class EnglishVerb(NamedTuple):
    """A verb by its three principal parts, each of which may have a particle behind it."""

    base: str
    past: str
    participle: str

    def finite(self, tense: Tense, *, plural: bool) -> str:
        """The verb behind its subject, which is not I or you."""
        if tense in {Tense.PAST, Tense.PRESENT}:
            return self._simple(tense, plural=plural)
        if tense in {Tense.NOT_PAST, Tense.NOT_PRESENT}:
            return self._negated(Tense.PAST if tense is Tense.NOT_PAST else Tense.PRESENT, plural=plural)
        return {
            Tense.FUTURE: f"will {self.base}",
            Tense.NOT_FUTURE: f"will not {self.base}",
            Tense.PERFECT: f"{'have' if plural else 'has'} {self.participle}",
            Tense.PLUPERFECT: f"had {self.participle}",
        }[tense]

    def asked(self, tense: Tense, subject: str, *, plural: bool) -> str:
        """The verb around its subject, as a question in the past or the present has it."""
        if self.is_being:
            return f"{being(tense, plural=plural)} {subject}{self.base[2:]}"
        return f"{_do(tense, plural=plural)} {subject} {self.base}"

    def ing(self) -> str:
        """The verb as a noun, which is its present participle too."""
        word, space, rest = self.base.partition(" ")
        if word.endswith("ie"):
            form = f"{word[:-2]}ying"
        elif word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and word != "be":
            form = f"{word[:-1]}ing"
        else:
            form = f"{word}{word[-1] if self._doubles(word) else ''}ing"
        return f"{form}{space}{rest}"

    @property
    def is_being(self) -> bool:
        """Whether it is to be with something behind it, as passives are."""
        return self.base.split()[0] == "be"

    def _simple(self, tense: Tense, *, plural: bool) -> str:
        if self.is_being:
            return f"{being(tense, plural=plural)}{self.base[2:]}"
        if tense is Tense.PAST:
            return self.past
        return self.base if plural else third_person(self.base)

    def _negated(self, tense: Tense, *, plural: bool) -> str:
        if self.is_being:
            return f"{being(tense, plural=plural)} not{self.base[2:]}"
        return f"{_do(tense, plural=plural)} not {self.base}"

    def _doubles(self, word: str) -> bool:
        """Whether the last letter is doubled: as in the past, or where the only vowel stands before it."""
        if word in _DOUBLING or self.past.startswith(f"{word}{word[-1]}ed"):
            return True
        vowels = [letter in "aeiou" for letter in word]
        return sum(vowels) == 1 and word[-1] not in "aeiouwxy" and vowels[-2] and len(word) > len("be")


def being(tense: Tense, *, plural: bool) -> str:
    """To be, in the past or the present."""
    if tense is Tense.PAST:
        return "were" if plural else "was"
    return "are" if plural else "is"


def third_person(base: str) -> str:
    """The present for he, she or it."""
    word, space, rest = base.partition(" ")
    if word == "have":
        form = "has"
    elif word.endswith(("s", "x", "z", "ch", "sh", "o")):
        form = f"{word}es"
    else:
        form = f"{word[:-1]}ies" if word.endswith("y") and word[-2] not in "aeiou" else f"{word}s"
    return f"{form}{space}{rest}"


def _do(tense: Tense, *, plural: bool) -> str:
    if tense is Tense.PAST:
        return "did"
    return "do" if plural else "does"
