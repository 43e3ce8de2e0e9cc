"""Weights in several files, as the hub and `muqabala models train` divide large ones: an index, and the shards."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

INDEX = "model.safetensors.index.json"

_SHARD = re.compile(r"model-\d{5}-of-(\d{5})\.safetensors")


def shard_files(names: set[str]) -> list[str]:
    """Name the index and all shards that must be there, given those ``names`` that are; without any, the first."""
    totals = {int(found[1]) for name in names if (found := _SHARD.fullmatch(name))} or {1}
    shards = (f"model-{n:05d}-of-{total:05d}.safetensors" for total in totals for n in range(1, total + 1))
    return [INDEX, *sorted(shards)]


def shard_paths(folder: Path) -> Iterator[Path]:
    """The shards that a folder's index names.

    Raises:
        ValueError: the index is not readable, or names files outside the folder.
    """
    content = json.loads((folder / INDEX).read_text(encoding="utf-8"))
    for name in sorted(set(content["weight_map"].values())):
        if not _SHARD.fullmatch(name):
            raise ValueError(f"{INDEX} names {name!r}, which is no shard")
        yield folder / name
