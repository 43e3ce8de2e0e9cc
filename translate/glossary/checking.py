"""Terms of the glossary that the English does not have: found, and put right where that is safe."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from translate.alignment import aligned_words
from translate.arabic import folded, stems, words
from translate.glossary.english import rendered
from translate.glossary.matching import Occurrence, TermIndex
from translate.glossary.term import Term
from translate.transliteration import alike
from translate.units import Finding, Severity, Span, TranslationUnit

_ENGLISH_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLE = re.compile(r"\b(?:the|an?)\s+$", re.IGNORECASE)
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "abu", "abd", "abdel", "abdul", "ben", "as", "ash", "the"})
_FUNCTION_WORDS = (
    "the a an of in on at to by from for with and or as than that is was were has had his her its"
)
_EDGES = frozenset(_FUNCTION_WORDS.split())
_TITLE = re.compile(r"[^a-z\W]")


def check(units: Sequence[TranslationUnit], terms: Sequence[Term]) -> Iterator[tuple[int, Finding]]:
    """Yield, with the row's number, each term of the source that the target lacks."""
    index = TermIndex(terms)
    for unit in units:
        for occurrence in missing(unit, index):
            yield unit.id, _finding(unit, occurrence)


def missing(unit: TranslationUnit, index: TermIndex) -> Iterator[Occurrence]:
    """The terms of a row's source that its target has in none of their forms, each once."""
    seen: set[str] = set()
    for occurrence in index.occurrences(unit.source) if unit.target else ():
        term = occurrence.term
        if term.source not in seen and not rendered(term, unit.target):
            seen.add(term.source)
            yield occurrence


def _finding(unit: TranslationUnit, occurrence: Occurrence) -> Finding:
    term, (start, end) = occurrence.term, occurrence.span
    wanted = " or ".join(f"“{target}”" for target in term.targets)
    message = f"The glossary has {wanted} for «{unit.source[start:end]}»; the English has something else."
    span = stand_in(unit, occurrence)
    suggestion = _fitted(term.targets[0], unit.target, span) if span else ""
    spans: tuple[Span, ...] = (span,) if span else ()
    return Finding("glossary", Severity.WARNING, message, suggestion, (occurrence.span,), spans)


def enforce(unit: TranslationUnit, terms: Sequence[Term] | TermIndex) -> TranslationUnit | None:
    """The row with the glossary's English where it is plain what it replaces; nothing if nothing was replaced.

    Replaced is another spelling of the name, or the capitalised words that the model wrote while looking at the
    term's words and at nothing else. The target before it stays in ``first``, and ``note`` says what was done.
    """
    index = terms if isinstance(terms, TermIndex) else TermIndex(terms)
    target, notes = unit.target, []
    for occurrence in missing(unit, index):
        now = replace(unit, target=target)
        span = stand_in(now, occurrence)
        if span is None or rendered(occurrence.term, target):
            continue
        wanted = _fitted(occurrence.term.targets[0], target, span)
        notes.append(f"“{target[slice(*span)]}” became “{wanted}”")
        target = target[: span[0]] + wanted + target[span[1] :]
    if not notes:
        return None
    note = f"{unit.note} Glossary: {'; '.join(notes)}.".strip()
    return replace(unit, target=target, first=unit.first or unit.target, note=note)


def stand_in(unit: TranslationUnit, occurrence: Occurrence) -> Span | None:
    """What stands in the target for a term, if that is certain."""
    return _other_spelling(unit, occurrence) or _looked_at(unit, occurrence)


def _other_spelling(unit: TranslationUnit, occurrence: Occurrence) -> Span | None:
    """The one run of capitalised words that sounds like the whole term, as its own English does too."""
    names = [tuple(stems(folded(word.text))) for word in words(unit.source[slice(*occurrence.span)])]
    own = _ENGLISH_WORD.findall(occurrence.term.targets[0])
    if not names or not all(any(_sounds(name, text) for text in own) for name in names):
        return None
    runs = list(_runs(unit.target, names))
    return runs[0] if len(runs) == 1 else None


def _runs(target: str, names: list[tuple[str, ...]]) -> Iterator[Span]:
    """Runs of words in which each name of a list is heard, in order."""
    found = [word for word in _ENGLISH_WORD.finditer(target) if word[0].lower() not in _PARTICLES]
    for place in range(len(found) - len(names) + 1):
        here = found[place : place + len(names)]
        heard = all(_sounds(name, word[0]) for name, word in zip(names, here, strict=True))
        if heard and all(word[0][0].isupper() for word in here):
            yield _with_particle(target, here[0].start()), _without_possessive(here[-1])


def _sounds(name: tuple[str, ...], word: str) -> bool:
    return any(alike(stem, _POSSESSIVE.sub("", word)) for stem in name)


def _with_particle(target: str, start: int) -> int:
    """The start of a name with the particle that belongs to it: el-Sissi."""
    before = re.search(r"\b(?:al|el|as|ash|Al|El)[-‐‑– ]$", target[:start])
    return before.start() if before else start


def _without_possessive(word: re.Match[str]) -> int:
    return word.start() + len(_POSSESSIVE.sub("", word[0]))


def _looked_at(unit: TranslationUnit, occurrence: Occurrence) -> Span | None:
    """The run of capitalised words that the model wrote while looking at the term, if there is one run only."""
    start, end = occurrence.span
    inside = [start <= word.source[0] + 1 and word.source[0] < end for word in aligned_words(unit)]
    here = [word.target for word, within in zip(aligned_words(unit), inside, strict=True) if within]
    while here and unit.target[slice(*here[0])].lower() in _EDGES:
        here = here[1:]
    if not here or not _contiguous(unit.target, here):
        return None
    text = unit.target[here[0][0] : here[-1][1]]
    bare = text.rstrip(".,;:!?)”’\"'").lstrip("(“‘\"'")
    if not bare or not all(_TITLE.match(word) for word in bare.split() if word.lower() not in _EDGES):
        return None
    first = here[0][0] + text.index(bare)
    return first, first + len(_POSSESSIVE.sub("", bare))


def _contiguous(target: str, spans: Sequence[Span]) -> bool:
    return all(target[left[1] : right[0]].isspace() for left, right in pairwise(spans))


def _fitted(wanted: str, target: str, span: Span) -> str:
    """The wanted English as it fits where it is put: with a capital at the start, without a second article."""
    if _ARTICLE.search(target[: span[0]]):
        wanted = re.sub(r"^(?:the|an?)\s+", "", wanted, flags=re.IGNORECASE)
    return wanted[:1].upper() + wanted[1:] if not target[: span[0]].strip("“‘\"'( ") else wanted
