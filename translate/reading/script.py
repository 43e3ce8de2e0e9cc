"""What the other files need to know of Arabic writing: its letters, and how sentences and titles end."""

from __future__ import annotations

import re

ARABIC_LETTER = re.compile(
    "[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9"
    "\ufb50-\ufdcf\ufdf0-\ufdfb\ufe70-\ufefc]"
)
_INVISIBLE = "\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_CLOSING = "\"'»”’›)]}*_ " + _INVISIBLE
_SENTENCE_END = (".", "؟", "?", "!", "…", "۔")
_MARKER = re.compile(
    r"\s*(?:(?P<bullet>[•▪●◦‣■])|(?P<dash>[-–—]\s)|(?P<star>\*\s)"
    r"|(?P<number>[(]?[0-9٠-٩]{1,2}(?:\s?[-–)]|\.)\s)|(?P<letter>[(]?[أبجدهوا](?:\s?[)]|\s?-\s|\.\s)))"
)
_UNFINISHED = (":", "،", ",", "؛", ";")


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends in sentence-final punctuation, perhaps inside closing quotes or brackets."""
    return text.rstrip(_CLOSING).endswith(_SENTENCE_END)


def is_unfinished(text: str) -> bool:
    """Whether ``text`` ends in punctuation that announces more: a colon, comma or semicolon."""
    return text.rstrip(_CLOSING).endswith(_UNFINISHED)


def marker(text: str) -> str:
    """Name the family of the list marker that ``text`` begins with (``bullet``, ``dash``...), or nothing."""
    if text[:2].isalpha():  # as nearly all do; behind a letter that marks an item stands no other
        return ""
    found = _MARKER.match(text)
    return found.lastgroup or "" if found else ""


def without_bullet(text: str) -> str:
    """Drop a bullet, dash or star at the beginning, which the block's kind says; numbers and letters stay."""
    found = _MARKER.match(text)
    if not found or found.lastgroup in ("number", "letter"):
        return text
    rest = text[found.end() :].lstrip()
    return rest if re.search(r"\w", rest) else text
