from __future__ import annotations

import logging
import re
import socket
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.errors import SourceError
from translate.jobs import plan_jobs
from translate.reading import read_article
from translate.reading import web as reading
from translate.reading.web import read_page
from translate.units import Article

PARAGRAPHS = """
<p>قال الوزير إن الاتفاق قريب، وإن الأطراف تنظر في النقاط المتبقية خلال الأيام القليلة المقبلة.</p>
<p>وأضاف أن الاجتماع المقبل سيعقد في القاهرة بحضور ممثلين عن جميع الأطراف المعنية بهذا الملف.</p>
"""


def page(body: str, head: str = "") -> bytes:
    return f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


def article(body: str, head: str = "") -> Article:
    return read_page(page(body, head), "a.html")


def texts(read: Article) -> list[str]:
    return [block.text for block in read.blocks]


def left_out(read: Article) -> list[tuple[str, str]]:
    return [(out.reason, out.text) for out in read.left_out]


@pytest.mark.parametrize(
    ("element", "reason"),
    [
        ("<nav>القسم الأول</nav>", "navigation"),
        ("<div class='TopMenu'>القسم الأول</div>", "navigation"),
        ("<div class=related-posts><p>خبر آخر</p></div>", "related stories"),
        ("<div id=shareBar>انشرها</div>", "sharing"),
        ("<div id=comments><div class=nav>تعليق</div></div>", "comments"),
        ("<div class='cookie-bar'>نجمع بيانات</div>", "cookie notice"),
        ("<footer>ذيل الصفحة</footer>", "footer"),
        ("<amp-ad>اشتر الآن</amp-ad>", "advertisement"),
        ("<form>اسمك <button>أرسل</button></form>", "form"),
        ("<aside>كلمة جانبية</aside>", "sidebar"),
        ("<div class=byline>كتب سامي</div>", "author and date"),
        ("<ul><li><a href=1>موضوع</a></li></ul>", "list of links"),
        ("<div><div>عبارة ما</div></div>", "outside the article"),
    ],
)
def test_the_reason_is_what_the_surroundings_say(element: str, reason: str) -> None:
    read = article(f"{element}<article><h1>عنوان الخبر كاملا</h1>{PARAGRAPHS * 3}</article>")
    assert {found for found, _ in left_out(read)} == {reason}


@pytest.mark.parametrize(
    "name",
    ["css-1ad9f", "sc-bdAdKc", "e1nav0", "Text_p__4Ad2x", "elementor-widget-text", "ad-hoc-committee"],
)
def test_a_name_in_which_a_word_stands_by_chance_says_nothing(name: str) -> None:
    paragraphs = "".join(f"<div class={name}>{p}</div>" for p in PARAGRAPHS.strip().splitlines())
    read = article(
        f"<h1>عنوان الخبر كاملا</h1>{paragraphs * 3}<div class={name}><h2>في الختام</h2></div>{paragraphs}"
    )
    assert not left_out(read)


def test_icons_styles_and_scripts_in_a_sentence_do_not_divide_it() -> None:
    icon = "<svg><title>رابط</title><path d=1></path></svg><style>a{b:c}</style><script>d()</script>"
    read = article(
        f"<p>قال <a href=#>الوزير{icon}</a> إن الاتفاق قريب، وإن الأطراف تنظر في النقاط المتبقية.</p>"
    )
    assert texts(read) == ["قال الوزير إن الاتفاق قريب، وإن الأطراف تنظر في النقاط المتبقية."]


def test_a_credit_is_not_glued_to_the_caption_before_it() -> None:
    caption = "<figure><figcaption>الوزير<small>رويترز</small></figcaption></figure>"
    assert "الوزير رويترز" in texts(article(f"<article>{PARAGRAPHS}{caption}{PARAGRAPHS}</article>"))


def test_the_mark_of_a_note_is_no_digit_of_the_number_before_it() -> None:
    note = '<sup><a href="#n5">5</a></sup>'
    read = article(
        f"<p>تبرع بمبلغ 30{note} مليون دولار على مساحة 7 كم<sup>2</sup>، وعاد الوفد إلى بلاده.</p>"
    )
    assert texts(read) == ["تبرع بمبلغ 30 [5] مليون دولار على مساحة 7 كم2، وعاد الوفد إلى بلاده."]


@pytest.mark.parametrize(
    ("attribute", "reason"),
    [
        ("style='Display : none'", "hidden on the page"),
        ("hidden", "hidden on the page"),
        ("class='a sr-only'", "for screen readers"),
    ],
)
def test_text_that_is_not_shown_is_listed_once_and_never_lost(attribute: str, reason: str) -> None:
    read = article(f"{PARAGRAPHS}<div {attribute}><p>بقية <b hidden>الخبر</b></p><script>x()</script></div>")
    assert left_out(read) == [(reason, "بقية الخبر")]


def test_headings_within_the_article_are_kept_even_where_each_part_is_its_own_element() -> None:
    first, second = PARAGRAPHS.strip().splitlines()
    parts = f"<article><h3>وصول</h3><div>{first}</div></article><article><h3>لقاء</h3><div>{second}</div></article>"
    read = article(f"<h1>تغطية مباشرة للقاء الوزيرين</h1><main>{parts}</main>")
    assert [b.text for b in read.blocks if b.kind.value == "heading"] == ["وصول", "لقاء"]


def test_a_short_bold_line_alone_is_a_heading_and_a_bold_question_is_not() -> None:
    body = f"{PARAGRAPHS}<p><b>وقائع الجلسة</b></p>{PARAGRAPHS}<p><b>متى يوقع الاتفاق؟</b></p>{PARAGRAPHS}"
    found = {block.text: block.kind.value for block in article(body).blocks}
    assert (found["وقائع الجلسة"], found["متى يوقع الاتفاق؟"]) == ("heading", "paragraph")


def test_the_bold_line_above_the_text_is_the_headline_where_the_window_names_the_paper() -> None:
    first = "<font size=5><b>اتفاق قريب بين الأطراف كلها</b></font><br>"
    read = article(f"{first}{PARAGRAPHS}", "<title>جريدة المرفأ اليومية</title>")
    assert texts(read)[0] == "اتفاق قريب بين الأطراف كلها"
    assert "جريدة المرفأ اليومية" not in texts(read)


def test_the_date_of_another_story_is_not_the_date_of_the_article() -> None:
    other = "<div class=related><a href=1>خبر آخر</a><time datetime=2020-01-01>يناير</time></div>"
    body = f"{other}<article><h1>عنوان الخبر كاملا</h1>%s{PARAGRAPHS}</article>{other}"
    assert dict(article(body % "").about).get("Published") is None
    own = "<time datetime=2024-05-06T10:00>أمس</time>"
    assert dict(article(body % own).about)["Published"] == "2024-05-06"


def test_names_of_what_holds_the_article_say_nothing_of_it() -> None:
    body = (
        f"<div class='site has-comments ad-free'><div class='related-sidebar share'>{PARAGRAPHS}</div></div>"
    )
    assert len(texts(article(body))) == 2


def test_a_comment_that_repeats_the_article_stays_a_comment() -> None:
    read = article(f"<div>{PARAGRAPHS}</div><div class=comment><p>{PARAGRAPHS[4:60]}</p></div>")
    assert len(texts(read)) == 2
    assert [reason for reason, _ in left_out(read)] == ["comments"]


def test_the_title_of_the_window_is_the_headline_where_the_page_shows_none() -> None:
    read = article(PARAGRAPHS, "<title>اتفاق قريب بين الأطراف - وكالة</title>")
    assert (read.blocks[0].kind.value, read.blocks[0].text) == ("headline", "اتفاق قريب بين الأطراف")


def test_the_line_of_the_owner_is_no_headline() -> None:
    lines = f"<p>اتفاق قريب بين الأطراف كلها</p>{PARAGRAPHS}<p>جريدة النهار © 2024</p>"
    read = article(lines, "<title>جريدة النهار</title>")
    assert "© 2024" not in read.blocks[0].text
    assert "اتفاق قريب بين الأطراف كلها" in texts(read)


def test_a_headline_shown_twice_is_translated_once() -> None:
    title = "اتفاق قريب بين الأطراف كلها"
    read = article(f"<article><h1>{title}</h1><h2>{title}</h2>{PARAGRAPHS}</article>")
    assert texts(read).count(title) == 1
    assert left_out(read) == [("repeats the headline", title)]


def test_a_description_that_is_the_first_paragraph_is_no_deck() -> None:
    first = re.findall("<p>(.*)</p>", PARAGRAPHS)[0]
    head = f'<meta name=description content="{first}"><title>اتفاق قريب بين الأطراف</title>'
    read = article(f"<article><h1>اتفاق قريب بين الأطراف</h1>{PARAGRAPHS}</article>", head)
    assert [block.kind.value for block in read.blocks] == ["headline", "paragraph", "paragraph"]


def test_a_page_of_one_short_line_is_read() -> None:
    assert texts(article("<p>السلام عليكم</p>")) == ["السلام عليكم"]


@pytest.mark.parametrize("body", ["", "<p>Hello</p>", "<script>var a = 'سلام'</script>"])
def test_a_page_without_an_article_in_arabic_is_refused(body: str) -> None:
    with pytest.raises(
        SourceError, match=r"a\.html (is a web page without|has no Arabic|is empty)"
    ) as caught:
        article(body)
    assert caught.value.hint


@pytest.mark.parametrize("source", ["https://example.org/a.html", "HTTP://example.org", "www.example.org/a"])
def test_an_address_is_not_fetched_and_the_message_says_to_save_the_page(source: str) -> None:
    with pytest.raises(SourceError, match="fetches no pages") as caught:
        plan_jobs([source], None)
    assert "Save it in your browser" in caught.value.hint


def test_an_address_is_told_from_a_file_by_the_reader_too(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="fetches no pages"):
        read_article(Path("https://example.org/a.html"))
    file = tmp_path / "www.example.org.html"
    file.write_bytes(page(PARAGRAPHS))
    assert read_article(file).name == "www.example.org.html"


def test_saved_pages_of_a_folder_are_articles(tmp_path: Path) -> None:
    for name in ("a.html", "b.htm", "c.mhtml", "d.mht"):
        (tmp_path / name).write_text("")
    assert len(plan_jobs([str(tmp_path)], None)) == 4


def test_nothing_is_fetched_and_nothing_is_logged(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(logging.root, "handlers", [])
    head = "<link rel=canonical href=https://example.org/a><base href=https://example.org>"
    article(f"<iframe src=https://example.org></iframe><img src=https://example.org/i.png>{PARAGRAPHS}", head)
    article("<p>سلام</p>", "<script type='application/ld+json'>{broken</script>")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("cp1256", "<meta charset=windows-1256>"),
        ("cp1256", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">'),
        ("cp1256", "<meta charset=utf-8>"),
        ("cp1256", ""),
        ("iso8859-6", "<meta charset=ISO-8859-6>"),
        ("utf-8", "<meta charset=windows-1256>"),
        ("utf-8", "<meta charset=base64>"),
        ("utf-8-sig", ""),
        ("utf-16", ""),
    ],
)
def test_a_page_is_decoded_by_its_bytes_and_its_declaration(encoding: str, head: str) -> None:
    data = f"<html><head>{head}</head><body>{PARAGRAPHS}</body></html>".encode(encoding)
    assert texts(read_page(data, "a.html"))[0].startswith("قال الوزير")


def test_arabic_in_character_references_alone_is_read() -> None:
    data = b"<html><body><p>" + "قال الوزير".encode("ascii", "xmlcharrefreplace") + b"</p></body></html>"
    assert texts(read_page(data, "a.html")) == ["قال الوزير"]


def test_characters_that_cannot_be_shown_are_removed_and_listed() -> None:
    read = read_page("<html><body>\n<p>سلام\0 &#1;علي&#xFFFE;كم&#xD800;&nbsp;</p>".encode(), "a.html")
    assert texts(read) == ["سلام عليكم"]
    assert left_out(read) == [("4 control characters", "U+0000 ×1, U+0001 ×1, U+FFFE ×1, U+D800 ×1")]


@pytest.mark.parametrize(
    "data",
    [
        page("<div>" * 1_000_000 + "سلام"),
        page("<b><i><font>" * 200 + "سلام"),
        page(f"<p class='{'x' * 11_000_000}'>سلام</p>"),
        page("سلام " * 2_500_000),
        page("<p>سلام</p>" * 120_000),
        page("سلام" + "<" * 1_000_000),
        page("سلام" + "&#1" * 200_000),
        page("&amp;" * 200_000 + "سلام"),
        page("<table><tr><td>" * 80 + "سلام" + "<p></b></i></table>" * 5_000),
        b"<!DOCTYPE html [<!ENTITY a '&b;&b;'><!ENTITY b '&c;&c;'>]>" + page("&a;" * 1000 + "سلام"),
        b"<meta charset='" * 100_000 + "سلام".encode(),
        page(f"<ul class=nav>{'<li class=related><a href=#>سلام</a>' * 3_000}</ul>"),
    ],
    ids=["deep", "unclosed", "attribute", "text", "many", "brackets", "references", "entities", "tables", "dtd",
         "meta", "links"],
)  # fmt: skip
def test_a_hostile_page_is_an_article_or_one_sentence_within_seconds(data: bytes) -> None:
    started = time.perf_counter()
    with suppress(SourceError):
        read_page(data, "a.html")
    assert time.perf_counter() - started < 10


def test_a_page_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_LARGEST", 100)
    with pytest.raises(SourceError, match="web page of more than"):
        article(PARAGRAPHS)


TAGS = ["div", "p", "span", "b", "a href=#", "nav", "ul", "li", "article", "h1", "h2", "aside", "footer", "table",
        "td", "div class=comments", "p class=summary", "figcaption", "form", "br", "blockquote", "i", "pre", "x-y",
        "select", "option", "textarea", "svg", "button", "font", "details", "center", "html", "body"]  # fmt: skip
MARKUP = st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag.split()[0]}>" for tag in TAGS])
WORDS = st.sampled_from(
    ["ب", "قال الوزير إن الاتفاق قريب.", "اقرأ أيضا", "شارك", "\u200f", "&amp;", "<", "&#1576;", "- بند"]
)


@settings(max_examples=60, deadline=None)
@given(parts=st.lists(MARKUP | WORDS, max_size=25))
def test_every_arabic_letter_of_the_visible_page_is_in_a_block_or_listed(parts: list[str]) -> None:
    data = page("<p>م</p>" + "".join(parts))
    whole = letters(texts(read_page(data, "a.html", keep_everything=True)))
    written = letters(["م", *(part for part in parts if part in WORDS_SHOWN)]) + Counter(
        "ب" * parts.count("&#1576;")
    )
    assert whole == written
    with suppress(SourceError):  # all of it may be chrome
        read = read_page(data, "a.html")
        assert letters(texts(read)) + letters([text for _, text in left_out(read)]) == written


WORDS_SHOWN = {"ب", "قال الوزير إن الاتفاق قريب.", "اقرأ أيضا", "شارك", "- بند"}


def letters(pieces: list[str]) -> Counter[str]:
    return Counter(char for char in "".join(pieces) if char.isalpha() and char > "\u0600")


@settings(max_examples=30, deadline=None)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_an_article_or_a_source_error(data: bytes) -> None:
    for start in (b"", page(PARAGRAPHS), b"\xff\xfe", "<p>سلام<".encode()):
        with suppress(SourceError):
            for block in read_page(start + data, "a.html").blocks:
                block.text.encode()


def test_text_behind_the_end_of_the_page_is_read_as_browsers_show_it() -> None:
    read = read_page(page(f"<p>سلام</p></body></html>{PARAGRAPHS}</html>"), "a.html", keep_everything=True)
    assert len(texts(read)) == 3
