from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from translate.errors import SourceError
from translate.reading import article as reading
from translate.reading import read_article, read_bytes

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "what", "step"),
    [
        ("a.PDF", "a PDF document", "made from"),
        ("a.epub", "an e-book", "Calibre"),
        ("a.pages", "Apple's Pages", "Export To"),
        ("a.fodt", "OpenDocument", "save it as .docx"),
        ("a.gdoc", "Google Docs", "Download"),
        ("a.webarchive", "Safari", ".html"),
        ("a.xlsx", "a spreadsheet", ".docx"),
        ("a.pptx", "a presentation", ".docx"),
        ("a.wpd", "an old word processor", "save it as .docx"),
    ],
)
def test_a_format_that_is_not_read_is_refused_with_the_next_step(
    tmp_path: Path, name: str, what: str, step: str
) -> None:
    path = tmp_path / name
    path.write_text("سلام", encoding="utf-8")
    with pytest.raises(SourceError, match=f"{what}.*not read") as caught:
        read_article(path)
    assert step in caught.value.hint
    assert ".txt" in caught.value.hint


def test_a_pdf_is_known_by_its_first_bytes_too() -> None:
    with pytest.raises(SourceError, match="a PDF document") as caught:
        read_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "standard input")
    assert "made from" in caught.value.hint


def test_a_doc_is_read_for_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(b"{\\rtf1\\ansi\\ansicpg1256 \\'d3\\'e1\\'c7\\'e3}")
    assert read_article(path).blocks[0].text == "سلام"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500))
    with pytest.raises(SourceError, match="an old office document") as caught:
        read_article(path)
    assert "save it as .docx" in caught.value.hint


@pytest.mark.parametrize("name", ["article", "a.text", "a.markdown", "مقال.txt", "a.MD"])
def test_text_is_read_whatever_its_suffix(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("# سلام", encoding="utf-8")
    article = read_article(path)
    markdown = path.suffix.lower() in (".md", ".markdown")
    assert (article.name, article.blocks[0].text) == (name, "سلام" if markdown else "# سلام")


def test_missing_file_is_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read: no such file"):
        read_article(tmp_path / "none.txt")


def test_folder_is_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is a directory"):
        read_article(tmp_path)


def test_file_too_large_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_LARGEST", 10)
    path = tmp_path / "a.txt"
    path.write_text("سلام عليكم", encoding="utf-8")
    with pytest.raises(SourceError, match="larger than"):
        read_article(path)
    with pytest.raises(SourceError, match="larger than"):
        read_bytes(path.read_bytes(), "standard input")
