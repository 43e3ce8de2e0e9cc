"""English typography: what a reader of the English column would stumble over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.typography import english

TEXTS = st.one_of(st.text(), st.text("ab\"'“”‘’ .,;:!?()[]…«»،؛؟-A3@/wـ\u200f"))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("he said: « the deal is done » , and left .", "He said: “the deal is done”, and left."),
        (
            'the president said " we will win " in the battle..',
            "The president said “we will win” in the battle…",
        ),
        ('"He said "yes" to us."', "“He said “yes” to us.”"),
        ("don't call 'me' ، ok؟", "Don’t call ‘me’, ok?"),
        ("prices rose ٣٫٥٪ to ١٬٧٠٠ dinars", "Prices rose 3.5% to 1,700 dinars"),
        ("the army ( ISIS ) left", "The army (ISIS) left"),
        ("iPhone sales fell", "iPhone sales fell"),
        ("www.example.org/a,b is up", "www.example.org/a,b is up"),
        ("“the start” of it", "“The start” of it"),
        ("one,two", "One, two"),
        ("Jaysh al- Islam left El- Arish", "Jaysh al-Islam left El-Arish"),
        (", and then", "And then"),
        ("Dr\u200f. Sami\u200e ـ left", "Dr. Sami left"),
    ],
)
def test_marks_spaces_and_capitals_are_english(raw: str, expected: str) -> None:
    assert english(raw) == expected


def test_the_second_part_of_a_sentence_keeps_its_small_letter() -> None:
    assert english("and then he left.", starts_sentence=False) == "and then he left."


def test_decimals_and_times_keep_their_marks() -> None:
    assert english("At 10:30 the 3.5 rate, 1,700 people.") == "At 10:30 the 3.5 rate, 1,700 people."


@given(TEXTS)
def test_typography_is_applied_once(text: str) -> None:
    assert english(english(text)) == english(text)


@given(TEXTS)
def test_no_arabic_punctuation_or_invisible_character_is_left(text: str) -> None:
    assert not set(english(text)) & set("،؛؟٪٫٬۔ـ«»\u200e\u200f\u202e")


@given(st.text("abcdefghij XYZ123", min_size=1))
def test_no_word_is_changed_but_for_the_capital(text: str) -> None:
    assert english(text).lower().split() == text.lower().split()
