"""A synchronous grammar of Arabic and English: rules whose slots are filled alike on both sides.

A rule is ``CATEGORY<TAB>arabic<TAB>english``, a slot ``{CATEGORY}`` or ``{CATEGORY:2}``; see the grammar's own
FORMAT.md. Source of the idea: Aho and Ullman, "Syntax directed translations and the pushdown assembler", 1969.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from translate.errors import TrainingError
from translate.training.latin import latin_word
from translate.training.synthesis.english import tidied
from translate.training.synthesis.numerals import NUMERALS, numeral
from translate.training.synthesis.tables import rows

DEPTH = 6
"""How deep rules may stand in each other."""
PERSONS = ("PERSON_M", "PERSON_F")
NAMES = "LEX"
"""The category that lists known persons among other things."""

NAMED = {"CITY": 1, "PERSON_M": 2, "PERSON_F": 2, "ORG_M": 1, "ORG_F": 1, "MEDIA_F": 1}
"""The categories that may stand in Latin letters, and of how many words they are then."""

_TRIES = 1_000
_SLOT = re.compile(r"\{([A-Z0-9_]+)(?::\d)?\}")


class Rule(NamedTuple):
    """What a category may become, on both sides."""

    source: str
    target: str
    slots: tuple[tuple[str, str], ...]
    """Each slot as it is written, and its category."""


class Grammar:
    """Rules by their categories."""

    def __init__(self, rules: dict[str, list[Rule]], latin: float = 0.0) -> None:
        """Keep the rules; no made person is to have the name of a real one.

        A share of the names is in Latin letters on both sides: ``latin``.
        """
        self._rules, self._latin = rules, latin
        self._known = {rule.source for rule in rules.get(NAMES, ())}

    def whole(self, category: str) -> Iterator[tuple[str, str]]:
        """Every rule of a category that has no slots, once."""
        return ((rule.source, rule.target) for rule in self._of(category) if not rule.slots)

    def expansions(self, category: str, count: int, random: Random) -> Iterator[tuple[str, str]]:
        """So many pairs that a category may become, in English as a sentence is written."""
        for _ in range(count):
            source, target = self.expansion(category, random)
            yield source, tidied(target)

    def expansion(self, category: str, random: Random) -> tuple[str, str]:
        """One pair that a category may become, as it stands within a sentence.

        Raises:
            TrainingError: there is no such category, or hardly any of its pairs can be used.
        """
        for _ in range(_TRIES):
            if (pair := self._expanded(category, random, 0)) is not None:
                return pair
        raise TrainingError(
            f"The grammar makes nothing of {category}.",
            "Its rules stand in themselves, or all names are known ones.",
        )

    def _of(self, category: str) -> list[Rule]:
        if category not in self._rules:
            raise TrainingError(
                f"The grammar has no rules of {category}.", f"It has {', '.join(sorted(self._rules))}."
            )
        return self._rules[category]

    def _expanded(self, category: str, random: Random, depth: int) -> tuple[str, str] | None:
        """One pair of a category; none where rules stand too deep in each other, or a known name comes out."""
        made = NUMERALS[category].share if category in NUMERALS else 0
        if random.random() < (made if category in self._rules else bool(made)):
            return numeral(category, random)
        if self._latin and category in NAMED and random.random() < self._latin:
            name = " ".join(latin_word(random) for _ in range(NAMED[category]))
            return name, name
        if depth > DEPTH:
            return None
        source, target, slots = random.choice(self._of(category))
        for slot, inner in slots:
            filling = self._expanded(inner, random, depth + 1)
            if filling is None:
                return None
            source, target = source.replace(slot, filling[0]), target.replace(slot, filling[1])
        return None if category in PERSONS and source in self._known else (source, target)


def read_grammar(folder: Path, latin: float = 0.0) -> Grammar:
    """Read all rules of a folder's ``.tsv`` files; a share of the names will be in Latin letters.

    Raises:
        TrainingError: there are none, or a line is no rule.
    """
    rules: dict[str, list[Rule]] = defaultdict(list)
    for place, (category, source, target) in rows(folder, "*.tsv", 3):
        rules[category].append(_rule(source, target, place))
    if not rules:
        raise TrainingError(f"There is no grammar in {folder}.", "Rules are in files that end in .tsv.")
    _refuse_unknown({slot for each in rules.values() for rule in each for _, slot in rule.slots} - {*rules})
    return Grammar(dict(rules), latin)


def _rule(source: str, target: str, place: str) -> Rule:
    slots = _slots(source)
    if sorted(slots) != sorted(_slots(target)):
        raise TrainingError(
            f"There are other slots in Arabic than in English in {place}.", "Both sides need the same."
        )
    return Rule(source, target, slots)


def _slots(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((found[0], found[1]) for found in _SLOT.finditer(text))


def _refuse_unknown(categories: set[str]) -> None:
    if unknown := sorted(categories - {*NUMERALS}):
        raise TrainingError(f"The grammar has no rules of {', '.join(unknown)}, which others name.")
