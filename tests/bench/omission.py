"""Measure the checks of omission, repetition, truncation and untranslated text.

``python -m tests.bench.omission --testsets FOLDER [--count 2000]``: false alarms of critical and warning findings on
human references, and recall on faults injected into the references and into the outputs of systems; for deleted
clauses by how much was deleted. Nothing is learnt from the test sets. "New in the row" counts what every check of a
row finds and did not find before the fault: a number or a name that goes with a clause tells of it too.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tests.bench.injections import INJECTIONS, Injected
from tests.bench.testsets import SETS, output_of, pairs
from translate.checks import addition, check_row, omission, repetition, truncation, untranslated
from translate.units import BlockKind, Finding, Severity, TranslationUnit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Rows = Sequence[tuple[str, str]]

CHECKS = (omission, addition, repetition, truncation, untranslated)
SEED = 5
LIMIT, GOAL = 0.01, 0.95
SYSTEMS = ("opusmt", "google", "nllb", "argos")
SIZES = ((3, 4), (5, 6), (7, 9), (10, 13), (14, 999))
SHARES = ((0.0, 0.2), (0.2, 0.3), (0.3, 0.4), (0.4, 0.5), (0.5, 1.0))


def references(folder: Path) -> dict[str, Rows]:
    """The human translations, by test set."""
    return {name: pairs(folder, files) for name, files in SETS.items()}


def outputs(folder: Path) -> dict[str, Rows]:
    """What systems made of FLORES, by system."""
    return {name: pairs(folder, output_of(name)) for name in SYSTEMS}


def found(source: str, target: str) -> list[Finding]:
    """What the checks tell of a row from a file, of which nothing but its texts is known."""
    return [finding for check in CHECKS for finding in check.check(_unit(source, target))]


def _unit(source: str, target: str) -> TranslationUnit:
    return TranslationUnit(1, 1, BlockKind.PARAGRAPH, 1, 1, 1, source, target)


def new(source: str, target: str, faulty: str) -> list[Finding]:
    """What every check of a row tells of the faulty target, of a kind that it does not tell of the other."""
    known = {(finding.check, finding.severity) for finding in check_row(_unit(source, target))}
    findings = check_row(_unit(source, faulty))
    return [finding for finding in findings if (finding.check, finding.severity) not in known]


def grave(findings: list[Finding]) -> list[Finding]:
    """Those that are more than information."""
    return [finding for finding in findings if finding.severity is not Severity.INFO]


def alarms(rows: Rows) -> tuple[int, Counter[str], int]:
    """How many rows have a grave finding, how many each check has, and how many rows have any finding."""
    graves, kinds, told = 0, Counter[str](), 0
    for source, target in rows:
        all_of_row = found(source, target)
        named = {f"{finding.check} {finding.severity}" for finding in all_of_row}
        kinds.update(named)
        graves += bool(grave(all_of_row))
        told += bool(all_of_row)
    return graves, kinds, told


@dataclass(frozen=True, slots=True)
class Result:
    """What was found in a row with a fault: by ``CHECKS``, and by every check that had not found it before."""

    injected: Injected
    found: list[Finding]
    new: list[Finding]


def drawn(kind: str, rows: Rows, count: int, dice: Random) -> list[tuple[str, str, Injected]]:
    """So many rows, each with a fault of a kind."""
    made: list[tuple[str, str, Injected]] = []
    for source, target in dice.sample(rows, len(rows)):
        injected = INJECTIONS[kind](source, target, dice)
        if injected and len(made) < count:
            made.append((source, target, injected))
    return made


def recall(kind: str, sets: dict[str, Rows], count: int) -> Iterator[str]:
    """Lines on how many faults of a kind are found, and of deleted clauses by size."""
    dice = Random(SEED)
    every: list[Result] = []
    for name, rows in sets.items():
        results = [
            Result(injected, found(source, injected.target), new(source, target, injected.target))
            for source, target, injected in drawn(kind, rows, count // len(sets), dice)
        ]
        every += results
        yield f"  {name:12} {_shares(results)}"
    yield f"  {'all':12} {_shares(every)}"
    if kind == "clause deleted":
        for low, high in SIZES:
            some = [one for one in every if low <= one.injected.words <= high]
            yield f"  {low}-{high} words: {_shares(some)}"
        for least, most in SHARES:
            some = [one for one in every if least <= one.injected.share < most]
            yield f"  {least:.0%}-{most:.0%} of the row: {_shares(some)}"


def _shares(results: Sequence[Result]) -> str:
    graves, told = sum(bool(grave(one.found)) for one in results), sum(bool(one.found) for one in results)
    new_graves, new_told = sum(bool(grave(one.new)) for one in results), sum(bool(one.new) for one in results)
    count = max(len(results), 1)
    return (
        f"{graves / count:.1%} critical or warning, {told / count:.1%} with information; new in the row "
        f"{new_graves / count:.1%} and {new_told / count:.1%}; of {len(results)}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--testsets", type=Path, required=True)
    parser.add_argument("--count", type=int, default=2000)
    asked = parser.parse_args()
    human, machine = references(asked.testsets), outputs(asked.testsets)
    started, rows = time.perf_counter(), 0
    for name, given in (human | machine).items():
        graves, kinds, told = alarms(given)
        rows += len(given)
        listed = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
        print(f"{name}: {graves / len(given):.2%} critical or warning, {told / len(given):.2%} any; {listed}")
    print(f"{1000 * (time.perf_counter() - started) / rows:.2f} ms a row for {len(CHECKS)} checks")
    for kind in INJECTIONS:
        print(kind)
        for line in recall(kind, human | machine, asked.count // len(INJECTIONS)):
            print(line)


if __name__ == "__main__":
    main()
