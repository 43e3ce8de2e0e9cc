"""Reading reviewed Word files back: ``python -m tests.bench.reading_back [--testsets FOLDER]``.

Time, memory, and the edit rate against sacrebleu's.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from tests.bench.machine import data_hash, load, machine, versions
from tests.bench.report import Row, table
from translate.bilingual import DocumentFacts, read_docx, write_docx
from translate.review import review
from translate.review.ter import edits
from translate.units import BlockKind, Finding, Severity, TranslationUnit

SHORT, LONG = 1_000, 10_000
TIMES = 3
SECONDS_GOAL = 5.0
GROWTH_GOAL = 1.2 * LONG / SHORT
PAIRS = 200
TEST_SET = "flores-dev"
FILES = ("hypothesis.opusmt.en", "reference.en")

SOURCE = (
    "أعلنت البلدية أن أعمال الترميم في «السوق القديم» ستبدأ في 12 آذار وتستمر 18 شهراً على الأقل، الصفحة {}."
)
TARGET = "The municipality said work on the “Old Market” would begin on 12 March and last 18 months, page {}."
NUMBERS = Finding("numbers", Severity.WARNING, "The source has 18, the English does not.")
_PEAK = """
import re, sys
from pathlib import Path
from translate.bilingual import read_docx
if len(sys.argv) > 1:
    read_docx(Path(sys.argv[1]))
print(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
"""
"""Linux's own count: what ``resource`` says includes the memory of the process that started this one."""


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.reading_back")
    parser.add_argument("--testsets", type=Path, metavar="FOLDER", help=f"the folder that holds {TEST_SET}")
    folder = parser.parse_args().testsets
    test_set = folder / TEST_SET if folder else None
    data = [test_set / name for name in FILES] if test_set else []
    hashed = f"; {TEST_SET}, SHA-256 `{data_hash(data)}`" if data else ""
    print(f"# Reading back\n\n- Machine: {machine()}\n- Load: {load()}\n- Versions: {versions()}")
    print(f"- Data: sentences of {len(SOURCE.split())} words, made here{hashed}\n")
    with tempfile.TemporaryDirectory(prefix="muqabala-bench-") as temporary:
        print(table(reading_rows(Path(temporary), test_set)))


def reading_rows(folder: Path, test_set: Path | None = None) -> list[Row]:
    """Seconds and memory of reading a short and a long document; ``test_set`` is a folder such as ``flores-dev``."""
    for count in (SHORT, LONG):
        _write(folder / f"back-{count}.docx", count)
    short, long = (_seconds(folder / f"back-{count}.docx") for count in (SHORT, LONG))
    found = [
        Row(
            f"reading a reviewed Word file of {LONG:,} rows: seconds (median of {TIMES})",
            f"{long:.2f} s",
            goal=f"≤ {SECONDS_GOAL:g} s",
            reached=long <= SECONDS_GOAL,
        ),
        Row(
            f"{LONG:,} rows against {SHORT:,} ({LONG // SHORT} times is linear)",
            f"{long / short:.1f} times the seconds",
            goal=f"≤ {GROWTH_GOAL:g} times",
            reached=long / short <= GROWTH_GOAL,
        ),
        Row(f"memory above an idle process while reading {LONG:,} rows", f"{_memory(folder):.0f} MB"),
        Row(f"verdicts for {LONG:,} rows, a tenth of them edited: seconds", f"{_judging(folder):.2f} s"),
    ]
    return [*found, _agreement(test_set)] if test_set else found


def _write(path: Path, rows: int) -> None:
    units = [
        TranslationUnit(
            id=number,
            block=(number + 3) // 4,
            kind=BlockKind.PARAGRAPH,
            sentence=number,
            part=1,
            parts=1,
            source=SOURCE.format(number),
            target=TARGET.format(number),
            findings=(NUMBERS,) if number % 20 == 0 else (),
        )
        for number in range(1, rows + 1)
    ]
    write_docx(path, units, DocumentFacts("bench.txt", datetime.now(UTC), "none", "none"))


def _seconds(path: Path) -> float:
    times = []
    for _ in range(TIMES):
        started = time.perf_counter()
        read_docx(path)
        times.append(time.perf_counter() - started)
    return median(times)


def _memory(folder: Path) -> float:
    """Megabytes that a process needs for a long document beyond what it needs for none."""
    command = [sys.executable, "-c", _PEAK]
    idle, reading = (
        int(subprocess.run([*command, *more], capture_output=True, text=True, check=True).stdout)
        for more in ([], [str(folder / f"back-{LONG}.docx")])
    )
    return (reading - idle) / 1024


def _judging(folder: Path) -> float:
    document = read_docx(folder / f"back-{LONG}.docx")
    rows = tuple(
        replace(row, target=row.target.replace("last 18 months", "take a year and a half"))
        if row.position % 10 == 0
        else row
        for row in document.rows
    )
    started = time.perf_counter()
    review(replace(document, rows=rows))
    return time.perf_counter() - started


def _agreement(test_set: Path) -> Row:
    """How many pairs of a system's output and its reference have sacrebleu's number of edits."""
    from sacrebleu.metrics.lib_ter import translation_edit_rate

    texts = [(test_set / name).read_text(encoding="utf-8").splitlines()[:PAIRS] for name in FILES]
    agreed = sum(
        edits(hypothesis, reference) == translation_edit_rate(hypothesis.split(), reference.split())
        for hypothesis, reference in zip(*texts, strict=True)
    )
    return Row(
        f"HTER: pairs of {test_set.name} with the same edits as sacrebleu's TER",
        f"{agreed} of {PAIRS}",
        goal=f"{PAIRS} of {PAIRS}",
        reached=agreed == PAIRS,
    )


if __name__ == "__main__":
    main()
