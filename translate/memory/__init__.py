"""The translation memory: what people have approved, found again for the next article. One SQLite file."""

from translate.memory.backups import backup, restore
from translate.memory.database import default_path, is_memory
from translate.memory.selection import Wanted
from translate.memory.similarity import difference, normalised
from translate.memory.store import NOTHING, Memory, open_memory

__all__ = [
    "NOTHING",
    "Memory",
    "Wanted",
    "backup",
    "default_path",
    "difference",
    "is_memory",
    "normalised",
    "open_memory",
    "restore",
]
