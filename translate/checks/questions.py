"""A question of the Arabic that the English no longer asks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.units import Finding, Severity, TranslationUnit

_ARABIC_END = re.compile(r"[؟?]\s*[»”\")\]]*\s*$")
_ENGLISH_MARK = re.compile(r"[?؟]")


def lost(source: str, target: str) -> bool:
    """Whether the source ends as a question and the target has no question mark at all."""
    return bool(_ARABIC_END.search(source)) and not _ENGLISH_MARK.search(target)


def check(unit: TranslationUnit) -> Iterator[Finding]:
    """Find a question that was lost."""
    if unit.target and lost(unit.source, unit.target):
        message = "The Arabic ends with a question mark (؟); the English asks no question."
        yield Finding("questions", Severity.WARNING, message)
