"""Addresses in a text, of which every character counts: links, e-mail, handles and hashtags; telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s«»\"“”<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@#])[@#][A-Za-z0-9_]*[A-Za-z][A-Za-z0-9_]*",
    re.ASCII,
)
TELEPHONE = r"[1-9]\d{0,2}(?:[ ()/-]{0,2}\d){6,12}(?!\d)"
"""The pattern of a telephone number from its country's code on, behind ``+`` or ``00``."""
_TELEPHONE = re.compile(rf"(?:\+|(?<![\d.,])00){TELEPHONE}", re.ASCII)
TAIL = ".,;:!?)]}'’-–/،؛؟"
"""What may follow an address or a word in Latin letters without being of it."""


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """The places of the addresses in Latin letters in a text, in order."""
    for found in _ADDRESS.finditer(text):
        yield found.start(), found.start() + len(found[0].rstrip(TAIL))


def telephones(text: str) -> Iterator[tuple[int, int]]:
    """The places of the telephone numbers with a country's code in a text, in order, but for those in an address."""
    others = list(addresses(text))
    for found in _TELEPHONE.finditer(text):
        if not any(start < found.end() and found.start() < end for start, end in others):
            yield found.span()
