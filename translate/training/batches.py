"""Batches of pairs of like length, bounded by their pieces, in an order that can be taken up anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from translate.training.sampling import draw

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

POOL = 20_000
"""Pairs that are drawn at a time and sorted by length."""
_FINEST = 4
"""Texts are padded to a multiple of so many pieces, longer ones to coarser steps: see ``stepped``."""


class Texts:
    """Many texts in numbers of the vocabulary, kept in one array, since a million small ones take much more room."""

    def __init__(self, texts: Iterable[NDArray[np.int32]]) -> None:
        """Put the texts together."""
        import numpy as np

        listed = list(texts)
        self.lengths = np.array([len(text) for text in listed], dtype=np.int64)
        self._ends = np.cumsum(self.lengths)
        self._numbers = np.concatenate(listed) if listed else np.zeros(0, dtype=np.int32)

    def __len__(self) -> int:
        return len(self.lengths)

    def __getitem__(self, index: int) -> NDArray[np.int32]:
        end = self._ends[index]
        return self._numbers[end - self.lengths[index] : end]


@dataclass(frozen=True, slots=True)
class Encoded:
    """A corpus in numbers of the vocabulary."""

    sources: Texts
    targets: Texts
    weight: float


class Batch(NamedTuple):
    """Some pairs, padded to the longest; each text has its end mark."""

    source: NDArray[np.int32]
    """Rows of pieces."""
    target: NDArray[np.int32]


class Position(NamedTuple):
    """How far a training is in its texts: all that it takes to go on from there."""

    pool: int = 0
    """How many pools were used up."""
    batch: int = 0
    """How many batches of the next one were."""
    drawn: tuple[int, ...] = ()
    """How many pairs of each corpus the used pools took; empty for none."""


class BatchStream:
    """Batches without end."""

    def __init__(
        self, corpora: Sequence[Encoded], batch_tokens: int, padding: int, seed: int, pool: int = POOL
    ) -> None:
        """Begin at the beginning; set ``position`` to go on from elsewhere."""
        self._corpora, self._batch_tokens, self._padding, self._seed = corpora, batch_tokens, padding, seed
        self._size = pool
        self.position = Position()

    @property
    def position(self) -> Position:
        """Where the next batch stands."""
        return self._position

    @position.setter
    def position(self, position: Position) -> None:
        drawn = tuple(position.drawn) or (0,) * len(self._corpora)
        self._position = Position(position.pool, position.batch, drawn)
        self._pool = self._drawn()
        self._batches = self._bucketed()

    def next(self) -> Batch:
        """The batch at ``position``, which goes on by one."""
        pool, batch, drawn = self._position
        pairs = [self._pool[index] for index in self._batches[batch]]
        if batch + 1 < len(self._batches):
            self._position = Position(pool, batch + 1, drawn)
        else:
            taken = [sum(corpus == number for corpus, _ in self._pool) for number in range(len(drawn))]
            self.position = Position(pool + 1, 0, tuple(map(sum, zip(drawn, taken, strict=True))))
        return self._padded(pairs)

    def _drawn(self) -> list[tuple[int, int]]:
        """The pairs of the pool: corpus, and index in it."""
        sizes = [len(corpus.sources) for corpus in self._corpora]
        weights = [corpus.weight for corpus in self._corpora]
        seed = (self._seed, self._position.pool)
        found = draw(sizes, weights, self._position.drawn, self._size, seed)
        return [(number, int(index)) for number, indices in enumerate(found) for index in indices]

    def _bucketed(self) -> list[NDArray[np.int64]]:
        """The pool's batches, in an order of chance."""
        import numpy as np

        random = np.random.default_rng((self._seed, self._position.pool, 1))
        lengths = np.array(
            [
                (self._corpora[corpus].targets.lengths[index], self._corpora[corpus].sources.lengths[index])
                for corpus, index in self._pool
            ]
        )
        order = random.permutation(len(lengths))
        order = order[np.lexsort((lengths[order, 1], stepped(lengths[order, 0])))]
        batches = bucketed(stepped(lengths.max(axis=1)), order, self._batch_tokens)
        return [batches[number] for number in random.permutation(len(batches))]

    def _padded(self, pairs: Sequence[tuple[int, int]]) -> Batch:
        sources = [self._corpora[corpus].sources[index] for corpus, index in pairs]
        targets = [self._corpora[corpus].targets[index] for corpus, index in pairs]
        return Batch(padded(sources, self._padding), padded(targets, self._padding))


def bucketed(
    lengths: NDArray[np.int64], order: NDArray[np.int64], batch_tokens: int
) -> list[NDArray[np.int64]]:
    """Cut ``order``, indices of texts, into batches whose rows times their longest are at most ``batch_tokens``.

    A text that alone is longer makes a batch of its own.
    """
    batches, start, longest = [], 0, 0
    for place, index in enumerate(order):
        longest = max(longest, int(lengths[index]))
        if place > start and (place - start + 1) * longest > batch_tokens:
            batches.append(order[start:place])
            start, longest = place, int(lengths[index])
    return [*batches, order[start:]] if len(order) else []


def stepped(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The lengths that texts are padded to: steps of 4 up to 32, of 8 up to 64, of 16 up to 128 and so on.

    A processor makes itself ready for every shape of batch that is new to it, which took a tenth of an update's time
    and more. With few lengths there are few shapes.
    """
    import numpy as np

    octave = np.frexp(lengths)[1] - 3
    step = np.maximum(_FINEST, 2.0**octave).astype(np.int64)
    return -(-lengths // step) * step


def padded(texts: Sequence[NDArray[np.int32]], padding: int) -> NDArray[np.int32]:
    """Texts as the rows of one array."""
    import numpy as np

    longest = int(stepped(np.array([len(text) for text in texts])).max())
    rows = np.full((len(texts), longest), padding, dtype=np.int32)
    for row, text in zip(rows, texts, strict=True):
        row[: len(text)] = text
    return rows
