"""BLEU and chrF of the shipped model, on a test set that is not part of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.report import Row
from translate.engine import load_engine
from translate.modelstore import converted, find

if TYPE_CHECKING:
    from pathlib import Path

    from sacrebleu.metrics.base import Metric

MODEL = "starter-ar-en"
FILES = ("source.ar", "reference.en")


def test_set(testsets: Path | None) -> list[Path]:
    """The source and the reference of ``flores-dev`` under ``testsets``; nothing where they are not."""
    files = [testsets / "flores-dev" / name for name in FILES] if testsets else []
    return files if all(file.is_file() for file in files) else []


def quality_rows(files: list[Path]) -> list[Row]:
    """The scores of the shipped model, sentence by sentence as the test set has them."""
    if not files:
        return [Row("translation quality", "not measured: no `flores-dev` with `--testsets`")]
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    sources, reference = (file.read_text(encoding="utf-8").splitlines() for file in files)
    engine = load_engine(find(MODEL), converted)
    hypotheses = [nbest[0].text for nbest in engine.translate(sources)]
    return [_scored(metric, hypotheses, reference) for metric in (BLEU(), CHRF())]


def _scored(metric: Metric, hypotheses: list[str], reference: list[str]) -> Row:
    score = metric.corpus_score(hypotheses, [reference])
    what = f"{score.name} of {MODEL} on flores-dev, {len(reference)} sentences"
    return Row(f"{what} (`{metric.get_signature()}`)", f"{score.score:.1f}")
