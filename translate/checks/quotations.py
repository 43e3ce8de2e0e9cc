"""Quotation marks and brackets that one side has and the other has not: for information, people drop them too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from translate.units import Finding, Severity, TranslationUnit

_QUOTES = '«»“”„‟"'
_KINDS = (("quotation marks", _QUOTES), ("brackets", "()[]"))


@dataclass(frozen=True, slots=True)
class Pairs:
    """How many pairs of marks of one kind each side has."""

    kind: str
    source: int
    target: int


def measure(source: str, target: str) -> Iterator[Pairs]:
    """Count pairs of quotation marks and of brackets on both sides."""
    for kind, marks in _KINDS:
        yield Pairs(kind, _pairs(source, marks), _pairs(target, marks))


def _pairs(text: str, marks: str) -> int:
    return (sum(text.count(mark) for mark in marks) + 1) // 2


def check(unit: TranslationUnit) -> Iterator[Finding]:
    """Find quotation marks and brackets that the target lost; none is a mistake by itself."""
    if not unit.target:
        return
    for pairs in measure(unit.source, unit.target):
        if pairs.source > pairs.target:
            message = (
                f"The Arabic has {_count(pairs.source)} of {pairs.kind}, the English {_count(pairs.target)}."
            )
            yield Finding("quotations", Severity.INFO, message)


def _count(pairs: int) -> str:
    return {0: "none", 1: "one pair"}.get(pairs, f"{pairs} pairs")
