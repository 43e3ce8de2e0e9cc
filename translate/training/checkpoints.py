"""States of a training on the disk: written whole or not at all, the last ones kept, and averaged at the end."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translate.errors import TrainingError
from translate.files import atomic_path, drop_unfinished

if TYPE_CHECKING:
    import torch

STOPPED = "stopped.pt"
"""The state of a training that was to stop between two checkpoints; it is none of those that are averaged."""
BEST = "best.pt"
"""The weights that did best on the development set."""

_NAME = re.compile(r"update-(\d{8})\.pt")


def save(folder: Path, state: dict[str, Any], *, stopped: bool = False) -> Path:
    """Write a state; the one of an earlier stop is then gone.

    Raises:
        TrainingError: the disk does not take it.
    """
    path = folder / (STOPPED if stopped else f"update-{state['updates']:08d}.pt")
    write(path, state)
    if not stopped:
        (folder / STOPPED).unlink(missing_ok=True)
    return path


def write(path: Path, content: dict[str, Any]) -> None:
    """Write tensors and plain values so that the file holds all of them or what it held before.

    Raises:
        TrainingError: the disk does not take it.
    """
    import torch

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        drop_unfinished(path)
        with atomic_path(path) as temporary:
            torch.save(content, temporary)
    except (OSError, RuntimeError) as problem:  # torch tells of a full disk by a RuntimeError
        raise TrainingError(
            f"The checkpoint {path} cannot be written: {problem}.",
            "Make room on the disk, then add --resume.",
        ) from problem


def read(path: Path) -> dict[str, Any]:
    """Read a state; nothing in the file is executed.

    Raises:
        TrainingError: the file is damaged.
    """
    import torch

    try:
        content: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    except Exception as problem:  # a damaged file may break any reader underneath
        raise TrainingError(
            f"The checkpoint {path} is damaged.", "Remove it and add --resume: the one before is taken."
        ) from problem
    return content


def kept(folder: Path) -> list[Path]:
    """The checkpoints of a folder, oldest first, without that of a stop."""
    return sorted(path for path in folder.glob("update-*.pt") if _NAME.fullmatch(path.name))


def latest(folder: Path) -> Path | None:
    """The state to go on from: that of a stop is newer than every checkpoint, which would have removed it."""
    if (folder / STOPPED).is_file():
        return folder / STOPPED
    return kept(folder)[-1] if kept(folder) else None


def prune(folder: Path, keep: int) -> None:
    """Remove all checkpoints but the last ``keep``."""
    for path in kept(folder)[:-keep]:
        path.unlink()


def average(paths: list[Path]) -> dict[str, torch.Tensor]:
    """The mean of the checkpoints' weights. Source: Vaswani et al. 2017, section 6.1.

    Raises:
        TrainingError: one of them is damaged.
    """
    import torch

    total: dict[str, torch.Tensor] = {}
    for path in paths:
        for name, weights in read(path)["network"].items():
            total[name] = total[name] + weights.double() if name in total else weights.double()
    return {name: (weights / len(paths)).to(torch.float32) for name, weights in total.items()}


def mixed(
    weights: dict[str, torch.Tensor], others: dict[str, torch.Tensor], share: float
) -> dict[str, torch.Tensor]:
    """Weights of which the ``others`` make up a ``share``."""
    return {name: (1 - share) * own + share * others[name] for name, own in weights.items()}
