"""Beginning from a model that is there: its weights, carried over into another vocabulary.

A word that both vocabularies have keeps its embedding; another one begins as the mean of the pieces that the old
model cuts it into. Source of the idea: Mosin et al., "Fine-tuning transformers: vocabulary transfer", 2021.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from translate.errors import TrainingError
from translate.training.growing import grown
from translate.training.network import Network, silent
from translate.training.tokenisers import Tokenisers

if TYPE_CHECKING:
    import torch

_TABLE = "model.shared.weight"
_OF_WORDS = (
    _TABLE,
    "model.encoder.embed_tokens.weight",
    "model.decoder.embed_tokens.weight",
    "lm_head.weight",
)
_BIAS = "final_logits_bias"


def begin_from(network: Network, words: Tokenisers, folder: Path) -> None:
    """Give a network the weights of the model in ``folder``; it may have more layers, or wider ones.

    Raises:
        TrainingError: there is no such model, or it has another shape.
    """
    import torch
    from transformers import MarianMTModel

    try:
        with silent():
            known = MarianMTModel.from_pretrained(
                folder, local_files_only=True, dtype=torch.float32
            ).state_dict()
        table = _carried_over(known[_TABLE], Tokenisers(folder), words)
        bias = network.final_logits_bias
        known |= dict.fromkeys(_OF_WORDS, table) | {_BIAS: bias}
        network.load_state_dict(grown(known, network.state_dict()))
    except OSError as problem:
        raise no_start(folder) from problem
    except RuntimeError as problem:
        raise TrainingError(
            f"The model in {folder} has another shape than the recipe's.",
            "Give [model] the same width, and no less of the rest.",
        ) from problem


def no_start(folder: Path) -> TrainingError:
    """What to tell where there is no such model."""
    return TrainingError(
        f"There is no model to begin from in {folder}.", "Name its folder, from that of --data, as start."
    )


def _carried_over(table: torch.Tensor, known: Tokenisers, words: Tokenisers) -> torch.Tensor:
    """The embeddings of the new words; the padding's is zero."""
    import torch

    rows = [table[_numbers(word, known)].mean(dim=0) for word in words]
    rows[words.padding] = torch.zeros_like(rows[words.padding])
    return torch.stack(rows)


def _numbers(word: str, known: Tokenisers) -> list[int]:
    """What the old model has for a word: itself, or its pieces."""
    if (number := known.number(word)) is not None:
        return [number]
    cut = known.targets if word.isascii() or word.lstrip("▁").isascii() else known.sources
    return [int(number) for number in next(cut([word.replace("▁", " ")]))[:-1]] or [known.end]
