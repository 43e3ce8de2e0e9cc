"""Many articles in one run: the engine's batches are filled across them, and a stopped run goes on where it was.

Articles are read until a window of rows is full; the window is translated at once, longest rows first, and then each
of its articles is checked and written. So short articles never leave the engine idle, and memory stays flat.

A run that was stopped goes on with the windows that it would have had, and searches what is left of one in the
batches that it would have had, so its documents are the same to the last digit: articles that are done count in a
window, and recorded rows keep their places in a batch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from translate.engine import Engine
from translate.errors import OutputError
from translate.files import drop_unfinished
from translate.jobs import Job
from translate.ledger import Ledger
from translate.modelcard import InstalledModel
from translate.pipeline.claiming import Claim, Claims, Outcome
from translate.pipeline.options import Options
from translate.pipeline.recording import RecordingEngine
from translate.pipeline.standing import Meter, Standing
from translate.pipeline.translating import Prepared, decoded, finish, prepare, to_translate
from translate.units import TranslationUnit

WINDOW_ROWS = 300
"""Rows that are translated at once: enough for full batches of rows of one length; they take 0.5 GB with repairs."""
WINDOW_ARTICLES = 200


@dataclass(frozen=True, slots=True)
class _Ticket:
    """An article on its way through the run."""

    claim: Claim
    prepared: Prepared

    @property
    def rows(self) -> int:
        return len(self.prepared.rows)


def translate_files(
    jobs: Sequence[Job],
    model: InstalledModel,
    engine: Engine,
    options: Options,
    ledger: Ledger,
    watch: Callable[[Standing], None] = lambda _: None,
) -> Iterator[Outcome]:
    """Translate articles into their documents; yields what became of each when that is known.

    What the ledger knows is not done again; one article's failure never stops the others.

    Raises:
        OutputError: the ledger cannot be written.
    """
    claims = Claims(ledger, engine.signature, options)
    run = _Run(model, RecordingEngine(engine, ledger), options, claims, Meter(jobs, watch))
    window: list[_Ticket] = []
    articles = rows = 0
    for job in jobs:
        ticket = run.ticket(job)
        if isinstance(ticket, Outcome):
            run.meter.article(job, translated=False)
            yield ticket
        else:
            window.append(ticket)
        articles, rows = articles + 1, rows + ticket.rows
        if rows >= WINDOW_ROWS or articles >= WINDOW_ARTICLES:
            yield from run.through(window)
            window, articles, rows = [], 0, 0
    yield from run.through(window)


@dataclass(frozen=True, slots=True)
class _Run:
    """What every article of a run needs."""

    model: InstalledModel
    engine: RecordingEngine
    options: Options
    claims: Claims
    meter: Meter

    def ticket(self, job: Job) -> _Ticket | Outcome:
        """The article, read; or what became of it, if it was done before or cannot be read."""
        claim = self.claims.claim(job)
        if isinstance(claim, Outcome):
            return claim
        try:
            drop_unfinished(job.output)
            prepared = prepare(job, self.options)
        except Exception as problem:  # noqa: BLE001 (a bad article stops no other; its outcome says why)
            return self.claims.failed(claim, problem)
        self.claims.begun(claim)
        return _Ticket(claim, prepared)

    def through(self, window: Sequence[_Ticket]) -> Iterator[Outcome]:
        """Decode the rows of a window together, then finish its articles one by one."""
        failed = False
        for ticket, rows in zip(window, self._decoded(window), strict=True):
            outcome = self._finished(ticket, rows)
            failed = failed or outcome.problem is not None
            self.meter.article(outcome.job, translated=True)
            yield outcome
        if not failed:
            self.engine.forget()

    def _decoded(self, window: Sequence[_Ticket]) -> Iterator[Sequence[TranslationUnit] | None]:
        """The decoded rows of each article of a window; None for all where something in one of them fails."""
        numbers = count(1)
        rows = [replace(row, id=next(numbers)) for ticket in window for row in ticket.prepared.rows]
        try:
            self._record(window)
            done = iter(decoded(rows, self.engine, self.options, self.meter.stage))
        except OutputError:
            raise  # the ledger's disk is full: no article could go on
        except Exception:  # noqa: BLE001 (whose fault it is, each article's own attempt will show)
            yield from (None for _ in window)
            return
        for ticket in window:
            yield [replace(next(done), id=row.id) for row in ticket.prepared.rows]

    def _record(self, window: Sequence[_Ticket]) -> None:
        """Have the engine find, and record, what the rows of a window need first."""
        size = self.meter.size([ticket.prepared.job for ticket in window])
        sources = {row.source for ticket in window for row in to_translate(ticket.prepared.rows)}
        for source, _ in self.engine.stream(sorted(sources)):
            self.meter.row(source, size / len(sources))

    def _finished(self, ticket: _Ticket, rows: Sequence[TranslationUnit] | None) -> Outcome:
        prepared = ticket.prepared
        try:
            rows = rows or decoded(prepared.rows, self.engine, self.options, self.meter.stage)
            result = finish(prepared, rows, self.model, self.engine.signature, self.options)
        except Exception as problem:  # noqa: BLE001 (see above)
            return self.claims.failed(ticket.claim, problem)
        return self.claims.done(ticket.claim, result)
