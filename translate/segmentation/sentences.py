"""The engine that applies the table of rules to a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .rules import PLACE, REACH, RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .quotations import Quotations

_PLACE = re.compile(PLACE)
_SPACE = re.compile(r"\s*")
_COMPILED = tuple((rule, re.compile(rf"(?:{rule.before})\Z"), re.compile(rule.after)) for rule in RULES)


@dataclass(frozen=True, slots=True)
class Boundary:
    """Where a segment ends, after the whitespace that follows it."""

    end: int
    rule: str
    ends_sentence: bool = True


def sentence_boundaries(text: str, quotations: Quotations) -> Iterator[Boundary]:
    """Yield the ends of the sentences of a bare text, in order; the last is the end of the text."""
    for match in _PLACE.finditer(text):
        place = match.end()
        if quotations.holds(place) or quotations.embeds(match.end("mark"), place):
            continue
        rule = _breaking_rule(text, place)
        end = _end_of_space(text, place)
        if rule and end < len(text):
            yield Boundary(end, rule)
    yield Boundary(len(text), "end")


def _breaking_rule(text: str, place: int) -> str:
    """Name the rule that ends a sentence at ``place``; empty where none does."""
    start = max(0, place - REACH)
    for rule, before, after in _COMPILED:
        if after.match(text, place) and before.search(text, start, place):
            return rule.name if rule.breaks else ""
    return ""


def _end_of_space(text: str, place: int) -> int:
    match = _SPACE.match(text, place)
    return match.end() if match else place
