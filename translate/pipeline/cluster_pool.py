"""Which batch of articles goes to which worker of a cluster, and what is done when a worker is lost.

Nothing in here knows the cluster's engine: a ``Pool`` stands for it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from translate.errors import MuqabalaError
from translate.pipeline.claiming import Claim, Outcome

BATCH_BYTES = 50_000
"""Of articles in a batch: some 200 rows of plain text, ten seconds of a core's work."""
BATCH_ARTICLES = 200
ATTEMPTS = 3
"""Workers that an article may take along before it is given up."""


class ClusterError(MuqabalaError):
    """The cluster cannot be reached, or cannot be worked with."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles that a worker translates together."""

    claims: tuple[Claim, ...]
    deaths: int = 0
    """How many workers were lost over it."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A worker waits for work."""

    worker: int


@dataclass(frozen=True, slots=True)
class Finished:
    """A worker has done its batch and waits for the next; the outcomes are in the batch's order."""

    worker: int
    outcomes: Sequence[Outcome]


@dataclass(frozen=True, slots=True)
class Lost:
    """A worker is gone: killed, out of memory, or its machine is."""

    worker: int
    reason: str


Event = Ready | Finished | Lost


class Pool(Protocol):
    """The workers of a cluster, known by number."""

    def start(self) -> None:
        """Ask for one more worker; it is ``Ready`` when the cluster has room and its model is loaded."""
        ...

    def give(self, worker: int, batch: Batch) -> None:
        """Have a waiting worker translate a batch."""
        ...

    def stop(self, worker: int) -> None:
        """Let a waiting worker go, and what it holds of the cluster."""
        ...

    def events(self) -> Iterator[Event]:
        """What happens, as it happens; ends when nothing more is to come."""
        ...


class Queue:
    """The articles of a run, in batches that are made when a worker asks: large ones first, small ones at the end.

    So all workers end at about the same time, and an archive is never read ahead.
    """

    def __init__(self, claims: Iterable[tuple[Claim | Outcome, int]], size: int, workers: int) -> None:
        """Articles come with their bytes, of which there are ``size`` in all."""
        self._articles = iter(claims)
        self._left, self._workers = size, workers
        self._returned: deque[Batch] = deque()
        self._known: list[Outcome] = []
        self._next: tuple[Claim, int] | None = None
        self._advance()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to take now."""
        return not self._returned and self._next is None

    def take(self) -> Batch | None:
        """The next batch, if there is one now; those come first that a worker was lost over."""
        if self._returned:
            return self._returned.popleft()
        budget = min(BATCH_BYTES, self._left // (2 * self._workers))
        taken: list[Claim] = []
        while self._next and len(taken) < BATCH_ARTICLES and (not taken or self._next[1] <= budget):
            claim, size = self._next
            taken.append(claim)
            budget -= size
            self._left -= size
            self._advance()
        return Batch(tuple(taken)) if taken else None

    def put_back(self, batch: Batch) -> None:
        """Take back a batch that a worker was lost over, the second time article by article, to find the culprit."""
        batch = replace(batch, deaths=batch.deaths + 1)
        if batch.deaths < ATTEMPTS - 1:
            self._returned.append(batch)
        else:
            self._returned.extend(replace(batch, claims=(claim,)) for claim in batch.claims)

    def known(self) -> list[Outcome]:
        """The articles met on the way that need no worker: done before, or unreadable. Each is told once."""
        known, self._known = self._known, []
        return known

    def _advance(self) -> None:
        self._next = None
        for article, size in self._articles:
            if isinstance(article, Claim):
                self._next = article, size
                return
            self._left -= size
            self._known.append(article)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker made of an article."""

    claim: Claim
    outcome: Outcome


def through(queue: Queue, pool: Pool) -> Iterator[Answer | Outcome]:
    """Have the started workers of a pool translate all of a queue, in whatever order.

    The batch of a worker that is lost goes to another, a new one is asked for in its place, and an article over which
    ``ATTEMPTS`` workers were lost has failed. Workers that have no more to do are let go, so that none is given work
    that died unnoticed while it waited.

    Raises:
        ClusterError: no worker is left.
    """
    at_work: dict[int, Batch] = {}
    events = pool.events()
    reason = "none could be started"
    yield from queue.known()
    while at_work or not queue.empty:
        event = next(events, None)
        if event is None:
            raise ClusterError(
                f"No worker of the cluster is left: {reason}.", "The same command goes on later."
            )
        batch = at_work.pop(event.worker, None)
        if isinstance(event, Lost):
            reason = event.reason
            yield from _returned(queue, batch, reason) if batch else ()
            if batch and not queue.empty:
                pool.start()
            continue
        if (following := queue.take()) is None:
            pool.stop(event.worker)
        else:
            at_work[event.worker] = following
            pool.give(event.worker, following)
        yield from queue.known()
        if isinstance(event, Finished) and batch:
            yield from map(Answer, batch.claims, event.outcomes)


def _returned(queue: Queue, batch: Batch, reason: str) -> Iterator[Answer]:
    """Put a batch back, unless it was tried often enough."""
    if batch.deaths + 1 < ATTEMPTS:
        queue.put_back(batch)
        return
    for claim in batch.claims:
        problem = ClusterError(
            f"{claim.job.source} was given up: {ATTEMPTS} workers of the cluster died over it ({reason}).",
            "Translate it alone, on a machine with more memory.",
        )
        yield Answer(claim, Outcome(claim.job, problem=problem))
