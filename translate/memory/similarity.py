"""When two Arabic texts count as the same, how similar two others are, and what differs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from translate.arabic import folded

_QUOTES = str.maketrans(
    dict.fromkeys("«»“”„‟‹›", '"') | dict.fromkeys("‘’‚‛", "'") | {"–": "-", "—": "-", "…": "."}
)
_MARKS = re.compile("[" + "".join(map(chr, _QUOTES)) + r"]|\.\.")
_DOTS = re.compile(r"\.{2,}")
_TOKEN = re.compile(r"[^\W_]+")


def normalised(text: str) -> str:
    """The text by which the memory compares: two texts are an exact match if this is the same for both.

    Left out or made one are: vowel signs, tatweel and invisible controls; the spellings of alef, yeh, teh
    marbuta and hamza's seats; the kinds of digits, quotation marks, dashes, dots and spaces; case.

    >>> normalised("«المَدرسة»  ٢٠") == normalised('"المدرسه" 20')
    True
    """
    if not text.isascii():
        text = folded(text)
    if _MARKS.search(text):  # most have none, and looking is cheaper than translating
        text = _DOTS.sub(".", text.translate(_QUOTES))
    return " ".join(text.split()).lower()


def key(comparable: str) -> int:
    """A signed 64-bit number for a normalised text, for an index; equal texts have equal numbers."""
    digest = hashlib.blake2b(comparable.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def tokens(comparable: str) -> list[str]:
    """The words and numbers of a normalised text, each once, in order."""
    return list(dict.fromkeys(_TOKEN.findall(comparable)))


def most_similar(comparable: str, texts: Mapping[int, str], least: int) -> list[tuple[int, int]]:
    """Of normalised texts those that are similar to one but not the same, as ``(key, percent)``, the best first.

    The percentage is rounded down and at least ``least``: one hundred minus the share of characters to insert,
    delete or replace (Levenshtein, 1966, over the longer text's length).
    """
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    found = process.extract(
        comparable, texts, scorer=Levenshtein.normalized_similarity, score_cutoff=least / 100, limit=None
    )
    # Binary fractions are now and then a hair below the percentage that they stand for.
    return [(key, int(share * 100 + 1e-9)) for text, share, key in found if text != comparable]


def difference(remembered: str, source: str) -> tuple[tuple[str, str], ...]:
    """What was changed between two texts, word by word: pairs of what stood there and what stands now.

    Either side is empty where words were only added or taken out.

    >>> difference("وصل خمسة رجال أمس", "وصل ستة رجال")
    (('خمسة', 'ستة'), ('أمس', ''))
    """
    from rapidfuzz.distance import Levenshtein

    old, new = remembered.split(), source.split()
    steps = Levenshtein.opcodes([normalised(word) for word in old], [normalised(word) for word in new])
    changed: list[tuple[list[str], list[str]]] = []
    end = (-1, -1)
    for step in steps:
        if step.tag == "equal":
            continue
        if (step.src_start, step.dest_start) != end:
            changed.append(([], []))
        changed[-1][0].extend(old[step.src_start : step.src_end])
        changed[-1][1].extend(new[step.dest_start : step.dest_end])
        end = (step.src_end, step.dest_end)
    return tuple((" ".join(before), " ".join(after)) for before, after in changed)
