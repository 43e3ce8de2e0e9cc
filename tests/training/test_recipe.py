"""What a recipe may say, and what is said about the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.training.small import recipe_text
from translate.errors import TrainingError
from translate.training import read_recipe


def written(folder: Path, text: str) -> Path:
    path = folder / "recipe.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "path", sorted((ROOT / "models").glob("starter-recipe*.toml")), ids=lambda path: path.name
)
def test_a_recipe_that_ships_names_what_it_takes(path: Path) -> None:
    """Other people's texts by their hash, our own by what is there; both with their licence."""
    for corpus in read_recipe(path).corpora:
        ours = [*(ROOT / "models").glob(corpus.path)]
        assert len(corpus.sha256) == 64 or ours
        assert corpus.licence
        assert corpus.attribution


@pytest.mark.parametrize(
    ("found", "put", "told"),
    [
        ("heads = 2", "heds = 2", "There is no heds in [model]. Known: activation, "),
        ('name = "small"', 'title = "small"', "There is no title in the recipe"),
        ("width = 32", "", "lacks width in [model]"),
        ("width = 32", 'width = "wide"', "width in [model] is 'wide', not a whole number"),
        ("width = 32", "width = true", "not a whole number"),
        ("width = 32", "width = 33", "cannot be divided among 2 heads"),
        ("updates = 20", "updates = 0", "must be above 0"),
        ('"swish"', '"tanh"', "Known: relu, swish, gelu"),
        ('name = "small"', 'normalisation = "none of them"', "Known: none, simple, moses, bare"),
        ("weight = 3", 'weight = 3\nkind = "poem"', "Known: pairs, grammar, lexicon"),
        ("weight = 3", "weight = 3\njoined = 1.5", "joined is 1.5"),
        ("weight = 3", "weight = 3\nnames = 0.4", "Names of all.tsv are to be exchanged, but"),
        ("[checkpoints]", "[other]", "There is no other in the recipe"),
        ("longest = 60", "longest = 65", "positions for 64 pieces"),
        ("source = 120", "source = 999999", "16 MB"),
        ("width = 32", "width = ", "is not written in TOML"),
    ],
)
def test_a_wrong_recipe_is_refused_with_what_is_wrong(
    tmp_path: Path, found: str, put: str, told: str
) -> None:
    text = recipe_text()
    assert found in text
    with pytest.raises(TrainingError) as refused:
        read_recipe(written(tmp_path, text.replace(found, put, 1)))
    assert told in str(refused.value)


def test_a_recipe_without_corpora_is_refused(tmp_path: Path) -> None:
    text = recipe_text().partition("[[corpora]]")[0]
    with pytest.raises(TrainingError, match="names no corpora"):
        read_recipe(written(tmp_path, text))


def test_a_missing_recipe_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="cannot be read: no such file"):
        read_recipe(tmp_path / "none.toml")


def test_a_training_may_be_made_longer_but_not_another(tmp_path: Path) -> None:
    first = read_recipe(written(tmp_path, recipe_text()))
    longer = read_recipe(written(tmp_path, recipe_text(updates=99, every=7)))
    other = read_recipe(written(tmp_path, recipe_text(rate=0.1)))
    assert first.identity == longer.identity != other.identity
