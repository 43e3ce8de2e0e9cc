"""Whether an English spelling is heard as the Arabic one: newspapers' usual pairs are, other names are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.transliteration import ALIKE, alike, distance, distance_within

PAIRS = [
    ("قذافي", "Gaddafi"),
    ("غورباتشوف", "Gorbachev"),
    ("جورباتشوف", "Gorbachev"),
    ("فيينا", "Vienna"),
    ("باكستان", "Pakistan"),
    ("تشرشل", "Churchill"),
    ("مكسيكو", "Mexico"),
    ("بوردو", "Bordo"),
    ("ثاتشر", "Thatcher"),
    ("تسيمر", "Zimmer"),
    ("أوتزي", "Ötzi"),
    ("تيسكو", "Tesco"),
    ("قوانغتشو", "Guangzhou"),
    ("شانلي", "Şanlı"),
    ("واشنطن", "Washington"),
    ("غلاسكو", "Glasgow"),
    ("يوهانسبرغ", "Johannesburg"),
]


@pytest.mark.parametrize(("arabic", "english"), PAIRS)
def test_a_usual_pair_is_alike(arabic: str, english: str) -> None:
    assert alike(arabic, english)


def test_names_of_other_people_are_not_alike() -> None:
    wrong = [
        (arabic, english)
        for at, (arabic, _) in enumerate(PAIRS)
        for other, (_, english) in enumerate(PAIRS)
        if at != other and PAIRS[at][1] != PAIRS[other][1] and alike(arabic, english)
    ]
    assert not wrong


@given(
    st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", max_size=9),
    st.text("abcdefghijklmnopqrstuvwxyz", max_size=9),
    st.floats(0.05, 0.6),
)
def test_seeing_sooner_that_two_words_differ_changes_nothing(arabic: str, english: str, limit: float) -> None:
    true, within = distance(arabic, english), distance_within(arabic, english, limit)
    assert within == (true if true < limit else 1.0)
    assert alike(arabic, english, limit) == (true < limit)


@pytest.mark.parametrize("word", ["", "…", "123"])
def test_what_has_no_letters_is_like_nothing(word: str) -> None:
    assert not alike("بوتين", word)
    assert not alike(word, "Putin", ALIKE)
