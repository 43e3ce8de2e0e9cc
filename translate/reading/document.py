"""An office document's paragraphs into an article, the same for Word, OpenDocument and rich text.

The first title is the headline (a heading too, if it stands first), later ones are headings. A document without
any title or heading style falls back on bold lines and the guesses of ``structure.py``. Footnotes, then endnotes,
come at the end as paragraphs. A paragraph's number stands where other files have a line's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from translate.errors import SourceError
from translate.reading.bold import is_bold_headline, with_bold_headings
from translate.reading.decoding import Decoded
from translate.reading.lines import read_lines
from translate.reading.page import tidy
from translate.reading.passage import Passage
from translate.reading.plain import one_line
from translate.reading.script import ARABIC_LETTER, ends_sentence, marker
from translate.reading.structure import is_body, with_kinds
from translate.units import Article, Block, BlockKind, LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LINE_BREAK = "\v"
PAGE_BREAK = 2 * LINE_BREAK
_TAIL = 20
"""How many characters tell whether a sentence has ended."""
_BREAK_OR_TEXT = re.compile(f"{LINE_BREAK}|[^{LINE_BREAK}]+")
_ON_ONE_LINE = str.maketrans(
    dict.fromkeys("\n\r\v\f\x85\u2028\u2029", " ")
    | {"\u00ad": "", "\u2011": "-"}
    | dict.fromkeys(map(chr, range(0xF000, 0xF100)), "")
)
"""Breaks are spaces; gone are hyphens that show only at a line's end, and the signs of symbol fonts."""
OURS = "muqabala-document"
"""The property that every document which Muqabala wrote has, and keeps when it is saved in another format."""
_TITLES = (BlockKind.HEADLINE, BlockKind.HEADING)


@dataclass(frozen=True, slots=True)
class Looks:
    """How a run looks."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False


PLAIN = Looks()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a story, perhaps an empty one."""

    text: str
    """On one line."""
    kind: BlockKind | None
    """``None`` where no style says it."""
    bold: bool
    italic: bool
    hidden: str
    """Its text that is formatted as hidden."""
    contents: bool = False
    """Whether it is a line of a table of contents."""


@dataclass(frozen=True, slots=True)
class DocumentText:
    """All that a document holds, before anything is set aside."""

    paragraphs: Sequence[Paragraph]
    notes_from: int
    """How many paragraphs are the body's; the rest are notes."""
    beside: Sequence[LeftOut]
    """Headers, footers, comments and the like."""


def to_paragraphs(
    pieces: Iterable[tuple[str, Looks]], kind: BlockKind | None, *, contents: bool = False
) -> list[Paragraph]:
    """Make a paragraph of pieces of text and their looks.

    A line break inside (``LINE_BREAK``) is a space, unless it stands for the end of a paragraph, as it does in
    text that was copied from elsewhere: two in a row, after a whole sentence, or before the sign of a list. Then
    there are several paragraphs.
    """
    parts = [list(pieces)] if kind in _TITLES else _parts(pieces)
    return [_paragraph(part, kind, contents=contents) for part in parts]


def _parts(pieces: Iterable[tuple[str, Looks]]) -> list[list[tuple[str, Looks]]]:
    parts: list[list[tuple[str, Looks]]] = [[]]
    breaks, tail = 0, ""
    for text, looks in pieces:
        for bit in _BREAK_OR_TEXT.findall(text):
            breaks += bit == LINE_BREAK
            if breaks and bit.strip():
                if breaks > 1 or marker(bit) or ends_sentence(tail):
                    parts.append([])
                breaks = 0
            if bit != LINE_BREAK:
                tail = (tail + bit)[-_TAIL:]
            parts[-1].append((bit, looks))
    return parts


def _paragraph(pieces: Sequence[tuple[str, Looks]], kind: BlockKind | None, *, contents: bool) -> Paragraph:
    shown = [(text, looks) for text, looks in pieces if not looks.hidden]
    seen = [looks for text, looks in shown if text.strip()]
    return Paragraph(
        "".join(text for text, _ in shown).translate(_ON_ONE_LINE),
        kind,
        bool(seen) and all(looks.bold for looks in seen),
        bool(seen) and all(looks.italic for looks in seen),
        " ".join("".join(text for text, looks in pieces if looks.hidden).split()),
        contents,
    )


def to_article(
    text: DocumentText, name: str, about: Sequence[tuple[str, str]], *, keep_everything: bool
) -> Article:
    """Make an article of a document; with ``keep_everything`` every paragraph of it becomes a block.

    Raises:
        SourceError: there is no Arabic letter in its text.
    """
    if not any(ARABIC_LETTER.search(paragraph.text) for paragraph in text.paragraphs):
        raise SourceError(
            f"{name} has no Arabic letters in its text.",
            "Give an Arabic article; the translation is from Arabic into English.",
        )
    blocks, left_out = _article(text, keep_everything=keep_everything)
    left_out = sorted([*text.beside, *_hidden(text), *left_out], key=lambda out: out.line)
    return Article(name, tuple(blocks), tuple(left_out), about=tuple(about))


def _hidden(text: DocumentText) -> Iterator[LeftOut]:
    for number, paragraph in enumerate(text.paragraphs, 1):
        if paragraph.hidden:
            yield LeftOut(paragraph.hidden, number, "hidden text")


def _article(text: DocumentText, *, keep_everything: bool) -> tuple[list[Block], list[LeftOut]]:
    """Make blocks of the paragraphs, without what a page's prompts and repetitions leave to set aside."""
    lines, left_out = read_lines(Decoded("\n".join(each.text for each in text.paragraphs), "utf-8"))
    passages = [
        Passage(one_line(line.text), line.number, paragraph.kind)
        for line, paragraph in zip(lines, text.paragraphs, strict=True)
        if line.text.strip()
    ]
    body = [passage for passage in passages if passage.line <= text.notes_from]
    notes = passages[len(body) :]
    if not keep_everything:
        body, contents = _without_contents(body, text.paragraphs)
        body, aside = tidy(body)
        left_out += [*contents, *aside]
    body = _with_titles(body, {i for i, paragraph in enumerate(text.paragraphs, 1) if paragraph.bold})
    return [_block(passage, text.paragraphs[passage.line - 1]) for passage in chain(body, notes)], left_out


def _without_contents(
    passages: list[Passage], paragraphs: Sequence[Paragraph]
) -> tuple[list[Passage], list[LeftOut]]:
    """Set aside a table of contents, which repeats the headings; not one that is all there is."""
    contents = [passage for passage in passages if paragraphs[passage.line - 1].contents]
    kept = [passage for passage in passages if not paragraphs[passage.line - 1].contents]
    if not kept:
        return passages, []
    return kept, [LeftOut(passage.text, passage.line, "table of contents") for passage in contents]


def _with_titles(passages: list[Passage], bold: set[int]) -> list[Passage]:
    """Name headline and headings by their styles, by being bold, and without any by the rules for plain text."""
    has_styles = any(passage.kind in _TITLES for passage in passages)
    passages = with_bold_headings(passages, bold)
    if not has_styles:
        return with_kinds(passages)
    styled = _with_one_headline(passages)
    if not any(passage.kind is BlockKind.HEADLINE for passage in styled) and is_bold_headline(styled, bold):
        styled[0] = replace(styled[0], kind=BlockKind.HEADLINE)
    return styled


def _with_one_headline(passages: list[Passage]) -> list[Passage]:
    """Make a headline of the first title above all body, or of a heading that stands first."""
    first = next((i for i, passage in enumerate(passages) if passage.kind in _TITLES), 0)
    title = passages[first].kind is BlockKind.HEADLINE and not any(map(is_body, passages[:first]))
    headline = first if title or (first == 0 and passages[0].kind in _TITLES) else -1
    done = [
        replace(passage, kind=BlockKind.HEADING) if passage.kind is BlockKind.HEADLINE else passage
        for passage in passages
    ]
    if headline >= 0:
        done[headline] = replace(done[headline], kind=BlockKind.HEADLINE)
    return done


def _block(passage: Passage, paragraph: Paragraph) -> Block:
    """Make a block; that titles are bold is said by their kind."""
    bold = paragraph.bold and passage.kind not in _TITLES
    return Block(passage.kind or BlockKind.PARAGRAPH, passage.text, bold, paragraph.italic)


def whole_texts(paragraphs: Iterable[Paragraph]) -> list[str]:
    """The texts of paragraphs, whatever they look like, hidden ones too."""
    texts = (f"{paragraph.text} {paragraph.hidden}".split() for paragraph in paragraphs)
    return [" ".join(words) for words in texts if words]


def own_translation(name: str) -> SourceError:
    """The sentence for a document that is no article but what was made of one."""
    return SourceError(
        f"{name} is a translation that Muqabala wrote, not an article.", "Give the Arabic article."
    )
