"""The way in: a file or its bytes become an ``Article``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.errors import SourceError
from translate.reading.decoding import decode
from translate.reading.formats import (
    is_markdown,
    is_web_page,
    refuse_address,
    refuse_unreadable_suffix,
)
from translate.reading.lines import read_lines
from translate.reading.markdown import read_markdown
from translate.reading.odt import is_odt, read_odt
from translate.reading.page import tidy
from translate.reading.plain import paragraphs
from translate.reading.structure import with_kinds
from translate.reading.web import read_page
from translate.reading.word import is_word, read_word
from translate.units import Article, Block, BlockKind, LeftOut

if TYPE_CHECKING:
    from pathlib import Path

    from translate.reading.passage import Line, Passage

_LARGEST = 200_000_000
"""Bytes; far above any article, far below what would fill a machine's memory."""


def read_article(path: Path, *, keep_everything: bool = False) -> Article:
    """Read a text, Markdown, Word or web page file into blocks, and list what is left out of them.

    With ``keep_everything`` every line becomes a block, in the file's order.

    Raises:
        SourceError: missing, unreadable, of a format not read yet, too large, binary, or without Arabic.
    """
    refuse_address(str(path))
    refuse_unreadable_suffix(path.name)
    try:
        _refuse_large(path.stat().st_size, path.name)
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise SourceError(f"{path} cannot be read: {reason}.", "Check the file's name and place.") from error
    return read_bytes(data, path.name, keep_everything=keep_everything, markdown=is_markdown(path.name))


def read_bytes(data: bytes, name: str, *, keep_everything: bool = False, markdown: bool = False) -> Article:
    """Read the bytes of a text, Word document or web page; ``name`` is what messages and the article call it.

    Raises:
        SourceError: too large, empty, binary, in an encoding not known here, or without Arabic.
    """
    _refuse_large(len(data), name)
    if is_odt(data, name):
        return read_odt(data, name, keep_everything=keep_everything)
    if is_word(data, name):
        return read_word(data, name, keep_everything=keep_everything)
    if is_web_page(name):
        return read_page(data, name, keep_everything=keep_everything)
    decoded = decode(data, name)
    lines, left_out = read_lines(decoded)
    if keep_everything:
        passages = paragraphs(lines, unwrap=False)
    else:
        passages, aside = _article(lines, markdown=markdown)
        left_out += aside
    blocks = tuple(Block(p.kind or BlockKind.PARAGRAPH, p.text) for p in with_kinds(passages))
    return Article(name, blocks, tuple(sorted(left_out, key=lambda out: out.line)), decoded.encoding)


def _article(lines: list[Line], *, markdown: bool) -> tuple[list[Passage], list[LeftOut]]:
    """Read the passages of the article itself, in reading order."""
    read = read_markdown(lines) if markdown else None
    passages, left_out = read or (paragraphs(lines), [])
    passages, aside = tidy(passages)
    return passages, left_out + aside


def _refuse_large(size: int, name: str) -> None:
    if size > _LARGEST:
        message = f"{name} is larger than {_LARGEST // 1_000_000} MB ({size / 1e6:,.0f} MB)."
        raise SourceError(message, "Divide it into articles and give those.")
