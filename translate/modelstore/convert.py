"""Marian weights to CTranslate2's format, with numpy alone: neither torch nor transformers is needed.

Source of the correspondence: OpenNMT/CTranslate2 ``python/ctranslate2/converters/transformers.py``.
"""

from __future__ import annotations

import json
import sys
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from translate.errors import ModelError
from translate.modelstore.layout import PYTORCH, SAFETENSORS, is_release
from translate.modelstore.shards import INDEX, shard_paths

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import numpy as np
    from ctranslate2.specs import TransformerSpec
    from ctranslate2.specs.attention_spec import MultiHeadAttentionSpec
    from ctranslate2.specs.common_spec import LayerNormSpec, LinearSpec
    from ctranslate2.specs.transformer_spec import (
        TransformerDecoderSpec,
        TransformerEncoderSpec,
    )
    from numpy.typing import NDArray

    Weights = Mapping[str, NDArray[np.floating[Any]]]

ACTIVATIONS = {
    "gelu": "GELU",
    "gelu_fast": "GELUTanh",
    "gelu_new": "GELUTanh",
    "quick_gelu": "GELUSigmoid",
    "relu": "RELU",
    "silu": "SWISH",
    "swish": "SWISH",
}
"""The names of activations in a Hugging Face configuration, and in CTranslate2."""

PAD = "<pad>"
END = "</s>"
IMPOSSIBLE = -1e4
"""A logit so low that a word has no probability, yet a number in float16."""

_DAMAGE = (
    *(ArithmeticError, AttributeError, EOFError, FileNotFoundError, LookupError, RuntimeError),
    *(TypeError, ValueError, zipfile.BadZipFile, zlib.error),
)
"""What the readers of configurations, vocabularies and weights raise at a stranger's or a broken file."""

_ENCODER_EMBEDDINGS = ("model.shared.weight", "model.encoder.embed_tokens.weight")
_DECODER_EMBEDDINGS = ("model.decoder.embed_tokens.weight", "lm_head.weight")


def convert(
    folder: Path, target: Path, compute_type: str, alignment_layer: int = -1, alignment_heads: int = 1
) -> None:
    """Write the model of ``folder`` into the new folder ``target`` in CTranslate2's format.

    The converted model leaves the end of the source sentence (``</s>``) to its caller, whatever it came from.
    For the alignment see ``ModelCard``; a release brings its own.

    Raises:
        ModelError: CTranslate2 cannot run such a model, or its files contradict one another.
    """
    try:
        aligned = (alignment_layer, alignment_heads)
        spec = _release_spec(folder) if is_release(folder) else _marian_spec(folder, *aligned)
        spec.validate()
        spec.optimize(quantization=compute_type)
        target.mkdir()
        spec.save(str(target))
    except _DAMAGE as error:
        raise ModelError(
            f"The model in {folder} cannot be converted: {str(error).strip() or type(error).__name__}.",
            "Its files are damaged, or it is not a MarianMT model.",
        ) from error


def _release_spec(folder: Path) -> TransformerSpec:
    """Fill the specification of an OPUS-MT release."""
    with _without_torch():
        from ctranslate2.converters import OpusMTConverter

    import yaml

    try:
        spec = OpusMTConverter(str(folder))._load()  # noqa: SLF001 - convert() lets CTranslate2 add the end
    except yaml.YAMLError as error:
        raise ValueError("its options are not readable") from error
    spec.config.add_source_eos = False
    return spec


def _marian_spec(folder: Path, alignment_layer: int, alignment_heads: int) -> TransformerSpec:
    """Fill the specification of a Hugging Face Marian model."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    _check(config)
    weights = _read_weights(folder)
    with _without_torch():
        from ctranslate2.specs import Activation, TransformerSpec

    spec = TransformerSpec.from_config(
        (config["encoder_layers"], config["decoder_layers"]),
        config["encoder_attention_heads"],
        pre_norm=False,
        activation=Activation[ACTIVATIONS[config["activation_function"]]],
        alignment_layer=alignment_layer,
        alignment_heads=alignment_heads,
    )
    for half, part in ((spec.encoder, "encoder"), (spec.decoder, "decoder")):
        _fill_half(half, weights, f"model.{part}", config)
    _fill_vocabulary(spec, weights, config, folder)
    return spec


def _check(config: Mapping[str, Any]) -> None:
    """Refuse what would be converted into something that translates wrongly."""
    if config.get("model_type") != "marian":
        raise ValueError(f"its type is {config.get('model_type')!r}, not 'marian'")
    if config["activation_function"] not in ACTIVATIONS:
        raise ValueError(
            f"its activation function {config['activation_function']!r} is unknown to CTranslate2"
        )
    if config["encoder_attention_heads"] != config["decoder_attention_heads"]:
        raise ValueError("its encoder and decoder differ in their number of attention heads")


def _read_weights(folder: Path) -> Weights:
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    whole = folder / SAFETENSORS
    if not whole.is_file() and not (folder / INDEX).is_file():
        return _read_pickle(folder / PYTORCH)
    weights: dict[str, NDArray[np.floating[Any]]] = {}
    for path in [whole] if whole.is_file() else shard_paths(folder):
        try:
            weights |= load_file(path)
        except SafetensorError as error:
            raise ValueError(f"{path.name} is not readable ({error})") from error
    return weights


def _read_pickle(path: Path) -> Weights:
    import pickle

    import torch

    mappable = zipfile.is_zipfile(path)  # the format of PyTorch before 1.6 is not
    try:
        tensors = torch.load(path, map_location="cpu", weights_only=True, mmap=mappable)
    except pickle.UnpicklingError as error:
        raise ValueError(f"{path.name} holds more than weights, or is damaged") from error
    return {name: tensor.numpy() for name, tensor in tensors.items()}


def _fill_half(
    half: TransformerEncoderSpec | TransformerDecoderSpec,
    weights: Weights,
    prefix: str,
    config: Mapping[str, Any],
) -> None:
    """Fill the encoder or the decoder, but for its vocabulary."""
    half.scale_embeddings = float(config["d_model"] ** 0.5) if config.get("scale_embedding") else 1.0
    half.position_encodings.encodings = _positions(weights, prefix, config)
    for number, layer in enumerate(half.layer):
        names = f"{prefix}.layers.{number}"
        _fill_attention(layer.self_attention, weights, f"{names}.self_attn", fused=3)
        if prefix == "model.decoder":
            _fill_attention(layer.attention, weights, f"{names}.encoder_attn", fused=2)
        _fill_linear(layer.ffn.linear_0, weights, f"{names}.fc1")
        _fill_linear(layer.ffn.linear_1, weights, f"{names}.fc2")
        _fill_norm(layer.ffn.layer_norm, weights, f"{names}.final_layer_norm")


def _fill_attention(attention: MultiHeadAttentionSpec, weights: Weights, name: str, *, fused: int) -> None:
    """Fill one attention, whose last ``fused`` input projections CTranslate2 keeps as one matrix."""
    import numpy as np

    inputs = [f"{name}.{which}_proj" for which in "qkv"]
    if fused < len(inputs):
        _fill_linear(attention.linear[0], weights, inputs[0])
    last = attention.linear[-2]
    last.weight = np.concatenate([weights[f"{part}.weight"] for part in inputs[-fused:]])
    last.bias = np.concatenate([weights[f"{part}.bias"] for part in inputs[-fused:]])
    _fill_linear(attention.linear[-1], weights, f"{name}.out_proj")
    _fill_norm(attention.layer_norm, weights, f"{name}_layer_norm")


def _fill_linear(linear: LinearSpec, weights: Weights, name: str) -> None:
    linear.weight = weights[f"{name}.weight"]
    linear.bias = weights[f"{name}.bias"]


def _fill_norm(norm: LayerNormSpec, weights: Weights, name: str) -> None:
    norm.gamma = weights[f"{name}.weight"]
    norm.beta = weights[f"{name}.bias"]


def _positions(weights: Weights, prefix: str, config: Mapping[str, Any]) -> NDArray[np.floating[Any]]:
    """Compute sinusoidal position encodings: sines in the first half of each row, cosines in the second."""
    import numpy as np

    like = weights[f"{prefix}.layers.0.fc1.weight"]
    width = config["d_model"]
    rates = np.power(10000, 2 * (np.arange(width) // 2) / width)
    angles = np.arange(config["max_position_embeddings"])[:, None] / rates
    table = np.concatenate([np.sin(angles[:, 0::2]), np.cos(angles[:, 1::2])], axis=1)
    return table.astype(np.float32).astype(like.dtype)


def _fill_vocabulary(
    spec: TransformerSpec, weights: Weights, config: Mapping[str, Any], folder: Path
) -> None:
    """Fill embeddings, output projection and vocabularies.

    The decoder starts from the padding. Marian's own models have a zero there, and CTranslate2 a way to start from
    zero without it; in a model that was trained by transformers with tied embeddings the padding's embedding is
    learnt, and must be kept: a decoder that starts from zero loses the first word of every sentence. The padding then
    becomes the first word instead of the last: a decoder of CTranslate2 (4.8.5) that was given a list of output words
    finds a special word by its place on the list before, so its place must be the same on all of them.
    """
    source = _tokens(folder / "vocab.json")
    shared = config.get("share_encoder_decoder_embeddings", True)
    target = source if shared else _tokens(folder / "target_vocab.json")
    encoder = _first(weights, _ENCODER_EMBEDDINGS)
    decoder = encoder if shared else _first(weights, _DECODER_EMBEDDINGS)
    output = decoder if config.get("tie_word_embeddings", True) else weights["lm_head.weight"]
    bias = weights.get("final_logits_bias", decoder[:0]).reshape(-1)

    starts_from_padding = target[-1] == PAD and bool(decoder[len(target) - 1].any())
    if starts_from_padding:
        bias = _padding_first(_without_padding(bias, len(target)), len(target))
        tied = output is decoder
        encoder = _padding_first(encoder, len(source)) if source[-1] == PAD else encoder
        decoder = encoder if shared else _padding_first(decoder, len(target))
        output = decoder if tied else _padding_first(output, len(target))
        source, target = _padding_first_word(source), _padding_first_word(target)
    else:
        source, target = _dropping_padding(source), _dropping_padding(target)
    spec.encoder.embeddings[0].weight = encoder[: len(source)]
    spec.decoder.embeddings.weight = decoder[: len(target)]
    spec.decoder.projection.weight = output[: len(target)]
    if bias.any():
        spec.decoder.projection.bias = bias[: len(target)]
    spec.decoder.start_from_zero_embedding = not starts_from_padding
    spec.config.decoder_start_token = PAD if starts_from_padding else END
    spec.register_source_vocabulary(source)
    spec.register_target_vocabulary(target)


def _without_padding(bias: NDArray[np.floating[Any]], words: int) -> NDArray[np.floating[Any]]:
    """The output's bias, under which the padding, the last of the words, is never written."""
    import numpy as np

    never = np.zeros(words, dtype=np.float32)
    never[: len(bias)] = bias[:words]
    never[-1] = IMPOSSIBLE
    return never


def _padding_first(rows: NDArray[np.floating[Any]], words: int) -> NDArray[np.floating[Any]]:
    """The rows of so many words with that of the padding, the last of them, at the front."""
    import numpy as np

    return np.concatenate([rows[words - 1 : words], rows[: words - 1]])


def _padding_first_word(tokens: list[str]) -> list[str]:
    return [PAD, *tokens[:-1]] if tokens[-1] == PAD else tokens


def _dropping_padding(tokens: list[str]) -> list[str]:
    return tokens[:-1] if tokens[-1] == PAD else tokens


def _tokens(path: Path) -> list[str]:
    """List a vocabulary in the order of its indices."""
    indices = json.loads(path.read_text(encoding="utf-8"))
    return sorted(indices, key=lambda token: int(indices[token]))


def _first(weights: Weights, names: tuple[str, ...]) -> NDArray[np.floating[Any]]:
    return weights[next((name for name in names if name in weights), names[0])]


@contextmanager
def _without_torch() -> Iterator[None]:
    """Import CTranslate2's converters without torch and transformers, which they take along if they can."""
    absent = [name for name in ("torch", "transformers") if name not in sys.modules]
    try:
        for name in absent:
            sys.modules[name] = None  # type: ignore[assignment]  # how Python is told that a module is not there
        yield
    finally:
        for name in absent:
            sys.modules.pop(name, None)
