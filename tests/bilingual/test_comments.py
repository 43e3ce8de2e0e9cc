"""Findings in the Word document: comments on the English they are about, signs, and a summary with links."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from docx.document import Document
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from translate.bilingual import DocumentFacts, write_docx
from translate.bilingual.comments import Comment, commented
from translate.bilingual.ooxml import NAMESPACE, Look
from translate.units import Band, BlockKind, Confidence, Finding, Severity, TranslationUnit

W = f"{{{NAMESPACE}}}"
FACTS = DocumentFacts("a.txt", datetime(2026, 11, 24, 9, 30, tzinfo=UTC), "a model", "a signature")
NUMBER = Finding(
    "numbers", Severity.CRITICAL, "1,700 in the Arabic; 700 in the English.", "1,700", target_spans=((6, 9),)
)
NAME = Finding("latin_words", Severity.WARNING, "NATO is missing.")
HINT = Finding("omission", Severity.INFO, "The English may say less.")


def unit(number: int, **fields: object) -> TranslationUnit:
    row = TranslationUnit(
        number, number, BlockKind.PARAGRAPH, number, 1, 1, "قتل 1700 شخص.", "About 700 people died."
    )
    return replace(row, **fields)  # type: ignore[arg-type]  # the fields' own types are checked when they are used


def written(folder: Path, rows: list[TranslationUnit], facts: DocumentFacts = FACTS) -> Document:
    write_docx(folder / "a.docx", rows, facts)
    return docx.Document(str(folder / "a.docx"))


def anchored(document: Document) -> dict[str, str]:
    """The text between the beginning and the end of every comment's range, by the comment's number."""
    texts: dict[str, str] = {}
    is_open: set[str] = set()
    for element in document.element.body.iter():
        if element.tag == f"{W}commentRangeStart":
            is_open.add(element.get(f"{W}id"))
            texts[element.get(f"{W}id")] = ""
        elif element.tag == f"{W}commentRangeEnd":
            is_open.remove(element.get(f"{W}id"))
        elif element.tag == f"{W}t":
            texts |= {number: texts[number] + (element.text or "") for number in is_open}
    assert not is_open
    return texts


def test_a_finding_is_a_comment_by_muqabala_on_the_words_that_it_is_about(tmp_path: Path) -> None:
    document = written(tmp_path, [unit(1), unit(2, findings=(NUMBER,))])
    (comment,) = document.comments
    assert comment.author == "Muqabala"
    assert comment.text == "!! 1,700 in the Arabic; 700 in the English.\nSuggestion: 1,700"
    assert anchored(document) == {str(comment.comment_id): "700"}


def test_a_finding_without_a_place_is_on_the_whole_english(tmp_path: Path) -> None:
    assert list(anchored(written(tmp_path, [unit(1, findings=(NAME,))])).values()) == [
        "About 700 people died."
    ]


def test_the_comments_of_a_row_stand_worst_first(tmp_path: Path) -> None:
    document = written(tmp_path, [unit(1, findings=(HINT, NAME, NUMBER))])
    assert [comment.text.split()[0] for comment in document.comments] == ["!!", "!", "i"]


def test_quotation_marks_are_summed_up_and_not_commented_on(tmp_path: Path) -> None:
    finding = Finding("quotations", Severity.INFO, "The quotation marks are gone.")
    document = written(tmp_path, [unit(1, findings=(finding,))])
    assert not list(document.comments)
    assert "Quotations" in document.tables[-2].rows[0].cells[3].text


def test_what_was_done_for_a_row_is_said_in_a_comment_with_the_first_english(tmp_path: Path) -> None:
    document = written(tmp_path, [unit(1, note="Decoded again.", first="About 70 people died.")])
    assert [comment.text for comment in document.comments] == [
        "Decoded again.\nBefore: About 70 people died."
    ]
    assert "repaired" in document.tables[-1].rows[1].cells[0].text


def test_a_finding_on_an_empty_translation_has_its_comment(tmp_path: Path) -> None:
    document = written(tmp_path, [unit(1, target="", findings=(NUMBER,))])
    assert len(list(document.comments)) == len(anchored(document)) == 1


def test_a_clean_copy_has_no_comments_but_still_says_where_to_look(tmp_path: Path) -> None:
    document = written(tmp_path, [unit(1, findings=(NUMBER,))], replace(FACTS, comments=False))
    assert not list(document.comments)
    assert anchored(document) == {}
    assert "!!" in document.tables[-1].rows[1].cells[0].text
    assert "Numbers" in document.tables[-2].rows[0].cells[3].text


def test_the_summary_counts_findings_worst_first_and_leads_to_the_rows_of_each_kind(tmp_path: Path) -> None:
    rows = [
        unit(1, findings=(HINT,)),
        unit(2, findings=(NAME, NUMBER)),
        unit(3, findings=(NAME, NAME)),
        unit(4, findings=(replace(NUMBER, severity=Severity.WARNING),)),
    ]
    document = written(tmp_path, rows)
    lines = [[cell.text for cell in row.cells] for row in document.tables[-2].rows]
    assert lines == [
        ["!!", "Critical", "1", "Numbers row 2"],
        ["!", "Warning", "4", "Latin words rows 2, 3  ·  Numbers row 4"],
        ["i", "Info", "1", "Omission row 1"],
    ]
    anchors = document.tables[-2]._tbl.xpath(".//w:hyperlink/@w:anchor")
    bookmarks = document.element.xpath("//w:bookmarkStart/@w:name")
    assert anchors == ["seg_0002", "seg_0002", "seg_0003", "seg_0004", "seg_0001"]
    assert set(anchors) <= set(bookmarks)


def test_however_much_is_found_the_summary_leaves_the_first_page_to_the_article(tmp_path: Path) -> None:
    found = tuple(
        Finding(f"kind {number}", severity, "Look here.") for number in range(12) for severity in Severity
    )
    bands = [*Band]
    rows = [
        unit(number, findings=found, confidence=Confidence(0.5, bands[number % 3]))
        for number in range(1, 200)
    ]
    table = written(tmp_path, rows).tables[-2]
    assert len(table.rows) == 6
    assert max(len(row.cells[3].text) for row in table.rows) < 500
    assert "and 196 more" in table.rows[0].cells[3].text


def test_rows_of_little_confidence_are_listed_in_the_order_of_review(tmp_path: Path) -> None:
    bands = ((0.9, Band.HIGH), (0.2, Band.LOW), (0.1, Band.LOW), (0.5, Band.MEDIUM))
    rows = [unit(n, confidence=Confidence(score, band)) for n, (score, band) in enumerate(bands, 1)]
    document = written(tmp_path, rows)
    lines = [[cell.text for cell in row.cells] for row in document.tables[-2].rows]
    assert [(line[0], line[2], line[3]) for line in lines[:2]] == [
        ("●○○", "2", "rows 3, 2"),
        ("●●○", "1", "row 4"),
    ]
    assert lines[2][:3] == ["", "High confidence", "1"]
    assert "where to begin" in lines[2][3]
    assert not any("%" in cell for line in lines for cell in line)
    signs = [row.cells[0].text.split()[1:] for row in document.tables[-1].rows[1:]]
    assert signs == [[], ["●○○"], ["●○○"], ["●●○"]]


def test_an_article_without_findings_has_no_summary(tmp_path: Path) -> None:
    assert not written(tmp_path, [unit(1)]).element.xpath("//w:hyperlink")


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"])),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20))),
)
def test_comments_cut_no_character_out_of_the_english(text: str, places: list[tuple[int, int]]) -> None:
    spans = [(start, min(end, len(text))) for start, end in places if start < min(end, len(text))]
    said = [Comment(number, span, ("!",)) for number, span in enumerate(spans)]
    root = etree.fromstring(f'<w:p xmlns:w="{NAMESPACE}">{commented(text, said, {0: Look()})}</w:p>')
    assert "".join(root.itertext(f"{W}t")) == "".join(
        character if character not in "\ufffe\uffff" else "\ufffd" for character in text
    )
    assert (
        len(root.findall(f"{W}commentRangeStart")) == len(root.findall(f"{W}commentRangeEnd")) == len(spans)
    )


@pytest.mark.parametrize("span", [(3, 6), (0, 3), (2, 3), (3, 4), (2, 4), (0, 6)])
def test_a_comment_that_parts_a_carriage_return_from_its_line_feed_makes_no_further_line(
    span: tuple[int, int],
) -> None:
    runs = commented("on\r\ntop", [Comment(0, span, ("!",))], {0: Look()})
    assert runs.count("<w:br/>") == 1
    assert runs.count("<w:commentRangeStart") == runs.count("<w:commentRangeEnd") == 1
