"""A term that is to be translated in one way."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a glossary."""

    source: str
    """The Arabic, in the form of a dictionary: without joined particles."""
    targets: tuple[str, ...]
    """The English that is wanted, the preferred one first."""
    forms: tuple[str, ...] = ()
    """English that is accepted too, but never put in: plurals, adjectives, abbreviations."""
    note: str = ""
    exact_case: bool = False
    """Whether capitals matter."""
    line: int = 1
    """Where it stands in its file, from 1."""
    source_forms: tuple[str, ...] = ()
    """Other forms of the Arabic: broken plurals, other spellings."""

    def __post_init__(self) -> None:
        if not self.source.strip() or not self.targets or not all(map(str.strip, self.targets)):
            raise ValueError("a term has both its Arabic and its English")


@dataclass(frozen=True, slots=True)
class Undecided:
    """An entry whose English is still to be chosen."""

    source: str
    line: int
