"""The memory's file: opening it, its schema and migrations, and what can be wrong with it."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from translate.errors import MemoryFileError
from translate.memory.identity import APPLICATION, Whose, whose
from translate.memory.similarity import normalised
from translate.memory.vocabulary import indexed

if TYPE_CHECKING:
    import sqlite3

FOLDER_VARIABLE = "MUQABALA_MEMORY"
"""The environment variable that names another file."""

_PATIENCE = 30.0
"""Seconds that one process waits while another writes."""
_PAUSE = 0.02
"""Seconds before it tries again, where SQLite does not wait by itself."""
_CACHE_KIB = 65_536
"""Of the file kept at hand while it is written; SQLite's own 2 MB make a large memory five times slower."""
_RESTORE = "Put a backup in its place with `muqabala memory restore FILE`; a damaged file is kept."

_REFUSED = {
    Whose.FOLDER: "is a folder, not a translation memory.",
    Whose.ANOTHER: "is another program's database, not a translation memory; it was left as it is.",
    Whose.UNKNOWN: "is not a translation memory, or it is damaged.",
}
_HINTS = {Whose.UNKNOWN: f"Name another file with --memory. {_RESTORE}"}

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE units (
            id INTEGER PRIMARY KEY, key INTEGER NOT NULL, length INTEGER NOT NULL, source TEXT NOT NULL,
            target TEXT NOT NULL, previous TEXT NOT NULL, next TEXT NOT NULL, article TEXT NOT NULL,
            reviewer TEXT NOT NULL, approved TEXT NOT NULL, signature TEXT NOT NULL)""",
        "CREATE INDEX units_by_key ON units (key)",
        "CREATE INDEX units_by_article ON units (article)",
        # Only where each word stands is kept, not the text again: a third of the size of a full index.
        "CREATE VIRTUAL TABLE words USING fts5 (text, content='', detail=none, columnsize=0, tokenize=ascii)",
        "CREATE TABLE frequency (word TEXT PRIMARY KEY, units INTEGER NOT NULL) WITHOUT ROWID",
    ),
    (
        """CREATE TABLE drafts (
            document TEXT PRIMARY KEY, article TEXT NOT NULL, name TEXT NOT NULL, made TEXT NOT NULL)
            WITHOUT ROWID""",
        "CREATE INDEX drafts_by_article ON drafts (article, made)",
    ),
    (
        # Beside the units, not in them: what is compared stands close together, so less is read.
        "CREATE TABLE comparables (id INTEGER PRIMARY KEY, text TEXT NOT NULL)",
        "INSERT INTO comparables SELECT id, normalised(source) FROM units",
    ),
    (
        # The words of the English, too, so that a search need not read a million units.
        "INSERT INTO words (words) VALUES ('delete-all')",
        "INSERT INTO words (rowid, text) SELECT id, indexed(source, target) FROM units",
        "DELETE FROM frequency",
        "CREATE VIRTUAL TABLE temp.counted USING fts5vocab (main, words, row)",
        "INSERT INTO frequency SELECT term, doc FROM temp.counted",
        "DROP TABLE temp.counted",
        "CREATE INDEX units_by_approval ON units (approved)",
        f"PRAGMA application_id = {APPLICATION}",
    ),
)
"""The statements that lead from each version of the schema to the next, never changed once released."""


def default_path() -> Path:
    """Where the memory is kept unless another file is named: in the user's data folder."""
    from platformdirs import user_data_path

    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named) if named else user_data_path("muqabala", appauthor=False) / "memory.sqlite"


def is_memory(path: Path) -> bool:
    """Whether a memory is there; false where there is no file yet, or one with nothing in it.

    Raises:
        MemoryFileError: what is there is no memory, or cannot be read; it stays as it is.
    """
    return owner_of(path, refused=_REFUSED) is Whose.OURS


def owner_of(path: Path, refused: Collection[Whose]) -> Whose:
    """Whose file it is.

    Raises:
        MemoryFileError: it is of one of the refused kinds, or cannot be read.
    """
    with explained(path):
        owner = whose(path)
    if owner in refused:
        raise MemoryFileError(
            f"{path} {_REFUSED[owner]}", _HINTS.get(owner, "Name another file with --memory.")
        )
    return owner


def connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    """Open a memory's file and bring its schema up to date; a new file is made only to be written.

    Raises:
        MemoryFileError: it cannot be opened, is damaged, is no memory, or a newer Muqabala wrote it.
    """
    import sqlite3

    if not is_memory(path) and not writable:
        raise MemoryFileError(
            f"There is no translation memory at {path} yet.",
            "`muqabala accept` and `muqabala memory import` make one.",
        )
    with explained(path):
        if writable:
            path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            _address(path, writable=writable), uri=True, timeout=_PATIENCE, isolation_level=None
        )
        try:
            _prepare(connection, path, writable=writable)
        except BaseException:
            connection.close()
            raise
    return connection


def _address(path: Path, *, writable: bool) -> str:
    """As SQLite wants it; in a folder where nothing can be written, a reader may not even leave a lock."""
    if writable:
        return f"{path.absolute().as_uri()}?mode=rwc"
    locked = "" if os.access(path.absolute().parent, os.W_OK) else "&immutable=1"
    return f"{path.absolute().as_uri()}?mode=ro{locked}"


def _can_be_upgraded(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether an older Muqabala wrote the file, and it may be brought up to date even by who only reads it."""
    older = 0 < _version(connection) < len(MIGRATIONS)
    return older and all(os.access(place, os.W_OK) for place in (path, path.absolute().parent))


def _prepare(connection: sqlite3.Connection, path: Path, *, writable: bool) -> None:
    """Readers and one writer at a time (WAL), and the newest schema."""
    connection.create_function("normalised", 1, normalised, deterministic=True)
    if writable:
        _keep_journal(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        if _version(connection) < len(MIGRATIONS):
            migrate(connection, path)
    elif _can_be_upgraded(connection, path):
        connect(path, writable=True).close()
    _check_version(connection, path)


def _keep_journal(connection: sqlite3.Connection) -> None:
    """Write ahead to a journal; where two programs begin a file at once, SQLite does not wait, so this does."""
    import sqlite3

    until = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as problem:
            if "locked" not in str(problem) or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)
        else:
            return


def migrate(connection: sqlite3.Connection, path: Path, to: int = len(MIGRATIONS)) -> None:
    """Bring the schema up to a version: every step and its record in one transaction."""
    connection.create_function("indexed", 2, indexed, deterministic=True)
    with transaction(connection, path):
        for version in range(_version(connection), to):
            for statement in MIGRATIONS[version]:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {to}")


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    version = _version(connection)
    if version > len(MIGRATIONS):
        raise MemoryFileError(
            f"{path} was written by a newer Muqabala.", "Update Muqabala, or name another file."
        )
    if version < len(MIGRATIONS):
        raise MemoryFileError(
            f"{path} was written by an older Muqabala and cannot be upgraded where it is.",
            "Make it writable.",
        )


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """All of what is written inside, or nothing of it, whatever happens; waits for another writer to end."""
    with explained(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what SQLite says of a damaged file into a sentence for people."""
    with explained(path):
        yield


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite and the disk say of a file into a sentence for people.

    Raises:
        MemoryFileError: instead of what they raised.
    """
    import sqlite3

    try:
        yield
    except sqlite3.OperationalError as problem:
        raise _unusable(path, str(problem)) from problem
    except sqlite3.DatabaseError as problem:
        raise MemoryFileError(f"The translation memory {path} is damaged: {problem}.", _RESTORE) from problem
    except OSError as problem:
        raise _unusable(path, problem.strerror or str(problem)) from problem


def _unusable(path: Path, reason: str) -> MemoryFileError:
    """The sentence for a file that is there but cannot be used now, or that is not there."""
    if "locked" in reason:
        return MemoryFileError(
            f"The translation memory {path} is being written by another program.",
            "Try again when it has finished.",
        )
    if "readonly" in reason or "read-only" in reason:
        return MemoryFileError(
            f"The translation memory {path} cannot be written.",
            "Change its permissions, or name another file.",
        )
    return MemoryFileError(
        f"The translation memory {path} cannot be opened: {reason.lower()}.",
        "Check the file's name and place.",
    )
