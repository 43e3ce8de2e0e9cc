"""Names and set phrases that recur in articles: what a glossary is made from."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translate.arabic import folded, words
from translate.transliteration import alike
from translate.units import TranslationUnit

_LONGEST = 4
_ENOUGH = 0.6
"""How far the rows of an Arabic phrase and of an English one must be the same (Dice's coefficient)."""
_SHORTEST = 3
_MOST_ROWS = 10
_CAPITALISED = r"[^\W\d_a-z][\w’'-]*"
_JOINING = "(?: (?:of|the|for|and|al|el|bin|ibn|de|du|van|von)){0,2}[ -](?:al-|el-)?"
_PHRASE = re.compile(f"{_CAPITALISED}(?:{_JOINING}{_CAPITALISED})*")
_LITTLE_WORDS = """
في من على إلى عن مع بين بعد قبل عند حتى أن إن أنه أنها إنه إنها كان كانت يكون تكون قد لقد لا لم لن ما ليس هذا هذه ذلك
تلك التي الذي الذين هو هي هم كما كل أو أم ثم بل لكن حيث إذا لو منذ خلال حول ضد دون غير أي أيضا قال قالت وقال أكد وأكد
أضاف وأضاف هناك هنا كانوا عليه عليها فيه فيها منه منها به بها له لها لهم وفي ومن وعلى وإلى وهو وهي وكان وكانت وقد ولا
ولم الا إلا
"""
_FUNCTION_WORDS = frozenset(map(folded, _LITTLE_WORDS.split()))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term that a glossary may want."""

    source: str
    """As it stands most often, without joined particles where the text has it so."""
    rows: tuple[int, ...]
    english: tuple[tuple[str, int], ...]
    """The English used so far with the number of its rows, most first; empty where it cannot be told."""


def candidates(units: Sequence[TranslationUnit], least: int = 2) -> tuple[Candidate, ...]:
    """Recurring names and multi-word terms of one or several articles, most frequent first.

    ``least`` is in how many rows a term must stand. The English is told by standing in the same rows.
    """
    arabic, english = _arabic_phrases(units, least), _english_phrases(units)
    by_row: dict[int, list[str]] = defaultdict(list)
    for phrase, places in english.items():
        for place in places:
            by_row[place].append(phrase)
    linked = (_candidate(units, phrase, places, english, by_row) for phrase, places in arabic.items())
    found = [one for one in linked if one.english or " " in one.source]
    return tuple(sorted(_without_parts(found), key=lambda one: (-len(one.rows), one.rows, one.source)))


def _arabic_phrases(units: Sequence[TranslationUnit], least: int) -> dict[str, list[int]]:
    """For each phrase, in the spelling it has most, the places of the units that have it."""
    places: dict[str, dict[int, None]] = defaultdict(dict)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for place, unit in enumerate(units):
        for key, text in _phrases(unit.source):
            places[key][place] = None
            spellings[key][text] += 1
    return {
        min(spellings[key], key=lambda text: (-spellings[key][text], text)): list(found)
        for key, found in places.items()
        if len(found) >= least
    }


def _phrases(source: str) -> Iterator[tuple[str, str]]:
    """Phrases of one to four words with nothing but space between them, without function words at either end."""
    found = [(word, folded(word.text)) for word in words(source)]
    for first in range(len(found)):
        for last in range(first, min(first + _LONGEST, len(found))):
            if last > first and source[found[last - 1][0].end : found[last][0].start].strip():
                break
            ends = (found[first][1], found[last][1])
            if _FUNCTION_WORDS.isdisjoint(ends) and all(len(end) >= _SHORTEST for end in ends):
                key = _bare(" ".join(text for _, text in found[first : last + 1]))
                yield key, _bare(source[found[first][0].start : found[last][0].end])


def _bare(phrase: str) -> str:
    """A phrase without the particles that are certain: و, ب and ل before an article."""
    phrase = re.sub("^[وف]?[بك](?=ال)", "", phrase)
    phrase = re.sub("^[وف]?لل(?=...)", "ال", phrase)
    return re.sub("^و(?=ال...)", "", phrase)


def _english_phrases(units: Sequence[TranslationUnit]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for place, unit in enumerate(units):
        for phrase in _PHRASE.finditer(unit.target):
            text = re.sub(r"['’]s?$", "", phrase[0]).removeprefix("The ")
            if len(text) >= _SHORTEST:
                found[text].add(place)
    return found


def _candidate(
    units: Sequence[TranslationUnit],
    phrase: str,
    places: list[int],
    english: dict[str, set[int]],
    by_row: dict[int, list[str]],
) -> Candidate:
    together = Counter(text for place in places for text in by_row[place])
    used = tuple(
        (text, count)
        for text, count in together.most_common()
        if _sounds(phrase, text) or (count > 1 and 2 * count / (len(places) + len(english[text])) >= _ENOUGH)
    )
    heard = tuple(pair for pair in used if _sounds(phrase, pair[0]))
    return Candidate(phrase, tuple(units[place].id for place in places), heard or used[:1])


def _sounds(phrase: str, english: str) -> bool:
    """Whether a phrase is an English one in other letters, word by word."""
    arabic = [folded(word.text).removeprefix("ال") for word in words(phrase)]
    pieces = [piece for piece in re.findall(r"[^\W\d_]+", english) if piece.lower() not in {"al", "el"}]
    return len(arabic) == len(pieces) and all(map(alike, arabic, pieces))


def _without_parts(found: list[Candidate]) -> Iterator[Candidate]:
    """Leave out what occurs only inside a longer phrase of the same rows."""
    by_rows: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for one in found:
        by_rows[one.rows].append(one.source)
    for one in found:
        if not any(one.source != other and one.source in other for other in by_rows[one.rows]):
            yield one


def as_csv(found: Sequence[Candidate]) -> str:
    """Candidates as a table that reads back as a glossary, for people to edit; undecided without known English."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(("source", "target", "note"))
    for one in found:
        table.writerow((one.source, one.english[0][0] if one.english else "", _note(one)))
    return text.getvalue()


def _note(one: Candidate) -> str:
    named = ", ".join(map(str, one.rows[:_MOST_ROWS])) + (", …" if len(one.rows) > _MOST_ROWS else "")
    also = ", ".join(f"{text} ({count})" for text, count in one.english[1:])
    return f"{len(one.rows)} rows: {named}" + (f". Also: {also}" if also else "")
