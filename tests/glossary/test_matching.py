"""Terms in Arabic: found whatever they wear, and not found in words that only look like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.glossary import Term, TermIndex


def found(term: str, text: str, *forms: str) -> list[str]:
    index = TermIndex([Term(term, ("English",), source_forms=forms)])
    return [text[slice(*occurrence.span)] for occurrence in index.occurrences(text)]


@pytest.mark.parametrize(
    ("term", "text", "words"),
    [
        ("رئيس الوزراء", "قال لرئيس الوزراء", "لرئيس الوزراء"),
        ("الأمم المتحدة", "وبالأمم المتحدة", "وبالأمم المتحدة"),
        ("لجنة", "قدم للجنة تقريرا", "للجنة"),
        ("القاعدة", "وللقاعدة فروع", "وللقاعدة"),
        ("رئيس وزراء", "الرئيس الوزراء", "الرئيس الوزراء"),
        ("حكومة", "انتقد حكومتهم", "حكومتهم"),
        ("وزير", "عين وزيرًا", "وزيرًا"),
        ("مسؤول", "كان مسئولا", "مسئولا"),
        ("وزارة الصحة", "وزاره الصحه", "وزاره الصحه"),
        ("مصطفى كامل", "مصطفي كامل", "مصطفي كامل"),
        ("عبد الرحمن", "جاء عبدالرحمن", "عبدالرحمن"),
        ("عبدالرحمن", "جاء عبد الرحمن", "عبد الرحمن"),
        ("أبو مازن", "التقى بأبي مازن", "بأبي مازن"),
        ("الإخوان المسلمون", "جماعة الإخوان المسلمين", "الإخوان المسلمين"),
        ("حركة حماس", "في حركة «حماس»", "حركة «حماس"),
        ("علي", "رسالة لعلي من أخيه", "لعلي"),
        ("كوفيد-19", "لقاح كوفيد 19", "كوفيد 19"),
    ],
)
def test_a_term_is_found_behind_particles_and_in_other_spellings(term: str, text: str, words: str) -> None:
    assert found(term, text) == [words]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("علي", "قال على الأرض"),
        ("علي", "سلم عليه وعليهم"),
        ("علي", "حدث ثوران فعلي"),
        ("طن", "عاد إلى وطن"),
        ("حر", "في بحر"),
        ("القاعدة", "في قاعدة عسكرية"),
        ("أعلام", "وسائل الإعلام"),
        ("مدرس", "في مدرسة"),
        ("مدرسة", "شكر مدرسه في مدينة"),
        ("مصر", "رجل مصري"),
        ("ليبي", "سافر إلى ليبيا"),
        ("رئيس الوزراء", "الرئيس، الوزراء"),
        ("وزارة الصحة", "وزارة التعليم والصحة"),
    ],
)
def test_words_that_only_look_like_a_term_are_left_alone(term: str, text: str) -> None:
    assert not found(term, text)


def test_the_longest_term_wins_and_none_stands_inside_another() -> None:
    index = TermIndex([Term("مجلس", ("council",)), Term("مجلس الأمن", ("Security Council",))])
    terms = [one.term.source for one in index.occurrences("عقد مجلس الأمن جلسة، ثم عقد مجلس المدينة جلسة")]
    assert terms == ["مجلس الأمن", "مجلس"]


def test_a_plural_that_is_listed_is_found() -> None:
    assert found("أسير", "إطلاق الأسرى", "أسرى") == ["الأسرى"]


@given(st.text(alphabet="وفبكلاأإىيةهعمر «»،.\u064b\u0640\u200f", max_size=40))
def test_any_text_is_read_and_spans_are_words_of_it(text: str) -> None:
    index = TermIndex([Term("علي", ("Ali",)), Term("عمر", ("Omar",)), Term("مر", ("x",))])
    ends = 0
    for occurrence in index.occurrences(text):
        start, end = occurrence.span
        assert ends <= start < end <= len(text)
        assert not text[start:end].isspace()
        ends = end
