"""A worker of a cluster: a process on one of its machines that loads the model once and translates batches."""

from __future__ import annotations

import platform
import shutil
import tempfile
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from translate import __version__, modelstore
from translate.engine import Engine
from translate.errors import ModelError, MuqabalaError
from translate.jobs import Job
from translate.ledger import open_ledger
from translate.modelcard import InstalledModel
from translate.pipeline.batch import translate_files
from translate.pipeline.claiming import Outcome
from translate.pipeline.cluster_pool import ClusterError
from translate.pipeline.options import Options

Load = Callable[[InstalledModel], Engine]
"""Loads a model on the machine where it is called."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker needs to know, once."""

    model: InstalledModel
    """As the machine that started the run has it; a worker's own lies elsewhere, perhaps."""
    load: Load
    options: Options
    memory: bytes
    """A copy of the translation memory: SQLite files cannot be shared between machines. Empty without one."""
    version: str = __version__


class Worker:
    """Lives in a process of its own."""

    def load(self, setup: Setup) -> str:
        """Load the model; returns the engine's signature.

        Raises:
            ClusterError: this machine has another version of Muqabala.
            ModelError: this machine does not have the model.
        """
        if setup.version != __version__:
            raise ClusterError(
                f"The machine {platform.node()} has Muqabala {__version__}, not {setup.version}.",
                "Install the same version on every machine.",
            )
        self._model = model_here(setup.model)
        self._engine = setup.load(self._model)
        self._options = replace(setup.options, memory=self._written(setup.memory))
        return self._engine.signature

    def _written(self, memory: bytes) -> Path | None:
        """The copy of the memory as a file of this worker's own."""
        if not memory:
            return None
        copy = Path(tempfile.mkdtemp(prefix="muqabala-")) / "memory.sqlite"
        copy.write_bytes(memory)
        return copy

    def close(self) -> None:
        """Delete the copy of the memory."""
        if self._options.memory:
            shutil.rmtree(self._options.memory.parent)

    def translate(self, jobs: Sequence[Job]) -> list[Outcome]:
        """Translate a batch; what became of each article, in order."""
        with open_ledger(None) as ledger:
            outcomes = {
                outcome.job: outcome
                for outcome in translate_files(jobs, self._model, self._engine, self._options, ledger)
            }
        return [_sendable(outcomes[job]) for job in jobs]


def model_here(model: InstalledModel) -> InstalledModel:
    """The same model as this machine has it: under its name, or where it lies on the machine that asks.

    Raises:
        ModelError: it is not here, or has other weights.
    """
    for place in (model.card.name, str(model.folder)):
        with suppress(ModelError):
            found = modelstore.find(place)
            if found.digest == model.digest:
                return replace(model, folder=found.folder)
    raise ModelError(
        f"The machine {platform.node()} does not have the model {model.card.name}, or has other weights of it.",
        "Install it there, or have $MUQABALA_MODELS on every machine name a shared folder.",
    )


def _sendable(outcome: Outcome) -> Outcome:
    """The outcome without an exception that only this machine could make anything of."""
    problem = outcome.problem
    if problem is None or isinstance(problem, MuqabalaError):
        return outcome
    fault = RuntimeError(f"{type(problem).__name__}: {problem}")
    fault.add_note(f"On {platform.node()}:\n{''.join(traceback.format_exception(problem))}")
    return replace(outcome, problem=fault)
