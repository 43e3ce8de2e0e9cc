"""Writing Word files of many rows."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from statistics import median
from typing import TYPE_CHECKING

from tests.bench.report import Row
from translate.bilingual import DocumentFacts, write_docx
from translate.units import BlockKind, Finding, Severity, TranslationUnit

if TYPE_CHECKING:
    from pathlib import Path

SHORT, LONG = 1_000, 10_000
TIMES = 3
SECONDS_GOAL = 5.0
GROWTH_GOAL = 1.2 * LONG / SHORT
"""Linear, with a fifth of allowance for what the second measurement meets in memory."""

SOURCE = "أعلنت البلدية أن أعمال الترميم في «السوق القديم» ستبدأ في 12 آذار (مارس) وتستمر 18 شهراً على الأقل."
TARGET = "The municipality said work on the “Old Market” would begin on 12 March and last at least 18 months."
NUMBERS = Finding("numbers", Severity.WARNING, "The source has 18, the English does not.")


def document_rows(folder: Path) -> list[Row]:
    """Seconds for a short and a long document, and how they grow; the files go into ``folder``."""
    _seconds(folder, 10)  # python-docx is imported from here on
    short, long = _seconds(folder, SHORT), _seconds(folder, LONG)
    return [
        Row(f"a Word file of {SHORT:,} rows: seconds (median of {TIMES})", f"{short:.2f} s"),
        Row(
            f"a Word file of {LONG:,} rows: seconds (median of {TIMES})",
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
    ]


def _seconds(folder: Path, rows: int) -> float:
    """The median seconds of writing a document."""
    return median(_once(folder, rows) for _ in range(TIMES))


def _once(folder: Path, rows: int) -> float:
    units = [_unit(number) for number in range(1, rows + 1)]
    facts = DocumentFacts("bench.txt", datetime.now(UTC), "none", "none")
    started = time.perf_counter()
    write_docx(folder / f"{rows}.docx", units, facts)
    return time.perf_counter() - started


def _unit(number: int) -> TranslationUnit:
    """A row of ordinary length; four make a paragraph, and one in twenty has a finding."""
    return TranslationUnit(
        id=number,
        block=(number + 3) // 4,
        kind=BlockKind.PARAGRAPH,
        sentence=number,
        part=1,
        parts=1,
        source=SOURCE,
        target=TARGET,
        findings=(NUMBERS,) if number % 20 == 0 else (),
    )
