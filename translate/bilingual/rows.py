"""The one table of the article: a row a unit, English beside Arabic."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from translate.bilingual.comments import BAND_SIGNS, Comment, commented
from translate.bilingual.ooxml import (
    LINKED,
    Look,
    arabic_runs,
    bookmark_name,
    border,
    cell,
    paragraph,
    run,
    shading,
    table,
)
from translate.emphasis import pieces
from translate.units import BlockKind, Origin, Severity, TranslationUnit

NUMBER_WIDTH = 860
"""Twentieths of a point: four digits and a sign; “repaired” stands on one line."""

TALL_ROW = 1600
"""Characters of Arabic that fill about half a page; a taller row may break across pages."""

_STYLES = {
    BlockKind.HEADLINE: "Headline",
    BlockKind.DECK: "Heading",
    BlockKind.HEADING: "Heading",
    BlockKind.LIST_ITEM: "ListItem",
}
_SHADES = {
    Severity.CRITICAL: "F4B6B6",
    Severity.WARNING: "FFE3A3",
    Severity.INFO: "DDEBF7",
}
_HEADING_SHADE = "F3F5F9"
_NUMBERED = re.compile(r"[(\[]?(?:\d{1,2}|[أ-ي])\s?[-–.)\]]")
_NEW_BLOCK = '<w:spacing w:before="120"/>'


def article_table(units: Sequence[TranslationUnit], width: int, said: Mapping[int, Sequence[Comment]]) -> str:
    """The table's XML for a page whose text is ``width`` twentieths of a point wide, with what is said of rows."""
    column = (width - NUMBER_WIDTH) // 2
    widths = [NUMBER_WIDTH, column, column]
    blocks = [0, *(unit.block for unit in units)]
    rows = [
        _row(unit, widths, said.get(unit.id, ()), starts_block=unit.block != above)
        for unit, above in zip(units, blocks, strict=False)
    ]
    lines = "".join(border(side, "single", "8EA0BF", 8) for side in ("top", "bottom"))
    lines += border("insideH", "single", "D5D9E0") + border("insideV", "single", "D5D9E0")
    return table(
        _header(widths) + "".join(rows), widths, borders=lines, title="The article, English beside Arabic"
    )


def _header(widths: list[int]) -> str:
    titles = [
        paragraph(run("#"), "RowNumber"),
        paragraph(run("English"), "ColumnEnglish"),
        paragraph(arabic_runs("العربية"), "ColumnArabic"),
    ]
    cells = "".join(
        cell(title, width, shading("E4E9F2")) for title, width in zip(titles, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(unit: TranslationUnit, widths: list[int], said: Sequence[Comment], *, starts_block: bool) -> str:
    style = _style(unit)
    layout = _layout(unit, starts_block=starts_block)
    target = paragraph(commented(unit.target, said, _looks(unit)), f"TargetEnglish{style}", layout)
    arabic = arabic_runs(unit.source, _weight(bold=unit.bold, italic=unit.italic))
    source = paragraph(_bookmarked(arabic, unit.id), f"SourceArabic{style}", layout)
    frame = _frame(unit)
    cells = (
        cell(_number(unit, layout), widths[0], _frame(unit, flagged=True))
        + cell(target, widths[1], frame)
        + cell(source, widths[2], frame)
    )
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if len(unit.source) < TALL_ROW else ""
    return f"<w:tr>{whole}{cells}</w:tr>"


def _weight(*, bold: bool, italic: bool) -> str:
    return ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "")


def _looks(unit: TranslationUnit) -> dict[int, Look]:
    """How the English looks from each place on."""
    looks, place = dict[int, Look](), 0
    for piece, each in pieces(unit.target, unit.emphases):
        weight = _weight(bold=unit.bold or each.bold, italic=unit.italic or each.italic)
        looks[place] = Look((LINKED if each.link else "") + weight, each.link)
        place += len(piece)
    return looks


def _layout(unit: TranslationUnit, *, starts_block: bool) -> str:
    """Paragraph properties: a title stays on the page of the row that follows.

    The parts of a sentence do not: behind a title they would drag half a page to the next one.
    """
    is_title = unit.kind in _STYLES and unit.kind is not BlockKind.LIST_ITEM
    stays = "<w:keepNext/>" if is_title else ""
    return stays + (_NEW_BLOCK if starts_block and unit.id > 1 else "")


def _style(unit: TranslationUnit) -> str:
    """What the row's styles are called after the language's own; a numbered item needs no bullet."""
    if unit.kind is BlockKind.LIST_ITEM and (unit.part > 1 or _NUMBERED.match(unit.source)):
        return "ListText"
    return _STYLES.get(unit.kind, "")


def _bookmarked(content: str, row: int) -> str:
    return (
        f'<w:bookmarkStart w:id="{row}" w:name="{bookmark_name(row)}"/>{content}<w:bookmarkEnd w:id="{row}"/>'
    )


def _number(unit: TranslationUnit, layout: str) -> str:
    """The row's number; under it which part of a sentence it is, where it came from, how far to trust it."""
    notes = [f"{unit.part} of {unit.parts}"] if unit.parts > 1 else []
    notes += ["memory"] if unit.origin is Origin.MEMORY else []
    notes += ["repaired"] if unit.first else []
    if unit.confidence and unit.confidence.band in BAND_SIGNS:
        notes.append(BAND_SIGNS[unit.confidence.band])
    lines = [paragraph(run(str(unit.id)), "RowNumber", layout)]
    lines += [paragraph(run(note), "RowPart") for note in notes]
    if unit.worst:
        lines.append(paragraph(run(unit.worst.sign, "<w:b/><w:bCs/>"), "RowNumber"))
    return "".join(lines)


def _frame(unit: TranslationUnit, *, flagged: bool = False) -> str:
    """Cell properties: parts of one sentence hang together, headings and findings are shaded."""
    lines = ""
    if unit.part > 1:
        lines += border("top", "nil", "auto", 0)
    if unit.part < unit.parts:
        lines += border("bottom", "nil", "auto", 0)
    lines = f"<w:tcBorders>{lines}</w:tcBorders>" if lines else ""
    if flagged and unit.worst:
        return lines + shading(_SHADES[unit.worst])
    return lines + (
        shading(_HEADING_SHADE) if unit.kind in _STYLES and unit.kind is not BlockKind.LIST_ITEM else ""
    )
