"""What stands in the English where a term should: found by its sound, or by where the model looked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from translate.alignment import AlignedWord, aligned_words
from translate.arabic import folded, stems, words
from translate.glossary.matching import Occurrence
from translate.transliteration import ALIKE, distance
from translate.units import Span, TranslationUnit

_ENGLISH_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLE = re.compile(r"\b(?:the|an?)\s+$", re.IGNORECASE)
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "abu", "abd", "abdel", "abdul", "ben", "as", "ash", "the"})
_FUNCTION_WORDS = """
the a an of in on at to by from for with and or as than that this is are was were be been has have had
his her its their
""".split()
_EDGES = frozenset(_FUNCTION_WORDS)
_JOINED_PARTICLES = re.compile(r"[\Wـ]*[وف]?[\Wـ]*[بكل]?(?:ال)?[\Wـ]*")
_LEADING, _TRAILING = "(“‘\"'«[", ".,;:!?)”’\"'»]…"

Names = list[tuple[str, ...]]
"""For each word of a term, what it may be without its particles."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """The English that stands for a term."""

    spans: tuple[Span, ...]
    certain: bool
    """Whether it can be replaced unseen: names, in capitals. Other words are shown and left: their number, and what
    else they say, cannot be told."""


def stand_ins(unit: TranslationUnit, places: Sequence[Occurrence]) -> StandIn | None:
    """What stands in the target for a term with these places in the source, if it can be told."""
    runs = _other_spellings(unit, places[0], [place.span for place in places])
    if runs:
        return StandIn(tuple(runs), certain=True)
    if len(places) > 1:
        return None
    span = _looked_at(unit, places[0].span)
    if span is None:
        return None
    is_name = _is_name(unit.target[slice(*span)])
    # Where a name is wanted, common words are what the model looked at by chance.
    return StandIn((span,), is_name) if is_name or not _is_name(places[0].term.targets[0]) else None


def _other_spellings(unit: TranslationUnit, occurrence: Occurrence, spans: Sequence[Span]) -> list[Span]:
    """The capitalised words that sound like the whole term, as its own English does: one spelling, once or more."""
    names = _names(unit.source[slice(*occurrence.span)])
    own = _ENGLISH_WORD.findall(occurrence.term.targets[0])
    if (
        not names
        or re.search(r"\d", occurrence.term.targets[0])
        or not all(any(_sound(name, text) < ALIKE for text in own) for name in names)
    ):
        return []
    others = [name for name in _names(_without(unit.source, spans)) if name not in names]
    runs = list(_runs(unit.target, names, others))
    return runs if len({unit.target[slice(*run)].casefold() for run in runs}) == 1 else []


def _names(source: str) -> Names:
    return [tuple(stems(folded(word.text))) for word in words(source)]


def _without(source: str, spans: Sequence[Span]) -> str:
    for start, end in sorted(spans, reverse=True):
        source = f"{source[:start]} {source[end:]}"
    return source


def _runs(target: str, names: Names, others: Names) -> Iterator[Span]:
    """Runs of words in which each name is heard, in order, and better than any other word of the source."""
    found = [word for word in _ENGLISH_WORD.finditer(target) if word[0].lower() not in _PARTICLES]
    for place in range(len(found) - len(names) + 1):
        here = found[place : place + len(names)]
        heard = all(_is_heard(name, word[0], others) for name, word in zip(names, here, strict=True))
        if heard and all(word[0][0].isupper() for word in here):
            yield _with_particle(target, here[0].start()), _without_possessive(here[-1])


def _is_heard(name: tuple[str, ...], word: str, others: Names) -> bool:
    """Whether a word is the name's rendering, not that of a name beside it: Hussein beside Hassan."""
    cost = _sound(name, word)
    return cost < ALIKE and all(cost < _sound(other, word) for other in others)


def _sound(name: tuple[str, ...], word: str) -> float:
    return min(distance(stem, _POSSESSIVE.sub("", word)) for stem in name)


def _with_particle(target: str, start: int) -> int:
    """The start of a name with the particle that belongs to it: el-Sissi."""
    before = re.search(r"\b(?:al|el|as|ash|Al|El)[-‐‑– ]$", target[:start])
    return before.start() if before else start


def _without_possessive(word: re.Match[str]) -> int:
    return word.start() + len(_POSSESSIVE.sub("", word[0]))


def _looked_at(unit: TranslationUnit, place: Span) -> Span | None:
    """The one run of words that the model wrote while looking at all of the term's words, and at nothing else."""
    aligned = _aligned(unit)
    behind = _words_of(unit.source, place)
    if not aligned or not behind:
        return None
    here = _trimmed(unit.target, [word for word in aligned if word.source in behind])
    if {word.source for word in here} != set(behind) or not _is_one_run(unit.target, here):
        return None
    text = unit.target[here[0].target[0] : here[-1].target[1]]
    bare = text.rstrip(_TRAILING).lstrip(_LEADING)
    first = here[0].target[0] + text.index(bare)
    return (first, first + len(_POSSESSIVE.sub("", bare))) if bare else None


@lru_cache(maxsize=4)
def _aligned(unit: TranslationUnit) -> tuple[AlignedWord, ...]:
    """A row's alignment, kept for its other terms."""
    return aligned_words(unit)


def _words_of(source: str, place: Span) -> list[Span]:
    """The words between spaces that hold a term; none if they hold more than it and its particles."""
    found = [word.span() for word in re.finditer(r"\S+", source)]
    found = [span for span in found if span[0] < place[1] and span[1] > place[0]]
    before, after = source[found[0][0] : place[0]], source[place[1] : found[-1][1]]
    return found if _JOINED_PARTICLES.fullmatch(before) and not re.search(r"\w", after) else []


def _trimmed(target: str, aligned: list[AlignedWord]) -> list[AlignedWord]:
    """Words without the function words at either end, which the particles and the sentence account for."""
    while aligned and target[slice(*aligned[0].target)].lower() in _EDGES:
        aligned = aligned[1:]
    while aligned and target[slice(*aligned[-1].target)].lower() in _EDGES:
        aligned = aligned[:-1]
    return aligned


def _is_one_run(target: str, aligned: Sequence[AlignedWord]) -> bool:
    gaps = [target[left.target[1] : right.target[0]] for left, right in pairwise(aligned)]
    inner = [target[slice(*word.target)] for word in aligned]
    broken = any(text[-1] in _TRAILING for text in inner[:-1]) or any(
        text[0] in _LEADING for text in inner[1:]
    )
    return bool(aligned) and all(gap.isspace() for gap in gaps) and not broken


def _is_name(text: str) -> bool:
    return all(word[0].isupper() for word in text.split() if word.lower() not in _EDGES)


def fitted(wanted: str, target: str, span: Span) -> str:
    """The wanted English as it fits where it is put: with a capital at the start, without a second article."""
    if _ARTICLE.search(target[: span[0]]):
        wanted = re.sub(r"^(?:the|an?)\s+", "", wanted, flags=re.IGNORECASE)
    return wanted[:1].upper() + wanted[1:] if not target[: span[0]].strip(_LEADING + " ") else wanted
