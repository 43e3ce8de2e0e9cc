"""A shortlist is learnt, tried and only then used; a quantisation is compared and recorded."""

from __future__ import annotations

import os
from itertools import islice, product
from pathlib import Path

import pytest

from tests.modelstore.tiny import ARABIC, make_marian
from translate import modelstore
from translate.errors import SourceError
from translate.modelcard import InstalledModel
from translate.pipeline import Trial, choose_compute_type, engine_for, optimise, optimising, precision

WORDS = sorted({word for sentence in ARABIC for word in sentence.split()})
ROWS = [" ".join(words) + "." for words in islice(product(WORDS, repeat=3), 60)]


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> InstalledModel:
    """A model of random numbers with a cache of its own."""
    monkeypatch.setenv("MUQABALA_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(optimising, "FEWEST_ROWS", len(ROWS))
    return modelstore.find(str(make_marian(tmp_path / "tiny", max_position_embeddings=512)))


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "articles" / "long.txt"
    path.parent.mkdir()
    path.write_text("\n\n".join(ROWS), encoding="utf-8")
    return str(path)


def shortlists(model: InstalledModel) -> list[Path]:
    return list(Path(os.environ["MUQABALA_CACHE"]).rglob("vmap.txt"))


def test_a_shortlist_that_passes_is_used_until_it_is_dropped(
    tiny: InstalledModel, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(optimising, "LEAST_GAIN", 0.0)
    monkeypatch.setattr(optimising, "FREQUENT", (10_000,))  # every word that the model has ever written
    monkeypatch.setattr(optimising, "LARGEST_LOSS", 100.0)
    monkeypatch.setattr(optimising, "_facts", lambda _: ())
    before = engine_for(tiny)
    trial = optimise(tiny, [article], None)
    assert not trial.objection
    assert trial.rows == len(ROWS) / optimising.HELD_OUT
    after = engine_for(tiny)
    assert "vmap:" in after.signature
    assert "vmap:" not in before.signature
    assert modelstore.drop_shortlists(tiny)
    assert engine_for(tiny).signature == before.signature
    assert not modelstore.drop_shortlists(tiny)


def test_a_shortlist_that_fails_is_not_used_and_leaves_nothing(
    tiny: InstalledModel, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(optimising, "FREQUENT", (1,))
    monkeypatch.setattr(optimising, "LEAST_GAIN", 1e9)
    trial = optimise(tiny, [article], None)
    assert trial.objection
    assert not shortlists(tiny)
    assert not list(Path(os.environ["MUQABALA_CACHE"]).rglob(".trying-*"))


def test_a_name_or_a_number_that_changes_speaks_against_a_shortlist() -> None:
    full = optimising._Outputs(["On Monday Ahmad paid 300 dollars.", "It rained."], 2.0)
    for other in ("On Monday Ahmed paid 300 dollars.", "On Monday Ahmad paid 30 dollars."):
        trial = optimising._trial(full, optimising._Outputs([other, "It rained."], 1.0), [])
        assert trial.changed == ((full.english[0], other),)
        assert "number or name" in trial.objection


def test_other_words_for_the_same_speak_against_it_only_by_the_loss() -> None:
    full = optimising._Outputs(["The minister paid Ahmad 300 dollars in Cairo."] * 299 + ["It rained."], 2.0)
    one = optimising._Outputs([*full.english[:-1], "The rain fell."], 1.0)
    assert not optimising._trial(full, one, []).objection
    other = ["In Cairo Ahmad was paid 300 dollars by the minister."] * 299
    many = optimising._Outputs([*other, "It rained."], 1.0)
    assert "BLEU" in optimising._trial(full, many, []).objection


def test_references_tell_the_loss_where_there_are_some() -> None:
    full = optimising._Outputs(["the men went out of a house"], 2.0)
    better = optimising._Outputs(["the people went out of the house"], 1.0)
    trial = optimising._trial(full, better, ["the people went out of the house"])
    assert trial.loss < 0
    assert not trial.objection


def test_a_shortlist_that_gains_no_time_is_not_used() -> None:
    assert "as fast" in Trial(rows=100, speed=1.0, loss=0.0, changed=()).objection


def test_too_few_rows_are_refused(tiny: InstalledModel, tmp_path: Path) -> None:
    path = tmp_path / "short.txt"
    path.write_text("وصل الوزير إلى القاهرة.", encoding="utf-8")
    with pytest.raises(SourceError, match="too few"):
        optimise(tiny, [str(path)], None)


def test_the_chosen_quantisation_is_the_one_that_the_model_runs_in(tiny: InstalledModel) -> None:
    chosen = choose_compute_type(tiny)
    assert chosen is not None
    assert chosen.keeps_output
    assert f"compute:{chosen.compute_type}" in engine_for(tiny).signature
    (folder,) = (Path(os.environ["MUQABALA_CACHE"]) / "ctranslate2").glob("*/")
    assert chosen.compute_type in folder.name


def test_a_quantisation_that_changes_the_english_for_the_worse_is_not_chosen() -> None:
    from translate.engine.precision import Precision, fastest

    exact = Precision("float32", seconds=3.0, same=1.0, loss=0.0)
    worse, as_good = Precision("int8", 1.0, 0.5, 0.3), Precision("int16", 2.0, 0.5, 0.01)
    assert fastest([exact, worse, as_good]) is as_good
    assert fastest([exact, worse]) is exact


def test_a_recorded_quantisation_that_this_machine_lacks_is_passed_over(tiny: InstalledModel) -> None:
    modelstore.record_compute_type(tiny, "int3")
    assert modelstore.recorded_compute_type(tiny) is None


def test_the_sentences_that_quantisations_are_compared_on_are_different_rows() -> None:
    assert len(set(precision.SENTENCES)) == 20
