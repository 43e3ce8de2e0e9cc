"""The article's table in a document that anybody may have rearranged: which tables, which rows, which columns.

The rows' bookmarks tell the table for certain. Where a program has dropped them, it is the table that has row
numbers beside Arabic, and then the one with most rows of English beside Arabic.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from translate.bilingual.accepted_story import Story, Tracked, W
from translate.bilingual.accepted_text import CELL, ROW, TABLE, TextReader
from translate.reviewed import ChangeKind, Column, View

if TYPE_CHECKING:
    from lxml.etree import _Element

_TITLES = {"#": Column.NUMBER, "English": Column.TARGET, "العربية": Column.SOURCE}
_NUMBER = re.compile(r"\s*(\d{1,7})\s*")
_ROW_BOOKMARK = re.compile(r"seg_\d{4,9}", re.ASCII)
_ROW_CHANGES = {f"{W}ins": ChangeKind.ROW_INSERTED, f"{W}del": ChangeKind.ROW_DELETED}
_CELL_GONE = {View.ACCEPTED: f"{W}cellDel", View.REJECTED: f"{W}cellIns"}
_ROW_GONE = {View.ACCEPTED: ChangeKind.ROW_DELETED, View.REJECTED: ChangeKind.ROW_INSERTED}
_HALF = 0.5

_Texts = Sequence[Sequence[str]]


@dataclass(slots=True)
class Cell:
    """A cell while it is read."""

    story: Story
    grid: int
    """The column of the table's grid that it begins in, from 0."""
    continues: bool
    """Whether it is the lower part of a cell that was merged with the one above."""
    text: str = ""


@dataclass(slots=True)
class Row:
    """A row while it is read."""

    cells: list[Cell] = field(default_factory=list)
    changes: list[Tracked] = field(default_factory=list)
    bookmarks: list[int] = field(default_factory=list)
    """Those that stand between its cells."""
    gone: bool = False
    """Whether the view leaves it out."""
    repeated: bool = False
    """Whether it stands at the top of every page, as the row of titles does."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a story stands: a cell of a row."""

    row: Row
    cell: Cell


def article_tables(body: _Element) -> list[_Element]:
    """The tables that hold the article's rows: one, or several pieces of it; none in a stranger's document."""
    marked = [table for table in _tables_of_bookmarks(body) if table is not None]
    if marked:
        return list(dict.fromkeys(marked))
    tables = {table: list(_row_texts(table)) for table in body.iter(TABLE)}
    main = max(tables, key=lambda table: _evidence(tables[table]), default=None)
    if main is None or not any(_evidence(tables[main])):
        return []
    return [table for table, rows in tables.items() if table is main or _is_piece(rows, tables[main])]


def _evidence(rows: _Texts) -> tuple[bool, int, int]:
    """What speaks for a table: our titles, numbered rows, rows of English beside Arabic."""
    titled = any(_has_titles(texts) for texts in rows)
    return titled, _numbered_rows(rows), _bilingual_rows(rows)


def _is_piece(rows: _Texts, main: _Texts) -> bool:
    """Whether a table may have been cut off the main one: as wide, and mostly numbered rows."""
    numbered = _numbered_rows(rows)
    widths = [Counter(map(len, each)).most_common(1)[0][0] for each in (main, rows) if each]
    return numbered > len(rows) * _HALF and widths[0] == widths[-1]


def lines_outside(body: _Element) -> list[str]:
    """The lines outside the article's tables that are not empty, spaces evened out: what other hands did not add."""
    waiting = set(article_tables(body))
    reader = TextReader(View.ACCEPTED)
    reader.on_table = waiting.__contains__
    lines = (" ".join(line.split()) for line in reader.read(body, Story()).lines)
    return [line for line in lines if line]


def _tables_of_bookmarks(body: _Element) -> Iterator[_Element | None]:
    for bookmark in body.iter(f"{W}bookmarkStart"):
        if _ROW_BOOKMARK.fullmatch(bookmark.get(f"{W}name", "")):
            yield next(bookmark.iterancestors(TABLE), None)


def _numbered_rows(rows: _Texts) -> int:
    """How many rows have a number in one cell, Arabic in another, and a third for the English."""
    return sum(
        len(texts) >= len(_TITLES)
        and any(_NUMBER.fullmatch(text.partition("\n")[0]) for text in texts)
        and any(is_arabic(text) for text in texts)
        for texts in rows
    )


def _bilingual_rows(rows: _Texts) -> int:
    """How many rows have Arabic in one cell and none in another, and no label in front."""
    count = 0
    for texts in rows:
        filled = [text for text in texts if text.strip()]
        arabic = [is_arabic(text) for text in filled]
        count += any(arabic) and not all(arabic) and not filled[0].startswith("Line ")
    return count


def _row_texts(table: _Element) -> Iterator[list[str]]:
    """The texts of every row's cells, quickly: only what tells columns apart."""
    for row in _elements(table, ROW):
        if row.tag == ROW:
            cells = (cell for cell in _elements(row, CELL) if cell.tag == CELL)
            yield ["\n".join(map(_quick_text, cell.iter(f"{W}p"))) for cell in cells]


def _quick_text(paragraph: _Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


def is_arabic(text: str) -> bool:
    """Whether most of a text's letters are Arabic."""
    letters = [unicodedata.bidirectional(character) == "AL" for character in text if character.isalpha()]
    return sum(letters) > len(letters) * _HALF


class TableReader:
    """Reads the rows of one table in order."""

    def __init__(self, reader: TextReader, view: View) -> None:
        self._reader = reader
        self._view = view

    def rows(self, table: _Element) -> list[Row]:
        """All rows, those too that the view leaves out."""
        found: list[Row] = []
        strays: list[_Element] = []
        for element in _elements(table, ROW):
            if element.tag == ROW:
                found.append(self._row(element, strays))
                strays = []
            else:
                strays.append(element)
        for stray in strays:
            self._reader.read_mark(stray)
        return found

    def _row(self, element: _Element, strays: Sequence[_Element]) -> Row:
        row = Row(repeated=element.find(f"{W}trPr/{W}tblHeader") is not None)
        self._row_changes(element, row)
        between = Story()
        before, self._reader.story = self._reader.story, between
        for stray in strays:
            self._reader.read_mark(stray)
        grid = _count(element.find(f"{W}trPr/{W}gridBefore"), 0)
        for child in _elements(element, CELL):
            if child.tag == CELL:
                grid = self._cell(child, row, grid)
            else:
                self._reader.read_mark(child)
        self._reader.story = before
        row.bookmarks += between.bookmarks
        return row

    def _row_changes(self, element: _Element, row: Row) -> None:
        for mark in element.iterfind(f"{W}trPr/*"):
            kind = _ROW_CHANGES.get(str(mark.tag))
            if kind is not None:
                row.changes.append(Tracked.of(mark, kind))
                row.gone |= kind is _ROW_GONE[self._view]

    def _cell(self, element: _Element, row: Row, grid: int) -> int:
        """Read a cell unless the view leaves it out; returns where the next one begins."""
        properties = element.find(f"{W}tcPr")
        span, merged = 1, None
        if properties is not None:
            span = _count(properties.find(f"{W}gridSpan"), 1)
            merged = properties.find(f"{W}vMerge")
            if properties.find(_CELL_GONE[self._view]) is not None:
                return grid + span
        cell = Cell(Story(), grid, merged is not None and merged.get(f"{W}val", "continue") == "continue")
        row.cells.append(cell)
        self._reader.read(element, cell.story, Place(row, cell))
        cell.text = cell.story.text()
        return grid + span


def _elements(parent: _Element, wanted: str) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, inside content controls too, and the marks between them."""
    for child in parent:
        if child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml") and wanted != child.tag:
            yield from _elements(child, wanted)
        else:
            yield child


def _count(element: _Element | None, otherwise: int) -> int:
    value = "" if element is None else element.get(f"{W}val", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 5 else otherwise  # noqa: PLR2004 (Word has 63 columns)


def columns(rows: Sequence[Row]) -> dict[int, Column]:
    """What each column of a table is, by its place among a full row's cells; the header says, else the content."""
    usual = usual_width(rows)
    full = [row for row in rows if len(row.cells) == usual]
    header = next((row for row in full if is_header(row)), None)
    titles = enumerate(_title(cell.text) for cell in header.cells) if header else ()
    named = {place: title for place, title in titles if title}
    return _columns_by_content([row for row in full if row is not header], usual, named)


def usual_width(rows: Sequence[Row]) -> int:
    """How many cells most rows have."""
    return Counter(len(row.cells) for row in rows).most_common(1)[0][0] if rows else 0


def is_header(row: Row) -> bool:
    """Whether it is the row of titles."""
    titles = [cell.text.strip() for cell in row.cells]
    named = _has_titles(titles) or (row.repeated and any(map(_title, titles)))
    return named and not any(cell.story.bookmarks for cell in row.cells)


def _title(text: str) -> Column | None:
    """The column that a title names, though a reviewer wrote more behind it: English (edited by Rana)."""
    written = text.strip().casefold()
    return next((column for title, column in _TITLES.items() if written.startswith(title.casefold())), None)


def _has_titles(texts: Iterable[str]) -> bool:
    """Whether two of the titles stand among them: a column may have been deleted whole, or called otherwise."""
    return len(_TITLES.keys() & set(texts)) > 1


def _columns_by_content(rows: Sequence[Row], width: int, named: Mapping[int, Column]) -> dict[int, Column]:
    """What is not named already: numbers, most Arabic, and of the rest the one with most text."""
    found = dict(named)
    measures: tuple[tuple[Column, Callable[[Cell], int]], ...] = (
        (Column.NUMBER, lambda cell: 1 if row_numbers(cell.text) else -1),
        (Column.SOURCE, lambda cell: 1000 * bool(cell.story.bookmarks) + _arabic_letters(cell.text)),
        (Column.TARGET, lambda cell: len(cell.text)),
    )
    for column, measure in measures:
        if column in named.values():
            continue
        scores = {
            place: sum(measure(row.cells[place]) for row in rows)
            for place in range(width)
            if place not in found
        }
        best = max(scores, key=lambda place: scores[place], default=None)
        if best is not None and scores[best] > 0:
            found[best] = column
    return {place: found.get(place, Column.OTHER) for place in range(width)}


def _arabic_letters(text: str) -> int:
    return sum(unicodedata.bidirectional(character) == "AL" for character in text)


def row_numbers(text: str) -> tuple[int, ...]:
    """The numbers that stand alone in the lines of a number cell."""
    lines = (_NUMBER.fullmatch(line) for line in text.split("\n"))
    return tuple(dict.fromkeys(int(found[1]) for found in lines if found))
