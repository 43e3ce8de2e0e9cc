"""The memory's file: opening it, its schema and migrations, backups, and what can be wrong with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from translate.errors import MemoryFileError
from translate.memory.similarity import normalised

if TYPE_CHECKING:
    import sqlite3

FOLDER_VARIABLE = "MUQABALA_MEMORY"
"""The environment variable that names another file."""

_PATIENCE = 30.0
"""Seconds that one process waits while another writes."""
_RESTORE = "Put a backup in its place with `muqabala memory restore FILE`; the damaged file is kept."

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
)
"""The statements that lead from each version of the schema to the next, never changed once released."""


def default_path() -> Path:
    """Where the memory is kept unless another file is named: in the user's data folder."""
    from platformdirs import user_data_path

    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named) if named else user_data_path("muqabala", appauthor=False) / "memory.sqlite"


def connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    """Open a memory's file and bring its schema up to date; a new file is made only to be written.

    Raises:
        MemoryFileError: it cannot be opened, is damaged, is no memory, or a newer Muqabala wrote it.
    """
    import sqlite3

    with _explained(path):
        if writable:
            path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            _address(path, writable=writable), uri=True, timeout=_PATIENCE, isolation_level=None
        )
        try:
            if writable:
                _prepare(connection, path)
            elif _can_be_upgraded(connection, path):
                connect(path, writable=True).close()
            _check_version(connection, path)
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


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Readers and one writer at a time (WAL), and the newest schema."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    if _version(connection) < len(MIGRATIONS):
        migrate(connection, path)


def migrate(connection: sqlite3.Connection, path: Path, to: int = len(MIGRATIONS)) -> None:
    """Bring the schema up to a version: every step and its record in one transaction."""
    connection.create_function("normalised", 1, normalised, deterministic=True)
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
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if "units" in tables and version < len(MIGRATIONS):
        raise MemoryFileError(
            f"{path} was written by an older Muqabala and cannot be upgraded where it is.",
            "Make it writable.",
        )
    if "units" not in tables:
        raise MemoryFileError(f"{path} is not a translation memory of Muqabala.", "Name another file.")


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """All of what is written inside, or nothing of it, whatever happens; waits for another writer to end."""
    with _explained(path):
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
    with _explained(path):
        yield


@contextmanager
def _explained(path: Path) -> Iterator[None]:
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


def backup(path: Path, copy: Path) -> None:
    """Copy a memory to a new file while others may be using it; the copy is whole or not there.

    Raises:
        MemoryFileError: the memory cannot be read, the copy not written, or a file of its name is there.
    """
    import sqlite3

    if copy.exists():
        raise MemoryFileError(f"{copy} is there already.", "Choose another name for the backup.")
    part = copy.with_name(f".{copy.name}.part")
    with _explained(copy), closing(connect(path, writable=False)) as source:
        try:
            with closing(sqlite3.connect(part)) as target:
                source.backup(target)
            part.replace(copy)
        finally:
            part.unlink(missing_ok=True)


def restore(copy: Path, path: Path) -> Path | None:
    """Put a backup in a memory's place; what was there is kept under another name, which is returned.

    Raises:
        MemoryFileError: the backup is damaged or no memory; the memory is then as it was.
    """
    _verify(copy)
    path.parent.mkdir(parents=True, exist_ok=True)
    incoming = path.with_name(f".{path.name}.incoming")
    incoming.unlink(missing_ok=True)
    backup(copy, incoming)
    kept = _set_aside(path)
    with _explained(path):
        incoming.replace(path)
    return kept


def _verify(copy: Path) -> None:
    with closing(connect(copy, writable=False)) as connection, _explained(copy):
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        raise MemoryFileError(f"The backup {copy} is damaged: {verdict}.", "Choose another backup.")


def _set_aside(path: Path) -> Path | None:
    """Rename a memory with what belongs to it, so that nothing of it is lost."""
    if not path.exists():
        return None
    number = 1
    while (kept := path.with_name(f"{path.name}.before-restore-{number}")).exists():
        number += 1
    with _explained(path):
        path.replace(kept)
        for suffix in ("-wal", "-shm"):
            side = path.with_name(path.name + suffix)
            if side.exists():
                side.replace(kept.with_name(kept.name + suffix))
    return kept
