"""Other ways to decode a source: what to ask the engine, and how to read its answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import accumulate, pairwise
from typing import Protocol

from translate.addresses import addresses, telephones
from translate.repair.protection import protect
from translate.seams import continuing, ended_as
from translate.units import Hypothesis, Severity, Span, TranslationUnit

WIDE = 8
"""Beams of a search that is to find more than the usual one."""

NO_REPEAT = 4
"""Pieces in a row that may not come twice: fewer forbid a name of two or three pieces its second mention."""

REPEATED = 3
"""Words in a row that, said twice, have about as many pieces as may not come twice."""

LOOPS = "repetition"
"""The check whose findings are worth decoding again whatever their severity."""

LATIN = "latin"
"""The check of words that must stand in the English as they are; those in danger can be protected."""


class Decode(Protocol):
    """An engine that searches as it is told."""

    def __call__(
        self, sources: Sequence[str], beam: int, n_best: int, no_repeat: int
    ) -> Iterable[tuple[str, tuple[Hypothesis, ...]]]:
        """Every different source with its n-best list, best first, as it is found."""
        ...


@dataclass(frozen=True, slots=True)
class Attempt:
    """One source, decoded another way."""

    sources: tuple[str, ...]
    """What the engine is given."""
    candidates: Callable[[list[tuple[Hypothesis, ...]]], list[Hypothesis]]
    """Hypotheses of the whole source from the n-best list of each."""


@dataclass(frozen=True, slots=True)
class Rung:
    """A way to decode sources again."""

    how: str
    """In words that complete “Translated again …”."""
    attempt: Callable[[str], Attempt | None]
    """None for a source that this way would not change."""
    beam: int = WIDE
    n_best: int = WIDE
    no_repeat: int = 0
    suits: Callable[[TranslationUnit], bool] = lambda _: True
    """Whether this way can change what is wrong with a unit; if not, searching is wasted."""


def rungs(divide: Callable[[str], list[str]]) -> tuple[Rung, ...]:
    """The ladder, the mildest change first."""
    return (
        Rung("around its addresses, which were kept", _around_addresses, n_best=1, suits=_lacks_addresses),
        Rung("with a wider search", _whole, suits=fails),
        Rung("with repetition forbidden", _whole, no_repeat=NO_REPEAT, suits=_rambles),
        Rung("with its numbers and Latin words protected", _protected),
        Rung("clause by clause", lambda source: _divided(source, divide), n_best=1, suits=fails),
    )


def fails(unit: TranslationUnit) -> bool:
    """Whether an English is wrong enough for any search: a critical finding, no end, or a loop."""
    critical = any(found.severity is Severity.CRITICAL for found in unit.findings)
    return critical or not unit.complete or any(found.check == LOOPS for found in unit.findings)


def lacks_latin(unit: TranslationUnit) -> bool:
    """Whether a word in Latin letters is lost."""
    return any(found.check == LATIN for found in unit.findings)


def _rambles(unit: TranslationUnit) -> bool:
    """Whether an English has something to forbid: it loops, never ends or says some words in a row twice."""
    words = unit.raw.split()
    runs = [*zip(*(words[start:] for start in range(REPEATED)), strict=False)]
    loops = any(found.check == LOOPS for found in unit.findings)
    return loops or not unit.complete or len(set(runs)) < len(runs)


def _lacks_addresses(unit: TranslationUnit) -> bool:
    """Whether an address of the source, such as a link, is not in the English as it was."""
    return any(unit.source[start:end] not in unit.target for start, end in _addresses(unit.source))


def _addresses(source: str) -> list[Span]:
    return sorted([*addresses(source), *telephones(source)])


def _whole(source: str) -> Attempt:
    return Attempt((source,), lambda nbests: list(nbests[0]))


def _protected(source: str) -> Attempt | None:
    protected = protect(source)
    if not protected.stand_ins:
        return None
    return Attempt((protected.text,), lambda nbests: list(filter(None, map(protected.restore, nbests[0]))))


def _around_addresses(source: str) -> Attempt | None:
    """What stands around the addresses is translated piece by piece, the addresses are not."""
    ends = [place for span in _addresses(source) for place in span]
    cuts = [0, *ends, len(source)]
    pieces = [source[start:end].strip() for start, end in pairwise(cuts)]
    texts = [piece for number, piece in enumerate(pieces) if not number % 2 and _has_letters(piece)]
    if not ends or not texts:
        return None

    def candidates(nbests: list[tuple[Hypothesis, ...]]) -> list[Hypothesis]:
        best = {text: nbest[0] for text, nbest in zip(texts, nbests, strict=True)}
        parts = [
            (piece, _without_stop(piece, best[piece]) if piece in best else _as_it_is(piece))
            for piece in filter(None, pieces)
        ]
        whole = _joined(tuple(piece for piece, _ in parts), [part for _, part in parts])
        return [
            whole if len(whole.coverage) == len(source.split()) else replace(whole, alignment=(), coverage=())
        ]

    return Attempt(tuple(texts), candidates)


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _without_stop(source: str, hypothesis: Hypothesis) -> Hypothesis:
    return replace(hypothesis, text=ended_as(hypothesis.text, source, bare=True))


def _as_it_is(text: str) -> Hypothesis:
    """What a model would only spoil."""
    words = len(text.split())
    return Hypothesis(text, 0.0, alignment=tuple(range(words)), coverage=(1.0,) * words)


def _divided(source: str, divide: Callable[[str], list[str]]) -> Attempt | None:
    parts = tuple(stripped for part in divide(source) if (stripped := part.strip()))
    if len(parts) < 2:  # noqa: PLR2004 - one part is no division
        return None
    return Attempt(parts, lambda nbests: [_joined(parts, [nbest[0] for nbest in nbests])])


def _joined(parts: tuple[str, ...], hypotheses: Sequence[Hypothesis]) -> Hypothesis:
    """One hypothesis of the parts', whose score counts each by its words."""
    weights = [len(one.text.split()) + 1 for one in hypotheses]
    score = sum(one.score * weight for one, weight in zip(hypotheses, weights, strict=True)) / sum(weights)
    aligned = all(one.coverage for one in hypotheses)
    starts = [0, *accumulate(len(part.split()) for part in parts)]
    return Hypothesis(
        text=reduce(_continued, (one.text for one in hypotheses if one.text), ""),
        score=score,
        complete=all(one.complete for one in hypotheses),
        alignment=tuple(
            place if place < 0 else start + place
            for start, one in zip(starts, hypotheses, strict=False)
            for place in one.alignment
        )
        if aligned
        else (),
        coverage=tuple(share for one in hypotheses for share in one.coverage) if aligned else (),
    )


def _continued(text: str, clause: str) -> str:
    """A text with its next clause, in small letters where the clause goes on in the middle of a sentence."""
    clause = continuing(clause) if text and text[-1] not in ".!?…:" else clause
    return f"{text} {clause}".strip()
