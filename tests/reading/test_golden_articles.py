"""Every article in ``golden/`` is read into the blocks of its ``.expected`` file.

A line of that file is ``about: label: value`` for what the file says of itself, ``kind: text`` for a block and
``left_out: line: reason`` for what is not translated.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from translate.reading import read_article

if TYPE_CHECKING:
    from translate.units import Article

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path for path in GOLDEN.iterdir() if path.suffix != ".expected")
SAMPLE = Path(__file__).parents[2] / "source" / "prisoner-exchange.txt"


def described(article: Article) -> list[str]:
    about = [f"about: {label}: {value}" for label, value in article.about]
    blocks = [f"{block.kind.value}: {block.text}" for block in article.blocks]
    return about + blocks + [f"left_out: {out.line}: {out.reason}" for out in article.left_out]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_golden_article_is_read_as_expected(path: Path) -> None:
    expected = path.with_suffix(".expected").read_text(encoding="utf-8")
    assert described(read_article(path)) == expected.splitlines()


def test_page_copied_from_a_newspaper_begins_with_its_headline_and_loses_only_its_prompts() -> None:
    article = read_article(SAMPLE)
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    assert [block.kind.value for block in article.blocks] == ["headline", "deck", *["paragraph"] * 8]
    assert [block.text for block in article.blocks] == [lines[8], lines[9], *lines[:8]]
    assert [(out.line, out.reason) for out in article.left_out] == [
        (11, "repeats the headline"),
        (12, "site prompt: subscription"),
        (13, "site prompt: subscription"),
    ]


def test_keep_everything_keeps_every_line_in_the_order_of_the_file() -> None:
    article = read_article(SAMPLE, keep_everything=True)
    assert [block.text for block in article.blocks] == SAMPLE.read_text(encoding="utf-8").splitlines()
    assert not article.left_out


def test_keep_everything_keeps_the_markup_of_markdown() -> None:
    path = GOLDEN / "markdown-article.md"
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    article = read_article(path, keep_everything=True)
    assert [block.text for block in article.blocks] == lines
    assert not article.left_out
