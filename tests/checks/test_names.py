"""Names replaced by others, and names spelled in several ways: what is told, how loudly, and on what nothing is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.checks import names, names_spelling
from translate.units import BlockKind, Finding, Severity, TranslationUnit


def row(source: str, target: str, number: int = 1) -> TranslationUnit:
    return TranslationUnit(number, number, BlockKind.PARAGRAPH, number, 1, 1, source, target)


def found(source: str, target: str) -> list[Finding]:
    return list(names.check(row(source, target)))


def quoted(finding: Finding, source: str, target: str) -> tuple[list[str], list[str]]:
    return (
        [source[slice(*span)] for span in finding.source_spans],
        [target[slice(*span)] for span in finding.target_spans],
    )


FAITHFUL = [
    ("وصلت المستشارة الألمانية إلى القاهرة.", "The German chancellor arrived in Cairo."),
    ("تراجعت صادرات مصر إلى المجر.", "Egypt's exports to Hungary fell."),
    ("وقع القادة الاتفاق في كندا والبندقية.", "The leaders signed the deal in Canada and Venice."),
    ("قال المحامي كونراد أدزوبا إنه سيستأنف.", "The lawyer Konrad Adzuba said he would appeal."),
    ("زار وزير الخارجية بورت أو برانس.", "The foreign minister visited Port-au-Prince."),
    ("وقعت شركة تسلا عقدا مع Rivian.", "Tesla signed a contract with Rivian."),
    ("يعيش يورغن فايتسنباوم في تسفيكاو.", "Jürgen Weizenbaum lives in Zwickau."),
    ("عقد الاجتماع يوم الاثنين في مارس.", "The meeting took place on Monday in March."),
    ("هزم النمساويون والمجريون في الحرب.", "The Austro-Hungarian side was defeated in the war."),
]


@pytest.mark.parametrize(("source", "target"), FAITHFUL)
def test_names_that_the_arabic_has_are_not_told_of(source: str, target: str) -> None:
    assert found(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "arabic", "english"),
    [
        ("وصل الرئيس إلى القاهرة أمس.", "The president arrived in London yesterday.", "القاهرة", "London"),
        ("التقى الوزير نظيره الفرنسي.", "The minister met his Spanish counterpart.", "الفرنسي", "Spanish"),
        ("زار البابا كندا في الصيف.", "The pope visited Kenya in the summer.", "كندا", "Kenya"),
        ("قال جون شيبشانكس إنه فخور.", "John Vandermeer said he was proud.", "شيبشانكس", "Vandermeer"),
        ("تقع المدينة على نهر النيل.", "The city lies on the River Danube.", "النيل", "Danube"),
        ("أعلنت شركة سامسونغ أرباحها.", "Toyota announced its profits.", "سامسونغ", "Toyota"),
    ],
)
def test_a_name_in_the_place_of_another_is_a_warning_that_quotes_both(
    source: str, target: str, arabic: str, english: str
) -> None:
    (finding,) = found(source, target)
    assert finding.severity is Severity.WARNING
    assert quoted(finding, source, target) == ([arabic], [english])
    assert f"«{arabic}»" in finding.message
    assert f"“{english}”" in finding.message


def test_a_name_that_stands_for_nothing_is_told_of_although_no_arabic_name_is_left_over() -> None:
    source, target = "غادر الوفد المدينة بعد الاجتماع.", "The delegation left Brussels after the meeting."
    (finding,) = found(source, target)
    assert finding.severity is Severity.INFO
    assert quoted(finding, source, target) == ([], ["Brussels"])


def test_an_unusual_spelling_is_information_that_says_so() -> None:
    source, target = "غادر خروتشوف الحكم.", "Krushchev left office."
    (finding,) = found(source, target)
    assert finding.severity is Severity.INFO
    assert "spelled" in finding.message
    assert quoted(finding, source, target) == (["خروتشوف"], ["Krushchev"])


@pytest.mark.parametrize(
    ("source", "target", "name"),
    [
        ("كان الوزير في الاجتماع.", "China was at the meeting.", "China"),
        ("يزور الوفد قناة السويس.", "The delegation visits the Kenya Canal.", "Kenya"),
        ("قال الناطق باسم الحكومة ذلك.", "Bassem Youssef said so for the government.", "Youssef"),
    ],
)
def test_a_common_word_that_sounds_alike_does_not_account_for_a_name(
    source: str, target: str, name: str
) -> None:
    assert name in [
        target[slice(*span)] for finding in found(source, target) for span in finding.target_spans
    ]


def test_what_the_model_looked_at_while_writing_the_name_makes_it_a_warning() -> None:
    source, target = "ارتاد المندوب الاجتماع أمس.", "Kuo and the delegate met yesterday."
    unit = row(source, target)
    (alone,) = names.check(unit)
    (aligned,) = names.check(replace(unit, raw=target, alignment=(0, -1, -1, 1, 2, 3)))
    assert (alone.severity, aligned.severity) == (Severity.INFO, Severity.WARNING)
    assert quoted(aligned, source, target) == (["ارتاد"], ["Kuo"])


@given(st.sampled_from(FAITHFUL), st.sampled_from(["Reykjavik", "Botswana", "Wittgenstein", "Paraguay"]))
def test_a_name_put_before_a_faithful_row_is_the_only_one_told_of(pair: tuple[str, str], name: str) -> None:
    source, target = pair
    changed = f"In {name}: {target}"
    assert [quoted(finding, source, changed)[1] for finding in found(source, changed)] == [[name]]


@given(st.text(), st.text())
def test_no_text_stops_the_check_and_every_span_is_in_the_text(source: str, target: str) -> None:
    for finding in found(source, target):
        assert all(0 <= start < end <= len(source) for start, end in finding.source_spans)
        assert all(0 <= start < end <= len(target) for start, end in finding.target_spans)


def spellings(*pairs: tuple[str, str]) -> list[int]:
    units = [row(source, target, number) for number, (source, target) in enumerate(pairs, 1)]
    return [number for number, _ in names_spelling.check(units)]


def test_an_adjective_and_an_inhabitant_are_no_other_spelling() -> None:
    assert not spellings(
        ("عادت فرنسا.", "France is back."),
        ("الموقف الفرنسي واضح.", "The French position is clear."),
        ("زار غرينلاند.", "He visited Greenland."),
        ("صوّت سكان غرينلاند.", "The Greenlanders voted."),
    )


def test_two_names_of_one_row_are_not_one_name_in_two_spellings() -> None:
    assert not spellings(
        ("قال المحامي اليوناني جورج ذلك.", "The Greek lawyer George said so."),
        ("عاد جورج.", "George returned."),
    )


def test_two_spellings_in_one_row_are_found() -> None:
    assert spellings(("زار زيلينسكي وغادر زيلينسكي.", "Zelensky came and Zelenskyy left.")) == [1, 1]


def test_two_known_spellings_of_a_city_are_found() -> None:
    assert spellings(("وصل إلى كييف.", "He reached Kyiv."), ("غادر كييف.", "He left Kiev.")) == [1, 2]
