"""Fit the weights of confidence: ``python -m tests.bench.confidence_fitting --testsets FOLDER``.

Fitted on FLORES-101 dev: its 997 sentences in the published outputs of six systems and in the shipped model's, 6,979
rows. A system's mean is taken off its rows, so that what is fitted is the order of rows within one system; the
worth of the engine's doubt is then fitted on what is left of the shipped model's rows. Printed first: how well it
orders sentences, and systems, that it was not fitted on.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tests.bench.confidence import FLORES, Output, pearson, published, spearman, translated, worst_first
from translate.checks.confidence import engine_features, features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

FOLDS, PENALTY, POINTS = 5, 30.0, 10.0
"""Parts of the sentences; the penalty on the squares of weights, in rows; chrF points that make one of the score."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A system's rows in numbers, a line a row."""

    system: str
    names: tuple[str, ...]
    values: NDArray[np.float64]
    doubt: NDArray[np.float64]
    """What the engine says; without columns where it says nothing."""
    quality: NDArray[np.float64]

    def some(self, rows: NDArray[np.bool_]) -> Measured:
        """Only some of its rows."""
        return Measured(self.system, self.names, self.values[rows], self.doubt[rows], self.quality[rows])


@dataclass(frozen=True, slots=True)
class Fitted:
    """The model: usual values and worths, those of doubt last."""

    usual: NDArray[np.float64]
    worth: NDArray[np.float64]
    doubt: tuple[float, float]

    def scores(self, rows: Measured) -> NDArray[np.float64]:
        """The score of every row."""
        usual, worth = self.doubt
        found: NDArray[np.float64] = (rows.values - self.usual) @ self.worth
        return found + (rows.doubt[:, 0] - usual) * worth if rows.doubt.size else found


def measured(output: Output) -> Measured:
    """The features of a system's rows."""
    found = [features(unit.source, unit.target) for unit in output.units]
    doubt = [list(engine_features(unit).values()) for unit in output.units]
    values = np.array([list(one.values()) for one in found])
    return Measured(output.system, tuple(found[0]), values, np.array(doubt), output.chrf / POINTS)


def fitted(systems: Sequence[Measured]) -> Fitted:
    """Fit the texts' features on the deviations from each system's mean, then the doubt on what they leave."""
    silent = [system.values for system in systems if not system.doubt.size]
    usual = np.mean(np.concatenate(silent), 0)
    spread = np.mean([system.values.std(0) for system in systems], 0)
    given = np.concatenate([(system.values - system.values.mean(0)) / spread for system in systems])
    wanted = np.concatenate([system.quality - system.quality.mean() for system in systems])
    curve = given.T @ given + PENALTY * np.eye(len(spread))
    worth = np.linalg.solve(curve, given.T @ wanted) / spread
    sure = [system for system in systems if system.doubt.size]
    doubt = _doubt(sure, usual, worth) if sure else (0.0, 0.0)
    return Fitted(usual, worth, doubt)


def _doubt(
    systems: Sequence[Measured], usual: NDArray[np.float64], worth: NDArray[np.float64]
) -> tuple[float, float]:
    doubt = np.concatenate([system.doubt[:, 0] for system in systems])
    left = np.concatenate([system.quality - (system.values - usual) @ worth for system in systems])
    slope = np.polyfit(doubt, left, 1)[0]
    return float(doubt.mean()), float(slope)


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


def main() -> None:
    """Print the validation and the constants."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--testsets", type=Path, required=True, metavar="FOLDER")
    folder: Path = parser.parse_args().testsets
    systems = [measured(output) for output in (*published(folder), translated(folder, FLORES))]
    by_sentences(systems)
    by_systems(systems)
    model = fitted(systems)
    rows = zip(systems[0].names, model.usual, model.worth, strict=True)
    for name, usual, worth in (*rows, ("doubt", *model.doubt)):
        print(f'    "{name}": ({usual:.2f}, {worth:.2f}),')


if __name__ == "__main__":
    main()
