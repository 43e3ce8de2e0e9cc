"""From a block's text to its segments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translate.units import Segment

from .bare import OPENING_CONTROLS, bare, has_only_spaces, most_words, word_starts, words_begun
from .clauses import cuts, rule_at
from .quotations import Quotations
from .sentences import Boundary, sentence_boundaries
from .srx import arabic_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from .bare import Bare
    from .rules import BoundaryRules

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
    if max_words < 1:
        raise ValueError(f"a segment has at least one word, not {max_words}")
    if not text:
        return []
    visible = bare(text)
    ignored = _PAUSES if title else frozenset()
    found = _boundaries(visible.text, max_words, ignored, rules or arabic_rules())
    boundaries = _with_words(visible.text, found)
    if len(boundaries) == 1:
        return [Segment(text, 0, 0, boundaries[0].rule)]
    return _segments(text, boundaries, visible)


def _boundaries(text: str, max_words: int, ignored: Set[str], rules: BoundaryRules) -> Iterable[Boundary]:
    quotations = Quotations(text, min(max_words, _QUOTATION_WORDS))
    sentences = sentence_boundaries(text, quotations, rules)
    if ignored:
        sentences = [boundary for boundary in sentences if boundary.rule not in ignored]
    if _holds_at_most(max_words, text):
        return sentences
    return _divided(text, sentences, quotations, max_words)


def _holds_at_most(max_words: int, text: str) -> bool:
    """Whether it is seen at once that a text has no more words."""
    if most_words(0, len(text)) <= max_words:
        return True
    return has_only_spaces(text) and text.count(" ") < max_words


def _divided(
    text: str, sentences: Iterable[Boundary], quotations: Quotations, max_words: int
) -> Iterator[Boundary]:
    """The boundaries with those of the clauses between them."""
    countable = has_only_spaces(text)
    start = 0
    for boundary in sentences:
        end = boundary.end
        if not (countable and text.count(" ", start, end) < max_words) and _is_long(
            text, start, end, max_words
        ):
            yield from _clause_boundaries(text, quotations, (start, end), max_words)
        yield boundary
        start = end


def _is_long(text: str, start: int, end: int, max_words: int) -> bool:
    return most_words(start, end) > max_words and words_begun(text, start, end) > max_words


def _clause_boundaries(
    text: str, quotations: Quotations, sentence: tuple[int, int], max_words: int
) -> Iterator[Boundary]:
    words = word_starts(text, *sentence)
    for word in cuts(text, [*words, sentence[1]], quotations.depths_of(words), max_words):
        yield Boundary(words[word], rule_at(text, words[word - 1], words[word]), ends_sentence=False)


def _with_words(text: str, boundaries: Iterable[Boundary]) -> list[Boundary]:
    """Join what holds no letter or digit to what is before it, or at the beginning to what follows."""
    kept: list[Boundary] = []
    start = 0
    for boundary in boundaries:
        if text[start : start + 1].isalnum() or _LETTER.search(text, start, boundary.end):
            kept.append(boundary)
        elif kept:
            kept[-1] = boundary
        start = boundary.end
    return kept or [Boundary(len(text), "end")]


def _segments(text: str, boundaries: list[Boundary], visible: Bare) -> list[Segment]:
    ends = [boundary.end for boundary in boundaries[:-1]]
    if visible.removed:
        ends = [_before_controls(text, visible.original(end)) for end in ends]
    segments = []
    start = sentence = 0
    for end, boundary in zip([*ends, len(text)], boundaries, strict=True):
        segments.append(Segment(text[start:end], start, sentence, boundary.rule))
        start = end
        sentence += boundary.ends_sentence
    return segments


def _before_controls(text: str, place: int) -> int:
    """Move back over bidi controls that open an embedding: they belong to what follows."""
    while place and text[place - 1] in OPENING_CONTROLS:
        place -= 1
    return place
