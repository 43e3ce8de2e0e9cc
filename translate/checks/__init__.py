"""What may be wrong with a translation, told without a reference: rows in, findings out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from translate.checks import (
    addition,
    consistency,
    currencies,
    latin,
    measures,
    names,
    names_spelling,
    negation,
    numbers,
    omission,
    opposites,
    questions,
    quotations,
    repetition,
    times,
    truncation,
    untranslated,
)
from translate.units import Finding, TranslationUnit

_ROW_CHECKS: tuple[Callable[[TranslationUnit], Iterator[Finding]], ...] = (
    numbers.check,
    currencies.check,
    measures.check,
    times.check,
    opposites.check,
    latin.check,
    names.check,
    omission.check,
    addition.check,
    repetition.check,
    truncation.check,
    untranslated.check,
    negation.check,
    questions.check,
    quotations.check,
)
"""Each looks at one row."""
_ARTICLE_CHECKS: tuple[Callable[[Sequence[TranslationUnit]], Iterator[tuple[int, Finding]]], ...] = (
    names_spelling.check,
    consistency.check,
)
"""Each looks at all rows of an article, and says which row a finding is on."""


def check_row(unit: TranslationUnit) -> tuple[Finding, ...]:
    """What the checks of single rows find; nothing in a row without a source."""
    if not unit.source.strip():
        return ()
    return tuple(finding for check in _ROW_CHECKS for finding in check(unit))


def check_article(units: Sequence[TranslationUnit]) -> dict[int, tuple[Finding, ...]]:
    """What only shows in the whole article, by the row's number: spellings, inconsistent rows."""
    found: dict[int, list[Finding]] = {}
    for check in _ARTICLE_CHECKS:
        for row, finding in check(units):
            found.setdefault(row, []).append(finding)
    return {row: tuple(findings) for row, findings in found.items()}
