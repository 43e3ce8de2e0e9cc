"""Tokens a second of a full-size model: Muqabala's decoder beside one ``generate()`` call a sentence.

The weights are random, in the shape of Helsinki-NLP/opus-mt-ar-en (its ``config.json``), because time does
not depend on what they say. Every output is forced to the same length, so both sides do the same work.
"""

from __future__ import annotations

import json
import random
import shutil
import time
from typing import TYPE_CHECKING
from unittest.mock import patch

from tests.bench.process import ROOT
from tests.bench.report import Row
from translate.engine.marian_ctranslate2 import CTranslate2Decoder
from translate.engine.settings import DecodingSettings
from translate.modelstore import converted, find

if TYPE_CHECKING:
    from pathlib import Path

    from transformers import MarianConfig

WORDS = 62_833
"""The vocabulary without the padding mark, whose number is the next: as in opus-mt-ar-en."""
END = 0
PADDING = WORDS
OUTPUT_PIECES = 40
"""What every sentence is translated into: about a sentence of news."""
SOURCE_PIECES = (16, 48)
BEAM = 4
SEED = 20_190_521
GOAL = 15.0

Sentence = list[int]
"""A source sentence as piece numbers, without the end mark."""


def decoding_row(folder: Path, quick: bool) -> Row:
    """Tokens a second of both ways; the model is made in ``folder``, which exists."""
    one_by_one, batched = (6, 96) if quick else (24, 384)
    sentences = _sentences(batched)
    _make_model(folder)
    baseline = _transformers_rate(folder, sentences[:one_by_one])
    rate = _muqabala_rate(folder, sentences)
    return Row(
        f"decoding with weights of opus-mt-ar-en's size: beam {BEAM}, {OUTPUT_PIECES} tokens out; "
        f"{batched} sentences in int8 batches, against {one_by_one} in one `generate()` each",
        f"{rate:,.0f} tokens/s",
        f"{baseline:,.1f} tokens/s",
        f"{rate / baseline:.1f} times",
        f"≥ {GOAL:g} times",
        rate >= GOAL * baseline,
    )


def _sentences(count: int) -> list[Sentence]:
    """Made-up sentences, always the same."""
    chance = random.Random(SEED)
    lengths = (chance.randint(*SOURCE_PIECES) for _ in range(count))
    return [[chance.randrange(2, WORDS) for _ in range(length)] for length in lengths]


def _make_model(folder: Path) -> None:
    """Save a model that is complete for Muqabala and never ends a sentence by itself."""
    import torch
    from transformers import MarianMTModel

    torch.manual_seed(SEED)
    model = MarianMTModel(_config())
    model.final_logits_bias[0, END] = -1e4
    model.save_pretrained(folder)
    vocabulary = {_piece(number): number for number in range(WORDS)} | {"<pad>": PADDING}
    (folder / "vocab.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    for tokeniser in ("source.spm", "target.spm"):  # a model is not complete without them
        shutil.copy(ROOT / "models/starter-ar-en" / tokeniser, folder)


def _config() -> MarianConfig:
    from transformers import MarianConfig

    return MarianConfig(
        vocab_size=WORDS + 1,
        pad_token_id=PADDING,
        decoder_start_token_id=PADDING,
        eos_token_id=END,
        forced_eos_token_id=None,
        d_model=512,
        encoder_layers=6,
        decoder_layers=6,
        encoder_attention_heads=8,
        decoder_attention_heads=8,
        encoder_ffn_dim=2048,
        decoder_ffn_dim=2048,
        activation_function="swish",
        scale_embedding=True,
    )


def _piece(number: int) -> str:
    return {END: "</s>", 1: "<unk>"}.get(number, f"▁w{number}")


def _transformers_rate(folder: Path, sentences: list[Sentence]) -> float:
    """Tokens a second of the script's way: one sentence a call."""
    import torch
    from transformers import AutoModelForSeq2SeqLM

    model = AutoModelForSeq2SeqLM.from_pretrained(folder)

    def translate(sentence: Sentence) -> int:
        output = model.generate(
            input_ids=torch.tensor([[*sentence, END]]),
            num_beams=BEAM,
            min_new_tokens=OUTPUT_PIECES,
            max_new_tokens=OUTPUT_PIECES,
            bad_words_ids=[[PADDING]],  # opus-mt-ar-en has this in its generation settings
        )
        return int(output.shape[1]) - 1  # the first token is the decoder's start

    translate(sentences[0])
    started = time.perf_counter()
    pieces = sum(map(translate, sentences))
    return _rate(pieces, len(sentences), started)


def _muqabala_rate(folder: Path, sentences: list[Sentence]) -> float:
    """Tokens a second of Muqabala's own decoder."""
    decoder = CTranslate2Decoder(converted(find(str(folder)), "int8"), "int8")
    sources = [[_piece(number) for number in sentence] for sentence in sentences]
    settings = DecodingSettings(beam=BEAM)
    with patch("translate.engine.marian_ctranslate2.output_limit", return_value=OUTPUT_PIECES):
        list(decoder.decode(sources[:1], settings))
        started = time.perf_counter()
        results = [nbest for _, nbest in decoder.decode(sources, settings)]
    return _rate(sum(len(best[0].pieces) for best in results), len(sentences), started)


def _rate(pieces: int, sentences: int, started: float) -> float:
    seconds = time.perf_counter() - started
    if pieces != sentences * OUTPUT_PIECES:
        raise RuntimeError(f"{sentences} sentences gave {pieces} tokens, not {OUTPUT_PIECES} each")
    return pieces / seconds
