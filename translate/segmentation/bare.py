"""The text as the rules see it: without the characters that a reader does not see as letters or marks."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

OPENING_CONTROLS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
"""Bidi controls that begin an embedding: they go with the text after them, never with that before."""

# Diacritics; tatweel, but not one that stands alone and serves as a dash; bidi controls and joiners.
_INVISIBLE = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff]+"
    "|(?<=[\u0621-\u064a])\u0640+"
    "|[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+"
)
_WORD = re.compile(r"\S+")


def bare(text: str) -> tuple[str, Sequence[int]]:
    """Leave out diacritics, tatweel and bidi controls, so that no rule has to allow for them.

    Returns the bare text, and for every offset in it (its end included) the offset in ``text``.
    """
    pieces: list[str] = []
    offsets = array("q")
    start = 0
    for match in _INVISIBLE.finditer(text):
        pieces.append(text[start : match.start()])
        offsets.extend(range(start, match.start()))
        start = match.end()
    if not pieces:
        return text, range(len(text) + 1)
    pieces.append(text[start:])
    offsets.extend(range(start, len(text) + 1))
    return "".join(pieces), offsets


def word_starts(text: str) -> Sequence[int]:
    """Return the offset of every word; a word is what stands between whitespace."""
    return array("q", [match.start() for match in _WORD.finditer(text)])
