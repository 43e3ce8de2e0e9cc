"""What stands in Latin letters in the Arabic and must stand in the English as it is: addresses, handles, acronyms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from translate.addresses import TAIL, addresses
from translate.units import Finding, Severity, Span, TranslationUnit

_WORD = re.compile(
    r"[A-Za-z\u00c0-\u024f\uff21-\uff3a\uff41-\uff5a][A-Za-z0-9\u00c0-\u024f\uff10-\uff5a'’.‐‑–+&/-]*"
)
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Kept:
    """A piece of the source in Latin letters."""

    text: str
    span: Span
    address: bool
    """Whether it is an address, a handle or a hashtag, where every character counts."""
    found: bool
    """Whether the English has it."""


def measure(source: str, target: str) -> Iterator[Kept]:
    """Yield what the source has in Latin letters, and whether the target has it too."""
    plain = _plain(target)
    squeezed = _squeezed(target)
    places = list(addresses(source))
    for start, end in places:
        text = source[start:end]
        yield Kept(text, (start, end), address=True, found=_plain(text) in plain)
    for found in _WORD.finditer(source):
        text, span = _trimmed(found)
        if len(text) >= _SHORTEST and not any(start <= span[0] < end for start, end in places):
            yield Kept(text, span, address=False, found=_squeezed(text) in squeezed)


def _trimmed(found: re.Match[str]) -> tuple[str, Span]:
    text = found[0].rstrip(TAIL)
    return text, (found.start(), found.start() + len(text))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _squeezed(text: str) -> str:
    """Letters and digits only, without accents, so that hyphens, dots and plurals do not matter."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))


def check(unit: TranslationUnit) -> Iterator[Finding]:
    """Find Latin words and addresses of the source that the target has lost or changed."""
    if not unit.target:
        return
    for kept in measure(unit.source, unit.target):
        if not kept.found:
            severity = Severity.CRITICAL if kept.address else Severity.WARNING
            message = f"The Arabic has “{kept.text}” in Latin letters; the English does not have it."
            yield Finding("latin", severity, message, source_spans=(kept.span,))
