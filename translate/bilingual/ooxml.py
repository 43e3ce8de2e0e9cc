"""Small pieces of WordprocessingML, as text: the fastest way to a table of ten thousand rows."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.sax.saxutils import escape

from translate.xmltext import plain

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DECLARATION = f'xmlns:w="{NAMESPACE}"'

# A word of Latin letters with what belongs to it (COVID-19, kWh/m³, www.example.org/a), and further ones
# after a space: «New York Times» reads from left to right as a whole.
_LATIN_WORD = r"[\d#@$€£]*[A-Za-zÀ-ɏ][\w.,:/\\@#&+'’%°²³₂·-]*(?<![.,:'’\-/؀-ۿ])"
_LATIN = re.compile(rf"{_LATIN_WORD}(?:[ \u00a0]{_LATIN_WORD}|[ \u00a0]\d+(?![\w٠-٩]))*", re.ASCII)


def attribute(text: str) -> str:
    """Text made safe for an attribute's value between double quotation marks."""
    return escape(plain(text), {'"': "&quot;", "\n": " ", "\t": " "})


LINKED = '<w:rStyle w:val="Hyperlink"/>'
"""The first property of a link's runs."""


class Look(NamedTuple):
    """How a piece of text looks, and where it leads."""

    properties: str = ""
    link: str = ""


def run(text: str, properties: str = "") -> str:
    """A run of text: tabs and line breaks as Word writes them, characters that XML forbids as U+FFFD."""
    safe = escape(plain(text))
    opening, closing = '<w:t xml:space="preserve">', "</w:t>"
    safe = safe.replace("\t", f"{closing}<w:tab/>{opening}")
    safe = re.sub(r"\r\n|\r|\n", f"{closing}<w:br/>{opening}", safe)
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{properties}{opening}{safe}{closing}</w:r>"


def linked(runs: str, address: str) -> str:
    """Runs that lead somewhere, as a field, which needs no relation; as they are where the address is empty."""
    instruction = attribute(f'HYPERLINK "{address}"')
    return f'<w:fldSimple w:instr="{instruction}">{runs}</w:fldSimple>' if address else runs


def arabic_runs(text: str, properties: str = "") -> str:
    """Runs of right-to-left text with some properties, in which Latin words keep their own direction.

    Digits stay in the right-to-left runs: the Unicode bidirectional algorithm orders them there as an
    Arabic reader expects, with «٪» and range signs on the proper side.
    """
    pieces = []
    position = 0
    for latin in _LATIN.finditer(text):
        pieces.append((text[position : latin.start()], f"{properties}<w:rtl/>"))
        pieces.append((latin.group(), properties))
        position = latin.end()
    pieces.append((text[position:], f"{properties}<w:rtl/>"))
    return "".join(run(piece, its_properties) for piece, its_properties in pieces if piece)


def paragraph(content: str, style: str, properties: str = "") -> str:
    """A paragraph of runs in a style, with further paragraph properties in schema order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def cell(content: str, width: int, properties: str = "") -> str:
    """A table cell of a width in twentieths of a point."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def bookmark_name(row: int) -> str:
    """What a row's bookmark is called: links lead to it, and it finds the row again in a reviewed document."""
    return f"seg_{row:04}"


def link(row: int) -> str:
    """A row's number that leads to the row."""
    shown = run(str(row), LINKED)
    return f'<w:hyperlink w:anchor="{bookmark_name(row)}" w:history="1">{shown}</w:hyperlink>'


def shading(fill: str) -> str:
    """A cell's background colour, six hexadecimal digits."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def table(rows: str, widths: list[int], *, borders: str = "", title: str = "") -> str:
    """A table of fixed layout whose grid is its columns' widths, in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    borders = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    caption = f'<w:tblCaption w:val="{attribute(title)}"/>' if title else ""
    return (
        f'<w:tbl {DECLARATION}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders}'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
        '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/>{caption}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def border(side: str, line: str, colour: str, eighths: int = 4) -> str:
    """One side of a border: a line type, a colour, a thickness in eighths of a point."""
    return f'<w:{side} w:val="{line}" w:sz="{eighths}" w:space="0" w:color="{colour}"/>'
