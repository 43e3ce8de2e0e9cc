"""The repair ladder: each rung decodes what is still wrong another way; the best by the checks is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from translate.repair.rungs import Attempt, Decode, Rung, fails, lacks_latin, rungs
from translate.units import Finding, Hypothesis, Origin, Progress, Severity, TranslationUnit, no_progress

Cost = tuple[int, bool, int]
"""Critical findings, whether the English is unfinished, warnings: what is compared first to last."""


@dataclass(frozen=True, slots=True)
class Judge:
    """What tells a better English from a worse one."""

    check: Callable[[TranslationUnit], tuple[Finding, ...]]
    restyle: Callable[[TranslationUnit, str], str]

    def candidate(self, unit: TranslationUnit, hypothesis: Hypothesis) -> TranslationUnit:
        """The unit with another hypothesis for its English, checked."""
        changed = replace(
            unit,
            target=self.restyle(unit, hypothesis.text),
            raw=hypothesis.text,
            score=hypothesis.score,
            complete=hypothesis.complete,
            alignment=hypothesis.alignment,
            coverage=hypothesis.coverage,
        )
        return self.checked(changed)

    def checked(self, unit: TranslationUnit) -> TranslationUnit:
        """The unit with the findings that it has now."""
        return replace(unit, findings=self.check(unit))


def repair(
    units: Sequence[TranslationUnit],
    decode: Decode,
    check: Callable[[TranslationUnit], tuple[Finding, ...]],
    divide: Callable[[str], list[str]],
    restyle: Callable[[TranslationUnit, str], str],
    progress: Progress = no_progress,
) -> tuple[TranslationUnit, ...]:
    """Decode again what fails a critical check, breaks off, loops or lacks a Latin word; keep what the checks prefer.

    Every unit must carry the findings of ``check``. A unit is changed only if it then has fewer critical findings,
    or as few and is finished, or fewer warnings; its ``first`` and ``note`` then say what it was and what was
    done. What a person wrote or approved is left alone.
    ``divide`` gives the clauses of a source, ``restyle`` the typography of a text for a
    unit. Each rung asks ``decode`` once, for all rows that still fail.
    """
    judge = Judge(check, restyle)
    now = {unit.id: unit for unit in units}
    done: dict[int, list[str]] = {}
    ladder = rungs(divide)
    for number, rung in enumerate(ladder, 1):
        for unit in _climb([unit for unit in now.values() if _fails(unit)], rung, decode, judge):
            now[unit.id] = unit
            done[unit.id] = [f"Translated again {rung.how}."]
        progress("repairing", number, len(ladder))
    for unit in [unit for unit in now.values() if _fails(unit)]:
        if corrected := _corrected(unit, judge):
            now[unit.id], replaced = corrected
            done.setdefault(unit.id, []).append(replaced)
    return tuple(_noted(now[unit.id], unit, done[unit.id]) if unit.id in done else unit for unit in units)


def _fails(unit: TranslationUnit) -> bool:
    if unit.origin is not Origin.ENGINE:
        return False
    return fails(unit) or lacks_latin(unit)


def _climb(
    failing: Sequence[TranslationUnit], rung: Rung, decode: Decode, judge: Judge
) -> Iterator[TranslationUnit]:
    """The units that a rung made better, each judged while the others are still being decoded."""
    askers: defaultdict[str, list[tuple[TranslationUnit, Attempt]]] = defaultdict(list)
    for unit in failing:
        if rung.suits(unit) and (attempt := rung.attempt(unit.source)):
            for source in dict.fromkeys(attempt.sources):
                askers[source].append((unit, attempt))
    found: dict[str, tuple[Hypothesis, ...]] = {}
    for source, nbest in decode(list(askers), rung.beam, rung.n_best, rung.no_repeat) if askers else ():
        found[source] = nbest
        for unit, attempt in askers[source]:
            if not found.keys() >= {*attempt.sources}:
                continue
            if better := _better(unit, attempt, [found[each] for each in attempt.sources], judge):
                yield better


def _better(
    unit: TranslationUnit, attempt: Attempt, nbests: list[tuple[Hypothesis, ...]], judge: Judge
) -> TranslationUnit | None:
    """The best candidate, if the checks prefer it to the unit."""
    found = (judge.candidate(unit, one) for one in attempt.candidates(nbests) if _says_something(one))
    best = min(found, key=lambda one: (_cost(one), -one.score), default=unit)
    return best if _cost(best) < _cost(unit) else None


def _says_something(hypothesis: Hypothesis) -> bool:
    return any(character.isalnum() for character in hypothesis.text)


def _cost(unit: TranslationUnit) -> Cost:
    severities = [found.severity for found in unit.findings]
    return severities.count(Severity.CRITICAL), not unit.complete, severities.count(Severity.WARNING)


def _corrected(unit: TranslationUnit, judge: Judge) -> tuple[TranslationUnit, str] | None:
    """The unit as its only critical finding suggests, and what was replaced, if the checks prefer it so."""
    critical = [found for found in unit.findings if found.severity is Severity.CRITICAL]
    if len(critical) != 1 or not critical[0].suggestion or not critical[0].target_spans:
        return None
    (start, end), new = critical[0].target_spans[0], critical[0].suggestion
    changed = judge.checked(replace(unit, target=unit.target[:start] + new + unit.target[end:]))
    if _cost(changed) >= _cost(unit):
        return None
    return changed, f"“{unit.target[start:end]}” was replaced by “{new}”."


def _noted(changed: TranslationUnit, first: TranslationUnit, done: list[str]) -> TranslationUnit:
    """The changed unit with its first English on record and what was done in plain words."""
    notes = (first.note, *done, _reason(first))
    return replace(changed, first=first.first or first.target, note=" ".join(filter(None, notes)))


def _reason(unit: TranslationUnit) -> str:
    worst = min(unit.findings, key=lambda found: found.severity.rank, default=None)
    return f"Before: {worst.message}" if worst else "Before: the English broke off."
