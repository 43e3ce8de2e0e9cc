"""The table that people read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HEADINGS = ("what was measured", "Muqabala", "compared with", "ratio", "goal", "reached")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    measure: str
    """What was measured, in words and with its settings."""
    value: str
    """What Muqabala took or reached, with its unit."""
    baseline: str = ""
    """The same of what it is compared with."""
    ratio: str = ""
    goal: str = ""
    reached: bool | None = None
    """Whether the goal was reached; None where there is none."""


def table(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table."""
    lines = [HEADINGS, ("---",) * len(HEADINGS), *map(_cells, rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cells(row: Row) -> tuple[str, ...]:
    reached = "" if row.reached is None else ("yes" if row.reached else "**no**")
    cells = (row.measure, row.value, row.baseline, row.ratio, row.goal, reached)
    return tuple(cell.replace("|", "\\|") for cell in cells)
