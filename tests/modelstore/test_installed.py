"""Finding, checking and removing what is installed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from translate import modelstore
from translate.errors import ModelError
from translate.modelcard import InstalledModel, Normalisation

if TYPE_CHECKING:
    from pathlib import Path


def accept(_: InstalledModel) -> None:
    """A smoke test that any model passes."""


@pytest.fixture
def mine(marian: Path) -> InstalledModel:
    """An imported model."""
    return modelstore.import_model(marian, "mine", smoke_test=accept)


def test_the_shipped_model_is_complete_and_knows_its_normalisation() -> None:
    assert modelstore.verify("starter-ar-en") == []
    starter = modelstore.find("auto")
    assert (starter.card.name, starter.card.normalisation) == ("starter-ar-en", Normalisation.BARE)


def test_every_registry_model_but_the_shipped_one_can_be_fetched_and_is_described() -> None:
    cards = modelstore.registry()
    assert [name for name, card in cards.items() if not card.repository] == ["starter-ar-en"]
    for card in cards.values():
        assert card.licence
        assert card.about
        assert card.scores
        assert card.size_mb


def test_an_unknown_name_lists_the_known_ones(mine: InstalledModel) -> None:
    with pytest.raises(ModelError, match="no model called nonsense") as caught:
        modelstore.find("nonsense")
    for name in (*modelstore.registry(), mine.card.name):
        assert name in caught.value.hint


def test_a_known_model_that_is_not_installed_says_how_to_get_it() -> None:
    with pytest.raises(ModelError) as caught:
        modelstore.find("opus-mt-tc-big-ar-en")
    assert "`muqabala models get opus-mt-tc-big-ar-en`" in caught.value.hint


def test_a_folder_is_used_where_it_lies(marian: Path) -> None:
    model = modelstore.find(str(marian))
    assert (model.folder, model.revision) == (marian, "local")
    assert [found.card.name for found in modelstore.installed()] == ["starter-ar-en"]


def test_a_changed_folder_has_another_digest(marian: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(marian, copy)
    assert modelstore.find(str(copy)).digest == modelstore.find(str(marian)).digest
    (copy / "target.spm").write_bytes(b"another tokeniser")
    assert modelstore.find(str(copy)).digest != modelstore.find(str(marian)).digest


def test_verify_finds_a_single_flipped_bit(mine: InstalledModel) -> None:
    weights = mine.folder / "model.safetensors"
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(data)
    assert [problem.split()[0] for problem in modelstore.verify("mine")] == ["model.safetensors"]


def test_a_model_that_lost_a_file_is_not_used(mine: InstalledModel) -> None:
    (mine.folder / "source.spm").unlink()
    assert modelstore.verify("mine") == ["source.spm is missing"]
    assert modelstore.installed_names() == ["mine", "starter-ar-en"]
    assert [model.card.name for model in modelstore.installed()] == ["starter-ar-en"]
    with pytest.raises(ModelError, match=r"damaged: source\.spm is missing"):
        modelstore.find("mine")


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", '{"revision": 1, "normalisation": "none", "files": {"../x": {}}}']
)
def test_a_damaged_lock_hides_no_other_model(mine: InstalledModel, content: str) -> None:
    (mine.folder / "model.lock.json").write_text(content)
    assert modelstore.find("auto").card.name == "starter-ar-en"
    with pytest.raises(ModelError, match="missing or damaged"):
        modelstore.find("mine")


def test_what_the_lock_records_wins_over_the_registry(mine: InstalledModel) -> None:
    modelstore.write_lock(mine.folder, revision="imported", normalisation="none")
    assert modelstore.find("mine").card.normalisation == Normalisation.NONE


def test_a_removed_model_is_gone(mine: InstalledModel) -> None:
    modelstore.remove("mine")
    assert not mine.folder.exists()
    with pytest.raises(ModelError, match="not installed"):
        modelstore.remove("mine")


def test_the_shipped_model_cannot_be_removed() -> None:
    with pytest.raises(ModelError, match="shipped with Muqabala and stays"):
        modelstore.remove("starter-ar-en")
    assert modelstore.verify("starter-ar-en") == []


@pytest.mark.parametrize("name", ["..", "../models", "/", "auto"])
def test_nothing_but_a_model_can_be_removed(mine: InstalledModel, name: str) -> None:
    with pytest.raises(ModelError):
        modelstore.remove(name)
    assert mine.folder.exists()


def test_without_a_chosen_folder_a_checkout_uses_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MUQABALA_MODELS")
    assert modelstore.models_home() == modelstore.shipped_home()
    assert (modelstore.models_home() / "registry.toml").is_file()
