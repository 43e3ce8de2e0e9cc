"""Terms put into the English where that is safe: another of the engine's outputs, or words replaced."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from translate.glossary.checking import missing
from translate.glossary.english import rendered
from translate.glossary.matching import TermIndex
from translate.glossary.standins import fitted, stand_ins
from translate.glossary.term import Term
from translate.units import Span, TranslationUnit


def enforce(unit: TranslationUnit, terms: Sequence[Term] | TermIndex) -> TranslationUnit | None:
    """The row with the glossary's English where it is plain what it replaces; nothing if nothing was replaced.

    Replaced is another spelling of the name, or the capitalised words that the model wrote while looking at the
    term's words and at nothing else. The target before it stays in ``first``, and ``note`` says what was done.
    """
    target, notes = unit.target, []
    for term, places in missing(unit, TermIndex.of(terms)):
        stand_in = stand_ins(replace(unit, target=target), places)
        if stand_in is None or not stand_in.certain:
            continue
        changed, was = _replaced(target, term.targets[0], stand_in.spans), target[slice(*stand_in.spans[0])]
        if rendered(term, changed):
            notes.append(f"“{was}” became “{term.targets[0]}”")
            target = changed
    if not notes:
        return None
    note = f"{unit.note} Glossary: {'; '.join(notes)}.".strip()
    return replace(unit, target=target, first=unit.first or unit.target, note=note)


def _replaced(target: str, wanted: str, spans: Sequence[Span]) -> str:
    for start, end in sorted(spans, reverse=True):
        before, new = target[:start], fitted(wanted, target, (start, end))
        target = _with_article(before, new) + new + target[end:]
    return target


def _with_article(before: str, new: str) -> str:
    """What stands before a word, its “a” or “an” as the word wants it."""
    if not re.search(r"\b[Aa]n?\s$", before):
        return before
    return re.sub(r"\b([Aa])n?(\s)$", r"\1n\2" if new[0] in "AEIOaeio" else r"\1\2", before)


def best_with_terms(
    unit: TranslationUnit,
    candidates: Iterable[TranslationUnit],
    terms: Sequence[Term] | TermIndex,
    faults: Callable[[TranslationUnit], int],
) -> TranslationUnit | None:
    """The candidate that lacks the fewest terms, if it lacks fewer than the unit and has no more faults.

    The candidates are the unit with other outputs of the engine, best first; ``faults`` counts what the other checks
    hold against a row. The first of equals is taken, and the note says why.
    """
    index = TermIndex.of(terms)
    lacking, most = _lacking(unit, index), faults(unit)
    if not lacking:
        return None
    able = [
        one for one in candidates if one.complete and _lacking(one, index) < lacking and faults(one) <= most
    ]
    best = min(able, key=lambda one: _lacking(one, index), default=None)
    if best is None:
        return None
    note = f"{unit.note} Another of the engine's translations, for it has the glossary's terms.".strip()
    return replace(best, first=unit.first or unit.target, note=note)


def _lacking(unit: TranslationUnit, index: TermIndex) -> int:
    return sum(1 for _ in missing(unit, index))
