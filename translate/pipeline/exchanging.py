"""Between our documents, the memory and the files of other tools."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from translate.exchange import (
    read_tmx,
    write_csv,
    write_side_by_side_html,
    write_side_by_side_markdown,
    write_tmx,
    write_xliff,
)
from translate.jobs import prepare_folder, refuse_existing, unwritable
from translate.memory import open_memory
from translate.pipeline.documents import Rows, read_rows
from translate.units import Progress, RememberedUnit, no_progress


class Format(StrEnum):
    """What rows can be exported to."""

    TMX = "tmx"
    XLIFF = "xliff"
    CSV = "csv"
    HTML = "html"
    MARKDOWN = "md"


_SUFFIXES = {Format.XLIFF: ".xlf"}
_STEP = 1_000
"""Units between two reports of progress."""


def import_memory(memory: Path, tmx: Path, progress: Progress = no_progress) -> tuple[int, int]:
    """Remember the units of a TMX file; returns how many were read, and how many of them are new.

    Raises:
        SourceError: the file is no TMX that can be read; what was read until then is remembered.
        MemoryFileError: the memory cannot be written.
    """
    read = 0

    def counted() -> Iterator[RememberedUnit]:
        nonlocal read
        for read, unit in enumerate(read_tmx(tmx), 1):
            if read % _STEP == 0:
                progress("remembering", read, 0)
            yield unit

    with open_memory(memory, writable=True) as opened:
        new = opened.remember(counted())
    return read, new


def export_memory(memory: Path, tmx: Path, *, overwrite: bool = False) -> int:
    """Write the whole memory as TMX; returns how many units.

    Raises:
        OutputError: a file of that name is there, or cannot be written.
        MemoryFileError: the memory cannot be read.
    """
    refuse_existing(tmx, overwrite=overwrite)
    try:
        with open_memory(memory, writable=False) as opened:
            return write_tmx(tmx, opened.units())
    except OSError as problem:
        raise unwritable(tmx, problem) from problem


def export_rows(path: Path, to: Format, output: Path | None = None, *, overwrite: bool = False) -> Path:
    """Write a bilingual file's rows in another format, beside it unless ``output`` says where; returns the file.

    Raises:
        SourceError: the file cannot be read.
        OutputError: a file of that name is there, or cannot be written.
    """
    rows = read_rows(path)
    suffix = _SUFFIXES.get(to, f".{to}")
    output = path.with_suffix(suffix) if output is None else output
    if output.is_dir() or not output.suffix:  # a folder, which need not be there yet
        output /= f"{path.stem}{suffix}"
    refuse_existing(output, overwrite=overwrite)
    prepare_folder(output)
    try:
        _write(output, to, rows)
    except OSError as problem:
        raise unwritable(output, problem) from problem
    return output


def _write(output: Path, to: Format, rows: Rows) -> None:
    if to is Format.TMX:
        write_tmx(output, _as_remembered(rows))
    elif to is Format.XLIFF:
        write_xliff(output, rows.units, rows.name)
    elif to is Format.CSV:
        write_csv(output, rows.units)
    elif to is Format.HTML:
        write_side_by_side_html(output, rows.units, rows.name, rows.signature)
    else:
        write_side_by_side_markdown(output, rows.units)


def _as_remembered(rows: Rows) -> Iterator[RememberedUnit]:
    sources = ["", *(unit.source for unit in rows.units), ""]
    for place, unit in enumerate(rows.units):
        if unit.source.strip() and unit.target.strip():
            yield RememberedUnit(
                unit.source, unit.target, previous=sources[place], next=sources[place + 2], article=rows.name,
                signature=rows.signature,
            )  # fmt: skip
