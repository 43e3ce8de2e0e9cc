"""A page's tree into its visible blocks of text, each of which knows where it stands."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.reading.passage import Passage
from translate.units import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_SPACE = re.compile(r"[^\S\xa0\u202f]+")
_WITHOUT_TEXT = frozenset({
    "head", "title", "script", "style", "noscript", "template", "iframe", "noembed", "noframes", "audio", "video",
    "canvas", "datalist",
})  # fmt: skip
_UNSEEN = frozenset({"script", "style", "template", "noscript"})
"""What stands in the middle of a sentence without ending it."""
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr",
})  # fmt: skip
"""What does not end a block; anything else does, elements of the page's own making too."""
_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em"})
_CONTAINERS = frozenset({"article", "section", "main", "table", "body"})
"""Where a block's own markup ends and the layout begins."""
_LINK = frozenset({"a"})
_APART = frozenset({"small", "cite", "time"})
_APART_NAMES = re.compile(r"credit|photograph|copyright|author|date", re.IGNORECASE)
"""What pages set apart from the words before it by a style alone: without a space two words would be one."""
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    "li": BlockKind.LIST_ITEM,
}
_LONGEST_NAME = 500
_LONGEST_MARK = 5
_MOSTLY = 0.6
"""The share of a block's characters that are links when it is called linked, more than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebBlock(Passage):
    """A block of a page: the text between two ends of elements that are not inline."""

    element: HtmlElement
    """The innermost element that holds all of it and is not inline."""
    within: HtmlElement
    """The innermost element that holds all of it, inline or not."""
    bold: bool
    italic: bool
    linked: bool
    """Whether most of it is links."""


@dataclass(frozen=True, slots=True)
class _Run:
    """A text node, and the inline elements that it stands in, outermost first."""

    text: str
    inline: tuple[HtmlElement, ...]


def visible_blocks(root: HtmlElement) -> list[WebBlock]:
    """Divide all visible text of the page into blocks, in the order of the page."""
    walk = _Walk()
    walk.visit(root, _Owner(root, None), ())
    return walk.blocks


@dataclass(frozen=True, slots=True)
class _Owner:
    """An element that is not inline, and what the markup says that its text is."""

    element: HtmlElement
    kind: BlockKind | None

    def inner(self, element: HtmlElement) -> _Owner:
        """``element`` inside this one; a heading stays one, unless the layout begins anew."""
        own = _KINDS.get(str(element.tag)) or (BlockKind.CAPTION if is_caption(element) else None)
        if self.kind is None or element.tag in _CONTAINERS:
            return _Owner(element, own)
        return _Owner(element, own or self.kind if self.kind is BlockKind.LIST_ITEM else self.kind)


def is_caption(element: HtmlElement) -> bool:
    """Whether a class or the id says so, such as ``image-caption``."""
    names = f"{element.get('class', '')} {element.get('id', '')}".lower().split()
    return any(name.endswith(("caption", "caption-text")) for name in names)


def _note_mark(element: HtmlElement) -> str:
    """The mark of a note, a raised link such as 5 or [5]; without brackets 30 dollars and note 5 are 305 dollars."""
    if element.tag != "sup":
        return ""
    linked = element.find(".//a") is not None or next(element.iterancestors("a"), None) is not None
    mark = element.text_content().strip()
    return mark if linked and len(mark) <= _LONGEST_MARK else ""


class _Walk:
    """Collects text nodes until an element that is not inline begins or ends."""

    def __init__(self) -> None:
        self.blocks: list[WebBlock] = []
        self._runs: list[_Run] = []
        self._line = 1

    def visit(self, element: HtmlElement, owner: _Owner, inline: tuple[HtmlElement, ...]) -> None:
        """Walk through ``element``, which stands in the block of ``owner`` and in the ``inline`` elements.

        It calls itself no deeper than the parser lets elements nest (256).
        """
        if element.tag in _INLINE:
            self._visit_inline(element, owner, inline)
        elif not _is_unseen(element):
            self._end_block(owner)
            if element.tag not in _WITHOUT_TEXT:
                inner = owner.inner(element)
                self._visit_inside(element, inner, inline)
                self._end_block(inner)

    def _visit_inline(self, element: HtmlElement, owner: _Owner, inline: tuple[HtmlElement, ...]) -> None:
        before, behind = (" ", " ") if _is_apart(element) else ("", "")
        if mark := _note_mark(element):
            before, behind = (" [", "] ") if mark.isalnum() else (" ", " ")
        self._add(before, element, inline)
        self._visit_inside(element, owner, (*inline, element))
        self._add(behind, element, inline)

    def _visit_inside(self, element: HtmlElement, owner: _Owner, inline: tuple[HtmlElement, ...]) -> None:
        self._add(element.text, element, inline)
        for child in element:
            self.visit(child, owner, inline)
            self._add(child.tail, child, inline)

    def _add(self, text: str | None, near: HtmlElement, inline: tuple[HtmlElement, ...]) -> None:
        if text and (self._runs or text.strip()):
            if not self._runs:
                self._line = max(near.sourceline or 1, 1)
            self._runs.append(_Run(text, inline))

    def _end_block(self, owner: _Owner) -> None:
        text = _SPACE.sub(" ", "".join(run.text for run in self._runs)).strip()
        if any(unicodedata.category(char) != "Cf" for char in text):
            self.blocks.append(self._block(text, owner))
        self._runs = []

    def _block(self, text: str, owner: _Owner) -> WebBlock:
        plain = owner.kind is not BlockKind.HEADING
        shared = _shared(self._runs)
        kind = owner.kind or (BlockKind.CAPTION if any(map(is_caption, shared)) else None)
        return WebBlock(
            text=text,
            line=self._line,
            kind=kind,
            element=owner.element,
            within=shared[-1] if shared else owner.element,
            bold=plain and _share(self._runs, _BOLD) == 1,
            italic=_share(self._runs, _ITALIC) == 1,
            linked=_share(self._runs, _LINK) > _MOSTLY,
        )


def _share(runs: Sequence[_Run], tags: frozenset[str]) -> float:
    """The share of the characters that stand in one of ``tags``, from 0 to 1."""
    lengths = [(len(run.text.strip()), any(e.tag in tags for e in run.inline)) for run in runs]
    return sum(length for length, inside in lengths if inside) / max(sum(length for length, _ in lengths), 1)


def _is_unseen(element: HtmlElement) -> bool:
    """Whether it shows no text and ends no block: so are icons, too."""
    if element.tag != "svg":
        return element.tag in _UNSEEN
    return not any(map(str.strip, element.xpath(".//text()[not(ancestor::title or ancestor::desc)]")))


def _shared(runs: Sequence[_Run]) -> tuple[HtmlElement, ...]:
    """The inline elements that hold all of the text, outermost first."""
    paths = [run.inline for run in runs if run.text.strip()]
    first = min(paths, key=len, default=())
    return tuple(e for i, e in enumerate(first) if all(path[i] is e for path in paths))


def _is_apart(element: HtmlElement) -> bool:
    """Whether its words are others than those around it, even without a space between them."""
    before = element.getprevious()
    after_link = element.tag == "a" and before is not None and not before.tail
    return (
        after_link
        or element.tag in _APART
        or bool(_APART_NAMES.search(element.get("class", "")[:_LONGEST_NAME]))
    )
