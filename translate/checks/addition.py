"""English that nothing in the Arabic accounts for."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translate.checks.coverage import Extra, coverage
from translate.checks.length import length_ratio
from translate.units import Finding, Severity, Span, TranslationUnit

LINKED = -1.5
"""What a word that stands for one of the source takes off a stretch."""
WARNING, INFO = 12.0, 8.0
"""Of the stretch's weight and the length together."""
SPREADS = 2.0
"""Above the usual length, in spreads, from which a stretch is warned of."""


@dataclass(frozen=True, slots=True)
class Surplus:
    """The stretch of a target that is likeliest to have been added."""

    span: Span
    weight: float
    """Of its words: above 0 for those that the Arabic usually has a word for, and here has not."""
    longer: float
    """How much longer the target is than usual, in spreads."""


def check(unit: TranslationUnit) -> Iterator[Finding]:
    """Tell of the part of a row's target that its source does not account for."""
    found = surplus(unit.source, unit.target)
    if found is None or found.longer <= 0 or (value := found.weight + found.longer) < INFO:
        return
    start, end = found.span
    quoted = unit.target[start:end]
    message = f"The English may say more than the Arabic: nothing there seems to stand for “{quoted}”."
    certain = value >= WARNING and found.longer >= SPREADS
    severity = Severity.WARNING if certain else Severity.INFO
    yield Finding("addition", severity, message, target_spans=(found.span,))


def surplus(source: str, target: str) -> Surplus | None:
    """The stretch of the target that is likeliest to have been added; None where every word is accounted for."""
    extras = coverage(source, target).target
    best, at = _heaviest(extras)
    if best <= 0:
        return None
    ratio, spread = length_ratio(source, target)
    return Surplus((extras[at[0]].token.start, extras[at[1]].token.end), best, ratio / spread)


def _heaviest(extras: Sequence[Extra]) -> tuple[float, Span]:
    """The greatest sum of consecutive weights, and the numbers of its first and last word."""
    best, at = -math.inf, (0, 0)
    here, start = 0.0, 0
    for number, extra in enumerate(extras):
        if here <= 0:
            here, start = 0.0, number
        here += LINKED if extra.linked else extra.weight
        if here > best:
            best, at = here, (start, number)
    return best, at
