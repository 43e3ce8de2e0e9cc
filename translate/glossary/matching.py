"""Where terms occur in Arabic, whatever particles and spellings they wear."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from translate.arabic import folded
from translate.glossary.spelling import Habits, Reading, bare, contradicts, habits, readings
from translate.glossary.term import Term
from translate.units import Span

_WORD = re.compile(r"[^\W_](?:[\u064b-\u065f\u0670\u0640\u200c\u200d]|[^\W_])*")
_INSIDE = re.compile(r"[\s\-‐‑–«»\"“”„‘’'\u200e\u200f]{1,6}")
"""What may stand between the words of a term: «حركة "حماس"»."""
_SHORTEST_WITH_ARTICLE = 4
_SHORTEST_PLURAL = 5
_FATHERS = ("أبو", "أبي", "أبا")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term in a source text."""

    term: Term
    span: Span
    """From the first of its words, with the particles that are joined to it, to the end of the last."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A spelling of one word of a term."""

    key: str
    stem: str
    article: bool
    """Whether the text's word must have the article: «القاعدة» is Al-Qaeda, «قاعدة» a base."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A term as its words may be spelled."""

    words: tuple[tuple[_Form, ...], ...]
    term: Term


class TermIndex:
    """Terms by their first word, so that a text is read once however many there are."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._by_first: dict[str, list[_Pattern]] = defaultdict(list)
        for term in terms:
            for words in _spellings(term):
                pattern = _Pattern(tuple(_forms(word) for word in words), term)
                for first in {form.key for form in pattern.words[0]}:
                    self._by_first[first].append(pattern)

    @classmethod
    def of(cls, terms: Sequence[Term] | TermIndex) -> TermIndex:
        """The index of some terms, or the one that was given."""
        return terms if isinstance(terms, TermIndex) else cls(terms)

    def occurrences(self, source: str) -> Iterator[Occurrence]:
        """Yield the terms of a text from left to right; where two overlap, the longer one."""
        text = _Text.of(source)
        found = [
            (place, place + len(pattern.words), exact, pattern.term)
            for place in range(len(text.words))
            for pattern, exact in self._starting(text, place)
        ]
        taken: set[int] = set()
        kept = []
        for start, end, _, term in sorted(found, key=lambda one: (one[0] - one[1], one[0], not one[2])):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                kept.append(Occurrence(term, (text.spans[start][0], text.spans[end - 1][1])))
        yield from sorted(kept, key=lambda one: one.span)

    def _starting(self, text: _Text, place: int) -> Iterator[tuple[_Pattern, bool]]:
        """The terms that stand at a place, and whether they are spelled there as in the glossary."""
        tried = set()
        for reading in text.words[place]:
            for pattern in self._by_first.get(reading.key, ()):
                if id(pattern) not in tried:
                    tried.add(id(pattern))
                    exact = text.has(pattern.words, place)
                    if exact is not None:
                        yield pattern, exact


@dataclass(frozen=True, slots=True)
class _Text:
    """A source, its words taken apart."""

    spans: tuple[Span, ...]
    words: tuple[tuple[Reading, ...], ...]
    joined: tuple[bool, ...]
    """For each word, whether the next one may belong to the same term."""
    habits: Habits

    @classmethod
    def of(cls, source: str) -> _Text:
        found = list(_WORD.finditer(source))
        joined = [bool(_INSIDE.fullmatch(source, a.end(), b.start())) for a, b in pairwise(found)]
        return cls(
            tuple(word.span() for word in found),
            tuple(readings(word[0]) for word in found),
            (*joined, False),
            habits([word[0] for word in found]),
        )

    def has(self, term: Sequence[Sequence[_Form]], place: int) -> bool | None:
        """Whether a term stands at a place (then: whether exactly as it is spelled); None if it does not."""
        last = place + len(term) - 1
        if last >= len(self.words) or not all(self.joined[place:last]):
            return None
        exact = True
        for step, forms in enumerate(term):
            here = self.words[place + step]
            spelled = [
                reading.stem == form.stem
                for reading in here
                for form in forms
                if reading.key == form.key and self._fits(reading, form, step, len(term))
            ]
            if not spelled:
                return None
            exact = exact and any(spelled)
        return exact

    def _fits(self, reading: Reading, form: _Form, step: int, length: int) -> bool:
        if (form.article and not reading.article) or (step and reading.led):
            return False
        if reading.ended and step < length - 1:
            return False
        # Among other words of its term a word is known whatever its spelling; alone, the spelling must not speak
        # against it.
        return length > 1 or not contradicts(reading.stem, form.stem, self.habits)


def _spellings(term: Term) -> Iterator[list[str]]:
    """The words of a term in its forms, compound names both as one word and as two."""
    for source in (term.source, *term.source_forms):
        words = [bare(word) for word in _WORD.findall(source)]
        if words:
            yield words
            yield from _joined(words)
            yield from _divided(words)


def _joined(words: list[str]) -> Iterator[list[str]]:
    for place, word in enumerate(words[:-1]):
        if word in {"عبد", *map(bare, _FATHERS)}:
            yield [*words[:place], word + words[place + 1], *words[place + 2 :]]


def _divided(words: list[str]) -> Iterator[list[str]]:
    for place, word in enumerate(words):
        if word.startswith("عبدال"):
            yield [*words[:place], "عبد", word.removeprefix("عبد"), *words[place + 1 :]]


def _forms(word: str) -> tuple[_Form, ...]:
    """The spellings of a term's word: with its article taken off, and in the other cases where these are written."""
    spellings = [word]
    if word in _FATHERS or word == "ابو":
        spellings += _FATHERS
    if len(word) >= _SHORTEST_PLURAL and word.endswith(("ون", "ين")):
        spellings.append(word[:-2] + ("ين" if word.endswith("ون") else "ون"))
    found = []
    for spelling in spellings:
        found.append(_Form(folded(spelling), spelling, article=False))
        if spelling.startswith("ال") and len(spelling) >= _SHORTEST_WITH_ARTICLE:
            found.append(_Form(folded(spelling[2:]), spelling[2:], article=True))
    return tuple(found)
