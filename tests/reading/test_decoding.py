from __future__ import annotations

import time

import pytest

from translate.errors import SourceError
from translate.reading import read_bytes
from translate.reading.decoding import plausibility

ARTICLE = "قال المتحدث باسم الوزارة، أمس، إن Reuters نقلت الخبر عن 3 مصادر.\nوأضاف أن «الاتفاق» قريب جداً.\n"
ISO_ARTICLE = ARTICLE.replace("«", '"').replace("»", '"')
LATIN = "The ministry said that it would answer on Monday. " * 20


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (ARTICLE.encode(), "utf-8"),
        (ARTICLE.encode("utf-8-sig"), "utf-8"),
        (b"\xff\xfe" + ARTICLE.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + ARTICLE.encode("utf-16-be"), "utf-16-be"),
        (ARTICLE.encode("utf-16-le"), "utf-16-le"),
        (ARTICLE.encode("utf-16-be"), "utf-16-be"),
        (ARTICLE.encode("cp1256"), "cp1256"),
    ],
)
def test_encoding_is_recognised(data: bytes, encoding: str) -> None:
    article = read_bytes(data, "a.txt")
    assert article.encoding == encoding
    assert [block.text for block in article.blocks] == ARTICLE.splitlines()


def test_iso_8859_6_is_told_from_windows_1256() -> None:
    article = read_bytes(ISO_ARTICLE.encode("iso8859-6"), "a.txt")
    assert article.encoding == "iso8859-6"
    assert [block.text for block in article.blocks] == ISO_ARTICLE.splitlines()


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6", "utf-16-le", "utf-8"])
@pytest.mark.parametrize("text", ["تبادل أسرى", "في بغداد اليوم", "وقالت الشرطة إن اثنين أصيبا"])
def test_a_few_words_suffice(text: str, encoding: str) -> None:
    assert read_bytes(text.encode(encoding), "a.txt").blocks[0].text == text


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6", "utf-16-be"])
def test_arabic_is_found_among_much_latin(encoding: str) -> None:
    text = f"{LATIN.strip()}\nوقالت الشرطة إن اثنين أصيبا.\n{LATIN.strip()}"
    article = read_bytes(text.encode(encoding), "a.txt")
    assert article.encoding == encoding
    assert [block.text for block in article.blocks] == text.split("\n")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\f", "\v"])
def test_every_kind_of_newline_divides_lines(newline: str) -> None:
    article = read_bytes(ARTICLE.replace("\n", newline).encode(), "a.txt")
    assert [block.text for block in article.blocks] == ARTICLE.splitlines()


@pytest.mark.parametrize(
    ("data", "looks_like"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (b"PK\x03\x04" + bytes(26) + b"word/document.xml", "Word"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub", "e-book"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "image"),
        (b"\x7fELF\x02\x01\x01" + bytes(20), "program"),
        (b"MZ\x90\0\x03\0\0\0" + bytes(20), "program"),
        (b"\x1f\x8b\x08\0\0", "compressed"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
        ("<!DOCTYPE html><p>سلام".encode(), "web page"),
        (bytes(range(256)) * 40, "binary"),
        (bytes(1000), "binary"),
    ],
)
def test_binary_file_is_named_for_what_it_looks_like(data: bytes, looks_like: str) -> None:
    with pytest.raises(SourceError, match=looks_like) as caught:
        read_bytes(data, "a")
    assert caught.value.hint


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe", "\u3000\u2028".encode()])
def test_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="is empty"):
        read_bytes(data, "a.txt")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hello " * 300, r"its letters are Latin \(1,500\)\."),
        ("Привет, мир, друзья: hi", r"its letters are Cyrillic \(15\) and Latin \(2\)\."),
        ("12 + 30 = 42", "it has no letters at all"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_text_without_arabic_is_refused_with_what_it_holds(text: str, found: str, encoding: str) -> None:
    if encoding == "utf-16-le":
        text = "\ufeff" + text
    with pytest.raises(SourceError, match=found):
        read_bytes(text.encode(encoding), "a.txt")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Während der größte Erfolg für Österreich naht, schläft Zürich.", "cp1252"),
        ("Министр иностранных дел заявил, что переговоры продолжаются.", "cp1251"),
        ("Министр иностранных дел заявил, что переговоры продолжаются.", "koi8-r"),
    ],
)
def test_other_languages_are_not_taken_for_old_arabic_encodings(text: str, encoding: str) -> None:
    with pytest.raises(SourceError, match="encoding that is not recognised"):
        read_bytes(text.encode(encoding), "a.txt")


def test_one_bad_byte_in_good_utf_8_is_shown_and_reported() -> None:
    data = ARTICLE.encode().replace(b"Reuters", b"Reut\xffrs")
    article = read_bytes(data, "a.txt")
    assert "Reut\ufffdrs" in article.blocks[0].text
    assert [(out.text, out.line, out.reason) for out in article.left_out] == [
        ("FF", 1, "1 byte not UTF-8, shown as \ufffd")
    ]


def test_utf_8_with_many_bad_bytes_is_refused() -> None:
    data = bytes(byte if i % 5 else 0xFF for i, byte in enumerate(ARTICLE.encode()))
    with pytest.raises(SourceError):
        read_bytes(data, "a.txt")


def test_arabic_scores_higher_in_its_own_encoding_than_in_the_other() -> None:
    data = ISO_ARTICLE.encode("cp1256")
    other = data.decode("iso8859-6", "surrogateescape")
    assert plausibility(data.decode("cp1256")) > 1.4 > plausibility(other)


@pytest.mark.slow
def test_fifty_megabytes_are_read_in_seconds() -> None:
    data = (ARTICLE * 8).replace("\n", " ").encode() + b"\n"
    begun = time.perf_counter()
    article = read_bytes(data * (50_000_000 // len(data)), "a.txt")
    assert time.perf_counter() - begun < 30
    assert len(article.blocks) > 1000
