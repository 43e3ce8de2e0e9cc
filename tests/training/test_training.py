"""Whole trainings of a very small model: they go on exactly, end where they should, and give a model that works."""

from __future__ import annotations

import errno
import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.training.small import PAIRS, recipe_text, write_recipe
from translate import modelstore
from translate.engine import Library, load_engine
from translate.errors import TrainingError
from translate.training import Outcome, read_recipe, train
from translate.units import Progress, no_progress


def run(
    folder: Path,
    out: str = "model",
    *,
    resume: bool = False,
    minutes: float = math.inf,
    progress: Progress = no_progress,
) -> Outcome:
    recipe = read_recipe(folder / "recipe.toml")
    return train(
        recipe, folder / out, folder.joinpath, str.strip, resume=resume, minutes=minutes, progress=progress
    )


def log(folder: Path, out: str = "model") -> list[dict[str, Any]]:
    lines = (folder / out / "training" / "log.jsonl").read_text().splitlines()
    return [{k: v for k, v in json.loads(line).items() if k != "seconds"} for line in lines]


def weights(folder: Path) -> dict[str, Any]:
    from safetensors.torch import load_file

    return {name: table for path in folder.glob("*.safetensors") for name, table in load_file(path).items()}


def interrupt_at(update: int) -> Progress:
    def progress(stage: str, done: int, _: int) -> None:
        if stage.startswith("training") and done == update:
            raise KeyboardInterrupt

    return progress


@pytest.mark.slow
def test_an_interrupted_training_becomes_the_same_model(tmp_path: Path) -> None:
    sampling = "accumulate = 2\nsampled_words = 20\nsampled_share = 0.6"
    write_recipe(tmp_path, training=sampling)
    assert run(tmp_path, "whole").finished
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, "parts", progress=interrupt_at(3))  # before the first checkpoint
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, "parts", resume=True, progress=interrupt_at(13))
    stopped = run(tmp_path, "parts", resume=True, minutes=0)
    assert (stopped.updates, stopped.finished) == (10, False)
    assert run(tmp_path, "parts", resume=True).finished
    whole, parts = log(tmp_path, "whole"), log(tmp_path, "parts")
    assert [entry["update"] for entry in whole if "loss" in entry] == list(range(1, 21))
    assert whole == parts
    weights = [(tmp_path / out / "model.safetensors").read_bytes() for out in ("whole", "parts")]
    assert weights[0] == weights[1]


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    write_recipe(tmp_path, updates=1, every=1)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.txt").write_text("mine")
    with pytest.raises(TrainingError, match="is not empty"):
        run(tmp_path, "full", resume=True)
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["thesis.txt"]
    run(tmp_path, minutes=0)
    with pytest.raises(TrainingError, match="A training was begun"):
        run(tmp_path)
    write_recipe(tmp_path, updates=1, every=1, rate=0.1)
    with pytest.raises(TrainingError, match="another recipe"):
        run(tmp_path, resume=True)


def test_training_ends_when_it_does_not_get_better(tmp_path: Path) -> None:
    # With so small a rate nothing changes, so the second trial scores what the first did.
    write_recipe(tmp_path, rate=1e-12, every=2, checkpoints="patience = 2")
    outcome = run(tmp_path)
    assert (outcome.updates, outcome.finished) == (6, True)


def test_a_card_that_a_person_has_written_is_kept(tmp_path: Path) -> None:
    write_recipe(tmp_path, updates=2, every=1)
    run(tmp_path)
    card = tmp_path / "model" / "README.md"
    assert "(to be written)" in card.read_text(encoding="utf-8")
    card.write_text("By me.", encoding="utf-8")
    write_recipe(tmp_path, updates=3, every=1)
    assert run(tmp_path, resume=True).updates == 3
    assert card.read_text(encoding="utf-8") == "By me."


@pytest.mark.slow
def test_a_trained_model_translates_in_both_engines(tmp_path: Path) -> None:
    recipe = write_recipe(
        tmp_path, width=64, updates=600, batch_tokens=600, rate=0.003, every=100,
        dropout=0.0, label_smoothing=0.0,
    )  # fmt: skip
    program = [sys.executable, "-m", "translate", "models", "train", str(recipe)]
    out = tmp_path / "model"
    one_thread = {"OMP_NUM_THREADS": "1", "PATH": ""}
    done = subprocess.run(
        [*program, "--out", str(out)], capture_output=True, text=True, cwd=ROOT, env=one_thread, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert f"The model is written to {out} after 600 updates." in done.stdout
    model = modelstore.find(str(out))
    assert model.card.normalisation == "bare"
    sources, targets = zip(*PAIRS[1:8], strict=True)
    for library in Library:
        engine = load_engine(model, modelstore.converted, library)
        assert [best.text for best, *_ in engine.translate(list(sources))] == list(targets)


def test_a_training_begins_from_a_model_of_another_vocabulary(tmp_path: Path) -> None:
    write_recipe(tmp_path, updates=30, every=30)
    first = run(tmp_path)
    begun = recipe_text(updates=1, every=1, rate=1e-9).replace(
        'name = "small"', 'name = "small"\nstart = "model"'
    )
    (tmp_path / "recipe.toml").write_text(begun, encoding="utf-8")
    with (tmp_path / "some.tsv").open("a", encoding="utf-8") as more:
        more.write("زلزال قوي جدا\tA Very Great Earthquake\n" * 3)
    second = run(tmp_path, "other")
    sizes = [len(json.loads((tmp_path / name / "vocab.json").read_text())) for name in ("model", "other")]
    assert sizes[0] < sizes[1]
    losses = [
        entry["loss"] for name in ("model", "other") for entry in log(tmp_path, name) if "loss" in entry
    ]
    assert losses[-1] < losses[0] - 0.5, "what was learnt is not lost with the vocabulary"
    assert (first.finished, second.finished) == (True, True)


def test_the_finished_weights_hold_a_share_of_those_that_it_began_with(tmp_path: Path) -> None:
    import torch

    write_recipe(tmp_path, updates=2, every=2)
    run(tmp_path)
    start = ('name = "small"', 'name = "small"\nstart = "model"')
    for name, share in (("alone", 0.0), ("mixed", 0.25)):
        text = recipe_text(updates=10, every=10, rate=0.02, checkpoints=f"of_start = {share}").replace(*start)
        (tmp_path / "recipe.toml").write_text(text, encoding="utf-8")
        run(tmp_path, name)
    begun, alone, mixed = (weights(tmp_path / name) for name in ("model", "alone", "mixed"))
    assert {name: table.shape for name, table in mixed.items()} == {
        name: table.shape for name, table in begun.items()
    }
    for name, table in mixed.items():
        expected = 0.75 * alone[name].float() + 0.25 * begun[name].float()
        assert torch.allclose(table.float(), expected, atol=2e-3), name
    assert any(not torch.allclose(alone[name], begun[name], atol=2e-2) for name in begun), (
        "something was learnt"
    )
    (tmp_path / "recipe.toml").write_text(
        recipe_text(updates=1, every=1, checkpoints="of_start = 0.25"), encoding="utf-8"
    )
    with pytest.raises(TrainingError, match="no model to begin from"):
        run(tmp_path, "none")


def test_without_a_vocabulary_a_training_keeps_that_of_the_model_it_begins_from(tmp_path: Path) -> None:
    write_recipe(tmp_path, updates=2, every=2)
    run(tmp_path)
    text = recipe_text(updates=2, every=2)
    begin, end = text.index("[vocabulary]"), text.index("[training]")
    (tmp_path / "recipe.toml").write_text(text[:begin] + text[end:], encoding="utf-8")
    with pytest.raises(TrainingError, match=r"no \[vocabulary\]"):
        run(tmp_path, "other")
    kept = text[:begin].replace('name = "small"', 'name = "small"\nstart = "model"') + text[end:]
    (tmp_path / "recipe.toml").write_text(kept, encoding="utf-8")
    with (tmp_path / "some.tsv").open("a", encoding="utf-8") as more:
        more.write("زلزال قوي جدا\tA Very Great Earthquake\n" * 3)
    run(tmp_path, "other")
    for name in ("source.spm", "target.spm", "vocab.json"):
        assert (tmp_path / "other" / name).read_bytes() == (tmp_path / "model" / name).read_bytes()


def test_a_model_to_begin_from_must_be_there_and_alike(tmp_path: Path) -> None:
    write_recipe(tmp_path, updates=1, every=1)
    run(tmp_path)
    text = recipe_text(updates=1, every=1).replace('name = "small"', 'name = "small"\nstart = "model"')
    for change, told in (
        (('start = "model"', 'start = "none"'), "no model to begin from"),
        (("width = 32", "width = 16"), "another shape"),
        (("encoder_layers = 2", "encoder_layers = 1"), "another shape"),
        (("feed_forward = 96", "feed_forward = 64"), "another shape"),
    ):
        (tmp_path / "recipe.toml").write_text(text.replace(*change), encoding="utf-8")
        with pytest.raises(TrainingError, match=told):
            run(tmp_path, change[1].replace(" ", ""))


def test_a_larger_network_begins_with_what_a_smaller_one_learnt(tmp_path: Path) -> None:
    write_recipe(tmp_path, updates=30, every=30, dropout=0.0)
    first = run(tmp_path)
    text = recipe_text(updates=1, every=1, rate=1e-9, dropout=0.0)
    for change in (
        ('name = "small"', 'name = "small"\nstart = "model"'),
        ("feed_forward = 96", "feed_forward = 128"),
        ("encoder_layers = 2", "encoder_layers = 4"),
        ("decoder_layers = 2", "decoder_layers = 3"),
    ):
        text = text.replace(*change)
    (tmp_path / "recipe.toml").write_text(text, encoding="utf-8")
    second = run(tmp_path, "other")
    assert first.scores
    assert second.scores
    scores = [(each.chrf, each.bleu) for each in (first.scores, second.scores)]
    assert scores[1] == pytest.approx(scores[0], abs=0.2), "but for the order of its sums"
    sizes = [json.loads((tmp_path / name / "config.json").read_text()) for name in ("model", "other")]
    assert [each["encoder_layers"] for each in sizes] == [2, 4]
    (smaller,), (larger,) = (
        [entry["loss"] for entry in log(tmp_path, name) if entry["update"] == last and "loss" in entry]
        for name, last in (("model", 30), ("other", 1))
    )
    assert abs(larger - smaller) < 0.3, "a batch of the same texts, as well told"


def test_weights_that_are_too_much_for_a_file_are_divided(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translate.training.export.SHARD_BYTES", 20_000)
    write_recipe(tmp_path, updates=2, every=1)
    run(tmp_path)
    shards = list((tmp_path / "model").glob("model-*.safetensors"))
    assert len(shards) > 2
    assert all(shard.stat().st_size < 22_000 for shard in shards)  # with the head of the file
    model = modelstore.find(str(tmp_path / "model"))
    for library in Library:
        engine = load_engine(model, modelstore.converted, library)
        assert len(engine.translate([PAIRS[0][0]])) == 1


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    write_recipe(tmp_path, updates=1, every=1)
    monkeypatch.setattr("translate.training.run.export", full)
    with pytest.raises(TrainingError, match="cannot be written: No space left"):
        run(tmp_path)
    monkeypatch.undo()
    assert run(tmp_path, resume=True).finished


@pytest.mark.slow
def test_a_mistake_is_one_sentence(tmp_path: Path) -> None:
    recipe = write_recipe(tmp_path)
    (tmp_path / "all.tsv").unlink()
    program = [sys.executable, "-m", "translate", "models", "train", str(recipe)]
    done = subprocess.run(
        [*program, "--out", str(tmp_path / "model")], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith(f"Error: {tmp_path / 'all.tsv'} cannot be read: no such file")
    assert "--data" in done.stderr
