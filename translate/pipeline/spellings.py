"""One spelling for a name in an article: the one that most rows have, where that is clear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from translate.checks.names_spelling import Rendering, measure, usual
from translate.units import Origin, TranslationUnit


def with_usual_spellings(units: Sequence[TranslationUnit]) -> list[TranslationUnit]:
    """The rows of an article, in which a name that is clearly spelt another way mostly is spelt that way everywhere.

    Only where the engine wrote all rows with the name: what a person approved decides for nobody else. And only where
    no row has the name with an ending: Guatemalan is no spelling of Guatemala. The target before it stays in
    ``first``, and ``note`` says what was done.
    """
    written = {unit.id: unit for unit in units if unit.origin is Origin.ENGINE}
    changes: dict[int, list[tuple[Rendering, str]]] = {}
    for spellings in measure(units).values():
        renderings = [(each, spelling) for spelling, found in spellings.items() for each in found]
        clear = usual(spellings)
        if not clear or any(
            each.row not in written or each.spelling != spelling for each, spelling in renderings
        ):
            continue
        for each, spelling in renderings:
            if spelling != clear:
                changes.setdefault(each.row, []).append((each, clear))
    return [_spelt(unit, changes[unit.id]) if unit.id in changes else unit for unit in units]


def _spelt(unit: TranslationUnit, changes: Sequence[tuple[Rendering, str]]) -> TranslationUnit:
    target = unit.target
    for rendering, spelling in sorted(changes, key=lambda change: change[0].target, reverse=True):
        start, end = rendering.target
        target = target[:start] + spelling + target[end:]
    said = dict.fromkeys(f"“{rendering.spelling}” became “{spelling}”" for rendering, spelling in changes)
    note = f"{unit.note} As in most rows, {'; '.join(said)}.".strip()
    return replace(unit, target=target, first=unit.first or unit.target, note=note)
