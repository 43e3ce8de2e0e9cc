"""A lexicon of both languages: what sentences are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import TypeVar

from translate.errors import TrainingError
from translate.training.synthesis.arabic_verbs import Stem
from translate.training.synthesis.english_verbs import EnglishVerb
from translate.training.synthesis.tables import rows
from translate.training.synthesis.words import NONE, Adjective, Adverbial, Noun, Verb

KINDS = tuple("person group place thing creature body substance event abstract text time".split())
_ANY = "any"
_GENDERS = ("m", "f")
_TENSES = ("past", "present", _ANY)
_BEFORE_NOUNS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth other another only same".split()
)
"""Adjectives whose Arabic stands before its noun, or which go with few articles: patterns have no place for them."""

_Entry = TypeVar("_Entry", Noun, Adjective)


class Lexicon:
    """All entries, by what can stand where."""

    def __init__(
        self,
        nouns: Sequence[Noun],
        verbs: Sequence[Verb],
        adjectives: Sequence[Adjective],
        adverbials: Sequence[Adverbial],
    ) -> None:
        """Sort the entries."""
        self.verbs = list(verbs)
        self._nouns = _by_kind(nouns, lambda noun: (noun.kind,))
        placed = [each for each in adjectives if each.english not in _BEFORE_NOUNS]
        self._adjectives = _by_kind(placed, lambda adjective: adjective.kinds)
        self._adverbials = {
            tense: [each for each in adverbials if each.tense in {tense, _ANY}]
            for tense in ("past", "present")
        }

    def noun(self, kinds: Sequence[str], random: Random) -> Noun:
        """A noun of one of the kinds; where there are none, of another."""
        found = [kind for kind in kinds if kind in self._nouns] or sorted(self._nouns)
        return random.choice(self._nouns[random.choice(found)])

    def adjective(self, kind: str, random: Random) -> Adjective | None:
        """An adjective that goes with a kind of nouns."""
        return random.choice(found) if (found := self._adjectives.get(kind)) else None

    def adverbial(self, tense: str, random: Random) -> Adverbial | None:
        """A phrase that goes with the past or the present."""
        return random.choice(found) if (found := self._adverbials.get(tense)) else None


def read_lexicon(folder: Path) -> Lexicon:
    """Read a folder's ``nouns-``, ``verbs-``, ``adjectives-`` and ``adverbs-`` files.

    Raises:
        TrainingError: a line has too few or too many columns, an unknown kind, or there are no nouns or verbs.
    """
    nouns = [_noun(cells, place) for place, cells in rows(folder, "nouns-*.tsv", 6)]
    verbs = [_verb(cells, place) for place, cells in rows(folder, "verbs-*.tsv", 9)]
    adjectives = [_adjective(cells, place) for place, cells in rows(folder, "adjectives-*.tsv", 5)]
    adverbials = [_adverbial(cells, place) for place, cells in rows(folder, "adverbs-*.tsv", 3)]
    if not nouns or all(verb.takes_clause for verb in verbs):
        raise TrainingError(f"There is no lexicon in {folder}.", "It needs nouns-*.tsv and verbs-*.tsv.")
    return Lexicon(nouns, verbs, adjectives, adverbials)


def _noun(cells: Sequence[str], place: str) -> Noun:
    singular, gender, plural, english, english_plural, kind = cells
    return Noun(
        singular, _known(gender, _GENDERS, place), plural, english, english_plural, _known(kind, KINDS, place)
    )


def _verb(cells: Sequence[str], place: str) -> Verb:
    did, does, masdar, base, past, participle, frame, subjects, objects = cells
    if subjects == NONE:
        raise TrainingError(
            f"The verb in {place} has no kinds of subjects.", f"Known: any, {', '.join(KINDS)}."
        )
    return Verb(
        Stem(did, does),
        masdar,
        EnglishVerb(base, past, participle),
        _frame(frame),
        _kinds(subjects, place),
        _kinds(objects, place),
    )


def _frame(cell: str) -> tuple[str, str]:
    """The words before the object; a frame without a bar is of Arabic alone."""
    if cell == NONE:
        return "", ""
    arabic, bar, english = (part.strip().removeprefix("=") for part in cell.partition("|"))
    return arabic, english if bar else "that" if arabic else ""


def _adjective(cells: Sequence[str], place: str) -> Adjective:
    masculine, feminine, plural, english, kinds = cells
    return Adjective(masculine, feminine, plural, english, _kinds(kinds, place))


def _adverbial(cells: Sequence[str], place: str) -> Adverbial:
    tense, arabic, english = cells
    return Adverbial(_known(tense, _TENSES, place), arabic, english)


def _kinds(cell: str, place: str) -> tuple[str, ...]:
    if cell == NONE:
        return ()
    kinds = tuple(_known(kind.strip(), (*KINDS, _ANY), place) for kind in cell.split(","))
    return KINDS if _ANY in kinds else kinds


def _known(word: str, words: Sequence[str], place: str) -> str:
    if word not in words:
        raise TrainingError(f"There is an unknown word, {word}, in {place}.", f"Known: {', '.join(words)}.")
    return word


def _by_kind(entries: Sequence[_Entry], kinds: Callable[[_Entry], Sequence[str]]) -> dict[str, list[_Entry]]:
    found: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        for kind in kinds(entry):
            found[kind].append(entry)
    return dict(found)
