"""The benchmark, which nobody runs every day, still finds what it measures."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import __main__ as benchmark
from tests.conftest import ROOT


def test_the_table_says_which_weights_were_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: set[Path] = set()

    def remembered(files: list[Path]) -> str:
        hashed.update(files)
        return "f" * 16

    monkeypatch.setattr(benchmark, "data_hash", remembered)
    assert "f" * 16 in benchmark._heading([])
    weights = {*(ROOT / "models" / "starter-ar-en").glob("*.safetensors")}
    assert weights
    assert weights <= {path for path in hashed if path.is_file()}
