"""What was found out about a converted model on this machine: its shortlist, and the quantisation that suits it."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from translate.errors import ModelError
from translate.files import write_atomically
from translate.modelcard import InstalledModel
from translate.modelstore.cache import cache_home

SHORTLIST = "vmap.txt"
"""Where CTranslate2 looks for a shortlist of output words, beside the weights."""


@contextmanager
def with_shortlist(folder: Path, shortlist: bytes) -> Iterator[Path]:
    """A copy of a converted model's folder that has a shortlist, to try it; it is gone afterwards.

    Raises:
        ModelError: the cache cannot be written.
    """
    with _plain_errors(folder), tempfile.TemporaryDirectory(prefix=".trying-", dir=folder.parent) as work:
        copy = Path(work) / "model"
        shutil.copytree(folder, copy, copy_function=_link)
        (copy / SHORTLIST).unlink(missing_ok=True)
        (copy / SHORTLIST).write_bytes(shortlist)
        yield copy


def keep_shortlist(folder: Path, shortlist: bytes) -> None:
    """Put a shortlist beside a converted model, which is loaded with it from now on.

    Raises:
        ModelError: the cache cannot be written.
    """
    with _plain_errors(folder):
        write_atomically(folder / SHORTLIST, shortlist)


def drop_shortlists(model: InstalledModel) -> bool:
    """Remove a model's shortlists; returns whether there was one.

    Raises:
        ModelError: the cache cannot be written.
    """
    found = list(cache_home().glob(f"{model.digest[:16]}-*/{SHORTLIST}"))
    with _plain_errors(cache_home()):
        for path in found:
            path.unlink()
    return bool(found)


def drop_converted(folder: Path) -> None:
    """Delete the folder of a converted model that is not needed after all."""
    shutil.rmtree(folder, ignore_errors=True)


def record_compute_type(model: InstalledModel, compute_type: str) -> None:
    """Remember which quantisation suits a model on this machine.

    Raises:
        ModelError: the cache cannot be written.
    """
    path = _record(model)
    with _plain_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, json.dumps({"compute_type": compute_type}).encode())


def recorded_compute_type(model: InstalledModel) -> str | None:
    """The quantisation that was found to suit a model; None where none was, or this machine cannot use it."""
    import ctranslate2

    try:
        recorded = json.loads(_record(model).read_text(encoding="utf-8"))["compute_type"]
    except (OSError, ValueError, LookupError, TypeError):
        return None
    usable = ctranslate2.get_cuda_device_count() == 0 and recorded in compute_types()
    return str(recorded) if usable else None


def compute_types() -> list[str]:
    """The quantisations that this machine's processor can use and that differ in what they compute.

    What CTranslate2 calls int8 is int8_float32 on a processor: what is not quantised is a float32 there.
    """
    import ctranslate2

    supported = ctranslate2.get_supported_compute_types("cpu")
    return [name for name in ("int8", "int16", "float32") if name in supported]


def _record(model: InstalledModel) -> Path:
    return cache_home() / f"{model.digest[:16]}.json"


def _link(source: str, target: str) -> None:
    """One more name for a file of many megabytes; a copy on a disk that has no such names."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


@contextmanager
def _plain_errors(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise ModelError(
            f"{place} cannot be written: {problem.strerror or problem}.",
            "Make room there, or choose another folder with $MUQABALA_CACHE.",
        ) from problem
