"""What all tests share: the shipped model, loaded once, and a home of the tests' own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from translate import modelstore
from translate.engine import Engine, load_engine
from translate.modelcard import InstalledModel

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "source"


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep conversions and models out of the user's folders, and the hub out of reach."""
    home = tmp_path_factory.mktemp("home")
    own = {
        "MUQABALA_CACHE": str(home / "cache"),
        "MUQABALA_MODELS": str(home / "models"),
        "MUQABALA_MEMORY": str(home / "memory.sqlite"),
        "HF_ENDPOINT": "http://127.0.0.1:9",
    }
    before = {name: os.environ.get(name) for name in own}
    os.environ.update(own)
    yield
    for name, value in before.items():
        os.environ.pop(name) if value is None else os.environ.update({name: value})


@pytest.fixture(scope="session")
def starter() -> InstalledModel:
    """The model that is shipped."""
    return modelstore.find("starter-ar-en")


@pytest.fixture(scope="session")
def engine(starter: InstalledModel) -> Engine:
    """The shipped model in int8, as users run it."""
    return load_engine(starter, modelstore.converted, compute_type="int8")
