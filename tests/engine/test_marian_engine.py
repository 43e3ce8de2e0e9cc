"""What an engine does around the search, with a decoder whose answers are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.engine import DecodingSettings, MarianEngine
from translate.engine.division import divide
from translate.engine.settings import SOURCE_LIMIT, Decoded, output_limit
from translate.engine.unknowns import copy_unknowns
from translate.modelcard import InstalledModel, Normalisation
from translate.pipeline.translating import engine_for


class Echo:
    """A decoder that returns its input, and remembers what it was given."""

    signature = "engine:echo"
    vocabulary = frozenset({"▁a"})

    def __init__(self, *, complete: bool = True) -> None:
        self.seen: list[tuple[str, ...]] = []
        self.settled: Set[int] = frozenset()
        self.complete = complete

    def decode(
        self, sources: Sequence[Sequence[str]], settings: DecodingSettings, settled: Set[int] = frozenset()
    ) -> Iterator[tuple[int, list[Decoded]]]:
        self.seen += map(tuple, sources)
        self.settled = settled
        for index in reversed(range(len(sources))):  # the order is the decoder's own
            best = Decoded(tuple(sources[index]), -0.5, self.complete, ())
            yield index, [replace(best, score=best.score - rank) for rank in range(settings.n_best)]


@pytest.fixture
def echo() -> Echo:
    return Echo()


def engine_of(decoder: Echo, model: InstalledModel, n_best: int = 1) -> MarianEngine:
    return MarianEngine(model, decoder, DecodingSettings(beam=4, n_best=n_best))


def test_known_sources_keep_the_others_company_and_are_not_yielded(
    echo: Echo, starter: InstalledModel
) -> None:
    sources = ["قال الوزير.", "نعم.", "وصل الوفد إلى العاصمة أمس."]
    found = dict(engine_of(echo, starter).stream(sources, known={"نعم."}))
    assert set(found) == {"قال الوزير.", "وصل الوفد إلى العاصمة أمس."}
    assert len(echo.seen) == 3
    assert ["".join(echo.seen[index]).strip("▁") for index in echo.settled] == ["نعم."]


def test_results_come_in_the_order_of_the_sources(echo: Echo, starter: InstalledModel) -> None:
    sources = ["قال الوزير.", "نعم.", "وصل الوفد إلى العاصمة أمس.", "نعم."]
    results = engine_of(echo, starter).translate(sources)
    assert [nbest[0].text for nbest in results] == sources


def test_identical_sources_are_searched_once(echo: Echo, starter: InstalledModel) -> None:
    engine_of(echo, starter).translate(["نعم."] * 5)
    assert len(echo.seen) == 1


def test_a_source_over_the_limit_is_divided_and_nothing_of_it_dropped(
    echo: Echo, starter: InstalledModel
) -> None:
    source = " ".join(f"كلمة{number}" for number in range(600))
    ((hypothesis,),) = engine_of(echo, starter).translate([source])
    assert len(echo.seen) > 1
    assert max(map(len, echo.seen)) <= SOURCE_LIMIT
    assert hypothesis.text == source


def test_a_word_longer_than_the_limit_is_not_dropped_either(echo: Echo, starter: InstalledModel) -> None:
    source = "ضظ" * 3000
    ((hypothesis,),) = engine_of(echo, starter).translate([source])
    assert hypothesis.text.replace(" ", "") == source


def test_an_output_stopped_at_the_limit_is_marked(starter: InstalledModel) -> None:
    ((hypothesis,),) = engine_of(Echo(complete=False), starter).translate(["نعم."])
    assert not hypothesis.complete


def test_text_that_holds_nothing_to_translate_gives_an_empty_hypothesis(
    echo: Echo, starter: InstalledModel
) -> None:
    assert [nbest[0].text for nbest in engine_of(echo, starter).translate(["\u200f", "", " "])] == [
        "",
        "",
        "",
    ]


def test_hypotheses_are_best_first_and_as_many_as_asked_for(echo: Echo, starter: InstalledModel) -> None:
    (nbest,) = engine_of(echo, starter, n_best=3).translate(["نعم."])
    scores = [hypothesis.score for hypothesis in nbest]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)


def test_the_signature_names_what_the_result_depends_on(echo: Echo, starter: InstalledModel) -> None:
    signature = engine_of(echo, starter).signature
    kind = starter.card.normalisation
    for part in (
        "model:starter-ar-en",
        starter.digest[:12],
        "engine:echo",
        "beam:4",
        f"normalisation:{kind}",
    ):
        assert part in signature


def test_the_text_is_normalised_as_the_model_was_trained(echo: Echo, starter: InstalledModel) -> None:
    moses = replace(starter, card=replace(starter.card, normalisation=Normalisation.MOSES))
    ((hypothesis,),) = engine_of(echo, moses).translate(["قال «نعم» – ثم…"])
    assert hypothesis.text == 'قال "نعم" - ثم...'


@pytest.mark.parametrize(
    ("source", "searched", "expected"),
    [
        ("س: متى بدأت؟", "متى بدأت؟", "Q: متى بدأت؟"),
        ("ج٢/ نعم.", "نعم.", "A2: نعم."),
        ("س:", "س:", "س:"),
        ("س. ص. وصل.", "س. ص. وصل.", "س. ص. وصل."),
        ("قال: نعم.", "قال: نعم.", "قال: نعم."),
        ("1. قلة الأمطار.", "قلة الأمطار.", "1. قلة الأمطار."),
        ("٢- «عين الطاووس»", "«عين الطاووس»", "2. «عين الطاووس»"),
        ("[12] بيان.", "بيان.", "[12] بيان."),
        ("(3) بيان.", "بيان.", "(3) بيان."),
        ("ب) الشرط.", "الشرط.", "B) الشرط."),
        ("2- 1 فاز.", "2- 1 فاز.", "2- 1 فاز."),
        ("2026. بيان.", "2026. بيان.", "2026. بيان."),
        ("د. سمير وصل.", "د. سمير وصل.", "د. سمير وصل."),
        ("3] بيان.", "3] بيان.", "3] بيان."),
    ],
)
def test_the_label_before_a_sentence_is_told_in_english(
    echo: Echo, starter: InstalledModel, source: str, searched: str, expected: str
) -> None:
    ((hypothesis,),) = engine_of(echo, starter).translate([source])
    assert ["".join(pieces).replace("▁", " ").strip() for pieces in echo.seen] == [searched]
    assert hypothesis.text == expected


@pytest.mark.parametrize(("label", "english"), [("س:", "Q:"), ("1.", "1."), ("3 -", "3.")])
def test_a_label_has_its_place_in_the_alignment(starter: InstalledModel, label: str, english: str) -> None:
    engine = engine_for(starter)
    (plain,), (told,) = engine.translate(["متى وصل الوزير؟", f"{label} متى وصل الوزير؟"])
    words = len(label.split())
    assert told.text == f"{english} {plain.text}"
    assert told.alignment == (0, *(place if place < 0 else place + words for place in plain.alignment))
    assert told.coverage == (1.0,) * words + plain.coverage
    assert len(told.coverage) == 3 + words


@given(st.lists(st.sampled_from(["▁a", "b", "▁"]), max_size=60), st.integers(1, 12))
def test_division_keeps_every_piece_in_order(pieces: list[str], limit: int) -> None:
    parts = divide(pieces, limit)
    assert [piece for part in parts for piece in part] == pieces
    assert all(len(part) <= limit for part in parts)


def test_division_falls_between_words_and_makes_parts_of_about_one_length() -> None:
    pieces = ["▁a", "b", "c"] * 7
    parts = divide(pieces, 12)
    assert [part[0] for part in parts] == ["▁a"] * len(parts)
    assert sorted(map(len, parts)) == [9, 12]


def test_an_unknown_word_is_copied_from_where_the_model_looked() -> None:
    source = ["▁قال", "😀", "▁و", "漢"]
    attention = ((0.1, 0.2, 0.1, 0.6), (0.1, 0.5, 0.1, 0.3))
    decoded = Decoded(
        ("<unk>", "▁x", "<unk>"), -1.0, complete=True, attention=(attention[0], (), attention[1])
    )
    assert copy_unknowns(decoded, source, {"▁قال", "▁و"}) == ["漢", "▁x", "😀"]


def test_no_mark_of_an_unknown_word_is_ever_printed() -> None:
    decoded = Decoded(("▁x", "<unk>"), -1.0, complete=True, attention=((1.0,), (1.0,)))
    assert "".join(copy_unknowns(decoded, ["▁a"], {"▁a"})) == "▁x"


def test_settings_of_one_call_hold_for_that_call_only(echo: Echo, starter: InstalledModel) -> None:
    engine = engine_of(echo, starter)
    (nbest,) = engine.translate(["نعم."], settings=DecodingSettings(beam=8, n_best=8))
    assert len(nbest) == 8
    assert len(engine.translate(["نعم."])[0]) == 1


def test_the_output_limit_leaves_room_for_any_translation() -> None:
    assert all(output_limit(length) >= 2 * length + 40 for length in range(1, SOURCE_LIMIT + 1))
    assert output_limit(SOURCE_LIMIT) < 512  # the positions that a Marian model has
