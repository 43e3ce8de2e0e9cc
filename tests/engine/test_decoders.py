"""The two decoders on the shipped weights: they agree, and neither loses anything."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.conftest import SOURCE
from translate import modelstore
from translate.engine import DecodingSettings, Engine, Library, MarianEngine, load_engine
from translate.engine.marian_ctranslate2 import BATCH_PIECES, CTranslate2Decoder
from translate.engine.marian_transformers import TransformersDecoder
from translate.engine.settings import SOURCE_LIMIT
from translate.engine.tokenisation import Tokeniser
from translate.modelcard import InstalledModel, Normalisation
from translate.reading import read_article
from translate.segmentation import segment

ARTICLES = sorted(path for path in SOURCE.iterdir() if path.stem != "README")
PARITY_ROWS = 200


def rows() -> list[str]:
    """Two hundred rows of the sample articles, in pieces short enough for a quick reference run."""
    blocks = [block.text for path in ARTICLES for block in read_article(path).blocks]
    found = dict.fromkeys(piece.text.strip() for text in blocks for piece in segment(text, max_words=20))
    return list(found)[:PARITY_ROWS]


@pytest.fixture(scope="module")
def reference(starter: InstalledModel) -> MarianEngine:
    return load_engine(starter, modelstore.converted, Library.TRANSFORMERS)


@pytest.mark.slow
def test_both_engines_write_the_same_english(starter: InstalledModel, reference: Engine) -> None:
    """In float32, with the same beam; of what remains, CTranslate2 found what is as probable or more so."""
    sources = rows()
    assert len(sources) == PARITY_ROWS
    fast = load_engine(starter, modelstore.converted, compute_type="float32").translate(sources)
    slow = reference.translate(sources)
    same = [one[0].text == other[0].text for one, other in zip(fast, slow, strict=True)]
    assert sum(same) >= 0.98 * PARITY_ROWS
    scores = [(one[0].score, other[0].score) for one, other in zip(fast, slow, strict=True)]
    for (one, other), equal in zip(scores, same, strict=True):
        assert one == pytest.approx(other, abs=1.5e-3) if equal else one > other - 1.5e-3


def test_pieces_are_those_of_the_reference_tokeniser(starter: InstalledModel) -> None:
    from transformers import MarianTokenizer

    reference = MarianTokenizer.from_pretrained(starter.folder)
    ours = Tokeniser(starter.folder, Normalisation.NONE)
    for text in [*rows()[:40], "رقم ١٢٣ و COVID-19 😀 漢字"]:
        assert ours.encode(text) == reference.tokenize(text)


def test_a_row_does_not_depend_on_the_rows_around_it(engine: Engine) -> None:
    # Of two ways to cut a word in pieces, which score alike, either may win: what is read is the same.
    sources = rows()[:12]
    together = [nbest[0].text for nbest in engine.translate(sources)]
    assert [engine.translate([source])[0][0].text for source in sources] == together


@pytest.mark.parametrize("decoder", ["ctranslate2", "transformers"])
def test_what_is_settled_is_not_searched_and_changes_no_digit_of_the_rest(
    starter: InstalledModel, decoder: str
) -> None:
    tokeniser = Tokeniser(starter.folder, Normalisation.BARE)
    sources = [tokeniser.encode(row) for row in rows()[:60]]
    settings = DecodingSettings(beam=1)
    search = (
        CTranslate2Decoder(modelstore.converted(starter, "int8"), "int8")
        if decoder == "ctranslate2"
        else TransformersDecoder(starter.folder)
    )
    whole = dict(search.decode(sources, settings))
    longest = sorted(range(60), key=lambda index: -len(sources[index]))[:30]
    rest = dict(search.decode(sources, settings, {*longest}))
    assert {*range(60)} - {*longest} <= rest.keys() < whole.keys()
    assert rest.items() <= whole.items()


def test_a_wide_search_of_many_short_sources_takes_no_more_memory_than_a_narrow_one(
    starter: InstalledModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept grows with everything that is written at once: sources, times beams, times output limit."""
    decoder = CTranslate2Decoder(modelstore.converted(starter, "int8"), "int8")
    real = decoder._translator
    kept: list[int] = []

    class Translator:
        def translate_batch(
            self, sources: list[list[str]], *, beam_size: int, max_decoding_length: int, **how: object
        ) -> object:
            kept.append(len(sources) * beam_size * max_decoding_length)
            return real.translate_batch(
                sources, beam_size=beam_size, max_decoding_length=max_decoding_length, **how
            )

    monkeypatch.setattr(decoder, "_translator", Translator())
    sources = [Tokeniser(starter.folder, Normalisation.BARE).encode(f"وصل {number}") for number in range(150)]
    for beam in (4, 8):
        assert len(dict(decoder.decode(sources, DecodingSettings(beam)))) == len(sources)
    assert len(kept) > 2
    assert max(kept) <= BATCH_PIECES


def test_translating_again_gives_the_same(engine: Engine) -> None:
    sources = rows()[:12]
    assert engine.translate(sources) == engine.translate(sources)


def test_the_end_of_a_long_source_is_translated_too(engine: Engine) -> None:
    sentence = "وأكد المتحدث أن الاتفاق تضمن الإفراج عن 11 عنصرا."
    ((once,),) = engine.translate([sentence])
    ((often,),) = engine.translate([" ".join([sentence] * 40)])
    assert len(often.text) > 10 * len(once.text)


@pytest.mark.parametrize("beam", [1, 2])
def test_a_narrow_beam_scores_its_hypotheses_in_both_engines(starter: InstalledModel, beam: int) -> None:
    settings = DecodingSettings(beam=beam)
    source = ["قال المتحدث إن الاجتماع سيعقد اليوم."]
    fast = load_engine(starter, modelstore.converted, Library.CTRANSLATE2, settings, "float32").translate(
        source
    )
    slow = load_engine(starter, modelstore.converted, Library.TRANSFORMERS, settings).translate(source)
    assert fast[0][0].text == slow[0][0].text
    assert fast[0][0].score == pytest.approx(slow[0][0].score, abs=1.5e-3)


LOOPING = "وقال إن إن إن إن إن إن إن إن إن إن إن إن إن إن"
"""What the starter model answers with a loop."""


@pytest.mark.parametrize(
    "library", [Library.CTRANSLATE2, pytest.param(Library.TRANSFORMERS, marks=pytest.mark.slow)]
)
def test_a_loop_is_broken_where_repetition_is_refused(library: Library, starter: InstalledModel) -> None:
    """The libraries end a sentence that may not go on as it would differently; neither writes a pair twice."""
    engine = load_engine(starter, modelstore.converted, library)
    ((loop,),) = engine.translate([LOOPING])
    assert len(_pairs(loop.text)) > len(set(_pairs(loop.text)))
    ((broken,),) = engine.translate([LOOPING], settings=DecodingSettings(no_repeat=2))
    assert len(_pairs(broken.text)) == len(set(_pairs(broken.text)))
    assert broken.text


def _pairs(text: str) -> list[tuple[str, str]]:
    words = text.split()
    return list(pairwise(words))


ALIGNED = DecodingSettings(alignment=True)


@pytest.mark.slow
def test_both_engines_align_alike(starter: InstalledModel, reference: Engine) -> None:
    """A word that looks at two source words equally, or whose beam lost by a hair, may go either way."""
    sources = [row for row in rows() if len(row.split()) > 4][:10]
    fast = load_engine(starter, modelstore.converted, compute_type="float32")
    pairs = [
        (one, other)
        for (one,), (other,) in zip(
            fast.translate(sources, settings=ALIGNED),
            reference.translate(sources, settings=ALIGNED),
            strict=True,
        )
        if one.text == other.text
    ]
    assert len(pairs) >= 9
    words = [pair for one, other in pairs for pair in zip(one.alignment, other.alignment, strict=True)]
    assert sum(one == other for one, other in words) >= 0.95 * len(words)
    firsts = [(one.alignment[0], other.alignment[0]) for one, other in pairs]
    assert sum(one == other for one, other in firsts) >= 0.9 * len(firsts)


def test_an_alignment_fits_the_words_of_both_sides_and_changes_none(engine: Engine) -> None:
    sources = [*rows()[:12], "قال 😀 漢字 الرئيس اليوم."]
    plain = engine.translate(sources)
    for source, (one,), (asked,) in zip(
        sources, plain, engine.translate(sources, settings=ALIGNED), strict=True
    ):
        assert (one.text, one.score, one.alignment) == (asked.text, asked.score, ())
        assert len(asked.alignment) == len(asked.text.split())
        assert len(asked.coverage) == len(source.split())
        assert set(asked.alignment) <= {-1, *range(len(source.split()))}


def test_numbers_and_latin_words_lead_back_to_their_source(engine: Engine) -> None:
    sources = ["وصل 17 وزيرا إلى القاهرة في عام 2019", "أعلنت شركة Microsoft عن ارتفاع بنسبة 25 في المائة"]
    for source, (hypothesis,) in zip(sources, engine.translate(sources, settings=ALIGNED), strict=True):
        given = source.split()
        led = {
            word: given[place]
            for word, place in zip(hypothesis.text.split(), hypothesis.alignment, strict=True)
            if word in given
        }
        assert len(led) >= 2
        assert all(word == origin for word, origin in led.items())


def test_the_alignment_of_a_divided_source_counts_through(engine: Engine) -> None:
    sentence = "وأكد المتحدث أن الاتفاق تضمن الإفراج عن 11 عنصرا."
    words = len(sentence.split())
    ((hypothesis,),) = engine.translate([" ".join([sentence] * 20)], settings=ALIGNED)
    assert max(hypothesis.alignment) > SOURCE_LIMIT  # beyond what one part can hold
    assert len(hypothesis.coverage) == 20 * words


def test_progress_ends_with_all_rows_done(engine: Engine) -> None:
    told: list[tuple[int, int]] = []
    engine.translate(rows()[:8], lambda _, done, total: told.append((done, total)))
    assert told[-1] == (8, 8)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


@pytest.mark.parametrize("library", list(Library))
def test_characters_outside_the_vocabulary_are_not_printed_as_unknown(
    library: Library, starter: InstalledModel
) -> None:
    engine = load_engine(starter, modelstore.converted, library)
    ((hypothesis,),) = engine.translate(["قال 😀 漢字 الرئيس اليوم."])
    assert "<unk>" not in hypothesis.text
    assert "⁇" not in hypothesis.text
    assert hypothesis.text
