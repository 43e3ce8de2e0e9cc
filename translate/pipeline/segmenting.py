"""An article into rows, without translating them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from translate.jobs import STANDARD_INPUT
from translate.reading import ArticleStream, read_article, read_bytes, stream_article
from translate.report import as_json, left_out_json, rows_json
from translate.rows import source_rows
from translate.segmentation import BoundaryRules
from translate.units import Article, LeftOut, SourceRow

_AT_ONCE = 100
"""Rows that are made text together: fewer take longer, more take memory."""


@dataclass(frozen=True, slots=True)
class Segmented:
    """The rows of an article, still without their English; they can be taken once."""

    article: ArticleStream
    rows: Iterator[SourceRow]

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What was left out, by line; complete when the last row was taken."""
        return self.article.left_out

    def json(self) -> Iterator[str]:
        """One line of JSON, in pieces."""
        before = '{"segments": ['
        while rows := list(islice(self.rows, _AT_ONCE)):
            yield before + rows_json(rows)
            before = ", "
        yield f"], {as_json({'left_out': left_out_json(self.left_out)})[1:]}\n"


def segment_file(
    source: str, *, max_words: int = 40, keep_everything: bool = False, rules: BoundaryRules | None = None
) -> Segmented:
    """Read one article and divide it into rows, without translating it.

    Plain text is read while the rows are taken, so its length takes no memory.

    Raises:
        SourceError: the article cannot be read; or, while the rows are taken, a given rule takes too long.
    """
    if source == STANDARD_INPUT:
        article = ArticleStream.of(read_source(source, keep_everything=keep_everything))
    else:
        article = stream_article(Path(source), keep_everything=keep_everything)
    return Segmented(article, source_rows(article.blocks, max_words, rules))


def read_source(source: str, *, keep_everything: bool) -> Article:
    """Read an article from a path, or from standard input for ``-``.

    Raises:
        SourceError: it cannot be read.
    """
    if source == STANDARD_INPUT:
        return read_bytes(sys.stdin.buffer.read(), "standard input", keep_everything=keep_everything)
    return read_article(Path(source), keep_everything=keep_everything)
