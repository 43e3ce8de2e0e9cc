"""The tenses of made sentences, as both languages express them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from translate.training.synthesis.arabic_verbs import Agreement, Stem


class Tense(StrEnum):
    """When something happens, or does not."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    PERFECT = "perfect"
    PLUPERFECT = "pluperfect"
    NOT_PAST = "not past"
    NOT_PRESENT = "not present"
    NOT_FUTURE = "not future"


BEING = Stem("كان", "يكون")

_ARABIC: Mapping[Tense, Callable[[Stem, Agreement], str]] = {
    Tense.PAST: lambda verb, who: verb.past(who),
    Tense.PRESENT: lambda verb, who: verb.present(who),
    Tense.FUTURE: lambda verb, who: f"س{verb.present(who)}",
    Tense.PERFECT: lambda verb, who: f"قد {verb.past(who)}",
    Tense.PLUPERFECT: lambda verb, who: f"{BEING.past(who)} قد {verb.past(who)}",
    Tense.NOT_PAST: lambda verb, who: f"لم {verb.jussive(who)}",
    Tense.NOT_PRESENT: lambda verb, who: f"لا {verb.present(who)}",
    Tense.NOT_FUTURE: lambda verb, who: f"لن {verb.subjunctive(who)}",
}


def arabic(verb: Stem, tense: Tense, who: Agreement) -> str:
    """An Arabic verb with its particle."""
    return _ARABIC[tense](verb, who)
