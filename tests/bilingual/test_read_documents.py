"""Whole documents: what is written is what is read, whatever the text; and what strangers may send."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.bilingual.savers import (
    BODY,
    RELATIONS,
    Parts,
    W,
    changed,
    google,
    libreoffice,
    parts_of,
    word,
    zipped,
)
from tests.review.edits import FACTS, TEXTS, UNITS, paragraph, set_text, text_run, written
from translate.bilingual import read_docx, recovered_text, write_docx
from translate.bilingual.ooxml import DECLARATION
from translate.errors import SourceError
from translate.reviewed import text_hash
from translate.units import Band, BlockKind, Confidence, Finding, Origin, Severity, TranslationUnit, UnitState
from translate.xmltext import plain

MANIFEST, ITEM = "docProps/custom.xml", "customXml/item1.xml"


@pytest.fixture
def document(tmp_path: Path) -> bytes:
    return written(tmp_path)


def as_read(text: str) -> str:
    """What a document can hold of a text: line breaks are one kind, and what XML forbids is U+FFFD."""
    return re.sub(r"\r\n|\r", "\n", plain(text))


HOSTILE = st.sampled_from(
    [
        *(
            "\u202e",
            "\u2066",
            "😀",
            "\t",
            "\n",
            "\r\n",
            "\x00",
            "\x0b",
            "]]>",
            "<w:t>",
            "&amp;",
            "\ufffe",
            "\u00a0",
        ),
        *("\u00ad", "\u2011", "\ud800", "\x85", "\u2028", "seg_0001", "قال", "he", " ", "7"),
    ]
)
TEXT = st.one_of(st.text(), st.lists(HOSTILE, max_size=8).map("".join))
FINDING = st.builds(
    Finding,
    st.text(),
    st.sampled_from(Severity),
    TEXT,
    TEXT,
    st.just(((0, 1),)),
    st.lists(st.just((1, 2))).map(tuple),
)


@st.composite
def units(draw: st.DrawFn) -> list[TranslationUnit]:
    """Rows of any text, with all that a row may carry."""
    count = draw(st.integers(1, 4))
    return [
        TranslationUnit(
            id=number,
            block=number,
            kind=draw(st.sampled_from(BlockKind)),
            sentence=number,
            part=1,
            parts=draw(st.integers(1, 2)),
            source=draw(TEXT),
            target=draw(TEXT).replace("\r", "\n"),  # a comment may begin between the two of "\r\n"
            score=-0.25,
            complete=draw(st.booleans()),
            confidence=draw(st.sampled_from([None, Confidence(0.5, Band.LOW)])),
            first=draw(TEXT),
            note=draw(TEXT),
            origin=draw(st.sampled_from(Origin)),
            state=draw(st.sampled_from(UnitState)),
            findings=tuple(draw(st.lists(FINDING, max_size=2))),
            rule=draw(TEXT),
            bold=draw(st.booleans()),
        )
        for number in range(1, count + 1)
    ]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(units())
def test_what_is_written_is_what_is_read(tmp_path: Path, rows: list[TranslationUnit]) -> None:
    write_docx(tmp_path / "any.docx", rows, FACTS)
    found = read_docx(tmp_path / "any.docx")
    assert [(each.source, each.target, each.numbers, each.bookmarks) for each in found.rows] == [
        (as_read(unit.source), as_read(unit.target), (unit.id,), (unit.id,)) for unit in rows
    ]
    assert found.draft is not None
    assert [row.unit for row in found.draft.rows] == rows
    assert found.outside == ()
    assert all(not each.changes and not each.remarks for each in found.rows)
    assert all(comment.is_ours for each in found.rows for comment in each.comments)


PROGRAMS = {"Word": word, "LibreOffice": libreoffice, "Google Docs": google}


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(units(), st.sampled_from(sorted(PROGRAMS)))
def test_programs_change_nothing_by_saving(tmp_path: Path, rows: list[TranslationUnit], program: str) -> None:
    rows = [replace(row, source=f"قال إن {row.source}") for row in rows]
    write_docx(tmp_path / "any.docx", rows, FACTS)
    saved = PROGRAMS[program](parts_of((tmp_path / "any.docx").read_bytes()))
    found = read_docx(zipped(saved))
    assert [(each.source, each.target) for each in found.rows] == [
        (as_read(unit.source), as_read(unit.target)) for unit in rows
    ]


def test_a_document_of_the_first_version_is_known_by_its_hashes(document: bytes) -> None:
    parts = {name: data for name, data in parts_of(document).items() if not name.startswith("customXml")}
    draft = read_docx(zipped(parts)).draft
    assert draft is not None
    assert [(row.id, row.source_hash, row.target_hash, row.unit) for row in draft.rows] == [
        (number, text_hash(source), text_hash(target), None)
        for number, (source, target) in enumerate(TEXTS, 1)
    ]


DAMAGE = {
    "a row is missing": lambda text: text.replace('"id":3', '"id":9'),
    "a text was changed": lambda text: text.replace("tourist", "travel"),
    "it is no JSON": lambda text: text.replace('{"id":1', "{id:1"),
    "it is another document's": lambda text: text.replace("urn:uuid:", "urn:uuid:0"),
    "its fields are of other kinds": lambda text: text.replace('"kind":"headline"', '"kind":"poem"'),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_draft_is_no_draft(document: bytes, damage: str) -> None:
    parts = parts_of(document)
    broken = DAMAGE[damage](parts[ITEM].decode())
    assert broken.encode() != parts[ITEM]
    found = read_docx(zipped({**parts, ITEM: broken.encode()}))
    assert found.draft is None
    assert "damaged" in found.problem
    assert len(found.rows) == len(TEXTS)


def test_hashes_that_are_cut_off_are_no_draft(document: bytes) -> None:
    parts = {name: data for name, data in parts_of(document).items() if name != ITEM}
    cut = parts[MANIFEST].replace(text_hash(TEXTS[6][1]).encode(), b"12")
    found = read_docx(zipped({**parts, MANIFEST: cut}))
    assert found.draft is None
    assert "damaged" in found.problem


def test_a_document_that_says_nothing_of_a_draft(document: bytes) -> None:
    found = read_docx(zipped(google(parts_of(document))))
    assert (found.document_id, found.draft) == ("", None)
    assert "nothing of its draft" in found.problem


# What strangers send.


def refused(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        read_docx(data, "strange.docx")
    assert caught.value.hint
    assert "strange.docx" in caught.value.message
    return caught.value.message


def with_body(document: bytes, body: str | bytes) -> bytes:
    return zipped({**parts_of(document), BODY: body.encode() if isinstance(body, str) else body})


def test_a_zip_bomb_is_refused(document: bytes) -> None:
    assert "unpacks to more" in refused(with_body(document, b"<a>" + b" " * (70 * 2**20) + b"</a>"))


def test_a_million_rows_are_refused_before_they_are_read(document: bytes) -> None:
    rows = "<w:tr><w:tc/></w:tr>" * 1_000_000
    body = f"<w:document {DECLARATION}><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>"
    assert "more rows" in refused(with_body(document, body))


def test_entities_are_refused(document: bytes) -> None:
    lol = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    assert "DTD" in refused(
        with_body(document, f"{lol}<w:document {DECLARATION}><w:body>&b;</w:body></w:document>")
    )


@pytest.mark.parametrize("levels", [240, 5_000])
def test_deep_nesting_is_read_or_refused(document: bytes, levels: int) -> None:
    body = f"<w:document {DECLARATION}><w:body>{'<w:sdt>' * levels}<w:p/>{'</w:sdt>' * levels}</w:body></w:document>"
    data = with_body(document, body)
    if levels > 256:
        assert "cannot be read" in refused(data)
    else:
        assert read_docx(data).rows == ()


def test_nothing_outside_the_archive_is_opened(document: bytes, tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text(f"<w:comments {DECLARATION}/>", encoding="utf-8")

    def relate(root: etree._Element) -> None:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        for number, (relation, target, mode) in enumerate(
            (
                ("footnotes", (tmp_path / "secret.xml").as_uri(), "External"),
                ("endnotes", "http://127.0.0.1:9/x.xml", "External"),
                ("comments", "../../../../etc/passwd", "Internal"),
                ("customXml", "\\\\host\\share", "Internal"),
            )
        ):
            tag = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
            etree.SubElement(root, tag, Id=f"x{number}", Type=kind + relation, Target=target, TargetMode=mode)

    found = read_docx(zipped(changed(parts_of(document), RELATIONS, relate)))
    assert len(found.rows) == len(TEXTS)


def test_macros_are_not_looked_at(document: bytes) -> None:
    parts: Parts = {**parts_of(document), "word/vbaProject.bin": b"\xd0\xcf\x11\xe0 macros"}
    assert len(read_docx(zipped(parts)).rows) == len(TEXTS)


ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (ENCRYPTED, "protected with a password"),
        (ENCRYPTED[:600], "Word 2003"),
        (b"", "empty"),
        (b"PK\x03\x04" + b"\0" * 40, "cannot be read"),
        (b"my thesis", "cannot be read"),
    ],
)
def test_other_files_are_called_what_they_are(data: bytes, said: str) -> None:
    assert said in refused(data)


def test_an_opendocument_text_is_called_what_it_is() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert "OpenDocument" in refused(buffer.getvalue())


def test_a_zip_without_a_document_is_refused() -> None:
    assert "no text" in refused(zipped({"hello.txt": b"hello"}))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused_never_a_crash(tmp_path: Path, data: st.DataObject) -> None:
    document = bytearray(written(tmp_path))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(document) - 1))
        document[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(document)))
    for broken in (bytes(document), bytes(document[:cut])):
        try:
            read_docx(broken)
        except SourceError:
            recovered_text(broken)


# What is left of a broken file.


def long_document(folder: Path) -> bytes:
    rows = [
        replace(UNITS[1], id=n, block=n, sentence=n, target=f"{UNITS[1].target} {n * n}")
        for n in range(1, 301)
    ]
    return written(folder, rows)


def test_of_a_file_that_is_cut_off_the_first_part_is_rescued(tmp_path: Path) -> None:
    document = long_document(tmp_path)
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        entry = archive.getinfo(BODY)
    cut = document[: entry.header_offset + entry.compress_size * 2 // 3]
    refused(cut)
    lines = recovered_text(cut).splitlines()
    rows = [line for line in lines if line.startswith(tuple("123456789")) and "\t" in line]
    assert len(rows) > 120
    assert rows[:3] == [f"{n} !!\t{UNITS[1].target} {n * n}\t{UNITS[1].source}" for n in (1, 2, 3)]


def test_of_a_file_whose_directory_is_lost_all_is_rescued(tmp_path: Path) -> None:
    document = written(tmp_path)
    cut = document[: document.rindex(b"PK\x01\x02") - 400]
    text = recovered_text(document[: document.index(b"PK\x01\x02")] if cut else cut)
    for source, target in TEXTS:
        assert f"{target}\t{source}" in text


def test_of_a_file_with_broken_xml_the_rest_is_rescued(document: bytes) -> None:
    parts = parts_of(document)
    broken = {**parts, BODY: parts[BODY].replace(b"</w:tbl>", b"</w:tblx>", 1).replace(b"<w:p>", b"<w:p", 1)}
    refused(zipped(broken))
    assert TEXTS[2][1] in recovered_text(zipped(broken))


def test_a_rescue_accepts_tracked_changes(document: bytes) -> None:
    def change(root: etree._Element) -> None:
        gone = etree.Element(f"{W}del")
        gone.append(text_run("never ", "delText"))
        set_text(paragraph(root, 3, 1), gone, text_run("The money is there."))

    text = recovered_text(zipped(changed(parts_of(document), BODY, change)))
    assert "The money is there." in text
    assert "never" not in text


@pytest.mark.parametrize("data", [b"", b"hello", ENCRYPTED, b"PK\x03\x04", b"PK\x03\x04" * 1000])
def test_where_nothing_is_left_nothing_is_rescued(data: bytes) -> None:
    assert recovered_text(data) == ""


def test_of_a_million_rows_only_the_first_are_rescued_and_the_rescue_says_so() -> None:
    row = "<w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    rows = row.format("first") + "<w:tr></w:tr>" * 99_999 + row.format("beyond")
    body = f"<w:document {DECLARATION}><w:body><w:tbl>{rows}"
    first, last = recovered_text(zipped({BODY: body.encode()})).splitlines()
    assert first == "first"
    assert "not read" in last


def test_a_rescue_does_not_unpack_one_bomb_after_another(document: bytes) -> None:
    bomb = zipped({BODY: b" " * 2**26})
    assert recovered_text(bomb + document) == ""
    assert recovered_text(zipped({BODY: b" " * 1000}) + document) != ""


def test_a_protected_part_is_not_rescued() -> None:
    name = BODY.encode()
    header = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 1, 8, 0, 0, 0, 0, 0, len(name), 0)
    assert recovered_text(header + name + b"\x4b\x04\x00") == ""
