"""Fit the omission check's weights: ``python -m tests.bench.omission_fitting GRAMMAR_FOLDER LEXICON``.

Fitted on the whole sentences of the project's own grammar (the rules named PAIR: 2,168 sentences of news and general
prose), clauses deleted from them by ``tests.bench.injections``, two draws of each; no test set is looked at. The
lexicon must not have seen them: ``python -m tests.bench.lexicon_training BITEXT GRAMMAR --without-pairs --out FILE``.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from tests.bench.injections import clause_deleted
from translate.checks import lexicon, omission
from translate.checks.coverage import coverage
from translate.checks.length import length_ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

SEED, DRAWS, STEPS, PENALTY = 3, 2, 40, 3.0


def sentences(folder: Path) -> Iterator[tuple[str, str]]:
    """The whole sentences of a grammar."""
    for path in sorted(folder.glob("*.tsv")):
        for row in path.read_text(encoding="utf-8").splitlines():
            kind, _, rest = row.partition("\t")
            arabic, _, english = rest.partition("\t")
            if kind == "PAIR" and english:
                yield arabic, english


def values(source: str, target: str) -> dict[str, float] | None:
    """The features of a row, or None where it has no stretch to speak of."""
    known = coverage(source, target)
    if len(known.source) < omission.LEAST_WORDS or not known.target:
        return None
    stretch = omission.heaviest(known, length_ratio(source, target))
    return omission.features(source, target, known, stretch) if stretch else None


def fitted(rows: NDArray[np.float64], labels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights of a logistic model by Newton's method with a small penalty on their squares, the bias first."""
    centre, spread = rows.mean(0), rows.std(0) + 1e-9
    given = np.c_[np.ones(len(rows)), (rows - centre) / spread]
    weights, penalty = np.zeros(given.shape[1]), PENALTY * np.r_[0.0, np.ones(rows.shape[1])]
    for _ in range(STEPS):
        expected = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (labels - expected) - penalty * weights
        curve = given.T @ (given * (expected * (1 - expected))[:, None]) + np.diag(penalty)
        weights += np.linalg.solve(curve, slope)
    scaled = weights[1:] / spread
    found: NDArray[np.float64] = np.r_[weights[0] - scaled @ centre, scaled]
    return found


def main() -> None:
    """Fit and print the constants."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("grammar", type=Path)
    parser.add_argument("lexicon", type=Path)
    asked = parser.parse_args()
    lexicon.PATH = asked.lexicon
    dice, rows, labels = Random(SEED), [], []
    for source, target in sentences(asked.grammar):
        drawn = [clause_deleted(source, target, dice) for _ in range(DRAWS)]
        for text, label in [(target, 0.0), *((one.target, 1.0) for one in drawn if one)]:
            if found := values(source, text):
                rows.append(found)
                labels.append(label)
    weights = fitted(np.array([list(row.values()) for row in rows], float), np.array(labels))
    for name, weight in zip(("bias", *rows[0]), weights, strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
