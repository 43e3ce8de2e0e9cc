"""Where pieces of English meet: what a model gave a clause because it took it for a sentence."""

from __future__ import annotations

import re

_SMALL = re.compile(
    "(?:A|After|Also|An|And|As|At|Before|But|By|For|From|He|Her|His|However|If|In|It|Its|On|Or|She|Since|So|That"
    "|The|Their|Then|There|These|They|This|Those|To|Was|Were|When|Where|Which|While|Who|With)(?= )"
)
"""First words that have a capital only because they stand first."""
_ENDS_SHORT = re.compile(r"(?:\b[A-Za-z]|\b(?:Co|Corp|Dr|Inc|Jr|Ltd|St|etc|vs))\.$")
"""A full stop that belongs to its word."""
_CLOSING = "»”\"')]﴾ \u00a0\u200e\u200f"
_MARKS = {"؟": "?", "?": "?", "،": ",", ",": ",", "؛": ";", ";": ";", ":": ":"}
"""What an Arabic mark is in English."""
_STOPS = (".", "…", "!", "۔")


def continuing(text: str) -> str:
    """A text that goes on in the middle of a sentence, without the capital that a model gave its first word."""
    return text[0].lower() + text[1:] if _SMALL.match(text) else text


def ended_as(text: str, source: str, *, bare: bool) -> str:
    """The text with the mark that its source ends with for the full stop of the model, which ends everything so.

    A source without a mark keeps the stop, unless its English is to be ``bare``, as a title's or a clause's is.
    """
    if not text.endswith(".") or _ENDS_SHORT.search(text):
        return text
    last = source.rstrip(_CLOSING)[-1:]
    if last in _MARKS:
        return text[:-1] + _MARKS[last]
    return text[:-1] if bare and last not in _STOPS else text
