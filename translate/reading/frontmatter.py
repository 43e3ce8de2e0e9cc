"""The metadata before a Markdown article: title and description are text, author and date facts, the rest listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from translate.reading.passage import Line, Passage
from translate.reading.script import ARABIC_LETTER
from translate.units import BlockKind, LeftOut

if TYPE_CHECKING:
    from collections.abc import Sequence

_FENCE = "---"
_NO_TEXT = "[{|>&*!"
"""What a value begins with that goes on elsewhere or is a list."""
_KINDS = {
    "title": BlockKind.HEADLINE,
    "subtitle": BlockKind.DECK,
    "description": BlockKind.DECK,
    "summary": BlockKind.DECK,
}
_FACTS = {"author": "Author", "date": "Published"}


class FrontMatter(NamedTuple):
    """What stands above a Markdown article."""

    passages: list[Passage]
    """The headline and the deck."""
    about: list[tuple[str, str]]
    left_out: list[LeftOut]
    length: int
    """In lines; 0 for none."""


def read_front_matter(lines: Sequence[Line]) -> FrontMatter:
    """Read the ``key: value`` lines between two ``---`` at the top."""
    found = FrontMatter([], [], [], _length(lines))
    for line in lines[1 : max(found.length - 1, 1)]:
        key, value = _entry(line.text)
        kind, label = _KINDS.get(key), _FACTS.get(key)
        if kind and ARABIC_LETTER.search(value):
            found.passages.append(Passage(value, line.number, kind))
        elif label and value and value[0] not in _NO_TEXT and label not in dict(found.about):
            found.about.append((label, value))
        elif line.text.strip():
            found.left_out.append(LeftOut(line.text.strip(), line.number, "front matter"))
    return found


def _length(lines: Sequence[Line]) -> int:
    """How many lines from fence to fence; 0 unless every line between them looks like metadata."""
    if not lines or lines[0].text.rstrip() != _FENCE:
        return 0
    for index, line in enumerate(lines[1:], 1):
        if line.text.rstrip() == _FENCE:
            return index + 1
        if not _is_metadata(line.text):
            return 0
    return 0


def _is_metadata(text: str) -> bool:
    """Whether it is ``key: value``, or what may stand between two: an item, indented text, a comment."""
    return text.split(":", 1)[0].strip().isidentifier() or text.startswith((" ", "\t", "-", "#", "]", "}"))


def _entry(text: str) -> tuple[str, str]:
    key, _, value = text.partition(":")
    return key.strip().lower(), value.strip().strip("\"'").strip()
