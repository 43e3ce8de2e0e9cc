"""The two SentencePiece models and the vocabulary that they share, as Marian models have them."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from translate.errors import TrainingError
from translate.files import write_atomically

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from sentencepiece import SentencePieceProcessor

SOURCE, TARGET, VOCABULARY = "source.spm", "target.spm", "vocab.json"
END, UNKNOWN, PADDING = "</s>", "<unk>", "<pad>"
SETTINGS = {"source_lang": "ar", "target_lang": "en", "tokenizer_class": "MarianTokenizer"}

LIKELY = 0.3
"""How much likelier pieces are preferred where they are taken by chance: at 0 not at all, at 1 as they are likely."""
WAYS = 16
"""In how many ways a word is cut by chance at most, the likeliest ones."""

_Cut = Callable[[list[str]], list[list[int]]]
_OWN = ("<s>", END, UNKNOWN, PADDING)
_BLOCK = 50_000


def train_tokeniser(
    path: Path, sentences: Iterable[str], pieces: int, coverage: float, *, split_digits: bool
) -> None:
    """Train a unigram model of at most so many pieces and write it.

    Raises:
        TrainingError: the sentences are too few to learn from.
    """
    from sentencepiece import SentencePieceTrainer

    model = io.BytesIO()
    try:
        SentencePieceTrainer.train(
            sentence_iterator=iter(sentences),
            model_writer=model,
            vocab_size=pieces,
            hard_vocab_limit=False,  # a small corpus has fewer
            character_coverage=coverage,
            split_digits=split_digits,
            minloglevel=2,
        )
    except RuntimeError as problem:
        raise TrainingError(
            f"SentencePiece can learn no {pieces:,} pieces from these texts: {str(problem).strip()}",
            "Ask for fewer or more pieces in [vocabulary], or give it more text.",
        ) from problem
    write_atomically(path, model.getvalue())


def write_vocabulary(folder: Path) -> None:
    """Write the joint vocabulary of a folder's two tokenisers: the end first, the padding last."""
    words = dict.fromkeys((END, UNKNOWN))
    for name in (SOURCE, TARGET):
        words.update(
            dict.fromkeys(piece for piece in _pieces(_processor(folder / name)) if piece not in _OWN)
        )
    content = {word: number for number, word in enumerate([*words, PADDING])}
    write_atomically(folder / VOCABULARY, json.dumps(content, ensure_ascii=False).encode())


class Tokenisers:
    """The tokenisers of a model's folder, between text and numbers of the vocabulary."""

    def __init__(self, folder: Path) -> None:
        """Load them.

        Raises:
            TrainingError: the files are missing or damaged.
        """
        try:
            self._ids: dict[str, int] = json.loads((folder / VOCABULARY).read_text(encoding="utf-8"))
            self._source, self._target = _processor(folder / SOURCE), _processor(folder / TARGET)
            self.end, self.padding, self._unknown = (self._ids[word] for word in (END, PADDING, UNKNOWN))
        except (OSError, ValueError, LookupError, RuntimeError) as problem:
            raise TrainingError(f"The tokenisers in {folder} cannot be read: {problem}.") from problem
        self._words = {number: word for word, number in self._ids.items()}

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[str]:
        return (self._words[number] for number in range(len(self)))

    def number(self, word: str) -> int | None:
        """The number of a word of the vocabulary."""
        return self._ids.get(word)

    def sources(
        self, texts: Sequence[str], by_chance: float = 0.0, seed: int = 0
    ) -> Iterator[NDArray[np.int32]]:
        """The numbers of the source texts' pieces, each text with the end mark.

        A share of the texts is cut ``by_chance``, the same ones in the same way for a ``seed``.
        """
        return self._encode(self._source, texts, _cutter(self._source, by_chance, seed))

    def targets(self, texts: Sequence[str]) -> Iterator[NDArray[np.int32]]:
        """The numbers of the target texts' pieces, each text with the end mark."""
        return self._encode(self._target, texts, _cutter(self._target))

    def text(self, numbers: Iterable[int]) -> str:
        """The text of target pieces, up to the end mark."""
        pieces = []
        for number in numbers:
            if number == self.end:
                break
            if number != self.padding:
                pieces.append(self._words[number])
        return "".join(pieces).replace("▁", " ").strip()

    def _encode(
        self, processor: SentencePieceProcessor, texts: Sequence[str], cut: _Cut
    ) -> Iterator[NDArray[np.int32]]:
        import numpy as np

        numbers = np.array([self._number(piece) for piece in _all_pieces(processor)], dtype=np.int32)
        for start in range(0, len(texts), _BLOCK):
            for ids in cut(list(texts[start : start + _BLOCK])):
                yield np.append(numbers[ids], np.int32(self.end)) if ids else np.array([self.end], np.int32)

    def _number(self, piece: str) -> int:
        unknown: int = self._unknown
        return unknown if piece in _OWN else self._ids.get(piece, unknown)


def _cutter(processor: SentencePieceProcessor, by_chance: float = 0.0, seed: int = 0) -> _Cut:
    """What cuts texts into the likeliest pieces, a share of them into others.

    Chance is ours, word by word: SentencePiece's own is another one in every process, whatever its seed, and a
    training that is taken up again must read what it read before.
    """
    if not by_chance:
        return partial(processor.encode, out_type=int)
    random = Random(seed)  # noqa: S311 - no secret
    ways = lru_cache(maxsize=100_000)(partial(_ways, processor))

    def cut(text: str) -> list[int]:
        if random.random() >= by_chance:
            likeliest: list[int] = processor.encode(text, out_type=int)
            return likeliest
        words = map(ways, text.split())
        return [piece for cuts, sums in words for piece in random.choices(cuts, cum_weights=sums)[0]]

    return lambda texts: [cut(text) for text in texts]


def _ways(processor: SentencePieceProcessor, word: str) -> tuple[list[list[int]], list[float]]:
    """The pieces of a word, likeliest cut first, and how likely each cut and those before it are together."""
    cuts: list[list[int]] = processor.nbest_encode(word, nbest_size=WAYS, out_type=int)
    scores = [math.fsum(map(processor.get_score, cut)) for cut in cuts]
    return cuts, list(accumulate(math.exp(LIKELY * (score - max(scores))) for score in scores))


def _processor(path: Path) -> SentencePieceProcessor:
    from sentencepiece import SentencePieceProcessor

    return SentencePieceProcessor(model_proto=path.read_bytes())


def _all_pieces(processor: SentencePieceProcessor) -> list[str]:
    return [processor.id_to_piece(number) for number in range(processor.get_piece_size())]


def _pieces(processor: SentencePieceProcessor) -> list[str]:
    """The pieces that stand for text."""
    return [
        processor.id_to_piece(number)
        for number in range(processor.get_piece_size())
        if not processor.is_control(number) and not processor.is_unknown(number)
    ]
