"""Rows with what the checks find in them, and files of rows that are checked without being translated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from translate.checks import check_article, check_row
from translate.checks.confidence import confidence
from translate.glossary import Term, TermIndex, enforce
from translate.glossary import check as check_terms
from translate.pipeline.documents import read_rows
from translate.pipeline.spellings import with_usual_spellings
from translate.report import finding_json
from translate.units import Band, Finding, Origin, Progress, Severity, TranslationUnit, no_progress


def checked(
    rows: Sequence[TranslationUnit], terms: Sequence[Term] = (), progress: Progress = no_progress
) -> tuple[TranslationUnit, ...]:
    """The rows of an article with all that is found in them: each alone, then all together."""
    return checked_together(checked_alone(rows, progress), rows, terms)


def checked_alone(rows: Sequence[TranslationUnit], progress: Progress = no_progress) -> list[TranslationUnit]:
    """Rows, of one article or of many, with what can be said of each without the others.

    One from the memory is left alone: a person has approved it as it is.
    """
    looked_at = []
    for done, row in enumerate(rows, 1):
        progress("checking", done, len(rows))
        looked_at.append(_alone(row))
    return looked_at


def checked_together(
    rows: Sequence[TranslationUnit], recalled: Sequence[TranslationUnit], terms: Sequence[Term] = ()
) -> tuple[TranslationUnit, ...]:
    """The rows of an article, checked alone, with what is found in them as an article, and with their confidence.

    Names get the spelling that most rows have, and the glossary's terms are put right, where that is safe.
    ``recalled`` are the same rows as they were before they were translated, whose findings, the memory's offers, come
    first.
    """
    index = TermIndex(terms)
    spelt = [
        new if new is old else _alone(new) for new, old in zip(with_usual_spellings(rows), rows, strict=True)
    ]
    kept = [_with_terms(row, index) if terms else row for row in spelt]
    whole = check_article(kept)
    missing: dict[int, list[Finding]] = {}
    for number, finding in check_terms(kept, index):
        missing.setdefault(number, []).append(finding)
    found = (
        (*offered.findings, *row.findings, *whole.get(row.id, ()), *missing.get(row.id, ()))
        for row, offered in zip(kept, recalled, strict=True)
    )
    return tuple(_judged(replace(row, findings=findings)) for row, findings in zip(kept, found, strict=True))


def _alone(row: TranslationUnit) -> TranslationUnit:
    """The row with what can be said of it without its article."""
    return _judged(replace(row, findings=() if row.origin is Origin.MEMORY else check_row(row)))


def _judged(row: TranslationUnit) -> TranslationUnit:
    """The row with the confidence that its findings allow."""
    return replace(row, confidence=confidence(row))


def _with_terms(row: TranslationUnit, terms: TermIndex) -> TranslationUnit:
    """The row with the glossary's English, unless a person approved it otherwise or the checks like it less."""
    changed = enforce(row, terms) if row.origin is Origin.ENGINE else None
    if changed is None:
        return row
    findings = check_row(changed)
    worse = sum(finding.severity is not Severity.INFO for finding in findings)
    before = sum(finding.severity is not Severity.INFO for finding in row.findings)
    return replace(changed, findings=findings) if worse <= before else row


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
                    "confidence": asdict(unit.confidence) if unit.confidence else None,
                }
                for unit in self.units
            ]
        }

    def weakest(self) -> list[TranslationUnit]:
        """The rows of low confidence, the lowest first."""
        judged = ((unit.confidence, unit) for unit in self.units if unit.confidence)
        low = [(found.score, unit) for found, unit in judged if found.band is Band.LOW]
        return [unit for _, unit in sorted(low, key=lambda pair: pair[0])]

    def has(self, severity: Severity) -> bool:
        """Whether a row has a finding of this severity, or a worse one."""
        return any(unit.worst and unit.worst.rank <= severity.rank for unit in self.units)


def check_file(path: Path, terms: Sequence[Term] = (), progress: Progress = no_progress) -> Checked:
    """Run all checks over a bilingual file as it stands now, whoever translated or edited it.

    Raises:
        SourceError: the file cannot be read, or has no rows.
    """
    # Whoever asks for a check wants every row looked at, remembered ones too.
    rows = [replace(unit, findings=(), origin=Origin.PERSON) for unit in read_rows(path).units]
    return Checked(checked(rows, terms, progress=progress))
