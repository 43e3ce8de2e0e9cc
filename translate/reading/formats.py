"""Which files are text and which are not read: known suffixes and signatures, each with the next step."""

from __future__ import annotations

import re
from pathlib import Path, PurePath

from translate.errors import SourceError

SAVE_AS_TEXT = "Copy its text into a .txt file (UTF-8) and give that instead."
_SAVE_AS_WORD = (
    "Open it in Word or LibreOffice and save it as .docx, or copy its text into a .txt file (UTF-8)."
)
_CONVERT_PDF = (
    "Ask for the document that it was made from (.docx, .odt, .rtf). Or open it in Word, which converts it, compare "
    "its numbers, quotation marks and every «لا» with the page, because a PDF does not keep the order of letters, "
    "and save it as .docx; or copy its text into a .txt file (UTF-8)."
)
_CONVERT_BOOK = (
    "Convert it to .docx with a program for e-books such as Calibre, or copy the article's text into a .txt file "
    "(UTF-8)."
)
_EXPORT_PAGES = (
    "In Pages choose File, Export To, Word, and give the .docx file; or copy its text into a .txt file."
)
_DOWNLOAD = (
    "Open it in the browser, choose File, Download, Microsoft Word (.docx) or Plain Text (.txt); give that."
)
_SAVE_PAGE = (
    "Open it in the browser and save it as the page's source (.html), or copy its text into a .txt file."
)
_COPY_TEXT = (
    "Copy the text to be translated into a Word document (.docx) or a .txt file (UTF-8) and give that."
)

_ONE_SLASH = re.compile(r"^(https?:)/(?=[^/])", re.IGNORECASE)
"""What is left of an address in a path."""
_MARKDOWN = {".md", ".markdown"}
_WEB_PAGES = {".html", ".htm", ".mhtml", ".mht"}

_OLD = ("a document of an old word processor", _SAVE_AS_WORD)
_SHEET = ("a spreadsheet", _COPY_TEXT)
_SLIDES = ("a presentation", _COPY_TEXT)
_PDF = ("a PDF document", _CONVERT_PDF)
_BOOK = ("an e-book", _CONVERT_BOOK)
_PAGES = ("a document of Apple's Pages", _EXPORT_PAGES)

_UNREADABLE = {
    ".pdf": _PDF,
    ".epub": _BOOK,
    ".mobi": _BOOK,
    ".azw3": _BOOK,
    ".pages": _PAGES,
    ".wpd": _OLD,
    ".wps": _OLD,
    ".wri": _OLD,
    ".sxw": _OLD,
    ".fodt": ("an OpenDocument text in one XML file", _SAVE_AS_WORD),
    ".gdoc": ("a link to a document of Google Docs", _DOWNLOAD),
    ".webarchive": ("a web archive of Safari", _SAVE_PAGE),
    **dict.fromkeys((".xlsx", ".xls", ".ods", ".numbers"), _SHEET),
    **dict.fromkeys((".pptx", ".ppt", ".odp", ".key"), _SLIDES),
}
"""What files of these names are, and what to do with them."""

_SIGNATURES = (
    (rb"%PDF-", *_PDF),
    (rb"PK\x03\x04.*?application/epub", *_BOOK),
    (rb"PK\x03\x04.*?Index/(Document|Slide)", *_PAGES),
    (rb"PK\x03\x04.*?word/", "a Word document", _SAVE_AS_WORD),
    (rb"PK(\x03\x04|\x05\x06)", "a zip archive or an office document", SAVE_AS_TEXT),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document", _SAVE_AS_WORD),
    (
        rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|(II\*\0|MM\0\*)",
        *("an image", "Type its text into a .txt file (UTF-8) and give that instead."),
    ),
    (rb"\x7fELF|MZ.{0,200}\0\0|\xcf\xfa\xed\xfe", "a program", SAVE_AS_TEXT),
    (
        rb"\x1f\x8b\x08|BZh[1-9]1AY|\xfd7zXZ\0|7z\xbc\xaf|\x28\xb5\x2f\xfd|Rar!\x1a",
        *("a compressed file", "Unpack it and give the article that is in it."),
    ),
    (rb"SQLite format 3\0", "a database", SAVE_AS_TEXT),
    (rb"bplist0", *_UNREADABLE[".webarchive"]),
    (rb"ID3[\x02-\x04]|OggS\0|fLaC|RIFF....WAVE|....ftyp", "a sound or film file", SAVE_AS_TEXT),
    (rb"(\xef\xbb\xbf)?\s*<(?i:!doctype html|html[\s>])", "a web page", SAVE_AS_TEXT),
)
"""How files begin, what they look like then, and what to do with them."""


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
        address = _ONE_SLASH.sub(r"\1//", source)
        raise SourceError(
            f"{address} is an address, and Muqabala fetches no pages.",
            "Save it in your browser (as a complete or a single page) and give the file.",
        )


def refuse_unreadable_suffix(name: str) -> None:
    """Raise ``SourceError`` for a file whose name says that it is of a format that is not read."""
    known = _UNREADABLE.get(PurePath(name).suffix.lower())
    if known:
        looks_like, hint = known
        raise SourceError(f"{name} is {looks_like}, which is not read.", hint)


def refuse_binary(data: bytes, name: str) -> None:
    """Raise ``SourceError`` for data that begins as binary files and web pages do."""
    start = data[:4096]
    for pattern, looks_like, hint in _SIGNATURES:
        if re.match(pattern, start, re.DOTALL):
            raise SourceError(f"{name} looks like {looks_like}, not like text.", hint)
