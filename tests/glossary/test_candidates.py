"""Candidates: recurring names and terms, not fragments of sentences, and a table that reads back."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from translate.glossary import Term, as_csv, candidates, read_entries
from translate.units import BlockKind, TranslationUnit

ARABIC = (
    "استقبل رئيس الوزراء سامي قنديل وفدا من صندوق النقد الدولي.",
    "وقال سامي قنديل إن المحادثات مع صندوق النقد الدولي ستستمر.",
    "وأضاف أن بعثة لصندوق النقد الدولي ستزور البلاد، وشكر رئيس الوزراء أعضاءها.",
)
ENGLISH = (
    "Prime Minister Sami Qandil received a delegation of the International Monetary Fund.",
    "Sami Kandil said that the talks with the International Monetary Fund would continue.",
    "He added that an International Monetary Fund mission would visit; the Prime Minister thanked its members.",
)


def units(arabic: tuple[str, ...], english: tuple[str, ...]) -> list[TranslationUnit]:
    return [
        TranslationUnit(number, 1, BlockKind.PARAGRAPH, 1, 1, 1, source, target)
        for number, (source, target) in enumerate(zip(arabic, english, strict=True), 1)
    ]


def test_names_and_terms_are_listed_with_their_rows_and_all_their_english() -> None:
    found = {one.source: one for one in candidates(units(ARABIC, ENGLISH))}
    assert found["صندوق النقد الدولي"].rows == (1, 2, 3)
    assert found["صندوق النقد الدولي"].english[0] == ("International Monetary Fund", 3)
    assert dict(found["سامي قنديل"].english) == {"Sami Qandil": 1, "Sami Kandil": 1}
    assert found["رئيس الوزراء"].english[0] == ("Prime Minister", 2)
    assert "النقد الدولي" not in found  # it stands inside the longer term only


def test_an_article_without_english_gives_terms_to_be_filled_in(tmp_path: Path) -> None:
    found = candidates(units(ARABIC, ("", "", "")))
    assert {one.source for one in found} >= {"صندوق النقد الدولي", "سامي قنديل", "رئيس الوزراء"}
    path = tmp_path / "terms.csv"
    path.write_text(as_csv(found), encoding="utf-8-sig")
    assert [entry.source for entry in read_entries(path)] == [one.source for one in found]


def test_a_sentence_that_is_repeated_gives_no_fragments() -> None:
    sentence = "أعلنت شركة كهرباء محلية كبيرة توقف محطة توليد قديمة"
    assert not candidates(units((sentence, sentence), ("", "")))


@given(st.lists(st.sampled_from(ARABIC), min_size=2, max_size=5), st.text(max_size=30))
def test_whatever_the_english_the_table_reads_back(
    tmp_path_factory: object, arabic: list[str], english: str
) -> None:
    found = candidates(units(tuple(arabic), (english,) * len(arabic)))
    path = tmp_path_factory.mktemp("t") / "t.csv"  # type: ignore[attr-defined]  # pytest's own, untyped here
    path.write_text(as_csv(found), encoding="utf-8-sig")
    read = read_entries(path)
    assert [entry.source for entry in read] == [one.source for one in found]
    for entry, one in zip(read, found, strict=True):
        assert not isinstance(entry, Term) or entry.targets[0] == one.english[0][0]
