"""Which quantisation suits a model on this machine: the fastest whose English the model itself finds as good."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from translate.engine.division import divide
from translate.engine.marian_ctranslate2 import CTranslate2Decoder
from translate.engine.settings import SOURCE_LIMIT, Decoded, DecodingSettings
from translate.engine.tokenisation import Tokeniser
from translate.modelcard import InstalledModel

EXACT = "float32"
SAME = 0.95
"""The share of sentences with the English of float32 from which nothing more is asked."""
LOSS = 0.05
"""Log-probability of a piece, in the judgement of float32, that a quantisation's English may lose against its own.
The starter's int8 loses 0.008 on 100 sentences and up to 0.024 on 20, and its BLEU is that of float32."""


@dataclass(frozen=True, slots=True)
class Precision:
    """How a model did with one quantisation."""

    compute_type: str
    seconds: float
    """Of the processor, on all cores together."""
    same: float
    """The share of sentences with the very English of float32."""
    loss: float
    """How much less probable a piece of its English is to float32 than one of float32's own, on average."""

    @property
    def keeps_output(self) -> bool:
        """Whether the model says the same with it, or something that it thinks as good."""
        return self.same >= SAME or self.loss <= LOSS


def compare(model: InstalledModel, folders: Mapping[str, Path], sources: Sequence[str]) -> list[Precision]:
    """Translate ``sources`` with each of some quantisations, given with the converted model; float32 is one of them.

    Raises:
        ModelError: the model is damaged.
    """
    tokeniser = Tokeniser(model.folder, model.card.normalisation)
    pieces = [part for source in sources for part in divide(tokeniser.encode(source), SOURCE_LIMIT)]
    exact = CTranslate2Decoder(folders[EXACT], EXACT, shortlist=False)
    wanted, seconds = _decoded(exact, pieces)
    best = fmean(exact.scores(pieces, wanted))
    found = [Precision(EXACT, seconds, 1.0, 0.0)]
    for name in (name for name in folders if name != EXACT):
        got, seconds = _decoded(CTranslate2Decoder(folders[name], name, shortlist=False), pieces)
        same = fmean(one == other for one, other in zip(got, wanted, strict=True))
        found.append(Precision(name, seconds, same, best - fmean(exact.scores(pieces, got))))
    return found


def fastest(precisions: Sequence[Precision]) -> Precision:
    """The fastest of those that keep the output; float32 always does."""
    return min((one for one in precisions if one.keeps_output), key=lambda one: one.seconds)


def _decoded(
    decoder: CTranslate2Decoder, sources: Sequence[Sequence[str]]
) -> tuple[list[tuple[str, ...]], float]:
    """The best hypothesis for each source, and what they took, without the first sentence, which warms up."""
    list(decoder.decode(sources[:1], DecodingSettings()))
    started = time.process_time()
    found: dict[int, list[Decoded]] = dict(decoder.decode(sources, DecodingSettings()))
    seconds = time.process_time() - started
    return [found[index][0].pieces for index in range(len(sources))], seconds
