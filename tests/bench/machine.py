"""What a measurement depends on: the machine, the versions, the data."""

from __future__ import annotations

import hashlib
import os
import platform
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

PACKAGES = ("ctranslate2", "torch", "transformers", "python-docx")


def machine() -> str:
    """The processor's model, the cores that may be used and the memory."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    return f"{_processor()}, {_cores()} cores, {memory:.1f} GiB of memory, {platform.system()}"


def load() -> str:
    """How busy the machine is already: measurements of a busy one mean little."""
    return f"{os.getloadavg()[0]:.1f} processes were running on average in the minute before"


def versions() -> str:
    """Python's version and those of the packages that the measurements depend on."""
    packages = (f"{package} {version(package)}" for package in PACKAGES)
    return ", ".join((f"Python {platform.python_version()}", *packages))


def data_hash(paths: Sequence[Path]) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of files, taken in the order given."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    lines = information.read_text(encoding="utf-8").splitlines() if information.exists() else []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, "") or platform.processor() or platform.machine()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
