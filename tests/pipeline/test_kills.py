"""A run that is killed leaves nothing half done: the next one ends with the documents of an undisturbed run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.archives import kill_row


@pytest.mark.slow
def test_killed_again_and_again_a_run_ends_with_the_same_documents(tmp_path: Path) -> None:
    assert kill_row(tmp_path, kills=3, number=2).reached
