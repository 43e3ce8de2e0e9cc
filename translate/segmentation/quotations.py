"""Quotations and brackets: which mark opens one, which closes it, and what lies within.

A quotation that is opened and never closed does not count, nor one that is closed and never opened.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from .bare import has_more_words, word_starts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_OPENER_OF = {"»": "«", "›": "‹", "’": "‘", ")": "(", "]": "[", "}": "{", "﴾": "﴿"}
_DOUBLE = '"“”„'
"""Writers of Arabic mix these up, so they are told apart by what stands around them."""
_CLOSING = "".join((*_OPENER_OF, _DOUBLE))
_BRACKETS = re.compile(f"[{re.escape(''.join([*_OPENER_OF, *_OPENER_OF.values(), _DOUBLE]))}]")
_PAIR = "|".join(re.escape(opener + closer) for closer, opener in _OPENER_OF.items())
_FLAT = re.compile(f"(?:{_PAIR})+")
"""The marks of a text, all else left out, where each that opens is closed by the next."""
_INTRODUCED = re.compile(r"(?:\A|[:.!?؟…۔][»”\")]*(?:\[[^\[\]]{1,20}\])*)\s*\Z")
"""What stands before a quotation that is no part of a sentence; the marks of notes may come between."""
_LOOKED_AT = 60
"""Characters before it."""
_TITLE_WORDS = 5
"""A quotation up to this long that nothing introduces is a name or a slogan, not a sentence."""

_LONG_WORDS = 20
"""From this many words on, a quotation may be divided if there is no good place around it."""
_FASTER_COUNTED = 1000
"""Characters in which words are sooner counted than looked up."""


class Span(NamedTuple):
    """A quotation or bracket: the offsets of the marks that open and close it."""

    open: int
    close: int


def matched_spans(text: str) -> list[Span]:
    """Return the quotations and brackets that are both opened and closed, in order of their beginnings."""
    places = [match.start() for match in _BRACKETS.finditer(text)]
    if not places:
        return []
    marks = "".join([text[place] for place in places])
    if _FLAT.fullmatch(marks):  # as in most texts; it takes a third of the time
        return list(map(Span, places[::2], places[1::2]))
    return sorted(_matched(text, places))


def _matched(text: str, places: list[int]) -> Iterator[Span]:
    stack: list[tuple[str, int]] = []
    waiting: dict[str, int] = defaultdict(int)
    for place in places:
        kind, closes = _role(text, place, waiting)
        if not closes:
            stack.append((kind, place))
            waiting[kind] += 1
        elif waiting[kind]:
            yield Span(_pop(stack, waiting, kind), place)


def _role(text: str, place: int, waiting: dict[str, int]) -> tuple[str, bool]:
    """Say what kind of mark stands at ``place``, named by its opener, and whether it closes."""
    mark = text[place]
    if mark not in _DOUBLE:
        return _OPENER_OF.get(mark, mark), mark in _OPENER_OF
    space_before = place == 0 or text[place - 1].isspace()
    space_after = place + 1 == len(text) or text[place + 1].isspace()
    if space_before != space_after:
        return '"', space_after
    return '"', waiting['"'] > 0


def _pop(stack: list[tuple[str, int]], waiting: dict[str, int], kind: str) -> int:
    """Take the last opener of this kind, and with it those above it that were never closed."""
    while True:
        opener, place = stack.pop()
        waiting[opener] -= 1
        if opener == kind:
            return place


class Quotations:
    """What the rules ask about the quotations and brackets of one text; found when first asked for."""

    def __init__(self, text: str, longest: int) -> None:
        """Those of at most ``longest`` words are not to be cut."""
        self._text = text
        self._longest = longest
        self._found: list[Span] | None = None

    @cached_property
    def _words(self) -> Sequence[int]:
        """The offset of every word of the text."""
        return word_starts(self._text)

    @property
    def _spans(self) -> list[Span]:
        # Of nearly every text, so without the lock that a cached property takes.
        if self._found is None:
            self._found = matched_spans(self._text)
        return self._found

    def _whole(self) -> list[Span]:
        """The outermost of those that are short enough to be kept whole."""
        kept: list[Span] = []
        for span in self._spans:
            nested = kept and span.open < kept[-1].close
            if not nested and self._is_short(span.open, span.close, self._longest):
                kept.append(span)
        return kept

    def words_between(self, start: int, end: int) -> tuple[Sequence[int], Sequence[float]]:
        """The offsets of the words that begin between two offsets, and of each what ``_depths`` says of it."""
        first, last = bisect_left(self._words, start), bisect_left(self._words, end)
        depths = self._depths[first:last] if self._spans else [0.0] * (last - first)
        return self._words[first:last], depths

    @cached_property
    def _depths(self) -> list[float]:
        """For every word, how many quotations and brackets are open before it; a long one counts half."""
        changes = [0.0] * (len(self._words) + 1)
        for span in self._spans:
            first, last = bisect_right(self._words, span.open), bisect_right(self._words, span.close)
            weight = 0.5 if last - first >= _LONG_WORDS else 1.0
            changes[first] += weight
            changes[last] -= weight
        return list(accumulate(changes))

    def not_joined(self, breaks: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """Those of the places where what stands before and behind is not one sentence because of a quotation."""
        if not self._spans:
            return breaks
        whole = self._whole()
        begun = [span.open for span in whole]
        opened = {span.close: span.open for span in self._spans}

        def is_within(place: int) -> bool:
            index = bisect_left(begun, place) - 1
            return index >= 0 and place <= whole[index].close

        return [
            (place, rule) for place, rule in breaks if not (is_within(place) or self._embeds(place, opened))
        ]

    def _embeds(self, place: int, openers: Mapping[int, int]) -> bool:
        """Whether the quotation closed behind the last mark before ``place`` is part of a longer sentence."""
        first = place
        while first and (self._text[first - 1] in _CLOSING or self._text[first - 1].isspace()):
            first -= 1
        opened = [openers[i] for i in range(first, place) if i in openers]
        return bool(opened) and self._is_embedded(min(opened), place)

    def _is_embedded(self, opened: int, closed: int) -> bool:
        if _INTRODUCED.search(self._text, max(0, opened - _LOOKED_AT), opened):
            return False
        return self._text[opened] in "([{" or self._is_short(opened, closed, _TITLE_WORDS)

    def _is_short(self, start: int, end: int, longest: int) -> bool:
        """Whether at most so many words begin between two offsets."""
        if end - start <= _FASTER_COUNTED:
            return not has_more_words(self._text, start, end, longest)
        return bisect_left(self._words, end) - bisect_left(self._words, start) <= longest
