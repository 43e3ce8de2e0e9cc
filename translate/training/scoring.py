"""How well a model in training translates: greedy decoding of a development set, BLEU and chrF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.training.batches import Texts, bucketed, padded
from translate.training.network import Network, precision
from translate.training.pairs import Pairs
from translate.training.tokenisers import Tokenisers

if TYPE_CHECKING:
    import torch

BATCH_TOKENS = 4_000
"""Source pieces that are decoded at a time."""
MARGIN = 10
"""Pieces that an output may have beyond twice its source's."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Of a model's outputs against the references, 0 to 100, with the settings behind them."""

    chrf: float
    bleu: float
    chrf_signature: str
    bleu_signature: str


def score(hypotheses: Sequence[str], references: Sequence[str]) -> Scores:
    """Score with sacreBLEU's default settings. Source: Post, "A call for clarity in reporting BLEU scores", 2018."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    chrf, bleu = CHRF(), BLEU()
    found = [metric.corpus_score(list(hypotheses), [list(references)]).score for metric in (chrf, bleu)]
    return Scores(found[0], found[1], str(chrf.get_signature()), str(bleu.get_signature()))


def try_out(network: Network, tokenisers: Tokenisers, pairs: Pairs, where: torch.device, kind: str) -> Scores:
    """Translate the sources of a development set and score them; ``kind`` is the precision on a GPU."""
    return score(translate(network, tokenisers, pairs.sources, where, kind), pairs.targets)


def translate(
    network: Network, tokenisers: Tokenisers, sources: Sequence[str], where: torch.device, kind: str
) -> list[str]:
    """The most probable next piece, again and again; sources longer than the model reads are cut."""
    import numpy as np
    import torch

    limit = network.config.max_position_embeddings
    texts = Texts(ids[:limit] for ids in tokenisers.sources(sources))
    found: dict[int, str] = {}
    network.eval()
    with torch.inference_mode(), precision(where, kind):
        for batch in bucketed(texts.lengths, np.argsort(texts.lengths, kind="stable"), BATCH_TOKENS):
            numbers = torch.from_numpy(padded([texts[index] for index in batch], tokenisers.padding)).long()
            output = _greedy(network, numbers.to(where))
            found |= {int(index): tokenisers.text(row) for index, row in zip(batch, output, strict=True)}
    return [found[index] for index in range(len(sources))]


def _greedy(network: Network, source: torch.Tensor) -> list[list[int]]:
    padding = network.config.pad_token_id
    longest = min(2 * source.shape[1] + MARGIN, network.config.max_position_embeddings - 1)
    output: list[list[int]] = network.generate(
        input_ids=source,
        attention_mask=source != padding,
        num_beams=1,
        do_sample=False,
        max_new_tokens=longest,
        suppress_tokens=[padding],
    ).tolist()
    return output
