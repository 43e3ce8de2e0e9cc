"""The whole document: title, facts, the article's table, what was left out, footer."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from translate import __version__
from translate.bilingual.comments import Comment, add_comments, comments
from translate.bilingual.manifest import add_manifest, document_id
from translate.bilingual.ooxml import DECLARATION, arabic_runs, border, cell, paragraph, run, table
from translate.bilingual.rows import article_table
from translate.bilingual.styles import Paper, add_styles, clear_template, set_page
from translate.bilingual.summary import summary
from translate.files import write_atomically
from translate.units import BlockKind, LeftOut, TranslationUnit
from translate.xmltext import plain

if TYPE_CHECKING:
    from docx.document import Document


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What a reader of the document should know of how it was made."""

    source_name: str
    """The article's file name."""
    made: datetime
    model: str
    """The model's name and revision, for people."""
    signature: str
    """The exact settings behind the English."""
    left_out: tuple[LeftOut, ...] = ()
    about: tuple[tuple[str, str], ...] = ()
    """What the article's file says of itself: author, date, site."""
    comments: bool = True
    """Whether findings are written as comments; without them only the signs and the summary say where to look."""


def write_docx(
    path: Path, units: Sequence[TranslationUnit], facts: DocumentFacts, paper: Paper = Paper.A4
) -> None:
    """Write the side-by-side document; ``path`` holds all of it or what was there before.

    Raises:
        OSError: the folder cannot be written, or the disk is full.
    """
    import docx
    from docx.oxml.parser import parse_xml

    document = docx.Document(io.BytesIO(_template()))
    width = set_page(document, paper)
    _set_properties(document, units, facts)
    _add_footer(document, facts, width)
    body = document.element.body
    said = comments(units) if facts.comments else {}
    for element in _body(units, facts, width, said):
        body.insert(len(body) - 1, parse_xml(element))  # the last child is the section's properties
    add_comments(document, [comment for row in said.values() for comment in row], facts.made)
    left_out = [(piece.text, piece.line, piece.reason) for piece in facts.left_out]
    article = {
        "source_name": facts.source_name, "about": facts.about, "comments": facts.comments, "left_out": left_out,
    }  # fmt: skip
    add_manifest(document, units, facts.signature, article)
    write_atomically(path, _saved(document))


@cache
def _template() -> bytes:
    """An empty document with our styles, made once in a run: to make it takes as long as to write an article."""
    import docx

    document = docx.Document()
    clear_template(document)
    add_styles(document)
    return _saved(document)


def _saved(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _body(
    units: Sequence[TranslationUnit], facts: DocumentFacts, width: int, said: Mapping[int, Sequence[Comment]]
) -> list[str]:
    """The document's elements in order; a paragraph follows each table, or Word would join it with the next."""
    overview = summary(units, width)
    return [
        _hairline(),
        _title(units, facts, width),
        _gap(),
        *_about(facts.about, width),
        _facts(units, facts, width),
        _root(paragraph(run(facts.signature), "SmallPrint")),
        *([overview, _gap()] if overview else []),
        article_table(units, width, said),
        *_left_out(facts.left_out, width),
        _hairline(),
    ]


def _hairline() -> str:
    """A paragraph that takes no room.

    Before the first table LibreOffice would put one of full height; behind the last, one of full height would begin
    a page of its own where the table fills the one before.
    """
    return _root(
        paragraph("", "SmallPrint", '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>')
    )


def _gap() -> str:
    """A low empty line."""
    return _root(paragraph("", "SmallPrint", '<w:spacing w:before="0" w:after="0"/>'))


def _root(element: str) -> str:
    """An element as a document of its own, with the namespace declared."""
    name = element.split(">", 1)[0]
    return element.replace(name, f"{name} {DECLARATION}", 1)


def _title(units: Sequence[TranslationUnit], facts: DocumentFacts, width: int) -> str:
    """The headline in both languages, side by side as the rows are."""
    headline = [unit for unit in units if unit.kind is BlockKind.HEADLINE]
    english = " ".join(unit.target for unit in headline) or Path(facts.source_name).stem
    arabic = " ".join(unit.source for unit in headline)
    half = width // 2
    cells = cell(paragraph(run(english), "TitleEnglish"), half) + cell(
        paragraph(arabic_runs(arabic), "TitleArabic"), half
    )
    return table(f"<w:tr>{cells}</w:tr>", [half, half])


def _facts(units: Sequence[TranslationUnit], facts: DocumentFacts, width: int) -> str:
    """A line of facts on the translation, each with the share of the width that it needs."""
    arabic = sum(len(unit.source.split()) for unit in units)
    english = sum(len(unit.target.split()) for unit in units)
    values = [
        ("Source file", facts.source_name, 20),
        ("Made", f"{facts.made:%d %B %Y, %H:%M}", 17),
        ("Model", facts.model, 20),
        ("Rows", f"{len(units):,}", 8),
        ("Words", f"{arabic:,} Arabic, {english:,} English", 20),
        ("Findings", f"{sum(len(unit.findings) for unit in units):,}", 8),
        ("Left out", lines_left_out(facts.left_out), 9),
    ]
    return _fact_line(values, width)


def _about(about: Sequence[tuple[str, str]], width: int) -> list[str]:
    """What the file says of itself, above what is said of the translation."""
    if not about:
        return []
    return [
        _fact_line([(label, value, 1) for label, value in about], width),
        _gap(),
    ]


def _fact_line(values: Sequence[tuple[str, str, int]], width: int) -> str:
    """A line of facts: label, value, and share of the width."""
    shares = sum(share for _, _, share in values)
    widths = [width * share // shares for _, _, share in values]
    cells = "".join(
        cell(paragraph(run(label), "FactLabel") + paragraph(run(value), "Fact"), column)
        for (label, value, _), column in zip(values, widths, strict=True)
    )
    lines = border("top", "single", "C9D1DF") + border("bottom", "single", "C9D1DF")
    return table(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>", widths, borders=lines)


def lines_left_out(left_out: Sequence[LeftOut]) -> str:
    """How much was left out, in words: ``nothing``, ``1 line``, ``3 lines``."""
    return f"{len(left_out)} line{'s' if len(left_out) > 1 else ''}" if left_out else "nothing"


def _left_out(left_out: Sequence[LeftOut], width: int) -> list[str]:
    """Every line that is not in the article's table, with its place in the file and the reason."""
    if not left_out:
        return []
    title = _root(paragraph(run(f"Left out: {lines_left_out(left_out)}"), "SectionTitle"))
    widths = [width * share // 100 for share in (8, 26, 66)]
    rows = "".join(_left_out_row(piece, widths) for piece in left_out)
    return [title, table(rows, widths, borders=border("insideH", "single", "D5D9E0"))]


def _left_out_row(piece: LeftOut, widths: list[int]) -> str:
    arabic = any(unicodedata.bidirectional(character) == "AL" for character in piece.text)
    text = paragraph(arabic_runs(piece.text), "FactArabic") if arabic else paragraph(run(piece.text), "Fact")
    cells = (
        cell(paragraph(run(f"Line {piece.line}"), "FactLabel"), widths[0])
        + cell(paragraph(run(piece.reason), "Fact"), widths[1])
        + cell(text, widths[2])
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _set_properties(document: Document, units: Sequence[TranslationUnit], facts: DocumentFacts) -> None:
    properties = document.core_properties
    headline = " ".join(unit.target for unit in units if unit.kind is BlockKind.HEADLINE)
    properties.title = plain(headline or facts.source_name)[:255]
    properties.author = properties.last_modified_by = "Muqabala"
    properties.subject = plain(f"{facts.source_name}, English beside Arabic")[:255]
    properties.keywords = properties.comments = ""
    properties.language = "en-US"
    properties.identifier = document_id(units, facts.signature)
    properties.created = properties.modified = facts.made


def _add_footer(document: Document, facts: DocumentFacts, width: int) -> None:
    """The file's name on the left, the page's number and the count of pages on the right."""
    from docx.oxml.parser import parse_xml

    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    content = (
        run(f"{facts.source_name}  ·  Muqabala {__version__}")
        + run("\tPage ")
        + _field("PAGE")
        + run(" of ")
        + _field("NUMPAGES")
    )
    element = footer._element  # noqa: SLF001 (python-docx has no public way to a footer's XML)
    for child in list(element):
        element.remove(child)
    element.append(parse_xml(_root(paragraph(content, "SmallPrint", tab))))


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
