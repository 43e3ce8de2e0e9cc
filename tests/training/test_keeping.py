"""Checkpoints, log and picture: what stays on the disk."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from translate.errors import TrainingError
from translate.training import checkpoints
from translate.training.curve import curve
from translate.training.journal import Journal
from translate.training.scoring import Scores
from translate.training.standing import Standing


def test_the_average_is_the_mean(tmp_path: Path) -> None:
    import torch

    paths = [
        checkpoints.save(tmp_path, {"updates": number, "network": {"w": torch.tensor([float(number), 1.0])}})
        for number in (1, 2, 6)
    ]
    assert checkpoints.average(paths)["w"].tolist() == [3.0, 1.0]
    assert checkpoints.average(paths)["w"].dtype == torch.float32


def test_the_last_are_kept_and_a_stop_is_none_of_them(tmp_path: Path) -> None:
    for updates in (5, 10, 15):
        checkpoints.save(tmp_path, {"updates": updates})
    checkpoints.save(tmp_path, {"updates": 17}, stopped=True)
    checkpoints.prune(tmp_path, 2)
    assert [checkpoints.read(path)["updates"] for path in checkpoints.kept(tmp_path)] == [10, 15]
    latest = checkpoints.latest(tmp_path)
    assert latest is not None
    assert checkpoints.read(latest)["updates"] == 17
    checkpoints.save(tmp_path, {"updates": 20})
    latest = checkpoints.latest(tmp_path)
    assert latest is not None
    assert checkpoints.read(latest)["updates"] == 20


def test_a_checkpoint_that_breaks_off_leaves_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch

    path = tmp_path / "best.pt"
    checkpoints.write(path, {"updates": 1})

    def broken(_: object, file: Path) -> None:
        file.write_bytes(b"half")
        raise OSError("No space left on device")

    monkeypatch.setattr(torch, "save", broken)
    with pytest.raises(TrainingError, match="cannot be written"):
        checkpoints.write(path, {"updates": 2})
    assert checkpoints.read(path) == {"updates": 1}
    assert [each.name for each in tmp_path.iterdir()] == ["best.pt"]


def test_a_damaged_checkpoint_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "update-00000001.pt"
    path.write_bytes(b"nothing that torch wrote")
    with pytest.raises(TrainingError, match="is damaged"):
        checkpoints.read(path)


def test_the_log_forgets_what_will_come_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "log.jsonl")
    for update in (1, 2, 3):
        journal.write({"update": update, "loss": 1.0 / update})
    with journal.path.open("a") as file:
        file.write('{"update": 4, "lo')
    journal.back_to(2)
    journal.write({"update": 3, "loss": 0.5})
    assert [(entry["update"], entry["loss"]) for entry in journal.entries()] == [(1, 1.0), (2, 0.5), (3, 0.5)]


def test_the_picture_shows_each_measurement() -> None:
    entries = [{"update": n, "loss": 9.0 / n, "tokens": 5} for n in range(1, 6)]
    entries += [{"update": n, "chrf": 10.0 * n, "bleu": 5.0 * n} for n in (2, 4)]
    drawn = ET.fromstring(curve(entries, "a <model> & more"))  # noqa: S314 - our own
    space = "{http://www.w3.org/2000/svg}"
    assert drawn.findtext(f"{space}title") == "Learning curve of a <model> & more"
    lines = [line.get("points", "").split() for line in drawn.iter(f"{space}polyline")]
    assert [len(points) for points in lines] == [5, 2, 2]
    heights = [float(point.split(",")[1]) for point in lines[0]]
    assert heights == sorted(heights)  # a falling loss falls: down is a greater y
    assert {"chrF 40.00", "BLEU 20.00"} <= {text.text for text in drawn.iter(f"{space}text")}


def test_a_picture_of_nothing_is_one() -> None:
    assert "nothing measured" in curve([], "new")


def scores(chrf: float, bleu: float) -> Scores:
    return Scores(chrf, bleu, "", "")


def test_training_is_over_when_neither_score_got_better_for_so_many_trials() -> None:
    standing = Standing()
    for chrf, bleu in ((30, 5), (29, 6), (28, 5), (30, 6)):
        assert not standing.is_over(2)
        standing = standing.after(scores(chrf, bleu))
    assert standing == Standing(30, 6, 2)
    assert standing.is_over(2)
    assert not standing.is_over(3)
    assert not standing.is_over(0)
