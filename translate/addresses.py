"""Addresses in a text: links, e-mail, handles and hashtags in Latin letters, of which every character counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s«»\"“”<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@#])[@#][A-Za-z0-9_]*[A-Za-z][A-Za-z0-9_]*",
    re.ASCII,
)
TAIL = ".,;:!?)]}'’-–/،؛؟"
"""What may follow an address or a word in Latin letters without being of it."""


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """The places of the addresses in a text, in order."""
    for found in _ADDRESS.finditer(text):
        yield found.start(), found.start() + len(found[0].rstrip(TAIL))
