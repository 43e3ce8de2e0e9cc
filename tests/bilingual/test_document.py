"""The Word document, read as the XML that Word reads."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.shared import Cm, Inches
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from translate.bilingual import DocumentFacts, Paper, is_untouched, write_docx
from translate.bilingual.manifest import PREFIX
from translate.bilingual.ooxml import NAMESPACE
from translate.reviewed import text_hash
from translate.units import BlockKind, Finding, LeftOut, Severity, TranslationUnit

W = {"w": NAMESPACE}
FACTS = DocumentFacts(
    source_name="مقال-1.txt",
    made=datetime(2026, 11, 24, 9, 30, tzinfo=UTC),
    model="starter-ar-en (shipped)",
    signature="model:starter-ar-en|beam:4",
    left_out=(LeftOut("لم تشترك بعد", 12, "site prompt: subscription"),),
)


def unit(number: int, source: str, target: str, **fields: object) -> TranslationUnit:
    row = TranslationUnit(number, number, BlockKind.PARAGRAPH, number, 1, 1, source, target)
    return replace(row, **fields)  # type: ignore[arg-type]  # the fields' own types are checked when they are used


ROWS = [
    unit(1, "عنوان الخبر", "The headline", kind=BlockKind.HEADLINE),
    unit(2, "قال Elon Musk إن «السعر» 3.5%.", "Elon Musk said the “price” is 3.5%.", block=2, parts=2),
    unit(3, "ثم غادر.", "then he left.", block=2, sentence=2, part=2, parts=2),
    unit(4, "بند", "An item", kind=BlockKind.LIST_ITEM),
]


def written(path: Path, rows: list[TranslationUnit] = ROWS, paper: Paper = Paper.A4) -> Document:
    write_docx(path, rows, FACTS, paper)
    return docx.Document(str(path))


@pytest.fixture
def document(tmp_path: Path) -> Document:
    return written(tmp_path / "a.docx")


def main_table(document: Document) -> etree._Element:
    (table,) = document.element.xpath("//w:tbl[.//w:tblHeader]")
    return table  # type: ignore[no-any-return]  # python-docx has no types for its XML


def rows_of(document: Document) -> list[etree._Element]:
    return main_table(document).findall("w:tr", W)[1:]


def cell_texts(row: etree._Element) -> list[str]:
    return [
        "".join(text.text or "" for text in cell.iterfind(".//w:t", W)) for cell in row.iterfind("w:tc", W)
    ]


def style_chain(document: Document, style_id: str | None) -> list[str | None]:
    (style,) = document.styles.element.xpath(f"w:style[@w:styleId='{style_id}']")
    base = style.find("w:basedOn", W)
    return [style_id, *(style_chain(document, base.get(f"{{{NAMESPACE}}}val")) if base is not None else [])]


def test_english_stands_beside_its_arabic_row_by_row(document: Document) -> None:
    assert [cell_texts(row)[1:] for row in rows_of(document)] == [[row.target, row.source] for row in ROWS]


def test_rows_are_numbered_and_parts_of_a_sentence_say_so(document: Document) -> None:
    assert [cell_texts(row)[0] for row in rows_of(document)] == ["1", "21 of 2", "32 of 2", "4"]


def test_each_source_cell_is_bookmarked_by_its_row(document: Document) -> None:
    for number, row in enumerate(rows_of(document), 1):
        (bookmark,) = row.findall("w:tc", W)[2].iterfind(".//w:bookmarkStart", W)
        assert bookmark.get(f"{{{NAMESPACE}}}name") == f"seg_{number:04}"


def test_arabic_is_right_to_left_and_never_aligned_by_hand(document: Document) -> None:
    for row in rows_of(document):
        (paragraph,) = row.findall("w:tc", W)[2].iterfind("w:p", W)
        style = paragraph.find("w:pPr/w:pStyle", W).get(f"{{{NAMESPACE}}}val")  # type: ignore[union-attr]
        assert "SourceArabic" in style_chain(document, style)
        assert paragraph.find("w:pPr/w:jc", W) is None
    (source,) = document.styles.element.xpath("w:style[@w:styleId='SourceArabic']")
    assert source.find("w:pPr/w:bidi", W) is not None
    assert source.find("w:rPr/w:lang", W).get(f"{{{NAMESPACE}}}bidi") == "ar"


def test_english_is_left_to_right_and_proofed_as_english(document: Document) -> None:
    for row in rows_of(document):
        (paragraph,) = row.findall("w:tc", W)[1].iterfind("w:p", W)
        style = paragraph.find("w:pPr/w:pStyle", W).get(f"{{{NAMESPACE}}}val")  # type: ignore[union-attr]
        assert "TargetEnglish" in style_chain(document, style)
    (target,) = document.styles.element.xpath("w:style[@w:styleId='TargetEnglish']")
    assert target.find("w:pPr/w:bidi", W) is None
    assert target.find("w:rPr/w:lang", W).get(f"{{{NAMESPACE}}}val") == "en-US"


def test_fonts_sizes_and_weights_have_their_complex_script_twins(document: Document) -> None:
    for properties in document.styles.element.xpath("w:style[@w:customStyle='1']/w:rPr"):
        for plain, twin in (("w:sz", "w:szCs"), ("w:b", "w:bCs")):
            assert len(properties.findall(plain, W)) == len(properties.findall(twin, W))
        fonts = properties.find("w:rFonts", W)
        assert fonts is None or fonts.get(f"{{{NAMESPACE}}}cs")


def test_latin_words_keep_their_direction_inside_arabic(document: Document) -> None:
    runs = list(rows_of(document)[1].findall("w:tc", W)[2].iterfind(".//w:r", W))
    left_to_right = [run.findtext("w:t", namespaces=W) for run in runs if run.find("w:rPr/w:rtl", W) is None]
    assert left_to_right == ["Elon Musk"]


def test_the_header_row_repeats_and_no_row_breaks_across_pages(document: Document) -> None:
    header, *rows = main_table(document).findall("w:tr", W)
    assert header.find("w:trPr/w:tblHeader", W) is not None
    assert all(row.find("w:trPr/w:cantSplit", W) is not None for row in rows)


def test_only_titles_stay_on_the_page_of_what_follows_so_that_pages_are_filled(document: Document) -> None:
    stays = [row.find("w:tc/w:p/w:pPr/w:keepNext", W) is not None for row in rows_of(document)]
    assert stays == [True, False, False, False]


def test_a_hairline_stands_first_so_that_libreoffice_adds_no_empty_line_above(document: Document) -> None:
    first = document.element.body[0]
    assert first.tag == f"{{{NAMESPACE}}}p"
    assert first.find("w:pPr/w:spacing", W).get(f"{{{NAMESPACE}}}lineRule") == "exact"


def test_a_row_taller_than_half_a_page_may_break(tmp_path: Path) -> None:
    document = written(tmp_path / "a.docx", [unit(1, "كلمة " * 500, "word")])
    assert rows_of(document)[0].find("w:trPr/w:cantSplit", W) is None


def test_the_grid_is_the_width_of_the_cells_and_fits_the_page(document: Document) -> None:
    table = main_table(document)
    name = f"{{{NAMESPACE}}}w"
    grid = [column.get(name) for column in table.iterfind("w:tblGrid/w:gridCol", W)]
    for row in table.iterfind("w:tr", W):
        assert [width.get(name) for width in row.iterfind("w:tc/w:tcPr/w:tcW", W)] == grid
    assert table.find("w:tblPr/w:tblLayout", W).get(f"{{{NAMESPACE}}}type") == "fixed"  # type: ignore[union-attr]
    section = document.sections[0]
    text_width = int(section.page_width or 0) - 2 * Cm(1.5)
    assert sum(int(width or 0) for width in grid) * 635 <= text_width


@pytest.mark.parametrize(("paper", "width"), [(Paper.A4, Cm(29.7)), (Paper.LETTER, Inches(11))])
def test_the_page_is_landscape_on_the_paper_asked_for(tmp_path: Path, paper: Paper, width: int) -> None:
    section = written(tmp_path / "a.docx", paper=paper).sections[0]
    assert section.page_width == pytest.approx(width, abs=Cm(0.1))
    assert int(section.page_width or 0) > int(section.page_height or 0)


def test_headings_are_set_apart_from_text(document: Document) -> None:
    styles = [row.findall("w:tc", W)[1].find("w:p/w:pPr/w:pStyle", W) for row in rows_of(document)]
    names = [style.get(f"{{{NAMESPACE}}}val") for style in styles if style is not None]
    assert names == ["TargetEnglishHeadline", "TargetEnglish", "TargetEnglish", "TargetEnglishListItem"]


def test_a_finding_marks_its_row_by_a_sign_not_by_colour_alone(tmp_path: Path) -> None:
    finding = Finding("truncation", Severity.WARNING, "It breaks off.")
    document = written(tmp_path / "a.docx", [unit(1, "نص", "text", findings=(finding,))])
    (row,) = rows_of(document)
    assert cell_texts(row)[0] == "1!"
    assert row.find("w:tc/w:tcPr/w:shd", W) is not None


def test_the_facts_name_source_model_counts_and_what_is_left_out(document: Document) -> None:
    facts = " ".join(text.text or "" for text in document.tables[1]._tbl.iterfind(".//w:t", W))
    for fact in (
        "مقال-1.txt",
        "24 November 2026",
        "starter-ar-en (shipped)",
        "Rows 4",
        "11 Arabic",
        "1 line",
    ):
        assert fact in facts
    assert FACTS.signature in [paragraph.text for paragraph in document.paragraphs]


def test_every_line_left_out_is_listed_at_the_end(document: Document) -> None:
    assert "Left out: 1 line" in [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for cell in document.tables[-1].rows[0].cells]
    assert cells == ["Line 12", "site prompt: subscription", "لم تشترك بعد"]


def test_the_document_says_what_it_is(document: Document) -> None:
    assert document.core_properties.title == "The headline"
    assert document.core_properties.language == "en-US"
    assert document.core_properties.identifier.startswith("urn:uuid:")
    assert "NUMPAGES" in etree.tostring(document.sections[0].footer._element).decode()


def test_the_identity_changes_with_the_text_and_only_with_it(tmp_path: Path) -> None:
    first = written(tmp_path / "a.docx").core_properties.identifier
    again = written(tmp_path / "b.docx").core_properties.identifier
    other = written(tmp_path / "c.docx", [*ROWS[:3], unit(4, "بند", "Item")]).core_properties.identifier
    assert first == again != other


def test_the_manifest_holds_the_hash_of_every_row(tmp_path: Path) -> None:
    rows = [unit(number, f"نص {number}", f"text {number}") for number in range(1, 41)]
    write_docx(tmp_path / "a.docx", rows, FACTS)
    with zipfile.ZipFile(tmp_path / "a.docx") as package:
        properties = etree.fromstring(package.read("docProps/custom.xml"))
    values = {element.get("name"): "".join(element.itertext()) for element in properties}
    assert all(len(value) <= 255 for value in values.values())
    hashes = " ".join(values[f"{PREFIX}rows-{first:04}"] for first in (1, 16, 31)).split()
    assert hashes == [text_hash(row.source) + text_hash(row.target) for row in rows]


def test_word_is_told_that_the_file_is_of_today(document: Document) -> None:
    (mode,) = document.settings.element.xpath("//w:compatSetting[@w:name='compatibilityMode']/@w:val")
    assert mode == "15"


def test_a_saved_document_is_no_longer_untouched(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    document = written(path)
    assert is_untouched(path)
    document.paragraphs[-1].add_run("edited")
    document.save(str(path))
    assert not is_untouched(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"my thesis", b"\x00" * 100])
def test_what_is_not_ours_is_not_taken_for_untouched(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.docx").write_bytes(content)
    assert not is_untouched(tmp_path / "a.docx")


def test_a_strangers_document_cannot_expand_entities_in_the_check(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa">]><p>' + "&a;" * 10 + "</p>"
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr("docProps/custom.xml", bomb)
        package.writestr("word/document.xml", "<w/>")
    assert not is_untouched(tmp_path / "a.docx")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.text(), st.text()), min_size=1, max_size=4))
def test_any_text_makes_a_document_that_opens(tmp_path: Path, texts: list[tuple[str, str]]) -> None:
    kinds = list(BlockKind)
    rows = [unit(1, *text, kind=kinds[number % len(kinds)]) for number, text in enumerate(texts)]
    rows = [replace(row, id=number, block=number, sentence=number) for number, row in enumerate(rows, 1)]
    document = written(tmp_path / "any.docx", rows)
    shown = [cell_texts(row)[1:] for row in rows_of(document)]
    for (source, target), (english, arabic) in zip(texts, shown, strict=True):
        assert [len(part) for part in (english, arabic)] >= [
            sum(character not in "\t\r\n" for character in part) for part in (target, source)
        ]


def test_ten_thousand_rows_are_written_without_a_cell_lookup_a_row(tmp_path: Path) -> None:
    """Time is the benchmark's business; here, that the file has them all."""
    rows = [unit(number, "قال الوزير إن الاتفاق قريب.", "He said so.") for number in range(1, 10_001)]
    document = written(tmp_path / "a.docx", rows)
    assert len(rows_of(document)) == 10_000
