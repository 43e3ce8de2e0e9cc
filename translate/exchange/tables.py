"""Tables of rows: read from .tsv and .csv files as people make them, written for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

from translate.arabic import words
from translate.errors import SourceError, unreadable
from translate.files import write_atomically
from translate.units import BlockKind, TranslationUnit, UnitState

_ENCODINGS = ("utf-8-sig", "utf-16", "cp1256")
"""Tried in this order; UTF-16 only where the file begins as it does."""
_LONGEST_CELL = 10_000_000
_HEADINGS = frozenset({
    "source", "source text", "arabic", "arabic text", "ar", "العربية", "النص", "النص العربي", "الأصل", "النص الأصلي",
    "المصدر",
})  # fmt: skip
COLUMNS = ("row", "kind", "arabic", "english", "state", "findings")
"""The heading of the tables that are written here."""
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""What spreadsheets would calculate: «- text» becomes an error, and a stranger's text may do worse."""


def read_table(path: Path) -> tuple[TranslationUnit, ...]:
    """Read a table whose first column that holds Arabic is the source and the one after it the English.

    Where there is none after it, the English is the one before.

    A ``.csv`` may be divided by commas or semicolons; anything else is divided by tabs, without quoting. A
    heading line and empty lines are passed over. Of a table that was written here the states are read too.

    Raises:
        SourceError: the file cannot be read, a line has one column only, or no line has Arabic.
    """
    lines = _csv(_text(path)) if path.suffix.lower() == ".csv" else _tsv(_text(path))
    filled = [(number, cells) for number, cells in lines if any(cell.strip() for cell in cells)]
    ours = bool(filled) and tuple(filled[0][1]) == COLUMNS
    rows = filled[1:] if filled and _is_heading(filled[0][1]) else filled
    texts = [cells for _, cells in rows]
    column = _source_column(texts)
    if column is None:
        raise SourceError(f"{path} has no column with Arabic.", "A line is: Arabic, a tab, English.")
    target = _target_column(texts, column)
    pairs = [_pair(path, number, cells, (column, target), ours=ours) for number, cells in rows]
    states = [_state(cells) if ours else UnitState.TRANSLATED for _, cells in rows]
    return tuple(
        TranslationUnit(
            id=number, block=number, kind=BlockKind.PARAGRAPH, sentence=number, part=1, parts=1,
            source=source, target=target, state=state,
        )
        for number, ((source, target), state) in enumerate(zip(pairs, states, strict=True), 1)
    )  # fmt: skip


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise unreadable(path, problem) from None
    for encoding in _ENCODINGS:
        if encoding == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SourceError(f"{path} is in an encoding that is not known here.", "Save it again as UTF-8.")


def _tsv(text: str) -> list[tuple[int, list[str]]]:
    lines = text.replace("\r\n", "\n").split("\n")
    return [(number, line.split("\t")) for number, line in enumerate(lines, 1)]


def _csv(text: str) -> list[tuple[int, list[str]]]:
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return [(reader.line_num, cells) for cells in reader]
    except csv.Error as problem:
        raise SourceError(f"The table cannot be read: {problem}.", "Save it again as .csv or .tsv.") from None
    finally:
        csv.field_size_limit(limit)


def _source_column(rows: Sequence[Sequence[str]]) -> int | None:
    """The first column in which most lines have Arabic."""
    widest = max((len(cells) for cells in rows), default=0)
    for column in range(widest):
        cells = [cells[column] for cells in rows if column < len(cells)]
        if 2 * sum(next(words(cell), None) is not None for cell in cells) > len(rows):
            return column
    return None


def _target_column(rows: Sequence[Sequence[str]], source: int) -> int:
    """The column after the Arabic, or the one before where no line has one after it and most have letters there."""
    before = [cells[source - 1] for cells in rows if len(cells) == source + 1]
    lettered = sum(any(map(str.isalpha, cell)) for cell in before)
    return source - 1 if source and 2 * lettered > len(rows) else source + 1


def _is_heading(cells: Sequence[str]) -> bool:
    return any(cell.strip().lower() in _HEADINGS for cell in cells)


def _pair(
    path: Path, number: int, cells: Sequence[str], columns: tuple[int, int], *, ours: bool
) -> tuple[str, str]:
    """The Arabic and the English of a line, which stand in these columns."""
    if len(cells) <= max(columns):
        raise SourceError(
            f"Line {number} of {path} has no English beside the Arabic.", "A line is: Arabic, a tab, English."
        )
    source, target = (_as_text(cells[column]) if ours else cells[column] for column in columns)
    return source.strip(), target.strip()


def _state(cells: Sequence[str]) -> UnitState:
    """The state that a row of ours names; an unknown one says nothing."""
    named = cells[COLUMNS.index("state")] if len(cells) == len(COLUMNS) else ""
    return UnitState(named) if named in set(UnitState) else UnitState.TRANSLATED


def _for_spreadsheets(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe is put before what looks like one."""
    return f"'{text}" if _FORMULA.match(text) else text


def _as_text(cell: str) -> str:
    """The same, back again."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def write_csv(path: Path, units: Sequence[TranslationUnit]) -> None:
    """Write rows for a spreadsheet: UTF-8 with the mark by which Excel knows it.

    Raises:
        OSError: the file cannot be written.
    """
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for unit in units:
        findings = " ".join(finding.message for finding in unit.findings)
        texts = (unit.kind, unit.source, unit.target, unit.state, findings)
        writer.writerow((unit.id, *map(_for_spreadsheets, texts)))
    write_atomically(path, table.getvalue().encode("utf-8-sig", "replace"))
