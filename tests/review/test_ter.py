"""The edit rate, against sacrebleu's, and its cost."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sacrebleu.metrics.ter import TER

from translate.review.ter import edits, rate, word_edits

WORDS = [
    "the",
    "a",
    "of",
    "to",
    "Mayor",
    "said",
    "is",
    "ready",
    "traders",
    "market",
    "old",
    "move",
    ",",
    ".",
    "March",
]
SENTENCE = st.lists(st.sampled_from(WORDS), max_size=40)


def theirs(hypothesis: str, post_edit: str) -> tuple[int, int]:
    score = TER(case_sensitive=True).corpus_score([hypothesis], [[post_edit]])
    return int(score.num_edits), int(score.ref_length)


def post_edited(words: list[str], chance: random.Random) -> list[str]:
    """What a reviewer may make of a sentence: phrases moved, words dropped, added and replaced."""
    words = list(words)
    for _ in range(chance.randint(0, 4)):
        start, length = chance.randint(0, len(words)), chance.randint(0, 5)
        phrase, words[start : start + length] = words[start : start + length], []
        place = chance.randint(0, len(words))
        words[place:place] = phrase
    words = [word for word in words if chance.random() > 0.1]
    return [chance.choice(WORDS) if chance.random() < 0.1 else word for word in words]


def test_it_agrees_with_sacrebleu_on_two_hundred_pairs() -> None:
    chance = random.Random(6)  # noqa: S311 (the same pairs every time)
    for _ in range(200):
        hypothesis = chance.choices(WORDS, k=chance.randint(1, 45))
        pair = " ".join(hypothesis), " ".join(post_edited(hypothesis, chance))
        assert edits(*pair) == theirs(*pair), pair


@given(SENTENCE, SENTENCE)
def test_it_agrees_with_sacrebleu_on_unrelated_sentences(hypothesis: list[str], post_edit: list[str]) -> None:
    pair = " ".join(hypothesis), " ".join(post_edit)
    assert edits(*pair) == theirs(*pair)


@pytest.mark.parametrize(
    ("hypothesis", "post_edit", "expected"),
    [
        ("the old market", "the old market", (0, 3)),
        ("the old market", "the new market", (1, 3)),
        ("in March work begins", "work begins in March", (1, 4)),
        ("The market", "the market", (1, 2)),
        ("the market", "", (2, 0)),
        ("", "the market", (2, 2)),
        ("", "", (0, 0)),
    ],
)
def test_what_an_edit_is(hypothesis: str, post_edit: str, expected: tuple[int, int]) -> None:
    assert edits(hypothesis, post_edit) == expected


def test_the_rate_of_a_text_that_is_gone_is_one() -> None:
    assert [rate(*pair) for pair in ((3, 0), (0, 0), (2, 4))] == [1.0, 0.0, 0.5]


def test_long_texts_take_time_in_proportion() -> None:
    """Ten times the words may take at most thirty times as long, not a hundred."""
    seconds = []
    for words in (300, 3_000):
        hypothesis = [f"w{number}" for number in range(words)]
        post_edit = [word for number, word in enumerate(hypothesis) if number % 10]
        started = time.process_time()
        assert word_edits(hypothesis, post_edit) == (words // 10, len(post_edit))
        seconds.append(time.process_time() - started)
    assert seconds[1] < 30 * seconds[0]
