"""What holds for any text: nothing is lost, offsets are right, the time is linear."""

from __future__ import annotations

import re
import time
from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.rows import source_rows
from translate.segmentation import segment
from translate.units import Block, BlockKind

PIECES = [
    "قال",
    "الوزير",
    "وأضاف",
    "فيما",
    "د",
    "هـ",
    "م",
    "في",
    "إلى",
    "12",
    "3.5",
    "كلمة",
    "ثُمَّ",
    "قـــال",
    "U",
    "Dr",
    "example",
    "إلخ",
    "..",
    "...",
    *'.…؟!۔،؛:-«»"“”()[] \n\u00a0\u200f\u202b\u202c\ufeff\ud800',
]
news = st.lists(st.sampled_from(PIECES), max_size=120).map("".join)
"""Strings of what the rules look at, in any order."""
words = st.lists(st.sampled_from(["كلمة", "وقال", "فيما", "إلى", "12", "نعم،", "«اسم", "قديم»"]), min_size=1)


@given(st.one_of(st.text(), news), st.integers(1, 50))
def test_the_segments_joined_are_the_text(text: str, max_words: int) -> None:
    segments = segment(text, max_words)
    assert "".join(part.text for part in segments) == text
    assert all(text.startswith(part.text, part.start) for part in segments)


@given(st.one_of(st.text(min_size=1), news.filter(bool)))
def test_offsets_and_sentences_count_up_from_nought(text: str) -> None:
    segments = segment(text)
    assert (segments[0].start, segments[0].sentence) == (0, 0)
    for part, following in pairwise(segments):
        assert following.start == part.start + len(part.text)
        assert following.sentence == part.sentence + (not part.rule.startswith("clause:"))
    assert segments[-1].rule == "end"


@given(st.one_of(st.text(), news), st.integers(1, 50))
def test_no_segment_is_without_a_letter_where_the_text_has_one(text: str, max_words: int) -> None:
    segments = segment(text, max_words)
    if re.search(r"\w", text):
        assert all(re.search(r"\w", part.text) for part in segments)
    else:
        assert len(segments) <= 1


@given(news)
def test_no_segment_but_the_first_begins_with_whitespace(text: str) -> None:
    assert not any(part.text[0].isspace() for part in segment(text)[1:])


@given(
    st.lists(st.one_of(news, words.map(" ".join)).map(str.strip).filter(bool), max_size=3), st.integers(1, 20)
)
def test_the_rows_are_the_segments_with_their_parts_counted(texts: list[str], max_words: int) -> None:
    texts = [" ".join(text.split("\n")) for text in texts]
    rows = list(source_rows([Block(BlockKind.PARAGRAPH, text) for text in texts], max_words))
    segments = [(number, part) for number, text in enumerate(texts, 1) for part in segment(text, max_words)]
    assert [(row.block, row.source, row.rule) for row in rows] == [
        (number, part.text.strip(), part.rule) for number, part in segments
    ]
    sentences = [list(group) for _, group in groupby(segments, key=lambda pair: (pair[0], pair[1].sentence))]
    assert [(row.sentence, row.part, row.parts) for row in rows] == [
        (number, part, len(sentence))
        for number, sentence in enumerate(sentences, 1)
        for part in range(1, len(sentence) + 1)
    ]


@given(words, st.integers(1, 60))
def test_a_long_sentence_is_divided_into_parts_that_fit(sentence: list[str], max_words: int) -> None:
    lengths = [len(part.text.split()) for part in segment(" ".join(sentence), max_words)]
    assert max(lengths) <= max_words
    if len(lengths) > 1:
        assert min(lengths) >= min(8, max_words // 2)


@pytest.mark.parametrize(
    "repeated",
    [
        "وصل الوفد أمس. وقال: «انتهى كل شيء». ",
        "كلمة ",
        ". ",
        "د. ",
        "« ",
        "«(",
        '"',
        "كلمة.",
        "...",
        " \n",
        ".»",
        "ا",
    ],
)
def test_the_time_is_linear_in_the_length(repeated: str) -> None:
    short = repeated * (5_000 // len(repeated))
    assert seconds(short * 10) < 30 * max(seconds(short), 0.005)


def seconds(text: str) -> float:
    """The least of three runs: collecting the garbage of all other tests is not the segmenter's work."""
    return min(_once(text) for _ in range(3))


def _once(text: str) -> float:
    start = time.process_time()
    segment(text)
    return time.process_time() - start
