"""Saved web pages: the article that stands in one, and a list of all the rest of the page."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

from translate.errors import SourceError
from translate.reading.page import tidy
from translate.reading.phrases import comparable
from translate.reading.script import ARABIC_LETTER
from translate.reading.structure import looks_like_title, with_kinds
from translate.reading.web_archive import SavedPage, read_archive
from translate.reading.web_blocks import WebBlock, visible_blocks
from translate.reading.web_choice import choose
from translate.reading.web_chrome import OUTSIDE
from translate.reading.web_decoding import page_text
from translate.reading.web_hidden import HIDDEN, remove_hidden
from translate.reading.web_main import Metadata, date_of_article, main_text, metadata
from translate.units import Article, Block, BlockKind, LeftOut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_ARCHIVES = frozenset({".mhtml", ".mht"})
_LARGEST = 20_000_000
"""Bytes of a page without its pictures; a long one with all its scripts has a quarter of that."""
_MOST_ELEMENTS = 50_000
"""A page with a thousand comments has less than half of that."""
_END_OF_PAGE = re.compile(r"</(?:html|body)(?=[\s/>])[^<>]*>", re.IGNORECASE)
"""Browsers show what stands behind it, the parser drops that."""
_TITLE_WORDS = 2
"""At least, to make a headline of a title that the page does not show."""
_HEADING_CHARS = 60
_LONGEST_ENTRY = 300
_ONE_BY_ONE = frozenset({OUTSIDE, HIDDEN})
"""Where an article's own words are, if any was left out wrongly."""
_BOLD = (BlockKind.HEADLINE, BlockKind.HEADING)
_COPY_TEXT = "Copy its text into a .txt file (UTF-8) and give that instead."


def read_page(data: bytes, name: str, *, keep_everything: bool = False) -> Article:
    """Read a saved page (HTML or MHTML) into the blocks of its article, and list the rest of the page.

    With ``keep_everything`` all visible text becomes blocks, in the order of the page. Nothing is fetched.

    Raises:
        SourceError: damaged, too large, in an encoding not known here, or without an article in Arabic.
    """
    saved = read_archive(data, name) if PurePath(name).suffix.lower() in _ARCHIVES else SavedPage(data)
    text, encoding, left_out = page_text(_not_too_large(saved.data, name), name, saved.charset)
    root = _tree(text, name)
    about = metadata(root, saved.address)
    left_out += remove_hidden(root)
    blocks = visible_blocks(root)
    article, aside = (blocks, []) if keep_everything else _article(root, blocks, about)
    if not any(ARABIC_LETTER.search(passage.text) for passage in article):
        raise SourceError(f"{name} is a web page without an article in Arabic.", _COPY_TEXT)
    left_out = _joined(sorted(left_out + aside, key=lambda out: out.line))
    if not about.date and not keep_everything:
        about = replace(about, date=date_of_article(root, article[0].element, article[-1].element))
    return Article(name, _blocks(article), tuple(left_out), encoding, about.about())


def _joined(left_out: Sequence[LeftOut]) -> list[LeftOut]:
    """Join neighbours with one reason, up to a length: a site's menus have hundreds of words, each a block."""
    joined: list[LeftOut] = []
    for out in left_out:
        last = joined[-1] if joined and out.reason not in _ONE_BY_ONE else None
        if last and last.reason == out.reason and len(last.text) + len(out.text) <= _LONGEST_ENTRY:
            joined[-1] = replace(last, text=f"{last.text} · {out.text}")
        else:
            joined.append(out)
    return joined


def _not_too_large(data: bytes, name: str) -> bytes:
    if len(data) > _LARGEST:
        message = f"{name} is a web page of more than {_LARGEST // 1_000_000} MB ({len(data) / 1e6:,.0f} MB)."
        raise SourceError(message, _COPY_TEXT)
    return data


def _tree(text: str, name: str) -> HtmlElement:
    """Parse a page of any quality; lxml's own limits on depth and length stay, for strangers wrote it."""
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = document_fromstring(_END_OF_PAGE.sub(" ", text).encode(), parser=parser)
    except ParserError as error:
        raise SourceError(f"{name} is a web page without any text.", _COPY_TEXT) from error
    cut_short = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    if cut_short or sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise SourceError(f"{name} is a web page of too many or too deeply nested elements.", _COPY_TEXT)
    return root


def _article(
    root: HtmlElement, blocks: list[WebBlock], about: Metadata
) -> tuple[list[WebBlock], list[LeftOut]]:
    """The blocks of the article, and the others with the reason for each."""
    chosen, aside = choose(root, blocks, main_text(root), about)
    passages, prompts = tidy(chosen)
    article = cast("list[WebBlock]", passages)  # tidy puts the passages in order, and makes none
    title = next(iter(about.titles), "")
    is_headed = any(block.kind is BlockKind.HEADLINE for block in article)
    if article and not is_headed and len(title.split()) >= _TITLE_WORDS and not _is_shown(title, blocks):
        article = [_title(root, title), *article]
    return article, aside + prompts


def _is_shown(title: str, blocks: list[WebBlock]) -> bool:
    """Whether it stands on the page, perhaps in several blocks, or cannot be translated."""
    page = comparable(" ".join(block.text for block in blocks)).replace(" ", "")
    return comparable(title).replace(" ", "") in page or not ARABIC_LETTER.search(title)


def _title(root: HtmlElement, text: str) -> WebBlock:
    """The page's title as the headline of an article that shows none."""
    headline = BlockKind.HEADLINE
    return WebBlock(
        text=text, line=1, kind=headline, element=root, within=root, bold=False, italic=False, linked=False
    )


def _blocks(passages: Sequence[WebBlock]) -> tuple[Block, ...]:
    """The finished blocks; that a headline or heading is bold says nothing."""
    finished = cast("list[WebBlock]", with_kinds(_with_headings(passages)))  # as with tidy
    return tuple(
        Block(
            block.kind or BlockKind.PARAGRAPH,
            block.text,
            block.bold and block.kind not in _BOLD,
            block.italic,
        )
        for block in finished
    )


def _with_headings(passages: Sequence[WebBlock]) -> list[WebBlock]:
    """Make headings of short titles all in bold that stand alone between plain paragraphs."""
    done = list(passages)
    for i in range(1, len(done) - 1):
        before, block, after = done[i - 1 : i + 2]
        is_alone = block.bold and not after.bold and not before.bold and block.kind is None
        if is_alone and len(block.text) <= _HEADING_CHARS and looks_like_title(block.text):
            done[i] = replace(block, kind=BlockKind.HEADING)
    return done
