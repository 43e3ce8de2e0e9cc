"""Choosing and loading a decoder for an installed model."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from translate.engine.marian import MarianEngine
from translate.engine.settings import DecodingSettings
from translate.modelcard import InstalledModel


class Library(StrEnum):
    """The libraries that can search with a Marian model."""

    CTRANSLATE2 = "ctranslate2"
    TRANSFORMERS = "transformers"


def load_engine(
    model: InstalledModel,
    converted: Callable[[InstalledModel, str], Path],
    library: Library = Library.CTRANSLATE2,
    settings: DecodingSettings | None = None,
    compute_type: str | None = None,
    workers: int | None = None,
    *,
    shortlist: bool = True,
) -> MarianEngine:
    """Load a model into memory, ready to translate.

    ``converted`` gives the CTranslate2 folder of a model for a compute type; without a ``compute_type``
    the one that suits this machine is taken. ``workers`` is how many batches CTranslate2 decodes at once.
    A ``shortlist`` that lies in the converted folder is used if it may be.

    Raises:
        ModelError: the model's files are missing or damaged.
    """
    settings = settings or DecodingSettings()
    if library is Library.TRANSFORMERS:
        from translate.engine.marian_transformers import TransformersDecoder

        card = model.card
        reference = TransformersDecoder(model.folder, card.alignment_layer, card.alignment_heads)
        return MarianEngine(model, reference, settings)
    from translate.engine.marian_ctranslate2 import CTranslate2Decoder

    compute_type = compute_type or suitable_compute_type()
    decoder = CTranslate2Decoder(converted(model, compute_type), compute_type, workers, shortlist=shortlist)
    return MarianEngine(model, decoder, settings)


def suitable_compute_type() -> str:
    """The quantisation that suits this machine: float16 on a GPU, int8 on a processor."""
    import ctranslate2

    return "float16" if ctranslate2.get_cuda_device_count() else "int8"
