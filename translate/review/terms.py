"""Glossary terms that a reviewer's edits speak for: the same replacement, again and again, over one Arabic term."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from translate.arabic import folded, stems, words
from translate.review.result import RowReview, SuggestedTerm

_FEWEST_ROWS = 2
_LONGEST_TERM = 3
"""Words of Arabic."""
_MOST_TRIED = 100
"""Replacements, the most frequent first."""


class _Sources:
    """The Arabic words of all rows, to be found by any of their stems."""

    def __init__(self, rows: Sequence[RowReview]) -> None:
        self.texts = {row.id: row for row in rows if row.id is not None}
        self.words = {row: [word.text for word in words(review.source)] for row, review in self.texts.items()}
        self._words_with_stems = {row: [*map(_stems, found)] for row, found in self.words.items()}
        self._rows: dict[str, set[int]] = {}
        for row, its_words in self.words.items():
            for word in its_words:
                for stem in _stems(word):
                    self._rows.setdefault(stem, set()).add(row)

    def rows_that_may_have(self, phrase: Sequence[str]) -> set[int]:
        """The rows that have the words of a phrase somewhere, whatever particles are joined to them."""
        return set.intersection(*(self._rows_with_word(word) for word in phrase))

    def has(self, row: int, phrase: Sequence[str]) -> bool:
        """Whether the words of a phrase stand in a row one after the other."""
        text = self._words_with_stems[row]
        wanted = [_stems(word) for word in phrase]
        return any(
            all(one & other for one, other in zip(wanted, text[start:], strict=False))
            for start in range(len(text) - len(phrase) + 1)
        )

    def says(self, row: int, english: Iterable[str]) -> bool:
        """Whether a row's English has any of some words, before or after the review."""
        return any(words in self.texts[row].draft or words in self.texts[row].target for words in english)

    def _rows_with_word(self, word: str) -> set[int]:
        return set().union(*(self._rows[stem] for stem in _stems(word)))


def suggested_terms(
    rows: Sequence[RowReview], replacements: Mapping[tuple[str, str], Sequence[int]]
) -> Iterator[SuggestedTerm]:
    """The terms that exactly one Arabic phrase can be: it is in every row of the replacement and in no other.

    A row whose English has the old or the new words anyway may have the phrase too.
    """
    recurring = sorted(
        ((pair, set(ids)) for pair, ids in replacements.items() if len(set(ids)) >= _FEWEST_ROWS),
        key=lambda found: (-len(found[1]), found[0]),
    )
    if not recurring:
        return
    sources = _Sources(rows)
    for (old, new), ids in recurring[:_MOST_TRIED]:
        phrases = _phrases(ids, (old, new), sources)
        if len(phrases) == 1:
            yield SuggestedTerm(phrases[0], new, old, tuple(sorted(ids)))


def _phrases(ids: set[int], english: tuple[str, str], sources: _Sources) -> list[str]:
    """The longest Arabic phrases that the rows have in common, and no row has without the English."""
    shortest = min(ids, key=lambda row: (len(sources.words[row]), row))
    its_words = sources.words[shortest]
    found: list[tuple[int, int]] = []
    for length in range(_LONGEST_TERM, 0, -1):
        for start in range(len(its_words) - length + 1):
            inside = any(first <= start and start + length <= last for first, last in found)
            if not inside and _is_of(its_words[start : start + length], ids, english, sources):
                found.append((start, start + length))
    return list(dict.fromkeys(" ".join(its_words[first:last]) for first, last in found))


def _is_of(phrase: Sequence[str], ids: set[int], english: tuple[str, str], sources: _Sources) -> bool:
    possible = sources.rows_that_may_have(phrase)
    if not ids <= possible or not all(sources.has(row, phrase) for row in ids):
        return False
    without = (row for row in possible - ids if not sources.says(row, english))
    return not any(sources.has(row, phrase) for row in without)


@lru_cache(maxsize=2**16)
def _stems(word: str) -> frozenset[str]:
    return frozenset(stems(folded(word)))
