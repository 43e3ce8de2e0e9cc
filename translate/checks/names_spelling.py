"""One name in different spellings: told once for the article, on the rows that are to be looked at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from translate.arabic import folded, stems
from translate.checks.consistency import rows
from translate.checks.names_known import known_names
from translate.checks.names_words import ArabicWord, EnglishName, arabic_words_of, english_names
from translate.transliteration import ALIKE, distance, distance_within, letters
from translate.units import Finding, Severity, Span, TranslationUnit

_CLEAR = 2
"""How many times as many rows a spelling has as all others before it is suggested in their place."""
_FARTHEST = 0.5
"""How far apart in their sentences, as a share of the length, a name and its rendering stand at most."""
_DERIVING = frozenset(["", *"s es n i is an ian ans ians er ers ese ish ic ite ites".split()])
"""Endings that make a plural, an adjective or an inhabitant of a name."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A name in one row."""

    row: int
    source: Span
    target: Span
    spelling: str


def measure(units: Sequence[TranslationUnit]) -> dict[str, dict[str, list[Rendering]]]:
    """For each Arabic name that has several spellings in the English: the spellings, with where they stand.

    A first name belongs to the family name after it: «محمد» of one man may be written otherwise than that of another.
    """
    found: dict[tuple[str, str], list[Rendering]] = defaultdict(list)
    for unit in units:
        for key, rendering in _renderings(unit):
            found[key].append(rendering)
    spelt = (
        (name, _by_spelling(renderings)) for (name, _), renderings in found.items() if len(renderings) > 1
    )
    return {name: spellings for name, spellings in spelt if len(spellings) > 1}


def _renderings(unit: TranslationUnit) -> Iterator[tuple[tuple[str, str], Rendering]]:
    names = list(english_names(unit.target))
    arabic = arabic_words_of(unit.source) if names else ()
    by_word: dict[str, list[tuple[float, int, int]]] = defaultdict(list)
    for at, name in enumerate(names):
        heard = [(_heard(word, name, unit), place) for place, word in enumerate(arabic) if not word.common]
        best, place = min(heard, default=(1.0, -1))
        if best < ALIKE:
            by_word[arabic[place].forms[0]].append((best, at, place))
    times = Counter(word.forms[0] for word in arabic)
    for word, found in by_word.items():
        # A word has as many renderings as it stands there: of «جورج», George, not also the Greek beside him.
        for _, at, place in sorted(found)[: times[word]]:
            yield _key(arabic, place, names[at]), _rendering(unit, arabic[place], names[at])


def _rendering(unit: TranslationUnit, word: ArabicWord, name: EnglishName) -> Rendering:
    return Rendering(unit.id, (word.start, word.end), (name.start, name.end), name.text)


def _heard(word: ArabicWord, name: EnglishName, unit: TranslationUnit) -> float:
    apart = abs(word.start / len(unit.source) - name.start / len(unit.target))
    if apart >= _FARTHEST:
        return 1.0
    return min(distance_within(stem, name.text, ALIKE) for stem in stems(folded(word.text)))


def _key(arabic: Sequence[ArabicWord], place: int, name: EnglishName) -> tuple[str, str]:
    """The name without joined particles, and the family name after it."""
    stem = min(stems(folded(arabic[place].text)), key=lambda stem: distance(stem, name.text))
    after = [following for word, following in pairwise(arabic) if word is arabic[place]]
    return stem, folded(after[0].text) if after and after[0].name else ""


def _by_spelling(renderings: Sequence[Rendering]) -> dict[str, list[Rendering]]:
    """The spellings, most rows first; endings of plurals and adjectives make no other spelling."""
    found: dict[str, list[Rendering]] = {}
    for rendering in renderings:
        same = next(
            (spelling for spelling in found if _derived(spelling, rendering.spelling)), rendering.spelling
        )
        found.setdefault(same, []).append(rendering)
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))


def _derived(one: str, other: str) -> bool:
    known = [known_names().arabic.get(letters(name), frozenset()) for name in (one, other)]
    # Two spellings of one name are listed with the same Arabic (Kyiv, Kiev); an adjective with forms of its own.
    if known[0] != known[1] and not known[0].isdisjoint(known[1]):
        return True
    shorter, longer = sorted((one.casefold(), other.casefold()), key=len)
    return longer.startswith(shorter) and longer[len(shorter) :] in _DERIVING


def usual(spellings: Mapping[str, Sequence[Rendering]]) -> str:
    """The spelling that is clearly the usual one, of some with the usual one first; empty where none is."""
    (spelling, most), *rarer = spellings.items()
    return spelling if len(most) >= _CLEAR * sum(len(renderings) for _, renderings in rarer) else ""


def check(units: Sequence[TranslationUnit]) -> Iterator[tuple[int, Finding]]:
    """Yield with the row's number a finding for each name of several spellings, on the rows of the rarer ones.

    Where no spelling is clearly the usual one it stands on all rows of the name.
    """
    sources = {unit.id: unit.source for unit in units}
    for spellings in measure(units).values():
        clear, ((_, most), *rarer) = usual(spellings), spellings.items()
        word = sources[most[0].row][slice(*most[0].source)]
        written = " and ".join(f"“{text}” in {_rows(found)}" for text, found in spellings.items())
        message = f"One name, «{word}», is written {written}."
        for spelling, renderings in rarer if clear else spellings.items():
            yield from _findings(renderings, message, clear if spelling != clear else "")


def _findings(
    renderings: Sequence[Rendering], message: str, suggestion: str
) -> Iterator[tuple[int, Finding]]:
    by_row: dict[int, list[Rendering]] = defaultdict(list)
    for rendering in renderings:
        by_row[rendering.row].append(rendering)
    for row, here in by_row.items():
        spans = tuple(one.source for one in here), tuple(one.target for one in here)
        yield row, Finding("names", Severity.WARNING, message, suggestion, *spans)


def _rows(renderings: Sequence[Rendering]) -> str:
    return rows(list(dict.fromkeys(rendering.row for rendering in renderings)))
