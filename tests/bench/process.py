"""Running a program and measuring what it took."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a program took."""

    seconds: float
    """Wall clock, from the start of the process to its end."""
    peak_mib: float
    """The largest resident memory of the process, in MiB."""


def python(*arguments: str) -> list[str]:
    """A command line for this Python."""
    return [sys.executable, *arguments]


def typical_cost(command: Sequence[str], times: int) -> Cost:
    """The median seconds and the largest peak of running a command several times.

    Raises:
        RuntimeError: it failed.
    """
    costs = [cost(command) for _ in range(times)]
    return Cost(median(each.seconds for each in costs), max(each.peak_mib for each in costs))


def cost(command: Sequence[str]) -> Cost:
    """What a command takes, run from the checkout's root.

    A child starts with its parent's peak, so the parent has to be small: measure before loading a model.

    Raises:
        RuntimeError: it failed; the message ends with what it wrote.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as log:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {log.read()[-2000:]}")
    return Cost(seconds, usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10))
