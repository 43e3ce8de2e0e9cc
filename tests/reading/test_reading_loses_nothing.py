from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import SourceError
from translate.reading import read_bytes
from translate.units import BlockKind

if TYPE_CHECKING:
    from translate.units import Article

LINES = st.sampled_from(
    [
        "شارك",
        "اقرأ أيضا",
        "لم تشترك بعد",
        "* * *",
        "عنوان طويل من خمس كلمات",
        "قال الوزير إن الاتفاق قريب.",
        "- بند",
        "1) بند",
        "\u200f",
        "",
        "\t  ",
    ]
)
ANY_LINE = st.text(max_size=30)
TEXTS = st.lists(LINES | ANY_LINE, min_size=1, max_size=15).map(lambda lines: "م\n" + "\n".join(lines))
BULLETS = set("•▪●◦‣■-–—*")
DESCRIBED = re.compile(r"U\+([0-9A-F]{4,6}) ×(\d+)")


def characters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def accounted_for(article: Article) -> Counter[str]:
    """Every character that the article shows, lists, or lists by its code point."""
    texts = chain((block.text for block in article.blocks), (out.text for out in article.left_out))
    found = characters("".join(texts))
    for out in article.left_out:
        for code_point, count in DESCRIBED.findall(out.text):
            found[chr(int(code_point, 16))] += int(count)
    return found


@pytest.mark.parametrize("keep_everything", [False, True])
@given(text=TEXTS)
def test_every_character_of_a_text_is_in_a_block_or_listed(text: str, keep_everything: bool) -> None:
    article = read_bytes(text.encode(), "a.txt", keep_everything=keep_everything)
    lost = characters(text) - accounted_for(article)
    items = sum(block.kind is BlockKind.LIST_ITEM for block in article.blocks)
    assert set(lost) <= BULLETS  # each stands in the block's kind, and is drawn again
    assert lost.total() <= items


@given(text=st.text(st.characters(codec=None), min_size=1))
def test_lone_surrogates_are_listed_not_a_crash(text: str) -> None:
    text = "م" + text
    article = read_bytes(text.encode("utf-8", "surrogatepass"), "a.txt")
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    assert not characters(joined) - accounted_for(article)
    article.blocks[0].text.encode()


@given(
    text=st.lists(
        st.sampled_from([*list("مب \n#*-+_>`[]()!<>|:1.\\&;=~"), "<!--", "-->", "| - |", "[a]: ب"])
    ).map("".join)
)
def test_every_arabic_letter_of_markdown_is_in_a_block_or_listed(text: str) -> None:
    text = "م\n" + text
    article = read_bytes(text.encode(), "a.md", markdown=True)
    missing = characters(text) - accounted_for(article)
    assert not {"م", "ب"} & missing.keys()


@given(data=st.binary(), markdown=st.booleans())
def test_any_bytes_are_an_article_or_a_source_error(data: bytes, markdown: bool) -> None:
    for start in (b"", "السلام عليكم ".encode(), b"\xff\xfe", b"\xfe\xff", b"\xe3\xe1\xc7"):
        with suppress(SourceError):
            article = read_bytes(start + data, "a", markdown=markdown)
            for block in article.blocks:
                block.text.encode()


def test_control_characters_are_removed_and_each_line_is_reported() -> None:
    article = read_bytes("سلام\0 \x07عليكم\0\nنعم\nلا\ufdd0".encode(), "a.txt")
    assert [block.text for block in article.blocks] == ["سلام عليكم", "نعم", "لا"]
    assert [(out.text, out.line, out.reason) for out in article.left_out] == [
        ("U+0000 ×2, U+0007 ×1", 1, "3 control characters"),
        ("U+FDD0 ×1", 3, "1 control character"),
    ]


def test_direction_marks_and_joiners_stay_in_the_text() -> None:
    text = "قال \u200fReuters\u200e إن \u2067نعم\u2069 می\u200cخواهم"
    assert read_bytes(text.encode(), "a.txt").blocks[0].text == text


def test_line_of_direction_marks_is_blank_but_listed() -> None:
    article = read_bytes("سلام\n\u200f\u200f\nنعم".encode(), "a.txt")
    assert [block.text for block in article.blocks] == ["سلام", "نعم"]
    assert [(out.text, out.line) for out in article.left_out] == [("U+200F ×2", 2)]


def test_tabs_inside_become_a_space_and_other_spacing_stays() -> None:
    article = read_bytes("\t سلام\t\tعليكم   يا\u00a0سادة \n".encode(), "a.txt")
    assert article.blocks[0].text == "سلام عليكم   يا\u00a0سادة"


def test_the_cells_of_a_line_are_apart_and_no_two_numbers_become_one() -> None:
    article = read_bytes("الدولة\tالقتلى\tالجرحى\nلبنان\t12\t400\n1.\tأولا\n".encode(), "a.txt")
    texts = [block.text for block in article.blocks]
    assert texts == ["الدولة", "القتلى", "الجرحى", "لبنان", "12", "400", "1. أولا"]


def test_an_arabic_label_of_a_link_leaves_the_rest_markdown() -> None:
    text = "# عنوان المقال\n\nنص **غامق** وانظر [المصدر] و[هنا][المصدر].\n\n[المصدر]: https://a.b\n"
    article = read_bytes(text.encode(), "a.md", markdown=True)
    assert [block.text for block in article.blocks] == ["عنوان المقال", "نص غامق وانظر المصدر وهنا."]
    assert [(out.text, out.line) for out in article.left_out if out.reason == "link label"] == [
        ("المصدر", 3),
        ("المصدر", 5),
    ]


def test_words_of_cells_in_html_are_apart() -> None:
    text = "# عنوان\n\n<table><tr><td>خلية</td><td>ثانية</td></tr></table>\n"
    article = read_bytes(text.encode(), "a.md", markdown=True)
    assert article.blocks[1].text.split() == ["خلية", "ثانية"]


def test_page_of_prompts_alone_is_kept() -> None:
    article = read_bytes("شارك\nلم تشترك بعد\n".encode(), "a.txt")
    assert [block.text for block in article.blocks] == ["شارك", "لم تشترك بعد"]
    assert not article.left_out
