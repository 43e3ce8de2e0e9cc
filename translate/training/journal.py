"""The log of a training: a line of JSON for what was measured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from translate.files import write_atomically

Entry = dict[str, Any]
"""``update`` with either ``loss``, ``rate``, ``tokens`` and ``seconds``, or ``chrf`` and ``bleu``."""


class Journal:
    """A file of lines, each written as soon as it is known."""

    def __init__(self, path: Path) -> None:
        """Name the file, which need not be there yet."""
        self.path = path

    def write(self, entry: Entry) -> None:
        """Add a line."""
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")

    def entries(self) -> list[Entry]:
        """All lines so far; half a line, of a process that was killed, is none."""
        if not self.path.is_file():
            return []
        found = []
        for line in self.path.read_text(encoding="utf-8").splitlines():
            try:
                found.append(json.loads(line))
            except ValueError:
                continue
        return found

    def back_to(self, update: int) -> None:
        """Forget what came after an update: it will come again."""
        kept = [entry for entry in self.entries() if entry["update"] <= update]
        write_atomically(self.path, "".join(json.dumps(entry) + "\n" for entry in kept).encode())
