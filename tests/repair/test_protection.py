"""Stand-ins for numbers and Latin words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.repair.protection import protect
from translate.units import Hypothesis


@pytest.mark.parametrize(
    ("source", "text", "restored"),
    [
        ("قتل ١٬٧٣٤ شخصا", "قتل 1500 شخصا", "1,734"),
        ("قتل 1.734 شخصا", "قتل 1500 شخصا", "1,734"),
        ("بنسبة ٣٫٧ في المئة", "بنسبة 25 في المئة", "3.7"),
        ("في عام ٢٠١٧", "في عام 2003", "2017"),
        ("شركة ExxonMobil", "شركة NATO", "ExxonMobil"),
        ("بـ83 دولارا", "بـ25 دولارا", "83"),
    ],
)
def test_a_stand_in_has_the_shape_of_what_it_stands_for(source: str, text: str, restored: str) -> None:
    protected = protect(source)
    assert protected.text == text
    ((stand_in, original),) = protected.stand_ins
    assert original == restored
    hypothesis = protected.restore(Hypothesis(f"About {stand_in}.", -1.0))
    assert hypothesis is not None
    assert hypothesis.text == f"About {restored}."


@pytest.mark.parametrize(
    "source", ["قال نعم", "في 3 أيام", "الساعة 10:30", "يوم 12/5/2017", "a@b.org www.bbc.com/x-1"]
)
def test_what_has_a_form_of_its_own_is_not_touched(source: str) -> None:
    assert protect(source).text == source


@pytest.mark.parametrize("text", ["", "About 15 people.", "1500 or 1,500.", "About 11,500.", "About 1500.5."])
def test_a_stand_in_that_is_lost_changed_or_doubled_spoils_the_hypothesis(text: str) -> None:
    assert protect("قتل 1734 شخصا").restore(Hypothesis(text, -1.0)) is None


def test_a_stand_in_is_never_something_that_the_source_says_too() -> None:
    protected = protect("بين 2003 و2004 و1500 و25")
    assert not {stand_in for stand_in, _ in protected.stand_ins} & {"2003", "2004", "1500", "25"}


@given(
    st.lists(
        st.sampled_from(["قال", "2017", "١٧٠٠", "25", "5", "1.700", "BBC", "Reuters", "(31%)", "10:30"]),
        max_size=9,  # of the thousands there are so many stand-ins
    )
)
def test_what_comes_through_is_put_back_where_it_was(words: list[str]) -> None:
    source = " ".join(words)
    protected = protect(source)
    if len({stand_in for stand_in, _ in protected.stand_ins}) == len(protected.stand_ins):
        restored = protected.restore(Hypothesis(protected.text, -1.0))
        assert restored is not None
        assert restored.text == source.replace("١٧٠٠", "1700").replace("1.700", "1,700")


def test_what_no_stand_in_is_left_for_stays_as_it_is() -> None:
    assert protect(" ".join(["١٧٠٠"] * 10)).text.split().count("١٧٠٠") == 1
