"""When two texts count as the same: as a reader sees them, whatever a program did to their spaces and marks.

Spaces of every kind and line breaks are one space, hyphens of every kind one hyphen; optional hyphens and marks of
direction count for nothing, composed and decomposed letters are the same, and what a file cannot hold is U+FFFD.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from translate.reviewed import DraftRow, text_hash
from translate.xmltext import plain

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060"
                            "\u2066\u2067\u2068\u2069\ufeff"))  # fmt: skip
_HYPHENS = {ord("\N{NON-BREAKING HYPHEN}"): "-", ord("\N{HYPHEN}"): "-"}


@lru_cache(maxsize=2**16)
def evened(text: str) -> str:
    r"""A text as it is compared.

    >>> evened("5\u00a0km \n away\u200e") == evened("5 km away")
    True
    """
    return " ".join(unicodedata.normalize("NFC", plain(text)).translate(_UNSEEN | _HYPHENS).split())


def squeezed(*texts: str) -> str:
    """Texts one after the other, compared without any space: how they were divided does not count."""
    return "".join(evened(text).replace(" ", "") for text in texts)


def is_divided(pieces: Sequence[str], whole: str) -> bool:
    """Whether texts, none of them empty, are together all of another."""
    return all(map(squeezed, pieces)) and squeezed(*pieces) == squeezed(whole)


def same_source(text: str, row: DraftRow) -> bool:
    """Whether a text is a row's Arabic."""
    return _same(text, row.source_hash, row.unit.source if row.unit else None)


def same_target(text: str, row: DraftRow) -> bool:
    """Whether a text is the English that a row was written with."""
    return _same(text, row.target_hash, row.unit.target if row.unit else None)


def _same(text: str, its_hash: str, whole: str | None) -> bool:
    if whole is not None:
        return evened(text) == evened(whole)
    return its_hash in (text_hash(text), text_hash(evened(text)))


def similarity(one: str, other: str) -> float:
    """How alike two texts are, in percent; two empty ones are not alike."""
    from rapidfuzz.fuzz import ratio

    one, other = evened(one), evened(other)
    return ratio(one, other) if one and other else 0.0
