"""The article's table, whatever was done to it; and what stands beside it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from tests.bilingual.savers import BODY, COMMENTS, Parts, W, changed, google, parts_of, with_part, zipped
from tests.review.edits import TEXTS, row, set_text, text_run, written
from translate.bilingual import read_docx
from translate.bilingual.ooxml import DECLARATION
from translate.reviewed import Column, ReviewedDocument, View
from translate.units import LeftOut

Change = Callable[[etree._Element], None]
PAIRS = [(number, target, source) for number, (source, target) in enumerate(TEXTS, 1)]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Parts:
    left_out = (LeftOut("اشترك في نشرتنا", 3, "site prompt"),)
    return parts_of(
        written(tmp_path_factory.mktemp("document"), left_out=left_out, about=(("Author", "سمر"),))
    )


def table(root: etree._Element) -> etree._Element:
    return next(row(root, 1).iterancestors(f"{W}tbl"))


def cells(tr: etree._Element) -> list[etree._Element]:
    return tr.findall(f"{W}tc")


def reverse_columns(root: etree._Element) -> None:
    for tr in table(root).findall(f"{W}tr"):
        tr[:] = [each for each in tr if each.tag != f"{W}tc"] + cells(tr)[::-1]


def drop_header(root: etree._Element) -> None:
    table(root).remove(table(root).findall(f"{W}tr")[0])


def reverse_without_header(root: etree._Element) -> None:
    reverse_columns(root)
    drop_header(root)


def drop_numbers(root: etree._Element) -> None:
    for tr in table(root).findall(f"{W}tr"):
        tr.remove(cells(tr)[0])


def drop_arabic(root: etree._Element) -> None:
    for tr in table(root).findall(f"{W}tr"):
        tr.remove(cells(tr)[2])


def test_a_table_whose_arabic_column_was_deleted_is_still_the_article(before: Parts) -> None:
    """The headline stands in both languages above it, and is not taken for the article."""
    found = read_docx(zipped(changed(before, BODY, drop_arabic)))
    assert [(row.numbers, row.target) for row in found.rows] == [
        ((number,), target) for number, target, _ in PAIRS
    ]
    assert found.outside == ()


@pytest.mark.parametrize("titles", [("No.", "English – RK", "Arabic"), ("Nr.", "ENGLISH", "عربي")])
def test_the_row_of_titles_is_known_though_all_were_written_anew(
    before: Parts, titles: tuple[str, ...]
) -> None:
    """It stands at the top of every page; what its titles do not say of the columns, their texts do."""
    assert content(read_docx(zipped(changed(before, BODY, title(*titles))))) == PAIRS


def add_tables(root: etree._Element) -> None:
    """A glossary of the reviewer's own above and below, with numbers and both languages."""
    words = "".join(
        f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("1", "municipality", "بلدية")
    )
    own = etree.fromstring(f"<w:tbl {DECLARATION}><w:tblPr/><w:tr>{words}</w:tr></w:tbl>")
    table(root).addprevious(copy.deepcopy(own))
    table(root).addnext(own)


def cut_in_two(root: etree._Element) -> None:
    lower = etree.Element(f"{W}tbl")
    etree.SubElement(lower, f"{W}tblPr")
    rows = table(root).findall(f"{W}tr")[5:]
    table(root).addnext(lower)
    lower.addprevious(etree.Element(f"{W}p"))
    lower.extend(rows)


def wrap_in_frame(root: etree._Element) -> None:
    frame = etree.fromstring(f"<w:tbl {DECLARATION}><w:tblPr/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")
    table(root).addprevious(frame)
    frame.find(f".//{W}tc").insert(0, table(root))  # type: ignore[union-attr]


def number_in_arabic(root: etree._Element) -> None:
    for number in range(1, 8):
        set_text(cells(row(root, number))[0].find(f"{W}p"), text_run("٠١٢٣٤٥٦٧"[number]))  # type: ignore[arg-type]


def title(*titles: str) -> Callable[[etree._Element], None]:
    def rename(root: etree._Element) -> None:
        for cell, text in zip(cells(table(root).findall(f"{W}tr")[0]), titles, strict=True):
            set_text(cell.find(f"{W}p"), text_run(text))  # type: ignore[arg-type]

    return rename


REARRANGED = {
    "English with more behind it": title("#", "ENGLISH (edited by Rana)", "العربية"),
    "English called otherwise": title("#", "Translation", "العربية"),
    "columns in another order": reverse_columns,
    "no header row": drop_header,
    "another order and no header row": reverse_without_header,
    "further tables": add_tables,
    "cut in two": cut_in_two,
    "in a frame": wrap_in_frame,
    "numbered in Arabic": number_in_arabic,
}


def content(document: ReviewedDocument) -> list[tuple[int, str, str]]:
    return [(each.numbers[0], each.target, each.source) for each in document.rows]


@pytest.mark.parametrize("name", REARRANGED)
def test_the_rows_are_found_however_the_table_stands(before: Parts, name: str) -> None:
    document = read_docx(zipped(changed(before, BODY, REARRANGED[name])), "a.docx")
    assert content(document) == PAIRS
    assert [each.bookmarks for each in document.rows] == [(number,) for number in range(1, 8)]


@pytest.mark.parametrize("name", REARRANGED)
def test_they_are_found_without_bookmarks_too(before: Parts, name: str) -> None:
    document = read_docx(zipped(google(changed(before, BODY, REARRANGED[name]))), "a.docx")
    found = [each for each in content(document) if each[1] != "municipality"]
    assert found == PAIRS


def test_without_numbers_english_beside_arabic_tells_the_table(before: Parts) -> None:
    document = read_docx(zipped(google(changed(before, BODY, drop_numbers))), "a.docx")
    assert [(each.target, each.source) for each in document.rows] == [pair[1:] for pair in PAIRS]


def test_what_we_wrote_around_the_table_is_not_reported(before: Parts) -> None:
    assert read_docx(zipped(before), "a.docx").outside == ()


def test_what_others_write_around_the_table_is(before: Parts) -> None:
    def write(root: etree._Element) -> None:
        note = etree.Element(f"{W}p")
        note.append(text_run("Please check the mayor's name."))
        root[0].append(note)

    assert read_docx(zipped(changed(before, BODY, write)), "a.docx").outside == (
        "Please check the mayor's name.",
    )


def test_tracked_rows_are_in_or_out_as_the_view_says(before: Parts) -> None:
    def track(root: etree._Element) -> None:
        for number, tag in ((3, "del"), (4, "ins")):
            properties = row(root, number).find(f"{W}trPr")
            assert properties is not None
            etree.SubElement(properties, f"{W}{tag}", {f"{W}id": "1", f"{W}author": "Rana"})

    data = zipped(changed(before, BODY, track))
    accepted, rejected = (read_docx(data, "a.docx", view) for view in View)
    assert [each.numbers for each in accepted.gone] == [(3,)]
    assert [each.numbers for each in rejected.gone] == [(4,)]
    assert len(accepted.rows) == len(rejected.rows) == 6
    assert accepted.gone[0].changes[0].author == "Rana"


def test_cells_merged_downwards_are_one_row(before: Parts) -> None:
    def merge(root: etree._Element) -> None:
        for column in (0, 1, 2):
            upper, lower = cells(row(root, 3))[column], cells(row(root, 4))[column]
            for cell, kind in ((upper, "restart"), (lower, "continue")):
                cell[0].append(etree.Element(f"{W}vMerge", {f"{W}val": kind}))

        for column in (0, 1, 2):
            lower = cells(table(root).findall(f"{W}tr")[4])[column]
            upper = cells(row(root, 3))[column]
            upper.append(lower.find(f"{W}p"))  # type: ignore[arg-type]
            etree.SubElement(lower, f"{W}p")

    document = read_docx(zipped(changed(before, BODY, merge)), "a.docx")
    merged = document.rows[2]
    assert (merged.numbers, merged.bookmarks) == ((3, 4), (3, 4))
    assert merged.target == f"{TEXTS[2][1]}\n{TEXTS[3][1]}"
    assert len(document.rows) == 6


def test_cells_merged_sideways_are_told_apart_and_reported(before: Parts) -> None:
    def merge(root: etree._Element) -> None:
        english, arabic = cells(row(root, 3))[1:]
        english.extend(arabic.findall(f"{W}p"))
        english.find(f"{W}tcPr").append(etree.Element(f"{W}gridSpan", {f"{W}val": "2"}))  # type: ignore[union-attr]
        row(root, 3).remove(arabic)

    found = read_docx(zipped(changed(before, BODY, merge)), "a.docx").rows[2]
    assert (found.target, found.source) == (TEXTS[2][1], TEXTS[2][0])
    assert any("merged" in remark for remark in found.remarks)


def test_a_further_column_is_left_out_and_reported(before: Parts) -> None:
    def add(root: etree._Element) -> None:
        for number, tr in enumerate(table(root).findall(f"{W}tr")):
            cell = etree.SubElement(tr, f"{W}tc")
            etree.SubElement(cell, f"{W}p").append(text_run("my notes" if number == 3 else ""))

    document = read_docx(zipped(changed(before, BODY, add)), "a.docx")
    assert content(document) == PAIRS
    assert [any("my notes" in remark for remark in each.remarks) for each in document.rows].index(True) == 2


def comment(number: str, text: str, author: str = "Rana", extra: str = "") -> str:
    content = f"<w:p {extra}><w:r><w:t>{text}</w:t></w:r></w:p>"
    return f'<w:comment w:id="{number}" w:author="{author}">{content}</w:comment>'


def commented(before: Parts, mark: Change, *comments: str) -> ReviewedDocument:
    def add(root: etree._Element) -> None:
        root.extend(etree.fromstring(f"<x {SPACES}>{''.join(comments)}</x>"))

    return read_docx(zipped(changed(changed(before, BODY, mark), COMMENTS, add)), "a.docx")


SPACES = f'{DECLARATION} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def test_a_comment_over_several_cells_is_on_the_row_where_it_begins(before: Parts) -> None:
    def mark(root: etree._Element) -> None:
        first, last = cells(row(root, 3))[1].find(f"{W}p"), cells(row(root, 4))[2].find(f"{W}p")
        assert first is not None
        assert last is not None
        first.insert(1, etree.Element(f"{W}commentRangeStart", {f"{W}id": "70"}))
        last.append(etree.Element(f"{W}commentRangeEnd", {f"{W}id": "70"}))

    document = commented(before, mark, comment("70", "All of this?"))
    (found,) = document.rows[2].comments
    assert found.column is Column.TARGET
    assert TEXTS[2][1] in found.anchor
    assert TEXTS[3][0] in found.anchor


def test_a_comment_without_a_range_stands_where_its_mark_is(before: Parts) -> None:
    def mark(root: etree._Element) -> None:
        run = etree.SubElement(cells(row(root, 3))[2][-1], f"{W}r")
        etree.SubElement(run, f"{W}commentReference", {f"{W}id": "70"})

    (found,) = commented(before, mark, comment("70", "Arabic?")).rows[2].comments
    assert (found.column, found.anchor, found.paragraph) == (Column.SOURCE, "", TEXTS[2][0])


def test_a_comment_that_is_nowhere_is_not_lost(before: Parts) -> None:
    (found,) = commented(before, lambda _: None, comment("70", "In general: good.")).comments
    assert found.text == "In general: good."


def test_comments_that_answer_one_another_in_a_circle_are_all_there(before: Parts) -> None:
    comments = [comment(str(70 + n), f"c{n}", extra=f'w14:paraId="0000000{n}"') for n in (1, 2)]
    data = (
        '<e:commentsEx xmlns:e="http://schemas.microsoft.com/office/word/2012/wordml">'
        '<e:commentEx e:paraId="00000001" e:paraIdParent="00000002"/>'
        '<e:commentEx e:paraId="00000002" e:paraIdParent="00000001"/></e:commentsEx>'
    )
    kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    parts = with_part(before, "word/commentsExtended.xml", data, "commentsExtended", kind)
    found = commented(parts, lambda _: None, *comments).comments
    assert {each.text for each in found} == {"c1", "c2"}


def test_google_says_in_words_that_a_comment_is_resolved(before: Parts) -> None:
    def mark(root: etree._Element) -> None:
        target = cells(row(root, 3))[1].find(f"{W}p")
        assert target is not None
        for number in ("70", "71", "72"):
            next(target.iter(f"{W}r")).addprevious(etree.Element(f"{W}commentRangeStart", {f"{W}id": number}))
            target.append(etree.Element(f"{W}commentRangeEnd", {f"{W}id": number}))

    said = [comment("70", "Sure?"), comment("71", "Yes."), comment("72", "_Marked as resolved_")]
    (found,) = commented(before, mark, *said).rows[2].comments
    assert (found.text, found.resolved, [reply.text for reply in found.replies]) == ("Sure?", True, ["Yes."])


def test_the_draft_comes_back_with_what_is_known_of_the_article(tmp_path: Path, before: Parts) -> None:
    draft = read_docx(zipped(before), "a.docx").draft
    assert draft is not None
    assert (draft.source_name, draft.about) == ("market.txt", (("Author", "سمر"),))
    assert [row.unit.source for row in draft.rows if row.unit] == [source for source, _ in TEXTS]
    assert draft.rows[1].unit is not None
    assert draft.rows[1].unit.findings[0].check == "numbers"
