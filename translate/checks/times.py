"""Times of day that change: a morning of the Arabic that is an afternoon in the English."""

from __future__ import annotations

from collections.abc import Iterator

from translate.checks.closed_sets import ClosedSet, Member
from translate.units import Finding, Severity, TranslationUnit

# Night belongs to both: two at night is 2 a.m., and Saturday's evening is Saturday night in a newspaper.
_HALVES = ClosedSet(
    {
        "morning": Member(
            "صباح صباحا الصباحية صباحية فجر فجرا",
            r"\ba\.m\b|(?<=\d)\s?am\b|\bmornings?\b|\bdawn\b|\bdaybreak\b|\bsunrise\b|\bearly hours\b",
        ),
        "afternoon": Member(
            "مساء مساءا مسائية أمسية عصرا ظهر ظهرا غروب",
            r"\bp\.m\b|(?<=\d)\s?pm\b|\bevenings?\b|\bafternoons?\b|\bnoon\b|\bmidday\b|\bsunset\b|\bdusk\b",
        ),
    }
)


def check(unit: TranslationUnit) -> Iterator[Finding]:
    """Tell of a time of day that only the Arabic has, where only the English has the other."""
    return _HALVES.findings(unit, "times", "The time of day is another one", Severity.CRITICAL)
