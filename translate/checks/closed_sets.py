"""Words of a small set of which each excludes the others: a currency, a measure, a time of day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from translate.arabic import folded, stems, words
from translate.units import Finding, Severity, Span, TranslationUnit


class Member(NamedTuple):
    """One of a set."""

    arabic: str
    """Its words: singular, with the accusative's ending, dual, plural."""
    english: str
    """A pattern of its words, in any case unless it says otherwise."""
    signs: str = ""
    """Characters that mean it in either language."""
    counted: str = ""
    """Arabic words that mean something else, too, and are missed in the English only where a figure stands before."""
    loosely: str = ""
    """A pattern of other English that may stand for it; what it takes is not told of as another member."""


class _Word(NamedTuple):
    """A word of an Arabic text."""

    stems: tuple[str, ...]
    start: int
    end: int
    counted: bool
    """Whether a figure stands before it."""


class ClosedSet:
    """What is looked for in both languages."""

    def __init__(self, members: Mapping[str, Member]) -> None:
        """Take the members by name."""
        self._loosely = {
            name: re.compile(member.loosely, re.IGNORECASE)
            for name, member in members.items()
            if member.loosely
        }
        self._by_word = {
            word: name
            for name, member in members.items()
            for word in folded(f"{member.arabic} {member.counted}").split()
        }
        self._counted = {word for member in members.values() for word in folded(member.counted).split()}
        self._by_sign = {sign: name for name, member in members.items() for sign in member.signs}
        self._english = re.compile(
            "|".join(f"(?P<{name}>{_pattern(member)})" for name, member in members.items()), re.IGNORECASE
        )

    def findings(self, unit: TranslationUnit, check: str, what: str, severity: Severity) -> Iterator[Finding]:
        """Tell of members that only the Arabic has, where only the English has others; each where it stands first.

        ``what`` is the subject of the message: “The currency is another one”.
        """
        source = self._of_arabic(unit.source)
        if not source:
            return
        target = self._of_english(unit.target)
        loosely = {name: found for name in source if (found := self._loosely_in(unit.target, name))}
        said = tuple(
            span for name, span in source.items() if span and name not in target and name not in loosely
        )
        taken = {start for spans in loosely.values() for start, _ in spans}
        written = tuple(span for name, span in target.items() if name not in source and span[0] not in taken)
        if not said or not written:
            return
        spoken = ", ".join(f"«{unit.source[start:end]}»" for start, end in said)
        english = ", ".join(f"“{unit.target[start:end]}”" for start, end in written)
        message = f"{what}: {spoken} in the Arabic; {english} in the English."
        yield Finding(check, severity, message, source_spans=said, target_spans=written)

    def _loosely_in(self, text: str, name: str) -> list[Span]:
        pattern = self._loosely.get(name)
        return [found.span() for found in pattern.finditer(text)] if pattern else []

    def _of_arabic(self, text: str) -> Mapping[str, Span | None]:
        """The members of an Arabic text, where each stands first; no place where it may be another word."""
        found: dict[str, Span | None] = {
            name: (place, place + 1)
            for sign, name in self._by_sign.items()
            if (place := text.find(sign)) >= 0
        }
        words_there, stems_there = _words(text)
        if stems_there.isdisjoint(self._by_word):
            return found
        for word in words_there:
            for stem in word.stems:
                if name := self._by_word.get(stem):
                    sure = word.counted or stem not in self._counted
                    found[name] = found.get(name) or ((word.start, word.end) if sure else None)
        return found

    def _of_english(self, text: str) -> Mapping[str, Span]:
        found: dict[str, Span] = {}
        for match in self._english.finditer(text):
            found.setdefault(match.lastgroup or "", match.span())
        return found


@lru_cache(maxsize=1)  # every set looks at the same row
def _words(text: str) -> tuple[tuple[_Word, ...], frozenset[str]]:
    """The words of a text, and all of their stems."""
    found = tuple(
        _Word(
            stems(folded(word.text)),
            word.start,
            word.end,
            text[max(0, word.start - 2) : word.start].rstrip()[-1:].isdigit(),
        )
        for word in words(text)
    )
    return found, frozenset(stem for word in found for stem in word.stems)


def _pattern(member: Member) -> str:
    return "|".join((*map(re.escape, member.signs), member.english))
