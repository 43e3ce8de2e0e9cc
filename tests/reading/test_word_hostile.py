"""A stranger's file is read safely or refused with one sentence and the next step."""

from __future__ import annotations

import io
import time
import zipfile
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.test_word import LONG, docx, p, relations, styled
from translate import opc
from translate.bilingual import DocumentFacts, write_docx
from translate.errors import SourceError
from translate.reading import read_article, read_bytes
from translate.units import BlockKind, TranslationUnit

if TYPE_CHECKING:
    from pathlib import Path

BODY, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
GOOD = docx(p(LONG) + styled("تفاصيل", "Heading1"), styles="<w:styles></w:styles>")


def archive(replaced: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The good document with parts replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as good, zipfile.ZipFile(stream, "w", compression) as target:
        for name in good.namelist():
            target.writestr(name, replaced.get(name, good.read(name)))
    return stream.getvalue()


def refused(data: bytes, name: str = "a.docx") -> str:
    with pytest.raises(SourceError) as caught:
        read_bytes(data, name)
    assert caught.value.hint
    return caught.value.message


@pytest.mark.parametrize("data", [b"", LONG.encode(), b"PK\x05\x06" + bytes(18), GOOD[:-40], b"PK"])
def test_a_file_that_is_no_word_document_is_refused(data: bytes) -> None:
    assert "a Word document" in refused(data)


def test_an_archive_of_another_kind_is_refused() -> None:
    assert "not a Word document" in refused(archive({BODY: b"<workbook/>"}))
    assert "not a Word document" in refused(archive({BODY: b"<w:document xmlns:w='urn:other'/>"}))
    assert "zip archive" in refused(zipped({"notes.txt": LONG.encode()}), "a.txt")


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in files.items():
            target.writestr(name, data)
    return stream.getvalue()


def test_encrypted_and_old_documents_are_told_apart() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    encrypted = ole + "EncryptedPackage".encode("utf-16-le")
    assert "old office document" in refused(ole)
    assert "password" in refused(encrypted)
    assert "password" in refused(encrypted, "standard input")


def test_an_archive_with_a_password_is_refused() -> None:
    data = bytearray(GOOD)
    at = data.index(b"PK\x01\x02")
    for entry in range(GOOD.count(b"PK\x01\x02")):
        at = at if not entry else data.index(b"PK\x01\x02", at + 4)
        data[at + 8] |= 1
    assert "password" in refused(bytes(data))


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_compression_that_word_never_uses_is_refused(compression: int) -> None:
    assert "compressed as office programs never do" in refused(archive({}, compression))


def test_a_zip_bomb_is_refused_while_it_unpacks() -> None:
    bomb = b"<w>" + b" " * (opc._LARGEST_PART + 1)
    assert "unpacks to more" in refused(archive({BODY: bomb}))


def test_a_part_of_millions_of_elements_is_refused_unparsed() -> None:
    assert "unpacks to more" in refused(archive({BODY: b"<a/>" * (opc._MOST_TAGS + 1)}))


def test_many_parts_that_are_large_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opc, "_LARGEST_SUM", 3_000)
    headers = relations({f"{i}/header": "styles.xml" for i in range(200)})
    assert "unpacks to more" in refused(archive({RELATIONS: headers.encode()}))


def test_an_archive_of_too_many_files_is_refused_unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opc, "_MOST_FILES", 3)
    assert "unpacks to more" in refused(GOOD)


@pytest.mark.parametrize("kind", ["internal", "external", "empty"])
def test_entities_are_neither_expanded_nor_fetched(tmp_path: Path, kind: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("سر", encoding="utf-8")
    laughs = "".join(f'<!ENTITY e{i + 1} "{f"&e{i};" * 10}">' for i in range(12))
    dtd = {
        "internal": f'[<!ENTITY e0 "هاهاها">{laughs}<!ENTITY e "&e12;">]',
        "external": f'[<!ENTITY e SYSTEM "{secret.as_uri()}">]',
        "empty": "",
    }[kind]
    with zipfile.ZipFile(io.BytesIO(GOOD)) as good:
        body = good.read("word/document.xml").decode().replace("قال", "&e;" if dtd else "قال", 1)
    started = time.perf_counter()
    assert "cannot be read" in refused(archive({BODY: f"<!DOCTYPE w:document {dtd}>{body}".encode()}))
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1:9/a.xml", "file:///etc/passwd", "../../../etc/passwd", "/", ""]
)
@pytest.mark.parametrize("mode", ["External", "Internal"])
def test_a_part_that_is_elsewhere_is_not_there(target: str, mode: str) -> None:
    related = relations({"header": target, "footnotes": target}).replace("/>", f' TargetMode="{mode}"/>')
    article = read_bytes(archive({RELATIONS: related.encode()}), "a.docx")
    assert (len(article.blocks), article.left_out) == (2, ())


@pytest.mark.parametrize(
    "broken", [b"", b"<a>", b"\xff\xfe<", b"<?xml version='1.0' encoding='none'?><a/>", b"<a>" * 9999]
)
@pytest.mark.parametrize("part", ["_rels/.rels", "word/document.xml", "word/styles.xml"])
def test_broken_xml_in_any_part_is_refused(part: str, broken: bytes) -> None:
    assert "is not XML" in refused(archive({part: broken}))


def test_elements_as_deep_as_the_parser_allows_are_read() -> None:
    deep = 240 // 3
    cells = "<w:tbl><w:tr><w:tc>" * deep + p("سلام") + "</w:tc></w:tr></w:tbl>" * deep
    links = "<w:p>" + "<w:hyperlink>" * 240 + "<w:r><w:t>سلام</w:t></w:r>" + "</w:hyperlink>" * 240 + "</w:p>"
    for body in (cells, links):
        assert [block.text for block in read_bytes(docx(body), "a.docx").blocks] == ["سلام"]


def test_a_document_without_arabic_is_refused() -> None:
    assert "no Arabic letters" in refused(docx(p("Hello")))
    assert "no Arabic letters" in refused(docx(""))


def test_a_translation_that_muqabala_wrote_is_no_article(tmp_path: Path) -> None:
    path = tmp_path / "translated.docx"
    facts = DocumentFacts("a.txt", datetime.now().astimezone(), "m", "s")
    write_docx(path, [TranslationUnit(1, 1, BlockKind.PARAGRAPH, 1, 1, 1, LONG, "He said.")], facts)
    with pytest.raises(SourceError, match="translation that Muqabala wrote"):
        read_article(path)


def test_a_document_of_another_program_is_read(tmp_path: Path) -> None:
    document = python_docx.Document()
    document.add_heading("اتفاق جديد", 0)
    document.add_paragraph(LONG)
    document.add_paragraph("بند", style="List Bullet")
    document.add_table(1, 2).rows[0].cells[1].text = "خلية"
    document.save(str(tmp_path / "a.docx"))
    article = read_article(tmp_path / "a.docx")
    assert [block.kind.value for block in article.blocks] == [
        "headline",
        "paragraph",
        "list_item",
        "paragraph",
    ]


@given(at=st.integers(0, len(GOOD) - 1), byte=st.integers(0, 255), length=st.integers(0, 40))
def test_a_damaged_archive_is_an_article_or_a_source_error(at: int, byte: int, length: int) -> None:
    with suppress(SourceError):
        read_bytes(GOOD[:at] + bytes([byte]) * length + GOOD[at + length :], "a.docx")


TAGS = [
    *(
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "sdt",
        "pPr",
        "rPr",
        "trPr",
        "del",
        "ins",
        "numPr",
        "numId",
        "pStyle",
        "b",
    ),
    *("sym", "tab", "txbxContent", "footnoteReference", "outlineLvl", "vanish", "hyperlink", "rStyle"),
]
TREES = st.recursive(
    st.sampled_from(["م", ""]),
    lambda inside: st.builds(
        lambda tag, value, children: (
            f'<w:{tag} w:val="{value}" w:char="{value}">{"".join(children)}</w:{tag}>'
        ),
        st.sampled_from(TAGS),
        st.sampled_from(["", "1", "-1", "²", "110000", "x", "0"]),
        st.lists(inside, max_size=4),
    ),
)


@given(body=TREES)
def test_elements_in_any_order_are_an_article(body: str) -> None:
    end = p(f"وأضاف أن {LONG}")  # a title that stands twice at the very end would be the headline
    article = read_bytes(docx(p(LONG) + body + end), "a.docx")
    assert article.blocks[0].text == LONG
