"""What every Marian model needs around its search, whichever library searches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from translate import __version__
from translate.engine.division import divide
from translate.engine.settings import SOURCE_LIMIT, Decoded, Decoder, DecodingSettings
from translate.engine.tokenisation import Tokeniser
from translate.engine.unknowns import copy_unknowns
from translate.units import Hypothesis, InstalledModel, Progress, no_progress


class Engine(Protocol):
    """Anything that translates Arabic text into English."""

    signature: str
    """The exact settings behind its hypotheses: model, weights, library, compute type, beam."""

    def translate(
        self, sources: Sequence[str], progress: Progress = no_progress
    ) -> list[tuple[Hypothesis, ...]]:
        """Translate each source on its own; returns n-best lists, best first, in the order of the sources."""
        ...


class MarianEngine:
    """A MarianMT model: normalises, tokenises, divides, searches, copies unknown words, joins."""

    def __init__(self, model: InstalledModel, decoder: Decoder, settings: DecodingSettings) -> None:
        self._tokeniser = Tokeniser(model.folder, model.card.normalisation)
        self._decoder = decoder
        self._settings = settings
        self.signature = "|".join(
            (
                f"model:{model.card.name}",
                f"revision:{model.revision}",
                f"weights:{model.digest[:12]}",
                f"normalisation:{model.card.normalisation}",
                decoder.signature,
                f"beam:{settings.beam}",
                f"muqabala:{__version__}",
            )
        )

    def translate(
        self, sources: Sequence[str], progress: Progress = no_progress
    ) -> list[tuple[Hypothesis, ...]]:
        """Translate each source on its own: identical ones once, over-long ones in parts that are joined."""
        parts = {source: divide(self._tokeniser.encode(source), SOURCE_LIMIT) for source in sources}
        inputs = sorted({tuple(part) for divided in parts.values() for part in divided if part})
        decoded = self._decoder.decode(
            inputs, self._settings, lambda done: progress("translating", done, len(inputs))
        )
        results = dict(zip(inputs, decoded, strict=True))
        return [
            self._join([(part, results[tuple(part)]) for part in parts[source] if part]) for source in sources
        ]

    def _join(self, parts: list[tuple[list[str], list[Decoded]]]) -> tuple[Hypothesis, ...]:
        """The hypotheses of a divided source: the best of every part, then the second best of every part."""
        if not parts:
            return (Hypothesis("", 0.0),)
        ranks = zip(*(nbest for _, nbest in parts), strict=False)
        return tuple(self._hypothesis([source for source, _ in parts], rank) for rank in ranks)

    def _hypothesis(self, sources: list[list[str]], decoded: Sequence[Decoded]) -> Hypothesis:
        texts = (
            self._tokeniser.decode(copy_unknowns(part, source, self._decoder.vocabulary))
            for source, part in zip(sources, decoded, strict=True)
        )
        pieces = sum(len(part.pieces) + 1 for part in decoded)
        return Hypothesis(
            text=" ".join(text for text in texts if text),
            # Beyond five digits a score depends on the company that a source was decoded in.
            score=min(0.0, round(sum(part.score * (len(part.pieces) + 1) for part in decoded) / pieces, 5)),
            complete=all(part.complete for part in decoded),
        )
