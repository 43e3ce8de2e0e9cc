"""From the cells of the article's tables to the rows that a person sees, each text in its column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from translate.bilingual.accepted_table import (
    Cell,
    Place,
    Row,
    columns,
    is_arabic,
    is_header,
    row_numbers,
    usual_width,
)
from translate.emphasis import Emphasis, joined
from translate.reviewed import Change, Column, Comment, ReviewedRow

_MERGED = "Cells of this row were merged; its lines were told apart by their script."


@dataclass(slots=True)
class Group:
    """What a person sees as one row: one, or several whose cells were merged downwards."""

    rows: list[Row] = field(default_factory=list)
    columns: dict[int, Column] = field(default_factory=dict)
    """By the identity of a cell."""
    remarks: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True)
class Gathered:
    """The rows of all tables, in order."""

    groups: list[Group] = field(default_factory=list)
    by_row: dict[int, int] = field(default_factory=dict)
    """By the identity of a row, the index of its group."""


def gather(rows: Sequence[Row], gathered: Gathered) -> None:
    """Add the rows of a table."""
    roles = columns(rows)
    usual = usual_width(rows)
    by_grid = {
        cell.grid: roles[place]
        for row in rows
        if len(row.cells) == usual
        for place, cell in enumerate(row.cells)
    }
    above: Group | None = None
    for row in rows:
        if is_header(row):
            continue
        group = Group([row])
        _name_columns(group, row, roles, by_grid)
        if above is not None and not row.gone and _continues(row, group):
            above.rows.append(row)
            above.columns |= group.columns
            gathered.by_row[id(row)] = gathered.by_row[id(above.rows[0])]
            continue
        gathered.by_row[id(row)] = len(gathered.groups)
        gathered.groups.append(group)
        above = above if row.gone else group


def _name_columns(group: Group, row: Row, roles: Mapping[int, Column], by_grid: Mapping[int, Column]) -> None:
    if len(row.cells) == len(roles):
        group.columns = {id(cell): roles[place] for place, cell in enumerate(row.cells)}
    elif row.cells:
        group.columns = {id(cell): by_grid.get(cell.grid, Column.OTHER) for cell in row.cells}
        group.remarks[_MERGED] = None


def _continues(row: Row, group: Group) -> bool:
    """Whether its English or Arabic is part of the cell above."""
    return any(
        cell.continues and group.columns[id(cell)] in (Column.TARGET, Column.SOURCE) for cell in row.cells
    )


def place_row(place: Place, gathered: Gathered) -> tuple[int, Column]:
    """The index of the group that a place is in, and its column."""
    index = gathered.by_row.get(id(place.row), -1)
    if index < 0:
        return -1, Column.OTHER
    return index, gathered.groups[index].columns[id(place.cell)]


def reviewed_rows(
    gathered: Gathered, comments: Mapping[int, Sequence[Comment]]
) -> tuple[tuple[ReviewedRow, ...], tuple[ReviewedRow, ...]]:
    """The rows that the view shows, and those that it leaves out."""
    shown: list[ReviewedRow] = []
    gone: list[ReviewedRow] = []
    for index, group in enumerate(gathered.groups):
        left_out = all(row.gone for row in group.rows)
        row = _reviewed(group, len(shown) + 1, tuple(comments.get(index, ())))
        if left_out:
            gone.append(row)
        elif row.source or row.target or row.numbers or row.bookmarks or row.comments:
            shown.append(row)
    return tuple(shown), tuple(gone)


def _reviewed(group: Group, position: int, comments: tuple[Comment, ...]) -> ReviewedRow:
    texts = _texts(group)
    cells = [cell for row in group.rows for cell in row.cells]
    other = "\n".join(texts[Column.OTHER]).strip()
    remarks = [*group.remarks, *(remark for cell in cells for remark in cell.story.all_remarks())]
    if other:
        remarks.append(f"Text in a further column was left out: {other}")
    return ReviewedRow(
        position=position,
        numbers=row_numbers("\n".join(texts[Column.NUMBER])),
        bookmarks=tuple(dict.fromkeys(_bookmarks(group))),
        source="\n".join(texts[Column.SOURCE]),
        target="\n".join(texts[Column.TARGET]),
        emphases=_emphases(group),
        changes=tuple(_changes(group)),
        comments=comments,
        notes=tuple(note for cell in cells for note in cell.story.notes),
        remarks=tuple(dict.fromkeys(remarks)),
    )


def _texts(group: Group) -> dict[Column, list[str]]:
    """The texts of every column; where cells of different columns were merged, told apart line by line."""
    texts: dict[Column, list[str]] = {column: [] for column in Column}
    for row in group.rows:
        for cell in row.cells:
            if not cell.text:
                continue
            if group.remarks:
                for line in cell.text.split("\n"):
                    texts[_column_of(line)].append(line)
            else:
                texts[group.columns[id(cell)]].append(cell.text)
    return texts


def _emphases(group: Group) -> tuple[Emphasis, ...]:
    """What is bold or italic in the English; where cells were merged, nobody knows."""
    cells = [cell for row in group.rows for cell in row.cells]
    english = [cell for cell in cells if group.columns[id(cell)] is Column.TARGET and not group.remarks]
    return joined((cell.text, cell.story.emphases) for cell in english)


def _column_of(line: str) -> Column:
    if row_numbers(line):
        return Column.NUMBER
    return Column.SOURCE if is_arabic(line) else Column.TARGET


def _bookmarks(group: Group) -> Iterator[int]:
    for row in group.rows:
        yield from row.bookmarks
        for cell in row.cells:
            yield from cell.story.bookmarks


def _changes(group: Group) -> Iterator[Change]:
    for row in group.rows:
        for change in row.changes:
            yield Change(change.kind, change.author, change.date, "", Column.OTHER)
        for cell in row.cells:
            yield from _changes_of(cell, group.columns[id(cell)])


def _changes_of(cell: Cell, column: Column) -> Iterator[Change]:
    for change in cell.story.changes:
        text = "".join(change.pieces)
        if text:
            yield Change(change.kind, change.author, change.date, text, column)
