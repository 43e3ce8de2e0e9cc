"""The English alone as a web page."""

from __future__ import annotations

import html
from itertools import groupby
from pathlib import Path

from translate.exchange.english import EnglishArticle, EnglishBlock, Run, brings_number
from translate.files import write_atomically
from translate.units import BlockKind
from translate.xmltext import plain

_HEADINGS = {BlockKind.HEADLINE: "h1", BlockKind.HEADING: "h2"}
_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.1rem/1.6 Georgia, "Times New Roman", serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.3rem; margin: 2rem 0 .5rem; }
.deck { font-size: 1.25rem; margin: 0 0 1rem; }
.byline { font: .9rem/1.4 system-ui, sans-serif; opacity: .75; }
.numbered { list-style: none; margin-left: -1.2rem; }
.caption { font-style: italic; font-size: .9rem; opacity: .8; }
"""


def write_english_html(path: Path, article: EnglishArticle) -> None:
    """Write the article as a web page of its own, without anything that would be fetched.

    Raises:
        OSError: the file cannot be written.
    """
    titles = article.after_titles
    pieces = [_html(block) for block in article.blocks[:titles]]
    pieces += [_html(*blocks) for _, blocks in groupby(article.blocks[titles:], key=_list_or_alone)]
    if article.credit:
        pieces.insert(titles, f'<p class="byline">{_safe(article.credit)}</p>')
    page = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_safe(article.headline or path.stem)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        "<body>\n<article>\n" + "\n".join(pieces) + "\n</article>\n</body>\n</html>\n"
    )
    write_atomically(path, page.encode("utf-8", "replace"))


def _list_or_alone(block: EnglishBlock) -> object:
    """What keeps neighbouring list items together and everything else apart."""
    return BlockKind.LIST_ITEM if block.kind is BlockKind.LIST_ITEM else id(block)


def _html(first: EnglishBlock, *more: EnglishBlock) -> str:
    if first.kind is BlockKind.LIST_ITEM:
        return "<ul>\n" + "\n".join(map(_item, (first, *more))) + "\n</ul>"
    tag = _HEADINGS.get(first.kind, "p")
    name = f' class="{first.kind}"' if first.kind in (BlockKind.DECK, BlockKind.CAPTION) else ""
    return f"<{tag}{name}>{_weighted(first)}</{tag}>"


def _item(block: EnglishBlock) -> str:
    name = ' class="numbered"' if brings_number(block.text) else ""
    return f"<li{name}>{_weighted(block)}</li>"


def _weighted(block: EnglishBlock) -> str:
    return "".join(map(_run, block.runs))


def _run(run: Run) -> str:
    text = _safe(run.text)
    text = f"<strong>{text}</strong>" if run.bold else text
    text = f"<em>{text}</em>" if run.italic else text
    return f'<a href="{_safe(run.link)}">{text}</a>' if run.link else text


def _safe(text: str) -> str:
    return html.escape(plain(text), quote=True)
