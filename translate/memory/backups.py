"""Copies of a memory: made while it is in use, and put back in its place."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from translate.errors import MemoryFileError
from translate.memory.database import connect, explained, owner_of
from translate.memory.identity import Whose


def backup(path: Path, copy: Path) -> None:
    """Copy a memory to a new file while others may be using it; the copy is whole or not there.

    Raises:
        MemoryFileError: the memory cannot be read, the copy not written, or a file of its name is there.
    """
    import sqlite3

    if copy.exists():
        raise MemoryFileError(f"{copy} is there already.", "Choose another name for the backup.")
    part = copy.with_name(f".{copy.name}.part")
    with explained(copy), closing(connect(path, writable=False)) as source:
        try:
            with closing(sqlite3.connect(part)) as target:
                source.backup(target)
                target.execute("PRAGMA journal_mode = DELETE")  # one file, whoever reads it
            part.replace(copy)
        finally:
            part.unlink(missing_ok=True)


def restore(copy: Path, path: Path) -> Path | None:
    """Put a backup in a memory's place; what was there is kept under another name, which is returned.

    Raises:
        MemoryFileError: the backup is damaged or no memory, or the place is taken by something else than a
            memory, be it a damaged one; all is then as it was.
    """
    _verify(copy)
    owner_of(path, refused={Whose.FOLDER, Whose.ANOTHER})
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    incoming = path.with_name(f".{path.name}.incoming")
    incoming.unlink(missing_ok=True)
    backup(copy, incoming)
    kept = _set_aside(path)
    with explained(path):
        incoming.replace(path)
    return kept


def _verify(copy: Path) -> None:
    with closing(connect(copy, writable=False)) as connection, explained(copy):
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
    with explained(path):
        path.replace(kept)
        for suffix in ("-wal", "-shm"):
            side = path.with_name(path.name + suffix)
            if side.exists():
                side.replace(kept.with_name(kept.name + suffix))
    return kept
