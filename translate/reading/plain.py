"""Plain text: lines into paragraphs, with the hard wrapping of mails and terminals undone.

A text counts as hard-wrapped when all of this holds for its *pairs* (neighbouring lines, none blank):

1. the width of the text (the 95th percentile of its lines' lengths) is between 40 and 120 characters;
2. there are two pairs at least whose first line does not end a sentence, and in four fifths of these it is
   *full*: the next line's first word would not have fitted (within a tenth of the width);
3. at most half of all full lines end a sentence, as lines do that are paragraphs.

In such a text a full line is joined to the next with a space. In any other, every line is a paragraph, or a
paragraph a cell where tabs part three of them or more.
The beginning of a long text speaks for all of it.
"""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from translate.reading.lines import LONGEST_LINE
from translate.reading.passage import Line, Passage, beginning_of
from translate.reading.script import ends_sentence, is_unfinished, marker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NARROWEST, _WIDEST = 40, 120
_FEWEST_PAIRS = 2
_MOSTLY_FULL = 0.8
_SLACK = 0.9
_TABS = re.compile("\t+")
_FEWEST_TABS = 2


def paragraphs(lines: Iterable[Line], *, unwrap: bool = True) -> Iterator[Passage]:
    """Make a passage of every paragraph; with ``unwrap=False``, of every line that is not blank."""
    rest = iter(lines)
    sample = beginning_of(rest) if unwrap else []
    width = _wrapped_at(sample)
    if width:
        return map(_joined, _groups(chain(sample, rest), width))
    lines = chain(sample, rest)
    return (Passage(text, line.number) for line in lines for text in _cells(line.text))


def _cells(line: str) -> Iterator[str]:
    """The cells of a line of a table, which as one text might make one number of two; any other line whole.

    A table's line has three cells at least, for people put a tab between two words too. What begins an item, as
    «1.» does, stays with the text behind it.
    """
    if line.count("\t") < _FEWEST_TABS:  # as nearly all have none
        return filter(None, (one_line(line),))
    first, *others = (cell.strip() for cell in _TABS.split(line.strip()))
    if others and not re.search(r"\w{2}", first):
        first, *others = f"{first} {others[0]}", *others[1:]
    return filter(None, (first, *others) if len(others) >= _FEWEST_TABS else (one_line(line),))


def _groups(lines: Iterable[Line], width: int) -> Iterator[list[Line]]:
    """The lines of each paragraph of a wrapped text."""
    group: list[Line] = []
    length = 0
    for above, line in pairwise(chain([Line(0, "")], lines)):
        if not line.text.strip():
            continue
        if not group or _is_enough(length, above) or not _continues(above, line, width):
            if group:
                yield group
            group, length = [], 0
        group.append(line)
        length += len(line.text)
    if group:
        yield group


def _is_enough(length: int, above: Line) -> bool:
    """Whether a paragraph has grown too long for one, if possible at the end of a sentence."""
    return length > LONGEST_LINE or (2 * length > LONGEST_LINE and ends_sentence(above.text))


def _joined(group: list[Line]) -> Passage:
    return Passage(" ".join(one_line(line.text) for line in group), group[0].number)


def one_line(text: str) -> str:
    """Strip ``text`` and make one space of the tabs inside; all else stays as it is."""
    text = text.strip()
    return _TABS.sub(" ", text) if "\t" in text else text


def _wrapped_at(lines: list[Line]) -> int:
    """Find the width that the text was wrapped at, in characters; 0 if it was not."""
    lengths = sorted(len(line.text.strip()) for line in lines if line.text.strip())
    width = lengths[int(0.95 * (len(lengths) - 1))] if lengths else 0
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    pairs = [(ends_sentence(above.text), _is_full(above, below, width)) for above, below in _pairs(lines)]
    broken = [full for ended, full in pairs if not ended]
    ended = [ended for ended, full in pairs if full]
    mostly_full = len(broken) >= _FEWEST_PAIRS and sum(broken) >= _MOSTLY_FULL * len(broken)
    return width if mostly_full and 2 * sum(ended) <= len(ended) else 0


def _pairs(lines: list[Line]) -> Iterator[tuple[Line, Line]]:
    """Neighbouring lines that wrapping could have made: neither is blank, the second begins no list item."""
    for above, below in pairwise(lines):
        if above.text.strip() and below.text.strip() and not marker(below.text):
            yield above, below


def _continues(above: Line, line: Line, width: int) -> bool:
    if not above.text.strip() or _begins_item(above, line):
        return False
    return _is_full(above, line, width)


def _begins_item(above: Line, line: Line) -> bool:
    """Whether ``line`` begins a list item; a dash in the middle of a sentence is only a dash."""
    family = marker(line.text)
    in_sentence = not ends_sentence(above.text) and not is_unfinished(above.text)
    return bool(family) and not (family == "dash" and in_sentence)


def _is_full(above: Line, below: Line, width: int) -> bool:
    """Whether the first word of ``below`` would not have fitted on the line above it."""
    first_word = below.text.split(maxsplit=1)[0]
    return len(above.text.strip()) + 1 + len(first_word) > _SLACK * width
