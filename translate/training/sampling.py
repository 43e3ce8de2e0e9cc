"""Which pairs are seen when: by the corpora's weights, each corpus whole before any of its pairs comes again.

What is drawn is a function of the seed and of what was drawn before alone, so that a training that was
interrupted sees what it would have seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def draw(
    sizes: Sequence[int], weights: Sequence[float], drawn: Sequence[int], count: int, seed: tuple[int, int]
) -> list[NDArray[np.int64]]:
    """Draw ``count`` pairs from corpora of some ``sizes``: for each corpus the indices of its pairs.

    ``drawn`` is how many were taken from each before; ``seed`` is the training's, and the number of the draw.
    """
    import numpy as np

    shares = np.array(weights, dtype=np.float64)
    counts = np.random.default_rng(seed).multinomial(count, shares / shares.sum())
    return [
        _next(size, before, int(wanted), (seed[0], number))
        for number, (size, before, wanted) in enumerate(zip(sizes, drawn, counts, strict=True))
    ]


def _next(size: int, before: int, wanted: int, seed: tuple[int, int]) -> NDArray[np.int64]:
    """The next indices of a corpus, which is gone through in another order each time."""
    import numpy as np

    parts = []
    while wanted:
        turn, start = divmod(before, size)
        order = np.random.default_rng((*seed, turn)).permutation(size)
        parts.append(order[start : start + wanted])
        wanted -= len(parts[-1])
        before += len(parts[-1])
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)
