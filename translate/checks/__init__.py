"""What may be wrong with a translation, told without a reference: rows in, findings out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from translate.checks import numbers
from translate.units import Finding, Origin, Progress, TranslationUnit, no_progress

_ROW_CHECKS: tuple[Callable[[TranslationUnit], Iterator[Finding]], ...] = (numbers.check,)
"""Each looks at one row."""
_ARTICLE_CHECKS: tuple[Callable[[Sequence[TranslationUnit]], Iterator[tuple[int, Finding]]], ...] = ()
"""Each looks at all rows of an article, and says which row a finding is on."""


def check_row(unit: TranslationUnit) -> tuple[Finding, ...]:
    """What the checks of single rows find; nothing in a row without a source."""
    if not unit.source.strip():
        return ()
    return tuple(finding for check in _ROW_CHECKS for finding in check(unit))


def check_rows(
    units: Sequence[TranslationUnit], progress: Progress = no_progress
) -> dict[int, tuple[Finding, ...]]:
    """What all checks find in an article, by the row's number.

    A row from the memory is looked at as a part of its article only: a person has approved it as it is.
    """
    found: dict[int, list[Finding]] = {}
    for done, unit in enumerate(units, 1):
        if unit.origin is not Origin.MEMORY:
            found[unit.id] = list(check_row(unit))
        progress("checking", done, len(units))
    for check in _ARTICLE_CHECKS:
        for row, finding in check(units):
            found.setdefault(row, []).append(finding)
    return {row: tuple(findings) for row, findings in found.items()}
