"""Rows with what the checks find in them, and files of rows that are checked without being translated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from translate.checks import check_rows
from translate.pipeline.documents import read_rows
from translate.report import finding_json
from translate.units import Origin, Progress, Severity, TranslationUnit, no_progress


def checked(rows: Sequence[TranslationUnit], progress: Progress = no_progress) -> tuple[TranslationUnit, ...]:
    """The rows with their findings added."""
    found = check_rows(rows, progress)
    return tuple(replace(row, findings=(*row.findings, *found.get(row.id, ()))) for row in rows)


@dataclass(frozen=True, slots=True)
class Checked:
    """A bilingual file after its checks."""

    units: tuple[TranslationUnit, ...]

    def json(self) -> dict[str, Any]:
        """The result as plain values."""
        return {
            "units": [
                {
                    "id": unit.id,
                    "findings": [finding_json(finding) for finding in unit.findings],
                    "confidence": str(unit.confidence.band) if unit.confidence else None,
                }
                for unit in self.units
            ]
        }

    def has(self, severity: Severity) -> bool:
        """Whether a row has a finding of this severity, or a worse one."""
        order = list(Severity)
        worst = order[: order.index(severity) + 1]
        return any(finding.severity in worst for unit in self.units for finding in unit.findings)


def check_file(path: Path, progress: Progress = no_progress) -> Checked:
    """Run all checks over a bilingual file as it stands now, whoever translated or edited it.

    Raises:
        SourceError: the file cannot be read, or has no rows.
    """
    # Whoever asks for a check wants every row looked at, remembered ones too.
    rows = [replace(unit, findings=(), origin=Origin.PERSON) for unit in read_rows(path).units]
    return Checked(checked(rows, progress))
