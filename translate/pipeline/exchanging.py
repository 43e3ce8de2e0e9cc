"""Between the memory and the files of other tools."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from translate.errors import OutputError
from translate.exchange import read_tmx, write_tmx
from translate.jobs import unwritable
from translate.memory import open_memory
from translate.units import Progress, RememberedUnit, no_progress

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
    if tmx.exists() and not overwrite:
        raise OutputError(
            f"{tmx} is there already.", "Use --overwrite to replace it, or choose another name."
        )
    try:
        with open_memory(memory, writable=False) as opened:
            return write_tmx(tmx, opened.units())
    except OSError as problem:
        raise unwritable(tmx, problem) from problem
