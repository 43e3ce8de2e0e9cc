"""A model whose weights lie in several files is the model that it was in one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from translate import modelstore
from translate.errors import ModelError

INDEX = "model.safetensors.index.json"


@pytest.fixture
def sharded(marian: Path, tmp_path: Path) -> Path:
    """A copy of the model with its weights divided."""
    from transformers import MarianMTModel

    folder = tmp_path / "sharded"
    shutil.copytree(marian, folder)
    (folder / "model.safetensors").unlink()
    MarianMTModel.from_pretrained(marian).save_pretrained(folder, max_shard_size=5000)
    assert len(shards(folder)) > 2
    assert not (folder / "model.safetensors").exists()
    return folder


def shards(folder: Path) -> list[Path]:
    return sorted(folder.glob("model-*-of-*.safetensors"))


def test_it_is_converted_into_the_same(marian: Path, sharded: Path) -> None:
    whole, divided = (
        modelstore.converted(modelstore.find(str(each)), "float32") for each in (marian, sharded)
    )
    assert whole != divided
    assert (whole / "model.bin").read_bytes() == (divided / "model.bin").read_bytes()


def test_every_shard_counts(sharded: Path) -> None:
    lock = modelstore.write_lock(sharded, revision="trained", normalisation="none")
    assert {INDEX, *(path.name for path in shards(sharded))} <= set(lock.files)
    before = modelstore.find(str(sharded)).digest
    last = shards(sharded)[-1]
    last.write_bytes(last.read_bytes()[:-1] + b"\1")
    assert modelstore.find(str(sharded)).digest != before
    last.unlink()
    with pytest.raises(ModelError, match=f"has no {last.name}"):
        modelstore.find(str(sharded))


def test_without_any_shard_it_is_no_model(sharded: Path) -> None:
    for path in shards(sharded):
        path.unlink()
    with pytest.raises(ModelError, match="is not a complete Marian model"):
        modelstore.find(str(sharded))


def test_an_index_leads_nowhere_else(sharded: Path) -> None:
    index = json.loads((sharded / INDEX).read_text())
    name = next(iter(index["weight_map"]))
    index["weight_map"][name] = "../elsewhere.safetensors"
    (sharded / INDEX).write_text(json.dumps(index))
    with pytest.raises(ModelError, match="which is no shard"):
        modelstore.converted(modelstore.find(str(sharded)), "float32")


def test_a_damaged_shard_is_refused(sharded: Path) -> None:
    shards(sharded)[0].write_bytes(b"nothing")
    with pytest.raises(ModelError, match="is not readable"):
        modelstore.converted(modelstore.find(str(sharded)), "float32")
