"""Texts are cut into pieces that are the text."""

from __future__ import annotations

from pathlib import Path

from translate.training.tokenisers import SOURCE, TARGET, Tokenisers, train_tokeniser, write_vocabulary

TEXTS = ["وصل الوزير إلى المدينة", "زار الرئيس المدينة القديمة", "غادر السفير ووصل المدير"] * 30


def _tokenisers(folder: Path) -> Tokenisers:
    for name in (SOURCE, TARGET):
        train_tokeniser(folder / name, TEXTS, 60, 1.0, split_digits=True)
    write_vocabulary(folder)
    return Tokenisers(folder)


def test_a_share_is_cut_by_chance_and_stays_the_same_text(tmp_path: Path) -> None:
    tokenisers = _tokenisers(tmp_path)
    likeliest = [each.tolist() for each in tokenisers.sources(TEXTS)]
    cut = [each.tolist() for each in tokenisers.sources(TEXTS, 0.5, 7)]
    again = [each.tolist() for each in tokenisers.sources(TEXTS, 0.5, 7)]
    other = [each.tolist() for each in tokenisers.sources(TEXTS, 0.5, 8)]
    assert cut == again != other
    assert 25 < sum(one != by_chance for one, by_chance in zip(likeliest, cut, strict=True)) < 65
    assert [tokenisers.text(each) for each in cut] == TEXTS
