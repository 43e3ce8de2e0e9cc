"""The ledger's file: SQLite in the folder of the results, so that the same command goes on where it was.

Every row is committed when it is found. With a write-ahead log that costs a tenth of a millisecond; a process that is
killed loses nothing, a machine without power at most the rows of the last moment.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from translate.errors import OutputError
from translate.ledger.entry import Entry, State
from translate.ledger.rows import packed, unpacked

if TYPE_CHECKING:
    import sqlite3

    from translate.units import Hypothesis

LEDGER = ".muqabala-ledger.sqlite"
"""Its name in the folder of the results."""
_LOCK = ".muqabala-ledger.lock"
_PATIENCE = 30.0
"""Seconds to wait while another process reads or writes."""
_VERSION = 1
_ASKED = 500
"""Rows looked up at once."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (
    output TEXT PRIMARY KEY, source TEXT NOT NULL, fingerprint TEXT NOT NULL, state TEXT NOT NULL,
    rows INTEGER NOT NULL, message TEXT NOT NULL, hint TEXT NOT NULL, changed TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS hypotheses (key BLOB PRIMARY KEY, nbest TEXT NOT NULL) WITHOUT ROWID;
"""
_COLUMNS = "output, source, fingerprint, state, rows, message, hint, changed"


@contextmanager
def open_ledger(folder: Path | None) -> Iterator[Ledger]:
    """The ledger of a folder of results, made if it is not there; without a folder one that is kept nowhere.

    Raises:
        OutputError: another run works on the folder; or the file is damaged or cannot be written, also later.
    """
    if folder is None:
        with _connected(Path(":memory:")) as connection:
            yield Ledger(connection, Path())
        return
    with _alone(folder), _connected(folder / LEDGER) as connection:
        yield Ledger(connection, folder)


def read_entries(folder: Path) -> list[Entry]:
    """The articles in a folder's ledger by name, also while a run works on it; none where there is no ledger.

    Raises:
        OutputError: the file is damaged.
    """
    path = folder / LEDGER
    if not path.exists():
        return []
    with _connected(path) as connection:
        return list(Ledger(connection, folder).entries())


class Ledger:
    """An open ledger."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._connection = connection
        self._folder = folder

    def name(self, output: Path) -> str:
        """A document's name in the ledger: its path from the ledger's folder, so that the folder may be moved."""
        return os.path.relpath(output, self._folder)

    def entry(self, output: str) -> Entry | None:
        """What is known of the article with this document."""
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM articles WHERE output = ?",  # noqa: S608 (the columns are ours)
            (_sound(output),),
        ).fetchone()
        return _entry(row) if row else None

    def entries(self) -> Iterator[Entry]:
        """All articles, by the names of their documents."""
        for row in self._connection.execute(
            f"SELECT {_COLUMNS} FROM articles ORDER BY output"  # noqa: S608 (the columns are ours)
        ):
            yield _entry(row)

    def note(self, entry: Entry) -> None:
        """Write down what became of an article, now."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        values = (entry.output, entry.source, entry.fingerprint, entry.state.value, entry.rows, entry.message,
                  entry.hint, now)  # fmt: skip
        self._connection.execute(
            f"INSERT OR REPLACE INTO articles ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 (ours)
            tuple(_sound(value) if isinstance(value, str) else value for value in values),
        )

    def hypotheses(self, scope: str, sources: Iterable[str]) -> dict[str, tuple[Hypothesis, ...]]:
        """What was found for these sources in a scope: an engine and its settings."""
        wanted = list(dict.fromkeys(sources))
        found: dict[str, tuple[Hypothesis, ...]] = {}
        for start in range(0, len(wanted), _ASKED):
            keys = {_key(scope, source): source for source in wanted[start : start + _ASKED]}
            marks = ", ".join("?" * len(keys))
            rows = self._connection.execute(
                f"SELECT key, nbest FROM hypotheses WHERE key IN ({marks})",  # noqa: S608 (only question marks)
                list(keys),
            )
            found |= {keys[key]: unpacked(nbest) for key, nbest in rows}
        return found

    def record(self, scope: str, source: str, nbest: Sequence[Hypothesis]) -> None:
        """Keep what was found for a source, before anything else is done with it."""
        self._connection.execute(
            "INSERT OR REPLACE INTO hypotheses VALUES (?, ?)", (_key(scope, source), packed(nbest))
        )

    def forget(self, scope: str, sources: Iterable[str]) -> None:
        """Drop what was found for these sources: their documents are written."""
        with self._connection:
            self._connection.execute("BEGIN")
            self._connection.executemany(
                "DELETE FROM hypotheses WHERE key = ?", ((_key(scope, source),) for source in sources)
            )


def _key(scope: str, source: str) -> bytes:
    text = f"{scope}\0{source}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, digest_size=16).digest()


def _sound(text: str) -> str:
    """The text as SQLite can hold it: the bytes of a name that is no UTF-8 stand as escapes."""
    return text.encode("utf-8", "backslashreplace").decode()


def _entry(row: tuple[str, str, str, str, int, str, str, str]) -> Entry:
    output, source, fingerprint, state, rows, message, hint, changed = row
    return Entry(output, source, fingerprint, State(state), rows, message, hint, changed)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep a second run out of the folder; the system lifts the lock when a process ends, however it ends."""
    from filelock import FileLock, Timeout

    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / _LOCK, blocking=False)
        lock.acquire()
    except Timeout:
        raise OutputError(
            f"Another run of muqabala is writing to {folder}.",
            "Wait until it has finished, or choose another folder with -o.",
        ) from None
    except OSError as problem:
        raise OutputError(
            f"The folder {folder} cannot be written: {problem.strerror or problem}.",
            "Choose another with -o.",
        ) from problem
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _connected(path: Path) -> Iterator[sqlite3.Connection]:
    import sqlite3

    try:
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        try:
            _prepare(connection, path)
            yield connection
        finally:
            connection.close()
    except sqlite3.DatabaseError as problem:
        raise OutputError(
            f"The ledger {path} cannot be used: {problem}.",
            "If the disk is full, make room; if it is damaged, delete it: finished documents stay.",
        ) from problem


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > _VERSION:
        raise OutputError(
            f"The ledger {path} was written by a newer Muqabala.", "Use that one, or choose another folder."
        )
    if version < _VERSION:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version = {_VERSION}; COMMIT;")
    connection.execute("PRAGMA synchronous = NORMAL")
