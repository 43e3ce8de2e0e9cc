"""The benchmark counts what it says: boundaries missed, boundaries that are wrong, characters lost."""

from __future__ import annotations

import re

from tests.bench.segmentation import Counts, characters_lost, counts, unmarked

SENTENCES = ["وصل د. سامي أمس.", "لم يتكلم", "ثم غادر."]


def test_missed_and_wrong_boundaries_are_both_counted() -> None:
    found = counts(lambda text: re.split(r"(?<=\.)\s", text), SENTENCES)
    assert found == Counts(right=1, wrong=1, missed=1)
    assert (found.precision, found.recall, found.f1) == (0.5, 0.5, 0.5)


def test_a_segmenter_that_changes_the_text_is_credited_with_no_boundary_there() -> None:
    assert counts(lambda _: ["وصل", "شيء آخر"], SENTENCES) == Counts(missed=2)


def test_the_marks_of_one_sentence_in_ten_are_removed_and_nothing_else() -> None:
    before = [["«انتهى الأمر.» "] * 500]
    after = unmarked(before)
    assert after == unmarked(before)
    assert 30 < after[0].count("«انتهى الأمر» ") < 70
    assert set(after[0]) == {"«انتهى الأمر.» ", "«انتهى الأمر» "}


def test_no_character_of_random_strings_is_lost() -> None:
    assert characters_lost(2_000) == 0
