"""What models are given: text prepared as their training data was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.engine.normalisation import normaliser
from translate.modelcard import Normalisation

EVERY = list(Normalisation)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Normalisation.NONE, "قال «نعم» – إنّه ”جاهز“… بنسبة 5 %"),
        (Normalisation.SIMPLE, 'قال «نعم» – إنّه "جاهز"... بنسبة 5 %'),
        (Normalisation.BARE, "قال «نعم» – إنه ”جاهز“… بنسبة 5 %"),
        (Normalisation.MOSES, 'قال "نعم" - إنّه "جاهز..." بنسبة 5%'),
    ],
)
def test_each_generation_of_models_gets_its_own_punctuation(kind: Normalisation, expected: str) -> None:
    assert normaliser(kind)("قال «نعم» –  إنّه ”جاهز“… بنسبة 5 %") == expected


@pytest.mark.parametrize("kind", EVERY)
def test_control_characters_separate_and_format_characters_vanish(kind: Normalisation) -> None:
    assert normaliser(kind)("\u202bمي\u200cخواهم\u202c\x00\x0bنعم\u200f\ufeff") == "ميخواهم نعم"


@pytest.mark.parametrize("kind", EVERY)
@given(text=st.text())
def test_any_text_becomes_one_tidy_line(kind: Normalisation, text: str) -> None:
    line = normaliser(kind)(text)
    assert line == line.strip()
    assert "  " not in line
    assert line.isprintable() or not line


@pytest.mark.parametrize("kind", EVERY)
@given(text=st.text(st.characters(min_codepoint=0x620, max_codepoint=0x64A), max_size=30))
def test_arabic_letters_stay_as_they_are(kind: Normalisation, text: str) -> None:
    expected = text.replace("ـ", "") if kind is Normalisation.BARE else text
    assert normaliser(kind)(text) == expected


def test_vowel_signs_and_digits_may_be_written_or_not() -> None:
    bare = normaliser(Normalisation.BARE)
    assert (
        bare("قُتِلَ ٢٫٥٪ مقاتلاً مـــن الرَّقة") == bare("قتل 2.5% مقاتلا من الرقة") == "قتل 2.5% مقاتلا من الرقة"
    )
    assert bare("أإآؤئى") == "أإآؤئى", "hamzas tell words apart"
