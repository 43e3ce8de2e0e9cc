"""Names of people and places, put in the place of others, so that a model learns to spell any of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from random import Random
from typing import NamedTuple

from translate.training.pairs import Pairs

MEN, WOMEN, FAMILIES, CITIES = "m", "f", "s", "c"
KINDS = (MEN, WOMEN, FAMILIES, CITIES, "r", "o", "p", "w")
"""Of a name; the last four are those of other places, organisations, people in full, and works, events and terms."""
EXCHANGED = (CITIES, MEN, WOMEN, FAMILIES)
"""The kinds of which any stands where another stood; others differ in their gender, or have an article. A name of
several kinds is taken for the first of them: Washington and Paris are cities more often than people."""

_LONGEST = 3
"""Words of a name that is looked for."""
_WORD = re.compile(r"\w+")
_BEGINNING = re.compile(r"""(?:^|[.?!]"? )"?$""")
_JOINING, _PREPOSITIONS = ("و", "ف"), ("ب", "ل", "ك")
"""Letters that are written together with the name behind them, one of the first before one of the second."""


class Name(NamedTuple):
    """A name in both languages."""

    source: str
    target: str
    kind: str


class Names:
    """Names, found in pairs and exchanged."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Put them in order."""
        self._all = list(names)
        self._of_kind: dict[str, list[Name]] = defaultdict(list)
        self._written: dict[str, list[Name]] = defaultdict(list)
        for name in self._all:
            self._of_kind[name.kind].append(name)
        for kind in EXCHANGED:
            for name in self._of_kind[kind]:
                self._written[name.source].append(name)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """All names, each with the first of its translations."""
        first: dict[str, str] = {}
        for name in self._all:
            first.setdefault(name.source, name.target)
        return iter(first.items())

    def people(self, count: int, random: Random) -> Iterator[tuple[str, str]]:
        """So many people, each of a given name and a family's; none where names of either are lacking."""
        given, families = self._of_kind[MEN] + self._of_kind[WOMEN], self._of_kind[FAMILIES]
        if given and families:
            for _ in range(count):
                first, last = random.choice(given), random.choice(families)
                yield f"{first.source} {last.source}", f"{first.target} {last.target}"

    def exchanged(self, pairs: Pairs, share: float, random: Random) -> Pairs:
        """Exchange the names of a ``share`` of the pairs, where the target has as many of each as the source."""
        changed = Pairs([], [])
        for source, target in zip(pairs.sources, pairs.targets, strict=True):
            if random.random() < share:
                source, target = self._with_others(source, target, random)  # noqa: PLW2901 - both at once
            changed.sources.append(source)
            changed.targets.append(target)
        return changed

    def _with_others(self, source: str, target: str, random: Random) -> tuple[str, str]:
        places: dict[Name, list[tuple[int, int, str]]] = defaultdict(list)
        for start, end, before, name in self._found(source, target):
            places[name].append((start, end, before))
        others: dict[tuple[int, int], str] = {}
        for name, found in places.items():
            pattern = _in_english(name.target)
            if len(pattern.findall(target)) != len(found):
                continue
            other = random.choice(self._of_kind[name.kind])
            others |= {(start, end): _together(before, other.source) for start, end, before in found}
            target = _put(other.target, target, pattern)
        for (start, end), written in sorted(others.items(), reverse=True):
            source = source[:start] + written + source[end:]
        return source, target

    def _found(self, source: str, target: str) -> Iterator[tuple[int, int, str, Name]]:
        """The names in a source that the target has too: where, with which letters before them."""
        words = list(_WORD.finditer(source))
        place = 0
        while place < len(words):
            for count in range(min(_LONGEST, len(words) - place), 0, -1):
                start, end = words[place].start(), words[place + count - 1].end()
                if found := self._named(source[start:end], target):
                    yield start, end, *found
                    place += count
                    break
            else:
                place += 1

    def _named(self, written: str, target: str) -> tuple[str, Name] | None:
        for before, word in _readings(written):
            for name in self._written.get(word, ()):
                if name.target[1:] in target and _in_english(name.target).search(target):
                    return before, name
        return None


NO_NAMES = Names(())


def _readings(written: str) -> Iterator[tuple[str, str]]:
    """What may be letters before a name, and the name: ``وللبنا`` is ``ول`` and ``البنا``."""
    for joining in ("", *_JOINING):
        if written.startswith(joining):
            rest = written[len(joining) :]
            yield joining, rest
            if rest.startswith(_PREPOSITIONS):
                yield joining + rest[0], rest[1:]
            if rest.startswith("لل"):
                yield f"{joining}ل", f"ا{rest[1:]}"


def _together(before: str, name: str) -> str:
    return before + (name[1:] if before.endswith("ل") and name.startswith("ال") else name)


@cache
def _in_english(name: str) -> re.Pattern[str]:
    """The name as a word of its own; one that begins small, as al-Banna, has a capital where a sentence begins."""
    first = name[0] if name[0].isupper() else f"[{name[0]}{name[0].upper()}]"
    return re.compile(rf"(?<![\w-]){first}{re.escape(name[1:])}(?![\w-])")


def _put(name: str, text: str, pattern: re.Pattern[str]) -> str:
    """Write a name wherever the pattern finds another, with a capital where a sentence begins."""

    def written(old: re.Match[str]) -> str:
        begins = _BEGINNING.search(text[: old.start()])
        return name[0].upper() + name[1:] if begins else name

    return pattern.sub(written, text)
