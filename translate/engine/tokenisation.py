"""Text to SentencePiece pieces and back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from translate.engine.normalisation import normaliser
from translate.errors import ModelError
from translate.modelcard import Normalisation

WORD_START = "▁"
UNKNOWN = "<unk>"
END = "</s>"


class Tokeniser:
    """A model's two SentencePiece models, with the normalisation that it was trained on."""

    def __init__(self, folder: Path, normalisation: Normalisation) -> None:
        """Load ``source.spm`` from a model's folder.

        Raises:
            ModelError: the file is missing or damaged.
        """
        from sentencepiece import SentencePieceProcessor

        self.normalise = normaliser(normalisation)
        path = folder / "source.spm"
        try:
            self._source = SentencePieceProcessor(model_proto=path.read_bytes())
        except (OSError, RuntimeError) as problem:
            raise ModelError(
                f"The tokeniser {path} cannot be read.", "Install the model again with `muqabala models get`."
            ) from problem

    def encode(self, text: str) -> list[str]:
        """The pieces of a text after normalisation; characters the model does not know stay as they are."""
        pieces: list[str] = self._source.encode(self.normalise(text), out_type=str)
        return pieces

    @staticmethod
    def decode(pieces: Sequence[str]) -> str:
        """The text of target pieces: what SentencePiece does, also for pieces copied from the source."""
        return "".join(pieces).replace(WORD_START, " ").strip()
