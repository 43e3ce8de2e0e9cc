"""What reviewers put in the place of what, word for word, and where the old words still stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from translate.review.result import Replacement, RowReview
from translate.units import BlockKind

_WORD = re.compile(r"[^\W_]+(?:[-.’'][^\W_]+)*")
_LONGEST = 5
"""Words; longer pieces are rewritten sentences."""
_TITLES = frozenset({BlockKind.HEADLINE, BlockKind.DECK, BlockKind.HEADING})
_MOST_EDITED = 0.6
"""Rows with a higher HTER are translated anew: what stands across from what is chance."""
_SENTENCE_END = re.compile(r"[.!?:“‘\"(]\s*$|^\s*$")


def replacements(rows: Sequence[RowReview]) -> dict[tuple[str, str], list[int]]:
    """The rows of every replacement of a few words by a few others, in the order of the document."""
    found: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        if row.edits and row.id is not None and (row.hter or 0) <= _MOST_EDITED:
            for pair in dict.fromkeys(_replaced(row.draft, row.target)):
                found.setdefault(pair, []).append(row.id)
    return found


def _replaced(draft: str, target: str) -> Iterator[tuple[str, str]]:
    from rapidfuzz.distance import Levenshtein

    old, new = list(_WORD.finditer(draft)), list(_WORD.finditer(target))
    edits = Levenshtein.opcodes([word[0] for word in old], [word[0] for word in new])
    for equal, group in groupby(edits, key=lambda edit: edit.tag == "equal"):
        pieces = list(group)
        before = old[pieces[0].src_start : pieces[-1].src_end]
        after = new[pieces[0].dest_start : pieces[-1].dest_end]
        if not equal and 0 < len(before) <= _LONGEST and 0 < len(after) <= _LONGEST:
            yield _phrase(draft, before), _phrase(target, after)


def _phrase(text: str, words: Sequence[re.Match[str]]) -> str:
    return " ".join(text[words[0].start() : words[-1].end()].split())


def names(rows: Sequence[RowReview], found: dict[tuple[str, str], list[int]]) -> Iterator[Replacement]:
    """The replacements of names, with the rows whose English still has the old one."""
    if not found:
        return
    known = _capitalised(rows)
    having = _rows_by_word(rows)
    for (old, new), changed in found.items():
        if _is_name(old, known) and _is_name(new, known):
            possible = having.get(_WORD.findall(old)[0], ())
            yield Replacement(old, new, tuple(changed), tuple(_still_there(old, new, possible)))


def _rows_by_word(rows: Sequence[RowReview]) -> dict[str, list[RowReview]]:
    found: dict[str, list[RowReview]] = {}
    for row in rows:
        for word in set(_WORD.findall(row.target)):
            found.setdefault(word, []).append(row)
    return found


def _capitalised(rows: Sequence[RowReview]) -> set[str]:
    """Words that are written with a capital where the place in the sentence does not ask for one."""
    found: set[str] = set()
    for row in rows:
        if any(unit.kind in _TITLES for unit in row.units):
            continue
        for text in {row.draft, row.target}:
            found.update(
                word[0]
                for word in _WORD.finditer(text)
                if word[0][0].isupper()
                and not _SENTENCE_END.search(text, max(0, word.start() - 4), word.start())
            )
    return found


def _is_name(phrase: str, known: set[str]) -> bool:
    return any(word[0] in known and word[0] != "I" for word in _WORD.finditer(phrase))


def _still_there(old: str, new: str, rows: Sequence[RowReview]) -> Iterator[int]:
    """The rows that have the old words, other than as a part of the new ones."""
    pattern = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)")
    for row in rows:
        if row.id is not None and old in row.target and pattern.search(row.target.replace(new, "\0")):
            yield row.id
