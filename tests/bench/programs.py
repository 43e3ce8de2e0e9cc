"""Whole programs: from the command to the Word file, and the help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.process import ROOT, python, typical_cost
from tests.bench.report import Row

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = ROOT / "source" / "prisoner-exchange.txt"
MODEL = ROOT / "models" / "starter-ar-en"
SCRIPT = ROOT / "tests" / "bench" / "naive_script.py"
HELP_GOAL = 0.3


def demo_rows(folder: Path, quick: bool) -> list[Row]:
    """Seconds and memory of translating the demo article, beside the script; the files go into ``folder``."""
    times = 1 if quick else 3
    command = python("-m", "translate", "translate", str(ARTICLE), "--model", MODEL.name)
    command += ["--output", str(folder / "muqabala.docx")]
    typical_cost(command, 1)  # the conversion of the model is cached from here on
    ours = typical_cost(command, times)
    script = python("-P", str(SCRIPT), str(ARTICLE), str(folder / "script.docx"), str(MODEL))
    theirs = typical_cost(script, times)
    what = f"`{ARTICLE.name}` from the command to the Word file, with the starter model"
    return [
        Row(
            f"{what}: seconds (median of {times})",
            f"{ours.seconds:.2f} s",
            f"the script: {theirs.seconds:.2f} s",
            f"{theirs.seconds / ours.seconds:.1f} times faster",
        ),
        Row(
            f"{what}: peak memory",
            f"{ours.peak_mib:,.0f} MiB",
            f"the script: {theirs.peak_mib:,.0f} MiB",
            f"{ours.peak_mib / theirs.peak_mib:.0%}",
        ),
    ]


def help_row() -> Row:
    """Seconds until the help is shown."""
    times = 5
    seconds = typical_cost(python("-m", "translate", "--help"), times).seconds
    return Row(
        f"`muqabala --help`: seconds (median of {times})",
        f"{seconds:.2f} s",
        goal=f"≤ {HELP_GOAL:g} s",
        reached=seconds <= HELP_GOAL,
    )
