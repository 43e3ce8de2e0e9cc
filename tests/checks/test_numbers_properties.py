"""What holds for every number and every text: spelled numbers read back, spans are right, nothing raises."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.checks.spellers import in_arabic, in_english
from translate.checks.numbers import NumberKind, check, compare, numbers
from translate.units import BlockKind, TranslationUnit

magnitudes = st.integers(0, 12).flatmap(lambda power: st.integers(1, 10**power))
PHRASES = (
    "خمسة وعشرون عشر مئة ألف مليون مليونان ملايين ونصف أرباع القرن الساعة إلا ربعا تشرين الأول في المئة عقود و "
    "ستينيات آب 12 2017 five twenty hundred thousand million and half a past ten p.m. percent dozen third two "
    "quarters century May 3bn 1990s XIV"
)
texts = st.text(
    st.sampled_from("0123456789٠٣٩۴.,،٫٬:/-–%٪½¼ \u00a0\u200f\u202eوفبـ'’@&#;()\x00\ndaxVXI")
    | st.characters(exclude_categories=["Cs"])
) | st.lists(st.sampled_from(PHRASES.split()), max_size=12).map(" ".join)


@given(magnitudes, st.booleans(), st.booleans(), st.booleans())
@example(1984, False, True, True)
def test_an_arabic_number_in_words_reads_back(value: int, feminine: bool, oblique: bool, old: bool) -> None:
    text = in_arabic(value, feminine=feminine, oblique=oblique, old=old)
    (number,) = numbers(text, "ar")
    assert number.value == value
    assert (number.start, number.end) == (0, len(text))


@given(magnitudes, st.booleans())
def test_an_english_number_in_words_reads_back(value: int, british: bool) -> None:
    text = in_english(value, british=british)
    (number,) = numbers(text, "en")
    assert number.value == value
    assert (number.start, number.end) == (0, len(text))


@given(magnitudes)
def test_words_and_digits_of_both_languages_correspond(value: int) -> None:
    for source in (in_arabic(value), str(value), f"{value:,}".replace(",", "٬")):
        for target in (in_english(value), f"{value:,}"):
            compared = compare(source, target)
            assert not compared.missing + compared.added


@given(st.integers(11, 10**9), st.integers(11, 10**9))
def test_another_value_is_always_found(value: int, other: int) -> None:
    found = list(
        check(TranslationUnit(1, 1, BlockKind.PARAGRAPH, 1, 1, 1, in_arabic(value), in_english(other)))
    )
    assert bool(found) is (value != other)


@given(texts, st.sampled_from(["ar", "en"]))
@example("تشرين0الأول", "ar")
def test_every_number_has_a_place_of_its_own(text: str, language: str) -> None:
    end = 0
    for number in numbers(text, language):
        assert end <= number.start < number.end <= len(text)
        assert number.values
        end = number.end


@given(texts, texts)
def test_findings_point_into_their_texts(source: str, target: str) -> None:
    for finding in check(TranslationUnit(1, 1, BlockKind.PARAGRAPH, 1, 1, 1, source, target)):
        assert finding.message
        assert all(0 <= start < end <= len(source) for start, end in finding.source_spans)
        assert all(0 <= start < end <= len(target) for start, end in finding.target_spans)


@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "1,234",
        "1.",
        "12 ",
        "مليون ",
        "million ",
        "و",
        "x@",
        "٣",
        "1/",
        "نصف ",
        "and ",
        "ثلاثة ",
        "a ",
        "XI ",
        "-",
    ],
)
def test_a_huge_text_takes_no_more_than_its_length(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    start = time.process_time()
    compare(text, text[1:])
    assert time.process_time() - start < 2  # seconds; what grows with the square takes minutes


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_part_of_a_name_is_told_from_a_quantity(language: str) -> None:
    kinds = [number.kind for number in numbers("F-16 16", language)]
    assert kinds == [NumberKind.NAME, NumberKind.QUANTITY]
