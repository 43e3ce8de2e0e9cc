"""Rows on their way through the checks: what they carry afterwards, and files that come from elsewhere."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from translate.glossary import Term
from translate.pipeline import check_file
from translate.pipeline.checking import checked, checked_alone, checked_together
from translate.report import as_json, unit_json
from translate.units import Band, BlockKind, Origin, Severity, TranslationUnit

MINISTRY = "أعلنت وزارة الصحة أن عدد المصابين ارتفع في العاصمة خلال الأسبوع الماضي."
MINISTRY_ENGLISH = (
    "The Ministry of Health announced that the number of cases rose in the capital over the past week."
)
TRADE = "قال وزير التجارة إن الحكومة ستخفض أسعار الخبز والوقود في جميع المدن."
TRADE_ENGLISH = (
    "The Minister of Trade said the government would cut the prices of bread and fuel in all cities."
)
DATE = "12/06/2025"


def rows(*pairs: tuple[str, str]) -> list[TranslationUnit]:
    return [
        TranslationUnit(number, number, BlockKind.PARAGRAPH, number, 1, 1, source, target)
        for number, (source, target) in enumerate(pairs, 1)
    ]


def bands(units: Sequence[TranslationUnit]) -> list[Band | None]:
    return [unit.confidence.band if unit.confidence else None for unit in units]


def order(units: Sequence[TranslationUnit]) -> list[int]:
    scored = [(unit.confidence.score, unit.id) for unit in units if unit.confidence]
    return [row for _, row in sorted(scored)]


def test_every_row_leaves_with_the_confidence_that_its_findings_allow() -> None:
    given = rows(
        (MINISTRY, MINISTRY_ENGLISH), (TRADE, "The coach praised his young team."), (DATE, DATE),
        ("قتل 1700 شخص في المدينة.", "700 people were killed in the city."),
    )  # fmt: skip
    found = checked(given)
    assert bands(found) == [Band.HIGH, Band.LOW, None, Band.LOW]
    assert found[3].worst is Severity.CRITICAL
    assert order(found) == order(checked(given)) == [2, 4, 1]


def test_what_only_the_article_shows_counts_too() -> None:
    twice = "The trade minister said that bread and fuel would be cheaper in all cities, said the government."
    found = checked(rows((TRADE, TRADE_ENGLISH), (TRADE, twice)))
    assert {finding.check for unit in found for finding in unit.findings} >= {"consistency"}
    warned = [unit.worst is Severity.WARNING for unit in found]
    assert any(warned)
    assert all(band is not Band.HIGH for band, warning in zip(bands(found), warned, strict=True) if warning)


def test_english_that_a_person_has_approved_is_not_doubted() -> None:
    (remembered,) = checked([replace(rows((TRADE, MINISTRY_ENGLISH))[0], origin=Origin.MEMORY)])
    assert remembered.confidence is None


def test_a_repaired_row_and_one_with_a_missing_term_are_looked_at_once_more() -> None:
    term = Term("الوقود", ("petrol products",))
    given = rows((MINISTRY, MINISTRY_ENGLISH), (TRADE, TRADE_ENGLISH))
    first, second = checked_alone(given)
    repaired = replace(first, first="The ministry of of of", findings=())
    found = checked_together([repaired, second], given, [term])
    assert bands(found) == [Band.MEDIUM, Band.MEDIUM]


def test_a_file_from_elsewhere_is_put_in_order_too(tmp_path: Path) -> None:
    file = tmp_path / "theirs.tsv"
    lines = (
        (MINISTRY, MINISTRY_ENGLISH),
        (TRADE, "The coach praised his young team."),
        (TRADE, TRADE_ENGLISH),
    )
    file.write_text("".join(f"{source}\t{target}\n" for source, target in lines), encoding="utf-8")
    found = check_file(file)
    assert order(found.units)[0] == 2
    assert bands(found.units)[0] is Band.HIGH
    told = [unit["confidence"] for unit in json.loads(as_json(found.json()))["units"]]
    assert [each["band"] for each in told] == bands(found.units)
    assert min(told, key=lambda each: each["score"]) == told[1]


def test_programs_are_told_an_order_and_a_band_and_no_percentage() -> None:
    (unit,) = checked(rows((MINISTRY, MINISTRY_ENGLISH)))
    assert unit_json(unit)["confidence"].keys() == {"score", "band"}
    assert "%" not in as_json(unit_json(unit))


def test_the_rows_to_read_first_are_those_of_low_confidence_weakest_first(tmp_path: Path) -> None:
    file = tmp_path / "theirs.tsv"
    lines = ((MINISTRY, MINISTRY_ENGLISH), (TRADE, "The coach praised his young team."), (TRADE, ""))
    file.write_text("".join(f"{source}\t{target}\n" for source, target in lines), encoding="utf-8")
    found = check_file(file)
    weakest = found.weakest()
    assert {unit.id for unit in weakest} == {2, 3}
    scores = [unit.confidence.score for unit in weakest if unit.confidence]
    assert scores == sorted(scores)
