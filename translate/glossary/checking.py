"""Terms of the glossary that the English does not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translate.glossary.english import rendered
from translate.glossary.matching import Occurrence, TermIndex
from translate.glossary.standins import fitted, stand_ins
from translate.glossary.term import Term
from translate.units import Finding, Severity, Span, TranslationUnit

_LONGEST_NOTE = 120


def check(
    units: Sequence[TranslationUnit], terms: Sequence[Term] | TermIndex
) -> Iterator[tuple[int, Finding]]:
    """Yield, with the row's number, each term of the source that the target lacks."""
    index = TermIndex.of(terms)
    for unit in units:
        for finding in check_row(unit, index):
            yield unit.id, finding


def check_row(unit: TranslationUnit, index: TermIndex) -> Iterator[Finding]:
    """Yield a warning for each term of a row's source that its target lacks."""
    for term, places in missing(unit, index):
        yield _finding(unit, term, places)


def missing(unit: TranslationUnit, index: TermIndex) -> Iterator[tuple[Term, list[Occurrence]]]:
    """The terms of a row's source that its target has in none of their forms, with all their places.

    A term that occurs twice and is rendered once is not missing: English says “it” the second time.
    """
    found: dict[Term, list[Occurrence]] = {}
    for occurrence in index.occurrences(unit.source) if unit.target else ():
        found.setdefault(occurrence.term, []).append(occurrence)
    for term, places in found.items():
        if not rendered(term, unit.target):
            yield term, places


def _finding(unit: TranslationUnit, term: Term, places: list[Occurrence]) -> Finding:
    wanted = " or ".join(f"“{target}”" for target in term.targets)
    arabic = unit.source[slice(*places[0].span)]
    stand_in = stand_ins(unit, places)
    has = "has something else"
    if stand_in:
        text = unit.target[slice(*stand_in.spans[0])]
        has = f"has “{text}”" if stand_in.certain else f"{has}, perhaps “{text}”"
    note = f" Note: {term.note.rstrip('.')}." if 0 < len(term.note) <= _LONGEST_NOTE else ""
    spans: tuple[Span, ...] = stand_in.spans if stand_in else ()
    return Finding(
        "glossary",
        Severity.WARNING,
        f"The glossary has {wanted} for «{arabic}»; the English {has}.{note}",
        fitted(term.targets[0], unit.target, spans[0]) if stand_in and stand_in.certain else "",
        tuple(place.span for place in places),
        spans,
    )
