"""The words that a source's English may be made of: a short list of the model's many, for speed.

With some 60,000 output words most of a step of the search is the last layer, which weighs each of them. Where a
shortlist lies beside a converted model, CTranslate2 weighs only the words on it: those that are always there, and
those that some piece of the batch's sources brings.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.errors import ModelError

SHORTLIST = "vmap.txt"
"""The file's name, which CTranslate2 knows: a line for each source piece, a tab, its target pieces; the first line,
without a source piece, has those that are always there."""


@dataclass(frozen=True, slots=True)
class Shortlist:
    """Which target pieces each source piece brings."""

    always: frozenset[str]
    """Target pieces that every source has."""
    brought: Mapping[str, frozenset[str]]
    """By source piece, the further target pieces; every piece that the list was made for is a key."""

    def knows(self, source: Sequence[str]) -> bool:
        """Whether the list was made for every piece of a source; if not, it could lack a word."""
        return all(piece in self.brought for piece in source)

    def holds(self, source: Sequence[str], target: Collection[str]) -> bool:
        """Whether a source on its own brings every piece of a target."""
        missing = set(target) - self.always
        return not missing or missing <= set().union(*(self.brought.get(piece, ()) for piece in source))

    def data(self) -> bytes:
        """The content of the file, always the same for the same list."""
        lines = [
            _line("", self.always),
            *(_line(piece, self.brought[piece]) for piece in sorted(self.brought)),
        ]
        return "".join(lines).encode()


def read_shortlist(folder: Path) -> Shortlist | None:
    """Read the shortlist beside a converted model; None where there is none.

    Raises:
        ModelError: the file is not a shortlist.
    """
    path = folder / SHORTLIST
    if not path.is_file():
        return None
    try:
        lines = (line.split("\t") for line in path.read_bytes().decode().split("\n")[:-1])
        brought = {piece: frozenset(filter(None, targets.split(" "))) for piece, targets in lines}
        return Shortlist(brought.pop(""), brought)
    except (OSError, ValueError, KeyError) as problem:
        raise ModelError(
            f"The shortlist {path} is damaged.", "Delete that file: without it the model works, only slower."
        ) from problem


def shortlist_digest(folder: Path) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of the shortlist in a folder."""
    return hashlib.sha256((folder / SHORTLIST).read_bytes()).hexdigest()[:12]


def _line(piece: str, targets: frozenset[str]) -> str:
    return f"{piece}\t{' '.join(sorted(targets))}\n"
