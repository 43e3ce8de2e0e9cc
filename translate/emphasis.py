"""Pieces of a text that are bold, italic or a link, at places that hold however its spaces are evened out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A piece of a text that is bold, italic, a link or more of these; its ends are characters that are no spaces."""

    start: int
    """How many characters that are no spaces stand before it."""
    end: int
    bold: bool = False
    italic: bool = False
    link: str = ""
    """Where it leads."""

    def moved(self, by: int) -> Emphasis:
        """The same in a longer text, before which so many characters that are no spaces were put."""
        return replace(self, start=self.start + by, end=self.end + by)


def letters(text: str) -> int:
    """How many characters of a text are no spaces.

    >>> letters(" one two ")
    6
    """
    return len("".join(text.split()))


def joined(texts: Iterable[tuple[str, Sequence[Emphasis]]]) -> tuple[Emphasis, ...]:
    """The emphases of texts that are put one behind the other."""
    before, found = 0, []
    for text, emphases in texts:
        found += [each.moved(before) for each in emphases]
        before += letters(text)
    return tuple(found)


PLAIN = Emphasis(0, 0)
"""What is neither."""


def pieces(text: str, emphases: Sequence[Emphasis]) -> Iterator[tuple[str, Emphasis]]:
    """A text cut where its emphasis changes: each piece with its own.

    >>> [(piece, each.italic) for piece, each in pieces("Read The Road now.", [Emphasis(4, 11, italic=True)])]
    [('Read ', False), ('The Road', True), (' now.', False)]
    """
    done = 0
    for start, end, each in _spans(text, emphases):
        if done < start:
            yield text[done:start], PLAIN
        yield text[start:end], each
        done = end
    if done < len(text):
        yield text[done:], PLAIN


def _spans(text: str, emphases: Sequence[Emphasis]) -> Iterator[tuple[int, int, Emphasis]]:
    """Where emphases stand in a text; what reaches beyond it is cut off."""
    places = [place for place, character in enumerate(text) if not character.isspace()] if emphases else []
    for each in emphases:
        if each.start < min(each.end, len(places)):
            yield places[each.start], places[min(each.end, len(places)) - 1] + 1, each
