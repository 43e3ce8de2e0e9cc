"""What the formatting of a run and the address of a link say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from translate.bilingual.accepted_story import W
from translate.emphasis import Emphasis

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FIELD = re.compile(r'\s*HYPERLINK\s+"([^"]*)"', re.IGNORECASE)
_LEADS_OUT = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_OF_ADDRESSES = "%:/?#[]@!$&'()*+,;=~"
"""What an address is made of beside letters and digits: the rest would break it off where it is written down."""
_OFF = frozenset({"0", "false", "off"})


def weighted(around: Emphasis, properties: _Element | None) -> Emphasis:
    """The emphasis of a run with these properties, in a link or none."""
    style = _style(properties)
    bold = is_formatted(properties, "b") or style == "Strong"
    italic = is_formatted(properties, "i") or style == "Emphasis"
    return replace(around, bold=bold, italic=italic)


def is_formatted(properties: _Element | None, name: str) -> bool:
    """Whether a run with these properties is formatted so."""
    mark = None if properties is None else properties.find(f"{W}{name}")
    return mark is not None and mark.get(f"{W}val", "") not in _OFF


def _style(properties: _Element | None) -> str:
    """The id of a run's character style; empty where it has none."""
    style = None if properties is None else properties.find(f"{W}rStyle")
    return "" if style is None else str(style.get(f"{W}val", ""))


def address_of(element: _Element, links: Mapping[str, str]) -> str:
    """Where a link or a field leads, by the ids of the document's ``links``; empty where not out of it."""
    return links.get(element.get(_RELATION, "")) or _address(element.get(f"{W}instr", ""))


def leads_out(address: str) -> bool:
    """Whether an address is one of the web, or one to write to."""
    return bool(_LEADS_OUT.match(address))


def encoded(address: str) -> str:
    """An address with what would break it off encoded."""
    return quote(address, safe=_OF_ADDRESSES)


def _address(instruction: str) -> str:
    """Where a field leads that is a link; empty for others."""
    found = _FIELD.match(instruction)
    return found[1] if found else ""
