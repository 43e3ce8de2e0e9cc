"""Which source word each word of a hypothesis came from, by where the model looked while it wrote it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from translate.engine.tokenisation import WORD_START

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Attention = Sequence[Sequence[float]]
"""For each target piece its weights over the source pieces; a last column is that of the end of the sentence."""

UNDECIDED = 0.5
"""With more than this on the end of the sentence, a word has no source: models rest there when they look at none."""


@dataclass(frozen=True, slots=True)
class Part:
    """What was translated at once: the pieces of a whole source, or of a part of an over-long one."""

    target: Sequence[str]
    """Target pieces as they are printed, one for each row of the attention; empty where nothing is."""
    attention: Attention
    source_words: Sequence[int]
    """For each source piece its word, counted in the whole source."""


def align(parts: Sequence[Part], words: int) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """The alignment and the coverage of a hypothesis (see ``Hypothesis``) whose source has so many words.

    The pieces of a word are averaged, so that every word of the target counts as much as any other.
    """
    import numpy as np

    looks = np.concatenate([np.empty((0, words + 1)), *(_looks(part, words) for part in parts)])
    coverage = (round(share, 2) for share in looks[:, :words].sum(axis=0).tolist())
    return tuple(_best(looks)), tuple(coverage)


def _looks(part: Part, words: int) -> NDArray[np.float64]:
    """How much each word of a part's target (rows) looked at each word of the source, and, last, at none of them."""
    import numpy as np

    grouped = list(_by_word(part.target))
    if not grouped:
        return np.empty((0, words + 1))
    weights = np.array(part.attention, np.float64)
    averaged = np.stack([weights[pieces].mean(axis=0) for pieces in grouped])
    places = [*part.source_words, -1]
    return averaged[:, : len(places)] @ np.eye(words + 1)[places]


def _by_word(pieces: Sequence[str]) -> Iterator[list[int]]:
    """The numbers of the pieces of each word; a lone mark of a word's start belongs to the word that follows."""
    word: list[int] = []
    visible = False
    for number, piece in enumerate(pieces):
        if visible and piece.startswith(WORD_START):
            yield word
            word, visible = [], False
        if piece:
            word.append(number)
            visible = visible or bool(piece.strip(WORD_START))
    if visible:
        yield word


def _best(looks: NDArray[np.float64]) -> list[int]:
    """For each row the word that it looked at most; -1 where that is none."""
    import numpy as np

    words, none = looks[:, :-1], looks[:, -1]
    if not words.size:
        return [-1] * len(looks)
    unseen = (none > UNDECIDED) | ~words.any(axis=1)
    best: list[int] = np.where(unseen, -1, words.argmax(axis=1)).tolist()
    return best


def source_words(source: str, pieces: Sequence[str], normalise: Callable[[str], str]) -> list[int]:
    """For each source piece the word of the source, as it was given, that it comes from.

    Normalisation may divide a word and join two; then their characters, which it leaves in order, are counted.
    Empty where that cannot be told for certain: no alignment is better than a wrong one.
    """
    given, normal = source.split(), normalise(source).split()
    places = list(range(len(given))) if given == normal else _places(given, normal, normalise)
    words = list(accumulate(piece.startswith(WORD_START) for piece in pieces))
    if not places or words[0] != 1 or words[-1] != len(normal):
        return []
    return [places[word - 1] for word in words]


def _places(given: list[str], normal: list[str], normalise: Callable[[str], str]) -> list[int]:
    """For each normalised word the given word that its first character comes from; empty if they differ."""
    owners = [
        (place, character)
        for place, word in enumerate(given)
        for character in normalise(word)
        if character != " "
    ]
    if [character for _, character in owners] != list("".join(normal)):
        return []
    places, offset = [], 0
    for word in normal:
        places.append(owners[offset][0])
        offset += len(word)
    return places
