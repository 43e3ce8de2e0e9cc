"""Fetching from the hub: complete and checked, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.modelstore.conftest import NAME
from tests.modelstore.hub_server import COMMIT, Hub
from translate import modelstore
from translate.errors import ModelError
from translate.modelcard import InstalledModel, Normalisation
from translate.modelstore import staging

WEIGHTS = "model.safetensors"


def works(model: InstalledModel) -> None:
    """A smoke test that converts: the files must make a model."""
    modelstore.converted(model, "int8")


def get(**arguments: object) -> InstalledModel:
    return modelstore.get(NAME, **{"smoke_test": works, **arguments})  # type: ignore[arg-type]  # test shorthand


def test_a_fetched_model_is_pinned_to_its_commit_and_is_the_best(hub: Hub, home: Path) -> None:
    model = get()
    assert model.folder == home / NAME
    assert (model.revision, model.card.normalisation) == (COMMIT, Normalisation.MOSES)
    assert modelstore.verify(NAME) == []
    assert modelstore.find("auto") == model == modelstore.installed()[0]
    assert {path.name for path in model.folder.iterdir()} == {*hub.files, "model.lock.json"}


def test_a_mirror_that_only_names_its_files_is_checked_by_their_headers(hub: Hub) -> None:
    hub.terse = True
    get()
    assert modelstore.verify(NAME) == []
    modelstore.remove(NAME)
    hub.tampered[WEIGHTS] = bytes(len(hub.files[WEIGHTS]))
    with pytest.raises(ModelError, match="is not what the hub says"):
        get()


def test_weights_of_other_frameworks_are_left_on_the_hub(hub: Hub) -> None:
    others = dict.fromkeys(("tf_model.h5", "rust_model.ot", "pytorch_model.bin", "onnx/model.onnx"), b"x")
    hub.files |= others
    folder = get().folder
    assert not others.keys() & {path.name for path in folder.iterdir()}


def test_weights_without_safetensors_come_as_bin(hub: Hub) -> None:
    hub.files["pytorch_model.bin"] = hub.files.pop(WEIGHTS)
    assert (get(smoke_test=lambda _: None).folder / "pytorch_model.bin").is_file()


def test_progress_ends_at_the_whole(hub: Hub) -> None:
    told: list[tuple[str, int, int]] = []
    get(progress=lambda *step: told.append(step))
    total = sum(map(len, hub.files.values()))
    downloading = [step for step in told if step[0] == "downloading"]
    assert downloading[-1] == ("downloading", total, total)
    assert downloading == sorted(downloading)


def test_a_second_get_of_the_same_commit_downloads_nothing(hub: Hub) -> None:
    get()
    hub.requests.clear()
    get()
    assert not hub.asked_for(WEIGHTS)


def test_a_damaged_model_is_healed_by_another_get(hub: Hub) -> None:
    (get().folder / WEIGHTS).write_bytes(b"damaged")
    get()
    assert modelstore.verify(NAME) == []
    assert len(hub.asked_for(WEIGHTS)) == 2


def test_a_download_cut_in_the_middle_goes_on_from_there(hub: Hub) -> None:
    hub.cut[WEIGHTS] = 1000
    with pytest.raises(ModelError, match="kept: the same command goes on from there"):
        get()
    assert [model.card.name for model in modelstore.installed()] == ["starter-ar-en"]
    hub.cut.clear()
    get()
    assert hub.asked_for(WEIGHTS) == ["", "bytes=1000-"]
    assert hub.asked_for("vocab.json") == [""]
    assert modelstore.verify(NAME) == []


def test_a_hub_that_knows_no_ranges_is_asked_for_the_whole(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    hub.cut[WEIGHTS] = 1000
    with pytest.raises(ModelError):
        get()
    hub.cut.clear()
    monkeypatch.setattr("tests.modelstore.hub_server._Handler._send_file", _whole_file)
    get()
    assert modelstore.verify(NAME) == []


def _whole_file(handler: object, name: str, _: int) -> None:
    handler._send(200, handler.hub.files[name])  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", [WEIGHTS, "vocab.json"])
def test_what_is_not_what_the_hub_announced_is_thrown_away(hub: Hub, name: str) -> None:
    hub.tampered[name] = bytes(len(hub.files[name]))
    with pytest.raises(ModelError, match=f"What came for {name} is not what the hub says"):
        get()
    hub.tampered.clear()
    get()
    assert modelstore.verify(NAME) == []


def test_a_file_longer_than_announced_is_not_read_to_its_end(hub: Hub) -> None:
    hub.tampered["vocab.json"] = hub.files["vocab.json"] + b" " * 10_000_000
    with pytest.raises(ModelError, match="not what the hub says"):
        get()


def test_a_model_without_a_necessary_file_is_refused_before_any_download(hub: Hub) -> None:
    del hub.files["source.spm"]
    with pytest.raises(ModelError, match=r"has no source\.spm"):
        get()
    assert not hub.asked_for(WEIGHTS)


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [
        ({"repository": "somebody/else"}, "has no model Helsinki-NLP/opus-mt-ar-en"),
        ({"gone": {"vocab.json"}}, "is missing on the hub"),
        ({"commit": "../../elsewhere"}, "does not speak as the hub does"),
    ],
)
def test_what_the_hub_lacks_is_said_plainly(hub: Hub, trouble: dict[str, object], sentence: str) -> None:
    for name, value in trouble.items():
        setattr(hub, name, value)
    with pytest.raises(ModelError, match=sentence):
        get()


@pytest.mark.parametrize("endpoint", ["http://127.0.0.1:9", "127.0.0.1:9"])
def test_without_a_network_the_message_says_where_the_hub_was_looked_for(
    monkeypatch: pytest.MonkeyPatch, endpoint: str
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", endpoint)
    with pytest.raises(ModelError, match="cannot be reached") as caught:
        get()
    assert endpoint in caught.value.hint


def test_offline_mode_is_obeyed_and_named(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(ModelError, match="HF_HUB_OFFLINE is set"):
        get()
    assert not hub.requests


def _fails(_: InstalledModel) -> None:
    raise RuntimeError("these weights are noise")


def _interrupts(_: InstalledModel) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(("smoke_test", "error"), [(_fails, ModelError), (_interrupts, KeyboardInterrupt)])
def test_a_new_model_that_does_not_prove_itself_leaves_the_old_one(
    hub: Hub, smoke_test: object, error: type[BaseException]
) -> None:
    old = get()
    hub.commit = "f" * 40
    with pytest.raises(error):
        get(smoke_test=smoke_test)
    assert modelstore.find(NAME) == old
    assert modelstore.verify(NAME) == []


def test_a_rename_that_fails_puts_the_old_model_back(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    old = get()
    hub.commit = "f" * 40
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name == hub.commit:
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(ModelError, match="Permission denied"):
        get()
    assert modelstore.find(NAME) == old
    assert modelstore.verify(NAME) == []


def test_a_full_disk_is_said_plainly(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(staging, "write_lock", full)
    with pytest.raises(ModelError, match="the disk is full"):
        get()
    assert hub.asked_for(WEIGHTS)


def test_the_shipped_model_needs_no_hub() -> None:
    assert modelstore.get("starter-ar-en", smoke_test=works).revision == "shipped"


def test_an_unknown_name_lists_what_can_be_fetched() -> None:
    with pytest.raises(ModelError, match="opus-mt-tc-big-ar-en"):
        modelstore.get("opus-mt-fr-en", smoke_test=works)
