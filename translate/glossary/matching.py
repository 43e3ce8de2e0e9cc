"""Where terms occur in Arabic, whatever particles and spellings they wear, and whether the English has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from translate.arabic import folded, stems
from translate.glossary.term import Term
from translate.units import Span

_WORD = re.compile(r"[^\W_](?:[\u064b-\u065f\u0670\u0640\u200c\u200d]|[^\W_])*")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term in a source text."""

    term: Term
    span: Span


class TermIndex:
    """Terms by their first word, so that a text is read once however many there are."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._by_first: dict[str, list[tuple[tuple[frozenset[str], ...], Term]]] = {}
        for term in terms:
            words = tuple(_readings(word) for word in _WORD.findall(term.source))
            for first in words[0] if words else ():
                self._by_first.setdefault(first, []).append((words, term))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))

    def occurrences(self, source: str) -> Iterator[Occurrence]:
        """Yield the terms of a text from left to right, the longest at each place, none inside another."""
        found = list(_WORD.finditer(source))
        texts = [_stems(word[0]) for word in found]
        place = 0
        while place < len(found):
            match = self._longest(texts, place)
            if match is None:
                place += 1
                continue
            length, term = match
            yield Occurrence(term, (found[place].start(), found[place + length - 1].end()))
            place += length

    def _longest(self, texts: list[frozenset[str]], place: int) -> tuple[int, Term] | None:
        best: tuple[int, Term] | None = None
        for stem in texts[place]:
            for words, term in self._by_first.get(stem, ()):
                if (best is None or len(words) > best[0]) and _follows(texts, place, words):
                    best = len(words), term
        return best


def _follows(texts: list[frozenset[str]], place: int, words: tuple[frozenset[str], ...]) -> bool:
    """Whether a term's words stand in a text from a place on."""
    here = texts[place : place + len(words)]
    return len(here) == len(words) and all(
        not text.isdisjoint(word) for text, word in zip(here, words, strict=True)
    )


def _readings(word: str) -> frozenset[str]:
    """A term's own word, with and without its article; other particles are part of it."""
    plain = folded(word).casefold()
    return frozenset({plain, plain[2:]} if plain.startswith("ال") and len(plain) > 4 else {plain})  # noqa: PLR2004


@lru_cache(maxsize=16384)
def _stems(word: str) -> frozenset[str]:
    return frozenset(stems(folded(word).casefold()))


@lru_cache(maxsize=8192)
def target_pattern(target: str, *, exact_case: bool = False) -> re.Pattern[str]:
    """What finds an English term in a text: in any case (unless it matters), with plural and possessive endings."""
    words = re.sub(r"^(?:the|a|an)\s+(?=\S)", "", target.strip(), flags=re.IGNORECASE).split()
    pieces = [
        re.escape(word).replace("\\-", "[-‐‑–]?").replace("'", "['’]").replace("’", "['’]") for word in words
    ]
    last = pieces[-1]
    pieces[-1] = f"(?:{last}(?:e?s)?|{last[:-1]}ies)" if last.endswith("y") else f"{last}(?:e?s)?"
    between = r"[\s\-‐‑–]+"
    pattern = rf"(?<!\w){between.join(pieces)}(?:['’]s?)?(?!\w)"
    return re.compile(pattern, re.NOFLAG if exact_case else re.IGNORECASE)


def rendered(term: Term, target: str) -> bool:
    """Whether an English text has one of a term's targets or accepted forms."""
    return any(
        target_pattern(text, exact_case=term.exact_case).search(target)
        for text in (*term.targets, *term.forms)
    )
