"""The glossary: term pairs that the user wants kept, where they occur, and whether the English has them."""

from translate.glossary.candidates import Candidate, as_csv, candidates
from translate.glossary.checking import check, enforce
from translate.glossary.matching import Occurrence, TermIndex
from translate.glossary.reading import read_glossary
from translate.glossary.term import Term

__all__ = [
    "Candidate", "Occurrence", "Term", "TermIndex", "as_csv", "candidates", "check", "enforce", "read_glossary",
]  # fmt: skip
