"""The way in: a file or its bytes become an ``Article``."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from translate.errors import SourceError, unreadable
from translate.reading.decoding import decode, recognise, text_of
from translate.reading.formats import (
    is_markdown,
    is_web_page,
    refuse_address,
    refuse_unreadable_suffix,
)
from translate.reading.lines import read_lines, stream_lines
from translate.reading.markdown import Markdown, read_markdown
from translate.reading.odt import is_odt, read_odt
from translate.reading.page import stream_tidied, tidy
from translate.reading.plain import paragraphs
from translate.reading.rtf import is_rtf, read_rtf
from translate.reading.stream import ArticleStream
from translate.reading.structure import stream_blocks, with_kinds
from translate.reading.web import read_page
from translate.reading.word import is_word, read_word
from translate.units import Article, Block, BlockKind, LeftOut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from translate.reading.passage import Passage

_DOCUMENTS = ((is_odt, read_odt), (is_rtf, read_rtf), (is_word, read_word))
"""How a file is known to be of a format with paragraphs and styles, and how it is read then."""
_LARGEST = 200_000_000
"""Bytes; far above any article, far below what would fill a machine's memory."""
_START = 8192
"""How many bytes of a file tell what it is."""


def read_article(path: Path, *, keep_everything: bool = False) -> Article:
    """Read a text, Markdown, Word, OpenDocument, rich-text or web page file, and list what is left out of it.

    With ``keep_everything`` every line becomes a block, in the file's order.

    Raises:
        SourceError: missing, unreadable, of a format not read yet, too large, binary, or without Arabic.
    """
    return stream_article(path, keep_everything=keep_everything).whole()


def stream_article(path: Path, *, keep_everything: bool = False) -> ArticleStream:
    """As ``read_article``, but of plain text no more than a part is in memory at a time.

    Raises:
        SourceError: as ``read_article``; never while the blocks are taken.
    """
    refuse_address(str(path))
    refuse_unreadable_suffix(path.name)
    try:
        _refuse_large(path.stat().st_size, path.name)
        with path.open("rb") as file:
            plain = _is_plain(file.read(_START), path.name)
        if plain:
            return _stream_text(lambda: path.open("rb"), path.name, keep_everything=keep_everything)
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
    markdown = is_markdown(path.name)
    return ArticleStream.of(read_bytes(data, path.name, keep_everything=keep_everything, markdown=markdown))


def read_bytes(data: bytes, name: str, *, keep_everything: bool = False, markdown: bool = False) -> Article:
    """Read the bytes of a text, Word document or web page; ``name`` is what messages and the article call it.

    Raises:
        SourceError: too large, empty, binary, in an encoding not known here, or without Arabic.
    """
    _refuse_large(len(data), name)
    for is_of_format, read in _DOCUMENTS:
        if is_of_format(data, name):
            return read(data, name, keep_everything=keep_everything)
    if is_web_page(name):
        return read_page(data, name, keep_everything=keep_everything)
    if markdown and not keep_everything:
        return _read_markdown(data, name)
    return _stream_text(partial(BytesIO, data), name, keep_everything=keep_everything).whole()


def _is_plain(start: bytes, name: str) -> bool:
    """Whether a file is text and neither Markdown nor a web page; an archive is always looked at as a whole."""
    document = any(is_of_format(start, name) for is_of_format, _ in _DOCUMENTS)
    known = document or is_web_page(name) or is_markdown(name)
    return not known and not start.startswith(b"PK")


def _stream_text(open_file: Callable[[], BinaryIO], name: str, *, keep_everything: bool) -> ArticleStream:
    with open_file() as file:
        encoding = recognise(file, name)
    left_out: list[LeftOut] = []

    def passages() -> Iterator[Passage]:
        with open_file() as file:
            lines = stream_lines(text_of(file, encoding), encoding, left_out)
            found = paragraphs(lines, unwrap=not keep_everything)
            yield from found if keep_everything else stream_tidied(found, left_out)

    return ArticleStream(name, stream_blocks(passages()), left_out, encoding.name)


def _read_markdown(data: bytes, name: str) -> Article:
    decoded = decode(data, name)
    lines, left_out = read_lines(decoded)
    read = read_markdown(lines) or Markdown(list(paragraphs(lines)), [], [])
    passages, prompts = tidy(read.passages)
    left_out = sorted(left_out + read.left_out + prompts, key=lambda out: out.line)
    blocks = tuple(map(_block, with_kinds(passages)))
    return Article(name, blocks, tuple(left_out), decoded.encoding, tuple(read.about))


def _block(passage: Passage) -> Block:
    return Block(passage.kind or BlockKind.PARAGRAPH, passage.text)


def _refuse_large(size: int, name: str) -> None:
    if size > _LARGEST:
        message = f"{name} is larger than {_LARGEST // 1_000_000} MB ({size / 1e6:,.0f} MB)."
        raise SourceError(message, "Divide it into articles and give those.")
