"""What stands in a cell, read as Word shows it, with tracked changes accepted and rejected."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.bilingual.savers import BODY, Parts, W, changed, parts_of, with_part, zipped
from tests.review.edits import row, written
from translate.bilingual import read_docx
from translate.bilingual.ooxml import DECLARATION
from translate.reviewed import ChangeKind, Column, ReviewedRow, View

SPACES = (
    f'{DECLARATION} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"'
)
BY = 'w:id="1" w:author="Rana" w:date="2026-11-25T09:00:00Z"'


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def inserted(content: str) -> str:
    return f"<w:ins {BY}>{content}</w:ins>"


def deleted(content: str) -> str:
    return f"<w:del {BY}>{content}</w:del>"


def p(content: str, mark: str = "") -> str:
    properties = f"<w:pPr><w:rPr><w:{mark} {BY}/></w:rPr></w:pPr>" if mark else ""
    return f"<w:p>{properties}{content}</w:p>"


def with_target(parts: Parts, content: str) -> Parts:
    """The parts with this XML as the English cell of row 3."""

    def change(root: etree._Element) -> None:
        cell = row(root, 3).findall(f"{W}tc")[1]
        for old in cell.findall(f"{W}p"):
            cell.remove(old)
        cell.extend(etree.fromstring(f"<x {SPACES}>{content}</x>"))

    return changed(parts, BODY, change)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Parts:
    return parts_of(written(tmp_path_factory.mktemp("document")))


def read(before: Parts, content: str, view: View = View.ACCEPTED) -> ReviewedRow:
    rows = read_docx(zipped(with_target(before, content)), "a.docx", view).rows
    return next(each for each in rows if each.bookmarks == (3,))


PROMPT = "<w:showingPlcHdr/>"
BOX = "<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
SAME_IN_BOTH = {
    "runs are joined": (p(run("Mus") + '<w:proofErr w:type="spellStart"/>' + run("tafa")), "Mustafa"),
    "links, smart tags and controls are looked through": (
        p(
            f"<w:hyperlink w:anchor='x'>{run('a')}</w:hyperlink><w:smartTag>{run('b')}</w:smartTag>"
            f"<w:sdt><w:sdtPr/><w:sdtContent>{run('c')}</w:sdtContent></w:sdt>"
        ),
        "abc",
    ),
    "a control's prompt is no text": (
        p(f"<w:sdt><w:sdtPr>{PROMPT}</w:sdtPr><w:sdtContent>{run('Click')}</w:sdtContent></w:sdt>" + run("a")),
        "a",
    ),
    "a field shows its result": (
        p(field("begin") + run(" PAGE ", "instrText") + field("separate") + run("7") + field("end") + run(" of 9")),
        "7 of 9",
    ),
    "a field in a field's code is no text": (
        p(
            field("begin") + run("IF", "instrText") + field("begin") + field("separate") + run("inner")
            + field("end") + field("separate") + run("yes") + field("end")
        ),
        "yes",
    ),
    "a simple field shows its result": (p(f'<w:fldSimple w:instr="DATE">{run("May")}</w:fldSimple>'), "May"),
    "tabs, breaks and hyphens": (
        p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:softHyphen/></w:r>"),
        "a\tb\nc\u2011\u00ad",
    ),
    "a non-breaking space is kept": (p(run("5\u00a0km")), "5\u00a0km"),
    "paragraphs are lines, empty ones at the ends are layout": (p("") + p(run("a")) + p(run("b")) + p(""), "a\nb"),
    "a symbol by its number": (p('<w:r><w:sym w:font="Arial" w:char="2022"/></w:r>'), "•"),
    "formatting changes are no changes": (
        p(f"<w:r><w:rPr><w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr><w:t>a</w:t></w:r>"),
        "a",
    ),
    "of alternatives one is read, a box after its paragraph": (
        p(
            f"{run('a')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{BOX}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>{run('b')}"
        ),
        "ab\nboxed",
    ),
    "of ruby the base": (
        p(f"<w:r><w:ruby><w:rt>{run('x')}</w:rt><w:rubyBase>{run('a')}</w:rubyBase></w:ruby></w:r>"),
        "a",
    ),
    "mathematics": (p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), "x=1"),
    "spaces that the file does not ask to keep": ("<w:p><w:r><w:t> a </w:t></w:r></w:p>", "a"),
}  # fmt: skip


@pytest.mark.parametrize("case", SAME_IN_BOTH)
@pytest.mark.parametrize("view", View)
def test_text_is_what_word_shows(before: Parts, case: str, view: View) -> None:
    content, text = SAME_IN_BOTH[case]
    assert read(before, content, view).target == text


TRACKED = {
    "an insertion": (p(run("a") + inserted(run("b"))), "ab", "a"),
    "a deletion": (p(run("a") + deleted(run("b", "delText"))), "a", "ab"),
    "a deletion in an insertion": (p(inserted(run("a") + deleted(run("b", "delText")))), "a", ""),
    "a move": (
        p(f"<w:moveFrom {BY}>{run('a ')}</w:moveFrom>{run('b ')}<w:moveTo {BY}>{run('a ')}</w:moveTo>"),
        "b a ",
        "a b ",
    ),
    "a deleted paragraph mark joins": (p(run("a"), "del") + p(run("b")), "ab", "a\nb"),
    "an inserted paragraph mark divides": (p(run("a"), "ins") + p(run("b")), "a\nb", "ab"),
    "a deleted mark at the end": (p(run("a"), "del"), "a", "a"),
    "a deleted link": (p(f"<w:hyperlink>{deleted(run('a', 'delText'))}</w:hyperlink>{run('b')}"), "b", "ab"),
    "a deleted field": (
        p(deleted(field("begin") + run("X", "delInstrText") + field("separate") + run("a", "delText") + field("end"))
          + run("b")),
        "b",
        "ab",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TRACKED)
def test_tracked_changes_are_accepted_or_rejected(before: Parts, case: str) -> None:
    content, accepted, rejected = TRACKED[case]
    assert read(before, content, View.ACCEPTED).target == accepted
    assert read(before, content, View.REJECTED).target == rejected


def test_who_changed_what_is_kept_in_one_piece(before: Parts) -> None:
    content = p(run("a") + inserted(run("b")) + inserted(run("c")) + run("d") + deleted(run("e", "delText")))
    changes = read(before, content).changes
    assert [(change.kind, change.text) for change in changes] == [
        (ChangeKind.INSERTED, "bc"),
        (ChangeKind.DELETED, "e"),
    ]
    assert {(change.author, change.date, change.column) for change in changes} == {
        ("Rana", "2026-11-25T09:00:00Z", Column.TARGET)
    }


REMARKED = {
    "hidden text": (p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>" + run("a")), "a", "secret"),
    "struck text": (p(run("a") + "<w:r><w:rPr><w:strike/></w:rPr><w:t>b</w:t></w:r>"), "ab", "counts: b"),
    "a sign that only its font knows": (
        p('<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'),
        "�",
        "Wingdings",
    ),
    "a picture": (p(run("a") + "<w:r><w:drawing/></w:r>"), "a", "picture"),
    "a table in the cell": (
        f"<w:tbl><w:tr><w:tc>{p(run('a'))}</w:tc><w:tc>{p(run('b'))}</w:tc></w:tr></w:tbl>{p('')}",
        "a\nb",
        "table inside",
    ),
    "an embedded file": (p(run("a")) + '<w:altChunk xmlns:r="x" r:id="rId9"/>', "a", "not read"),
}


@pytest.mark.parametrize("case", REMARKED)
def test_what_is_not_plain_text_is_remarked_on(before: Parts, case: str) -> None:
    content, text, remark = REMARKED[case]
    found = read(before, content)
    assert found.target == text
    assert any(remark in each for each in found.remarks)


def test_text_that_is_not_hidden_after_all(before: Parts) -> None:
    found = read(before, p('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>a</w:t></w:r>'))
    assert (found.target, found.remarks) == ("a", ())


def test_a_footnote_typed_into_a_cell_is_kept_apart(before: Parts) -> None:
    content = p(run("a") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("b"))
    note = f'<w:footnotes {DECLARATION}><w:footnote w:id="2">{p(run("A note."))}</w:footnote></w:footnotes>'
    parts = with_part(with_target(before, content), "word/footnotes.xml", note, "footnotes")
    found = next(each for each in read_docx(zipped(parts), "a.docx").rows if each.bookmarks == (3,))
    assert (found.target, found.notes) == ("ab", ("A note.",))
