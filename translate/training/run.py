"""A whole training, from a recipe to a model's folder."""

from __future__ import annotations

import math
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from translate.errors import TrainingError
from translate.files import write_atomically
from translate.training import checkpoints
from translate.training.batches import BatchStream
from translate.training.card import card
from translate.training.corpora import Find, Normalise, read_development
from translate.training.curve import curve
from translate.training.export import export, write_card
from translate.training.journal import Journal
from translate.training.loop import Trainer
from translate.training.network import Network, device, make_network, settle
from translate.training.pairs import Pairs
from translate.training.preparing import Prepared, open_folder, prepare
from translate.training.recipe import Recipe
from translate.training.scoring import Scores, try_out
from translate.training.standing import Standing
from translate.training.starting import begin_from
from translate.units import Progress, no_progress

if TYPE_CHECKING:
    import torch

LINES = 10
"""Lines of the log between two checkpoints."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a training."""

    updates: int
    finished: bool
    """Whether the model is written, rather than the training to be gone on with."""
    left_out: int
    """Pairs that were too long."""
    averaged: int = 0
    """Of how many checkpoints the model is the mean; 0 where the best one did better than that."""
    scores: Scores | None = None
    """Of the model, on the development set."""


def train(
    recipe: Recipe,
    folder: Path,
    find: Find,
    normalise: Normalise,
    *,
    resume: bool = False,
    minutes: float = math.inf,
    progress: Progress = no_progress,
) -> Outcome:
    """Train a model into ``folder``, which then is one that the engines load; ``find`` says where its texts lie.

    The training stops after so many ``minutes``, and when called again with ``resume`` goes on as if it had not.

    Raises:
        TrainingError: the recipe's texts are missing, changed or empty, the folder is in use or cannot be written,
            or the model learns nothing but noise.
    """
    deadline = time.monotonic() + 60 * minutes
    work = open_folder(recipe, folder, resume=resume)
    tried = read_development(recipe.development, find, normalise) if recipe.development else None
    try:
        start = find(recipe.start) if recipe.start else None
        course = _Course(recipe, prepare(recipe, folder, find, normalise, progress), tried, work, start)
        if course.run(deadline, progress):
            return course.finish(folder)
        return Outcome(course.trainer.updates, finished=False, left_out=course.prepared.left_out)
    except OSError as problem:
        raise TrainingError(
            f"{folder} cannot be written: {problem.strerror or problem}.", "Make room, then add --resume."
        ) from problem


class _Course:
    """A training under way."""

    def __init__(
        self, recipe: Recipe, prepared: Prepared, tried: Pairs | None, work: Path, start: Path | None
    ) -> None:
        """Begin, from the model in ``start`` where there is one, or go on from the latest checkpoint."""
        self.recipe, self.prepared, self.tried, self.work, self.start = recipe, prepared, tried, work, start
        self.where = device()
        settle(self.where)
        schedule, padding = recipe.training, prepared.tokenisers.padding
        stream = BatchStream(prepared.corpora, schedule.batch_tokens, padding, schedule.seed)
        path = checkpoints.latest(work)
        self.trainer = Trainer(self._network(begun=path is None), stream, schedule, self.where)
        self.journal = Journal(work / "log.jsonl")
        self.standing = Standing()
        self.loss, self.tokens = 0.0, 0  # since the log's last line
        if path is not None:
            self._restore(path)
        self.journal.back_to(self.trainer.updates)
        self.since = time.monotonic()

    def run(self, deadline: float, progress: Progress) -> bool:
        """Train to the end; false where the ``deadline`` came before."""
        updates, every = self.recipe.training.updates, self.recipe.checkpoints.every
        while self.trainer.updates < updates and not self._is_over():
            if time.monotonic() >= deadline:
                checkpoints.save(self.work, self._state(), stopped=True)
                return False
            update = self.trainer.update()
            self.loss, self.tokens = self.loss + update.loss, self.tokens + update.tokens
            progress(f"training, loss {update.loss / update.tokens:.2f}", self.trainer.updates, updates)
            last = self.trainer.updates == updates
            if last or self.trainer.updates % max(1, every // LINES) == 0:
                self._log()
            if last or self.trainer.updates % every == 0:
                self._checkpoint(progress)
        return True

    def finish(self, folder: Path) -> Outcome:
        """Write the model: the mean of the last checkpoints, or the best where that did better, and of the start."""
        paths = checkpoints.kept(self.work)[-self.recipe.checkpoints.average :]
        weights, scores = self._tried_out(checkpoints.average(paths))
        averaged = len(paths)
        if scores and (self.work / checkpoints.BEST).is_file() and scores.chrf < self.standing.chrf:
            weights, scores = self._tried_out(checkpoints.read(self.work / checkpoints.BEST)["network"])
            averaged = 0
        if share := self.recipe.checkpoints.of_start:
            begun = self._network(begun=True).state_dict()
            weights, scores = self._tried_out(checkpoints.mixed(weights, begun, share))
        network, updates = self.trainer.network, self.trainer.updates
        parameters = sum(each.numel() for each in network.parameters() if each.requires_grad)
        words = len(self.prepared.tokenisers)
        export(network, weights, folder)
        write_card(folder / "README.md", list(card(self.recipe, parameters, words, updates, scores)))
        return Outcome(updates, True, self.prepared.left_out, averaged, scores)

    def _network(self, *, begun: bool) -> Network:
        """A network of the recipe's shape, as the training begins or to be filled with what was learnt."""
        words = self.prepared.tokenisers
        shape, seed = self.recipe.model, self.recipe.training.seed
        network = make_network(shape, len(words), words.end, words.padding, seed)
        if begun and self.start:
            begin_from(network, words, self.start)
        return network

    def _is_over(self) -> bool:
        return self.standing.is_over(self.recipe.checkpoints.patience)

    def _state(self) -> dict[str, object]:
        own = {"standing": asdict(self.standing), "loss": self.loss, "tokens": self.tokens}
        return self.trainer.state() | own

    def _restore(self, path: Path) -> None:
        state = checkpoints.read(path)
        self.trainer.restore(state)
        self.standing = Standing(**state["standing"])
        self.loss, self.tokens = state["loss"], state["tokens"]

    def _log(self) -> None:
        """Write what was learnt since the last line.

        Raises:
            TrainingError: the loss is no number any more.
        """
        mean = self.loss / self.tokens
        if not math.isfinite(mean):
            raise TrainingError(
                f"At update {self.trainer.updates:,} the loss is no number any more.",
                "Lower the rate or lengthen the warm-up, and begin anew.",
            )
        now = time.monotonic()
        self.journal.write(
            {
                "update": self.trainer.updates,
                "loss": mean,
                "tokens": self.tokens,
                "seconds": round(now - self.since, 3),
            }
        )
        self.loss, self.tokens, self.since = 0.0, 0, now

    def _checkpoint(self, progress: Progress) -> None:
        """Try the model, keep its state, and draw how it went so far."""
        if self.tried:
            progress("trying the model", self.trainer.updates, self.recipe.training.updates)
            self._try(self.tried)
        checkpoints.save(self.work, self._state())
        checkpoints.prune(self.work, self.recipe.checkpoints.average)
        picture = curve(self.journal.entries(), self.recipe.name)
        write_atomically(self.work / "curve.svg", picture.encode())

    def _try(self, tried: Pairs) -> None:
        scores = self._scores(tried)
        entry = {"update": self.trainer.updates, "chrf": scores.chrf, "bleu": scores.bleu}
        self.journal.write(entry)
        if scores.chrf > self.standing.chrf:
            checkpoints.write(self.work / checkpoints.BEST, {"network": self.trainer.network.state_dict()})
        self.standing = self.standing.after(scores)

    def _tried_out(self, weights: dict[str, torch.Tensor]) -> tuple[dict[str, torch.Tensor], Scores | None]:
        """Put weights into the network, and what it scores with them."""
        self.trainer.network.load_state_dict(weights)
        return weights, self._scores(self.tried) if self.tried else None

    def _scores(self, tried: Pairs) -> Scores:
        kind = self.recipe.training.precision
        return try_out(self.trainer.network, self.prepared.tokenisers, tried, self.where, kind)
