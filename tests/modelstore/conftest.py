"""A models folder, a cache and a hub of the test's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.modelstore.hub_server import Hub, serving
from tests.modelstore.tiny import make_marian, make_release

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "opus-mt-ar-en"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The models folder of this test; nothing outside of it is written, and no real hub is asked."""
    monkeypatch.setenv("MUQABALA_MODELS", str(tmp_path / "models"))
    monkeypatch.setenv("MUQABALA_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    return tmp_path / "models"


@pytest.fixture(scope="session")
def marian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny Hugging Face Marian model."""
    return make_marian(tmp_path_factory.mktemp("marian") / "tiny")


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny OPUS-MT release."""
    return make_release(tmp_path_factory.mktemp("release") / "opus")


@pytest.fixture
def hub(marian: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub that has the tiny model under the name of a registry model."""
    with serving(f"Helsinki-NLP/{NAME}", marian) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
        yield hub
