"""Models small enough to make in a test: random Marian weights with real tokenisers."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

ARABIC = ["وصل الوزير إلى القاهرة", "قال الرئيس إن الاتفاق قريب", "خرج الناس إلى الشوارع", "انتهت الحرب أمس"]
ENGLISH = ["The minister arrived in Cairo", "The president said so", "People went out", "The war ended"]


def make_marian(folder: Path, **config: object) -> Path:
    """Save a random MarianMTModel with its tokenisers, as the hub has them."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    folder.mkdir()
    vocabulary = write_tokenisers(folder)
    pad = len(vocabulary)
    (folder / "vocab.json").write_text(
        json.dumps({token: i for i, token in enumerate([*vocabulary, "<pad>"])})
    )
    torch.manual_seed(7)
    shape = {"d_model": 16, "encoder_layers": 2, "decoder_layers": 1, "max_position_embeddings": 32}
    shape |= {f"{half}_{part}": n for half in ("encoder", "decoder") for part, n in SIZES.items()}
    special = {
        "vocab_size": pad + 1,
        "pad_token_id": pad,
        "decoder_start_token_id": pad,
        "scale_embedding": True,
    }
    model = MarianMTModel(
        MarianConfig.from_dict({**shape, **special, "activation_function": "swish", **config})
    )
    torch.nn.init.normal_(model.final_logits_bias)
    model.save_pretrained(folder)
    tokeniser = {"source_lang": "ar", "target_lang": "en", "tokenizer_class": "MarianTokenizer"}
    (folder / "tokenizer_config.json").write_text(json.dumps(tokeniser))
    (folder / "README.md").write_text("A model of random numbers.")
    return folder


SIZES = {"attention_heads": 2, "ffn_dim": 24}


def write_tokenisers(folder: Path) -> list[str]:
    """Train the two SentencePiece models of a folder and return their joint vocabulary, without padding."""
    vocabulary = ["</s>", "<unk>"]
    for name, lines in (("source", ARABIC), ("target", ENGLISH)):
        for piece in _train(folder / f"{name}.spm", lines):
            vocabulary += [piece] * (piece not in vocabulary)
    return vocabulary


def _train(path: Path, lines: list[str]) -> list[str]:
    from sentencepiece import SentencePieceProcessor, SentencePieceTrainer

    model = io.BytesIO()
    SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_writer=model,
        vocab_size=40,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    path.write_bytes(model.getvalue())
    processor = SentencePieceProcessor(model_proto=model.getvalue())
    return [processor.id_to_piece(i) for i in range(3, processor.get_piece_size())]


def make_release(folder: Path) -> Path:
    """Write an OPUS-MT release of random numbers: Marian's .npz, YAML vocabulary, decoder.yml, scripts."""
    folder.mkdir()
    vocabulary = write_tokenisers(folder)
    lines = [f"{json.dumps(token, ensure_ascii=False)}: {i}\n" for i, token in enumerate(vocabulary)]
    (folder / "opus.vocab.yml").write_text("".join(lines), encoding="utf-8")
    (folder / "decoder.yml").write_text(
        "models:\n  - opus.npz\nvocabs:\n  - opus.vocab.yml\n  - opus.vocab.yml\nbeam-size: 6\n"
    )
    (folder / "preprocess.sh").write_text(
        "normalize-punctuation.perl -l $1 | spm_encode --model source.spm\n"
    )
    weights = _release_weights(len(vocabulary))
    np.savez(folder / "opus.npz", **weights)  # type: ignore[arg-type]  # no array is called allow_pickle
    return folder


OPTIONS = """\
type: transformer
enc-depth: 1
dec-depth: 1
transformer-heads: 2
transformer-ffn-activation: swish
transformer-preprocess: ""
transformer-postprocess: dan
transformer-postprocess-emb: d
transformer-decoder-autoreg: self-attention
transformer-no-projection: false
transformer-guided-alignment-layer: last
"""


def _release_weights(words: int, width: int = 8) -> dict[str, NDArray[Any]]:
    random = np.random.default_rng(7)

    def array(*shape: int) -> NDArray[Any]:
        return random.normal(size=shape).astype(np.float32)

    weights = {"Wemb": array(words, width), "decoder_ff_logit_out_b": array(1, words)}
    for block in ("encoder_l1_self", "decoder_l1_self", "decoder_l1_context"):
        for part in "qkvo":
            weights |= {f"{block}_W{part}": array(width, width), f"{block}_b{part}": array(1, width)}
        weights |= {f"{block}_Wo_ln_scale": array(1, width), f"{block}_Wo_ln_bias": array(1, width)}
    for block in ("encoder_l1_ffn", "decoder_l1_ffn"):
        weights |= {f"{block}_W1": array(width, 12), f"{block}_b1": array(1, 12)}
        weights |= {f"{block}_W2": array(12, width), f"{block}_b2": array(1, width)}
        weights |= {f"{block}_ffn_ln_scale": array(1, width), f"{block}_ffn_ln_bias": array(1, width)}
    return weights | {"special:model.yml": np.frombuffer(OPTIONS.encode() + b"\0", dtype=np.int8)}
