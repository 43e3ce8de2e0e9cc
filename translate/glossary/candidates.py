"""Names and set phrases that recur in articles: what a glossary is made from."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from translate.arabic import folded, words
from translate.glossary.phrases import Phrase, arabic_phrases, english_phrases, scores
from translate.transliteration import alike
from translate.units import TranslationUnit

_ENOUGH = 0.6
"""How far the rows of an Arabic phrase and of an English one must be the same (Dice's coefficient)."""
_ENOUGH_FOR_WORD = 0.8
_ROWS_OF_PHRASE, _ROWS_OF_WORD = 2, 3
"""In how many rows both must stand, at least."""
_LONGER = 0.05
"""What a further word of English adds to it: of “peace talks” and “peace”, as frequent, the whole is the term."""
_MOST_ENGLISH = 4
_FEWEST = 3
"""A name is heard in one of so many of its rows at least."""
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
    rows. A single word is listed only if its English shows it to be a name.
    """
    phrases = arabic_phrases([unit.source for unit in units], least)
    values = scores(phrases)
    targets = [english_phrases(unit.target) for unit in units]
    frequency = Counter(text for found in targets for text in found)
    ranked = sorted(
        (key for key, value in values.items() if value > 0),
        key=lambda key: (-values[key], phrases[key].places, key),
    )
    heard = {key: _heard(phrases[key], targets) for key in ranked}
    names = {text for pairs in heard.values() for text, _ in pairs}
    beside = {
        key: _beside(phrases[key], len(key), targets, frequency, names) for key in ranked if not heard[key]
    }
    closest: dict[str, float] = {}
    for likeness, text, _ in filter(None, beside.values()):
        closest[text] = max(likeness, closest.get(text, 0.0))
    found = []
    for key in ranked:
        phrase, other = phrases[key], beside.get(key)
        english = heard[key] or ([other[1:]] if other and other[0] == closest[other[1]] else [])
        if english or len(key) > 1:
            rows = tuple(units[place].id for place in phrase.places)
            found.append(Candidate(phrase.text, phrase.count, rows, tuple(english[:_MOST_ENGLISH])))
    return tuple(found)


def _together(phrase: Phrase, targets: Sequence[frozenset[str]]) -> list[tuple[str, int]]:
    """The English phrases in the rows of an Arabic one, with the number of these rows, most first."""
    counted = Counter(text for place in phrase.places for text in targets[place])
    return sorted(counted.items(), key=lambda pair: (-pair[1], -len(pair[0]), pair[0]))


def _heard(phrase: Phrase, targets: Sequence[frozenset[str]]) -> list[tuple[str, int]]:
    """The English that is the phrase in other letters, word by word; nothing where that may be chance."""
    arabic = [folded(word.text).removeprefix("ال") for word in words(phrase.text)]
    found = [
        pair for pair in _together(phrase, targets) if pair[0][0].isupper() and _is_heard(arabic, pair[0])
    ]
    rows = sum(count for _, count in found)
    return found if rows > 1 and _FEWEST * rows >= len(phrase.places) else []


def _is_heard(arabic: Sequence[str], english: str) -> bool:
    pieces = [piece for piece in re.findall(r"[^\W\d_]+", english) if piece.lower() not in _PARTICLES]
    return len(arabic) == len(pieces) and all(map(alike, arabic, pieces))


def _beside(
    phrase: Phrase,
    length: int,
    targets: Sequence[frozenset[str]],
    frequency: Mapping[str, int],
    names: set[str],
) -> tuple[float, str, int] | None:
    """The English that stands in the rows of the phrase and hardly in others, and is not known to be another's.

    For a single word that is a name, and the evidence must be better: «داعش» is ISIS. First comes how like they are.
    """
    least, enough = (_ROWS_OF_WORD, _ENOUGH_FOR_WORD) if length == 1 else (_ROWS_OF_PHRASE, _ENOUGH)

    def likeness(text: str, count: int) -> float:
        return 2 * count / (len(phrase.places) + frequency[text]) + _LONGER * text.count(" ")

    able = [
        (likeness(text, count), text, count)
        for text, count in _together(phrase, targets)
        if count >= least and text not in names and (length > 1 or text[0].isupper())
    ]
    best = max(able, default=None)
    return best if best and best[0] >= enough else None


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
