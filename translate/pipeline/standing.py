"""How far a run over many articles is."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate.arabic import words
from translate.jobs import Job

_TRANSLATING = 0.5
"""Of an article's work; the rest is checking, repairing and writing."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A moment of a run."""

    articles: int
    """Finished, failed, or done before."""
    of: int
    rows: int
    """Translated in this run."""
    words: int
    """Of the Arabic of these rows."""
    seconds: float
    """Since the run began."""
    share: float
    """Of the whole work, 0 to 1, as far as the sizes of the articles tell."""
    stage: str
    """What is being done: ``reading``, ``translating``, ``checking``, ``repairing``."""

    @property
    def speed(self) -> float:
        """Arabic words a second."""
        return self.words / self.seconds if self.seconds else 0.0

    def json(self) -> dict[str, Any]:
        """The moment as plain values."""
        return {
            "articles": self.articles,
            "of": self.of,
            "rows": self.rows,
            "words": self.words,
            "words_per_second": round(self.speed, 1),
            "seconds": round(self.seconds, 3),
        }


class Meter:
    """Counts what a run has done and tells its watcher."""

    def __init__(self, jobs: Sequence[Job], watch: Callable[[Standing], None]) -> None:
        self._watch = watch
        self._sizes = {job.source: _size(job) for job in jobs}
        self._total = sum(self._sizes.values())
        self._of, self._articles, self._rows, self._words = len(jobs), 0, 0, 0
        self._done, self._stage = 0.0, "reading"
        self._started = time.perf_counter()

    def stage(self, name: str, _done: int = 0, _total: int = 0) -> None:
        """Something else is being done."""
        self._stage = name
        self._tell()

    def row(self, source: str, size: float) -> None:
        """A row was translated, which stands for so many bytes of the articles read: half of their work."""
        self._stage = "translating"
        self._rows += 1
        self._words += sum(1 for _ in words(source))
        self._done += size * _TRANSLATING
        self._tell()

    def article(self, job: Job, *, translated: bool) -> None:
        """What became of an article is known."""
        self._articles += 1
        self._done += self._sizes[job.source] * (1 - _TRANSLATING if translated else 1)
        self._tell()

    def size(self, jobs: Sequence[Job]) -> int:
        """How many bytes some articles have."""
        return sum(self._sizes[job.source] for job in jobs)

    def now(self) -> Standing:
        """How far the run is."""
        seconds = time.perf_counter() - self._started
        share = min(1.0, self._done / self._total)
        return Standing(self._articles, self._of, self._rows, self._words, seconds, share, self._stage)

    def _tell(self) -> None:
        self._watch(self.now())


def _size(job: Job) -> int:
    """Bytes of an article's file; 1 at least, and for one that cannot be asked."""
    try:
        return max(1, Path(job.source).stat().st_size)
    except OSError:
        return 1
