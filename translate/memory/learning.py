"""Writing units into the memory's tables and taking them out again, many at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from translate.memory.similarity import key, normalised
from translate.memory.vocabulary import unit_words
from translate.units import RememberedUnit

if TYPE_CHECKING:
    import sqlite3

FIELDS = ("source", "target", "previous", "next", "article", "reviewer", "approved", "signature")
COLUMNS = ", ".join(FIELDS)
_ASKED = 500
"""Values in one query; the oldest SQLite allows 999."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A unit with all that the tables hold of it."""

    id: int
    key: int
    comparable: str
    words: Sequence[str]
    unit: RememberedUnit


def unit_of(row: Sequence[str]) -> RememberedUnit:
    """The unit in a row of ``COLUMNS``."""
    return RememberedUnit(*row)


def marks(values: Sized) -> str:
    """As many question marks as there are values, for a query."""
    return ", ".join("?" * len(values))


def batches(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """Values in lists of a size; the last may be shorter."""
    pending = iter(values)
    while batch := list(islice(pending, size)):
        yield batch


def learn(connection: sqlite3.Connection, units: Sequence[RememberedUnit]) -> int:
    """Write units, within the caller's transaction; returns how many were not there already."""
    entries = list(_entries(connection, units))
    known = _known(connection, entries)
    fresh: list[_Entry] = []
    others: list[_Entry] = []
    for entry in entries:
        (others if entry.key in known else fresh).append(entry)
        known.add(entry.key)
    _insert(connection, fresh)
    for entry in others:  # one by one, for any may say the same as the one before it
        if not _renewed(connection, entry):
            _insert(connection, [entry])
            fresh.append(entry)
    _count(connection, Counter(word for entry in fresh for word in entry.words))
    return len(fresh)


def _entries(connection: sqlite3.Connection, units: Sequence[RememberedUnit]) -> Iterator[_Entry]:
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM units").fetchone()
    for number, unit in enumerate(units, last + 1):
        comparable = normalised(unit.source)
        yield _Entry(number, key(comparable), comparable, unit_words(comparable, unit.target), unit)


def _known(connection: sqlite3.Connection, entries: Iterable[_Entry]) -> set[int]:
    """Those of the entries' keys that are in the memory."""
    return {
        found
        for keys in batches((entry.key for entry in entries), _ASKED)
        for (found,) in connection.execute(f"SELECT key FROM units WHERE key IN ({marks(keys)})", keys)  # noqa: S608 (marks only)
    }


def _renewed(connection: sqlite3.Connection, entry: _Entry) -> bool:
    """Whether the same unit is there already; if this is the later approval, it takes the other's place."""
    unit = entry.unit
    row = connection.execute(
        "SELECT id, approved FROM units WHERE key = ? AND source = ? AND target = ? AND previous = ? AND next = ?",
        (entry.key, unit.source, unit.target, unit.previous, unit.next),
    ).fetchone()
    if row and (unit.approved, bool(unit.reviewer)) >= (row[1], True):
        connection.execute(
            "UPDATE units SET reviewer = ?, approved = ?, article = ?, signature = ? WHERE id = ?",
            (unit.reviewer, unit.approved, unit.article, unit.signature, row[0]),
        )
    return row is not None


def _insert(connection: sqlite3.Connection, entries: Sequence[_Entry]) -> None:
    connection.executemany(
        f"INSERT INTO units (id, key, length, {COLUMNS}) VALUES (?, ?, ?, {marks(FIELDS)})",  # noqa: S608 (constants)
        (
            (entry.id, entry.key, len(entry.comparable), *(getattr(entry.unit, field) for field in FIELDS))
            for entry in entries
        ),
    )
    connection.executemany(
        "INSERT INTO words (rowid, text) VALUES (?, ?)",
        ((entry.id, " ".join(entry.words)) for entry in entries),
    )
    connection.executemany(
        "INSERT INTO comparables VALUES (?, ?)", ((entry.id, entry.comparable) for entry in entries)
    )


def _count(connection: sqlite3.Connection, counts: Counter[str]) -> None:
    """Add to how many units each word stands in; in the index's order, which is four times faster."""
    connection.executemany(
        "INSERT INTO frequency VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET units = units + excluded.units",
        sorted(counts.items()),
    )


def unlearn(connection: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Take units out, within the caller's transaction."""
    counts: Counter[str] = Counter()
    for some in batches(ids, _ASKED):
        rows = connection.execute(f"SELECT id, source, target FROM units WHERE id IN ({marks(some)})", some)  # noqa: S608 (marks only)
        words = {row: unit_words(normalised(source), target) for row, source, target in rows.fetchall()}
        connection.executemany(
            "INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)",
            ((row, " ".join(found)) for row, found in words.items()),
        )
        for table in ("units", "comparables"):
            connection.execute(f"DELETE FROM {table} WHERE id IN ({marks(some)})", some)  # noqa: S608 (constants)
        for found in words.values():
            counts.subtract(found)
    _count(connection, counts)
    connection.execute("DELETE FROM frequency WHERE units <= 0")
