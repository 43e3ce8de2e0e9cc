"""Whether a training still gets better, by what the model does on the development set."""

from __future__ import annotations

from dataclasses import dataclass

from translate.training.scoring import Scores


@dataclass(frozen=True, slots=True)
class Standing:
    """The best so far, and how long ago that was."""

    chrf: float = -1.0
    bleu: float = -1.0
    waited: int = 0
    """Trials since one of the two last got better."""

    def after(self, scores: Scores) -> Standing:
        """The standing after another trial."""
        better = scores.chrf > self.chrf or scores.bleu > self.bleu
        waited = 0 if better else self.waited + 1
        return Standing(max(self.chrf, scores.chrf), max(self.bleu, scores.bleu), waited)

    def is_over(self, patience: int) -> bool:
        """Whether neither got better for ``patience`` trials; never for 0."""
        return 0 < patience <= self.waited
