"""A question of the Arabic that the English no longer asks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.units import Finding, Severity, TranslationUnit

_ARABIC_END = re.compile(r"[؟?]\s*[»”\")\]]*\s*$")
_ENGLISH_MARK = re.compile(r"[?؟]")
_ENGLISH_WORD = re.compile(
    r"\b(what|which|who|whom|whose|when|where|why|how)\b"
    r"|^\W*(am|is|are|was|were|do|does|did|have|has|had|can|could|will|would|shall|should|may|might|must)\b",
    re.IGNORECASE,
)


def lost(source: str, target: str) -> bool:
    """Whether the source ends as a question and the target has no question mark at all."""
    return bool(_ARABIC_END.search(source)) and not _ENGLISH_MARK.search(target)


def check(unit: TranslationUnit) -> Iterator[Finding]:
    """Find a question that was lost."""
    if not unit.target or not lost(unit.source, unit.target):
        return
    if _ENGLISH_WORD.search(unit.target):
        message = "The Arabic ends with a question mark (؟); the English has none."
        yield Finding("questions", Severity.INFO, message)
    else:
        message = "The Arabic ends with a question mark (؟); the English asks no question."
        yield Finding("questions", Severity.WARNING, message)
