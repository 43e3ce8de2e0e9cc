"""Texts and their translations."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pairs:
    """Sources with their targets, side by side."""

    sources: list[str]
    targets: list[str]

    def __len__(self) -> int:
        return len(self.sources)

    def extend(self, others: Pairs) -> None:
        """Put others behind these."""
        self.sources.extend(others.sources)
        self.targets.extend(others.targets)
