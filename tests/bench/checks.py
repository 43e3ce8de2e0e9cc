"""Measure all checks together on human references: ``python -m tests.bench.checks --testsets FOLDER``.

Whatever they find there beyond information is counted as a false alarm, though some references do differ from
their source. Goals: at most 2 % of rows for numbers, 3 % for all; 2 ms a row.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

from tests.bench.machine import data_hash, load, machine
from translate.checks import check_row
from translate.units import BlockKind, Severity, TranslationUnit

SETS = {
    "FLORES-101 dev": ("flores-dev/source.ar", "flores-dev/reference.en"),
    "PUD": ("pud/pud.ar", "pud/pud.en"),
    "TICO-19 dev": ("tico19-dev/tico19-dev.ar", "tico19-dev/tico19-dev.en"),
    "XQuAD questions": ("xquad/xquad-questions.ar", "xquad/xquad-questions.en"),
}


def units(source: Path, target: Path) -> list[TranslationUnit]:
    """The rows of two files that belong together line by line."""
    lines = (file.read_text(encoding="utf-8").splitlines() for file in (source, target))
    return [
        TranslationUnit(number, number, BlockKind.PARAGRAPH, number, 1, 1, arabic, english)
        for number, (arabic, english) in enumerate(zip(*lines, strict=True), 1)
    ]


def row(name: str, rows: list[TranslationUnit]) -> str:
    """A line of the table: rows, share with an alarm, share with one of numbers, milliseconds, alarms by check."""
    start = time.process_time()
    found = [check_row(unit) for unit in rows]
    milliseconds = (time.process_time() - start) / len(rows) * 1000
    alarms = [{each.check for each in one if each.severity is not Severity.INFO} for one in found]
    kinds = Counter(check for one in alarms for check in one)
    cells = (
        name,
        f"{len(rows):,}",
        f"{sum(map(bool, alarms)) / len(rows):.2%}",
        f"{kinds['numbers'] / len(rows):.2%}",
        f"{milliseconds:.2f}",
        ", ".join(f"{check} {count}" for check, count in kinds.most_common()),
    )
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Measure every set that is there, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.checks", description="Measure the checks.")
    parser.add_argument("--testsets", type=Path, required=True, metavar="FOLDER")
    folder: Path = parser.parse_args().testsets
    there = {name: [folder / file for file in files] for name, files in SETS.items()}
    there = {name: files for name, files in there.items() if all(file.is_file() for file in files)}
    hashed = data_hash([file for files in there.values() for file in files])
    print(
        f"# False alarms of the checks\n\n- Machine: {machine()}\n- Load: {load()}\n- Data: SHA-256 `{hashed}`\n"
    )
    print("| references | rows | any alarm | numbers | ms a row | by check |\n" + "|---" * 6 + "|")
    for name, (source, target) in there.items():
        print(row(name, units(source, target)), flush=True)


if __name__ == "__main__":
    main()
