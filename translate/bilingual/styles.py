"""The styles, fonts and page that the document is made of.

Two paragraph styles carry the rows, *Source Arabic* and *Target English*, and those for headlines,
headings and list items are based on them: whatever a reviewer types inherits language, font and direction.
Every font, size and weight stands twice, since Word takes Arabic's from the complex-script twin.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from translate.bilingual.ooxml import DECLARATION, NAMESPACE

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.package import OpcPackage
    from docx.opc.part import Part
    from docx.section import Section


class Paper(StrEnum):
    """The sizes of paper that an office has; always landscape, so that the columns are wide enough to read."""

    A4 = "a4"
    LETTER = "letter"


_ARABIC = 'w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"'
_ENGLISH = 'w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Arial"'
_SOURCE_LANGUAGE = '<w:lang w:val="en-US" w:bidi="ar"/>'
_TARGET_LANGUAGE = '<w:lang w:val="en-US"/>'
_KEPT_STYLES = frozenset({"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "Header", "Footer"})
_LEVEL = (
    '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="284" w:hanging="227"/></w:pPr></w:lvl>'
)
# A list for each language: LibreOffice shows no bullet where styles of two directions share one.
_BULLETS = (
    f'<w:numbering {DECLARATION}><w:abstractNum w:abstractNumId="1">{_LEVEL}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2">{_LEVEL}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
)
_SETTINGS = f"""<w:settings {DECLARATION}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode"
w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="en-US" w:bidi="ar"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>"""


def _character(fonts: str, half_points: int, language: str, *, bold: bool = False, colour: str = "") -> str:
    """Run properties in schema order, each with its complex-script twin."""
    weight = "<w:b/><w:bCs/>" if bold else ""
    ink = f'<w:color w:val="{colour}"/>' if colour else ""
    size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    return f"<w:rPr><w:rFonts {fonts}/>{weight}{ink}{size}{language}</w:rPr>"


def _style(name: str, paragraph: str, character: str, based_on: str = "Normal") -> str:
    identifier = name.replace(" ", "")
    return (
        f'<w:style {DECLARATION} w:type="paragraph" w:customStyle="1" w:styleId="{identifier}">'
        f'<w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>{character}</w:style>'
    )


def _spacing(before: int, after: int, line: int) -> str:
    """Space in twentieths of a point; the line's height in 240ths of a line."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _bulleted(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def _row_styles() -> list[str]:
    source = _character(_ARABIC, 26, _SOURCE_LANGUAGE)
    target = _character(_ENGLISH, 22, _TARGET_LANGUAGE)
    tight, even = _spacing(0, 0, 252), _spacing(0, 0, 264)
    bold = "<w:rPr><w:b/><w:bCs/></w:rPr>"
    large_source = '<w:rPr><w:b/><w:bCs/><w:sz w:val="30"/><w:szCs w:val="30"/></w:rPr>'
    large_target = '<w:rPr><w:b/><w:bCs/><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr>'
    indent = '<w:ind w:left="284"/>'
    return [
        _style("Source Arabic", f"<w:bidi/>{tight}", source),
        _style("Target English", even, target),
        _style("Source Arabic Headline", "", large_source, "SourceArabic"),
        _style("Target English Headline", "", large_target, "TargetEnglish"),
        _style("Source Arabic Heading", "", bold, "SourceArabic"),
        _style("Target English Heading", "", bold, "TargetEnglish"),
        _style("Source Arabic List Text", indent, "", "SourceArabic"),
        _style("Target English List Text", indent, "", "TargetEnglish"),
        _style("Source Arabic List Item", _bulleted(1), "", "SourceArabic"),
        _style("Target English List Item", _bulleted(2), "", "TargetEnglish"),
    ]


def _frame_styles() -> list[str]:
    grey, dark = "595959", "1F3864"
    line = _spacing(0, 0, 240)
    right = '<w:jc w:val="center"/>'
    return [
        _style(
            "Row Number",
            f"{_spacing(20, 0, 240)}{right}",
            _character(_ENGLISH, 18, _TARGET_LANGUAGE, colour=grey),
        ),
        _style("Row Part", f"{line}{right}", _character(_ENGLISH, 14, _TARGET_LANGUAGE, colour=grey)),
        _style(
            "Title English",
            f"<w:keepNext/>{line}",
            _character(_ENGLISH, 36, _TARGET_LANGUAGE, bold=True, colour=dark),
        ),
        _style(
            "Title Arabic",
            f"<w:keepNext/><w:bidi/>{line}",
            _character(_ARABIC, 42, _SOURCE_LANGUAGE, bold=True, colour=dark),
        ),
        _style("Column English", line, _character(_ENGLISH, 20, _TARGET_LANGUAGE, bold=True, colour=dark)),
        _style(
            "Column Arabic",
            f"<w:bidi/>{line}",
            _character(_ARABIC, 24, _SOURCE_LANGUAGE, bold=True, colour=dark),
        ),
        _style("Fact Label", line, _character(_ENGLISH, 15, _TARGET_LANGUAGE, colour=grey)),
        _style("Fact", line, _character(_ENGLISH, 19, _TARGET_LANGUAGE)),
        _style("Fact Arabic", f"<w:bidi/>{line}", _character(_ARABIC, 22, _SOURCE_LANGUAGE)),
        _style(
            "Small Print", _spacing(60, 160, 240), _character(_ENGLISH, 14, _TARGET_LANGUAGE, colour="7F7F7F")
        ),
        _style(
            "Section Title",
            f"<w:keepNext/>{_spacing(320, 100, 240)}",
            _character(_ENGLISH, 24, _TARGET_LANGUAGE, bold=True, colour=dark),
        ),
    ]


def _link_styles() -> list[str]:
    """The built-in styles of comments and links, by the names that Word knows them by."""
    character = f'<w:style {DECLARATION} w:type="character" w:styleId='
    return [
        (
            f'{character}"Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/>'
            "</w:rPr></w:style>"
        ),
        (
            f'{character}"CommentReference"><w:name w:val="annotation reference"/><w:rPr><w:sz w:val="16"/>'
            '<w:szCs w:val="16"/></w:rPr></w:style>'
        ),
        (
            f'<w:style {DECLARATION} w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/>'
            f'<w:basedOn w:val="Normal"/><w:pPr>{_spacing(0, 40, 240)}</w:pPr>'
            f"{_character(_ENGLISH, 20, _TARGET_LANGUAGE)}</w:style>"
        ),
    ]


def add_styles(document: Document) -> None:
    """Give a new document the styles, and the bullets of list items."""
    from docx.oxml.parser import parse_xml

    for style in (*_row_styles(), *_frame_styles(), *_link_styles()):
        document.styles.element.append(parse_xml(style))
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    numbering.extend(parse_xml(_BULLETS))


def set_page(document: Document, paper: Paper) -> int:
    """Lay the page out; returns the width between its margins in twentieths of a point."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Inches, Twips

    section: Section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    sizes = {Paper.A4: (Cm(29.7), Cm(21)), Paper.LETTER: (Inches(11), Inches(8.5))}
    width, height = sizes[paper]
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = Cm(1.5)
    section.top_margin, section.bottom_margin = Cm(1.5), Cm(1.6)
    section.header_distance = section.footer_distance = Cm(0.8)
    return int((width - 2 * Cm(1.5)) / Twips(1))


def clear_template(document: Document) -> None:
    """Reduce python-docx's template to what a document of ours needs, in today's compatibility mode.

    The template brings hundreds of styles, a thumbnail of another document, and settings of Word 2010.
    """
    from docx.oxml.parser import parse_xml

    _drop_relations(document.part.package, "thumbnail", "extended-properties")
    _drop_relations(document.part, "customXml", "stylesWithEffects")
    for style in document.styles.element.findall("{*}style"):
        if style.get(f"{{{NAMESPACE}}}styleId") not in _KEPT_STYLES:
            document.styles.element.remove(style)
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    settings.extend(parse_xml(_SETTINGS))


def _drop_relations(owner: OpcPackage | Part, *kinds: str) -> None:
    """Forget the parts that are related by one of these kinds; they are then not written."""
    for key, relation in list(owner.rels.items()):
        if relation.reltype.rpartition("/")[2] in kinds:
            del owner.rels[key]
