"""Names replaced by others: English names that nothing in the Arabic explains, with what is left over in it.

A name that nothing explains is told of in any case; it is a warning where an Arabic name is left over in its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from translate.alignment import aligned_words
from translate.checks.names_matching import Names, measure
from translate.checks.names_words import ArabicWord, EnglishName
from translate.transliteration import alike
from translate.units import Finding, Severity, Span, TranslationUnit

_RESPELT, _RESPELT_NEAR, _RESPELT_KNOWN = 0.45, 0.36, 0.2
"""The distance at which a name and the word left over in its place, or near it, are one name in other spellings; less
is allowed where the usual spellings of both are known."""
_BESIDE, _NEAR = 1, 3
"""Content words between an Arabic word and the renderings of the English name's neighbours."""
_TELLING = 4
"""Letters from which an unknown name is more than an abbreviation or a syllable."""
_KNOWN_REACH = 2
"""How many words farther a known Arabic name may stand than another word and still be the likelier one."""


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A name of the target that is nowhere in the source."""

    name: EnglishName
    word: ArabicWord | None
    """The Arabic name that is left over and most likely stands there."""
    steps: int
    """How many content words lie between that and the renderings of the English name's neighbours."""
    looked_at: bool
    """Whether the model looked at that word while writing the name."""

    @property
    def respelt(self) -> bool:
        """Whether the two are likely to be one name."""
        if self.word is None or not (self.looked_at or self.steps <= _NEAR):
            return False
        limit = _RESPELT if self.looked_at or self.steps <= _BESIDE else _RESPELT_NEAR
        if self.word.known and self.name.known:
            limit = _RESPELT_KNOWN
        return any(alike(form, english, limit) for form in self.word.forms for english in self.name.forms)

    @property
    def certain(self) -> bool:
        """Whether one name stands in place of another: beside it or near it, the surer the more is known of both."""
        word, name = self.word, self.name
        if word is None or self.respelt:
            return False
        if self.looked_at:
            return True
        if word.known or not word.ordinary:
            return self.steps <= _NEAR
        return self.steps <= _BESIDE and (name.known or len(name.text) >= _TELLING)


def unexplained(unit: TranslationUnit) -> Iterator[Unexplained]:
    """Pair the unexplained English names with what is left over in the Arabic, by alignment or by place."""
    names = measure(unit.source, unit.target)
    left = list(names.left_over)
    aligned = aligned_words(unit) if names.unexplained else ()
    for name in names.unexplained:
        looked_at = [word.source for word in aligned if word.target[0] <= name.start < word.target[1]]
        found = _paired(name, left, names, looked_at)
        if found.word:
            left.remove(found.word)
        yield found


def _paired(name: EnglishName, left: list[ArabicWord], names: Names, looked_at: list[Span]) -> Unexplained:
    pairs = [Unexplained(name, word, names.steps(name, word), _inside(word, looked_at)) for word in left]
    return min(pairs, key=_likeliness, default=Unexplained(name, None, 0, looked_at=False))


def _likeliness(pair: Unexplained) -> tuple[bool, bool, int]:
    known = pair.word is not None and pair.word.known
    return not pair.looked_at, not pair.respelt, pair.steps - known * _KNOWN_REACH


def _inside(word: ArabicWord, spans: list[Span]) -> bool:
    return any(start <= word.start < end for start, end in spans)


def check(unit: TranslationUnit) -> Iterator[Finding]:
    """Find names that the Arabic does not have, with those it has in their place."""
    if not unit.target:
        return
    for found in unexplained(unit):
        severity = Severity.WARNING if found.certain else Severity.INFO
        source_spans = ((found.word.start, found.word.end),) if found.word and _told(found) else ()
        target_spans = ((found.name.start, found.name.end),)
        yield Finding("names", severity, _message(found), "", source_spans, target_spans)


def _told(found: Unexplained) -> bool:
    return found.certain or found.respelt


def _message(found: Unexplained) -> str:
    message = f"The English has “{found.name.text}”, but no word of the Arabic seems to stand for it"
    if found.word and found.certain:
        return f"{message}; «{found.word.text}» is left over there."
    if found.word and found.respelt:
        return f"{message}. It may be «{found.word.text}», spelled in an unusual way."
    return f"{message}."
