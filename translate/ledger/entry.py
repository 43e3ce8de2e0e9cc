"""What the ledger knows of an article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How far an article is."""

    BEGUN = "begun"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of a run."""

    output: str
    """Its document, seen from the ledger's folder."""
    source: str
    """The article's file, as it was named."""
    fingerprint: str
    """Of all that decides what its document says: the file's bytes, the settings, the model."""
    state: State
    rows: int = 0
    """Of the document; 0 until it is written."""
    message: str = ""
    """Why it failed, in a sentence; empty unless it did."""
    hint: str = ""
    """What to do then."""
    changed: str = ""
    """When its state became what it is, as an ISO date and time."""
