"""Between the memory and the files of other tools."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from translate.arabic import words
from translate.errors import SourceError
from translate.exchange import COLUMNS, MACHINE, read_table, read_tmx, read_xliff, write_tmx
from translate.jobs import prepare_folder, refuse_existing, unwritable
from translate.memory import open_memory
from translate.pipeline.documents import TABLES, XLIFF
from translate.units import Progress, RememberedUnit, TranslationUnit, UnitState, no_progress

IMPORTED = (".tmx", *XLIFF, *TABLES)
"""How the files that can be imported end."""
_STEP = 1_000
"""Units between two reports of progress."""
_OURS = (b"muqabala:", ",".join(COLUMNS).encode())
_START = 65_536
"""Bytes of an XLIFF file or a table in which we would have left one of these marks."""
_AS_THE_MACHINE = "as the machine left them: not reviewed"


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file."""

    read: int
    """Units that were worth remembering."""
    new: int
    """Those of them that were not known."""
    skipped: tuple[tuple[str, int], ...] = ()
    """Why others were passed over, in words that follow "rows", and how many."""
    notes: int = 0
    """Notes of the file, for which the memory has no place."""


class _Rows:
    """The units of a file of rows, and count of what is passed over."""

    def __init__(self) -> None:
        self.skipped: Counter[str] = Counter()
        self.notes = 0

    def of(self, path: Path) -> Iterator[RememberedUnit]:
        """The units to remember, in order; those without an article of their own get the file's name."""
        suffix = path.suffix.lower()
        if suffix == ".tmx":
            units = self._by_people(read_tmx(path))
            return (unit if unit.article else replace(unit, article=path.name) for unit in units)
        if suffix in XLIFF:
            return self._approved(read_xliff(path), path.name, drafted=_is_ours(path))
        if suffix in TABLES:
            return self._approved(read_table(path), path.name, drafted=_is_ours(path))
        raise SourceError(
            f"{path.name} is not a file that the memory can learn from.",
            f"Give one that ends in {', '.join(IMPORTED)}; of a reviewed .docx, `muqabala accept` learns.",
        )

    def _by_people(self, units: Iterable[RememberedUnit]) -> Iterator[RememberedUnit]:
        for unit in units:
            if unit.reviewer == MACHINE:
                self.skipped[_AS_THE_MACHINE] += 1
            else:
                yield unit

    def _approved(
        self, rows: Iterable[TranslationUnit], article: str, *, drafted: bool
    ) -> Iterator[RememberedUnit]:
        """The rows that somebody has approved; of our own drafts, what was only translated is a machine's."""
        rows = list(rows)
        sources = ["", *(row.source for row in rows), ""]
        for place, row in enumerate(rows):
            if reason := _why_not(row, drafted=drafted):
                self.skipped[reason] += 1
                continue
            self.notes += len(row.findings)
            yield RememberedUnit(row.source, row.target, sources[place], sources[place + 2], article)


def _is_ours(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(_START)
    return any(mark in start for mark in _OURS)


def _why_not(row: TranslationUnit, *, drafted: bool) -> str:
    """Why a row is not remembered; empty if it is."""
    if next(words(row.source), None) is None:
        return "without Arabic to translate"
    if not row.target.strip() or row.state is UnitState.INITIAL:
        return "not translated yet"
    if drafted and row.state is UnitState.TRANSLATED:
        return _AS_THE_MACHINE
    return ""


def import_memory(memory: Path, path: Path, progress: Progress = no_progress) -> Imported:
    """Remember the approved units of a TMX, XLIFF or table file.

    Raises:
        SourceError: the file cannot be read, or has none; what was read until then is remembered.
        MemoryFileError: the memory cannot be written.
    """
    rows = _Rows()
    units = rows.of(path)
    first = next(units, None)  # before the memory is made
    if first is None:
        raise _nothing(path, rows.skipped)
    read = 0

    def counted() -> Iterator[RememberedUnit]:
        nonlocal read
        for read, unit in enumerate(chain([first], units), 1):
            if read % _STEP == 0:
                progress("remembering", read, 0)
            yield unit

    with open_memory(memory, writable=True) as opened:
        new = opened.remember(counted())
    return Imported(read, new, tuple(rows.skipped.items()), rows.notes)


def _nothing(path: Path, skipped: Counter[str]) -> SourceError:
    why = "; ".join(f"{number:,} rows are {reason}" for reason, number in skipped.items())
    return SourceError(
        f"{path.name} has nothing to remember{f': {why}' if why else ''}.",
        "Check that it goes from Arabic to English, and that its rows are approved.",
    )


def export_memory(
    memory: Path, tmx: Path, progress: Progress = no_progress, *, overwrite: bool = False
) -> int:
    """Write the whole memory as TMX; returns how many units.

    Raises:
        OutputError: a file of that name is there, or cannot be written.
        MemoryFileError: the memory cannot be read.
    """
    refuse_existing(tmx, overwrite=overwrite)
    with open_memory(memory, writable=False) as opened:
        total = opened.count()

        def counted() -> Iterator[RememberedUnit]:
            for number, unit in enumerate(opened.units(), 1):
                if number % _STEP == 0:
                    progress("exporting", number, total)
                yield unit

        prepare_folder(tmx)
        try:
            return write_tmx(tmx, counted())
        except OSError as problem:
            raise unwritable(tmx, problem) from problem
