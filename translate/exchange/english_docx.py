"""The English alone as a Word document, in styles that a newsroom's template can take over by name."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from translate.exchange.english import EnglishArticle, EnglishBlock, brings_number
from translate.files import write_atomically
from translate.units import BlockKind
from translate.xmltext import plain

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.paragraph import CT_P
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run
    from lxml.etree import _Element

_STYLES = {
    BlockKind.HEADLINE: "Title",
    BlockKind.DECK: "Subtitle",
    BlockKind.HEADING: "Heading 1",
    BlockKind.LIST_ITEM: "List Bullet",
    BlockKind.CAPTION: "Caption",
    BlockKind.PARAGRAPH: "Normal",
}
"""Word's own names, which every template knows."""
_NUMBERED = "List"
"""For items that bring their number along."""
_BYLINE = "Byline"


def write_english_docx(path: Path, article: EnglishArticle, report: Sequence[str] = ()) -> None:
    """Write the article as a Word document; lines of a ``report`` stand on a page of their own at its end.

    Raises:
        OSError: the file cannot be written.
    """
    import docx

    document = docx.Document()
    _set_styles(document)
    styles = {style.name: style.style_id for style in document.styles}
    for place, block in enumerate(article.blocks):
        if place == article.after_titles:
            _credit(document, article)
        _add(document, block, styles)
    if article.after_titles == len(article.blocks):
        _credit(document, article)
    _add_report(document, report)
    _set_properties(document, article)
    buffer = io.BytesIO()
    document.save(buffer)
    write_atomically(path, buffer.getvalue())


def _add(document: Document, block: EnglishBlock, styles: Mapping[str | None, str]) -> None:
    """Add a block at the end; ``styles`` has the styles' ids by name.

    Not by ``document.add_paragraph``, which looks through the whole document and all its styles each time.
    """
    from docx.oxml import OxmlElement
    from docx.text.paragraph import Paragraph

    element = cast("CT_P", OxmlElement("w:p"))
    document.element.body[-1].addprevious(element)  # the last is the section
    numbered = block.kind is BlockKind.LIST_ITEM and brings_number(block.text)
    style = _NUMBERED if numbered else _STYLES[block.kind]
    if style != "Normal":
        element.style = styles[style]
    paragraph = Paragraph(element, document)
    for piece in block.runs:
        run = paragraph.add_run(plain(piece.text))
        run.bold, run.italic = piece.bold or None, piece.italic or None
        if piece.link:
            _link(run, piece.link)


def _link(run: Run, address: str) -> None:
    """Let a run lead somewhere."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    run.font.color.rgb, run.underline = RGBColor(0x05, 0x63, 0xC1), True
    element, link = cast("_Element", run.element), OxmlElement("w:hyperlink")
    link.set(qn("r:id"), run.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    element.addprevious(link)
    link.append(element)


def _credit(document: Document, article: EnglishArticle) -> None:
    if article.credit:
        document.add_paragraph(plain(article.credit), style=_BYLINE)


def _add_report(document: Document, report: Sequence[str]) -> None:
    if not report:
        return
    document.add_paragraph("The review", style="Heading 1").paragraph_format.page_break_before = True
    for line in report:
        document.add_paragraph(plain(line), style="List Bullet")


def _set_properties(document: Document, article: EnglishArticle) -> None:
    properties = document.core_properties
    properties.title = plain(article.headline)[:255]
    properties.author = plain(article.byline)[:255]
    properties.comments = properties.keywords = ""
    properties.language = "en-US"


def _set_styles(document: Document) -> None:
    """Quiet typography: one serif face, dark titles without the template's blue rules."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    document.styles.add_style(_BYLINE, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    sizes = {"Normal": 11.5, "Title": 24, "Subtitle": 14, "Heading 1": 15, "Caption": 10, _BYLINE: 10}
    space = {"Normal": (0, 8), "Title": (0, 6), "Subtitle": (0, 10), "Heading 1": (14, 4), _BYLINE: (0, 14)}
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size = "Georgia", Pt(size)
        style.font.color.rgb = (
            RGBColor(0x59, 0x59, 0x59) if name in (_BYLINE, "Caption") else RGBColor(0, 0, 0)
        )
        _use_one_face(style.element)
        if name in space:
            style.paragraph_format.space_before = Pt(space[name][0])
            style.paragraph_format.space_after = Pt(space[name][1])
    document.styles["Normal"].paragraph_format.line_spacing = 1.25
    for name in ("Subtitle", "Caption"):
        document.styles[name].font.bold = False
        document.styles[name].font.italic = name == "Caption"
    _drop_flourishes(document)


def _drop_flourishes(document: Document) -> None:
    """Take the template's rule from under the title, and the space from between the deck's letters."""
    for name, flourish in (
        ("Title", "w:pBdr"),
        ("Title", "w:spacing[@w:val]"),
        ("Subtitle", "w:spacing[@w:val]"),
    ):
        for element in document.styles[name].element.xpath(f".//{flourish}"):
            element.getparent().remove(element)


def _use_one_face(style: Paragraph) -> None:
    """Drop the theme's fonts, which would win over the named one."""
    for fonts in style.xpath(".//w:rFonts"):  # type: ignore[attr-defined]  # an element of python-docx
        for name in [name for name in fonts.attrib if name.endswith("Theme")]:
            del fonts.attrib[name]
