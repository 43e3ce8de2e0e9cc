"""What an OpenDocument's styles say: which kind of block a paragraph is, and how its text looks.

Source: OASIS Open Document Format for Office Applications, version 1.3, part 3, chapters 16 and 20.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from translate.reading.document import Looks
from translate.reading.style_names import is_contents_style, kind_of_style, says_looks
from translate.units import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

OFFICE, TEXT, STYLE = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "text", "style")
)
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"

_BOLD = (f"{STYLE}font-weight-complex", f"{_FO}font-weight")
"""The complex-script twin first: of the two it is the one that Arabic obeys."""
_ITALIC = (f"{STYLE}font-style-complex", f"{_FO}font-style")
_HIDDEN = (f"{TEXT}display",)
_ON = {"bold", "600", "700", "800", "900", "italic", "oblique", "none"}
"""The values of those attributes that make text bold, italic or hidden."""
_ESCAPED = re.compile("_([0-9a-f]{1,4})_")

_Looks = tuple[bool | None, bool | None, bool | None]
"""Bold, italic and hidden; ``None`` where nothing is said."""
_NOTHING: _Looks = (None, None, None)


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it inherits."""

    kind: BlockKind | None = None
    looks: _Looks = _NOTHING
    contents: bool = False
    """Whether it is for lines of a table of contents."""

    def over(self, around: Looks) -> Looks:
        """Find how text looks in this style, where the text around it looks like ``around``."""
        bold, italic, hidden = self.looks
        return Looks(
            around.bold if bold is None else bold,
            around.italic if italic is None else italic,
            around.hidden or bool(hidden),
        )


class StyleSheet:
    """The styles of a document, given with the part whose styles come first; an unknown one says nothing."""

    def __init__(self, *parts: _Element | None) -> None:
        self._elements: dict[tuple[str, str], _Element] = {}
        for part in parts:
            for style in part.iter(f"{STYLE}style") if part is not None else ():
                key = (style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", ""))
                self._elements.setdefault(key, style)
        self._style = cache(self._resolve)

    def of_paragraph(self, paragraph: _Element) -> Style:
        """Find the style of a paragraph or heading."""
        return self._style("paragraph", paragraph.get(f"{TEXT}style-name", ""))

    def of_text(self, span: _Element, around: Looks) -> Looks:
        """Find how an element inside a paragraph looks."""
        name = span.get(f"{TEXT}style-name")
        return self._style("text", name).over(around) if name else around

    def is_hidden(self, section: _Element) -> bool:
        """Whether an element such as a section is not shown."""
        return section.get(f"{TEXT}display") == "none"

    def _resolve(self, family: str, name: str) -> Style:
        chain = self._chain(family, name)
        last = chain[-1].get(f"{STYLE}parent-style-name", "") if chain else name
        names = [*map(_name, chain), _unescaped(last)]
        kind = next(filter(None, map(kind_of_style, names)), None)
        looks = [_looks(style) for style in chain if not says_looks(kind) or _is_automatic(style)]
        bold, italic, hidden = (_first(values) for values in zip(_NOTHING, *looks, strict=True))
        return Style(kind, (bold, italic, hidden), any(map(is_contents_style, names)))

    def _chain(self, family: str, name: str) -> list[_Element]:
        """List the style and those that it inherits from, nearest first; a circle of them ends."""
        chain: dict[str, _Element] = {}
        while (family, name) in self._elements and name not in chain:
            chain[name] = self._elements[family, name]
            name = chain[name].get(f"{STYLE}parent-style-name", "")
        return list(chain.values())


def _is_automatic(style: _Element) -> bool:
    """Whether a style is one that the program made of what the writer did to a single paragraph."""
    parent = style.getparent()
    return parent is not None and parent.tag == f"{OFFICE}automatic-styles"


def _name(style: _Element) -> str:
    return style.get(f"{STYLE}display-name") or _unescaped(style.get(f"{STYLE}name", ""))


def _unescaped(name: str) -> str:
    """Undo what an OpenDocument does to spaces and the like in names: ``Heading_20_1``."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), name)


def _looks(style: _Element) -> _Looks:
    properties = style.find(f"{STYLE}text-properties")
    if properties is None:
        return _NOTHING
    bold, italic, hidden = (
        _first(properties.get(name) in _ON if name in properties.attrib else None for name in names)
        for names in (_BOLD, _ITALIC, _HIDDEN)
    )
    return bold, italic, hidden


def _first(settings: Iterable[bool | None]) -> bool | None:
    return next((setting for setting in settings if setting is not None), None)
