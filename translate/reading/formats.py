"""Which files are text: known suffixes, and the signatures of binary files."""

from __future__ import annotations

import re
from pathlib import Path, PurePath

from translate.errors import SourceError

SAVE_AS_TEXT = "Copy its text into a .txt file (UTF-8) and give that instead."
_SAVE_AS_WORD = (
    "Open it in Word or LibreOffice and save it as .docx, or copy its text into a .txt file (UTF-8)."
)
_CONVERT_PDF = (
    "Open it in Word, which converts it, check the order of the words and save it as .docx; "
    "or copy its text into a .txt file (UTF-8)."
)

_MARKDOWN = {".md", ".markdown"}
_WEB_PAGES = {".html", ".htm", ".mhtml", ".mht"}

_UNREADABLE = {
    ".doc": "an old Word document",
    ".epub": "an e-book",
    ".pdf": "a PDF document",
}

_HINTS = {".pdf": _CONVERT_PDF, ".doc": _SAVE_AS_WORD}

_SIGNATURES = (
    (rb"%PDF-", "a PDF document"),
    (rb"PK\x03\x04.*?word/", "a Word document"),
    (rb"PK(\x03\x04|\x05\x06)", "a zip archive or an office document"),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|(II\*\0|MM\0\*)", "an image"),
    (rb"\x7fELF|MZ.{0,200}\0\0|\xcf\xfa\xed\xfe", "a program"),
    (rb"\x1f\x8b\x08|BZh[1-9]1AY|\xfd7zXZ\0|7z\xbc\xaf|\x28\xb5\x2f\xfd|Rar!\x1a", "a compressed file"),
    (rb"SQLite format 3\0", "a database"),
    (rb"ID3[\x02-\x04]|OggS\0|fLaC|RIFF....WAVE|....ftyp", "a sound or film file"),
    (rb"(\xef\xbb\xbf)?\s*<(?i:!doctype html|html[\s>])", "a web page"),
)


def is_markdown(name: str) -> bool:
    """Whether the file's name says that it is Markdown."""
    return PurePath(name).suffix.lower() in _MARKDOWN


def is_web_page(name: str) -> bool:
    """Whether the file's name says that it is a saved web page."""
    return PurePath(name).suffix.lower() in _WEB_PAGES


def refuse_address(source: str) -> None:
    """Raise ``SourceError`` for the address of a page; a folder may well be called ``www.example.org``."""
    start = source[:8].lower()
    if start.startswith(("http:/", "https:/")) or (start.startswith("www.") and not Path(source).exists()):
        raise SourceError(
            f"{source} is an address, and Muqabala fetches no pages.",
            "Save it in your browser (as a complete or a single page) and give the file.",
        )


def refuse_unreadable_suffix(name: str) -> None:
    """Raise ``SourceError`` for a file whose name says that it is of a format not read yet."""
    suffix = PurePath(name).suffix.lower()
    looks_like = _UNREADABLE.get(suffix)
    if looks_like:
        raise SourceError(f"{name} is {looks_like}, which is not read yet.", _HINTS.get(suffix, SAVE_AS_TEXT))


def refuse_binary(data: bytes, name: str) -> None:
    """Raise ``SourceError`` for data that begins as binary files and web pages do."""
    start = data[:4096]
    for pattern, looks_like in _SIGNATURES:
        if re.match(pattern, start, re.DOTALL):
            raise SourceError(f"{name} looks like {looks_like}, not like text.", SAVE_AS_TEXT)
