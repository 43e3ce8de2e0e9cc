"""The glossary over files of rows: terms that recur in them, and terms that they did not keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from translate.errors import OutputError
from translate.files import write_atomically
from translate.glossary import as_csv, candidates, check, read_glossary
from translate.jobs import prepare_folder, unwritable
from translate.pipeline.documents import read_rows
from translate.units import Finding


def glossary_terms(files: Sequence[Path]) -> tuple[str, int]:
    """A table of the names and terms that recur in bilingual files, and how many they are.

    Rows are numbered through all files, in their order.

    Raises:
        SourceError: one of them cannot be read.
    """
    units = [unit for file in files for unit in read_rows(file).units]
    found = candidates([replace(unit, id=number) for number, unit in enumerate(units, 1)])
    return as_csv(found), len(found)


def missing_terms(file: Path, glossary: Path) -> list[tuple[int, Finding]]:
    """The terms whose English a bilingual file lacks, with the rows.

    Raises:
        SourceError: one of the two cannot be read.
    """
    return list(check(read_rows(file).units, read_glossary(glossary)))


def write_new(path: Path, text: str, *, overwrite: bool = False) -> None:
    """Write a text that people will edit; one that is there is not replaced unless asked for.

    Raises:
        OutputError: it is there, or cannot be written.
    """
    if path.exists() and not overwrite:
        raise OutputError(
            f"{path} is there already.", "Use --overwrite to replace it, or choose another name."
        )
    prepare_folder(path)
    try:
        write_atomically(path, text.encode("utf-8-sig", "replace"))
    except OSError as problem:
        raise unwritable(path, problem) from problem
