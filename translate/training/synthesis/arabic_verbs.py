"""Arabic verbs in the third person, unvowelled, by the forms for him in the past and the present."""

from __future__ import annotations

from typing import NamedTuple

_ROOT = 3
"""The letters of a root."""
_EIGHTH_OF_SIN = frozenset({"استمع", "استلم", "استند", "استبق", "استرق"})
"""They look as if they were doubled verbs of the tenth form, like استمر."""


class Agreement(NamedTuple):
    """What a verb or an adjective shows of its noun."""

    feminine: bool
    plural: bool = False
    """Only people, named before the verb, are a plural."""


class Stem(NamedTuple):
    """A verb by its two forms for him."""

    he_did: str
    he_does: str

    def past(self, who: Agreement) -> str:
        """The past: زار, زارت, زاروا, زرن."""
        did = self.he_did
        if who.plural:
            return self._they_did(feminine=who.feminine)
        if not who.feminine:
            return did
        return f"{did[:-1]}ت" if did[-1] in "اى" else f"{did}ت"

    def present(self, who: Agreement) -> str:
        """The present: يزور, تزور, يزورون, يزرن."""
        if not who.plural:
            return f"ت{self.he_does[1:]}" if who.feminine else self.he_does
        return self._women_do() if who.feminine else f"{self._men_do()}ون"

    def subjunctive(self, who: Agreement) -> str:
        """The present behind أن and لن: يزور, يزوروا."""
        return f"{self._men_do()}وا" if who.plural and not who.feminine else self.present(who)

    def jussive(self, who: Agreement) -> str:
        """The present behind لم: a weak last or middle letter goes, as in لم يزر."""
        form = self.subjunctive(who)
        if who.plural:
            return form
        if form[-1] in "ويى":
            return form[:-1]
        return self._shortened(form) if self._is_hollow else form

    @property
    def _is_hollow(self) -> bool:
        return len(self.he_did) >= _ROOT and self.he_did[-2] == "ا" and self.he_does[-2] in "اوي"

    def _they_did(self, *, feminine: bool) -> str:
        did = self.he_did
        if not feminine:
            return f"{did[:-1] if did[-1] in 'اىي' else did}وا"
        if did[-1] in "اى":
            return f"{did[:-1]}{'و' if did[-1] == 'ا' and len(did) == _ROOT else 'ي'}ن"
        if self._is_hollow:
            return _with_nun(self._shortened(did))
        return _with_nun(f"{did}{did[-1]}" if self._is_doubled else did)

    def _men_do(self) -> str:
        return self.he_does[:-1] if self.he_does[-1] in "ويى" else self.he_does

    def _women_do(self) -> str:
        does = self.he_does
        if does[-1] == "ى":
            return f"{does[:-1]}ين"
        if self._is_hollow:
            return _with_nun(self._shortened(does))
        return _with_nun(f"{does}{does[-1]}" if self._is_doubled else does)

    @staticmethod
    def _shortened(form: str) -> str:
        """A form without its long middle vowel."""
        return f"{form[:-2]}{'ئ' if form[-1] == 'ء' else form[-1]}"

    @property
    def _is_doubled(self) -> bool:
        """Whether the last letter is written once and spoken twice: رد, أعد, احتل, استمر."""
        did = self.he_did
        if set(did[1:]) & set("اوىي"):
            return False
        fourth = len(did) == _ROOT and did[0] == "أ" and len(self.he_does) == _ROOT
        eighth = len(did) == _ROOT + 1 and did[0] == "ا" and did[1] not in "تطد"
        tenth = len(did) == _ROOT + 2 and did.startswith("است") and did not in _EIGHTH_OF_SIN
        return len(did) < _ROOT or fourth or eighth or tenth


def _with_nun(form: str) -> str:
    """A form with the ending of women, which a last ن of its own swallows: سكن, كن."""
    return form if form.endswith("ن") else f"{form}ن"
