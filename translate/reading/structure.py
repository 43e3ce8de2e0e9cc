"""What each passage is: headline, deck, heading, list item or paragraph, by its looks and its place.

When in doubt, a paragraph: a wrong heading costs the reader more than a missing one.

- *headline*: the first passage, if it is a title of two words at least,
  with body within five passages (deck, byline and date stand between).
- *deck*: the second, under the same condition, of four words at least.
- *heading*: a short title between the end of a sentence and a paragraph much longer than it. In an interview
  (some speaker's label opens two lines), where short lines may be replies: one without a label, before a line
  that has one. Never right after a question.
- *list item*: a bullet; or a dash, star, number or letter whose neighbour has the same kind of marker.
- *caption*: a line that begins «الصورة:» or «صورة:».
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from translate.reading.script import ends_sentence, is_unfinished, marker, without_bullet
from translate.units import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translate.reading.passage import Passage

_TITLE_WORDS, _TITLE_CHARS = 20, 150
_HEADLINE_WORDS, _DECK_WORDS = 2, 4
_ABOVE_BODY = 5
_HEADING_WORDS, _HEADING_CHARS = 10, 60
_BODY_CHARS = 150
_HEADED_CHARS = 100
_LABEL = re.compile(r"(\S+(?: \S+){0,2}?)\s?:(?=\s|$)")
_CAPTION = re.compile(r"(?:ال)?صورة\s?:")


def looks_like_title(text: str) -> bool:
    """Whether ``text`` could be a headline, deck or heading: short, without a full stop, colon or comma."""
    short = len(text) <= _TITLE_CHARS and len(text.split()) <= _TITLE_WORDS
    return short and not ends_sentence(text) and not is_unfinished(text) and not marker(text)


def is_body(passage: Passage) -> bool:
    """Whether the passage is running text: it ends a sentence, or is long."""
    long = len(passage.text) >= _BODY_CHARS
    return passage.kind in (None, BlockKind.PARAGRAPH) and (long or ends_sentence(passage.text))


def with_kinds(passages: Sequence[Passage]) -> list[Passage]:
    """Give every passage that has no kind yet the kind that the rules above find."""
    families = [marker(passage.text) for passage in passages]
    labels = speakers(passages)
    done: list[Passage] = []
    for index, passage in enumerate(passages):
        kind = passage.kind
        if kind is None and _is_list_item(families, index):
            kind = BlockKind.LIST_ITEM
            passage = replace(passage, text=without_bullet(passage.text))  # noqa: PLW2901 (from here on)
        done.append(replace(passage, kind=kind or _kind(passages, index, done, labels)))
    return done


def _kind(passages: Sequence[Passage], index: int, done: list[Passage], labels: set[str]) -> BlockKind:
    text = passages[index].text
    if _CAPTION.match(text):
        return BlockKind.CAPTION
    if not looks_like_title(text) or _is_spoken(passages, index, labels):
        return BlockKind.PARAGRAPH
    if _is_at_top(passages, index, done):
        return BlockKind.DECK if index else BlockKind.HEADLINE
    return BlockKind.HEADING if _is_heading(passages, index, done, labels) else BlockKind.PARAGRAPH


def _is_at_top(passages: Sequence[Passage], index: int, done: list[Passage]) -> bool:
    """Whether the title is the first passage, or the second under a headline, and body follows soon."""
    text = passages[index].text
    if index > 1 or (index and done[0].kind is not BlockKind.HEADLINE):
        return False
    body = any(
        is_body(later) and len(later.text) > len(text)
        for later in passages[index + 1 : index + 1 + _ABOVE_BODY]
    )
    return body and len(text.split()) >= (_DECK_WORDS if index else _HEADLINE_WORDS)


def _is_heading(passages: Sequence[Passage], index: int, done: list[Passage], labels: set[str]) -> bool:
    text = passages[index].text
    if len(text) > _HEADING_CHARS or len(text.split()) > _HEADING_WORDS or not _ends_part(done):
        return False
    below = passages[index + 1 : index + 2]
    if labels:
        return any(speaker(passage.text) in labels for passage in below)
    return any(is_body(p) and len(p.text) >= max(_HEADED_CHARS, 2 * len(text)) for p in below)


def _ends_part(done: list[Passage]) -> bool:
    """Whether a heading may come now: after a whole sentence that is no question, or another heading."""
    if not done:
        return False
    above = done[-1]
    return above.kind is BlockKind.HEADING or (ends_sentence(above.text) and not is_question(above.text))


def is_question(text: str) -> bool:
    """Whether ``text`` ends in a question mark, perhaps with closing quotes after it."""
    return "؟" in text[-3:] or "?" in text[-3:]


def _is_list_item(families: list[str], index: int) -> bool:
    family = families[index]
    neighbours = families[max(index - 1, 0) : index] + families[index + 1 : index + 2]
    return bool(family) and (family == "bullet" or family in neighbours)


def speakers(passages: Sequence[Passage]) -> set[str]:
    """Find the speakers of an interview: the labels such as «أحمد:» or «س:» that open several passages."""
    counts = Counter(speaker(passage.text) for passage in passages)
    return {label for label, times in counts.items() if label and times > 1}


def _is_spoken(passages: Sequence[Passage], index: int, labels: set[str]) -> bool:
    """Whether a speaker's label opens it; as a first line it is a headline unless another label follows."""
    followers = passages[index + 1 : index + 2]
    at_top = index == 0 and not any(speaker(passage.text) in labels for passage in followers)
    return speaker(passages[index].text) in labels and not at_top


def speaker(text: str) -> str:
    """Find the words before a colon that ``text`` opens with, three at most; empty if it does not."""
    found = _LABEL.match(text)
    return found[1] if found else ""
