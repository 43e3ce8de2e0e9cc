"""Names of an article in one spelling, where it is clear which."""

from __future__ import annotations

from dataclasses import replace

from translate.pipeline.checking import checked
from translate.pipeline.spellings import with_usual_spellings
from translate.units import BlockKind, Origin, TranslationUnit

RAQQA = [
    ("وصل الوفد إلى الرقة.", "The delegation arrived in Raqqa."),
    ("غادر المقاتلون مدينة الرقة أمس.", "The fighters left the city of Raqqa yesterday."),
    ("تقع الرقة على الفرات.", "Ruqa is on the Euphrates."),
]


def units(pairs: list[tuple[str, str]], origin: Origin = Origin.ENGINE) -> list[TranslationUnit]:
    return [
        TranslationUnit(n, n, BlockKind.PARAGRAPH, n, 1, 1, source, target, origin=origin)
        for n, (source, target) in enumerate(pairs, 1)
    ]


def test_a_name_gets_the_spelling_of_most_rows_and_the_row_says_so() -> None:
    first, second, third = with_usual_spellings(units(RAQQA))
    assert [first.target, second.target] == [target for _, target in RAQQA[:2]]
    assert (third.target, third.first) == ("Raqqa is on the Euphrates.", "Ruqa is on the Euphrates.")
    assert third.note == "As in most rows, “Ruqa” became “Raqqa”."


def test_no_finding_is_left_on_a_row_that_was_put_right() -> None:
    assert not any(finding.check == "names" for unit in checked(units(RAQQA)) for finding in unit.findings)


def test_where_no_spelling_is_clearly_the_usual_one_all_stay() -> None:
    rows = units(RAQQA[1:])
    assert with_usual_spellings(rows) == rows


def test_what_a_person_approved_neither_changes_nor_decides() -> None:
    rows = units(RAQQA)
    for approved in (0, 2):
        mixed = [
            replace(row, origin=Origin.MEMORY) if place == approved else row for place, row in enumerate(rows)
        ]
        assert with_usual_spellings(mixed) == mixed


def test_an_adjective_is_no_spelling_of_its_name() -> None:
    rows = units([
        ("غادر رئيس غواتيمالا.", "The Guatemalan president left."),
        ("تقع غواتيمالا جنوب المكسيك.", "Guatemala is south of Mexico."),
        ("عاد سفير غواتيمالا.", "The Guatemala ambassador returned."),
        ("صوتت غواتيمالا.", "Gwatemala voted."),
    ])  # fmt: skip
    assert with_usual_spellings(rows) == rows


def test_the_name_of_another_is_left_alone() -> None:
    rows = units([
        ("قال محمد صلاح إنه بخير.", "Mohamed Salah said he was fine."),
        ("فاز محمد صلاح بالجائزة.", "Mohamed Salah won the prize."),
        ("وصل محمد العلي أمس.", "Mohammed al-Ali arrived yesterday."),
    ])  # fmt: skip
    assert with_usual_spellings(rows) == rows
