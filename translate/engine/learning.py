"""Learning a shortlist from a model's own translations: where it looked when it wrote a piece brings the piece."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from translate.engine.division import divide
from translate.engine.marian_ctranslate2 import CTranslate2Decoder
from translate.engine.settings import SOURCE_LIMIT, Decoded, DecodingSettings
from translate.engine.shortlist import Shortlist
from translate.engine.tokenisation import END, UNKNOWN, WORD_START, Tokeniser
from translate.errors import ModelError
from translate.modelcard import InstalledModel
from translate.units import Progress, no_progress

PER_PIECE = 100
"""The most target pieces that one source piece brings, beside those that are always there."""
LOOKS = 2
"""A target piece is brought by the source pieces that the model looked at most, so many of them."""
ALONE = 8
"""Target pieces that are taken from the translation of a source piece on its own: what follows is rambling."""
SPELLING = 2
"""Letters in a Latin piece so short that it is always there, so that any name can be spelt."""
SPECIAL = 3
"""The first words of a converted vocabulary, among which are the special ones."""
CHUNK = 2_000
"""Source pieces that are translated between two signs of progress."""
SEARCH = DecodingSettings(beam=4, n_best=4, alignment=True)

_ARABIC = re.compile(r"[\u0621-\u064A\u0671-\u06D3]")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """How often a model wrote each target piece, and what it looked at."""

    written: Counter[str] = field(default_factory=Counter)
    brought: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """By source piece."""

    def add(self, source: Sequence[str], decoded: Decoded) -> None:
        """Count the pieces of one hypothesis."""
        self.written.update(decoded.pieces)
        for piece, weights in zip(decoded.pieces, decoded.attention, strict=False):
            looks = sorted(range(len(source)), key=lambda place: -weights[place])
            for place in looks[:LOOKS]:
                self.brought[source[place]][piece] += 1

    def shortlist(self, frequent: int, target: Iterable[str]) -> Shortlist:
        """The shortlist with so many frequent pieces always there, of those that the target vocabulary holds."""
        possible = {piece for piece in target if not re.search(r"\s", piece)} - {UNKNOWN}
        common = (piece for piece, _ in self.written.most_common(frequent))
        always = frozenset({END, *common, *filter(_is_basic, possible)} & possible)
        brought = {
            piece: frozenset(({piece, *_most(pieces)} & possible) - always)
            for piece, pieces in [*self.brought.items(), *((piece, Counter[str]()) for piece in always)]
            if not re.search(r"\s", piece)
        }
        return Shortlist(always, brought)


def learn(
    model: InstalledModel,
    folder: Path,
    compute_type: str,
    sources: Sequence[str],
    progress: Progress = no_progress,
) -> Lexicon:
    """Translate ``sources``, and each Arabic piece of the vocabulary on its own, and count what came of what.

    ``folder`` holds the converted model. A piece that the sources lack is so known at least from itself.

    Raises:
        ModelError: the model is damaged, or CTranslate2 cannot use a shortlist with it.
    """
    _refuse_misplaced(folder)
    decoder = CTranslate2Decoder(folder, compute_type, shortlist=False)
    tokeniser = Tokeniser(model.folder, model.card.normalisation)
    parts = {
        tuple(part) for source in sources for part in divide(tokeniser.encode(source), SOURCE_LIMIT) if part
    }
    lexicon = Lexicon()
    for source, nbest in _searched(decoder, sorted(parts), "learning from the articles", progress):
        for hypothesis in nbest:
            lexicon.add(source, hypothesis)
    rest = [(piece,) for piece in sorted(decoder.vocabulary) if _is_new(piece, lexicon)]
    for (piece,), nbest in _searched(decoder, rest, "learning the other words", progress):
        for hypothesis in nbest:
            lexicon.brought[piece].update(hypothesis.pieces[:ALONE])
    return lexicon


def _refuse_misplaced(folder: Path) -> None:
    """CTranslate2 (4.8.5) finds special words by their places on the list before: they must come first on all."""
    if not {END, UNKNOWN} <= {*target_vocabulary(folder)[:SPECIAL]}:
        raise ModelError(
            f"The vocabulary in {folder} does not begin with {END} and {UNKNOWN}, as CTranslate2 needs it.",
            "The model works as it is; it cannot be made faster this way.",
        )


def target_vocabulary(folder: Path) -> list[str]:
    """The target words of a converted model."""
    shared = folder / "shared_vocabulary.json"
    path = shared if shared.exists() else folder / "target_vocabulary.json"
    return list(json.loads(path.read_text(encoding="utf-8")))


def _searched(
    decoder: CTranslate2Decoder, sources: Sequence[tuple[str, ...]], stage: str, progress: Progress
) -> Iterator[tuple[tuple[str, ...], list[Decoded]]]:
    done = 0
    for start in range(0, len(sources), CHUNK):
        chunk = sources[start : start + CHUNK]
        for index, nbest in decoder.decode(chunk, SEARCH):
            done += 1
            progress(stage, done, len(sources))
            yield chunk[index], nbest


def _is_new(piece: str, lexicon: Lexicon) -> bool:
    return piece not in lexicon.brought and bool(_ARABIC.search(piece))


def _is_basic(piece: str) -> bool:
    """Whether a piece is what everything can be spelt with: digits, signs, one or two Latin letters."""
    visible = piece.strip(WORD_START)
    return not any(character.isalpha() for character in visible) or (
        len(visible) <= SPELLING and visible.isascii()
    )


def _most(pieces: Counter[str]) -> list[str]:
    return [piece for piece, _ in pieces.most_common(PER_PIECE)]
