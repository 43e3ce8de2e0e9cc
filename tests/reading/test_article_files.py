from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from translate.errors import SourceError
from translate.reading import article as reading
from translate.reading import read_article, read_bytes

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["a.PDF", "a.epub", "a.doc"])
def test_format_not_read_yet_is_refused_with_the_next_step(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("سلام", encoding="utf-8")
    with pytest.raises(SourceError, match="not read yet") as caught:
        read_article(path)
    assert ".txt" in caught.value.hint


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
