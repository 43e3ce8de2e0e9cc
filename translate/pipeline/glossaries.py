"""The glossary over articles and files of rows: terms that recur in them, and terms that they did not keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from translate.checks import check_row
from translate.errors import SourceError
from translate.files import write_atomically
from translate.glossary import (
    Candidate,
    Problem,
    Term,
    TermIndex,
    best_with_terms,
    candidates,
    check,
    problems,
    read_entries,
    read_glossary,
)
from translate.jobs import prepare_folder, refuse_existing, unwritable
from translate.pipeline.documents import read_rows
from translate.pipeline.segmenting import segment_file
from translate.repair import WIDE, Decode
from translate.rows import untranslated
from translate.units import Finding, Hypothesis, Origin, Severity, TranslationUnit

_BILINGUAL = (".tmx", ".xlf", ".xliff", ".tsv", ".csv")
"""What can be nothing else; a .docx or .txt may be an article."""


def glossary_terms(files: Sequence[Path]) -> tuple[Candidate, ...]:
    """The names and terms that recur in bilingual files, or in Arabic articles, whose English is not known then.

    Rows are numbered through all files, in their order.

    Raises:
        SourceError: one of them cannot be read.
    """
    units = [unit for file in files for unit in _units(file)]
    return candidates([replace(unit, id=number) for number, unit in enumerate(units, 1)])


def _units(file: Path) -> tuple[TranslationUnit, ...]:
    """The rows of a bilingual file, or those that an article would have."""
    try:
        return read_rows(file).units
    except SourceError:
        if file.suffix.lower() in _BILINGUAL:
            raise
        return tuple(map(untranslated, segment_file(str(file)).rows))


def missing_terms(file: Path, glossary: Path) -> list[tuple[int, Finding]]:
    """The terms whose English a bilingual file lacks, with the rows.

    Raises:
        SourceError: one of the two cannot be read.
    """
    return list(check(read_rows(file).units, read_glossary(glossary)))


def glossary_problems(glossary: Path) -> tuple[int, tuple[Problem, ...]]:
    """How many entries a glossary has, and what is wrong with them.

    Raises:
        SourceError: it cannot be read.
    """
    entries = read_entries(glossary)
    return len(entries), problems(entries)


def with_other_outputs(
    rows: Sequence[TranslationUnit],
    decode: Decode,
    translated: Callable[[TranslationUnit, Hypothesis], TranslationUnit],
    terms: Sequence[Term],
) -> tuple[TranslationUnit, ...]:
    """The rows; for one that lacks terms another of the engine's outputs that has them, if the checks agree.

    ``translated`` makes a row of an output. The engine is asked once, for all rows that lack a term.
    """
    index = TermIndex(terms)
    lacking = [row for row in rows if row.origin is Origin.ENGINE and any(check([row], index))]
    nbests = dict(decode([row.source for row in lacking], WIDE, WIDE, 0)) if lacking else {}
    better = {}
    for row in lacking:
        outputs = (_checked(translated(row, hypothesis)) for hypothesis in nbests[row.source])
        better[row.id] = best_with_terms(row, outputs, index, _faults) or row
    return tuple(better.get(row.id, row) for row in rows)


def _checked(row: TranslationUnit) -> TranslationUnit:
    return replace(row, findings=check_row(row))


def _faults(row: TranslationUnit) -> int:
    return sum(finding.severity is not Severity.INFO for finding in row.findings)


def write_new(path: Path, text: str, *, overwrite: bool = False) -> None:
    """Write a text that people will edit; one that is there is not replaced unless asked for.

    Raises:
        OutputError: it is there, or cannot be written.
    """
    refuse_existing(path, overwrite=overwrite)
    prepare_folder(path)
    try:
        write_atomically(path, text.encode("utf-8-sig", "replace"))
    except OSError as problem:
        raise unwritable(path, problem) from problem
