"""The metadata before a Markdown article: its title and description are text, the rest is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.reading.passage import Line, Passage
from translate.reading.script import ARABIC_LETTER
from translate.units import BlockKind, LeftOut

if TYPE_CHECKING:
    from collections.abc import Sequence

_FENCE = "---"
_KINDS = {
    "title": BlockKind.HEADLINE,
    "subtitle": BlockKind.DECK,
    "description": BlockKind.DECK,
    "summary": BlockKind.DECK,
}


def read_front_matter(lines: Sequence[Line]) -> tuple[list[Passage], list[LeftOut], int]:
    """Read the ``key: value`` lines between two ``---`` at the top.

    Returns:
        The headline and deck, what was left out, and how many lines the front matter takes (0 for none).
    """
    length = _length(lines)
    passages: list[Passage] = []
    left_out: list[LeftOut] = []
    for line in lines[1 : max(length - 1, 1)]:
        passage = _passage(line)
        if passage:
            passages.append(passage)
        elif line.text.strip():
            left_out.append(LeftOut(line.text.strip(), line.number, "front matter"))
    return passages, left_out, length


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


def _passage(line: Line) -> Passage | None:
    key, _, value = line.text.partition(":")
    value = value.strip().strip("\"'").strip()
    kind = _KINDS.get(key.strip().lower())
    return Passage(value, line.number, kind) if kind and ARABIC_LETTER.search(value) else None
