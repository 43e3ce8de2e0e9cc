"""The models known by name, and the folders where models live."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

from translate.errors import ModelError
from translate.modelcard import ModelCard, Normalisation

PACKAGE = Path(__file__).resolve().parents[1]

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def shipped_home() -> Path:
    """Where the registry and the starter model are: the checkout's ``models/``, or inside the wheel."""
    checkout = PACKAGE.parent / "models"
    return checkout if (checkout / "registry.toml").is_file() else PACKAGE / "_models"


def models_home() -> Path:
    """Tell where fetched models live: ``$MUQABALA_MODELS``, a checkout's ``models/``, or the user's data."""
    if chosen := os.environ.get("MUQABALA_MODELS"):
        return Path(chosen).expanduser()
    if shipped_home().parent != PACKAGE:
        return shipped_home()
    from platformdirs import user_data_path

    return user_data_path("muqabala", appauthor=False) / "models"


def registry() -> dict[str, ModelCard]:
    """Read the cards of ``models/registry.toml`` by name, in the file's order."""
    entries = tomllib.loads((shipped_home() / "registry.toml").read_text(encoding="utf-8"))
    return {
        name: ModelCard(name=name, **{**entry, "normalisation": Normalisation(entry["normalisation"])})
        for name, entry in entries.items()
    }


def is_shipped(name: str) -> bool:
    """Whether a model comes with Muqabala itself, so that it can be neither fetched nor removed."""
    cards = registry()
    return name in cards and not cards[name].repository


def check_name(name: str) -> str:
    """Return the name itself if a folder may be called that.

    Raises:
        ModelError: it is reserved, or could lead out of the models folder.
    """
    if not _NAME.fullmatch(name) or name == "auto":
        raise ModelError(
            f"“{name}” cannot be the name of a model.",
            "Choose a name of Latin letters, digits, dots, hyphens and underscores, such as my-model.",
        )
    return name
