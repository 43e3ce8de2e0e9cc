"""No English at all, Arabic left in it, the source copied instead of translated, and what only a tokeniser writes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.arabic import folded
from translate.units import Finding, Severity, Span, TranslationUnit

_LETTER = "\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc"
_RUN = re.compile(f"[{_LETTER}](?:[^A-Za-z.!?؟\n]*[{_LETTER}\u064b-\u065f])?")
_PIECES = re.compile("<unk>|</?s>|<pad>|⁇|\ufffd|▁")
_OPEN, _CLOSE = "([{«“\"‘'", ")]}»”\"’'"


def check(unit: TranslationUnit) -> Iterator[Finding]:
    """Tell of a row without English, and of Arabic words and signs of a tokeniser in its target."""
    if not _says_something(unit.target) and _says_something(unit.source):
        yield Finding("untranslated", Severity.CRITICAL, "The row has no English.")
        return
    yield from _pieces(unit)
    runs = arabic_runs(unit.target)
    if not runs:
        return
    if not re.search("[A-Za-z]", unit.target):
        copied = folded(unit.source).split() == folded(unit.target).split()
        message = (
            "The English is the Arabic as it stands."
            if copied
            else "The row is in Arabic: it has no English."
        )
        yield Finding("untranslated", Severity.CRITICAL, message, target_spans=((0, len(unit.target)),))
        return
    left = [span for span in runs if not _set_off(unit.target, span)]
    if left:
        words = ", ".join(f"«{unit.target[start:end]}»" for start, end in left)
        yield Finding(
            "untranslated",
            Severity.CRITICAL,
            f"Arabic is left in the English: {words}.",
            target_spans=tuple(left),
        )


def _says_something(text: str) -> bool:
    return any(map(str.isalnum, text))


def arabic_runs(target: str) -> list[Span]:
    """The pieces of an English text that are in Arabic letters, words beside each other as one."""
    return [found.span() for found in _RUN.finditer(target)]


def _set_off(target: str, span: Span) -> bool:
    """Whether a piece stands between brackets or quotation marks after some English: as a term is shown by intent."""
    before, after = target[: span[0]].rstrip(), target[span[1] :].lstrip()
    return bool(re.search("[A-Za-z]", before)) and before[-1:] in tuple(_OPEN) and after[:1] in tuple(_CLOSE)


def _pieces(unit: TranslationUnit) -> Iterator[Finding]:
    spans = tuple(found.span() for found in _PIECES.finditer(unit.target) if found[0] not in unit.source)
    if spans:
        signs = ", ".join(dict.fromkeys(f"“{unit.target[start:end]}”" for start, end in spans))
        message = f"The engine had no word for something, or left a sign of its own: {signs}."
        yield Finding("untranslated", Severity.CRITICAL, message, target_spans=spans)
