"""BLEU, chrF and what is copied by a model, on test sets that are not part of the project.

``python -m tests.bench.quality --testsets FOLDER [--model NAME|FOLDER]`` prints the table of all sets.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.report import Row
from tests.bench.testsets import FLORES, SETS, lines
from translate.engine import Engine, load_engine
from translate.modelstore import converted, find

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric, Score

MODEL = "starter-ar-en"
FIGURE, LATIN = re.compile(r"\d+(?:[.,:/]\d+)*"), re.compile(r"[A-Za-z][A-Za-z0-9-]+")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
"""A word of the English with a capital, but at the beginning of a sentence."""


def test_set(testsets: Path | None) -> list[Path]:
    """The source and the reference of ``flores-dev`` under ``testsets``; nothing where they are not."""
    files = [testsets / name for name in FLORES] if testsets else []
    return files if all(file.is_file() for file in files) else []


def quality_rows(files: list[Path]) -> list[Row]:
    """The scores of the shipped model, sentence by sentence as the test set has them."""
    if not files:
        return [Row("translation quality", "not measured: no `flores-dev` with `--testsets`")]
    sources, references = (lines(file) for file in files)
    hypotheses = _translated(load_engine(find(MODEL), converted), sources)
    what = f"of {MODEL} on flores-dev, {len(references)} sentences"
    return [
        Row(f"{score.name} {what} (`{metric.get_signature()}`)", f"{score.score:.1f}")
        for metric, score in _scores(hypotheses, references)
    ]


def kept(wanted: Sequence[Sequence[str]], hypotheses: Sequence[str]) -> str:
    """How many of the words that each hypothesis should hold it holds."""
    found = sum(
        word in hypothesis for words, hypothesis in zip(wanted, hypotheses, strict=True) for word in words
    )
    total = sum(map(len, wanted))
    return f"{found:,} of {total:,}" + (f" ({found / total:.0%})" if total else "")


def table(model: str, testsets: Path) -> Iterator[str]:
    """A line for each set."""
    engine = load_engine(find(model), converted)
    yield "| set | BLEU | chrF | figures kept | Latin words kept | names of the reference found |"
    yield "|---|---|---|---|---|---|"
    for name, files in SETS.items():
        sources, references = (lines(testsets / file) for file in files)
        hypotheses = _translated(engine, sources)
        scores = " | ".join(f"{score.score:.1f}" for _, score in _scores(hypotheses, references))
        counts = " | ".join(
            kept([pattern.findall(text) for text in texts], hypotheses)
            for pattern, texts in ((FIGURE, sources), (LATIN, sources), (NAME, references))
        )
        yield f"| {name} | {scores} | {counts} |"


def _translated(engine: Engine, sources: list[str]) -> list[str]:
    return [nbest[0].text for nbest in engine.translate(sources)]


def _scores(hypotheses: list[str], references: list[str]) -> list[tuple[Metric, Score]]:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    return [(metric, metric.corpus_score(hypotheses, [references])) for metric in (BLEU(), CHRF())]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="BLEU, chrF and what is copied, on every test set.")
    parser.add_argument("--testsets", type=Path, required=True)
    parser.add_argument("--model", default=MODEL, help="an installed model, or a model's folder")
    given = parser.parse_args()
    for line in table(given.model, given.testsets):
        print(line, flush=True)


if __name__ == "__main__":
    main()
