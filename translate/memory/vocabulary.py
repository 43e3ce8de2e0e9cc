"""Which words a unit is found by: those of its Arabic, and those of its English under a mark of their own."""

from __future__ import annotations

from itertools import chain

from translate.memory.similarity import normalised, tokens

ENGLISH = "\U0010fffd"
"""Stands before each English word in the index; no text's word holds it, and it sorts after all of them."""


def indexed(source: str, target: str) -> str:
    """What the index is told of a unit: its words, separated by spaces."""
    return " ".join(unit_words(normalised(source), target))


def unit_words(comparable: str, target: str) -> list[str]:
    """The words of a unit, each once, the English ones marked; ``comparable`` is its normalised source."""
    return list(chain(tokens(comparable), (ENGLISH + word for word in tokens(normalised(target)))))
