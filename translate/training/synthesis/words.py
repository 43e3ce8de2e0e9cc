"""Words with their forms and their translations."""

from __future__ import annotations

from typing import NamedTuple

from translate.training.synthesis.arabic_forms import Cases, indefinite
from translate.training.synthesis.arabic_verbs import Agreement, Stem
from translate.training.synthesis.english import looks_plural
from translate.training.synthesis.english_verbs import EnglishVerb

NONE = "-"
"""What stands in a column that has nothing."""


class Noun(NamedTuple):
    """A noun, or a noun with its adjective."""

    singular: str
    gender: str
    plural: str
    english: str
    english_plural: str
    kind: str

    @property
    def feminine(self) -> bool:
        """Whether its singular is."""
        return self.gender == "f"

    @property
    def human(self) -> bool:
        """Whether Arabic has a plural of people for it."""
        return self.kind == "person"

    @property
    def is_mass(self) -> bool:
        """Whether English counts it not."""
        return self.english_plural == NONE

    @property
    def is_plural_only(self) -> bool:
        """Whether its English is always a plural: sanctions, scissors."""
        return self.english_plural in {NONE, self.english} and looks_plural(self.english)

    @property
    def is_counted(self) -> bool:
        """Whether there may be one or several of it, in both languages."""
        return self.plural != NONE and not self.is_mass and not self.is_plural_only

    def of_several(self) -> Agreement:
        """How what stands behind its plural agrees."""
        return Agreement(self.feminine, plural=True) if self.human else Agreement(feminine=True)


class Verb(NamedTuple):
    """A verb in one of its senses."""

    arabic: Stem
    masdar: str
    english: EnglishVerb
    frame: tuple[str, str]
    """The words before the object in Arabic and English."""
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    """Kinds of nouns; none for a verb without object, or with a clause for one."""

    @property
    def takes_clause(self) -> bool:
        """Whether its object is a whole clause."""
        return self.frame[0].endswith(("أن", "إن"))

    @property
    def is_direct(self) -> bool:
        """Whether its object stands bare in both languages, and it has a verbal noun and a passive."""
        bare = bool(self.objects) and not any(self.frame)
        return bare and self.masdar != NONE and not self.english.is_being


class Adjective(NamedTuple):
    """An adjective."""

    masculine: str
    feminine: str
    plural: str
    english: str
    kinds: tuple[str, ...]

    def agreeing(self, noun: Agreement) -> Cases | None:
        """The adjective as it goes with a noun; none where it has no plural for people."""
        if not noun.plural:
            return indefinite(self.feminine if noun.feminine else self.masculine)
        if not noun.feminine:
            return indefinite(self.plural, plural=True) if self.plural != NONE else None
        first, space, others = self.feminine.partition(" ")
        sound = f"{first[:-1]}ات{space}{others}" if first.endswith("ة") else ""
        return indefinite(sound, plural=True) if sound else None


class Adverbial(NamedTuple):
    """A phrase of time, place or manner."""

    tense: str
    arabic: str
    english: str
