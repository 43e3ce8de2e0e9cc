"""What Word shows of a document is what is read of it, in the order in which it is read."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from translate.reading import read_article, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from translate.units import Article

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
LONG = "قال المتحدث باسم الوزارة في مؤتمر صحفي عقد أمس إن الاتفاق الجديد سيدخل حيز التنفيذ في الأسبوع المقبل."


def docx(body: str, properties: str = "", **parts: str) -> bytes:
    """A package with a body; each further part is named by its relation, and given with its root element."""
    files = {"word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"}
    files["_rels/.rels"] = relations({"officeDocument": "word/document.xml", "core-properties": "core.xml"})
    files["word/_rels/document.xml.rels"] = relations({kind: f"{kind}.xml" for kind in parts})
    if properties:
        files["core.xml"] = f"<properties {NAMESPACES}>{properties}</properties>"
    for kind, part in parts.items():
        files[f"word/{kind}.xml"] = part.replace(">", f" {NAMESPACES}>", 1)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return stream.getvalue()


def relations(targets: dict[str, str]) -> str:
    found = "".join(
        f'<Relationship Id="r{i}" Type="{RELATIONS}{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets.items())
    )
    return f"<Relationships>{found}</Relationships>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str, properties: str = "") -> str:
    runs = content if content.startswith("<") else run(content) if content else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def styled(text: str, style: str) -> str:
    return p(text, f'<w:pStyle w:val="{style}"/>')


def style(identifier: str, name: str, inside: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/>{inside}</w:style>'


def read(body: str, *, keep_everything: bool = False, properties: str = "", **parts: str) -> Article:
    return read_bytes(docx(body, properties, **parts), "a.docx", keep_everything=keep_everything)


def texts(article: Article) -> list[str]:
    return [block.text for block in article.blocks]


def kinds(article: Article) -> list[str]:
    return [block.kind.value for block in article.blocks]


def left_out(article: Article) -> list[tuple[str, int, str]]:
    return [(out.text, out.line, out.reason) for out in article.left_out]


def test_a_document_is_read_from_a_file_whatever_its_name(tmp_path: Path) -> None:
    for name in ("مقال.docx", "A.DOCX", "macros.docm", "no suffix"):
        path = tmp_path / name
        path.write_bytes(docx(p(LONG)))
        assert (read_article(path).name, texts(read_article(path))) == (name, [LONG])


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("heading 1", "heading"),
        ("Heading 9", "heading"),
        ("عنوان 1", "heading"),
        ("عنوان ٢", "heading"),
        ("Subtitle", "deck"),
        ("عنوان فرعي", "deck"),
        ("caption", "caption"),
        ("تسمية توضيحية", "caption"),
        ("List Paragraph", "list_item"),
        ("List Bullet 2", "list_item"),
        ("Normal", "paragraph"),
        ("heading for lawyers", "paragraph"),
    ],
)
def test_a_built_in_style_says_what_a_paragraph_is(name: str, kind: str) -> None:
    styles = f"<w:styles>{style('t', 'Title')}{style('a3', name)}</w:styles>"
    article = read(styled("اتفاق جديد في الدوحة", "t") + p(LONG) + styled("سلام", "a3"), styles=styles)
    assert kinds(article) == ["headline", "paragraph", kind]


@pytest.mark.parametrize("name", ["Title", "العنوان", "heading 1"])
def test_the_title_on_top_is_the_headline_and_later_ones_are_headings(name: str) -> None:
    styles = f"<w:styles>{style('1', name)}</w:styles>"
    article = read(styled("اتفاق", "1") + p(LONG) + styled("تفاصيل", "1"), styles=styles)
    assert kinds(article) == ["headline", "paragraph", "heading"]


def test_a_title_below_a_date_is_the_headline_and_one_below_body_is_not() -> None:
    styles = f"<w:styles>{style('1', 'Title')}</w:styles>"
    title = styled("اتفاق", "1")
    assert kinds(read(p("12 يونيو 2025") + title + p(LONG), styles=styles))[1] == "headline"
    assert kinds(read(p(LONG) + title + p(LONG), styles=styles))[1] == "heading"


def test_a_style_of_the_house_is_known_by_what_it_is_based_on() -> None:
    house = style("h", "عنوان الجريدة", '<w:basedOn w:val="h0"/>')
    level = style("h0", "Base", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    circle = style("c", "Circle", '<w:basedOn w:val="c"/>')
    article = read(
        styled("اتفاق", "h") + p(LONG) + styled("تفاصيل", "h") + styled("دائرة", "c"),
        styles=f"<w:styles>{house}{level}{circle}</w:styles>",
    )
    assert kinds(article) == ["headline", "paragraph", "heading", "paragraph"]


def test_outline_and_numbering_of_the_paragraph_itself_count() -> None:
    article = read(
        p("اتفاق", '<w:outlineLvl w:val="0"/>')
        + p("بند", '<w:numPr><w:numId w:val="3"/></w:numPr>')
        + p("بند", '<w:pStyle w:val="ListParagraph"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("بند", '<w:pStyle w:val="ListParagraph"/>')
        + p("عنوان", '<w:pStyle w:val="Heading2"/><w:numPr><w:numId w:val="3"/></w:numPr>')
    )
    assert kinds(article) == ["headline", "list_item", "paragraph", "list_item", "heading"]


def test_without_heading_styles_headline_and_deck_are_guessed_as_in_plain_text() -> None:
    article = read(p("اتفاق جديد لتبادل الأسرى") + p("الوسطاء ينتظرون الرد منذ أسبوع") + p(LONG))
    assert kinds(article) == ["headline", "deck", "paragraph"]


def test_with_heading_styles_nothing_is_guessed() -> None:
    article = read(p("اتفاق جديد لتبادل الأسرى") + p(LONG) + styled("تفاصيل", "Heading1") + p(LONG))
    assert kinds(article) == ["paragraph", "paragraph", "heading", "paragraph"]


BOLD = "<w:b/><w:bCs/>"


def bold(text: str) -> str:
    return p(run(text, BOLD))


def test_short_bold_lines_are_headings_where_no_style_says_it() -> None:
    article = read(
        bold("الحكومة تطلق خطة لدعم المزارعين")
        + bold("كتب سعيد")
        + p(LONG)
        + bold("تمويل دولي:")
        + p(LONG)
        + bold("هل جاءت الخطة متأخرة؟")
        + bold("شهادات")
        + p(LONG)
        + bold("«هذا وعد قطعناه على أنفسنا.»")
        + p(LONG)
        + bold("أرقام الخطة")
        + table([["السنة", "2025"]])
        + bold("إعداد قسم الاقتصاد")
    )
    assert kinds(article) == [
        *("headline", "paragraph", "paragraph", "heading", "paragraph", "heading", "heading", "paragraph"),
        *("paragraph", "paragraph", "heading", "paragraph", "paragraph", "paragraph"),
    ]
    assert [block.text for block in article.blocks if block.bold] == [
        "كتب سعيد",
        "«هذا وعد قطعناه على أنفسنا.»",
        "إعداد قسم الاقتصاد",
    ]


@pytest.mark.parametrize("label", ["", "س: "])
def test_bold_questions_of_an_interview_are_no_headings(label: str) -> None:
    article = read(
        p("حوار مع وزير الزراعة")
        + p(LONG)
        + (bold(label + "ما رأيك في الخطة؟") + p(LONG)) * 2
        + bold("تمويل")
        + p(LONG)
    )
    assert kinds(article)[2:] == ["paragraph"] * 4 + ["heading", "paragraph"]


def test_names_of_speakers_in_bold_are_no_headings() -> None:
    article = read(p("حوار حول الخطة") + p(LONG) + (bold("سعاد الراوي:") + p(LONG)) * 2)
    assert kinds(article)[2:] == ["paragraph"] * 4


def test_a_bold_title_is_the_headline_of_a_document_with_styles_for_headings_only() -> None:
    article = read(bold("اتفاق جديد لتبادل الأسرى") + p(LONG) + styled("تفاصيل", "Heading2") + p(LONG))
    assert kinds(article) == ["headline", "paragraph", "heading", "paragraph"]


def test_a_table_of_contents_is_left_out_and_listed() -> None:
    styles = f"<w:styles>{style('a', 'TOC Heading')}{style('b', 'toc 2')}</w:styles>"
    body = styled("المحتويات", "a") + styled("مقدمة 3", "b") + styled("خاتمة 4", "TOC1") + p(LONG)
    assert texts(read(body, styles=styles)) == [LONG]
    assert left_out(read(body, styles=styles))[1] == ("مقدمة 3", 2, "table of contents")
    assert len(left_out(read(body, styles=styles))) == 3
    assert len(texts(read(body, styles=styles, keep_everything=True))) == 4
    assert texts(read(styled("مقدمة", "TOC1"))) == ["مقدمة"]


def test_word_art_and_embedded_documents_are_listed() -> None:
    art = '<w:pict><v:shape><v:textpath string="عرض خاص"/></v:shape></w:pict>'
    twice = f"<mc:AlternateContent><mc:Choice/><mc:Fallback>{art}</mc:Fallback></mc:AlternateContent>"
    article = read(p(LONG) + p(f"<w:r>{art}</w:r><w:r>{twice}</w:r>"), aFChunk="<html></html>")
    assert [(out.text, out.reason.split()[0]) for out in article.left_out] == [
        ("عرض خاص", "text"),
        ("aFChunk.xml", "a"),
    ]


def test_line_breaks_that_stand_for_paragraphs_divide_them() -> None:
    br = "<w:r><w:br/></w:r>"
    copied = run(LONG) + br + run("وأضاف") + br + br + run("فقرة") + br + run("- بند") + br + run("• بند آخر")
    article = read(
        p(LONG)
        + p(copied)
        + p(run("سطر") + '<w:r><w:br w:type="page"/></w:r>' + run("صفحة"))
        + p(run("اتفاق.") + br + run("جديد"), '<w:pStyle w:val="Heading1"/>')
        + p(br + run("نص") + br)
    )
    assert texts(article)[1:] == [
        *(LONG, "وأضاف", "فقرة", "- بند", "• بند آخر", "سطر", "صفحة", "اتفاق. جديد", "نص")
    ]


def test_a_large_initial_belongs_to_the_paragraph_below() -> None:
    initial = p("ق", '<w:framePr w:dropCap="drop" w:lines="3"/>')
    framed = p("إطار", '<w:framePr w:dropCap="none"/>')
    assert texts(read(initial + p("ال الوزير") + framed + p("نص"))) == ["قال الوزير", "إطار", "نص"]


def test_site_prompts_and_a_repeated_headline_are_set_aside_unless_everything_is_kept() -> None:
    title = "اتفاق جديد لتبادل الأسرى في الدوحة"
    body = p(title) + p("شارك") + p("") + p(LONG) + p(title)
    assert texts(read(body)) == [title, LONG]
    assert left_out(read(body)) == [
        ("شارك", 2, "site prompt: sharing"),
        (title, 5, "repeats the headline"),
    ]
    assert texts(read(body, keep_everything=True)) == [title, "شارك", LONG, title]


def test_bold_and_italics_of_whole_blocks_are_kept() -> None:
    styles = f"<w:styles>{style('s', 'Strong', '<w:rPr><w:b/></w:rPr>')}</w:styles>"
    article = read(
        p(LONG)
        + p(run("سلام ", "<w:b/><w:bCs/>") + run(" ") + run("عليكم", "<w:bCs/>"))
        + p(run("سلام ", "<w:b/>") + run("عليكم"))
        + p(run("سلام", '<w:i/><w:b w:val="0"/>'))
        + p(run("سلام", '<w:b/><w:bCs w:val="false"/>'))
        + styled("سلام", "s"),
        styles=styles,
    )
    looks = [(block.bold, block.italic) for block in article.blocks]
    assert looks == [
        (False, False),
        (True, False),
        (False, False),
        (False, True),
        (False, False),
        (True, False),
    ]


def test_that_a_title_is_bold_is_said_by_its_kind_alone() -> None:
    styles = f"<w:styles>{style('1', 'heading 1', '<w:rPr><w:b/><w:i/></w:rPr>')}</w:styles>"
    article = read(styled("اتفاق", "1") + p(LONG), styles=styles)
    assert (article.blocks[0].bold, article.blocks[0].italic) == (False, False)


def test_tracked_changes_are_read_as_accepted() -> None:
    article = read(
        p(
            run("قال ")
            + f"<w:ins>{run('الوزير ')}<w:del><w:r><w:delText>الأول</w:delText></w:r></w:del></w:ins>"
            + "<w:del><w:r><w:delText>المدير</w:delText></w:r></w:del>"
            + f"<w:moveFrom>{run('أمس ')}</w:moveFrom>"
            + run("كلاما ")
            + f"<w:moveTo>{run('أمس')}</w:moveTo>"
        )
    )
    assert texts(article) == ["قال الوزير كلاما أمس"]
    assert not article.left_out


def test_a_deleted_paragraph_mark_joins_its_paragraph_to_the_next() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    moved = "<w:rPr><w:moveFrom/></w:rPr>"
    article = read(
        p("سلام ", gone)
        + p("عليكم ", moved)
        + styled("جميعا", "Heading1")
        + p("نص", gone)
        + table([["خلية"]])
        + p("آخر", gone)
    )
    assert texts(article) == ["سلام عليكم جميعا", "نص", "خلية", "آخر"]
    assert kinds(article)[0] == "headline"


def test_deleted_rows_and_cells_of_a_table_are_out() -> None:
    row = f"<w:tr><w:tc>{p('باق')}</w:tc><w:tc><w:tcPr><w:cellDel/></w:tcPr>{p('خلية محذوفة')}</w:tc></w:tr>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('صف محذوف')}</w:tc></w:tr>"
    assert texts(read(f"<w:tbl>{row}{gone}</w:tbl>")) == ["باق"]


def test_the_result_of_a_field_is_text_and_its_code_is_not() -> None:
    article = read(
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE سري</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + run("صفحة 3 ")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            + f'<w:fldSimple w:instr="DATE">{run("اليوم")}</w:fldSimple>'
        )
    )
    assert texts(article) == ["صفحة 3 اليوم"]


def test_links_controls_and_tags_are_looked_through() -> None:
    article = read(
        f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{p('في إطار')}</w:sdtContent></w:sdt>"
        f"<w:customXml>{p('في وسم')}</w:customXml>"
        + p(
            f'<w:hyperlink r:id="x">{run("رابط ")}</w:hyperlink>'
            f"<w:smartTag><w:smartTag>{run('مدينة ')}</w:smartTag></w:smartTag>"
            f"<w:sdt><w:sdtContent>{run('خانة ')}</w:sdtContent></w:sdt>"
            "<m:oMath><m:r><m:t>س</m:t></m:r></m:oMath>"
        )
    )
    assert texts(article) == ["في إطار", "في وسم", "رابط مدينة خانة س"]


def test_signs_that_are_elements_are_read_as_the_characters_they_stand_for() -> None:
    article = read(
        p(
            "<w:r><w:t>أ</w:t><w:tab/><w:t>ب</w:t><w:br/><w:t>ج</w:t><w:cr/><w:t>د</w:t><w:noBreakHyphen/>"
            '<w:t>ه</w:t><w:softHyphen/><w:t>و</w:t><w:sym w:font="Wingdings" w:char="F0FC"/>'
            '<w:sym w:font="Arial" w:char="00D7"/><w:sym w:char="no"/><w:t>ز</w:t></w:r>'
        )
    )
    assert texts(article) == ["أ ب ج د-هو×ز"]


def test_spaces_at_the_edges_of_text_count_only_where_the_file_says_so() -> None:
    article = read(p("<w:r><w:t>\n سل </w:t></w:r><w:r><w:t>ام\n</w:t></w:r>" + run(" عليكم\n جميعا")))
    assert texts(article) == ["سلام عليكم  جميعا"]


def test_hidden_text_is_left_out_and_listed() -> None:
    styles = "<w:styles><w:style w:styleId='h'><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
    article = read(
        p(LONG)
        + p(run("ظاهر") + run("سر أول ", "<w:vanish/>") + run("سر ثان", '<w:rStyle w:val="h"/>'))
        + p(run("سر ثالث", "<w:vanish/>"))
        + p(run("ظاهر أيضا", '<w:rStyle w:val="h"/><w:vanish w:val="0"/>')),
        styles=styles,
    )
    assert texts(article) == [LONG, "ظاهر", "ظاهر أيضا"]
    assert left_out(article) == [("سر أول سر ثان", 2, "hidden text"), ("سر ثالث", 3, "hidden text")]


def table(rows: list[list[str]], properties: str = "") -> str:
    cells = ["".join(f"<w:tc>{p(text)}</w:tc>" for text in row) for row in rows]
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_a_table_is_read_cell_by_cell_in_reading_order() -> None:
    article = read(p(LONG) + table([["أول", "ثان"], ["ثالث", "رابع"]], "<w:bidiVisual/>") + p("بعد"))
    assert texts(article) == [LONG, "أول", "ثان", "ثالث", "رابع", "بعد"]


def test_merged_cells_are_read_once_and_nested_tables_in_their_place() -> None:
    merged = f"<w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{p('مدمج')}</w:tc>"
    merged += f"<w:tc>{p('ثان')}</w:tc></w:tr>"
    below = f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{p('')}</w:tc>"
    below += f"<w:tc>{p('قبل')}{table([['داخل']])}{p('بعد')}</w:tc></w:tr>"
    assert texts(read(f"<w:tbl>{merged}{below}</w:tbl>")) == ["مدمج", "ثان", "قبل", "داخل", "بعد"]


def test_cells_are_no_headline_but_an_article_in_a_frame_of_one_cell_has_one() -> None:
    title = "اتفاق جديد لتبادل الأسرى"
    assert kinds(read(table([[title, "أرقام"]]) + p(LONG)))[0] == "paragraph"
    frame = f"<w:tbl><w:tr><w:tc>{p(title)}{p(LONG)}</w:tc></w:tr></w:tbl>"
    assert kinds(read(frame)) == ["headline", "paragraph"]


def box(text: str) -> str:
    """A text box as Word writes it: for itself, and once more for old readers."""
    content = f"<w:txbxContent>{text}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
        f"{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_after_the_paragraph_that_anchors_it() -> None:
    article = read(p(run("قبل ") + box(p("اقتباس") + p("صاحبه")) + run("وبعد")) + p("التالي"))
    assert texts(article) == ["قبل وبعد", "اقتباس", "صاحبه", "التالي"]


def test_text_boxes_in_boxes_cells_and_old_files_are_read() -> None:
    old = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('قديم')}</w:txbxContent></v:textbox></w:pict></w:r>"
    article = read(
        p(box(p(box(p("داخل")) + run("خارج")))) + f"<w:tbl><w:tr><w:tc>{p(old)}</w:tc></w:tr></w:tbl>"
    )
    assert texts(article) == ["خارج", "داخل", "قديم"]


def test_the_alternative_that_holds_text_is_taken() -> None:
    content = (
        '<mc:AlternateContent><mc:Choice Requires="x"><w:drawing/></mc:Choice>'
        f"<mc:Fallback>{run('احتياطي')}</mc:Fallback></mc:AlternateContent><mc:AlternateContent/>"
    )
    assert texts(read(p(content))) == ["احتياطي"]


def notes(kind: str, **texts_by_id: str) -> str:
    found = "".join(f'<w:{kind} w:id="{key[1:]}">{text}</w:{kind}>' for key, text in texts_by_id.items())
    return f"<w:{kind}s>{found}</w:{kind}s>"


def mark(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def test_notes_come_at_the_end_in_the_order_of_their_marks() -> None:
    article = read(
        p(run("أ") + mark("endnote", 1) + mark("footnote", 7) + mark("footnote", 2) + mark("footnote", 7))
        + p(f"<w:del>{mark('footnote', 3)}</w:del>{run('ب')}"),
        footnotes=notes(
            "footnote",
            _0=p("فاصل"),
            _2=p("<w:r><w:footnoteRef/></w:r>" + run(" ثانية")),
            _3=p("محذوفة"),
            _7=p("أولى"),
        ),
        endnotes=notes("endnote", _1=p("ختام") + p("تتمة")),
    )
    assert texts(article) == ["أ", "ب", "أولى", "ثانية", "ختام", "تتمة"]
    assert set(kinds(article)[2:]) == {"paragraph"}


def test_headers_footers_and_comments_are_left_out_and_listed() -> None:
    article = read(
        p(LONG) + p(run("نص") + mark("comment", 4)),
        header=f"<w:hdr>{p('صحيفة')}{p('')}{p('صحيفة')}</w:hdr>",
        footer=f"<w:ftr>{p('صفحة 1')}</w:ftr>",
        comments=notes("comment", _4=p("تحقق") + p("من هذا"), _5=p("يتيم")),
    )
    assert texts(article) == [LONG, "نص"]
    assert left_out(article) == [
        ("صحيفة", 1, "header of the page"),
        ("صفحة 1", 1, "footer of the page"),
        ("تحقق", 2, "comment"),
        ("من هذا", 2, "comment"),
    ]


def test_the_text_of_diagrams_and_charts_is_listed() -> None:
    article = read(
        p(LONG),
        diagramData="<data><a:p><a:r><a:t>رسم</a:t></a:r></a:p></data>",
        chart='<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><a:p><a:t>مخطط</a:t></a:p>'
        "<c:pt><c:v>السنة</c:v></c:pt></c:chart>",
    )
    assert left_out(article) == [
        ("رسم", 1, "text in a diagram"),
        ("مخطط", 1, "text in a chart"),
        ("السنة", 1, "text in a chart"),
    ]


def test_what_a_document_says_of_itself_is_told() -> None:
    core = (
        "<dc:title> اتفاق\nجديد </dc:title><dc:creator>سعاد</dc:creator><dcterms:created>{}</dcterms:created>"
    )
    article = read(p(LONG), properties=core.format("2025-06-12T08:30:00Z"))
    assert article.about == (("Title", "اتفاق جديد"), ("Author", "سعاد"), ("Written", "2025-06-12"))
    assert read(p(LONG), properties=core.format("أمس")).about[2] == ("Written", "أمس")
    assert read(p(LONG)).about == ()


def test_characters_that_cannot_be_shown_are_removed_and_listed() -> None:
    article = read(p("سلام\u2028عليكم\x85 \x7fنعم") + p("\u200f"))
    assert texts(article) == ["سلام عليكم  نعم"]
    assert [(out.text, out.line) for out in article.left_out] == [("U+007F ×1", 1), ("U+200F ×1", 2)]


def test_a_strict_open_xml_document_is_read_like_any_other() -> None:
    usual = docx(styled("اتفاق", "Heading1") + p(LONG))
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(usual)) as source, zipfile.ZipFile(strict, "w") as target:
        for name in source.namelist():
            data = source.read(name).replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
            target.writestr(name, data)
    assert read_bytes(strict.getvalue(), "a.docx") == read_bytes(usual, "a.docx")
