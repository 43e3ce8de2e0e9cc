"""What a reviewer is told of a row: each check on a row that is wrong in its way, and silence on a good one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.checks import check_article, check_row
from translate.units import BlockKind, Finding, Severity, TranslationUnit

CHOLERA = (
    "أعلنت وزارة الصحة أن عدد المصابين ارتفع إلى ثلاثة آلاف شخص، فيما حذرت منظمات دولية من نقص مياه الشرب "
    "وانقطاع الكهرباء عن المستشفيات."
)
WHOLE = (
    "The Ministry of Health announced that the number of cases rose to 3,000 people, while international "
    "organizations warned of a shortage of drinking water and power cuts in hospitals."
)
ARRIVED = "وصل الوفد إلى العاصمة صباح اليوم."


def row(source: str, target: str, number: int = 1) -> TranslationUnit:
    return TranslationUnit(number, number, BlockKind.PARAGRAPH, number, 1, 1, source, target)


def found(source: str, target: str) -> dict[str, Finding]:
    return {finding.check: finding for finding in check_row(row(source, target))}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (CHOLERA, WHOLE),
        (ARRIVED, "The delegation arrived in the capital this morning."),
        ("لم توافق الحكومة على الاتفاق.", "The government did not agree to the deal."),
        ("هل تصل الكهرباء هذه السنة؟", "Will the electricity arrive this year?"),
        ("وصل الرئيس المصري إلى القاهرة.", "The Egyptian president arrived in Cairo."),
        ("وقعت شركة TotalEnergies العقد.", "TotalEnergies signed the contract."),
        ("", ""),
        ("لن تعود الحافلة اليوم.", "The bus won&#39;t return today."),
        ("***", ""),
        ("لا يزال المطار مغلقا.", "The airport is still closed."),
        ("ليس المطر وحده سببا، بل الريح أيضا.", "The rain is one cause, the wind is another."),
        ("انخفضت الليرة السورية أمام اليورو.", "The Syrian pound fell against the euro."),
        (
            "بيع اللاعب إلى ريال مدريد بخمسة ملايين يورو.",
            "The player was sold to Real Madrid for 5 million euros.",
        ),
        ("يباع الرطل بخمسة دولارات.", "A pound sells for $5."),
        ("تحاول الشركات الدفع بالدولار.", "Companies try to pay in greenbacks."),
        ("قال عبدالعزيز إن الوضع مستقر.", "Abdul Aziz said the situation was stable."),
        ("منذ زمن بعيد جدا عاش هنا صياد.", "Long, long ago a fisherman lived here."),
        ("قُتل أربعة جنود وأصيب آخران.", "Four soldiers were killed and two others injured."),
        ("تبعد القرية 30 كم عن الحدود.", "The village is 30 km from the border."),
        ("كم ميلاً قطع العداء؟", "How many miles did the runner cover?"),
        (
            "بدأ العقد في مطلع عام 2019 ومدته خمس سنوات.",
            "The contract began in early 2019 and runs for five years.",
        ),
        ("نُشر الكتاب في غواتيمالا، غواتيمالا.", "The book was published in Guatemala, Guatemala."),
    ],
)
def test_a_good_row_has_no_finding(source: str, target: str) -> None:
    assert found(source, target) == {}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("انتهى الاجتماع في الثانية ليلا.", "The meeting ended at 2 a.m."),
        ("فاز الفريق مساء السبت.", "The team won on Saturday night."),
        ("غادر الوفد ظهر اليوم.", "The delegation left at noon today."),
        ("وقع الانفجار جنوب شرق المدينة.", "The blast hit southeast of the city."),
        ("أصيبت بالمرض قبل وفاتها بعام.", "She fell ill a year before she died."),
    ],
)
def test_what_is_said_another_way_is_no_other_thing(source: str, target: str) -> None:
    assert not {"times", "opposites"} & found(source, target).keys()


@pytest.mark.parametrize(
    ("check", "severity", "source", "target"),
    [
        (
            "repetition",
            "critical",
            ARRIVED,
            "The delegation came to the capital to the capital to the capital.",
        ),
        ("repetition", "warning", "وصل الوفد يوم الأحد.", "The delegation arrived on Sunday, Sunday."),
        (
            "repetition",
            "warning",
            "وصل الوفد أول من أمس الأحد.",
            "The delegation arrived the day before yesterday, Sunday, the day before yesterday.",
        ),
        ("truncation", "critical", ARRIVED, "The delegation arrived this morning in the"),
        ("currencies", "critical", "بلغت القيمة 30 مليون يورو.", "It was worth $30 million."),
        ("currencies", "critical", "سعره خمسة جنيهات.", "It costs five rials."),
        ("measures", "critical", "تبعد القرية 30 كم عن الحدود.", "The village is 30 miles from the border."),
        ("measures", "critical", "استمرت الهدنة ثلاثة أيام.", "The truce lasted three hours."),
        ("measures", "critical", "صدّر البلد مليوني برميل.", "The country exported two million tons."),
        ("measures", "critical", "بلغت الحرارة 40 درجة مئوية.", "It was 40 degrees Fahrenheit."),
        ("measures", "critical", "غادر ثلث السكان المدينة.", "Half of the population left the city."),
        ("measures", "critical", "غادر ثلثا السكان المدينة.", "A third of the population left the city."),
        (
            "measures",
            "critical",
            "خسر ثلاثة أرباع أمواله في السوق.",
            "He lost a quarter of his money in the market.",
        ),
        ("times", "critical", "يبدأ الحفل في السابعة مساءً.", "The concert begins at 7 a.m."),
        ("times", "critical", "وصل الوفد فجر اليوم.", "The delegation arrived this afternoon."),
        ("opposites", "warning", "وقع الانفجار جنوب شرق المدينة.", "The blast hit northeast of the city."),
        ("opposites", "warning", "أصيب ثلاثة عمال في الحادث.", "Three workers were killed in the accident."),
        ("opposites", "warning", "ارتفعت أسعار القمح أمس.", "Wheat prices fell yesterday."),
        ("opposites", "warning", "زادت واردات البلاد من القمح.", "The country's wheat exports increased."),
        ("untranslated", "critical", ARRIVED, ""),
        ("untranslated", "critical", ARRIVED, "..."),
        ("untranslated", "critical", ARRIVED, "The delegation arrived in العاصمة this morning."),
        ("latin", "warning", "وقعت شركة TotalEnergies العقد.", "The company signed the contract."),
        ("latin", "critical", "زوروا www.example.org/news اليوم.", "Visit our site today."),
        ("names", "warning", "وصل الرئيس إلى القاهرة أمس.", "The president arrived in London yesterday."),
        (
            "negation",
            "warning",
            "الحكومة ليست مسؤولة عن الحادث.",
            "The government is responsible for the incident.",
        ),
        ("negation", "warning", "لا توجد نية للانسحاب.", "There is an intention to withdraw."),
        ("negation", "warning", "لم توافق الحكومة على الاتفاق.", "The government agreed to the deal."),
        ("questions", "warning", "هل تصل الكهرباء هذه السنة؟", "The electricity arrives this year."),
        ("questions", "info", "متى تصل الكهرباء؟", "When does the electricity arrive"),
        ("quotations", "info", "قال «نعم» ثم غادر.", "He said yes and left."),
        ("numbers", "critical", "قتل 1700 شخص.", "700 people were killed."),
    ],
)
def test_a_row_that_is_wrong_in_one_way_is_told_of(
    check: str, severity: str, source: str, target: str
) -> None:
    finding = found(source, target)[check]
    assert finding.severity == severity
    assert all(0 <= start < end <= len(target) for start, end in finding.target_spans)
    assert all(0 <= start < end <= len(source) for start, end in finding.source_spans)


def test_a_dropped_clause_is_quoted_from_the_arabic() -> None:
    short = "The Ministry of Health announced that the number of cases rose to 3,000 people."
    finding = found(CHOLERA, short)["omission"]
    assert finding.severity is Severity.CRITICAL
    ((start, end),) = finding.source_spans
    assert "حذرت منظمات دولية من نقص مياه الشرب" in CHOLERA[start:end]


def test_an_output_that_the_engine_did_not_finish_is_critical() -> None:
    unit = replace(row(ARRIVED, "The delegation arrived in the capital this morning."), complete=False)
    assert [finding.severity for finding in check_row(unit)] == [Severity.CRITICAL]


def test_the_same_arabic_with_other_english_is_found_on_both_rows() -> None:
    source = "انتهى الاجتماع من دون اتفاق بين الطرفين."
    units = [
        row(source, "The meeting ended without agreement.", 1),
        row(source, "Talks failed.", 2),
        row(ARRIVED, "x", 3),
    ]
    assert {
        number: [finding.check for finding in findings] for number, findings in check_article(units).items()
    } == {
        1: ["consistency"],
        2: ["consistency"],
    }


def test_a_name_of_two_spellings_is_one_finding_with_the_rows() -> None:
    targets = ["Zelensky arrived.", "Zelensky left.", "Zelensky spoke.", "Zelenskyy returned."]
    sources = ["وصل زيلينسكي.", "غادر زيلينسكي.", "تحدث زيلينسكي.", "عاد زيلينسكي."]
    units = [
        row(source, target, n) for n, (source, target) in enumerate(zip(sources, targets, strict=True), 1)
    ]
    ((number, (finding,)),) = check_article(units).items()
    assert (number, finding.check, finding.suggestion) == (4, "names", "Zelensky")
    assert "“Zelensky”" in finding.message
    assert "“Zelenskyy”" in finding.message


@given(st.text(), st.text())
def test_no_text_stops_the_checks_and_every_span_is_in_the_text(source: str, target: str) -> None:
    for finding in check_row(row(source, target)):
        assert all(0 <= start <= end <= len(source) for start, end in finding.source_spans)
        assert all(0 <= start <= end <= len(target) for start, end in finding.target_spans)
        assert finding.message
