"""What the boundary rules of a language are, as plain values; where they come from is ``srx.py``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """Where a sentence ends, or where it does not although it looks so."""

    name: str
    before: str
    """Regular expression for the end of the text before the place."""
    after: str
    """Regular expression for the beginning of the text after it."""
    breaks: bool


@dataclass(frozen=True, slots=True, eq=False)
class BoundaryRules:
    """The sentence boundaries of a language: the first rule that matches at a place decides about it.

    Where none matches there is no boundary. Equal only to itself, so that what is compiled of it is
    found again at once.
    """

    rules: tuple[Rule, ...]
    places: str = ""
    """Regular expression of what ends at the places that are looked at; empty where all of them are."""
    whole_quotations: bool = False
    """Whether a short quotation stays whole, and a quotation within a sentence does not end it."""
    name: str = ""
    """Which rules they are: what a signature is told of them."""
    shipped: bool = False
    """Whether they are ours, of which more is known: their time is linear in the text's length, so that no clock
    need run, and they have an ordinary end of a sentence (``ordinary.py``)."""
