"""The translation memory: what people have approved, found again for the next article. One SQLite file."""

from translate.memory.database import backup, default_path, restore
from translate.memory.similarity import difference, normalised
from translate.memory.store import Memory, open_memory

__all__ = ["Memory", "backup", "default_path", "difference", "normalised", "open_memory", "restore"]
