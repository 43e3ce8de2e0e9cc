"""A trained network as a model's folder, in the format of the hub."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from translate.files import write_atomically
from translate.training.network import Network, silent
from translate.training.recipe import SHARD_BYTES
from translate.training.tokenisers import SETTINGS

if TYPE_CHECKING:
    import torch

WEIGHTS = "model*.safetensors*"


def export(network: Network, weights: Mapping[str, torch.Tensor], folder: Path) -> None:
    """Write configuration and float16 weights beside the tokenisers, in files of at most 16 MB.

    They are put together in a folder of their own first. A card that a person has begun is kept.
    """
    import torch

    staged = folder / ".export"
    shutil.rmtree(staged, ignore_errors=True)
    network.load_state_dict(weights)
    network.generation_config.update(**_generation(network))
    with silent():
        network.to(torch.float16).save_pretrained(staged, max_shard_size=SHARD_BYTES)
    settings = SETTINGS | {"model_max_length": network.config.max_position_embeddings}
    (staged / "tokenizer_config.json").write_text(json.dumps(settings) + "\n", encoding="utf-8")
    for old in folder.glob(WEIGHTS):
        old.unlink()
    readable = (staged / "tokenizer_config.json").stat().st_mode
    for path in sorted(staged.iterdir()):
        path.chmod(readable)  # safetensors are written for their owner alone
        path.replace(folder / path.name)
    staged.rmdir()


def write_card(path: Path, lines: Sequence[str]) -> None:
    """Write a model's card, unless a person has begun one."""
    if not path.exists():
        write_atomically(path, ("\n".join(lines) + "\n").encode())


def _generation(network: Network) -> dict[str, object]:
    """How transformers decodes with it when it is not told; the padding is no word."""
    config = network.config
    return {
        "max_length": config.max_position_embeddings,
        "num_beams": 4,
        "bad_words_ids": [[config.pad_token_id]],
        "decoder_start_token_id": config.decoder_start_token_id,
    }
