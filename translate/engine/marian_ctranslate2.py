"""Decoding with CTranslate2: quantised, batched by length, on every core; without torch and transformers."""

from __future__ import annotations

import json
import os
from array import array
from collections import deque
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from translate.engine.settings import Decoded, DecodingSettings, output_limit
from translate.engine.shortlist import read_shortlist, shortlist_digest
from translate.engine.tokenisation import END, UNKNOWN
from translate.errors import ModelError

if TYPE_CHECKING:
    import ctranslate2

BATCH_PIECES = 4096
"""Target pieces that a batch comes to when every beam of every source runs to its output limit.

A search keeps in memory in proportion to it: some 50 KiB for each piece, with opus-mt-ar-en's shape, for which it is
the fastest with 4 beams on two cores; with 8 beams twice as many are up to a third faster.
"""

SCORED_PIECES = 256
"""In a batch whose translations are given: the probabilities of all words are kept for every piece of it."""

QUEUED = 2
"""Batches for each worker that are submitted before the first is waited for."""

MAX_WORKERS = 4
"""Unless more are asked for: each takes up to some 200 MiB with opus-mt-ar-en's shape."""

LISTED_DIGITS = 2
"""Digits of a score that was found with a shortlist: those beyond depend on the words that the batch's other sources
bring, among which a word's probability is shared out."""


def available_cores() -> int:
    """The cores that this process may use, which in a container or under ``taskset`` are not all there are.

    A cluster says how many are a worker's by ``OMP_NUM_THREADS``.
    """
    told = os.environ.get("OMP_NUM_THREADS", "")
    if told.isdecimal() and int(told):
        return int(told)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class _Pending:
    """A batch that the workers have."""

    futures: list[ctranslate2.AsyncTranslationResult]
    firsts: list[ctranslate2.AsyncTranslationResult] = field(default_factory=list)
    """The same sources again, for the first row of their attention."""


class CTranslate2Decoder:
    """A beam search by CTranslate2 over a converted model."""

    def __init__(
        self, folder: Path, compute_type: str, workers: int | None = None, *, shortlist: bool = True
    ) -> None:
        """Load a CTranslate2 folder, for that many batches at once; by default one for each core, 4 at most.

        A ``shortlist`` that lies in the folder is used if it may be.

        Raises:
            ModelError: the folder is damaged, or its shortlist is.
        """
        import ctranslate2

        on_gpu = ctranslate2.get_cuda_device_count() > 0
        self._workers = workers or (1 if on_gpu else min(available_cores(), MAX_WORKERS))
        try:
            self._translator = ctranslate2.Translator(
                str(folder),
                device="cuda" if on_gpu else "cpu",
                compute_type=compute_type,
                inter_threads=self._workers,
                intra_threads=1,  # a second gains 2 % with opus-mt-ar-en's shape, and costs a small model half
            )
            self.vocabulary = _vocabulary(folder)
        except (OSError, RuntimeError, ValueError) as problem:
            raise ModelError(
                f"The converted model in {folder} cannot be loaded.", "Delete that folder: it is made again."
            ) from problem
        self.signature = f"engine:ctranslate2|version:{ctranslate2.__version__}|compute:{compute_type}"
        self._shortlist = read_shortlist(folder) if shortlist else None
        if self._shortlist:
            self.signature += f"|vmap:{shortlist_digest(folder)}"

    def decode(
        self, sources: Sequence[Sequence[str]], settings: DecodingSettings, settled: Set[int] = frozenset()
    ) -> Iterator[tuple[int, list[Decoded]]]:
        """Search every source; see ``Decoder.decode``.

        Attention costs 2 to 10 % of the time, so where no alignment is asked for only sources with an unknown
        word in their English are searched again for it.
        """
        unknown = []
        for index, nbest in self._searched(sources, range(len(sources)), settings, settled):
            if not settings.alignment and any(UNKNOWN in one.pieces for one in nbest):
                unknown.append(index)
            else:
                yield index, nbest
        yield from self._searched(sources, unknown, replace(settings, alignment=True), settled)

    def scores(self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]) -> list[float]:
        """The mean log-probability of a piece of each target, with its end, whoever found it."""
        scored = self._translator.score_batch(
            [[*source, END] for source in sources],
            [list(target) for target in targets],
            max_batch_size=SCORED_PIECES,
            batch_type="tokens",
            max_input_length=0,
        )
        return [sum(result.log_probs) / max(1, len(result.log_probs)) for result in scored]

    def _searched(
        self,
        sources: Sequence[Sequence[str]],
        chosen: Collection[int],
        settings: DecodingSettings,
        settled: Set[int],
    ) -> Iterator[tuple[int, list[Decoded]]]:
        """Search the chosen sources with the shortlist, and again with all words where it may have lacked one.

        That is where it was not made for some piece of the source, and where a hypothesis has a word that only
        another source of the batch has brought: CTranslate2 allows the words of all of them to each.
        """
        shortlist = self._shortlist
        if shortlist is None:
            yield from self._search(sources, chosen, settings, settled)
            return
        listed = [index for index in chosen if shortlist.knows(sources[index])]
        others = {*chosen} - {*listed}
        for index, nbest in self._search(sources, listed, settings, settled, listed=True):
            if all(shortlist.holds(sources[index], one.pieces) for one in nbest):
                yield index, [replace(one, score=round(one.score, LISTED_DIGITS)) for one in nbest]
            else:
                others.add(index)
        yield from self._search(sources, sorted(others), settings, settled)

    def _search(
        self,
        sources: Sequence[Sequence[str]],
        chosen: Collection[int],
        settings: DecodingSettings,
        settled: Set[int],
        *,
        listed: bool = False,
    ) -> Iterator[tuple[int, list[Decoded]]]:
        """Batches in order, submitted early enough that no worker waits, late enough to show progress."""
        waiting: deque[tuple[list[int], _Pending]] = deque()
        for batch in self._batches(sources, chosen, settings.beam):
            if settled >= {*batch}:
                continue
            waiting.append((batch, self._submit([sources[index] for index in batch], settings, listed)))
            if len(waiting) > QUEUED * self._workers:
                yield from _found(*waiting.popleft())
        for batch, pending in waiting:
            yield from _found(batch, pending)

    def _submit(self, sources: list[Sequence[str]], settings: DecodingSettings, listed: bool) -> _Pending:
        """Hand a batch to the workers, with attention if an alignment is asked for.

        A beam search of CTranslate2 (4.8.5) returns as the first row of attention that of another source of the
        batch, so the first row, which depends on the source alone, is asked for without a beam.
        """
        limit = output_limit(max(map(len, sources)))
        futures = self._submitted(sources, settings, limit, listed)
        if not settings.alignment:
            return _Pending(futures)
        first = DecodingSettings(beam=1, alignment=True)
        return _Pending(futures, self._submitted(sources, first, 1, listed))

    def _submitted(
        self, sources: list[Sequence[str]], settings: DecodingSettings, limit: int, listed: bool
    ) -> list[ctranslate2.AsyncTranslationResult]:
        futures: list[ctranslate2.AsyncTranslationResult] = self._translator.translate_batch(
            [[*source, END] for source in sources],
            asynchronous=True,
            beam_size=settings.beam,
            num_hypotheses=settings.n_best,
            max_input_length=0,  # the default drops the end of a long input without a word
            max_decoding_length=limit,
            no_repeat_ngram_size=settings.no_repeat,
            return_scores=True,
            return_attention=settings.alignment,
            return_end_token=True,
            use_vmap=listed,
        )
        return futures

    def _batches(
        self, sources: Sequence[Sequence[str]], chosen: Collection[int], beam: int
    ) -> list[list[int]]:
        """Indices of the chosen sources, longest first, in batches of one output limit and about equal cost."""
        order = sorted(chosen, key=lambda index: -len(sources[index]))
        share = sum(len(sources[index]) for index in chosen) // self._workers + 1
        batches: list[list[int]] = []
        for index in order:
            if not batches or not _fits(sources, batches[-1], index, beam, share):
                batches.append([])
            batches[-1].append(index)
        return batches


def _vocabulary(folder: Path) -> frozenset[str]:
    """The source words of a converted model."""
    shared = folder / "shared_vocabulary.json"
    path = shared if shared.exists() else folder / "source_vocabulary.json"
    return frozenset(json.loads(path.read_text(encoding="utf-8"))) - {UNKNOWN}


def _fits(sources: Sequence[Sequence[str]], batch: list[int], index: int, beam: int, share: int) -> bool:
    """Whether a source may join a batch, whose first member is its longest, without making it dearer than a share."""
    longest, size = len(sources[batch[0]]), len(batch) + 1
    limit = output_limit(longest)
    same_limit = output_limit(len(sources[index])) == limit
    return same_limit and size * beam * limit <= BATCH_PIECES and size * longest <= share


def _found(batch: list[int], pending: _Pending) -> Iterator[tuple[int, list[Decoded]]]:
    """The indices of a batch with their hypotheses; the first row of attention is that of the search for it."""
    for number, (index, future) in enumerate(zip(batch, pending.futures, strict=True)):
        nbest = _decoded(future.result())
        if pending.firsts:
            first = _decoded(pending.firsts[number].result())[0].attention[:1]
            nbest = [replace(one, attention=(*first, *one.attention[1:])) for one in nbest]
        yield index, nbest


def _decoded(result: ctranslate2.TranslationResult) -> list[Decoded]:
    attentions = result.attention or [()] * len(result.hypotheses)
    return [
        Decoded(
            pieces=tuple(piece for piece in pieces if piece != END),
            score=score,
            complete=bool(pieces) and pieces[-1] == END,
            attention=[array("f", weights) for weights in attention],  # an eighth of what a list would take
        )
        for pieces, score, attention in zip(result.hypotheses, result.scores, attentions, strict=True)
    ]
