"""Rich text (``.rtf``): read as Word documents are.

Headers, footers, comments, hidden text and tables of contents are left out and listed.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from pathlib import PurePath
from typing import TYPE_CHECKING

from translate.errors import SourceError
from translate.reading.document import OURS, DocumentText, own_translation, to_article, whole_texts
from translate.reading.rtf_story import RtfReader
from translate.units import Article, BlockKind, LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.reading.rtf_state import Story

_START = b"{\\rtf"
_BESIDE = (("header", "header of the page"), ("footer", "footer of the page"))
_LABELS = (("Title", "title"), ("Author", "author"))


def is_rtf(data: bytes, name: str) -> bool:
    """Whether a file's name or its first bytes say that it is rich text."""
    return PurePath(name).suffix.lower() == ".rtf" or data[:64].lstrip().startswith(_START)


def read_rtf(data: bytes, name: str, *, keep_everything: bool = False) -> Article:
    """Read the bytes of rich text as it reads with every tracked change accepted.

    With ``keep_everything`` every paragraph of its body and notes becomes a block, in the document's order.

    Raises:
        SourceError: no rich text, written by Muqabala, or without Arabic.
    """
    if not data[:64].lstrip().startswith(_START):
        raise SourceError(
            f"{name} is not a rich-text document (.rtf).",
            "Open it in Word or LibreOffice and save it as .docx, or copy its text into a .txt file (UTF-8).",
        )
    if OURS.encode() in data:
        raise own_translation(name)
    reader = RtfReader(data)
    about = [(label, reader.about[key]) for label, key in _LABELS if reader.about.get(key)]
    return to_article(_text(reader), name, about, keep_everything=keep_everything)


def _text(reader: RtfReader) -> DocumentText:
    body, *others = reader.stories
    notes = sorted((story for story in others if story.place == "note"), key=lambda note: note.is_endnote)
    noted = [
        replace(paragraph, kind=paragraph.kind or BlockKind.PARAGRAPH)
        for note in notes
        for paragraph in note.paragraphs
    ]
    return DocumentText([*body.paragraphs, *noted], len(body.paragraphs), list(_beside(reader)))


def _beside(reader: RtfReader) -> Iterator[LeftOut]:
    """List headers, footers and comments; the same header on first, left and right pages is one."""
    for place, reason in _BESIDE:
        texts = (_texts(story) for story in reader.stories if story.place == place)
        yield from (LeftOut(text, 1, reason) for text in dict.fromkeys(chain.from_iterable(texts)))
    for story in reader.stories:
        if story.place == "comment":
            yield from (LeftOut(text, story.line, "comment") for text in _texts(story))


def _texts(story: Story) -> list[str]:
    """The texts of a story's paragraphs, whatever they look like."""
    return whole_texts(story.paragraphs)
