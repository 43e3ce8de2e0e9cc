"""What the rules of this room work on: lines as they stood, and passages that become blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translate.units import BlockKind


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file, without what cannot be shown."""

    number: int
    """From 1, as an editor counts."""
    text: str
    """With its indentation; empty for a blank line."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A block in the making, which still knows where it stood."""

    text: str
    """On one line, stripped, never empty."""
    line: int
    """The line of the file where it begins, from 1."""
    kind: BlockKind | None = None
    """``None`` until a rule of ``structure.py`` has looked at it."""
