"""Installing a model that is on this machine already: a folder, or an OPUS-MT release's archive."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from translate.errors import ModelError
from translate.modelcard import InstalledModel
from translate.modelstore.archive import extract
from translate.modelstore.installed import normalisation_for
from translate.modelstore.layout import DOCUMENTS, model_files
from translate.modelstore.registry import check_name, is_shipped
from translate.modelstore.staging import SmokeTest, install, plain_disk_errors, staging_folder
from translate.units import Progress, no_progress


def import_model(
    path: Path, name: str | None = None, *, smoke_test: SmokeTest, progress: Progress = no_progress
) -> InstalledModel:
    """Copy a model into the models folder, try it, and only then let it take its place.

    ``path`` is a Hugging Face Marian folder, an OPUS-MT release, or a zip archive of either; without a
    ``name`` it is called after its file. A model named like one of the registry gets that one's card.

    Raises:
        ModelError: the name cannot be used, there is no complete model, the archive is not harmless, the disk
            is full, or the model does not work.
    """
    name = _usable_name(path, name)
    with plain_disk_errors(name):
        staging_folder(name).parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f"{name}.", dir=staging_folder(name).parent))
        try:
            source = _model_folder(path, work / "unpacked")
            _copy(source, work / "model", progress)
            origin = {"revision": "imported", "normalisation": normalisation_for(name, source)}
            return install(work / "model", name, smoke_test=smoke_test, progress=progress, **origin)
        finally:
            shutil.rmtree(work, ignore_errors=True)


def _usable_name(path: Path, name: str | None) -> str:
    """Give the name to import by: the chosen one, or the file's own, made fit for a folder."""
    stem = path.resolve().name.removesuffix(".zip")
    name = check_name(name or re.sub(r"[^A-Za-z0-9._-]+", "-", stem).strip("-._")[:64])
    if is_shipped(name):
        raise ModelError(
            f"{name} is shipped with Muqabala and is not replaced.", "Import under another name."
        )
    return name


def _model_folder(path: Path, unpacked: Path) -> Path:
    """Find the folder of the model at ``path``, unpacked if need be."""
    if path.is_dir():
        return path
    if not path.is_file():
        raise ModelError(f"There is no {path}.", "Give the folder of a model, or the zip archive of one.")
    unpacked.mkdir()
    extract(path, unpacked)
    inside = list(unpacked.iterdir())
    return inside[0] if len(inside) == 1 and inside[0].is_dir() else unpacked


def _copy(source: Path, target: Path, progress: Progress) -> None:
    names = [*model_files(source), *(name for name in DOCUMENTS if (source / name).is_file())]
    target.mkdir()
    for done, name in enumerate(names):
        progress("copying", done, len(names))
        shutil.copyfile(source / name, target / name)
    progress("copying", len(names), len(names))
