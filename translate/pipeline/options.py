"""How an article is read, divided, translated and laid out: what a user may choose."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from translate.bilingual import Paper
from translate.glossary import Term
from translate.segmentation import BoundaryRules


@dataclass(frozen=True, slots=True)
class Options:
    """The choices, each with what most people want."""

    max_words: int = 40
    """Words in a row; a longer sentence is divided at a clause boundary."""
    keep_everything: bool = False
    """Whether a page's prompts and repetitions are translated too."""
    paper: Paper = Paper.A4
    overwrite: bool = False
    """Whether a document that somebody may have edited is replaced."""
    rules: BoundaryRules | None = None
    """A user's own sentence boundaries, in place of the shipped ones."""
    terms: tuple[Term, ...] = ()
    """The glossary to keep to."""
    comments: bool = True
    """Whether findings are written as comments into the Word document."""
    memory: Path | None = None
    """The translation memory's file, which need not be there yet; ``None`` to do without."""

    def signature(self) -> str:
        """What of it decides what an article's rows are."""
        return f"max_words:{self.max_words}" + (f"|srx:{self.rules.name}" if self.rules else "")

    def fingerprint(self) -> str:
        """All of it that decides what a document says."""
        chosen = (self.signature(), self.keep_everything, self.paper.value, self.comments, self.terms)
        return f"{chosen}|memory:{self.memory}"
