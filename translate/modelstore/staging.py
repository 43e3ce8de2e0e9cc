"""From a finished, checked folder to an installed model, without ever losing a working one."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from translate.errors import ModelError
from translate.modelcard import InstalledModel
from translate.modelstore.lock import from_lock, write_lock
from translate.modelstore.registry import models_home
from translate.units import Progress

if TYPE_CHECKING:
    from pathlib import Path

SmokeTest = Callable[[InstalledModel], None]
"""Translates something with a model and raises if that does not work."""


def staging_folder(name: str) -> Path:
    """Where a model is put together before it is installed: beside the others, so that a rename suffices."""
    return models_home() / ".staging" / name


def install(
    staged: Path, name: str, *, smoke_test: SmokeTest, progress: Progress, **origin: str
) -> InstalledModel:
    """Lock a finished folder, try it, and put it in place; ``origin`` is what ``write_lock`` records.

    Raises:
        ModelError: it is no complete model, or does not work, or cannot be put in place.
    """
    progress("checking", 0, 1)
    lock = write_lock(staged, **origin)
    _try(smoke_test, from_lock(name, staged, lock))
    progress("checking", 1, 1)
    return from_lock(name, _put_in_place(staged, name), lock)


@contextmanager
def plain_disk_errors(name: str, kept: str = "") -> Iterator[None]:
    """Turn what a disk may do into a ``ModelError``; ``kept`` tells what is still there."""
    try:
        yield
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        cause = "the disk is full" if full else f"{error.strerror or error}"
        space = f"Make room on the disk of {models_home()}, or choose another with $MUQABALA_MODELS."
        raise ModelError(
            f"The model {name} cannot be written: {cause}.", f"{space} {kept}".strip()
        ) from error


def _try(smoke_test: SmokeTest, model: InstalledModel) -> None:
    """Run a smoke test; whatever it raises means that the model does not work.

    Raises:
        ModelError: the smoke test failed.
    """
    try:
        smoke_test(model)
    except ModelError:
        raise
    except Exception as error:  # a stranger's weights may break any library underneath
        raise ModelError(
            f"The model {model.card.name} is complete but does not translate: {error}",
            "It was not installed.",
        ) from error


def _put_in_place(staged: Path, name: str) -> Path:
    """Rename a finished folder to its place; the model there before is kept until that has worked."""
    target = models_home() / name
    aside = models_home() / ".staging" / f"{name}.old"
    try:
        return _exchange(staged, target, aside)
    except OSError as error:
        raise ModelError(
            f"The model {name} cannot be put into {target}: {error.strerror or error}.",
            "The model that was there, if any, still works. Close programs that use it and try again.",
        ) from error


def _exchange(staged: Path, target: Path, aside: Path) -> Path:
    if aside.exists() and target.exists():
        shutil.rmtree(aside)
    try:
        if target.exists():
            target.rename(aside)
        staged.rename(target)
    except BaseException:
        if aside.exists() and not target.exists():
            aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)
    return target
