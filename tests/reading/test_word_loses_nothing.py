"""Every letter that Word shows with all changes accepted is in a block or listed, and none is there twice."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.test_word import box, docx, mark, notes, p, run, styled
from translate.reading import read_bytes
from translate.reading.script import ARABIC_LETTER


class Piece(NamedTuple):
    """A piece of a document."""

    xml: str
    shown: str
    """What of it is shown, or hidden but to be listed."""


def joined(pieces: list[Piece]) -> Piece:
    return Piece("".join(piece.xml for piece in pieces), "".join(piece.shown for piece in pieces))


def around(template: str, *, shown: bool = True) -> st.SearchStrategy[Piece]:
    """Whatever inline content in an element: ``<w:ins>{}</w:ins>``."""
    return st.deferred(lambda: st.lists(INLINE, max_size=3)).map(
        lambda pieces: Piece(template.format(joined(pieces).xml), joined(pieces).shown if shown else "")
    )


TEXTS = st.text(st.sampled_from([*"ابتثجح", " ", "a", "1", ".", "\u200f", "\x85", "\u2028"]), max_size=12)
INLINE: st.SearchStrategy[Piece] = st.one_of(
    TEXTS.map(lambda text: Piece(run(text), text)),
    TEXTS.map(lambda text: Piece(run(text, "<w:b/><w:vanish/>"), text)),
    TEXTS.map(lambda text: Piece(f"<w:r><w:instrText>{text}</w:instrText></w:r>", "")),
    around("<w:ins>{}</w:ins>"),
    around("<w:moveTo>{}</w:moveTo>"),
    around("<w:del>{}</w:del>", shown=False),
    around("<w:moveFrom>{}</w:moveFrom>", shown=False),
    around("<w:hyperlink><w:smartTag>{}</w:smartTag></w:hyperlink>"),
    st.deferred(lambda: BODIES).map(lambda body: Piece(box(body.xml), body.shown)),
)
MARKS = st.sampled_from(
    ["", "", "<w:rPr><w:del/></w:rPr>", '<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Caption"/>']
)
PARAGRAPHS = st.builds(
    lambda pieces, properties: Piece(p("<w:r/>" + joined(pieces).xml, properties), joined(pieces).shown),
    st.lists(INLINE, max_size=3),
    MARKS,
)
PROMPTS = st.sampled_from(
    ["شارك", "اقرأ أيضا", "* * *", "عنوان من أربع كلمات", "- بند", "قال الوزير إن الاتفاق قريب."]
)
BLOCKS: st.SearchStrategy[Piece] = st.one_of(
    PARAGRAPHS,
    PROMPTS.map(lambda text: Piece(p(text), text)),
    PROMPTS.map(lambda text: Piece(styled(text, "Heading1"), text)),
    st.deferred(lambda: BODIES).map(
        lambda body: Piece(f"<w:sdt><w:sdtContent>{body.xml}</w:sdtContent></w:sdt>", body.shown)
    ),
    st.builds(
        lambda one, two, gone: Piece(
            f"<w:tbl><w:tr><w:trPr>{'<w:del/>' * gone}</w:trPr><w:tc>{one.xml}</w:tc></w:tr>"
            f"<w:tr><w:tc>{two.xml}</w:tc></w:tr></w:tbl>",
            two.shown if gone else one.shown + two.shown,
        ),
        st.deferred(lambda: BODIES),
        st.deferred(lambda: BODIES),
        st.booleans(),
    ),
)
BODIES: st.SearchStrategy[Piece] = st.lists(BLOCKS, max_size=4).map(joined)


def letters(text: str) -> Counter[str]:
    return Counter(ARABIC_LETTER.findall(text))


@pytest.mark.parametrize("keep_everything", [False, True])
@settings(max_examples=60)
@given(body=BODIES, note=BODIES)
def test_every_arabic_letter_is_in_a_block_or_listed_once(
    body: Piece, note: Piece, keep_everything: bool
) -> None:
    data = docx(p(run("م") + mark("footnote", 1)) + body.xml, footnotes=notes("footnote", _1=note.xml))
    article = read_bytes(data, "a.docx", keep_everything=keep_everything)
    texts = chain((block.text for block in article.blocks), (out.text for out in article.left_out))
    assert letters("".join(texts)) == letters("م" + body.shown + note.shown)
    assert all(out.line >= 1 for out in article.left_out)
