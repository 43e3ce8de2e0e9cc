"""The models of this machine: listing, finding, checking and removing them."""

from __future__ import annotations

import shutil
from pathlib import Path

from translate.errors import ModelError
from translate.modelcard import InstalledModel, ModelCard, Normalisation
from translate.modelstore.layout import recognised_normalisation
from translate.modelstore.lock import LOCK, from_lock, make_lock, missing_or_cut, problems, read_lock
from translate.modelstore.registry import check_name, is_shipped, models_home, registry, shipped_home
from translate.modelstore.staging import staging_folder


def installed() -> list[InstalledModel]:
    """List the complete models of this machine, the best first; ``find`` tells what ails the others."""
    models = []
    for name in _folders():
        try:
            models.append(_named(name))
        except ModelError:
            continue
    return sorted(models, key=lambda model: (-model.card.rank, model.card.name))


def find(name_or_path: str) -> InstalledModel:
    """Find a model by its name, ``auto`` (the best installed one), or a folder's path.

    A path leads to a Hugging Face Marian folder or an extracted OPUS-MT release, which is used where it lies.

    Raises:
        ModelError: nothing is known by that name, or it is not installed, or it is damaged.
    """
    if name_or_path == "auto":
        return _best()
    if name_or_path in _folders():
        return _named(name_or_path)
    if name_or_path in registry():
        raise ModelError(
            f"The model {name_or_path} is known but not installed.",
            f"Fetch it: `muqabala models get {name_or_path}`.",
        )
    if (path := Path(name_or_path).expanduser()).is_dir():
        return at_path(path)
    raise ModelError(
        f"There is no model called {name_or_path}.", f"Known models: {', '.join(known_names())}."
    )


def at_path(folder: Path) -> InstalledModel:
    """Describe the model in any folder, used where it lies; every file is hashed.

    Raises:
        ModelError: the folder is no complete model.
    """
    normalisation = _recorded_normalisation(folder) or recognised_normalisation(folder)
    lock = make_lock(folder, revision="local", normalisation=normalisation)
    card = ModelCard(folder.resolve().name, normalisation=normalisation, about=f"The folder {folder}.")
    return InstalledModel(card, folder, lock.revision, lock.digest)


def normalisation_for(name: str, folder: Path) -> Normalisation:
    """Decide what is done to the source text of a model about to be installed by a name."""
    if name in registry():
        return registry()[name].normalisation
    return _recorded_normalisation(folder) or recognised_normalisation(folder)


def verify(name: str) -> list[str]:
    """Hash an installed model's files and tell what is wrong with them; empty when all is well.

    Raises:
        ModelError: the model is not installed, or its lock is unreadable.
    """
    folder = _installed_folder(name)
    return problems(folder, read_lock(folder))


def remove(name: str) -> None:
    """Delete an installed model, and what was left of an interrupted download of it.

    Raises:
        ModelError: it is not installed, or is shipped with Muqabala.
    """
    check_name(name)
    if is_shipped(name):
        raise ModelError(
            f"{name} is shipped with Muqabala and stays, so that there is always a model to translate with."
        )
    unfinished = staging_folder(name)
    if not unfinished.is_dir() or name in _folders():
        shutil.rmtree(_installed_folder(name))
    shutil.rmtree(unfinished, ignore_errors=True)


def installed_names() -> list[str]:
    """List the names of the installed models, the damaged ones too."""
    return sorted(_folders())


def known_names() -> list[str]:
    """List every name that ``find`` understands: the registry's, then the imported ones."""
    return [*registry(), *(name for name in installed_names() if name not in registry())]


def _recorded_normalisation(folder: Path) -> Normalisation | None:
    return read_lock(folder).normalisation if (folder / LOCK).is_file() else None


def _best() -> InstalledModel:
    models = installed()
    if not models:
        raise ModelError("No model is installed.", "Fetch one: `muqabala models get opus-mt-tc-big-ar-en`.")
    return models[0]


def _named(name: str) -> InstalledModel:
    folder = _folders()[name]
    lock = read_lock(folder)
    if damage := missing_or_cut(folder, lock):
        raise ModelError(
            f"The model {name} is damaged: {damage[0]}.",
            f"Install it again: `muqabala models get {name}`, or import it again.",
        )
    return from_lock(name, folder, lock)


def _installed_folder(name: str) -> Path:
    if name in _folders():
        return _folders()[name]
    raise ModelError(
        f"The model {name} is not installed.", f"Installed models: {', '.join(installed_names())}."
    )


def _folders() -> dict[str, Path]:
    """Collect the folders of the installed models by name."""
    homes = (shipped_home(), models_home())
    return {
        path.parent.name: path.parent
        for home in homes
        for path in sorted(home.glob(f"*/{LOCK}"))
        if not path.parent.name.startswith(".")
    }
