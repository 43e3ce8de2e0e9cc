r"""``model.lock.json``: what a complete model consists of, file by file, so that damage is seen.

To renew the shipped model's lock after its files were exchanged::

    python -c "from pathlib import Path; from translate.modelstore import write_lock; \
        write_lock(Path('models/starter-ar-en'), revision='shipped', normalisation='bare')"
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from translate.errors import ModelError
from translate.files import file_hash, write_atomically
from translate.modelcard import InstalledModel, ModelCard, Normalisation
from translate.modelstore.layout import model_files
from translate.modelstore.registry import registry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LOCK = "model.lock.json"


@dataclass(frozen=True, slots=True)
class LockedFile:
    """One file of a model as it was when the model was installed."""

    sha256: str
    size: int
    """In bytes."""


@dataclass(frozen=True, slots=True)
class Lock:
    """A model as it was when it was installed."""

    revision: str
    """The hub commit it was fetched from; ``shipped`` or ``imported`` for the others."""
    normalisation: Normalisation
    files: Mapping[str, LockedFile]
    """By name. Documents (README, LICENSE) are not among them."""
    repository: str = ""
    """The hub repository; empty where there is none."""

    @property
    def digest(self) -> str:
        """SHA-256 of the names and hashes of all files, hexadecimal."""
        lines = [f"{file.sha256}  {name}\n" for name, file in sorted(self.files.items())]
        return hashlib.sha256("".join(lines).encode()).hexdigest()


def make_lock(folder: Path, *, revision: str, normalisation: Normalisation, repository: str = "") -> Lock:
    """Make the lock of a model's folder from its files as they are now.

    Raises:
        ModelError: the folder is no complete model.
    """
    paths = {name: folder / name for name in model_files(folder)}
    files = {name: LockedFile(file_hash(path), path.stat().st_size) for name, path in paths.items()}
    return Lock(revision, normalisation, files, repository)


def write_lock(folder: Path, *, revision: str, normalisation: str, repository: str = "") -> Lock:
    """Write ``model.lock.json`` into a model's folder, from its files as they are now.

    Raises:
        ModelError: the folder is no complete model.
    """
    lock = make_lock(
        folder, revision=revision, normalisation=Normalisation(normalisation), repository=repository
    )
    content = {
        "repository": lock.repository,
        "revision": lock.revision,
        "normalisation": lock.normalisation,
        "files": {name: {"sha256": file.sha256, "size": file.size} for name, file in lock.files.items()},
    }
    write_atomically(folder / LOCK, (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode())
    return lock


def read_lock(folder: Path) -> Lock:
    """Read the lock in a model's folder.

    Raises:
        ModelError: there is none, or it is not readable.
    """
    try:
        content = json.loads((folder / LOCK).read_text(encoding="utf-8"))
        return Lock(
            revision=str(content["revision"]),
            normalisation=Normalisation(content["normalisation"]),
            files={_plain(name): LockedFile(**file) for name, file in content["files"].items()},
            repository=str(content["repository"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(
            f"{folder / LOCK} is missing or damaged, so the model cannot be checked.",
            f"Install the model again: `muqabala models get {folder.name}`, or import it again.",
        ) from error


def from_lock(name: str, folder: Path, lock: Lock) -> InstalledModel:
    """Return the installed model that a lock describes; what the lock records wins over the registry."""
    imported = ModelCard(name, about="Imported on this machine.")
    card = replace(registry().get(name, imported), normalisation=lock.normalisation)
    return InstalledModel(card, folder, lock.revision, lock.digest)


def problems(folder: Path, lock: Lock) -> list[str]:
    """Hash every file and tell in plain words what is wrong; empty when all is well."""
    return _compare(folder, lock, file_hash)


def missing_or_cut(folder: Path, lock: Lock) -> list[str]:
    """Tell what is wrong at a glance: files that are gone or of another size."""
    return _compare(folder, lock, None)


def _compare(folder: Path, lock: Lock, hashed: Callable[[Path], str] | None) -> list[str]:
    found = []
    for name, file in lock.files.items():
        path = folder / name
        if not path.is_file():
            found.append(f"{name} is missing")
        elif (size := path.stat().st_size) != file.size:
            found.append(f"{name} has {size:,} bytes instead of {file.size:,}")
        elif hashed and hashed(path) != file.sha256:
            found.append(f"{name} has been changed: its SHA-256 is not the recorded one")
    return found


def _plain(name: str) -> str:
    """Return the name if it is one file's in the folder itself."""
    if Path(name).name != name:
        raise ValueError(f"{name!r} is not a file name")
    return name
