"""Decoding with transformers: slower, and the reference that the other decoder is compared with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translate.engine.settings import Decoded, DecodingSettings, output_limit
from translate.engine.tokenisation import UNKNOWN
from translate.errors import ModelError

if TYPE_CHECKING:
    import torch
    from transformers.generation.utils import GenerateOutput

BATCH = 16
"""Sources in one batch."""


class TransformersDecoder:
    """A beam search by ``MarianMTModel.generate``, in float32."""

    def __init__(self, folder: Path, alignment_layer: int = -1, alignment_heads: int = 1) -> None:
        """Load a Marian model in Hugging Face format; for the alignment see ``ModelCard``.

        Raises:
            ModelError: the folder holds no such model.
        """
        import torch
        import transformers
        from transformers import MarianMTModel, MarianTokenizer

        transformers.utils.logging.set_verbosity_error()  # type: ignore[no-untyped-call]  # it has no hints
        transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # likewise
        try:
            self._tokenizer = MarianTokenizer.from_pretrained(folder, local_files_only=True)
            # Any, since the hints of generate() refuse the library's own models.
            # Eager attention is the only kind that returns its weights, which unknown words are copied by.
            self._model: Any = MarianMTModel.from_pretrained(  # in evaluation mode, without dropout
                folder, dtype=torch.float32, attn_implementation="eager", local_files_only=True
            )
        except (OSError, ValueError, KeyError, TypeError) as problem:
            raise ModelError(
                f"transformers cannot load a Marian model from {folder}.", "Use `--engine ctranslate2`."
            ) from problem
        self._alignment_layer, self._alignment_heads = alignment_layer, alignment_heads
        self.vocabulary = frozenset(self._tokenizer.get_src_vocab()) - {UNKNOWN}
        self.signature = f"engine:transformers|version:{transformers.__version__}|compute:float32"

    def decode(
        self, sources: Sequence[Sequence[str]], settings: DecodingSettings, settled: Set[int] = frozenset()
    ) -> Iterator[tuple[int, list[Decoded]]]:
        """Search every source; see ``Decoder.decode``."""
        order = sorted(range(len(sources)), key=lambda index: len(sources[index]))
        for batch in _batches(order, sources):
            if settled >= {*batch}:
                continue
            yield from zip(batch, self._decode_batch([sources[i] for i in batch], settings), strict=True)

    def _decode_batch(self, sources: list[Sequence[str]], settings: DecodingSettings) -> list[list[Decoded]]:
        import torch

        encoded = self._encode(sources)
        with torch.inference_mode():
            output = self._model.generate(
                **encoded,
                num_beams=settings.beam,
                num_return_sequences=settings.n_best,
                max_new_tokens=output_limit(max(map(len, sources))),
                do_sample=False,
                length_penalty=1.0,
                no_repeat_ngram_size=settings.no_repeat,
                early_stopping=True,  # a search ends with as many finished hypotheses as beams, as in CTranslate2
                suppress_tokens=[self._model.config.pad_token_id],  # Marian itself has no padding word
                output_scores=True,
                return_dict_in_generate=True,
            )
        rows = zip(output.sequences, self._scores(output), strict=True)
        decoded = [
            self._decoded(sources[number // settings.n_best], sequence, score, settings)
            for number, (sequence, score) in enumerate(rows)
        ]
        return [decoded[i : i + settings.n_best] for i in range(0, len(decoded), settings.n_best)]

    def _scores(self, output: GenerateOutput) -> list[float]:
        """The mean log-probability of each sequence, which generate() only gives for a beam above 1."""
        beam_scores = output.get("sequences_scores")
        if beam_scores is not None:
            return list(beam_scores.tolist())
        steps = self._model.compute_transition_scores(output.sequences, output.scores, normalize_logits=True)
        padding = self._model.config.pad_token_id
        generated = (output.sequences[:, 1:] != padding).float()
        means = (steps * generated).nan_to_num(neginf=0.0).sum(dim=1) / generated.sum(dim=1)
        return list(means.tolist())

    def _encode(self, sources: list[Sequence[str]]) -> dict[str, torch.Tensor]:
        """Ids of the pieces with the end mark, padded to the longest, and the mask of what is not padding."""
        ids = [
            [*self._tokenizer.convert_tokens_to_ids(list(source)), self._tokenizer.eos_token_id]
            for source in sources
        ]
        encoded = self._tokenizer.pad({"input_ids": ids}, return_tensors="pt")
        return {"input_ids": encoded["input_ids"], "attention_mask": encoded["attention_mask"]}

    def _decoded(
        self, source: Sequence[str], sequence: torch.Tensor, score: float, settings: DecodingSettings
    ) -> Decoded:
        end, padding = self._tokenizer.eos_token_id, self._model.config.pad_token_id
        ids = [token for token in sequence.tolist() if token not in (end, padding)]
        pieces = tuple(self._tokenizer.convert_ids_to_tokens(ids))
        wanted = settings.alignment or UNKNOWN in pieces
        attention = self._attention(source, ids) if wanted else ()
        return Decoded(pieces, score, complete=end in sequence.tolist(), attention=attention)

    def _attention(self, source: Sequence[str], target: list[int]) -> tuple[tuple[float, ...], ...]:
        """The mean of the heads that show which words belong together, with a forced pass over the output."""
        import torch

        start = self._model.config.decoder_start_token_id
        with torch.inference_mode():
            output = self._model(
                **self._encode([source]),
                decoder_input_ids=torch.tensor([[start, *target]]),
                output_attentions=True,
            )
        heads = output.cross_attentions[self._alignment_layer][0, : self._alignment_heads]
        return tuple(map(tuple, heads.mean(dim=0).tolist()))


def _batches(order: list[int], sources: Sequence[Sequence[str]]) -> list[list[int]]:
    """Indices in batches of one output limit."""
    batches: list[list[int]] = []
    for index in order:
        full = not batches or len(batches[-1]) == BATCH
        if full or output_limit(len(sources[batches[-1][0]])) != output_limit(len(sources[index])):
            batches.append([])
        batches[-1].append(index)
    return batches
