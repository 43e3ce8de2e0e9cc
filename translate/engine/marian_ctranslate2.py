"""Decoding with CTranslate2: quantised, batched by length, on every core; without torch and transformers."""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from translate.engine.settings import Decoded, DecodingSettings, output_limit
from translate.engine.tokenisation import END, UNKNOWN
from translate.errors import ModelError

if TYPE_CHECKING:
    import ctranslate2

BATCH_PIECES = 512
"""Source pieces in one batch, with padding: the fastest of 256 to 4,096 for opus-mt-ar-en's shape on two cores."""

QUEUED = 2
"""Batches for each worker that are submitted before the first is waited for."""

MAX_WORKERS = 4
"""More workers than this cost memory without gaining speed; further cores help inside a worker."""


def suitable_compute_type() -> str:
    """The quantisation that suits this machine: float16 on a GPU, int8 on a processor."""
    import ctranslate2

    return "float16" if ctranslate2.get_cuda_device_count() else "int8"


class CTranslate2Decoder:
    """A beam search by CTranslate2 over a converted model."""

    def __init__(self, folder: Path, compute_type: str) -> None:
        """Load a CTranslate2 folder.

        Raises:
            ModelError: the folder is damaged.
        """
        import ctranslate2

        on_gpu = ctranslate2.get_cuda_device_count() > 0
        cores = os.cpu_count() or 1
        self._workers = 1 if on_gpu else min(cores, MAX_WORKERS)
        try:
            self._translator = ctranslate2.Translator(
                str(folder),
                device="cuda" if on_gpu else "cpu",
                compute_type=compute_type,
                inter_threads=self._workers,
                intra_threads=max(1, cores // self._workers),
            )
            self.vocabulary = _vocabulary(folder)
        except (OSError, RuntimeError, ValueError) as problem:
            raise ModelError(
                f"The converted model in {folder} cannot be loaded.", "Delete that folder: it is made again."
            ) from problem
        self.signature = f"engine:ctranslate2|version:{ctranslate2.__version__}|compute:{compute_type}"

    def decode(
        self, sources: Sequence[Sequence[str]], settings: DecodingSettings, done: Callable[[int], None]
    ) -> list[list[Decoded]]:
        """Search every source; see ``Decoder.decode``.

        Attention costs 2 to 10 % of the time, so where no alignment is asked for only sources with an unknown
        word in their English are searched again for it.
        """
        if settings.alignment:
            return self._attentive(sources, settings, done)
        results = self._search(sources, settings, done)
        unknown = [
            index for index, nbest in enumerate(results) if any(UNKNOWN in one.pieces for one in nbest)
        ]
        again = self._attentive([sources[index] for index in unknown], settings, lambda _: None)
        for index, nbest in zip(unknown, again, strict=True):
            results[index] = nbest
        return results

    def _attentive(
        self, sources: Sequence[Sequence[str]], settings: DecodingSettings, done: Callable[[int], None]
    ) -> list[list[Decoded]]:
        """Search for hypotheses with their attention.

        A beam search of CTranslate2 (4.8.5) returns as the first row that of another source of the batch, so the
        first row, which depends on the source alone, is asked for without a beam.
        """
        results = self._search(sources, replace(settings, alignment=True), done)
        firsts = self._search(
            sources, DecodingSettings(beam=1, alignment=True), lambda _: None, output_pieces=1
        )
        return [
            [replace(one, attention=(*first.attention[:1], *one.attention[1:])) for one in nbest]
            for nbest, (first,) in zip(results, firsts, strict=True)
        ]

    def _search(
        self,
        sources: Sequence[Sequence[str]],
        settings: DecodingSettings,
        done: Callable[[int], None],
        output_pieces: int | None = None,
    ) -> list[list[Decoded]]:
        results: list[list[Decoded]] = [[] for _ in sources]
        finished = 0
        done(finished)
        for batch, futures in self._in_flight(sources, settings, output_pieces):
            for index, future in zip(batch, futures, strict=True):
                results[index] = _decoded(future.result())
            finished += len(batch)
            done(finished)
        return results

    def _in_flight(
        self, sources: Sequence[Sequence[str]], settings: DecodingSettings, output_pieces: int | None
    ) -> Iterator[tuple[list[int], list[ctranslate2.AsyncTranslationResult]]]:
        """Batches in order, submitted early enough that no worker waits, late enough to show progress."""
        waiting: deque[tuple[list[int], list[ctranslate2.AsyncTranslationResult]]] = deque()
        for batch in self._batches(sources):
            futures = self._submit([sources[index] for index in batch], settings, output_pieces)
            waiting.append((batch, futures))
            if len(waiting) > QUEUED * self._workers:
                yield waiting.popleft()
        yield from waiting

    def _batches(self, sources: Sequence[Sequence[str]]) -> list[list[int]]:
        """Indices of the sources, longest first, in batches of one output limit and about equal cost."""
        order = sorted(range(len(sources)), key=lambda index: -len(sources[index]))
        share = sum(map(len, sources)) // self._workers + 1
        budget = min(BATCH_PIECES, share)
        batches: list[list[int]] = []
        for index in order:
            if not batches or not _fits(sources, batches[-1], index, budget):
                batches.append([])
            batches[-1].append(index)
        return batches

    def _submit(
        self, sources: list[Sequence[str]], settings: DecodingSettings, output_pieces: int | None
    ) -> list[ctranslate2.AsyncTranslationResult]:
        futures: list[ctranslate2.AsyncTranslationResult] = self._translator.translate_batch(
            [[*source, END] for source in sources],
            asynchronous=True,
            beam_size=settings.beam,
            num_hypotheses=settings.n_best,
            max_input_length=0,  # the default drops the end of a long input without a word
            max_decoding_length=output_pieces or output_limit(max(map(len, sources))),
            no_repeat_ngram_size=settings.no_repeat,
            return_scores=True,
            return_attention=settings.alignment,
            return_end_token=True,
        )
        return futures


def _vocabulary(folder: Path) -> frozenset[str]:
    """The source words of a converted model."""
    shared = folder / "shared_vocabulary.json"
    path = shared if shared.exists() else folder / "source_vocabulary.json"
    return frozenset(json.loads(path.read_text(encoding="utf-8"))) - {UNKNOWN}


def _fits(sources: Sequence[Sequence[str]], batch: list[int], index: int, budget: int) -> bool:
    """Whether a source may join a batch, whose first member is its longest."""
    longest = len(sources[batch[0]])
    same_limit = output_limit(len(sources[index])) == output_limit(longest)
    return same_limit and longest * (len(batch) + 1) <= budget


def _decoded(result: ctranslate2.TranslationResult) -> list[Decoded]:
    attentions = result.attention or [()] * len(result.hypotheses)
    return [
        Decoded(
            pieces=tuple(piece for piece in pieces if piece != END),
            score=score,
            complete=bool(pieces) and pieces[-1] == END,
            attention=tuple(map(tuple, attention)),
        )
        for pieces, score, attention in zip(result.hypotheses, result.scores, attentions, strict=True)
    ]
