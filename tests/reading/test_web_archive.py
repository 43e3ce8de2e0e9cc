from __future__ import annotations

import base64
import quopri
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.errors import SourceError
from translate.reading import read_article

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "<html><body><article><p>قال الوزير إن الاتفاق قريب جدا.</p></article></body></html>"
FRAME = "<html><body><p>إطار آخر في الصفحة</p></body></html>"


def part(html: str, encoding: str = "utf-8", transfer: str = "quoted-printable", headers: str = "") -> bytes:
    data = html.encode(encoding)
    body = base64.encodebytes(data) if transfer == "base64" else quopri.encodestring(data)
    head = f"Content-Type: text/html; charset={encoding}\nContent-Transfer-Encoding: {transfer}\n{headers}\n"
    return head.encode() + body


def archive(*parts: bytes, start: str = "", headers: str = "") -> bytes:
    head = f'From: <Saved>\nMIME-Version: 1.0\n{headers}Content-Type: multipart/related; boundary="xx"{start}\n\n'
    return head.encode() + b"".join(b"--xx\n" + each + b"\n" for each in parts) + b"--xx--\n"


def read(tmp_path: Path, data: bytes) -> list[str]:
    path = tmp_path / "a.mhtml"
    path.write_bytes(data)
    return [block.text for block in read_article(path).blocks]


@pytest.mark.parametrize("transfer", ["quoted-printable", "base64"])
@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256"])
def test_the_page_is_read_in_the_encoding_that_the_archive_names(
    tmp_path: Path, transfer: str, encoding: str
) -> None:
    data = archive(part(PAGE, encoding, transfer), b"Content-Type: image/png\n\n\x89PNG")
    assert read(tmp_path, data) == ["قال الوزير إن الاتفاق قريب جدا."]


def test_the_first_page_is_read_and_not_its_frames(tmp_path: Path) -> None:
    assert read(tmp_path, archive(part(PAGE), part(FRAME))) == ["قال الوزير إن الاتفاق قريب جدا."]


def test_the_page_that_the_archive_starts_with_is_read(tmp_path: Path) -> None:
    data = archive(part(FRAME), part(PAGE, headers="Content-ID: <root>\n"), start='; start="<root>"')
    assert read(tmp_path, data) == ["قال الوزير إن الاتفاق قريب جدا."]


def test_the_address_that_was_saved_goes_into_the_facts(tmp_path: Path) -> None:
    path = tmp_path / "a.mht"
    path.write_bytes(archive(part(PAGE), headers="Snapshot-Content-Location: https://example.org/news/1\n"))
    assert ("Address", "https://example.org/news/1") in read_article(path).about


@pytest.mark.parametrize(
    "data",
    [
        b"",
        "قال الوزير".encode(),
        archive(),
        archive(b"Content-Type: image/png\n\n\x89PNG"),
        archive(part("")),
        b"Content-Type: multipart/related\n\n--xx\n" + part(PAGE),
        b"Content-Type: multipart/related; boundary=xx\n\n--xx\n" * 3000,
    ],
)
def test_an_archive_without_a_page_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(SourceError, match="without a page that can be read") as caught:
        read(tmp_path, data)
    assert caught.value.hint


def test_deeply_nested_parts_are_refused(tmp_path: Path) -> None:
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(3000))
    with pytest.raises(SourceError):
        read(tmp_path, nested + part(PAGE))


@settings(max_examples=60, deadline=None)
@given(cut=st.integers(0, 600), noise=st.binary(max_size=40))
def test_a_damaged_archive_is_an_article_or_a_source_error(
    tmp_path_factory: pytest.TempPathFactory, cut: int, noise: bytes
) -> None:
    data = archive(part(PAGE))
    with suppress(SourceError):
        read(tmp_path_factory.getbasetemp(), data[:cut] + noise + data[cut:])
