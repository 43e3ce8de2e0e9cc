"""Whose a file is that somebody names as the memory: ours, nobody's yet, or another program's."""

from __future__ import annotations

from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

APPLICATION = 0x4D514231
"""What the memory writes where SQLite lets a program sign its files (``PRAGMA application_id``): MQB1."""

_MAGIC = b"SQLite format 3\0"
_UNSIGNED = frozenset({"units", "words", "frequency"})
"""The tables of the memories that were made before they were signed."""


class Whose(StrEnum):
    """What stands under a name."""

    NOBODY = "nobody"
    """No file, or one with nothing in it: a memory can be made there."""
    OURS = "ours"
    ANOTHER = "another"
    """Another program's database."""
    FOLDER = "folder"
    UNKNOWN = "unknown"
    """No database, or a damaged one."""


def whose(path: Path) -> Whose:
    """Whose a file is; it is only looked at, and stays exactly as it is.

    Raises:
        OSError, sqlite3.OperationalError: it cannot be read, or is being written.
    """
    import sqlite3

    if path.is_dir():
        return Whose.FOLDER
    if not path.exists():
        return Whose.NOBODY
    with path.open("rb") as file:
        start = file.read(len(_MAGIC))
    if start not in {b"", _MAGIC}:
        return Whose.UNKNOWN
    try:
        with closing(sqlite3.connect(_only_to_look(path), uri=True, timeout=30.0)) as connection:
            return _owner(connection)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return Whose.UNKNOWN


def _owner(connection: sqlite3.Connection) -> Whose:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    (signed,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if not tables:
        return Whose.NOBODY
    unsigned = signed == 0 and version > 0 and tables >= _UNSIGNED
    return Whose.OURS if signed == APPLICATION or unsigned else Whose.ANOTHER


def _only_to_look(path: Path) -> str:
    """Without a log beside it the file is all there is, and it can be read without leaving even a lock."""
    log = path.with_name(f"{path.name}-wal")
    return f"{path.absolute().as_uri()}?mode=ro{'' if log.exists() else '&immutable=1'}"
