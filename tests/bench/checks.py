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
from tests.bench.testsets import SETS, Files, pairs
from translate.checks import check_row
from translate.units import BlockKind, Severity, TranslationUnit


def units(folder: Path, files: Files) -> list[TranslationUnit]:
    """The rows of a test set."""
    return [
        TranslationUnit(number, number, BlockKind.PARAGRAPH, number, 1, 1, arabic, english)
        for number, (arabic, english) in enumerate(pairs(folder, files), 1)
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
    there = {name: files for name, files in SETS.items() if all((folder / file).is_file() for file in files)}
    hashed = data_hash([folder / file for files in there.values() for file in files])
    print(
        f"# False alarms of the checks\n\n- Machine: {machine()}\n- Load: {load()}\n- Data: SHA-256 `{hashed}`\n"
    )
    print("| references | rows | any alarm | numbers | ms a row | by check |\n" + "|---" * 6 + "|")
    for name, files in there.items():
        print(row(name, units(folder, files)), flush=True)


if __name__ == "__main__":
    main()
