"""Word documents: styles and numbering become kinds; whatever is beside the article's text is listed.

Headers, footers, comments, hidden text, tables of contents and the text of diagrams and charts are left out and
listed. Templates and documents with macros are read too; macros are never run.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from translate.errors import SourceError
from translate.opc import Package
from translate.reading.document import OURS, DocumentText, own_translation, to_article, whole_texts
from translate.reading.word_story import StoryReader
from translate.reading.word_styles import StyleSheet, W
from translate.units import Article, BlockKind, LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_SUFFIXES = {".docx", ".docm", ".dotx", ".dotm"}
_ARCHIVE = re.compile(rb"PK\x03\x04.{0,4096}?word/", re.DOTALL)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the office documents of before 2007 begin, and today's that are encrypted."""
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")

_BESIDE = (
    ("header", f"{W}p", "header of the page"),
    ("footer", f"{W}p", "footer of the page"),
    ("diagramData", "{http://schemas.openxmlformats.org/drawingml/2006/main}p", "text in a diagram"),
    ("chart", "{http://schemas.openxmlformats.org/drawingml/2006/main}p", "text in a chart"),
    ("chart", "{http://schemas.openxmlformats.org/drawingml/2006/chart}pt", "text in a chart"),
)
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DC = "{http://purl.org/dc/elements/1.1/}"
_ABOUT = (
    ("Title", f"{_DC}title"),
    ("Author", f"{_DC}creator"),
    ("Written", "{http://purl.org/dc/terms/}created"),
)
_TIME_OF_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})T[\d:.]+(?:Z|[+-][\d:]+)?")


def is_word(data: bytes, name: str) -> bool:
    """Whether a file's name or its first bytes say that it is a Word document, of today or of old."""
    suffix = PurePath(name).suffix.lower()
    return suffix in _SUFFIXES or data.startswith(_OLE) or bool(_ARCHIVE.match(data))


def read_word(data: bytes, name: str, *, keep_everything: bool = False) -> Article:
    """Read the bytes of a Word document (``.docx``) as it reads with every tracked change accepted.

    With ``keep_everything`` every paragraph of its body and notes becomes a block, in the document's order.

    Raises:
        SourceError: no Word document, damaged, encrypted, unpacking to too much, written by Muqabala, or
            without Arabic.
    """
    _refuse_other(data, name)
    package = Package(data, name)
    _refuse_own(package, name)
    text = _read_text(package, name)
    return to_article(text, name, tuple(_about(package)), keep_everything=keep_everything)


def _refuse_other(data: bytes, name: str) -> None:
    """Refuse what is no zip archive; of an encrypted or old document say what to do."""
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            hint = "Open it in Word, remove the password (File, Info, Protect Document) and save it again."
            raise SourceError(f"{name} is protected with a password.", hint)
        hint = "Open it in Word or LibreOffice, save it as .docx and give that; or copy its text into a .txt file."
        raise SourceError(
            f"{name} is an old office document such as .doc (of before 2007), which is not read.", hint
        )
    if not data.startswith(b"PK"):
        raise _no_word_document(name)


def _refuse_own(package: Package, name: str) -> None:
    for properties in package.related("", "custom-properties"):
        if any(element.get("name") == OURS for element in properties):
            raise own_translation(name)


def _no_word_document(name: str) -> SourceError:
    return SourceError(
        f"{name} is not a Word document (.docx).",
        "Open it in Word or LibreOffice and save it as .docx, or copy its text into a .txt file (UTF-8).",
    )


def _read_text(package: Package, name: str) -> DocumentText:
    main = next(iter(package.targets("", "officeDocument")), "")
    document = package.xml(main)
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        raise _no_word_document(name)
    styles = StyleSheet(next(package.related(main, "styles"), None))
    reader = StoryReader(styles)
    reader.read(body)
    end_of_body = len(reader.paragraphs)
    for kind in ("footnotes", "endnotes"):
        for note, _ in _referred(package, main, reader, kind):
            reader.read(note, BlockKind.PARAGRAPH)
    comments = [
        LeftOut(text, line, "comment")
        for comment, line in _referred(package, main, reader, "comments")
        for text in _texts(comment, styles)
    ]
    beside = [*_beside(package, main, styles), *_lettering(body), *_embedded(package, main), *comments]
    return DocumentText(reader.paragraphs, end_of_body, beside)


def _referred(package: Package, main: str, reader: StoryReader, part: str) -> Iterator[tuple[_Element, int]]:
    """Find the notes or comments that the text refers to, each once, in the order of their marks."""
    notes = {note.get(f"{W}id", ""): note for root in package.related(main, part) for note in root}
    for reference in tuple(reader.references):
        if reference.part == part and reference.id in notes:
            yield notes.pop(reference.id), reference.line


def _texts(story: _Element, styles: StyleSheet) -> list[str]:
    """The texts of a story's paragraphs, whatever they look like."""
    reader = StoryReader(styles)
    reader.read(story)
    return whole_texts(reader.paragraphs)


def _beside(package: Package, main: str, styles: StyleSheet) -> Iterator[LeftOut]:
    """List what stands beside the text; the same header on first, odd and even pages is one."""
    for relation, element, reason in _BESIDE:
        texts: dict[str, None] = {}
        for root in package.related(main, relation):
            if element == f"{W}p":
                texts |= dict.fromkeys(_texts(root, styles))
            else:
                texts |= dict.fromkeys(
                    " ".join("".join(found.itertext()).split()) for found in root.iter(element)
                )
        yield from (LeftOut(text, 1, reason) for text in texts if text)


def _lettering(body: _Element) -> Iterator[LeftOut]:
    """List text that is drawn as a picture, but for what stands in the text for today's readers too."""
    for drawn in body.iter(_WORD_ART):
        text = " ".join(drawn.get("string", "").split())
        if text and next(drawn.iterancestors(_FALLBACK), None) is None:
            yield LeftOut(text, 1, "text drawn as a picture (WordArt)")


def _embedded(package: Package, main: str) -> Iterator[LeftOut]:
    """List documents that other programs put whole into this one, for Word to unpack when it opens it."""
    for part in package.targets(main, "aFChunk"):
        reason = "a document inside the document: open it in Word, save it again and give that"
        yield LeftOut(PurePath(part).name, 1, reason)


def _about(package: Package) -> Iterator[tuple[str, str]]:
    """What the document's properties say of it; of a point in time, the day."""
    for properties in package.related("", "core-properties"):
        for label, element in _ABOUT:
            value = " ".join((properties.findtext(element) or "").split())
            if value:
                yield label, _TIME_OF_DAY.sub(r"\1", value) if label == "Written" else value
