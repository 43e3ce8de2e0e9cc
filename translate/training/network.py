"""The network of a recipe, and what it computes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Any

from translate.training.recipe import Shape

if TYPE_CHECKING:
    import torch

# transformers' hints refuse its own models' calls, so a model is Any here, as in the engine.
Network = Any


def make_network(shape: Shape, words: int, end: int, padding: int, seed: int) -> Network:
    """Make a ``MarianMTModel`` of random weights, the same for the same seed.

    The decoder starts from the padding, whose embedding is and stays zero, as in Marian's own models.
    """
    import torch
    from transformers import MarianConfig, MarianMTModel

    halves = {
        "layers": (shape.encoder_layers, shape.decoder_layers),
        "attention_heads": (shape.heads, shape.heads),
        "ffn_dim": (shape.feed_forward, shape.feed_forward),
    }
    settings: dict[str, Any] = {f"encoder_{name}": sizes[0] for name, sizes in halves.items()}
    settings |= {f"decoder_{name}": sizes[1] for name, sizes in halves.items()}
    torch.manual_seed(seed)
    config = MarianConfig(
        **settings,
        d_model=shape.width,
        vocab_size=words,
        decoder_vocab_size=words,
        activation_function=shape.activation,
        dropout=shape.dropout,
        max_position_embeddings=shape.positions,
        scale_embedding=True,
        pad_token_id=padding,
        decoder_start_token_id=padding,
        eos_token_id=end,
        forced_eos_token_id=end,
    )
    return MarianMTModel(config)


def device() -> torch.device:
    """The GPU, where there is one."""
    import torch

    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def settle(where: torch.device) -> None:
    """Let a processor give the same numbers each time, and not slow down at the smallest of them."""
    import torch

    if where.type == "cpu":
        torch.set_flush_denormal(True)  # where gradients vanish they cost a hundred times as much
    else:
        torch.set_float32_matmul_precision("high")


def precision(where: torch.device, name: str) -> AbstractContextManager[Any]:
    """What is computed in the recipe's precision: the forward pass, where the machine is the faster for it."""
    import torch

    kind = {"bf16": torch.bfloat16, "fp16": torch.float16}.get(name)
    able = where.type == "cuda" or (kind is torch.bfloat16 and _computes_in_bf16())
    return torch.autocast(where.type, dtype=kind, enabled=able and kind is not None)


def _computes_in_bf16() -> bool:
    """Whether the processor has instructions for it; without them it is slower than float32."""
    import torch

    able: dict[str, object] = getattr(torch.cpu, "get_capabilities", dict)()  # which an older torch lacks
    return any(bool(able.get(name)) for name in ("avx512_bf16", "amx_bf16"))


@contextmanager
def silent() -> Iterator[None]:
    """Without the bars of transformers, which would be drawn into ours."""
    import transformers

    shown = transformers.utils.logging.is_progress_bar_enabled()
    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # it has no hints
    try:
        yield
    finally:
        if shown:
            transformers.utils.logging.enable_progress_bar()  # type: ignore[no-untyped-call]  # likewise
