"""How far a row's English can be trusted, from all that can be told without a reference.

Measured: what the two texts and the engine say of a row (``features``), weighed by a linear model (``expected``).
Decided: the most that findings and a repair allow, and three bands. The score orders the rows of an article; it is
no probability, and nobody is shown it as a percentage.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache

from translate.arabic import words
from translate.checks.coverage import Coverage, coverage
from translate.checks.length import length_ratio
from translate.checks.lexicon import entry
from translate.units import Band, Confidence, Origin, Severity, TranslationUnit

MODEL = {
    "links": (
        1.96,
        0.44,
    ),  # how strongly the lexicon, sound or digits link an Arabic content word to the English
    "missing": (0.27, -0.63),  # how much speaks for an Arabic word's having been left out
    "unknown": (
        0.02,
        -2.60,
    ),  # share of Arabic words that the lexicon does not know: nothing can vouch for them
    "added": (0.17, -0.72),  # share of English content words that stand for nothing
    "disorder": (
        0.08,
        -1.59,
    ),  # how far linked words stand from each other's places, as a share of the sentence
    "shorter": (0.39, -0.17),  # spreads below the usual length
    "longer": (0.40, -0.14),  # spreads above it
    "letters": (4.84, 0.29),  # letters of an English word: general short words stand in for particular ones
    "words": (2.63, 0.11),  # logarithm of the Arabic content words
    "doubt": (-0.50, -1.20),  # logarithm of what the engine's score is below 0
}
"""For each of ``features``, and the engine's ``doubt``: the usual value in good translations, what one more is worth.

Worth is in tens of points of sentence chrF. Without an engine's score, doubt is left out. Fitted by
``tests/bench/confidence_fitting.py``, which says on what.
"""
TRUSTED, DOUBTED = -0.3, -0.8
"""Scores from which a row is of high and of medium confidence.

Set on the outputs of six public systems for FLORES-101 dev, of whose rows some 80 % are then high, 16 % medium and
4 % low; they are absolute, so all rows of an article may be high, or low. People translate more freely than machines:
of their rows 9 % are low.
"""
USUAL_WORDS = 2
"""Words of the usual kind that every text is taken to have beside its own: a short one says little of itself."""
SOFT, LEAST = 0.2, 0.001
"""How near a limit scores begin to give way to it, and how far from it they stay."""
FARTHEST = 4.0
"""Spreads from the usual length; what is farther from it is no worse."""
LONGEST_WORDS = 6.5
"""Letters of an English row's words on average; longer ones are no better."""
_WORD = re.compile("[A-Za-z\u00c0-\u024f]+")


def confidence(unit: TranslationUnit) -> Confidence | None:
    """The confidence in a row's target, from its texts, its findings and the engine's score where there is one.

    None where there is nothing to doubt: no Arabic to translate, or English that a person has approved.
    """
    if unit.origin is Origin.MEMORY or next(words(unit.source), None) is None:
        return None
    score = expected(unit)
    # A repaired row is mended where a check failed; what else was wrong with it, no check has seen.
    if unit.first or unit.worst is Severity.WARNING:
        score = at_most(TRUSTED, score)
    if unit.worst is Severity.CRITICAL or not unit.target.strip():
        score = at_most(DOUBTED, score)
    score = round(score, 3)
    return Confidence(score, band(score))


def band(score: float) -> Band:
    """The band of a score."""
    return Band.HIGH if score >= TRUSTED else Band.MEDIUM if score >= DOUBTED else Band.LOW


def at_most(limit: float, score: float) -> float:
    """A score below a limit, in the same order as before: far below the limit it is the score itself.

    >>> [round(at_most(0.0, score), 3) for score in (-2.0, -0.2, 0.0, 0.2, 2.0)]
    [-2.0, -0.263, -0.139, -0.063, -0.001]
    """
    below = (limit - score) / SOFT
    return limit - max(SOFT * (max(below, 0.0) + math.log1p(math.exp(-abs(below)))), LEAST)


def expected(unit: TranslationUnit) -> float:
    """How much better than usual the target should be, in tens of points of sentence chrF; findings not counted."""
    return by_texts(unit.source, unit.target) + _weighed(engine_features(unit))


@lru_cache(32_768)
def by_texts(source: str, target: str) -> float:
    """The part of ``expected`` that two texts tell; kept, for a row is judged alone and in its article."""
    return _weighed(features(source, target))


def _weighed(values: Mapping[str, float]) -> float:
    return sum(MODEL[name][1] * (value - MODEL[name][0]) for name, value in values.items())


def engine_features(unit: TranslationUnit) -> dict[str, float]:
    """What the engine says of its own output: nothing where none made it, or its score is not known."""
    # Engines differ in how sure they are of themselves; the logarithm makes their spreads alike.
    return {"doubt": math.log(0.1 - unit.score)} if unit.raw and unit.score < 0 else {}


def features(source: str, target: str) -> dict[str, float]:
    """What two texts say of how well the one translates the other, by name; cheap where ``coverage`` is known."""
    known = coverage(source, target)
    given, english = known.source, known.target
    ratio, spread = length_ratio(source, target)
    said = _WORD.findall(target)
    return {
        "links": _mean("links", sum(-word.weight for word in given if word.target >= 0), len(given)),
        "missing": _mean("missing", sum(max(word.weight, 0.0) for word in given), len(given)),
        "unknown": _mean("unknown", _unknown(known), len(given)),
        "added": _mean("added", sum(not word.linked for word in english), len(english)),
        "disorder": _disorder(known),
        "shorter": min(max(-ratio / spread, 0.0), FARTHEST),
        "longer": min(max(ratio / spread, 0.0), FARTHEST),
        "letters": min(_mean("letters", sum(map(len, said)), len(said)), LONGEST_WORDS),
        "words": math.log(len(given) + 1),
    }


def _mean(name: str, total: float, count: int) -> float:
    return (total + MODEL[name][0] * USUAL_WORDS) / (count + USUAL_WORDS)


def _unknown(known: Coverage) -> int:
    """How many Arabic words the lexicon does not know."""
    return sum(word.token.arabic and entry(word.token.text) is None for word in known.source)


def _disorder(known: Coverage) -> float:
    """How far linked words stand from their place in the sentence, as a share of it, on average."""
    size, count = len(known.source), len(known.target)
    places = [(at / size, word.target / count) for at, word in enumerate(known.source) if word.target >= 0]
    shift = sum(there - here for here, there in places) / max(len(places), 1)
    apart = sum(abs(there - here - shift) for here, there in places)
    return _mean("disorder", apart, len(places))
