"""Names and set phrases that recur in articles: what a glossary is made from."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from translate.arabic import folded, words
from translate.glossary.phrases import Phrase, arabic_phrases, english_phrases, scores
from translate.transliteration import alike
from translate.units import TranslationUnit

_ENOUGH = 0.6
"""How far the rows of an Arabic phrase and of an English one must be the same (Dice's coefficient)."""
_LONGER = 0.05
"""What a further word of English adds to it: of “peace talks” and “peace”, as frequent, the whole is the term."""
_MOST_ENGLISH = 4
_PARTICLES = frozenset({"al", "el", "the", "bin", "ibn", "ben", "ash", "as"})
_COLUMNS = ("source", "target", "note", "rows", "seen")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term that a glossary may want."""

    source: str
    """As it stands most often, without joined particles where the text shows that they are some."""
    count: int
    rows: tuple[int, ...]
    english: tuple[tuple[str, int], ...]
    """The English used so far with the number of its rows, most first; empty where it cannot be told."""


def candidates(units: Sequence[TranslationUnit], least: int = 2) -> tuple[Candidate, ...]:
    """Recurring names and multi-word terms of one or several articles, the most useful first.

    ``least`` is in how many rows a term must stand. The English is told by its sound, or by standing in the same
    rows. A single word is listed only if it is a name by its English.
    """
    phrases = arabic_phrases([unit.source for unit in units], least)
    values = scores(phrases)
    targets = [english_phrases(unit.target) for unit in units]
    frequency = Counter(text for found in targets for text in found)
    ranked = sorted(
        (key for key, value in values.items() if value > 0),
        key=lambda key: (-values[key], phrases[key].places, key),
    )
    found = (_candidate(phrases[key], len(key), units, targets, frequency) for key in ranked)
    return tuple(one for one in found if " " in one.source or one.english)


def _candidate(
    phrase: Phrase,
    length: int,
    units: Sequence[TranslationUnit],
    targets: Sequence[frozenset[str]],
    frequency: Mapping[str, int],
) -> Candidate:
    together = Counter(text for place in phrase.places for text in targets[place])
    english = _heard(phrase.text, together)
    if not english and length > 1:
        english = _beside(phrase, together, frequency)
    rows = tuple(units[place].id for place in phrase.places)
    return Candidate(phrase.text, phrase.count, rows, tuple(english[:_MOST_ENGLISH]))


def _heard(phrase: str, together: Counter[str]) -> list[tuple[str, int]]:
    """The English that is the phrase in other letters, word by word."""
    arabic = [folded(word.text).removeprefix("ال") for word in words(phrase)]
    return [
        (text, count) for text, count in _ordered(together) if text[0].isupper() and _is_heard(arabic, text)
    ]


def _ordered(together: Counter[str]) -> Iterator[tuple[str, int]]:
    return iter(sorted(together.items(), key=lambda pair: (-pair[1], -len(pair[0]), pair[0])))


def _is_heard(arabic: Sequence[str], english: str) -> bool:
    pieces = [piece for piece in re.findall(r"[^\W\d_]+", english) if piece.lower() not in _PARTICLES]
    return len(arabic) == len(pieces) and all(map(alike, arabic, pieces))


def _beside(phrase: Phrase, together: Counter[str], frequency: Mapping[str, int]) -> list[tuple[str, int]]:
    """The English that stands in the rows of the phrase and hardly in others."""

    def likeness(text: str) -> float:
        return 2 * together[text] / (len(phrase.places) + frequency[text]) + _LONGER * text.count(" ")

    able = [text for text, count in together.items() if count > 1 and likeness(text) >= _ENOUGH]
    best = max(able, key=lambda text: (likeness(text), text), default=None)
    return [(best, together[best])] if best else []


def as_csv(found: Sequence[Candidate]) -> str:
    """Candidates as a table to be edited, which reads back as a glossary: undecided where no English is known."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(_COLUMNS)
    for one in found:
        english = one.english[0][0] if one.english else ""
        seen = "; ".join(f"{text} ({count})" for text, count in one.english)
        table.writerow((one.source, english, "", " ".join(map(str, one.rows)), seen))
    return text.getvalue()
