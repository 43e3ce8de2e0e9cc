"""Where the sentences of a text end: the boundary rules, and the quotations that stand above them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .matcher import matcher

if TYPE_CHECKING:
    from .quotations import Quotations
    from .rules import BoundaryRules

_SPACE = re.compile(r"\s*")


class Boundary(NamedTuple):
    """Where a segment ends, after the whitespace that follows it."""

    end: int
    rule: str
    ends_sentence: bool = True


def sentence_boundaries(text: str, quotations: Quotations, rules: BoundaryRules) -> list[Boundary]:
    """Return the ends of the sentences of a bare text, in order; the last is the end of the text.

    Raises:
        SourceError: a rule takes too long.
    """
    breaks = matcher(rules).breaks(text)
    if breaks and rules.whole_quotations:
        breaks = quotations.not_joined(breaks)
    found: list[Boundary] = []
    done = 0
    for place, rule in breaks:
        end = _end_of_space(text, place)
        if done < end < len(text):
            found.append(Boundary(end, rule))
            done = end
    found.append(Boundary(len(text), "end"))
    return found


def _end_of_space(text: str, place: int) -> int:
    match = _SPACE.match(text, place)
    return match.end() if match else place
