"""One update after the other, in a state that can be kept and taken up exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from translate.training.batches import Batch, BatchStream, Position
from translate.training.network import Network, precision
from translate.training.objective import loss_sum, rate, sampled
from translate.training.recipe import Schedule

if TYPE_CHECKING:
    import torch

BETAS, EPSILON = (0.9, 0.98), 1e-9
"""Of Adam. Source: Vaswani et al. 2017."""


class Update(NamedTuple):
    """What an update came to."""

    loss: float
    """Of all its target pieces together."""
    tokens: int
    """Its target pieces."""


class Trainer:
    """A network, what it learns from, and how far it has come."""

    def __init__(
        self, network: Network, stream: BatchStream, schedule: Schedule, where: torch.device
    ) -> None:
        """Put the network where it is trained."""
        import torch

        self.network = network.to(where)
        if where.type == "cpu":  # where the gradients of PyTorch's own take a quarter of an update
            self.network.set_attn_implementation("eager")
        self.updates = 0
        self._stream, self._schedule, self._where = stream, schedule, where
        # Fused it takes a tenth of the time, which on a processor is a tenth of an update's.
        self._adam = torch.optim.Adam(self.network.parameters(), lr=0.0, betas=BETAS, eps=EPSILON, fused=True)
        self._scaler = torch.amp.GradScaler(
            where.type, enabled=where.type == "cuda" and schedule.precision == "fp16"
        )

    def update(self) -> Update:
        """Learn from the next batches."""
        import torch

        schedule = self._schedule
        self.updates += 1
        self.network.train()
        now = rate(self.updates, schedule.updates, schedule.rate, schedule.warm_up, schedule.decay)
        for group in self._adam.param_groups:
            group["lr"] = now
        batches = [self._stream.next() for _ in range(schedule.accumulate)]
        padding = self.network.config.pad_token_id
        tokens = sum(int((batch.target != padding).sum()) for batch in batches)
        loss = sum(self._learn(batch, tokens, number) for number, batch in enumerate(batches))
        self._scaler.unscale_(self._adam)
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), schedule.clip)
        self._scaler.step(self._adam)
        self._scaler.update()
        self._adam.zero_grad(set_to_none=True)
        return Update(loss, tokens)

    def state(self) -> dict[str, Any]:
        """All that the next updates depend on."""
        import torch

        return {
            "updates": self.updates,
            "network": self.network.state_dict(),
            "adam": self._adam.state_dict(),
            "scaler": self._scaler.state_dict(),
            "chance": torch.get_rng_state(),
            "chance_gpu": torch.cuda.get_rng_state(self._where) if self._where.type == "cuda" else None,
            "position": tuple(self._stream.position),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from a state."""
        import torch

        self.updates = state["updates"]
        self.network.load_state_dict(state["network"])
        self._adam.load_state_dict(state["adam"])
        if (
            self._scaler.is_enabled() and state["scaler"]
        ):  # begun on a GPU of another kind, or none: it finds its own
            self._scaler.load_state_dict(state["scaler"])
        torch.set_rng_state(state["chance"])
        if self._where.type == "cuda" and state["chance_gpu"] is not None:
            torch.cuda.set_rng_state(state["chance_gpu"], self._where)
        self._stream.position = Position(*state["position"])

    def _learn(self, batch: Batch, tokens: int, number: int) -> float:
        """Add a batch's gradients, as its share of all ``tokens``; the batch's loss."""
        import torch

        schedule = self._schedule
        words = None
        if schedule.sampled_words and self.updates <= schedule.sampled_share * schedule.updates:
            seed = (schedule.seed, self.updates * schedule.accumulate + number)
            padding = self.network.config.pad_token_id
            words = self._placed(sampled(batch.target, schedule.sampled_words, padding, seed))
        source, target = self._placed(batch.source), self._placed(batch.target)
        with precision(self._where, schedule.precision):
            loss = loss_sum(self.network, source, target, words, schedule.label_smoothing)
        self._scaler.scale(loss / tokens).backward()  # type: ignore[no-untyped-call]  # it has no hints
        return float(loss.detach().to(torch.float32))

    def _placed(self, numbers: Any) -> torch.Tensor:  # noqa: ANN401 - an array of any integers
        import torch

        return torch.from_numpy(numbers).long().to(self._where, non_blocking=True)
