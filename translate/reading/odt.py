"""OpenDocument texts (``.odt``, as LibreOffice saves them): read as Word documents are.

Headers, footers, comments, hidden text, tables of contents and the text of embedded charts and formulas are left
out and listed.
"""

from __future__ import annotations

import re
from itertools import chain
from pathlib import PurePath
from typing import TYPE_CHECKING

from translate.errors import SourceError
from translate.opc import Package
from translate.reading.document import OURS, DocumentText, own_translation, to_article, whole_texts
from translate.reading.odt_story import DRAW, StoryReader
from translate.reading.odt_styles import OFFICE, STYLE, TEXT, StyleSheet
from translate.units import Article, BlockKind, LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_SUFFIXES = {".odt", ".ott"}
_MIMETYPE = b"application/vnd.oasis.opendocument.text"
_KIND = "an OpenDocument text"
_MANIFEST = "META-INF/manifest.xml"
_ENCRYPTED = b"encryption-data"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_DC = "{http://purl.org/dc/elements/1.1/}"
_ABOUT = (
    ("Title", f"{_DC}title"),
    ("Author", f"{_META}initial-creator"),
    ("Written", f"{_META}creation-date"),
)
_BESIDE = (("header", "header of the page"), ("footer", "footer of the page"))
_TIME_OF_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})T.*")


def is_odt(data: bytes, name: str) -> bool:
    """Whether a file's name or its first bytes say that it is an OpenDocument text."""
    start = data[:200]
    return PurePath(name).suffix.lower() in _SUFFIXES or (start.startswith(b"PK") and _MIMETYPE in start)


def read_odt(data: bytes, name: str, *, keep_everything: bool = False) -> Article:
    """Read the bytes of an OpenDocument text as it reads with every tracked change accepted.

    With ``keep_everything`` every paragraph of its body and notes becomes a block, in the document's order.

    Raises:
        SourceError: no OpenDocument text, damaged, encrypted, unpacking to too much, written by Muqabala, or
            without Arabic.
    """
    if not data.startswith(b"PK"):
        raise _no_odt(name)
    package = Package(data, name, _KIND)
    if _ENCRYPTED in (package.read(_MANIFEST) or b""):
        hint = "Open it in LibreOffice, save it without a password (File, Save As) and give that."
        raise SourceError(f"{name} is protected with a password.", hint)
    meta = package.xml("meta.xml")
    _refuse_own(meta, name)
    text = _read_text(package, name)
    return to_article(text, name, tuple(_about(meta)), keep_everything=keep_everything)


def _refuse_own(meta: _Element | None, name: str) -> None:
    if meta is not None and any(
        found.get(f"{_META}name") == OURS for found in meta.iter(f"{_META}user-defined")
    ):
        raise own_translation(name)


def _no_odt(name: str) -> SourceError:
    return SourceError(
        f"{name} is not {_KIND} (.odt).",
        "Open it in LibreOffice and save it as .odt or .docx, or copy its text into a .txt file (UTF-8).",
    )


def _read_text(package: Package, name: str) -> DocumentText:
    content, styles = package.xml("content.xml"), package.xml("styles.xml")
    body = content.find(f"{OFFICE}body/{OFFICE}text") if content is not None else None
    if body is None:
        raise _no_odt(name)
    reader = StoryReader(StyleSheet(content, styles))
    reader.read(body)
    end_of_body = len(reader.paragraphs)
    while notes := reader.notes:  # a note may have notes
        reader.notes = []
        for note in sorted(notes, key=lambda note: note.get(f"{TEXT}note-class") == "endnote"):
            reader.read(note, BlockKind.PARAGRAPH)
    sheet = StyleSheet(styles)
    comments = (
        LeftOut(text, line, "comment") for comment, line in reader.comments for text in _texts(comment, sheet)
    )
    objects = _objects(package, body)
    return DocumentText(reader.paragraphs, end_of_body, [*_beside(styles, sheet), *comments, *objects])


def _texts(story: _Element, styles: StyleSheet) -> list[str]:
    """The texts of a story's paragraphs, whatever they look like, with what hangs on them."""
    reader = StoryReader(styles)
    reader.read(story)
    while reader.notes or reader.comments:  # each may have others of both
        reader.read(reader.notes.pop(0) if reader.notes else reader.comments.pop(0)[0])
    return whole_texts(reader.paragraphs)


def _beside(styles: _Element | None, sheet: StyleSheet) -> Iterator[LeftOut]:
    """List headers and footers; the same one on first, left and right pages is one."""
    pages = list(styles.iter(f"{STYLE}master-page")) if styles is not None else []
    for start, reason in _BESIDE:
        stories = (story for page in pages for story in page if str(story.tag).startswith(f"{STYLE}{start}"))
        for text in dict.fromkeys(chain.from_iterable(_texts(story, sheet) for story in stories)):
            yield LeftOut(text, 1, reason)


def _objects(package: Package, body: _Element) -> Iterator[LeftOut]:
    """List the text of charts and formulas, which are documents of their own in the package."""
    links = dict.fromkeys(found.get(_LINK, "") for found in body.iter(f"{DRAW}object"))
    for link in links:
        part = package.xml(f"{link.removeprefix('./')}/content.xml")
        text = " ".join(part.xpath("string()").split()) if part is not None else ""
        if text:
            yield LeftOut(text, 1, "text in an embedded object")


def _about(meta: _Element | None) -> Iterator[tuple[str, str]]:
    """What the document's properties say of it; of a point in time, the day."""
    for label, element in _ABOUT:
        found = next(meta.iter(element), None) if meta is not None else None
        value = " ".join((found.text or "").split()) if found is not None else ""
        if value:
            yield label, _TIME_OF_DAY.sub(r"\1", value) if label == "Written" else value
