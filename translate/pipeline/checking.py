"""Rows with what the checks find in them, and files of rows that are checked without being translated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from translate.checks import check_rows
from translate.units import Progress, TranslationUnit, no_progress


def checked(rows: Sequence[TranslationUnit], progress: Progress = no_progress) -> tuple[TranslationUnit, ...]:
    """The rows with their findings added."""
    found = check_rows(rows, progress)
    return tuple(replace(row, findings=(*row.findings, *found.get(row.id, ()))) for row in rows)
