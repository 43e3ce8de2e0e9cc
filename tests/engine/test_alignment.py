"""From the attention between pieces to the alignment of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.engine.alignment import Part, align, source_words
from translate.engine.normalisation import normaliser
from translate.engine.tokenisation import Tokeniser
from translate.modelcard import InstalledModel, Normalisation


def test_a_word_comes_from_where_its_pieces_look_together() -> None:
    target = ["▁pri", "son", "ers"]
    attention = [(0.5, 0.4, 0.1, 0.0), (0.1, 0.8, 0.1, 0.0), (0.0, 0.3, 0.7, 0.0), (0.0, 0.0, 0.0, 1.0)]
    alignment, coverage = align([Part(target, attention, [0, 1, 1])], 2)
    assert alignment == (1,)
    assert coverage == (0.2, 0.8)


def test_a_word_that_rests_on_the_end_of_the_sentence_comes_from_none() -> None:
    alignment, coverage = align([Part(["▁the", "▁war"], [(0.4, 0.6), (0.9, 0.1), (0.0, 1.0)], [0])], 1)
    assert alignment == (-1, 0)
    assert coverage == (1.3,)


def test_a_word_that_is_left_out_is_not_covered() -> None:
    _, coverage = align([Part(["▁war"], [(0.9, 0.05, 0.05), (0.0, 0.0, 1.0)], [0, 1])], 2)
    assert coverage[1] < 0.1 < coverage[0]


def test_pieces_that_print_nothing_and_lone_word_marks_make_no_words() -> None:
    rows = [(1.0, 0.0, 0.0)] * 2 + [(0.0, 1.0, 0.0)] * 3
    alignment, _ = align([Part(["▁a", "", "▁", "😀"], rows, [0, 1])], 2)
    assert alignment == (0, 1)


def test_the_words_of_a_later_part_are_counted_from_the_start_of_the_source() -> None:
    look = [(1.0, 0.0), (0.0, 1.0)]
    alignment, coverage = align([Part(["▁a"], look, [0]), Part(["▁b"], look, [1])], 2)
    assert alignment == (0, 1)
    assert coverage == (1.0, 1.0)


@pytest.mark.parametrize(
    ("source", "pieces", "expected"),
    [
        ("بنسبة 5 % أمس", ["▁بنسبة", "▁5", "%", "▁أمس"], [0, 1, 1, 3]),  # normalised to «5%»
        ("ميخ\x00واهم نعم", ["▁ميخ", "▁واهم", "▁نعم"], [0, 0, 1]),  # a control character divides
        ("قال «نعم» \u200f ثم", ["▁قال", '▁"', "نعم", '"', "▁ثم"], [0, 1, 1, 1, 3]),  # a word that vanishes
        ("قال نعم", ["قال", "▁نعم"], []),
        ("قال نعم", ["▁قال", "▁", "▁نعم"], []),
    ],
)
def test_pieces_lead_to_the_words_as_they_were_given(
    source: str, pieces: list[str], expected: list[int]
) -> None:
    assert source_words(source, pieces, normaliser(Normalisation.MOSES)) == expected


@pytest.mark.parametrize("kind", list(Normalisation))
@given(
    words=st.lists(
        st.sampled_from(
            ["قال", "«نعم»", "مُدَّة", "ـــ", "٢٥", "5", "%", "–", "COVID-19", "\u200f", "ﷺ", "…", "😀"]
        ),
        min_size=1,
    )
)
def test_every_piece_leads_into_its_own_word_or_nowhere(
    kind: Normalisation, words: list[str], starter: InstalledModel
) -> None:
    tokeniser = Tokeniser(starter.folder, kind)
    source = " ".join(words)
    pieces = tokeniser.encode(source)
    places = source_words(source, pieces, tokeniser.normalise) if pieces else []
    assert places == sorted(places)
    for piece, place in zip(pieces, places, strict=bool(places)):
        for character in piece:
            if character.isalnum() and character.isascii():
                assert character in tokeniser.normalise(source.split()[place])
