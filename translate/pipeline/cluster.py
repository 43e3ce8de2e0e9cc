"""Many articles on the machines of a cluster, with the same documents and the same ledger as on one.

This machine alone opens the ledger, reads which articles are done, and hands the others out in batches; the workers
read articles and write documents in folders that every machine sees at the same path.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from translate.bilingual import document_id
from translate.jobs import STANDARD_INPUT, Job
from translate.ledger import Ledger
from translate.memory import backup, is_memory
from translate.modelcard import InstalledModel
from translate.pipeline.claiming import Claim, Claims, Outcome
from translate.pipeline.cluster_pool import Answer, ClusterError, Queue, through
from translate.pipeline.cluster_ray import RayPool, connected
from translate.pipeline.cluster_worker import Load, Setup
from translate.pipeline.options import Options
from translate.pipeline.recalling import record_draft
from translate.pipeline.standing import Meter, Standing
from translate.pipeline.translating import Result
from translate.units import Origin


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where to find a cluster, and how much of it a worker takes."""

    address: str
    """``host:port``, or ``local`` for one on this machine that is started for the run."""
    threads: int = 1
    """CPUs of a worker, which decodes that many batches at once."""


def translate_on_cluster(
    jobs: Sequence[Job],
    model: InstalledModel,
    load: Load,
    options: Options,
    ledger: Ledger,
    watch: Callable[[Standing], None] = lambda _: None,
    *,
    cluster: Cluster,
) -> Iterator[Outcome]:
    """Translate articles as ``translate_files`` does, on a cluster; yields what became of each as it is known.

    ``load`` loads the model's engine on each worker, once.

    Raises:
        ClusterError: Ray is not installed, the cluster cannot be reached, no worker is left; or an article comes from
            standard input.
        ModelError: a machine does not have the model.
        OutputError: the ledger cannot be written.
    """
    if any(job.source == STANDARD_INPUT for job in jobs):
        raise ClusterError("Standard input cannot be sent to a cluster.", "Leave --ray out, or name a file.")
    meter = Meter(jobs, watch)
    with connected(cluster.address):
        pool = RayPool(Setup(model, load, options, _copy(options.memory)), cluster.threads)
        workers = min(pool.size, len(jobs))
        for _ in range(workers):
            pool.start()
        claims = Claims(ledger, pool.signature(), options)
        articles = ((_claimed(claims, job, meter), meter.size([job])) for job in jobs)
        for answer in through(Queue(articles, meter.size(jobs), workers), pool):
            yield _noted(claims, answer, meter) if isinstance(answer, Answer) else answer
        pool.close()


def _claimed(claims: Claims, job: Job, meter: Meter) -> Claim | Outcome:
    claim = claims.claim(job)
    if isinstance(claim, Claim):
        claims.begun(claim)
    else:
        meter.article(job, translated=False)
    return claim


def _noted(claims: Claims, answer: Answer, meter: Meter) -> Outcome:
    """Write down what a worker made of an article."""
    claim, result, problem = answer.claim, answer.outcome.result, answer.outcome.problem
    if result is None:
        meter.article(claim.job, translated=False)
        return claims.failed(claim, problem or ClusterError("The worker did not say what became of it."))
    sources = {unit.source for unit in result.units if unit.origin is Origin.ENGINE}
    for source in sources:
        meter.row(source, meter.size([claim.job]) / len(sources))
    meter.article(claim.job, translated=bool(sources))
    _record_draft(result, claims.options)
    return claims.done(claim, replace(result, job=claim.job))


def _record_draft(result: Result, options: Options) -> None:
    """Note the document in the memory, which only this machine writes."""
    name = os.fsencode(result.article.name).decode("utf-8", "replace")
    document = document_id(result.units, result.signature)
    record_draft(options.memory, document, result.article, name, datetime.now().astimezone())


def _copy(memory: Path | None) -> bytes:
    """A memory's file, whole, while others may write to it."""
    if memory is None or not is_memory(memory):
        return b""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "memory.sqlite"
        backup(memory, copy)
        return copy.read_bytes()
