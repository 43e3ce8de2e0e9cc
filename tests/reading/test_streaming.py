"""Plain text is read in pieces: what comes of it is the same whatever their size, and the memory stays flat."""

from __future__ import annotations

import tracemalloc
from collections import Counter
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import SourceError
from translate.reading import decoding, lines, passage, plain, read_bytes, stream_article
from translate.units import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.units import Article

SENTENCE = "قال الوزير أمس إن الاتفاق قريب، ولم يحدد موعدا لتوقيعه."
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16-le", "utf-16", "cp1256", "iso8859-6"]
LINES = st.lists(
    st.sampled_from(
        [
            SENTENCE,
            f"{SENTENCE} {SENTENCE}",
            "عنوان قصير",
            "- بند",
            "س: متى؟",
            "ج: غدا.",
            "شارك",
            "* * *",
            "",
            "\u200f",
            "a\0b",
            "اقرأ أيضا",
            "😀 نعم",
            "قال المتحدث إن الجسر مغلق منذ",
        ]
    ),
    min_size=1,
    max_size=30,
)
BREAKS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028"])


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Files in any of the encodings, some with bytes that do not belong there."""
    text = f"السلام عليكم{draw(BREAKS)}" + draw(BREAKS).join(draw(LINES))
    data = text.encode(draw(st.sampled_from(ENCODINGS)), "ignore")
    place = draw(st.integers(0, len(data)))
    return data[:place] + draw(st.just(b"") | st.binary(max_size=3)) + data[place:]


def read(data: bytes, *, keep_everything: bool = False) -> Article | str:
    try:
        return read_bytes(data, "a.txt", keep_everything=keep_everything)
    except SourceError as mistake:
        return mistake.message


@given(files() | st.binary(), st.integers(1, 40), st.booleans())
def test_a_text_is_the_same_in_pieces_of_any_size(data: bytes, size: int, keep_everything: bool) -> None:
    whole = read(data, keep_everything=keep_everything)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decoding, "_CHUNK", size)
        assert read(data, keep_everything=keep_everything) == whole


@given(
    st.text(st.characters(codec=None)),
    st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]),
    st.integers(1, 9),
)
def test_half_pairs_are_joined_across_pieces(text: str, encoding: str, size: int) -> None:
    data = text.encode(encoding, "surrogatepass")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decoding, "_CHUNK", size)
        pieces = list(decoding.text_of(BytesIO(data), decoding.Encoding(encoding)))
    assert "".join(pieces) == text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


@given(files(), st.integers(1, 40), st.integers(1, 12), st.integers(1, 90))
def test_of_a_text_longer_than_any_article_every_character_is_in_a_block_or_listed(
    data: bytes, size: int, beginning: int, longest: int
) -> None:
    with short_limits(beginning, longest) as patch, suppress(SourceError):
        at_once = read_bytes(data, "a.txt")
        everything = read_bytes(data, "a.txt", keep_everything=True)
        patch.setattr(decoding, "_CHUNK", size)
        assert read_bytes(data, "a.txt") == at_once
        missing = characters(everything) - characters(at_once)
        assert missing.keys() <= set("-*")  # the bullets of list items, which their kind says
        assert missing.total() <= sum(block.kind is BlockKind.LIST_ITEM for block in at_once.blocks)


@contextmanager
def short_limits(beginning: int, longest: int) -> Iterator[pytest.MonkeyPatch]:
    """As if an article had so few lines, and a line so few characters."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passage, "BEGINNING", beginning)
        patch.setattr(lines, "LONGEST_LINE", longest)
        patch.setattr(plain, "LONGEST_LINE", longest)
        yield patch


def characters(article: Article) -> Counter[str]:
    texts = [*(block.text for block in article.blocks), *(piece.text for piece in article.left_out)]
    return Counter("".join("".join(texts).split()))


@given(files(), st.integers(1, 12))
def test_the_blocks_of_a_stream_are_those_of_the_file_read_at_once(data: bytes, beginning: int) -> None:
    with short_limits(beginning, 100), TemporaryDirectory() as folder, suppress(SourceError):
        whole = read_bytes(data, "a.txt")
        (Path(folder) / "a.txt").write_bytes(data)
        stream = stream_article(Path(folder) / "a.txt")
        assert tuple(stream.blocks) == whole.blocks
        assert (stream.left_out, stream.encoding) == (whole.left_out, whole.encoding)


def test_of_a_long_text_the_prompts_at_its_end_and_its_separators_are_set_aside() -> None:
    text = "\n".join(
        ["عنوان المجموعة كلها", *[SENTENCE] * passage.BEGINNING, "* * *", SENTENCE, "لم تشترك بعد"]
    )
    article = read_bytes(text.encode(), "a.txt")
    assert article.blocks[0].kind is BlockKind.HEADLINE
    assert len(article.blocks) == passage.BEGINNING + 2
    assert [piece.reason for piece in article.left_out] == ["separator", "site prompt: subscription"]


def test_a_long_text_that_begins_without_arabic_keeps_everything() -> None:
    text = "***\n" * (passage.BEGINNING + 1) + SENTENCE
    assert len(read_bytes(text.encode(), "a.txt").blocks) == passage.BEGINNING + 2


def test_a_line_too_long_for_a_paragraph_ends_with_a_sentence_or_at_least_a_word() -> None:
    sentences = read_bytes(f"{SENTENCE} ".encode() * 5_000, "a.txt").blocks
    assert len(sentences) > 2
    assert all(block.text.startswith("قال") and block.text.endswith("لتوقيعه.") for block in sentences)
    words = read_bytes("كلمة ".encode() * 50_000, "a.txt").blocks
    assert {word for block in words for word in block.text.split()} == {"كلمة"}
    letters = read_bytes("ك".encode() * 250_000, "a.txt").blocks
    assert [len(block.text) for block in letters] == [100_000, 100_000, 50_000]


def test_a_wrapped_text_without_blank_lines_comes_in_paragraphs_of_bearable_length() -> None:
    line = "قال الوزير أمس إن الاتفاق قريب ولم يحدد موعدا لتوقيعه لكن الطرفين متفائلان"
    article = read_bytes("\n".join([line] * 6_000).encode(), "a.txt")
    assert 1 < len(article.blocks) < 20
    assert " ".join(block.text for block in article.blocks) == " ".join([line] * 6_000)


@pytest.mark.parametrize(
    "piece", [f"{SENTENCE}\n", "ق\n", "ق", f"{SENTENCE[:60]}\n", f"{SENTENCE} "], ids=repr
)
def test_the_memory_is_flat(tmp_path: Path, piece: str) -> None:
    with short_limits(10, 200) as patch:
        patch.setattr(decoding, "_CHUNK", 1_000)
        patch.setattr(decoding, "_SAMPLE", 1_000)
        peaks = []
        for length in (8_000, 24_000):
            text = f"{SENTENCE}\n" + piece * (length // len(piece))
            (tmp_path / "a.txt").write_text(text, encoding="utf-8")
            peaks.append(peak(tmp_path / "a.txt"))
    assert peaks[1] < 1.3 * peaks[0]


def peak(path: Path) -> int:
    """The most bytes that were in use at a time while a file was read."""
    tracemalloc.start()
    for _ in stream_article(path).blocks:
        pass
    used = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return used
