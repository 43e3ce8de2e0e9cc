"""A shortlist of output words: what it holds, what it never loses, and what CTranslate2 makes of it."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate import modelstore
from translate.engine import Engine, MarianEngine, load_engine
from translate.engine.learning import Lexicon, target_vocabulary
from translate.engine.marian_ctranslate2 import CTranslate2Decoder
from translate.engine.settings import Decoded, DecodingSettings
from translate.engine.shortlist import SHORTLIST, Shortlist, read_shortlist
from translate.engine.tokenisation import Tokeniser
from translate.errors import ModelError
from translate.modelcard import InstalledModel

SENTENCES = [
    "وأكد المتحدث أن الاتفاق تضمن الإفراج عن 11 عنصرا.",
    "قال الوزير إن الاجتماع سيعقد يوم الاثنين في القاهرة.",
    "وصل 17 وزيرا إلى القاهرة في عام 2019",
]
STRANGE = "قال 😀 漢字 الرئيس Zyxquorp إلى القاهرة."

pieces = st.text(st.characters(exclude_categories=["Cs", "Z", "C"]), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def folder(starter: InstalledModel) -> Path:
    return modelstore.converted(starter, "int8")


def engine_with(shortlist: Shortlist, folder: Path, place: Path, model: InstalledModel) -> MarianEngine:
    shutil.copytree(folder, place)
    (place / SHORTLIST).write_bytes(shortlist.data())
    return load_engine(model, lambda *_: place, compute_type="int8", workers=1)


def source_pieces(model: InstalledModel, sentences: list[str]) -> list[list[str]]:
    tokeniser = Tokeniser(model.folder, model.card.normalisation)
    return [tokeniser.encode(sentence) for sentence in sentences]


@given(st.frozensets(pieces), st.dictionaries(pieces, st.frozensets(pieces)))
def test_a_shortlist_survives_its_file(
    tmp_path_factory: pytest.TempPathFactory, always: frozenset[str], brought: dict[str, frozenset[str]]
) -> None:
    folder = tmp_path_factory.mktemp("shortlist")
    shortlist = Shortlist(always, brought)
    (folder / SHORTLIST).write_bytes(shortlist.data())
    assert read_shortlist(folder) == shortlist


def test_the_search_writes_no_word_that_is_not_on_the_list(
    starter: InstalledModel, folder: Path, tmp_path: Path
) -> None:
    """Also in the second batch and the tenth: CTranslate2 mixes lists up if a special word's place changes."""
    vocabulary = target_vocabulary(folder)
    sources = source_pieces(starter, SENTENCES)
    shutil.copytree(folder, tmp_path / "model")
    keys = sorted({piece for source in sources for piece in source})
    brought = {piece: frozenset(vocabulary[100 + 60 * n : 160 + 60 * n]) for n, piece in enumerate(keys)}
    shortlist = Shortlist(frozenset(vocabulary[:40]), brought)
    (tmp_path / "model" / SHORTLIST).write_bytes(shortlist.data())
    decoder = CTranslate2Decoder(tmp_path / "model", "int8", workers=1)
    for _ in range(3):
        for source in sources:
            # The list alone, without the searches again that follow.
            ((_, nbest),) = decoder._search([source], [0], DecodingSettings(n_best=4), set(), listed=True)
            assert all(shortlist.holds(source, {*one.pieces} - {"<unk>"}) for one in nbest)


def test_a_full_list_changes_nothing(
    starter: InstalledModel, folder: Path, engine: Engine, tmp_path: Path
) -> None:
    everything = frozenset(target_vocabulary(folder)) - {"<pad>"}
    keys = {piece for source in source_pieces(starter, SENTENCES) for piece in source}
    listed = engine_with(
        Shortlist(everything, dict.fromkeys(keys, frozenset())), folder, tmp_path / "model", starter
    )
    for (one, *_), (other, *_) in zip(listed.translate(SENTENCES), engine.translate(SENTENCES), strict=True):
        assert one.text == other.text
        assert one.score == pytest.approx(other.score, abs=0.006)


def test_a_source_that_the_list_was_not_made_for_gets_all_words(
    starter: InstalledModel, folder: Path, engine: Engine, tmp_path: Path
) -> None:
    """Its neighbours in the batch are known, and the list is as bad as can be."""
    keys = {piece for source in source_pieces(starter, SENTENCES) for piece in source}
    poor = Shortlist(frozenset({"</s>", ".", "▁the", "<unk>"}), dict.fromkeys(keys, frozenset()))
    listed = engine_with(poor, folder, tmp_path / "model", starter)
    found = listed.translate([*SENTENCES, STRANGE])
    assert found[-1] == engine.translate([STRANGE])[0]
    assert found[0] != engine.translate(SENTENCES[:1])[0]


def test_a_word_that_only_a_neighbour_brought_makes_the_search_start_again_with_all_words(
    starter: InstalledModel, folder: Path, engine: Engine, tmp_path: Path
) -> None:
    vocabulary = frozenset(target_vocabulary(folder)) - {"<pad>"}
    *_, second, first = sorted(SENTENCES, key=lambda sentence: len(*source_pieces(starter, [sentence])))
    known = [set(piece) for piece in source_pieces(starter, [first, second])]
    only = min(known[0] - known[1])
    keys = {piece for source in source_pieces(starter, SENTENCES) for piece in source}
    brought = dict.fromkeys(keys, frozenset[str]()) | {only: vocabulary}
    listed = engine_with(Shortlist(frozenset({"</s>", "."}), brought), folder, tmp_path / "model", starter)
    alone, together = listed.translate([second])[0], dict(listed.stream(SENTENCES))[second]
    assert alone != together
    assert together == engine.translate([second])[0]


def test_the_signature_tells_which_shortlist_was_used(
    starter: InstalledModel, folder: Path, engine: Engine, tmp_path: Path
) -> None:
    one = engine_with(Shortlist(frozenset({"</s>"}), {}), folder, tmp_path / "one", starter)
    other = engine_with(Shortlist(frozenset({"</s>", "."}), {}), folder, tmp_path / "other", starter)
    assert "vmap:" not in engine.signature
    assert "vmap:" in one.signature
    assert one.signature != other.signature


def test_a_damaged_shortlist_is_named(folder: Path, tmp_path: Path, starter: InstalledModel) -> None:
    shutil.copytree(folder, tmp_path / "model")
    (tmp_path / "model" / SHORTLIST).write_bytes(b"no tab\n")
    with pytest.raises(ModelError, match=SHORTLIST):
        load_engine(starter, lambda *_: tmp_path / "model", compute_type="int8")


def test_a_piece_is_brought_by_the_pieces_that_the_model_looked_at() -> None:
    lexicon = Lexicon()
    attention = ((0.1, 0.7, 0.2, 0.0), (0.9, 0.05, 0.03, 0.02))
    lexicon.add(["أ", "ب", "ت"], Decoded(("▁minister", "▁said"), -0.1, True, attention))
    shortlist = lexicon.shortlist(0, ["▁minister", "▁said", "ب", "7", "ab", "▁a", "▁never"])
    assert shortlist.always == {"7", "ab", "▁a"}
    assert shortlist.brought["ب"] == {"▁minister", "▁said", "ب"}
    assert shortlist.brought["ت"] == {"▁minister"}
    assert shortlist.knows(["أ", "ب", "7"])
    assert not shortlist.knows(["أ", "ث"])


def test_the_most_frequent_pieces_are_always_there() -> None:
    lexicon = Lexicon(Counter({"▁the": 9, "▁minister": 3, "▁rare": 1}))
    shortlist = lexicon.shortlist(2, ["▁the", "▁minister", "▁rare", "</s>"])
    assert shortlist.always == {"▁the", "▁minister", "</s>"}
