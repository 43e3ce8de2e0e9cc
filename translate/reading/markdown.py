"""Markdown (CommonMark with tables): its structure becomes kinds, its markup goes, its text stays.

Links become their text, images captions of their alternative text, tables their cells. Addresses, comments,
tags, code without Arabic and most front matter are listed as left out. Text indented by four spaces is a paragraph
here, not code. Bullets go, numbers stay; lines of a paragraph that begin «١- », «٢- » are items too.
A paragraph right under a headline and all in emphasis is the deck.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from translate.reading.comments import without_comments
from translate.reading.frontmatter import read_front_matter
from translate.reading.inline import read_inline
from translate.reading.passage import Line, Passage
from translate.reading.plain import one_line
from translate.reading.script import ARABIC_LETTER, marker
from translate.units import BlockKind, LeftOut

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from markdown_it.token import Token

_DEEPEST = 100
"""Levels of nested quotes and lists; the parser drops what lies deeper."""
_LABEL = re.compile(r"\]\[([^\[\]]{1,999})\]|\[([^\[\]]{1,999})\]:")
"""Behind a link's text, and where its address is defined."""
_ITEM_MARKERS = {"number", "letter", "bullet"}


class Markdown(NamedTuple):
    """A Markdown text."""

    passages: list[Passage]
    left_out: list[LeftOut]
    about: list[tuple[str, str]]
    """What it says of itself."""


def read_markdown(lines: list[Line]) -> Markdown | None:
    """Read the passages of a Markdown text and what is left out of them.

    Returns:
        ``None`` where its lines had better be read as plain text: it holds no Arabic beside its markup, or a
        single Arabic letter would be lost.
    """
    front = read_front_matter(lines)
    body, comments = without_comments(lines[front.length :])
    found = _parse(body)
    passages = front.passages + found.passages
    left_out = front.left_out + comments + found.left_out
    shown = [*(passage.text for passage in passages), *(value for _, value in front.about)]
    lost = _arabic(line.text for line in lines) - _arabic(shown) - _arabic(out.text for out in left_out)
    if lost or not _arabic(passage.text for passage in passages):
        return None
    return Markdown(_with_headline(passages), left_out, front.about)


def _arabic(texts: Iterable[str]) -> Counter[str]:
    """How often each Arabic letter occurs."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(ARABIC_LETTER.findall(text))
    return counts


def _with_headline(passages: list[Passage]) -> list[Passage]:
    """Make a headline of a heading that stands first."""
    first, *rest = passages
    return [replace(first, kind=BlockKind.HEADLINE), *rest] if first.kind is BlockKind.HEADING else passages


def _parse(lines: list[Line]) -> _Reader:
    from markdown_it import MarkdownIt

    parser = (
        MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table").disable(["code", "html_block"])
    )
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]  # addresses are listed as written
    environment: dict[str, Any] = {}
    reader = _Reader(lines)
    reader.read(parser.parse("\n".join(line.text for line in lines), environment))
    defined = environment.get("references", {})
    reader.definitions([*defined.values(), *environment.get("duplicate_refs", [])])
    reader.labels(defined)
    return reader


@dataclass
class _Reader:
    """Walks through the parser's tokens and gathers passages."""

    lines: Sequence[Line]
    passages: list[Passage] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def read(self, tokens: Iterable[Token]) -> None:
        kind, number = BlockKind.PARAGRAPH, ""
        for token in tokens:
            if token.type == "heading_open":
                kind = BlockKind.HEADING
            elif token.type == "list_item_open":
                kind, number = BlockKind.LIST_ITEM, f"{token.info}{token.markup} " if token.info else ""
            elif token.type == "fence":
                self._read_fence(token)
            elif token.type == "inline":
                self._read_inline(token, kind, number)
            if token.type in ("inline", "list_item_close"):
                kind, number = BlockKind.PARAGRAPH, ""

    def definitions(self, references: Iterable[dict[str, Any]]) -> None:
        """List the addresses that are defined but never linked to."""
        linked = {out.text for out in self.left_out}
        for reference in references:
            address = f"{reference['href']} {reference['title']}".strip()
            if address not in linked:
                self._leave_out(address, reference["map"][0], "link address")

    def labels(self, defined: Collection[str]) -> None:
        """List the Arabic labels of ``defined`` addresses, where they only say which address is meant."""
        from markdown_it.common.utils import normalizeReference

        for index, line in enumerate(self.lines if defined else ()):
            for match in _LABEL.finditer(line.text):
                label = match[1] or match[2]
                if ARABIC_LETTER.search(label) and normalizeReference(label) in defined:
                    self._leave_out(label, index, "link label")

    def _read_inline(self, token: Token, kind: BlockKind, number: str) -> None:
        inline = read_inline(token.children or [])
        if kind is BlockKind.PARAGRAPH and inline.emphasised and self._is_under_headline():
            kind = BlockKind.DECK
        first = token.map[0] if token.map else 0
        for offset, text, is_item in _items(inline.lines):
            self._add(
                number + text if text.strip() else "",
                first + offset,
                BlockKind.LIST_ITEM if is_item else kind,
            )
        for offset, caption in inline.captions:
            self._add(caption, first + offset, BlockKind.CAPTION)
        for offset, text, reason in inline.left_out:
            self._leave_out(text, first + offset, reason)

    def _is_under_headline(self) -> bool:
        return [passage.kind for passage in self.passages] == [BlockKind.HEADING]

    def _read_fence(self, token: Token) -> None:
        """Code is left out, but Arabic between code fences is text."""
        first = token.map[0] if token.map else 0
        if not ARABIC_LETTER.search(token.content):
            return self._leave_out(f"{token.info} {token.content}", first, "code")
        self._leave_out(token.info, first, "code")
        for offset, text in enumerate(token.content.split("\n"), 1):
            self._add(text, first + offset, BlockKind.PARAGRAPH)
        return None

    def _add(self, text: str, index: int, kind: BlockKind) -> None:
        if text := one_line(text):
            self.passages.append(Passage(text, self.lines[index].number, kind))

    def _leave_out(self, text: str, index: int, reason: str) -> None:
        if text := " ".join(text.split()):
            self.left_out.append(LeftOut(text, self.lines[index].number, reason))


def _items(lines: list[str]) -> Iterator[tuple[int, str, bool]]:
    """Join a paragraph's lines, but divide before each list marker if there are several of one family.

    Yields the first line's offset, the text, and whether it is a list item.
    """
    families = [marker(line) for line in lines]
    lists = {family for family in _ITEM_MARKERS if families.count(family) > 1}
    starts = [i for i, family in enumerate(families) if not i or family in lists]
    for start, end in pairwise([*starts, len(lines)]):
        yield start, " ".join(lines[start:end]), families[start] in lists
