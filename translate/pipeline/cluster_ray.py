"""A pool of workers on a Ray cluster."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from translate.errors import MuqabalaError
from translate.jobs import Job
from translate.pipeline.claiming import Claim, Outcome
from translate.pipeline.cluster_pool import Batch, ClusterError, Event, Finished, Lost, Ready
from translate.pipeline.cluster_worker import Setup, Worker

LOCAL = "local"
"""The address of a cluster that is this machine alone, started for the run."""
_PORT = 6379
"""Of a cluster's head, where an address names none."""
_PATIENCE = 300.0
"""Seconds until the first worker must have been given room and have loaded its model."""
_REACH = 10.0
"""Seconds until a cluster's head must answer, where Ray itself would try for ever; or a worker that is let go."""
_STORE = 200_000_000
"""Bytes that Ray sets apart for what workers return; by default it is a third of the memory."""


@contextmanager
def connected(address: str) -> Iterator[None]:
    """A connection to a cluster, one that is started for it where the address is ``local``.

    Raises:
        ClusterError: Ray is not installed, or the cluster cannot be reached.
    """
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # Ray tells its makers of every cluster that is started
    try:
        import ray
    except ImportError:
        raise ClusterError("Ray is not installed.", "Install it: pip install 'muqabala[ray]'") from None
    own = {"include_dashboard": False, "object_store_memory": _STORE} if address == LOCAL else {}
    if address != LOCAL:
        _refuse_unreachable(address)
    try:
        ray.init(address=address, log_to_driver=False, logging_level="ERROR", **own)
    except (OSError, ValueError, RuntimeError, ImportError) as problem:
        raise ClusterError(
            f"The cluster at {address} cannot be used: {problem}.",
            "Every machine needs the same Python, Ray and RAY_AUTH_MODE; see docs/cluster.md.",
        ) from problem
    # Ray prints of every lost worker on standard output, among our results, and has no option not to.
    ray._private.worker._worker_logs_enabled = False  # noqa: SLF001 (Ray's own debugger does the same)
    try:
        yield
    finally:
        ray.shutdown()


def _refuse_unreachable(address: str) -> None:
    host, _, port = address.rpartition(":") if ":" in address else (address, "", str(_PORT))
    try:
        socket.create_connection((host, int(port)), timeout=_REACH).close()
    except (OSError, ValueError) as problem:
        raise ClusterError(
            f"No cluster answers at {address}: {problem}.",
            "Give the address that `ray start --head` printed, such as 10.0.0.1:6379; or local.",
        ) from problem


class RayPool:
    """Workers as Ray's actors: one for each GPU where there are any, else one for every ``threads`` CPUs.

    Ray would restart an actor by itself, but on a machine that is gone it waits for ever; so a lost worker's batch is
    given to any other, and the new one starts wherever there is room.
    """

    def __init__(self, setup: Setup, threads: int) -> None:
        """``threads`` is how many CPUs a worker takes."""
        import ray

        resources = ray.cluster_resources()
        gpus = int(resources.get("GPU", 0))
        self.size = gpus or max(1, int(resources.get("CPU", 1)) // threads)
        self._kind = ray.remote(Worker).options(num_cpus=threads, num_gpus=1 if gpus else 0, max_restarts=0)
        self._setup = ray.put(setup)
        self._actors: dict[int, Any] = {}
        self._numbers = count(1)
        self._loading: dict[Any, int] = {}
        self._working: dict[Any, tuple[int, Batch]] = {}
        self._closing: list[Any] = []
        self._signature = ""

    def start(self) -> None:
        """See ``Pool.start``."""
        number = next(self._numbers)
        actor = self._actors[number] = self._kind.remote()
        self._loading[actor.load.remote(self._setup)] = number

    def signature(self) -> str:
        """The signature of the first worker's engine, waited for; the others must have the same.

        Raises:
            ClusterError: no worker starts, or the first one dies.
        """
        import ray

        found, _ = ray.wait(list(self._loading), timeout=_PATIENCE)
        if not found:
            raise ClusterError(
                f"No worker could start on the cluster within {_PATIENCE / 60:.0f} minutes.",
                "Its CPUs may be taken by other work: `ray status` tells.",
            )
        try:
            self._signature = _loaded(found[0])
        except ray.exceptions.RayError as problem:
            raise ClusterError(f"The cluster's first worker died: {_reason(problem)}.") from problem
        return self._signature

    def give(self, worker: int, batch: Batch) -> None:
        """See ``Pool.give``."""
        jobs = [_everywhere(claim.job) for claim in batch.claims]
        self._working[self._actors[worker].translate.remote(jobs)] = worker, batch

    def stop(self, worker: int) -> None:
        """See ``Pool.stop``."""
        # Its handle gone, Ray ends an actor when it has done what it was asked.
        self._closing.append(self._actors.pop(worker).close.remote())

    def close(self) -> None:
        """Wait for the stopped workers to tidy up."""
        import ray

        if self._closing:
            ray.wait(self._closing, num_returns=len(self._closing), timeout=_REACH)

    def events(self) -> Iterator[Event]:
        """See ``Pool.events``.

        Raises:
            ClusterError: a machine has another version of Muqabala or of the engine.
            ModelError: a machine does not have the model.
        """
        import ray

        while waiting := [*self._loading, *self._working]:
            (found,), _ = ray.wait(waiting)
            yield self._ready(found) if found in self._loading else self._finished(found)

    def _ready(self, found: Any) -> Event:  # noqa: ANN401 (Ray's references are of no type)
        import ray

        worker = self._loading.pop(found)
        try:
            signature = _loaded(found)
        except ray.exceptions.RayError as problem:
            return Lost(worker, _reason(problem))
        if signature != self._signature:
            raise ClusterError(
                f"Two machines of the cluster would translate differently: {signature}, {self._signature}.",
                "Install the same versions on every machine.",
            )
        return Ready(worker)

    def _finished(self, found: Any) -> Event:  # noqa: ANN401 (see above)
        import ray

        worker, batch = self._working.pop(found)
        try:
            return Finished(worker, ray.get(found))
        except ray.exceptions.RayTaskError as fault:
            return Finished(worker, [_faulty(claim, fault) for claim in batch.claims])
        except ray.exceptions.RayError as problem:
            return Lost(worker, _reason(problem))


def _loaded(found: Any) -> str:  # noqa: ANN401 (see above)
    """The signature that a worker loaded; a mistake that it met there is raised as if it were met here."""
    import ray

    try:
        signature: str = ray.get(found)
    except ray.exceptions.RayTaskError as fault:
        if isinstance(fault.cause, MuqabalaError):
            raise fault.cause from None
        raise ClusterError(
            f"A worker of the cluster could not start: {fault.cause}.",
            "Install the same version of Muqabala on every machine.",
        ) from fault
    return signature


def _everywhere(job: Job) -> Job:
    """The job with paths that do not depend on where a worker runs."""
    return Job(str(Path(job.source).absolute()), job.output.absolute())


def _faulty(claim: Claim, fault: Exception) -> Outcome:
    return Outcome(claim.job, problem=RuntimeError(str(fault)))


def _reason(problem: Exception) -> str:
    """Why a worker was lost, in the words of Ray: the last line is the one that says it."""
    lines = [line.strip() for line in str(problem).splitlines() if line.strip()]
    return (
        lines[-1].split(". Some common causes", maxsplit=1)[0].rstrip(".")
        if lines
        else type(problem).__name__
    )
