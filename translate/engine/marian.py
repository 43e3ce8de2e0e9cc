"""What every Marian model needs around its search, whichever library searches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, chain
from typing import Protocol

from translate import __version__
from translate.engine.alignment import Part, align, source_words
from translate.engine.division import divide
from translate.engine.labels import labelled, without_label
from translate.engine.settings import SOURCE_LIMIT, Decoded, Decoder, DecodingSettings
from translate.engine.tokenisation import Tokeniser
from translate.engine.unknowns import copy_unknowns
from translate.modelcard import InstalledModel
from translate.units import Hypothesis, Progress, no_progress


class Engine(Protocol):
    """Anything that translates Arabic text into English."""

    signature: str
    """The exact settings behind its hypotheses: model, weights, library, compute type, beam."""

    def translate(
        self,
        sources: Sequence[str],
        progress: Progress = no_progress,
        settings: DecodingSettings | None = None,
    ) -> list[tuple[Hypothesis, ...]]:
        """Translate each source on its own; returns n-best lists, best first, in the order of the sources.

        Other ``settings`` than the engine's own hold for this call only.
        """
        found: dict[str, tuple[Hypothesis, ...]] = {}
        total = len(set(sources))
        progress("translating", 0, total)
        for source, nbest in self.stream(sources, settings):
            found[source] = nbest
            progress("translating", len(found), total)
        return [found[source] for source in sources]

    def stream(
        self,
        sources: Iterable[str],
        settings: DecodingSettings | None = None,
        known: Collection[str] = (),
    ) -> Iterator[tuple[str, tuple[Hypothesis, ...]]]:
        """Translate as ``translate`` does; yields every different source with its n-best list when it is found.

        Those of the sources that are ``known`` are not yielded. They are given so that the others are searched in the
        company that they would have otherwise, which decides the last digits of a score.
        """
        ...


class MarianEngine(Engine):
    """A MarianMT model: keeps labels, normalises, tokenises, divides, searches, copies unknown words, joins."""

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
                *([f"no_repeat:{settings.no_repeat}"] if settings.no_repeat else []),
                f"muqabala:{__version__}",
            )
        )

    def stream(
        self,
        sources: Iterable[str],
        settings: DecodingSettings | None = None,
        known: Collection[str] = (),
    ) -> Iterator[tuple[str, tuple[Hypothesis, ...]]]:
        """See ``Engine.stream``."""
        settings = settings or self._settings
        parts = {source: self._parts(source) for source in dict.fromkeys(sources)}
        wanted: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for source, divided in parts.items():
            for part in set(divided):
                wanted[part] += [] if source in known else [source]
        yield from ((source, (Hypothesis("", 0.0),)) for source, divided in parts.items() if not divided)
        inputs, results = sorted(wanted), dict[tuple[str, ...], list[Decoded]]()
        settled = {index for index, part in enumerate(inputs) if not wanted[part]}
        for index, decoded in self._decoder.decode(inputs, settings, settled):
            results[inputs[index]] = decoded
            for source in wanted[inputs[index]]:
                if all(part in results for part in parts[source]):
                    yield source, self._join(source, parts[source], results, settings)

    def _parts(self, source: str) -> list[tuple[str, ...]]:
        """The pieces of a source in parts that the model can take; none for a source without any."""
        _, text = without_label(source)
        return [tuple(part) for part in divide(self._tokeniser.encode(text), SOURCE_LIMIT) if part]

    def _join(
        self,
        source: str,
        parts: Sequence[tuple[str, ...]],
        results: Mapping[tuple[str, ...], list[Decoded]],
        settings: DecodingSettings,
    ) -> tuple[Hypothesis, ...]:
        """The hypotheses of a divided source: the best of every part, then the second best of every part."""
        label, text = without_label(source)
        words: list[int] = []
        if settings.alignment:
            words = source_words(text, [*chain(*parts)], self._tokeniser.normalise)
        ranks = zip(*(results[part] for part in parts), strict=False)
        return tuple(labelled(label, self._hypothesis(text, parts, rank, words)) for rank in ranks)

    def _hypothesis(
        self, source: str, parts: Sequence[tuple[str, ...]], decoded: Sequence[Decoded], words: list[int]
    ) -> Hypothesis:
        """One hypothesis, aligned if the words of the source's pieces are known."""
        printed = [
            copy_unknowns(one, part, self._decoder.vocabulary)
            for part, one in zip(parts, decoded, strict=True)
        ]
        texts = map(self._tokeniser.decode, printed)
        pieces = sum(len(part.pieces) + 1 for part in decoded)
        hypothesis = Hypothesis(
            text=" ".join(text for text in texts if text),
            # Of a score's further digits the company that a source was decoded in has a say.
            score=min(0.0, round(sum(part.score * (len(part.pieces) + 1) for part in decoded) / pieces, 3)),
            complete=all(part.complete for part in decoded),
        )
        if not words:
            return hypothesis
        ends = accumulate(map(len, parts))
        looked = [
            Part(target, one.attention, words[end - len(part) : end])
            for target, one, part, end in zip(printed, decoded, parts, ends, strict=True)
        ]
        return _aligned(hypothesis, looked, len(source.split()))


def _aligned(hypothesis: Hypothesis, parts: list[Part], words: int) -> Hypothesis:
    """The hypothesis with its alignment; without one where a piece holds more than one word of the text."""
    alignment, coverage = align(parts, words)
    if len(alignment) != len(hypothesis.text.split()):
        return hypothesis
    return replace(hypothesis, alignment=alignment, coverage=coverage)
