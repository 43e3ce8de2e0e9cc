"""What stands in a page but is not shown: taken out of its tree, and listed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translate.units import LeftOut

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HIDDEN = "hidden on the page"
_STYLE = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)
_READ_ALOUD = frozenset(
    {"visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "screen-reader"}
)
"""Classes of what only programs that read a page aloud say."""


def remove_hidden(root: HtmlElement) -> list[LeftOut]:
    """Remove the elements that a browser does not show, but not scripts, which hold metadata.

    Returns:
        Their text, which may be the end of an article behind a button.
    """
    for element in list(root.iter("noscript", "template")):
        element.drop_tree()
    hidden: dict[HtmlElement, str] = {}
    for element in root.iter():
        if (reason := _reason(element)) and not any(above in hidden for above in element.iterancestors()):
            hidden[element] = reason
    taken = [LeftOut(_text(element), max(element.sourceline or 1, 1), hidden[element]) for element in hidden]
    for element in hidden:
        element.drop_tree()
    return [out for out in taken if out.text]


def _reason(element: HtmlElement) -> str:
    """Why it is not shown; never of the whole page, which scripts unveil."""
    if element.tag in ("html", "body", "script"):
        return ""
    if element.get("hidden") is not None or _STYLE.search(element.get("style", "")):
        return HIDDEN
    is_read_aloud = not _READ_ALOUD.isdisjoint(element.get("class", "").lower().split())
    return "for screen readers" if is_read_aloud else ""


def _text(element: HtmlElement) -> str:
    return " ".join(" ".join(element.xpath(".//text()[not(ancestor::script or ancestor::style)]")).split())
