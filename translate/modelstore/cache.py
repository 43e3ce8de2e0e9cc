"""The converted models of this machine: made on first use, kept in the user's cache."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from translate.errors import ModelError
from translate.modelstore.convert import convert

if TYPE_CHECKING:
    from translate.modelcard import InstalledModel

COMPUTE_TYPES = ("int8", "int8_float32", "int8_float16", "int16", "float16", "float32")

CONVERSION = 2
"""Counts the changes of ``convert`` that make earlier conversions useless."""


def converted(model: InstalledModel, compute_type: str) -> Path:
    """Give the folder of a model in CTranslate2's format, its weights stored as ``compute_type``.

    It is keyed by the model's digest, so that an exchanged model is converted anew. Its source sentences
    must end with ``</s>``.

    Raises:
        ModelError: the compute type is unknown, the model cannot be converted, or the cache not written.
    """
    import ctranslate2

    if compute_type not in COMPUTE_TYPES:
        raise ModelError(f"There is no compute type {compute_type}.", f"Known: {', '.join(COMPUTE_TYPES)}.")
    alignment = f"l{model.card.alignment_layer}h{model.card.alignment_heads}"
    version = f"{ctranslate2.__version__}-{CONVERSION}"
    folder = cache_home() / f"{model.digest[:16]}-{compute_type}-{alignment}-{version}"
    if not _is_complete(folder):
        try:
            _make(model, compute_type, folder)
        except OSError as error:
            raise ModelError(
                f"The model cannot be converted into {folder}: {error.strerror or error}.",
                "Make room there, or choose another folder with $MUQABALA_CACHE.",
            ) from error
    return folder


def cache_home() -> Path:
    """The folder of the converted models: below ``$MUQABALA_CACHE``, or in the user's cache."""
    if chosen := os.environ.get("MUQABALA_CACHE"):
        return Path(chosen).expanduser() / "ctranslate2"
    from platformdirs import user_cache_path

    return user_cache_path("muqabala", appauthor=False) / "ctranslate2"


def _is_complete(folder: Path) -> bool:
    return (folder / "model.bin").is_file()


def _make(model: InstalledModel, compute_type: str, folder: Path) -> None:
    """Convert beside the final folder and rename; if another process was faster, its result stands."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".converting-", dir=folder.parent))
    try:
        card = model.card
        convert(model.folder, work / "model", compute_type, card.alignment_layer, card.alignment_heads)
        (work / "model").rename(folder)
    except OSError:
        if not _is_complete(folder):
            raise
    finally:
        shutil.rmtree(work, ignore_errors=True)
