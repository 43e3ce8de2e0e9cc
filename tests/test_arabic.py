"""Arabic words compared: what editors spell in two ways is one word, and particles come off."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate import arabic


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إلى", "الى"),
        ("مدرسة", "مدرسه"),
        ("مُحَمَّدٌ", "محمد"),
        ("محـــمد", "محمد"),
        ("علی", "علي"),
        ("کتاب", "كتاب"),
        ("مسؤول", "مسوول"),
        ("\ufef3\ufe8e\ufeb3\ufeae", "ياسر"),
        ("١٢٣", "123"),
        ("\u202bقال\u202c", "قال"),
    ],
)
def test_two_spellings_of_a_word_are_folded_to_one(one: str, other: str) -> None:
    assert arabic.folded(one) == arabic.folded(other)


@pytest.mark.parametrize(
    "written", ["مدرسه", "المدرسه", "والمدرسه", "بالمدرسه", "للمدرسه", "وللمدرسه", "كمدرسه"]
)
def test_a_word_is_found_behind_its_particles(written: str) -> None:
    assert "مدرسه" in arabic.stems(written)


def test_no_stem_is_shorter_than_two_letters() -> None:
    assert arabic.stems("وبا") == ("وبا", "با")


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    assert all(text[word.start : word.end] == word.text for word in arabic.words(text))


def test_the_examples_hold() -> None:
    assert doctest.testmod(arabic).failed == 0
