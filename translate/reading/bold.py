"""Headings of documents without styles: short lines that are bold from end to end, above what is not.

A bold line below the first paragraph of body is a heading if no kind is known of it, it is as short as a title
and ends no sentence (a question mark or a colon may end it), no speaker's label opens it, and what comes next
(other such lines set aside) is not bold and is body, a list or a table. Where half of such lines or more are
questions, they are the questions of an interview. A bold title on top, above all body, is the headline.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from translate.reading.script import marker
from translate.reading.structure import is_body, is_question, looks_like_title, speaker, speakers
from translate.units import BlockKind

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from translate.reading.passage import Passage

_HEADLINE_WORDS = 2
_HEADING_WORDS = 12
_MAY_END_HEADING = " :؟?"


def with_bold_headings(passages: Sequence[Passage], bold: Container[int]) -> list[Passage]:
    """Make headings of bold lines; ``bold`` has the lines of the passages that are bold as a whole."""
    top = next((i for i, passage in enumerate(passages) if is_body(passage)), len(passages))
    labels = speakers(passages)
    candidates = {
        index
        for index, passage in enumerate(passages)
        if index > top and passage.line in bold and _could_be_heading(passage, labels)
    }
    headings = {index for index in candidates if _heads_something(passages, index, candidates, bold)}
    questions = {index for index in headings if is_question(passages[index].text)}
    if 2 * len(questions) >= len(headings):
        headings -= questions
    return [
        replace(passage, kind=BlockKind.HEADING) if index in headings else passage
        for index, passage in enumerate(passages)
    ]


def is_bold_headline(passages: Sequence[Passage], bold: Container[int]) -> bool:
    """Whether the first passage is a bold title of no known kind, with body below."""
    first, *below = passages
    title = first.kind is None and looks_like_title(first.text) and len(first.text.split()) >= _HEADLINE_WORDS
    return title and first.line in bold and any(map(is_body, below))


def _could_be_heading(passage: Passage, labels: Container[str]) -> bool:
    text = passage.text.rstrip(_MAY_END_HEADING)
    short = len(text.split()) <= _HEADING_WORDS
    return passage.kind is None and short and looks_like_title(text) and speaker(passage.text) not in labels


def _heads_something(
    passages: Sequence[Passage], index: int, candidates: Container[int], bold: Container[int]
) -> bool:
    """Whether body, a list or a table that is not bold comes next, below headings of lower ranks perhaps."""
    below = next((i for i in range(index + 1, len(passages)) if i not in candidates), len(passages))
    if below == len(passages) or passages[below].line in bold:
        return False
    following = passages[below]
    return following.kind is not None or is_body(following) or bool(marker(following.text))
