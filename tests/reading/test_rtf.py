"""What a word processor shows of rich text is what is read of it, whoever wrote the file and in what encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.test_word import LONG, kinds, left_out, texts
from translate.errors import SourceError
from translate.reading import read_article, read_bytes
from translate.reading.rtf_story import RtfReader

if TYPE_CHECKING:
    from pathlib import Path

    from translate.units import Article


def u(text: str) -> str:
    """As numbers, each with a character for old readers, as Word writes it."""
    units = text.encode("utf-16-le")
    numbers = (int.from_bytes(units[i : i + 2], "little", signed=True) for i in range(0, len(units), 2))
    return "".join(f"\\u{number}\\'3f" for number in numbers)


def hexadecimal(text: str, encoding: str = "cp1256") -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(encoding))


FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fcharset178{\*\falt Arial} Simplified Arabic;}"
    r"{\f2\fcharset2 Symbol;}}"
)
STYLES = (
    r"{\stylesheet{\s0\f0 Normal;}{\s1\b heading 1;}{\s2\ab Title;}{\s3 toc 1;}{\s4 Quote;}{\s5 caption;}"
    r"{\*\cs9 Strong;}}"
)


def rtf(body: str, header: str = r"\ansi\ansicpg1252") -> bytes:
    return f"{{\\rtf1{header}{FONTS}{STYLES}\n{body}}}".encode("latin-1")


def read(body: str, *, keep_everything: bool = False) -> Article:
    return read_bytes(rtf(body), "a.rtf", keep_everything=keep_everything)


def p(text: str, properties: str = "") -> str:
    return f"\\pard\\plain{properties} {u(text)}\\par\n"


def test_rich_text_is_read_whatever_its_name(tmp_path: Path) -> None:
    for name in ("مقال.rtf", "A.RTF", "letter.doc.txt", "no suffix"):
        (tmp_path / name).write_bytes(rtf(p(LONG)))
        assert texts(read_article(tmp_path / name)) == [LONG]


@pytest.mark.parametrize(
    "body",
    [
        f"\\uc1 {u(LONG)}",
        "\\uc0 " + "".join(f"\\u{ord(char)} " for char in LONG),
        "\\uc2 " + "".join(f"\\u{ord(char)}\\'b0?" for char in LONG),
        "\\uc1" + "".join(f"\\u{ord(char)} ?" for char in LONG),
        f"\\f1 {hexadecimal(LONG)}",
        f"\\rtlch\\af1\\f0 {hexadecimal(LONG)}",
        "\\f1 " + hexadecimal(LONG).replace("\\'20", " ").replace("\\'2e", "."),
        "\\f1 " + LONG.encode("cp1256").decode("latin-1"),
        f"{{\\upr{{\\f1 ?????}}{{\\*\\ud{{{u(LONG)}}}}}}}",
    ],
)
def test_arabic_is_read_in_whatever_way_it_is_written(body: str) -> None:
    assert texts(read(body + r"\par")) == [LONG]


def test_the_code_page_of_the_file_counts_where_the_font_says_none() -> None:
    assert texts(read_bytes(rtf(f"\\f0 {hexadecimal(LONG)}", r"\ansi\ansicpg1256"), "a.rtf")) == [LONG]
    assert texts(read(rf"{u(LONG)}\par {{\f0 caf\'e9}} {{\f1 \'e1}}"))[1] == "café ل"


def test_characters_beyond_the_first_plane_and_signs_are_read() -> None:
    body = rf"{u('أ😀')}\~{u('ب')}\_{u('ج')}\-{u('د')}\tab\emdash\ldblquote\{{\}}\\\rdblquote"
    body += rf"{{\f2\'b7}}{u('ه')}\u-10179?"
    assert texts(read(body)) == ["أ😀\u00a0ب-جد —“{}\\”ه\ufffd"]


def test_styles_outline_lists_and_tables_say_what_a_paragraph_is() -> None:
    sign = r"{\listtext\f2\'b7\tab}"
    article = read(
        p("اتفاق جديد", r"\s2\ab")
        + p(LONG)
        + p("تفاصيل", r"\s1\b")
        + p("بقية", r"\outlinelevel1")
        + f"\\pard\\plain\\ls1 {sign}{u('بند')}\\par {sign}{u('بند')}\\par "
        + f"\\pard{{\\pntext\\f2\\'b7\\tab}}{{\\*\\pn\\pnlvlblt}}{u('بند قديم')}\\par "
        + p("صورة", r"\s5\b")
        + f"\\pard\\trowd\\intbl {u('خلية')}\\cell {u('ثانية')}\\cell\\row "
        + p(LONG)
    )
    assert kinds(article) == [
        *("headline", "paragraph", "heading", "heading", "list_item", "list_item", "list_item", "caption"),
        *("paragraph", "paragraph", "paragraph"),
    ]
    assert texts(article)[4:10] == ["بند", "بند", "بند قديم", "صورة", "خلية", "ثانية"]
    assert not any(block.bold for block in article.blocks[:8])


def test_bold_lines_are_headings_where_no_style_says_it() -> None:
    article = read(
        p("اتفاق جديد لتبادل الأسرى", r"\rtlch\ab\ltrch\b")
        + p(LONG)
        + p("تمويل دولي", r"\ltrch\rtlch\ab")
        + p(LONG)
        + p("اقتباس", r"\s4\b\i")
        + p(LONG)
    )
    assert kinds(article) == ["headline", "paragraph", "heading", "paragraph", "paragraph", "paragraph"]
    assert [(block.bold, block.italic) for block in article.blocks][4:] == [(True, True), (False, False)]


def test_looks_end_with_their_group_or_word() -> None:
    article = read(
        p(LONG) + rf"{{\b {u('غامق.')}}}\par {{\b {u('نصف')}}} {u('غامق.')}\par \i\b\b0 {u('مائل')}"
    )
    assert [(block.bold, block.italic) for block in article.blocks][1:] == [
        *((True, False), (False, False), (False, True))
    ]


def test_tracked_changes_are_read_as_accepted() -> None:
    article = read(
        rf"{u('قال ')}{{\deleted {u('المدير ')}}}{{\revised {u('الوزير ')}}}{{\mvf {u('أمس ')}}}{u('كلاما ')}"
        rf"{{\mvt {u('أمس')}}}{{\deleted\par}} {u('وبعد')}\par {u(LONG)}\par"
    )
    assert texts(article) == ["قال الوزير كلاما أمس وبعد", LONG]


def test_notes_come_last_and_comments_and_headers_are_listed() -> None:
    article = read(
        rf"{{\header\pard {u('جريدة')}\par}}{{\headerf {u('جريدة')}}}{{\footer {u('صفحة ')}\chpgn}}"
        + p(LONG)
        + rf"{u('قال')}{{\footnote\ftnalt {{\super\chftn}} {u('ختام')}}}{{\*\footnote {u('حاشية')}\par}}"
        + u(" الوزير")
        + rf"{{\*\atnid x}}{{\*\atnauthor y}}{{\*\annotation{{\*\atndate 17}} {u('راجع')}\par {u('الرقم')}}}\par"
    )
    assert texts(article) == [LONG, "قال الوزير", "حاشية", "ختام"]
    assert left_out(article) == [
        ("جريدة", 1, "header of the page"),
        ("صفحة", 1, "footer of the page"),
        ("راجع", 2, "comment"),
        ("الرقم", 2, "comment"),
    ]


def test_hidden_text_and_contents_are_left_out_and_listed() -> None:
    article = read(p("مقدمة 3", r"\s3") + p(LONG) + rf"{u('ظاهر')}{{\v {u('سر')}}}\par")
    assert texts(article) == [LONG, "ظاهر"]
    assert left_out(article) == [("مقدمة 3", 1, "table of contents"), ("سر", 3, "hidden text")]


def test_text_boxes_follow_their_anchor_and_are_read_once() -> None:
    box = rf"{{\shptxt \pard {u('إطار')}\par {u('ثان')}}}"
    shape = rf"{{\shp{{\*\shpinst\shpleft0{{\sp{{\sn name}}{{\sv x}}}}{box}}}{{\shprslt {u('إطار')}}}}}"
    old = rf"{{\*\do\dobxpage{{\dptxbxtext {u('قديم')}\par}}}}"
    assert texts(read(rf"{u('قبل ')}{shape}{u('وبعد')}{old}\par " + p(LONG))) == [
        *("قبل وبعد", "إطار", "ثان", "قديم", LONG)
    ]


def test_the_result_of_a_field_is_text_and_codes_pictures_and_objects_are_not() -> None:
    body = (
        rf'{{\field{{\*\fldinst HYPERLINK "http://x"}}{{\fldrslt {u("رابط")}}}}} '
        r"{\*\shppict{\pict 0102ff}}{\nonshppict{\pict 01}}"
        rf"{{\object{{\*\objdata 01}}{{\result {u('كائن')}}}}}"
        r"{\pict\bin7 }}}\'x{\x}{\*\unknown abc}{\xe index}{\*\bkmkstart b}"
    )
    assert texts(read(body)) == ["رابط كائن"]


def test_title_and_author_are_kept() -> None:
    info = rf"{{\info{{\title {u('اتفاق')}}}{{\author {u('سعيد')}}}{{\creatim\yr2025}}{{\keywords x}}}}"
    article = read(info + p(LONG))
    assert (article.about, texts(article)) == ((("Title", "اتفاق"), ("Author", "سعيد")), [LONG])


def refused(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        read_bytes(data, "a.rtf")
    assert caught.value.hint
    return caught.value.message


def test_what_is_no_document_for_translation_is_refused() -> None:
    assert "not a rich-text document" in refused(LONG.encode())
    assert "not a rich-text document" in refused(b"")
    assert "no Arabic letters" in refused(rtf("Hello"))
    assert "no Arabic letters" in refused(rtf(""))
    assert "Muqabala wrote" in refused(rtf(r"{\*\userprops{\propname muqabala-document}}" + p(LONG)))


def test_groups_that_are_deep_or_never_end_do_no_harm() -> None:
    assert texts(read("{" * 50_000 + u(LONG))) == [LONG]
    assert texts(read("}" * 50_000 + u(LONG))) == [LONG]
    assert texts(read(rf"{u(LONG)}\par\bin99999999 x"))[0] == LONG
    assert texts(read(rf"\u99999999999 {u(LONG)}\uc-5\f-1\s-2 "))[0].endswith(LONG)


WORDS = (
    r"{ } {\*\ud {\upr {\shptxt {\footnote {\stylesheet {\fonttbl \par \cell "
    r"\deleted \pard \plain \f1 \s1 \uc0 \u1603? \'c7 {\*\x "
    r"{\listtext {\annotation {\info {\title م \bin3 \* \ftnalt \v \cpg1256 \ansicpg932 \' \u"
)
PIECES = st.lists(st.sampled_from(WORDS.split()), max_size=40)


@given(pieces=PIECES)
def test_tokens_in_any_order_are_read(pieces: list[str]) -> None:
    data = "".join(pieces).replace("م", "\xe3").encode("latin-1")
    assert RtfReader(b"{\\rtf1" + data).stories[0].place == "body"
    assert read_bytes(rtf(p(LONG)) + data, "a.rtf").blocks[0].text.startswith(LONG)


@given(
    text=st.text(
        st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\u00ad\u2011")
    )
)
def test_any_text_comes_back(text: str) -> None:
    reader = RtfReader(rtf(p(text)))
    expected = "".join(char for char in text if not "\uf000" <= char < "\uf100")
    assert reader.stories[0].paragraphs[0].text == expected
