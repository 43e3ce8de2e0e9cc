"""What Word's styles say: which kind of block a paragraph is, and whether a run is bold, italic or hidden.

A style inherits from the one that it is based on. Bold, italic and hidden are *toggles*: what a run sets itself
counts; otherwise its paragraph's and its own style undo each other if both set it (ECMA-376, part 1, 17.7.3).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from translate.reading.document import PLAIN, Looks
from translate.reading.style_names import is_contents_style, kind_of_style, says_looks
from translate.units import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_VAL = f"{W}val"
_BODY_LEVEL = 9
_BOLD = (f"{W}bCs", f"{W}b")
"""The complex-script twin first: of the two it is the one that Arabic obeys."""
_ITALIC = (f"{W}iCs", f"{W}i")
_HIDDEN = (f"{W}vanish",)
_USUAL_LOOKS = 4096
"""Distinct sets of properties that are remembered; a document has a few dozen."""

_Settings = tuple[tuple[str, str], ...]
"""Names and values of properties."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it inherits."""

    kind: BlockKind | None = None
    looks: Looks = PLAIN
    contents: bool = False
    """Whether it is for lines of a table of contents."""


class StyleSheet:
    """The styles of a document; one that is used but not defined is known by its identifier."""

    def __init__(self, root: _Element | None) -> None:
        styles = root.iter(f"{W}style") if root is not None else ()
        self._elements = {style.get(f"{W}styleId", ""): style for style in styles}
        self._style = cache(self._resolve)
        self._looks = lru_cache(_USUAL_LOOKS)(self._resolve_run)

    def of_paragraph(self, properties: _Element | None) -> Style:
        """Find the style that a paragraph's properties name, with their own outline and numbering."""
        if properties is None:
            return Style()
        style = self._style(_value(properties, "pStyle"))
        if style.kind not in (None, BlockKind.LIST_ITEM):
            return style
        own = _structure(properties)
        if own is None and style.kind and _value(properties, "numPr", "numId") != "0":
            return style
        return replace(style, kind=own)

    def of_run(self, run: _Element, paragraph: Style) -> Looks:
        """Find how a run in a paragraph of some style looks, beyond what the paragraph's kind says."""
        return self._looks(_settings(next(run.iterchildren(f"{W}rPr"), ())), paragraph)

    def _resolve_run(self, settings: _Settings, paragraph: Style) -> Looks:
        own = self._style(dict(settings).get(f"{W}rStyle", "")).looks
        around = Looks(hidden=paragraph.looks.hidden) if says_looks(paragraph.kind) else paragraph.looks
        return Looks(
            _first((_toggle(settings, _BOLD), around.bold != own.bold)),
            _first((_toggle(settings, _ITALIC), around.italic != own.italic)),
            _first((_toggle(settings, _HIDDEN), around.hidden != own.hidden)),
        )

    def _resolve(self, identifier: str) -> Style:
        chain = self._chain(identifier)
        kinds = (kind_of_style(_value(style, "name")) or _structure(style.find(f"{W}pPr")) for style in chain)
        runs = [_settings(properties) for style in chain for properties in style.iterchildren(f"{W}rPr")]
        return Style(
            next((kind for kind in kinds if kind), None if chain else kind_of_style(identifier)),
            Looks(*(_first(_toggle(run, names) for run in runs) for names in (_BOLD, _ITALIC, _HIDDEN))),
            is_contents_style(_value(chain[0], "name") if chain else identifier),
        )

    def _chain(self, identifier: str) -> list[_Element]:
        """List the style and those that it is based on, nearest first; a circle of them ends."""
        chain: dict[str, _Element] = {}
        while identifier in self._elements and identifier not in chain:
            chain[identifier] = self._elements[identifier]
            identifier = _value(chain[identifier], "basedOn")
        return list(chain.values())


def _structure(properties: _Element | None) -> BlockKind | None:
    """Tell the kind from a paragraph's outline level or numbering."""
    if properties is None:
        return None
    level = _value(properties, "outlineLvl")
    if level.isdecimal() and int(level) < _BODY_LEVEL:
        return BlockKind.HEADING
    return BlockKind.LIST_ITEM if _value(properties, "numPr", "numId") not in ("", "0") else None


def _value(parent: _Element, *path: str) -> str:
    found = parent.find("/".join(W + name for name in path))
    return found.get(_VAL, "") if found is not None else ""


def _settings(properties: Iterable[_Element]) -> _Settings:
    """The properties of a run, in a form that can be a key."""
    return tuple((str(found.tag), found.get(_VAL, "")) for found in properties)


def _toggle(settings: _Settings, names: Iterable[str]) -> bool | None:
    """Whether the first of these properties that is there is on; ``None`` where none is."""
    values = dict(settings)
    return next((values[name] not in ("0", "false", "off") for name in names if name in values), None)


def _first(settings: Iterable[bool | None]) -> bool:
    """Take the first setting that is one; off if there is none."""
    return next((setting for setting in settings if setting is not None), False)
