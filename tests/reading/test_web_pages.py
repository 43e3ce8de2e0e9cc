"""Saved pages in the manner of news sites: what is the article of each, and what is not.

A div soup with classes, a semantic page, tables of the 2000s in Windows-1256, an AMP page, a blog with comments
(soup, semantic, tables, amp, blog); a broadcaster's application with made-up class names, a newspaper built of
widgets, a paper with advertisements between its paragraphs, forms and fonts of the 2000s in Windows-1256, an
interview, a live blog (broadcaster, builder, dateline, forms, interview, live).
A line of the ``.expected`` file beside a page is ``about: label: value``, ``kind: text`` for a block, and
``left_out: line: reason: text``, where short neighbours with one reason are joined.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.reading import read_article
from translate.units import Article

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.html"))


@pytest.fixture(params=NAMES)
def page(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def read(page: str, *, keep_everything: bool = False) -> Article:
    return read_article(PAGES / f"{page}.html", keep_everything=keep_everything)


def expected(page: str, *, left_out: bool) -> list[str]:
    lines = (PAGES / f"{page}.expected").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.startswith("left_out: ") is left_out]


def test_the_article_is_read_whole_with_its_facts_and_structure_and_nothing_of_the_page_around_it(
    page: str,
) -> None:
    article = read(page)
    found = [f"about: {label}: {value}" for label, value in article.about]
    found += [f"{block.kind.value}: {block.text}" for block in article.blocks]
    assert found == expected(page, left_out=False)


def test_all_the_rest_of_the_page_is_listed_with_its_line_and_the_reason(page: str) -> None:
    found = [f"left_out: {out.line}: {out.reason}: {out.text}" for out in read(page).left_out]
    assert found == expected(page, left_out=True)


def test_keep_everything_keeps_all_visible_text_in_the_order_of_the_page(page: str) -> None:
    article, whole = read(page), read(page, keep_everything=True)
    unseen = [out for out in article.left_out if out.reason in ("hidden on the page", "for screen readers")]
    assert " · ".join(out.text for out in whole.left_out) == " · ".join(out.text for out in unseen)
    lines = [block.text for block in whole.blocks]
    rest = [text for out in article.left_out if out not in unseen for text in out.text.split(" · ")]
    assert sorted(lines) == sorted([block.text for block in article.blocks] + rest)
    body = [block.text for block in article.blocks][3:]
    assert [line for line in lines if line in body] == body


def test_a_web_archive_as_a_browser_writes_it_gives_the_same_article() -> None:
    archive = read_article(PAGES / "broadcaster.mhtml")
    assert archive.blocks == read("broadcaster").blocks
    assert archive.about == tuple(fact for fact in read("broadcaster").about if fact[0] != "Author")


def test_a_page_in_windows_1256_says_so() -> None:
    assert read("tables").encoding == "cp1256"


def test_a_whole_paragraph_in_bold_or_italics_is_marked_and_a_word_in_one_is_not() -> None:
    bold = [block.text.split()[0] for block in read("soup").blocks if block.bold]
    italic = [block.text.split()[0] for block in read("semantic").blocks if block.italic]
    assert (bold, italic) == (["وتشمل"], ["أعدت"])
    assert not any(block.bold for block in read("amp").blocks)


def test_hidden_text_and_scripts_are_not_text_of_the_page() -> None:
    everything = " ".join(block.text for block in read("soup", keep_everything=True).blocks)
    assert "نص مخفي" not in everything
    assert "إعلان لا يراه أحد" not in everything
