"""Measure confidence against references: ``python -m tests.bench.confidence --testsets FOLDER``.

For every system: the correlation of the score with sentence chrF, how many of the worst 20 % of rows stand in the
first 40 % of the order of review (40 % in a random order, 100 % in a perfect one), and what is in the three bands.
Published outputs have no engine's score; the shipped model's do, and are measured with and without.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tests.bench.machine import data_hash, load, machine
from tests.bench.testsets import FLORES, PUD, TICO, lines, output_of
from translate.checks import check_row
from translate.checks.confidence import by_texts, confidence
from translate.checks.coverage import coverage
from translate.modelstore import find
from translate.pipeline.translating import engine_for
from translate.typography import english
from translate.units import Band, BlockKind, Hypothesis, TranslationUnit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

MODEL = "starter-ar-en"
MEASURED = {"FLORES-101 dev": FLORES, "PUD": PUD, "TICO-19 dev": TICO}
SYSTEMS = ("argos", "bergamot-base", "google", "microsoft", "nllb", "opusmt")
WORST, FIRST = 0.2, 0.4
COLUMNS = ("system", "rows", "chrF", "Pearson", "Spearman", "worst 20 % in first 40 %", "low: chrF", "medium: chrF",
           "high: chrF")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Output:
    """What a system made of a test set."""

    system: str
    units: tuple[TranslationUnit, ...]
    chrf: NDArray[np.float64]
    """Of each row against its reference, 0 to 100."""


def published(folder: Path) -> Iterator[Output]:
    """The outputs of other systems on FLORES, without scores."""
    sources, references = (lines(folder / name) for name in FLORES)
    for system in SYSTEMS:
        targets = lines(folder / output_of(system)[1])
        units = [_unit(n, *sides) for n, sides in enumerate(zip(sources, targets, strict=True), 1)]
        yield Output(system, tuple(map(_checked, units)), chrf(targets, references))


def translated(folder: Path, files: tuple[str, str]) -> Output:
    """The shipped model's output on a test set, with its scores."""
    sources, references = (lines(folder / name) for name in files)
    return shipped(sources, references)


def shipped(sources: Sequence[str], references: Sequence[str]) -> Output:
    """What the shipped model makes of some sources, with its scores."""
    nbests = engine_for(find(MODEL)).translate(sources)
    units = [
        _hypothesis(number, source, nbest[0])
        for number, (source, nbest) in enumerate(zip(sources, nbests, strict=True), 1)
    ]
    return Output(MODEL, tuple(map(_checked, units)), chrf([unit.target for unit in units], references))


def chrf(targets: Sequence[str], references: Sequence[str]) -> NDArray[np.float64]:
    """The sentence chrF of every target."""
    from sacrebleu.metrics.chrf import CHRF

    metric = CHRF()
    pairs = zip(targets, references, strict=True)
    return np.array([metric.sentence_score(target, [reference]).score for target, reference in pairs])


def _unit(number: int, source: str, target: str) -> TranslationUnit:
    return TranslationUnit(number, number, BlockKind.PARAGRAPH, number, 1, 1, source, target)


def _hypothesis(number: int, source: str, found: Hypothesis) -> TranslationUnit:
    unit = _unit(number, source, english(found.text, starts_sentence=True))
    return replace(unit, raw=found.text, score=found.score, complete=found.complete)


def _checked(unit: TranslationUnit) -> TranslationUnit:
    return replace(unit, findings=check_row(unit))


def pearson(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """The linear correlation of two lists."""
    return float(np.corrcoef(one, other)[0, 1])


def spearman(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """The correlation of the places in two orders."""
    places = (values.argsort(kind="stable").argsort(kind="stable").astype(float) for values in (one, other))
    return pearson(*places)


def worst_first(scores: NDArray[np.float64], quality: NDArray[np.float64]) -> float:
    """Which share of the worst 20 % of rows stand in the first 40 % of the order."""
    order, worst = (
        scores.argsort(kind="stable"),
        quality.argsort(kind="stable")[: round(WORST * len(quality))],
    )
    return len(np.intersect1d(order[: round(FIRST * len(order))], worst)) / len(worst)


def row(name: str, output: Output) -> str:
    """A line of the table."""
    judged = [confidence(unit) for unit in output.units]
    known = np.array([one is not None for one in judged])
    scores = np.array([one.score for one in judged if one])
    quality = output.chrf[known]
    bands = np.array([one.band for one in judged if one])
    cells = [name, f"{len(scores):,}", f"{quality.mean():.1f}", f"{pearson(scores, quality):.2f}"]
    cells += [f"{spearman(scores, quality):.2f}", f"{worst_first(scores, quality):.0%}"]
    for each in reversed(Band):
        within = bands == each
        cells.append(f"{within.mean():.0%}: {quality[within].mean():.1f}" if within.any() else "0%")
    return f"| {' | '.join(cells)} |"


def shares(units: Sequence[TranslationUnit]) -> str:
    """How many rows are in each band."""
    found = Counter(one.band for unit in units if (one := confidence(unit)))
    return ", ".join(f"{each} {found[each] / found.total():.0%}" for each in reversed(Band))


def milliseconds(units: Sequence[TranslationUnit]) -> float:
    """What confidence costs a row whose coverage the checks have measured."""
    by_texts.cache_clear()
    spent = 0.0
    for unit in units:
        coverage(unit.source, unit.target)
        start = time.process_time()
        confidence(unit)
        spent += time.process_time() - start
    return spent / len(units) * 1000


def main() -> None:
    """Measure every system, and print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.confidence", description="Measure confidence."
    )
    parser.add_argument("--testsets", type=Path, required=True, metavar="FOLDER")
    folder: Path = parser.parse_args().testsets
    hashed = data_hash([folder / name for names in MEASURED.values() for name in names])
    print(f"# Confidence\n\n- Machine: {machine()}\n- Load: {load()}\n- Data: SHA-256 `{hashed}`\n")
    print(f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|")
    for output in published(folder):
        print(row(f"{output.system}, FLORES-101 dev", output), flush=True)
    for name, files in MEASURED.items():
        output = translated(folder, files)
        silent = replace(output, units=tuple(replace(unit, score=0.0) for unit in output.units))
        print(
            row(f"{MODEL}, {name}", output), row(f"{MODEL}, {name}, no score", silent), sep="\n", flush=True
        )
    sources, references = (lines(folder / name) for name in FLORES)
    people = [_checked(_unit(n, *sides)) for n, sides in enumerate(zip(sources, references, strict=True), 1)]
    print(f"\nThe people who translated FLORES-101 dev, more freely than machines do: {shares(people)}")
    print(f"\nMilliseconds a row, coverage known: {milliseconds(output.units):.2f}")


if __name__ == "__main__":
    main()
