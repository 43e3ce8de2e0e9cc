"""Tokens that a core writes in a second with a full-size model: Muqabala's decoder beside other ways to run it.

The weights are random, in the shape of Helsinki-NLP/opus-mt-ar-en (its ``config.json``), because time does
not depend on what they say. Every output is forced to the same length, so all ways do the same work.
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
from translate.engine.shortlist import Shortlist
from translate.modelstore import converted, find, keep_shortlist

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
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
SCRIPT_GOAL = 20.0
PLAIN_GOAL = 2.0
"""Times the tokens a second of the script, and of CTranslate2 as it is."""
ALWAYS = 3_000
BROUGHT = 10
"""A shortlist like one of a real model: pieces that are always there, and those that each source piece brings."""
TRANSFORMERS_BATCH = 16
REPEATS = 3
"""The cheapest of so many runs counts: other programs can only make one dearer."""

Sentence = list[int]
"""A source sentence as piece numbers, without the end mark."""


def decoding_rows(folder: Path, quick: bool) -> list[Row]:
    """Tokens a second and core of all ways; the model is made in ``folder``, which exists."""
    few, many = (6, 48) if quick else (24, 192)
    sentences = _sentences(many)
    make_model(folder)
    script = _transformers_rate(folder, sentences[:few], 1)
    batched = _transformers_rate(folder, sentences[: few * 4], TRANSFORMERS_BATCH)
    model = converted(find(str(folder)), "int8")
    plain = _plain_rate(model, sentences)
    full = _muqabala_rate(model, sentences)
    _make_shortlist(model)
    listed = _muqabala_rate(model, sentences)
    what = f"decoding with random weights of opus-mt-ar-en's size, beam {BEAM}, {OUTPUT_PIECES} tokens out"
    short = (
        f"with a made-up shortlist of {ALWAYS:,} pieces and {BROUGHT} more for each source piece "
        f"(of {WORDS:,}; no sentence searched again)"
    )
    return [
        _row(f"{what}: int8", full, "one `generate()` each", script, SCRIPT_GOAL),
        _row(f"{what}: int8", full, f"`generate()` in batches of {TRANSFORMERS_BATCH}", batched),
        _row(f"{what}: int8", full, "CTranslate2 as it is, int8", plain),
        _row(f"{what}: int8, {short}", listed, "one `generate()` each", script, SCRIPT_GOAL),
        _row(f"{what}: int8, {short}", listed, "CTranslate2 as it is, int8", plain, PLAIN_GOAL),
    ]


def _row(measure: str, ours: float, other: str, theirs: float, goal: float = 0.0) -> Row:
    return Row(
        measure,
        f"{ours:,.0f} tokens/s a core",
        f"{other}: {theirs:,.1f} tokens/s a core",
        f"{ours / theirs:.1f} times",
        f"≥ {goal:g} times" if goal else "",
        ours >= goal * theirs if goal else None,
    )


def _sentences(count: int) -> list[Sentence]:
    """Made-up sentences, always the same."""
    chance = random.Random(SEED)
    lengths = (chance.randint(*SOURCE_PIECES) for _ in range(count))
    return [[chance.randrange(2, WORDS) for _ in range(length)] for length in lengths]


def make_model(folder: Path, pieces: Sequence[str] = ()) -> None:
    """Save a model that is complete for Muqabala and never ends a sentence by itself.

    Its vocabulary begins with the given pieces, if any: the end and unknown marks, then others.
    """
    import torch
    from transformers import MarianMTModel

    torch.manual_seed(SEED)
    model = MarianMTModel(_config())
    model.final_logits_bias[0, END] = -1e4
    model.save_pretrained(folder)
    words = [*pieces, *map(_piece, range(len(pieces), WORDS)), "<pad>"]
    vocabulary = {piece: number for number, piece in enumerate(words)}
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


def _transformers_rate(folder: Path, sentences: list[Sentence], batch: int) -> float:
    """Tokens a second and core of ``generate()``; one sentence a call is the script's way."""
    import torch
    from transformers import AutoModelForSeq2SeqLM

    model = AutoModelForSeq2SeqLM.from_pretrained(folder)

    def translate(sentences: list[Sentence]) -> int:
        longest = max(map(len, sentences)) + 1
        ids = [[*sentence, END] + [PADDING] * (longest - len(sentence) - 1) for sentence in sentences]
        output = model.generate(
            input_ids=torch.tensor(ids),
            attention_mask=(torch.tensor(ids) != PADDING).long(),
            num_beams=BEAM,
            min_new_tokens=OUTPUT_PIECES,
            max_new_tokens=OUTPUT_PIECES,
            bad_words_ids=[[PADDING]],  # opus-mt-ar-en has this in its generation settings
        )
        return int((output.shape[1] - 1) * output.shape[0])  # the first token is the decoder's start

    order = sorted(sentences, key=len, reverse=True) if batch > 1 else sentences
    batches = [order[start : start + batch] for start in range(0, len(order), batch)]
    translate(sentences[:1])
    return _rate(lambda: sum(map(translate, batches)), len(sentences), times=1)


def _plain_rate(folder: Path, sentences: list[Sentence]) -> float:
    """Tokens a second and core of CTranslate2's own defaults: one call, the threads that it chooses."""
    import ctranslate2

    translator = ctranslate2.Translator(str(folder), device="cpu")
    sources = [[*map(_piece, sentence), _piece(END)] for sentence in sentences]

    def translate() -> int:
        results = translator.translate_batch(sources, beam_size=BEAM, max_decoding_length=OUTPUT_PIECES)
        return sum(len(result.hypotheses[0]) for result in results)

    translator.translate_batch(sources[:1], beam_size=BEAM, max_decoding_length=OUTPUT_PIECES)
    return _rate(translate, len(sentences))


def _muqabala_rate(folder: Path, sentences: list[Sentence]) -> float:
    """Tokens a second and core of Muqabala's own decoder.

    Random weights write any word, so with a shortlist nearly every sentence would be searched again for words that
    its own source did not bring; with weights that translate that is rare, and here it is left out.
    """
    decoder = CTranslate2Decoder(folder, "int8")
    sources = [[_piece(number) for number in sentence] for sentence in sentences]
    settings = DecodingSettings(beam=BEAM)

    def translate() -> int:
        return sum(len(nbest[0].pieces) for _, nbest in decoder.decode(sources, settings))

    with (
        patch("translate.engine.marian_ctranslate2.output_limit", return_value=OUTPUT_PIECES),
        patch.object(Shortlist, "holds", return_value=True),
    ):
        list(decoder.decode(sources[:1], settings))
        return _rate(translate, len(sentences))


def _make_shortlist(folder: Path) -> None:
    """Put a shortlist of random words beside the converted model."""
    chance = random.Random(SEED)
    always = frozenset(map(_piece, range(ALWAYS)))
    brought = {
        _piece(number): frozenset(_piece(chance.randrange(2, WORDS)) for _ in range(BROUGHT))
        for number in range(2, WORDS)
    }
    keep_shortlist(folder, Shortlist(always, brought).data())


def _rate(translate: Callable[[], int], sentences: int, times: int = REPEATS) -> float:
    """Tokens that a core writes in a second, in the cheapest of some runs, each of which tells how many it wrote.

    The processor's time is what all threads took together, so a busy machine changes little; cores that a way of
    translating leaves idle are not held against it.
    """
    seconds = []
    for _ in range(times):
        started = time.process_time()
        pieces = translate()
        seconds.append(time.process_time() - started)
        if pieces != sentences * OUTPUT_PIECES:
            raise RuntimeError(f"{sentences} sentences gave {pieces} tokens, not {OUTPUT_PIECES} each")
    return sentences * OUTPUT_PIECES / min(seconds)
