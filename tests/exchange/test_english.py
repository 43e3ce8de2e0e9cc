"""The published English: paragraphs rebuilt, structure kept, nothing of the text read as markup."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from translate.exchange import (
    english_article,
    write_english_docx,
    write_english_html,
    write_english_markdown,
    write_side_by_side_html,
    write_side_by_side_markdown,
)
from translate.units import BlockKind, Finding, Severity, TranslationUnit


def row(number: int, block: int, kind: BlockKind, target: str, **fields: object) -> TranslationUnit:
    return TranslationUnit(number, block, kind, number, 1, 1, f"نص {number}", target, **fields)  # type: ignore[arg-type]


ROWS = [
    row(1, 1, BlockKind.HEADLINE, "Prices rise"),
    row(2, 2, BlockKind.DECK, "Bread costs 20% more", bold=True),
    row(3, 3, BlockKind.PARAGRAPH, "The price of bread rose"),
    row(4, 3, BlockKind.PARAGRAPH, "while wages fell."),
    row(5, 3, BlockKind.PARAGRAPH, ""),
    row(6, 4, BlockKind.HEADING, "What is next"),
    row(7, 5, BlockKind.LIST_ITEM, "First <b>item</b>"),
    row(8, 6, BlockKind.LIST_ITEM, "Second *item*"),
    row(9, 7, BlockKind.LIST_ITEM, "3- Third item"),
    row(10, 8, BlockKind.PARAGRAPH, "A bold end.", bold=True),
]
ARTICLE = english_article(ROWS, (("Author", "Samar Haddad"), ("Published", "2026-11-24"), ("Site", "x")))
LINES = [
    "Prices rise", "Bread costs 20% more", "Samar Haddad · 24 November 2026",
    "The price of bread rose while wages fell.", "What is next", "First <b>item</b>", "Second *item*",
    "3- Third item", "A bold end.",
]  # fmt: skip


def test_rows_of_one_block_become_one_paragraph_again(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    write_english_docx(path, ARTICLE)
    document = docx.Document(str(path))
    assert [paragraph.text for paragraph in document.paragraphs] == LINES
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert styles == [
        "Title", "Subtitle", "Byline", "Normal", "Heading 1", "List Bullet", "List Bullet", "List", "Normal",
    ]  # fmt: skip
    assert [run.bold for run in document.paragraphs[-1].runs] == [True]
    assert document.core_properties.title == "Prices rise"


def test_the_deck_is_larger_than_the_text_and_neither_bold_nor_spaced(tmp_path: Path) -> None:
    write_english_docx(tmp_path / "a.docx", ARTICLE)
    document = docx.Document(str(tmp_path / "a.docx"))
    deck, text = document.styles["Subtitle"], document.styles["Normal"]
    assert deck.font.size > text.font.size
    assert deck.font.bold is False
    assert not deck.element.xpath("w:rPr/w:spacing")
    assert [run.bold for run in document.paragraphs[1].runs] == [None]


@pytest.mark.parametrize(
    ("written", "shown"),
    [("2026-11-05T08:00:00Z", "5 November 2026"), ("November 2026", "November 2026"), ("", "")],
)
def test_a_known_date_reads_as_in_a_newspaper(written: str, shown: str) -> None:
    assert english_article([], [("Published", written)]).credit == shown


def test_markdown_reads_back_as_the_same_structure(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    write_english_markdown(path, ARTICLE)
    page = html.fromstring(MarkdownIt("commonmark").render(path.read_text(encoding="utf-8")))
    found = [(element.tag, element.text_content()) for element in page.iter("h1", "h2", "p", "li")]
    assert [text for _, text in found] == LINES
    assert [tag for tag, _ in found] == ["h1", "p", "p", "p", "h2", "li", "li", "p", "p"]


def test_the_page_has_the_same_structure_and_fetches_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    write_english_html(path, ARTICLE)
    page = html.fromstring(path.read_text(encoding="utf-8"))
    found = [(element.tag, element.text_content()) for element in page.iter("h1", "h2", "p", "li")]
    assert [text for _, text in found] == LINES
    assert len(page.findall(".//ul")) == 1
    assert page.xpath("//li[@class='numbered']/text()") == ["3- Third item"]
    assert not page.xpath("//@src | //@href | //script | //link")


@example("0.")
@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"])))
def test_no_text_is_taken_for_markup(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("english")
    article = english_article([row(1, 1, BlockKind.PARAGRAPH, text)])
    expected = re.sub(r"\s+", " ", text).strip()
    write_english_markdown(folder / "a.md", article)
    rendered = MarkdownIt("commonmark").render((folder / "a.md").read_text(encoding="utf-8"))
    shown = html.fromstring(f"<div>{rendered}</div>").text_content().strip()
    assert re.sub(r"\s+", " ", shown).strip() == expected
    write_side_by_side_html(folder / "a.html", [row(1, 1, BlockKind.PARAGRAPH, text)], "a.txt")
    page = html.fromstring((folder / "a.html").read_text(encoding="utf-8"))
    cell = page.xpath("//tbody/tr/td[@lang='en']")[0]
    assert re.sub(r"\s+", " ", cell.text_content()).strip() == expected


def test_an_article_whose_rows_are_all_empty_is_an_empty_file(tmp_path: Path) -> None:
    article = english_article([row(1, 1, BlockKind.PARAGRAPH, " ")])
    write_english_markdown(tmp_path / "a.md", article)
    write_english_html(tmp_path / "a.html", article)
    write_english_docx(tmp_path / "a.docx", article)
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "\n"


def test_the_side_by_side_page_has_anchors_directions_and_findings(tmp_path: Path) -> None:
    finding = Finding("numbers", Severity.WARNING, "1,700 < 7000?", suggestion="1,700")
    path = tmp_path / "a.html"
    write_side_by_side_html(
        path, [row(12, 3, BlockKind.PARAGRAPH, "700 men", findings=(finding,))], "مقال.txt"
    )
    page = html.fromstring(path.read_text(encoding="utf-8"))
    (line,) = page.xpath("//tr[@id='row-12']")
    assert "warning" in line.get("class")
    assert line.xpath("./td/a/@href") == ["#row-12"]
    assert [(cell.get("lang"), cell.get("dir")) for cell in line[1:]] == [("en", "ltr"), ("ar", "rtl")]
    assert line.xpath(".//li")[0].text_content() == "! 1,700 < 7000? Suggestion: 1,700"


def test_the_side_by_side_table_keeps_its_columns_whatever_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    write_side_by_side_markdown(path, [row(1, 1, BlockKind.PARAGRAPH, "a | b\nc <i> `d")])
    rendered = MarkdownIt("commonmark").enable("table").render(path.read_text(encoding="utf-8"))
    cells = [cell.text_content() for cell in html.fromstring(rendered).findall(".//td")]
    assert cells == ["1", "a | b c <i> `d", "نص 1", ""]
