"""Print the benchmark's table: ``python -m tests.bench [--quick] [--out FILE] [--testsets FOLDER]``."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.decoding import decoding_rows
from tests.bench.documents import document_rows
from tests.bench.machine import data_hash, load, machine, versions
from tests.bench.programs import ARTICLE, MODEL, demo_rows, help_row
from tests.bench.quality import quality_rows, test_set
from tests.bench.report import Row, table

if TYPE_CHECKING:
    from collections.abc import Iterator


def main() -> None:
    """Measure everything in one run and print it; the progress goes to standard error."""
    options = _options()
    scored = test_set(options.testsets)
    heading = _heading(scored)
    with tempfile.TemporaryDirectory(prefix="muqabala-bench-") as folder:
        os.environ |= _environment(folder)
        rows = []
        for row in _rows(Path(folder), options.quick, scored):
            print(row.measure, row.value, sep=": ", file=sys.stderr)
            rows.append(row)
    report = "\n".join((heading, table(rows), ""))
    print(report)
    if options.out:
        options.out.write_text(report, encoding="utf-8")


def _environment(folder: str) -> dict[str, str]:
    """What makes both sides measure the same: a cache of their own, the processor only, no network."""
    return {"MUQABALA_CACHE": folder, "CUDA_VISIBLE_DEVICES": "", "HF_HUB_OFFLINE": "1"}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench", description="Measure Muqabala on this machine."
    )
    parser.add_argument("--quick", action="store_true", help="fewer sentences and repetitions")
    parser.add_argument("--out", type=Path, metavar="FILE", help="also write the table to a file")
    parser.add_argument("--testsets", type=Path, metavar="FOLDER", help="the folder that holds flores-dev")
    return parser.parse_args()


def _rows(folder: Path, quick: bool, scored: list[Path]) -> Iterator[Row]:
    """All measurements, the programs first, while this process is still small (see ``process.cost``)."""
    yield help_row()
    yield from demo_rows(folder, quick)
    yield from document_rows(folder)
    model = folder / "opus-size"
    model.mkdir()
    yield from decoding_rows(model, quick)
    yield from quality_rows(scored)


def _heading(scored: list[Path]) -> str:
    """What the measurements hold for."""
    data = [ARTICLE, *sorted(MODEL.glob("*.json")), *sorted(MODEL.glob("*.safetensors")), *scored]
    hashed = "the article, the shipped model" + (", the test set" if scored else "")
    return "\n".join(
        (
            "# Benchmark",
            "",
            f"- Machine: {machine()}; everything is measured on the processor",
            f"- Load: {load()}",
            f"- Versions: {versions()}",
            f"- Data: {hashed}, SHA-256 `{data_hash(data)}`",
            "",
        )
    )


if __name__ == "__main__":
    main()
