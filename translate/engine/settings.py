"""How to search, and what a search returns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Protocol

SOURCE_LIMIT = 128
"""Pieces in one input of the model; longer inputs are divided. Marian models have 512 positions, but were
trained on sentences: far beyond their length they drop clauses. A row of 40 words has about 80 pieces."""

LENGTH_STEP = 64
"""Inputs share an output limit in steps of this many pieces, so that they can share a batch."""


@dataclass(frozen=True, slots=True)
class DecodingSettings:
    """The options of a beam search."""

    beam: int = 4
    n_best: int = 1
    no_repeat: int = 0
    """Pieces in a row that no hypothesis may hold twice; 0 forbids nothing. It breaks loops, and costs a
    sentence that repeats itself on purpose its second half."""
    alignment: bool = False
    """Whether hypotheses tell which source word each of their words came from."""

    def __post_init__(self) -> None:
        if self.no_repeat < 0:
            raise ValueError("a number of pieces is not below 0")
        if not 1 <= self.n_best <= self.beam:
            raise ValueError(f"{self.n_best} hypotheses need a beam of at least as many, not {self.beam}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """One hypothesis as a decoder returns it."""

    pieces: tuple[str, ...]
    """Target pieces without the end-of-sentence mark; unknown ones are ``<unk>``."""
    score: float
    """Mean log-probability of a piece."""
    complete: bool
    """Whether the model ended the sentence itself."""
    attention: Sequence[Sequence[float]]
    """For each target piece its weights over the source pieces and, last, the end of the sentence; empty where
    neither an alignment was asked for nor a piece is unknown."""


class Decoder(Protocol):
    """A search over a Marian model's outputs."""

    signature: str
    """Its name, version and compute type, for the signature of a result."""
    vocabulary: frozenset[str]
    """The source pieces that the model knows."""

    def decode(
        self, sources: Sequence[Sequence[str]], settings: DecodingSettings, settled: Set[int] = frozenset()
    ) -> Iterator[tuple[int, list[Decoded]]]:
        """Search each source, a non-empty sequence of at most ``SOURCE_LIMIT`` pieces without ``</s>``.

        Yields each source's index with its ``n_best`` hypotheses, best first, as soon as they are found, in
        whatever order. A hypothesis depends on its own source only; but its last digits, and of two equally good
        ones which comes first, depend on the company in the batch, and with a shortlist a little more does, because
        the words of all sources of a batch share out a word's probability. So a source that is ``settled``, by its
        index, need not be searched, but has its place in a batch with the others.
        """
        ...


def output_limit(source_pieces: int) -> int:
    """The most target pieces to generate: far above any translation, far below a runaway loop."""
    generous = 2 * source_pieces + 40
    return LENGTH_STEP * -(-generous // LENGTH_STEP)
