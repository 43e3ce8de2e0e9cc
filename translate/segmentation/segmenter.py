"""From a block's text to its segments."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from translate.units import Segment

from .bare import OPENING_CONTROLS, bare, has_more_words
from .clauses import cuts, rule_at
from .quotations import Quotations
from .sentences import sentence_boundaries
from .srx import arabic_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from .bare import Bare
    from .rules import BoundaryRules
    from .sentences import Boundary

_QUOTATION_WORDS = 40
"""A quotation of up to this many words is kept whole, however many sentences it holds."""
_LETTER = re.compile(r"\w")
_PAUSES = frozenset({"double-dot", "ellipsis"})
"""Rules whose mark does not end a title."""


def segment(
    text: str, max_words: int = 40, *, title: bool = False, rules: BoundaryRules | None = None
) -> list[Segment]:
    """Cut the text of one block into sentences, and sentences of more than ``max_words`` words into clauses.

    In a ``title`` the newspaper's «..» joins two halves of one headline, which a reviewer edits as one row.
    The boundary ``rules`` are the shipped ones unless others are given.

    The segments joined are the text, character for character, for any text; the time is linear in its
    length. A word is what stands between whitespace; one without whitespace is never cut for its length.

    Raises:
        ValueError: ``max_words`` is not positive.
        SourceError: one of the given rules takes too long.

    >>> [part.text for part in segment("وصل د. سامي أمس. وقال إنه متفائل.")]
    ['وصل د. سامي أمس. ', 'وقال إنه متفائل.']
    """
    segments = []
    start = sentence = 0
    for end, rule, ends_sentence in boundaries(text, max_words, title=title, rules=rules):
        segments.append(Segment(text[start:end], start, sentence, rule))
        start = end
        sentence += ends_sentence
    return segments


def boundaries(
    text: str, max_words: int = 40, *, title: bool = False, rules: BoundaryRules | None = None
) -> list[Boundary]:
    """As ``segment``, but say only where the segments end, for whoever makes something else of them."""
    if max_words < 1:
        raise ValueError(f"a segment has at least one word, not {max_words}")
    if not text:
        return []
    visible = bare(text)
    ignored = _PAUSES if title else frozenset()
    found = _boundaries(visible.text, max_words, ignored, rules or arabic_rules())
    return _in_whole(text, found, visible) if visible.kept[1:] else found


def _boundaries(text: str, max_words: int, ignored: Set[str], rules: BoundaryRules) -> list[Boundary]:
    """Where the segments of a bare text end.

    What holds no letter or digit is joined to what is before it, or at the beginning to what follows.
    """
    quotations = Quotations(text, min(max_words, _QUOTATION_WORDS))
    kept: list[Boundary] = []
    start = 0
    for sentence in sentence_boundaries(text, quotations, rules, ignored):
        end = sentence[0]
        pieces = [sentence]
        if has_more_words(text, start, end, max_words):
            pieces[:0] = _clause_boundaries(text, quotations, (start, end), max_words)
        for boundary in pieces:
            if text[start : start + 1].isalnum() or _LETTER.search(text, start, boundary[0]):
                kept.append(boundary)
            elif kept:
                kept[-1] = boundary
            start = boundary[0]
    return kept or [(len(text), "end", True)]


def _clause_boundaries(
    text: str, quotations: Quotations, sentence: tuple[int, int], max_words: int
) -> Iterator[Boundary]:
    words, depths = quotations.words_between(*sentence)
    for word in cuts(text, [*words, sentence[1]], depths, max_words):
        yield words[word], rule_at(text, words[word - 1], words[word]), False


def _in_whole(text: str, found: list[Boundary], visible: Bare) -> list[Boundary]:
    """The boundaries of a bare text in the whole one, of which the last is its end."""
    *inner, (_, last, ends_sentence) = found
    removed = visible.removed() if inner else []
    moved = [
        (_before_controls(text, end + bisect_right(removed, end)), rule, ends) for end, rule, ends in inner
    ]
    return [*moved, (len(text), last, ends_sentence)]


def _before_controls(text: str, place: int) -> int:
    """Move back over bidi controls that open an embedding: they belong to what follows."""
    while place and text[place - 1] in OPENING_CONTROLS:
        place -= 1
    return place
