"""What a caller relies on beside the golden cases: rules are named, parts belong together, limits hold."""

from __future__ import annotations

import pytest

from translate.segmentation import segment

LONG = (
    "أعلنت وزارة الصحة في بيان أصدرته مساء أمس أن عدد المصابين ارتفع إلى أكثر من ثلاثة آلاف شخص، "
    "فيما حذرت منظمات إغاثة دولية من أن نقص مياه الشرب قد يؤدي إلى انتشار المرض في مناطق جديدة."
)


def texts(text: str, max_words: int = 40) -> list[str]:
    return [part.text.strip() for part in segment(text, max_words)]


def test_an_empty_text_has_no_segments() -> None:
    assert segment("") == []


def test_a_limit_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one word"):
        segment("كلمة", 0)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("وصل الوفد. غادر الوفد", "full-stop"),
        ("من وصل؟ غادر الوفد", "question"),
        ("وصل الوفد! غادر الوفد", "exclamation"),
        ("وصل الوفد.. غادر الوفد", "double-dot"),
        ("وصل الوفد... غادر الوفد", "ellipsis"),
        ("وصل الوفد.غادر الوفد", "missing-space"),
    ],
)
def test_a_boundary_names_the_rule_that_made_it(text: str, rule: str) -> None:
    assert [part.rule for part in segment(text)] == [rule, "end"]


def test_the_parts_of_a_divided_sentence_share_its_number_and_say_why() -> None:
    parts = segment(f"بدأ الاجتماع. {LONG} وانتهى البيان.", 20)
    assert [(part.sentence, part.rule) for part in parts] == [
        (0, "full-stop"),
        (1, "clause:فيما"),
        (1, "full-stop"),
        (2, "end"),
    ]


def test_a_sentence_within_the_limit_is_not_divided() -> None:
    assert len(segment(LONG, len(LONG.split()))) == 1
    assert len(segment(LONG, len(LONG.split()) - 1)) == 2


def test_a_sentence_without_whitespace_stays_whole() -> None:
    assert len(segment("كلمة،" * 500, 10)) == 1


def test_leading_whitespace_belongs_to_the_first_segment() -> None:
    assert [part.text for part in segment("  وصل. غادر. ")] == ["  وصل. ", "غادر. "]


def test_what_holds_only_marks_stays_with_the_sentence_before_it() -> None:
    assert texts("انتهى الخبر. . ! وبدأ آخر. !! »") == ["انتهى الخبر. . !", "وبدأ آخر. !! »"]


def test_a_division_keeps_a_number_with_its_unit_and_a_preposition_with_its_noun() -> None:
    text = "كلمة " * 9 + "بلغت قيمة العقد نحو 300 مليون دولار في " + "كلمة " * 9
    left, right = texts(text, 20)
    assert (left.split()[-1], right.split()[0]) in {("دولار", "في"), ("العقد", "نحو")}


def test_a_division_keeps_a_noun_with_its_adjective() -> None:
    text = "كلمة " * 9 + "المحطة الفضائية الدولية " + "كلمة " * 9
    assert any("المحطة الفضائية الدولية" in part for part in texts(text, 20))


def test_a_division_prefers_a_comma_outside_a_quotation_to_one_inside() -> None:
    text = "كلمة " * 10 + "قال «نعم نريد السلام، وأن نعود إلى بيوتنا» أمام الحاضرين، " + "كلمة " * 10
    assert texts(text, 22)[0].endswith("الحاضرين،")


def test_a_quotation_too_long_for_one_segment_is_divided_at_its_full_stop() -> None:
    text = "قال «" + "كلمة " * 14 + "نهاية. بداية " + "كلمة " * 14 + "» ثم مضى"
    assert texts(text, 20)[0].endswith("نهاية.")
