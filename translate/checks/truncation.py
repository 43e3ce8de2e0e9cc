"""English that stops before the Arabic does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.checks.coverage import coverage
from translate.checks.length import length_ratio
from translate.units import BlockKind, Finding, Severity, Span, TranslationUnit

_CLOSERS = "\"'”’»)\\]}*_\u200e\u200f\u061c\u2069\u202c\\s"
_SOURCE_END = re.compile(rf"[.!?؟…۔][{_CLOSERS}\d]*\Z")
_TARGET_END = re.compile(rf"[.!?…:;؟](?:\s*\([^()]*\))?[{_CLOSERS}\d]*\Z")
_HANGING_MARK = re.compile(r"(?:[,(\[{«“‘–—-]|\s[\"'])\s*\Z")
_LAST_WORD = re.compile(r"([A-Za-z]+)\W*\Z")
_HANGING = frozenset(
    """
    a an the of and or but nor to from with without by for at into onto upon between among toward
    towards than that which who whom whose where when while because although though if unless
    whether as its their his our your my is are was were be been has have had will would can could
    should may might must very such
    """.split()
)
"""Words that no sentence ends in where a mark is missing too."""
TAIL = 3
"""Content words at the end of a source that tell whether the English got that far."""
SHORTER, NOT_LONGER = -0.8, 0.4
"""Spreads from the usual length below which a missing mark is taken for a missing end; with its words missing too."""


def check(unit: TranslationUnit) -> Iterator[Finding]:
    """Tell of a row whose target was stopped, ends in the middle of a sentence or has no mark at its end."""
    target = unit.target.rstrip()
    if not target:
        return
    if not unit.complete:
        message = "The engine was stopped at its greatest length: the end of the English is missing."
        yield Finding("truncation", Severity.CRITICAL, message, target_spans=(_last_word(target),))
    elif not _free(unit) and not _TARGET_END.search(target):
        yield from _unended(unit, target)


def _free(unit: TranslationUnit) -> bool:
    """Whether the text may end anywhere: a title, or a part of a sentence that goes on in the next row."""
    return unit.kind in (BlockKind.HEADLINE, BlockKind.HEADING) or unit.part < unit.parts


def _unended(unit: TranslationUnit, target: str) -> Iterator[Finding]:
    span, ended = _last_word(target), bool(_SOURCE_END.search(unit.source))
    asked = "؟" in unit.source[-5:]
    if hanging(target) and not asked and not hanging_source(unit.source):
        message = f"The English stops in the middle of a sentence: “…{target[-30:].lstrip()}”."
        severity = Severity.CRITICAL if ended else Severity.WARNING
        yield Finding("truncation", severity, message, target_spans=(span,))
    elif ended and unreached(unit.source, unit.target):
        message = "The English has no mark at its end and is short for its Arabic: its end may be missing."
        yield Finding("truncation", Severity.CRITICAL, message, target_spans=(span,))
    elif ended:
        message = "The Arabic ends with a mark, the English with none."
        yield Finding("truncation", Severity.INFO, message, target_spans=(span,))


def hanging(target: str) -> bool:
    """Whether a text ends in a word or mark that something has to follow.

    >>> hanging("He went to the"), hanging("He went home")
    (True, False)
    """
    last = _LAST_WORD.search(target)
    return bool(_HANGING_MARK.search(target)) or bool(
        last and last[1].lower() in _HANGING and last[1].islower()
    )


def hanging_source(source: str) -> bool:
    """Whether the Arabic itself goes on after its end: a colon, comma or dash stands there."""
    return bool(re.search(r"[:،,؛;–—-]\s*\Z", source))


def unreached(source: str, target: str) -> bool:
    """Whether a target is short for its source, or not long and the source's last words are unaccounted for."""
    ratio, spread = length_ratio(source, target)
    words = coverage(source, target).source[-TAIL:]
    weight = sum(word.weight for word in words)
    return ratio / spread < SHORTER or (weight > 0 and ratio / spread < NOT_LONGER)


def _last_word(target: str) -> Span:
    start = max(target.rfind(" ") + 1, 0)
    return start, len(target)
