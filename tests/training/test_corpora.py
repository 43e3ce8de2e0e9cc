"""Texts are read whole, and a wrong one is never trained on."""

from __future__ import annotations

import hashlib
import lzma
import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from translate.errors import TrainingError
from translate.training.augmenting import (
    in_hurried_spelling,
    joined,
    with_other_figures,
    with_other_latin_words,
)
from translate.training.corpora import finder, read_corpus, read_development
from translate.training.months import with_other_months
from translate.training.names import Name, Names
from translate.training.pairs import Pairs
from translate.training.recipe import Corpus, Development

TEXT = "وصل الوزير\tThe minister  arrived\n\nسطر\u2028واحد\tOne line\r\nبلا\t \n"


def test_a_corpus_is_read_plain_and_packed(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_bytes(TEXT.encode())
    (tmp_path / "a.tsv.xz").write_bytes(lzma.compress(TEXT.encode()))
    plain, packed = (
        read_corpus(Corpus(name, 1.0), tmp_path.joinpath, str.upper, 1) for name in ("a.tsv", "a.tsv.xz")
    )
    assert plain == packed
    assert plain.sources == ["وصل الوزير", "سطر\u2028واحد"]
    assert plain.targets == ["The minister arrived", "One line"]


def test_what_is_done_to_sources_in_the_engine_is_done_here(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("abc\tdef\n", encoding="utf-8")
    pairs = read_corpus(Corpus("a.tsv", 1.0), tmp_path.joinpath, str.upper, 1)
    assert (pairs.sources, pairs.targets) == (["ABC"], ["def"])


def test_a_hash_is_checked(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("a\tb\n", encoding="utf-8")
    right = hashlib.sha256(b"a\tb\n").hexdigest()
    assert len(read_corpus(Corpus("a.tsv", 1.0, sha256=right.upper()), tmp_path.joinpath, str.strip, 1)) == 1
    with pytest.raises(TrainingError, match="is not the file that the recipe names"):
        read_corpus(Corpus("a.tsv", 1.0, sha256="0" * 64), tmp_path.joinpath, str.strip, 1)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "cannot be read: no such file"),
        (b"", "holds no pairs"),
        (b"\n\t\n", "holds no pairs"),
        (b"a\tb\nno tab\n", "Line 2 of a.tsv is not a pair"),
        (b"a\tb\tc\n", "Line 1 of a.tsv is not a pair"),
        (b"\xff\xfe", "is damaged"),
    ],
)
def test_a_corpus_that_is_none_is_refused(tmp_path: Path, content: bytes | None, told: str) -> None:
    if content is not None:
        (tmp_path / "a.tsv").write_bytes(content)
    with pytest.raises(TrainingError) as refused:
        read_corpus(Corpus("a.tsv", 1.0), tmp_path.joinpath, str.strip, 1)
    assert told in str(refused.value)


def test_a_cut_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.tsv.xz").write_bytes(lzma.compress(TEXT.encode())[:-20])
    with pytest.raises(TrainingError, match="is damaged"):
        read_corpus(Corpus("a.tsv.xz", 1.0), tmp_path.joinpath, str.strip, 1)


def test_a_development_set_has_a_reference_for_each_line(tmp_path: Path) -> None:
    (tmp_path / "dev.ar").write_text("واحد\nاثنان\n", encoding="utf-8")
    (tmp_path / "dev.en").write_text("one\n", encoding="utf-8")
    with pytest.raises(TrainingError, match=r"dev.ar has 2 lines and dev.en has 1"):
        read_development(Development("dev.ar", "dev.en"), tmp_path.joinpath, str.strip)
    (tmp_path / "dev.en").write_text("one\ntwo\n", encoding="utf-8")
    pairs = read_development(Development("dev.ar", "dev.en", sentences=1), tmp_path.joinpath, str.strip)
    assert (pairs.sources, pairs.targets) == (["واحد"], ["one"])


def test_an_empty_development_set_is_refused(tmp_path: Path) -> None:
    for name in ("dev.ar", "dev.en"):
        (tmp_path / name).write_text("", encoding="utf-8")
    with pytest.raises(TrainingError, match="is empty"):
        read_development(Development("dev.ar", "dev.en"), tmp_path.joinpath, str.strip)


def test_what_a_recipe_makes_is_the_same_each_time(tmp_path: Path) -> None:
    (tmp_path / "g").mkdir()
    (tmp_path / "g" / "rules.tsv").write_text(
        "SENT\tوصل {YEAR} إلى {CITY}.\tIt reached {CITY} in {YEAR}.\nCITY\tدمشق\tDamascus\nCITY\tحلب\tAleppo\n"
        "YEAR\t1990\t1990\n",
        encoding="utf-8",
    )
    corpus = Corpus("g", 1.0, kind="grammar", category="SENT", expansions=30)
    first, second, other = (read_corpus(corpus, tmp_path.joinpath, str.strip, seed) for seed in (1, 1, 2))
    assert first == second != other
    assert read_corpus(
        replace(corpus, category="CITY", expansions=0), tmp_path.joinpath, str.strip, 1
    ).targets == [
        "Damascus",
        "Aleppo",
    ]


def test_other_figures_are_the_same_on_both_sides() -> None:
    pairs = Pairs(
        ["قتل 1250 في 37 غارة", "في 2018 ثم 2018", "3 أو 5 في 12"],
        ["37 raids, 1250 dead", "2018, 2018", "12"],
    )
    changed = with_other_figures(pairs, 1.0, Random(1))  # noqa: S311 - no secret
    for source, target in zip(changed.sources[:2], changed.targets[:2], strict=True):
        assert sorted(re.findall(r"\d+", source)) == sorted(re.findall(r"\d+", target))
    assert changed.sources[0] != pairs.sources[0]
    assert len(set(re.findall(r"\d+", changed.sources[1]))) == 1
    assert changed.sources[2] == pairs.sources[2], (
        "what is not the same on both sides may be no figure to copy"
    )


def test_other_latin_words_are_the_same_on_both_sides() -> None:
    pairs = Pairs(
        ["افتح Excel ثم Power BI ثم Excel", "نظام HTTP", "لا شيء"],
        ["Open Excel, then Power BI, then Excel", "The web's system", "Nothing in English"],
    )
    changed = with_other_latin_words(pairs, 1.0, Random(1))  # noqa: S311 - no secret
    words = re.findall(r"[A-Za-z0-9-]+", changed.sources[0])
    assert words[0] == words[3] != "Excel"
    assert changed.targets[0] == f"Open {words[0]}, then {words[1]} {words[2]}, then {words[3]}"
    assert (changed.sources[1:], changed.targets[1:]) == (pairs.sources[1:], pairs.targets[1:])


NAMES = """# whose names
هشام\tHisham\tm
هدى\tHuda\tf
البنا\tal-Banna\ts
دمشق\tDamascus\tc
النيل\tthe Nile\tr
هشام\tHishaam\tm
"""


def test_names_are_exchanged_for_their_like_on_both_sides() -> None:
    names = Names(
        [
            Name("هشام", "Hisham", "m"),
            Name("كريم", "Karim", "m"),
            Name("هدى", "Huda", "f"),
            Name("البنا", "al-Banna", "s"),
            Name("الخطيب", "al-Khatib", "s"),
            Name("دمشق", "Damascus", "c"),
            Name("النيل", "the Nile", "r"),
        ]
    )
    pairs = Pairs(
        [
            "قال هشام البنا، وللبنا بيت بدمشق",
            "عاد كريم الخلق إلى دمشق ثم دمشق",
            "البنا على النيل",
        ],
        [
            "Hisham al-Banna said, and al-Banna has a house in Damascus",
            "The generous man came back to Damascus",
            "The dam holds. Al-Banna is on the Nile",
        ],
    )
    drawn = [names.exchanged(pairs, 1.0, Random(seed)) for seed in range(40)]  # noqa: S311 - no secret
    first = {(each.sources[0], each.targets[0]) for each in drawn}
    assert (
        "قال كريم الخطيب، وللخطيب بيت بدمشق",
        "Karim al-Khatib said, and al-Khatib has a house in Damascus",
    ) in first
    assert len(first) == 4, "men for men and families for families, each alike wherever it stands"
    assert all(each.sources[1] == pairs.sources[1] for each in drawn), "a word, and a city that was left out"
    assert {(each.sources[2], each.targets[2]) for each in drawn} == {
        ("البنا على النيل", "The dam holds. Al-Banna is on the Nile"),
        ("الخطيب على النيل", "The dam holds. Al-Khatib is on the Nile"),
    }
    assert names.exchanged(pairs, 0.0, Random(1)) == pairs  # noqa: S311 - no secret


def test_a_corpus_of_names_has_people_too(tmp_path: Path) -> None:
    (tmp_path / "names.tsv").write_text(NAMES, encoding="utf-8")
    corpus = Corpus("names.tsv", 1.0, kind="names", expansions=50)
    pairs = read_corpus(corpus, tmp_path.joinpath, str.strip, 1)
    assert set(zip(pairs.sources[5:], pairs.targets[5:], strict=True)) == {
        ("هشام البنا", "Hisham al-Banna"),
        ("هدى البنا", "Huda al-Banna"),
        ("هشام البنا", "Hishaam al-Banna"),
    }
    assert pairs.targets[:5] == ["Hisham", "Huda", "al-Banna", "Damascus", "the Nile"]
    (tmp_path / "names.tsv").write_text("هشام\tHisham\n", encoding="utf-8")
    with pytest.raises(TrainingError, match=r"Line 1 of names\.tsv is not a name"):
        read_corpus(corpus, tmp_path.joinpath, str.strip, 1)
    (tmp_path / "names.tsv").write_text("هشام\tHisham\tx\n", encoding="utf-8")
    with pytest.raises(TrainingError, match=r"Hisham in names\.tsv is of the kind 'x'"):
        read_corpus(corpus, tmp_path.joinpath, str.strip, 1)


def test_variants_are_changed_each_in_its_way(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("عام 1234567\t1234567\nواحد\tone\n", encoding="utf-8")
    pairs = read_corpus(Corpus("a.tsv", 1.0, figures=1.0, variants=3), tmp_path.joinpath, str.strip, 1)
    assert len(pairs) == 6
    assert pairs.targets[1::2] == ["one"] * 3
    assert len(set(pairs.targets[::2])) == 3


def test_some_made_names_are_in_latin_letters_on_both_sides(tmp_path: Path) -> None:
    (tmp_path / "g").mkdir()
    (tmp_path / "g" / "rules.tsv").write_text(
        "SENT\tوصل إلى {CITY}.\tIt reached {CITY}.\nCITY\tدمشق\tDamascus\n", encoding="utf-8"
    )
    corpus = Corpus("g", 1.0, kind="grammar", category="SENT", expansions=300, latin=0.3)
    pairs = read_corpus(corpus, tmp_path.joinpath, str.strip, 1)
    made = [
        (source, target)
        for source, target in zip(pairs.sources, pairs.targets, strict=True)
        if "دمشق" not in source
    ]
    assert 50 < len(set(made)) < 150
    for source, target in made:
        assert source.removeprefix("وصل إلى ") == target.removeprefix("It reached ")


def test_months_are_named_otherwise_where_the_english_names_them() -> None:
    told = [
        ("وصل في 5 ديسمبر وعاد بنيسان", "He arrived on December 5 and returned in April"),
        ("مارس الضغط في آب", "He exerted pressure in August"),
        ("في نيسان/أبريل الماضي", "last April"),
        ("عاد في الشهر الماضي", "He came back last month"),
    ]
    pairs = Pairs([source for source, _ in told] * 200, [target for _, target in told] * 200)
    renamed = with_other_months(pairs, 0.5, Random(1))  # noqa: S311 - no secret
    assert renamed.targets == pairs.targets
    first, second, *others = ({*renamed.sources[place::4]} for place in range(4))
    assert {"وصل في 5 كانون الأول وعاد بنيسان", "وصل في 5 دجنبر وعاد بأبريل"} <= first
    assert any("كانون الأول/ديسمبر" in source for source in first)
    assert second == {"مارس الضغط في آب"}, "a month that the English lacks is another word"
    assert others == [{told[2][0]}, {told[3][0]}]
    assert with_other_months(pairs, 0.0, Random(1)) == pairs  # noqa: S311 - no secret


def test_hurried_spelling_changes_the_arabic_alone() -> None:
    pairs = Pairs(["أكد إلى آخر مدرسة في الحي"] * 60, ["to the last"] * 60)
    hurried = in_hurried_spelling(pairs, 0.5, Random(1))  # noqa: S311 - no secret
    assert hurried.targets == pairs.targets
    others = {source for source in hurried.sources if source != pairs.sources[0]}
    assert "اكد الى اخر مدرسة في الحي" in others
    assert "اكد الى اخر مدرسه فى الحى" in others
    assert {source.replace(" ", "").translate(str.maketrans("ىه", "ية")) for source in others} == {
        "اكدالياخرمدرسةفيالحي"
    }
    assert 15 < sum(source == pairs.sources[0] for source in hurried.sources) < 45


def test_joined_pairs_stay_side_by_side() -> None:
    pairs = Pairs(["واحد", "اثنان.", "ثلاثة"], ["one", "two.", "three"])
    longer = joined(pairs, 0.99, Random(2))  # noqa: S311 - no secret
    words = {"واحد": "one", "اثنان": "two", "ثلاثة": "three"}
    assert any(source.count(".") > 1 for source in longer.sources)
    for source, target in zip(longer.sources, longer.targets, strict=True):
        assert [words[word.strip(".")] for word in source.split()] == [
            word.strip(".") for word in target.split()
        ]


def test_files_of_one_pattern_are_one_corpus(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    for number, line in enumerate(("اثنان\ttwo", "واحد\tone"), 1):
        (tmp_path / "texts" / f"pairs-{number}.tsv").write_text(line, encoding="utf-8")
    (tmp_path / "texts" / "other.tsv").write_text("no pair", encoding="utf-8")
    corpus = Corpus("texts/pairs-*.tsv", 1.0)
    assert read_corpus(corpus, tmp_path.joinpath, str.strip, 1).targets == ["two", "one"]
    with pytest.raises(TrainingError, match=r"No file is called texts/a-\*"):
        read_corpus(Corpus("texts/a-*", 1.0), tmp_path.joinpath, str.strip, 1)


def test_a_comment_in_a_file_of_pairs_is_no_pair(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("# من أين\n#وسم\thashtag\nكتاب\tbook\n", encoding="utf-8")
    pairs = read_corpus(Corpus("a.tsv", 1.0), tmp_path.joinpath, str.strip, 1)
    assert pairs.targets == ["hashtag", "book"]


def test_no_pair_is_trained_on_twice(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("واحد\tone\nواحد\tone\n", encoding="utf-8")
    assert read_corpus(Corpus("a.tsv", 1.0), tmp_path.joinpath, str.strip, 1).targets == ["one"]


def test_texts_are_looked_for_with_the_recipe_too(tmp_path: Path) -> None:
    for folder in ("given", "own"):
        (tmp_path / folder).mkdir()
    (tmp_path / "own" / "a.tsv").touch()
    find = finder(tmp_path / "given", tmp_path / "own")
    assert find("a.tsv") == tmp_path / "own" / "a.tsv"
    assert find("b.tsv") == tmp_path / "given" / "b.tsv", "a message names the folder that was given"
