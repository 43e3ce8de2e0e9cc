"""What LibreOffice shows of an OpenDocument text is what is read of it, and a stranger's file does no harm."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.test_word import LONG, kinds, left_out, texts
from translate import opc
from translate.errors import SourceError
from translate.reading import read_article, read_bytes
from translate.reading.script import ARABIC_LETTER

if TYPE_CHECKING:
    from pathlib import Path

    from translate.units import Article

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = (
    " ".join(
        f'xmlns:{prefix}="{_OASIS}{name}:1.0"'
        for prefix, name in (
            *(
                ("office", "office"),
                ("text", "text"),
                ("style", "style"),
                ("table", "table"),
                ("meta", "meta"),
            ),
            *(("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")),
        )
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def odt(body: str, automatic: str = "", styles: str = "", parts: dict[str, bytes] | None = None) -> bytes:
    """A package with a body; ``parts`` are added, or replace those of the same name."""
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    files = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": content.encode(),
        "styles.xml": f"<office:document-styles {NAMESPACES}>{styles}</office:document-styles>".encode(),
    }
    files |= parts or {}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return stream.getvalue()


def p(content: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def h(content: str) -> str:
    return f'<text:h text:outline-level="1">{content}</text:h>'


def style(name: str, properties: str = "", more: str = "", family: str = "paragraph") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}" {more}>'
        f"<style:text-properties {properties}/></style:style>"
    )


def read(body: str, automatic: str = "", styles: str = "", *, keep_everything: bool = False) -> Article:
    return read_bytes(odt(body, automatic, styles), "a.odt", keep_everything=keep_everything)


def meta(inside: str) -> bytes:
    return f"<office:document-meta {NAMESPACES}><office:meta>{inside}</office:meta></office:document-meta>".encode()


def test_a_document_is_read_whatever_its_name(tmp_path: Path) -> None:
    for name in ("مقال.odt", "A.ODT", "template.ott", "no suffix"):
        (tmp_path / name).write_bytes(odt(p(LONG)))
        assert texts(read_article(tmp_path / name)) == [LONG]


def test_headings_lists_and_styles_say_what_a_paragraph_is() -> None:
    article = read(
        p("اتفاق جديد", "P1")
        + p("تفاصيل", "Subtitle")
        + p(LONG)
        + h("عنوان")
        + f"<text:list><text:list-item>{p('بند')}<text:list>"
        + f"<text:list-item>{p('بند داخلي')}</text:list-item></text:list></text:list-item></text:list>"
        + f"<text:list><text:list-item>{h('عنوان مرقم')}</text:list-item></text:list>"
        + p("صورة الوزير", "Illustration"),
        automatic=style("P1", more='style:parent-style-name="Title"'),
        styles=style("Illustration", more='style:parent-style-name="Caption"'),
    )
    assert kinds(article) == [
        *("headline", "deck", "paragraph", "heading", "list_item", "list_item", "heading", "caption")
    ]


def test_bold_lines_are_headings_where_no_style_says_it() -> None:
    bold = style("B", 'fo:font-weight="bold" style:font-weight-complex="bold"')
    article = read(p("اتفاق جديد لتبادل الأسرى", "B") + p(LONG) + p("تمويل دولي", "B") + p(LONG), bold)
    assert kinds(article) == ["headline", "paragraph", "heading", "paragraph"]


def test_bold_italics_and_hidden_text_are_seen() -> None:
    spans = (
        style("b", 'style:font-weight-complex="bold"', family="text")
        + style("i", 'fo:font-style="italic"', family="text")
        + style("h", 'text:display="none"', family="text")
        + style("n", 'fo:font-weight="normal"', family="text")
        + style("B", 'fo:font-weight="bold"')
    )
    span = '<text:span text:style-name="{}">{}</text:span>'.format
    article = read(
        p(LONG)
        + p(span("b", "سلام ") + span("b", span("i", "عليكم.")))
        + p(span("i", "سلام"))
        + p("ظاهر" + span("h", "سر"))
        + p("غامق." + span("n", "عادي"), "B"),
        spans,
    )
    assert [(block.bold, block.italic) for block in article.blocks] == [
        *((False, False), (True, False), (False, True), (False, False), (False, False))
    ]
    assert left_out(article) == [("سر", 4, "hidden text")]


def test_spaces_and_signs_are_read_as_they_show() -> None:
    article = read(p("أ\n  ب<text:s text:c='999999999'/><text:tab/>ج<text:line-break/>د\u00adه\u2011و\uf0e0"))
    assert texts(article) == ["أ ب  ج ده-و"]


def test_tracked_changes_are_read_as_accepted_and_comments_are_listed() -> None:
    changes = (
        f"<text:tracked-changes><text:changed-region><text:deletion>{p('محذوف')}</text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    comment = f"<office:annotation><dc:creator>سعيد</dc:creator>{p('راجع الرقم')}</office:annotation>"
    article = read(
        changes
        + p(LONG)
        + p(f'قال <text:change text:change-id="1"/>{comment}<text:change-start/>الوزير<text:change-end/>')
    )
    assert texts(article) == [LONG, "قال الوزير"]
    assert left_out(article) == [("راجع الرقم", 2, "comment")]


def note(kind: str, text: str) -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p(text)}</text:note-body></text:note>"
    )


def test_notes_come_last_footnotes_first() -> None:
    article = read(p("قال" + note("endnote", "ختام") + " الوزير" + note("footnote", "حاشية")) + p(LONG))
    assert texts(article) == ["قال الوزير", LONG, "حاشية", "ختام"]


def table(*rows: str) -> str:
    return (
        f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in rows)}</table:table>"
    )


def cell(content: str, covered: str = "") -> str:
    return f"<table:{covered}table-cell>{content}</table:{covered}table-cell>"


def test_tables_are_read_cell_by_cell_and_what_a_merged_cell_covers_is_listed() -> None:
    inner = table(cell(p("داخل")) + cell(p("داخل ثان")))
    article = read(
        p(LONG)
        + table(cell(p("أول")) + cell(inner + p("ثان")), cell(p("ثالث")) + cell(p("مغطى"), "covered-"))
    )
    assert texts(article) == [LONG, "أول", "داخل", "داخل ثان", "ثان", "ثالث"]
    assert [out.text for out in article.left_out] == ["مغطى"]
    assert kinds(read(table(cell(p("اتفاق جديد لتبادل الأسرى") + p(LONG))))) == ["headline", "paragraph"]


def test_text_boxes_and_shapes_follow_their_anchor() -> None:
    frame = f"<draw:frame><svg:title>لا</svg:title><draw:text-box>{p('إطار')}</draw:text-box></draw:frame>"
    shape = f"<draw:g><draw:custom-shape>{p('شكل')}</draw:custom-shape></draw:g>"
    assert texts(read(frame + p(f"قبل {frame}وبعد{shape}") + p(LONG))) == [
        *("إطار", "قبل وبعد", "إطار", "شكل", LONG)
    ]


def test_links_fields_and_ruby_are_looked_through() -> None:
    ruby = "<text:ruby><text:ruby-base>نص</text:ruby-base></text:ruby>"
    inside = f"<text:a>رابط</text:a> <text:date>اليوم</text:date> {ruby}"
    assert texts(read(f"<text:section>{p(inside)}</text:section>")) == ["رابط اليوم نص"]


def test_headers_contents_objects_and_hidden_sections_are_left_out_and_listed() -> None:
    pages = (
        f"<office:master-styles><style:master-page><style:header>{p('جريدة')}</style:header>"
        f"<style:header-first>{p('جريدة')}</style:header-first><style:footer>{p('صفحة')}</style:footer>"
        "</style:master-page></office:master-styles>"
    )
    body = (
        f"<text:table-of-content><text:table-of-content-source><text:index-title-template>قالب"
        f"</text:index-title-template></text:table-of-content-source><text:index-body>{p('مقدمة 3')}"
        f"</text:index-body></text:table-of-content>{p(LONG)}"
        f'<text:section text:display="none">{p("قسم")}</text:section>'
        + p('<draw:frame><draw:object xlink:href="./Object 1"/><draw:object xlink:href="../x"/></draw:frame>')
    )
    data = odt(body, styles=pages, parts={"Object 1/content.xml": "<math><mi>س</mi></math>".encode()})
    article = read_bytes(data, "a.odt")
    assert texts(article) == [LONG]
    assert left_out(article) == [
        ("جريدة", 1, "header of the page"),
        ("صفحة", 1, "footer of the page"),
        ("س", 1, "text in an embedded object"),
        ("مقدمة 3", 1, "table of contents"),
        ("قسم", 3, "hidden text"),
    ]


def test_what_the_document_says_of_itself_is_kept() -> None:
    inside = (
        "<dc:title>اتفاق</dc:title><meta:initial-creator>سعيد</meta:initial-creator>"
        "<meta:creation-date>2025-06-12T10:30:00.123</meta:creation-date>"
    )
    about = read_bytes(odt(p(LONG), parts={"meta.xml": meta(inside)}), "a.odt").about
    assert about == (("Title", "اتفاق"), ("Author", "سعيد"), ("Written", "2025-06-12"))


def refused(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        read_bytes(data, "a.odt")
    assert caught.value.hint
    return caught.value.message


def test_what_is_no_document_for_translation_is_refused() -> None:
    ours = meta('<meta:user-defined meta:name="muqabala-document">1</meta:user-defined>')
    assert "Muqabala wrote" in refused(odt(p(LONG), parts={"meta.xml": ours}))
    assert "no Arabic letters" in refused(odt(p("Hello")))
    assert "not an OpenDocument text" in refused(LONG.encode())
    assert "not an OpenDocument text" in refused(odt("", parts={"content.xml": b"<sheet/>"}))
    encrypted = {"META-INF/manifest.xml": b"<m><encryption-data/></m>", "content.xml": b"\0\1"}
    assert "password" in refused(odt(p(LONG), parts=encrypted))


@pytest.mark.parametrize("part", ["content.xml", "styles.xml", "meta.xml"])
def test_broken_xml_and_entities_in_any_part_are_refused(part: str) -> None:
    assert "cannot be read as an OpenDocument text" in refused(odt(p(LONG), parts={part: b"<a>"}))
    assert "has a DTD" in refused(odt(p(LONG), parts={part: b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'}))


def test_a_zip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opc, "_LARGEST_PART", 1_000)
    assert "unpacks to more" in refused(odt(p(LONG), parts={"content.xml": b"<a>" + b" " * 2_000 + b"</a>"}))


def test_styles_that_inherit_in_a_circle_end() -> None:
    circle = style("c", more='style:parent-style-name="d"') + style("d", more='style:parent-style-name="c"')
    assert texts(read(p(LONG, "c"), circle)) == [LONG]


def test_elements_as_deep_as_the_parser_allows_are_read() -> None:
    spans = "<text:span>" * 240 + "سلام" + "</text:span>" * 240
    sections = "<text:section>" * 240 + p("سلام") + "</text:section>" * 240
    for body in (p(spans), sections):
        assert texts(read(body)) == ["سلام"]


GOOD = odt(p(LONG) + h("عنوان") + table(cell(p("خلية"))))


@given(at=st.integers(0, len(GOOD) - 1), byte=st.integers(0, 255), length=st.integers(0, 40))
def test_a_damaged_archive_is_an_article_or_a_source_error(at: int, byte: int, length: int) -> None:
    with suppress(SourceError):
        read_bytes(GOOD[:at] + bytes([byte]) * length + GOOD[at + length :], "a.odt")


TAGS = (
    *(
        "text:p",
        "text:h",
        "text:span",
        "text:list",
        "text:list-item",
        "text:note",
        "text:note-body",
        "text:a",
    ),
    *(
        "table:table",
        "table:table-row",
        "table:table-cell",
        "draw:frame",
        "draw:text-box",
        "office:annotation",
    ),
    *("text:section", "text:index-body", "text:table-of-content", "text:change"),
)
TREES = st.recursive(
    st.sampled_from(["<text:p>م</text:p>", "<text:p>مقال</text:p>", "<text:s/>"]),
    lambda inside: st.builds(
        lambda tag, children: f"<{tag}>{''.join(children)}</{tag}>",
        st.sampled_from(TAGS),
        st.lists(inside, max_size=4),
    ),
)


@given(body=TREES)
def test_elements_in_any_order_are_an_article(body: str) -> None:
    end = p(f"وأضاف أن {LONG}")  # a title that stands twice at the very end would be the headline
    assert read(p(LONG) + body + end).blocks[0].text == LONG


class Piece(NamedTuple):
    """A piece of a document, and what of it is shown, or hidden but to be listed."""

    xml: str
    shown: str


def joined(pieces: list[Piece]) -> Piece:
    return Piece("".join(piece.xml for piece in pieces), "".join(piece.shown for piece in pieces))


def around(
    template: str, inside: st.SearchStrategy[list[Piece]], *, shown: bool = True
) -> st.SearchStrategy[Piece]:
    return inside.map(joined).map(
        lambda piece: Piece(template.format(piece.xml), piece.shown if shown else "")
    )


TEXTS = st.text(st.sampled_from([*"ابتثجح", " ", "a", "1", "."]), max_size=12)
INLINE: st.SearchStrategy[list[Piece]] = st.deferred(lambda: st.lists(INLINES, max_size=3))
BLOCKS: st.SearchStrategy[list[Piece]] = st.deferred(lambda: st.lists(BLOCK, max_size=3))
INLINES: st.SearchStrategy[Piece] = st.one_of(
    TEXTS.map(lambda text: Piece(text, text)),
    TEXTS.map(lambda text: Piece(f"<text:a><text:span>{text}</text:span></text:a>", text)),
    TEXTS.map(lambda text: Piece(f'<text:span text:style-name="h">{text}</text:span>', text)),
    around("<draw:frame><draw:text-box>{}</draw:text-box></draw:frame>", BLOCKS),
    TEXTS.map(lambda text: Piece(note("footnote", text), text)),
    around("<office:annotation>{}</office:annotation>", BLOCKS),
)
BLOCK: st.SearchStrategy[Piece] = st.one_of(
    around("<text:p>{}</text:p>", INLINE),
    around("<text:h>{}</text:h>", INLINE),
    around("<text:list><text:list-item>{}</text:list-item></text:list>", BLOCKS),
    around("<text:table-of-content><text:index-body>{}</text:index-body></text:table-of-content>", BLOCKS),
    around("<text:table-of-content-source>{}</text:table-of-content-source>", BLOCKS, shown=False),
    around("<text:tracked-changes>{}</text:tracked-changes>", BLOCKS, shown=False),
    around('<text:section text:display="none">{}</text:section>', BLOCKS),
    around(
        "<table:table><table:table-row><table:table-cell>{}</table:table-cell><table:covered-table-cell/>"
        "</table:table-row></table:table>",
        BLOCKS,
    ),
)


def test_notes_and_comments_in_notes_and_comments_are_read() -> None:
    inner = note("footnote", "ثالث")
    comment = f"<office:annotation><text:p>{inner}ثان</text:p></office:annotation>"
    article = read(p("أول") + p(f"<office:annotation><text:p>{comment}</text:p></office:annotation>"))
    assert [out.text for out in article.left_out] == ["ثان", "ثالث"]
    outer = note("footnote", "@").replace("@", f"خامس{note('footnote', 'سادس')}")
    assert texts(read(p(f"رابع{outer}")))[-2:] == ["خامس", "سادس"]


@pytest.mark.parametrize("keep_everything", [False, True])
@settings(max_examples=30)
@given(pieces=BLOCKS)
def test_every_arabic_letter_is_in_a_block_or_listed_once(pieces: list[Piece], keep_everything: bool) -> None:
    hidden = style("h", 'text:display="none"', family="text")
    body = joined(pieces)
    article = read(p("م") + body.xml, hidden, keep_everything=keep_everything)
    found = "".join([*texts(article), *(out.text for out in article.left_out)])
    assert Counter(ARABIC_LETTER.findall(found)) == Counter(ARABIC_LETTER.findall("م" + body.shown))
