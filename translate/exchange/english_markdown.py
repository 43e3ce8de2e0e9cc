"""The English alone as Markdown."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from translate.exchange.english import EnglishArticle, EnglishBlock, Run, brings_number
from translate.files import write_atomically
from translate.units import BlockKind

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~&])")
_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+=])")


def write_english_markdown(path: Path, article: EnglishArticle) -> None:
    """Write the article as Markdown.

    Raises:
        OSError: the file cannot be written.
    """
    paragraphs = [_markdown(block) for block in article.blocks]
    if article.credit:
        paragraphs.insert(article.after_titles, f"*{_escaped(article.credit)}*")
    text = paragraphs[0] if paragraphs else ""
    for above, paragraph in pairwise(paragraphs):
        in_list = above.startswith("- ") and paragraph.startswith("- ")
        text += ("\n" if in_list else "\n\n") + paragraph
    write_atomically(path, f"{text}\n".encode("utf-8", "replace"))


def _markdown(block: EnglishBlock) -> str:
    text = _START.sub(_start_escaped, "".join(map(_weighted, block.runs)))
    if block.kind is BlockKind.LIST_ITEM:
        return text if brings_number(block.text) else f"- {text}"
    if block.kind is BlockKind.HEADLINE:
        return f"# {text}"
    if block.kind is BlockKind.HEADING:
        return f"## {text}"
    if block.kind in (BlockKind.DECK, BlockKind.CAPTION):
        return f"*{text}*"
    return text


def _weighted(run: Run) -> str:
    marks = "***" if run.bold and run.italic else "**" if run.bold else "*" if run.italic else ""
    text = f"{marks}{_escaped(run.text)}{marks}"
    return f"[{text}](<{run.link}>)" if run.link else text


def _escaped(text: str) -> str:
    """Text in which nothing means something to Markdown, but what begins a block."""
    return _SIGNS.sub(r"\\\1", text)


def _start_escaped(found: re.Match[str]) -> str:
    return rf"{found[1]}\{found[2]}" if found[1] else rf"\{found[3]}"
