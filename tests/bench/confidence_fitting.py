"""Fit the weights of confidence: ``python -m tests.bench.confidence_fitting --testsets FOLDER --bitext FOLDER``.

Fitted on FLORES-101 dev: its 997 sentences in the published outputs of six systems and in the shipped model's, 6,979
rows. A system's mean is taken off its rows, so that what is fitted is the order of rows within one system. Printed
first: how well it orders sentences, and systems, that it was not fitted on.

The engine's doubt is known of the shipped model only. Its worth is printed as fitted beside the texts' score on
FLORES, and with the texts' score free to weigh less, also on text like that the model was trained on: 100 rows of
each file of the bitext. Rows are ordered equally well by anything between; the model has the middle, as other engines
may doubt otherwise. Usual is the doubt of rows as good as those of the published systems.
"""

from __future__ import annotations

import argparse
import lzma
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from tests.bench.confidence import MODEL as SHIPPED
from tests.bench.confidence import (
    Output,
    pearson,
    published,
    shipped,
    spearman,
    translated,
    worst_first,
)
from tests.bench.testsets import FLORES
from translate.checks.confidence import MODEL, engine_features, features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

FOLDS, PENALTY, POINTS = 5, 30.0, 10.0
"""Parts of the sentences; the penalty on the squares of weights, in rows; chrF points that make one of the score."""
SEED, DRAWN, WORDS = 1, 100, (5, 45)
"""Rows of each file of the bitext, of so many Arabic words."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A system's rows in numbers, a line a row."""

    system: str
    names: tuple[str, ...]
    values: NDArray[np.float64]
    doubt: NDArray[np.float64]
    """As the engine's score tells it; the usual where there is none."""
    quality: NDArray[np.float64]

    def some(self, rows: NDArray[np.bool_]) -> Measured:
        """Only some of its rows."""
        return replace(self, values=self.values[rows], doubt=self.doubt[rows], quality=self.quality[rows])


@dataclass(frozen=True, slots=True)
class Fitted:
    """The usual values and worths of what texts tell."""

    usual: NDArray[np.float64]
    worth: NDArray[np.float64]

    def by_texts(self, rows: Measured) -> NDArray[np.float64]:
        """The score of every row without the engine's doubt."""
        found: NDArray[np.float64] = (rows.values - self.usual) @ self.worth
        return found

    def scores(self, rows: Measured) -> NDArray[np.float64]:
        """The score of every row."""
        usual, worth = MODEL["doubt"]
        return self.by_texts(rows) + (rows.doubt - usual) * worth


def measured(output: Output) -> Measured:
    """The features of a system's rows."""
    found = [features(unit.source, unit.target) for unit in output.units]
    doubt = np.array([engine_features(unit).get("doubt", MODEL["doubt"][0]) for unit in output.units])
    values = np.array([list(one.values()) for one in found])
    return Measured(output.system, tuple(found[0]), values, doubt, output.chrf / POINTS)


def fitted(systems: Sequence[Measured]) -> Fitted:
    """Fit the texts' features on the deviations from each system's mean."""
    usual = np.mean([system.values.mean(0) for system in systems if system.system != SHIPPED], 0)
    spread = np.mean([system.values.std(0) for system in systems], 0)
    given = np.concatenate([(system.values - system.values.mean(0)) / spread for system in systems])
    wanted = np.concatenate([system.quality - system.quality.mean() for system in systems])
    curve = given.T @ given + PENALTY * np.eye(len(spread))
    return Fitted(usual, np.linalg.solve(curve, given.T @ wanted) / spread)


def line(name: str, scores: NDArray[np.float64], quality: NDArray[np.float64]) -> str:
    """How well an order does."""
    found = pearson(scores, quality), spearman(scores, quality), worst_first(scores, quality)
    return (
        f"{name:34} Pearson {found[0]:.3f}, Spearman {found[1]:.3f}, worst 20 % in first 40 %: {found[2]:.1%}"
    )


def by_sentences(systems: Sequence[Measured]) -> None:
    """Print how well each system's rows are ordered by a model that was fitted on other sentences."""
    fold = np.arange(len(systems[0].quality)) % FOLDS
    models = [fitted([system.some(fold != part) for system in systems]) for part in range(FOLDS)]
    for system in systems:
        scores = np.zeros(len(fold))
        for part, model in enumerate(models):
            scores[fold == part] = model.scores(system.some(fold == part))
        print(line(f"{system.system}, other sentences", scores, system.quality))


def by_systems(systems: Sequence[Measured]) -> None:
    """Print how well each system's rows are ordered by a model that was fitted on other systems."""
    for system in systems:
        model = fitted([other for other in systems if other is not system])
        print(line(f"{system.system}, other systems", model.scores(system), system.quality))


def drawn(folder: Path) -> tuple[list[str], list[str]]:
    """Some rows of every file of a bitext: Arabic and English."""
    dice, pairs = Random(SEED), []
    for file in sorted(folder.glob("*.tsv.xz")):
        with lzma.open(file, "rt", encoding="utf-8") as lines:
            rows = [line.rstrip("\n").split("\t")[:2] for line in lines]
        pairs += dice.sample([row for row in rows if WORDS[0] <= len(row[0].split()) <= WORDS[1]], DRAWN)
    return [arabic for arabic, _ in pairs], [english for _, english in pairs]


def doubt(model: Fitted, systems: Sequence[Measured], wide: Measured) -> None:
    """Print what the shipped model's doubt is worth, and where it is usual."""
    shipped = next(system for system in systems if system.system == SHIPPED)
    left = shipped.quality - model.by_texts(shipped)
    print(f"# doubt beside the texts' score on FLORES: worth {np.polyfit(shipped.doubt, left, 1)[0]:.2f}")
    both = (shipped, wide)
    texts, doubts, quality = (
        np.concatenate(columns)
        for columns in zip(*((model.by_texts(one), one.doubt, one.quality) for one in both), strict=True)
    )
    given = np.stack([np.ones_like(texts), texts, doubts], 1)
    base, weight, slope = np.linalg.lstsq(given, quality, rcond=None)[0]
    good = np.mean([system.quality.mean() for system in systems if system is not shipped])
    print(f"# with bitext: worth {slope / weight:.2f}, usual {(good - base) / slope:.2f}")


def main() -> None:
    """Print the validation and the constants."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--testsets", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--bitext", type=Path, required=True, metavar="FOLDER", help="files NAME.tsv.xz")
    asked = parser.parse_args()
    systems = [
        measured(output) for output in (*published(asked.testsets), translated(asked.testsets, FLORES))
    ]
    by_sentences(systems)
    by_systems(systems)
    model = fitted(systems)
    doubt(model, systems, measured(shipped(*drawn(asked.bitext))))
    for name, usual, worth in zip(systems[0].names, model.usual, model.worth, strict=True):
        print(f'    "{name}": ({usual:.2f}, {worth:.2f}),')


if __name__ == "__main__":
    main()
