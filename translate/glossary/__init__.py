"""The glossary: term pairs that the user wants kept, where they occur, and whether the English has them."""

from translate.glossary.candidates import Candidate, as_csv, candidates
from translate.glossary.checking import check, check_row
from translate.glossary.enforcement import best_with_terms, enforce
from translate.glossary.matching import Occurrence, TermIndex
from translate.glossary.problems import Problem, problems
from translate.glossary.reading import read_entries, read_glossary
from translate.glossary.term import Term

__all__ = [
    "Candidate", "Occurrence", "Problem", "Term", "TermIndex", "as_csv", "best_with_terms", "candidates", "check",
    "check_row", "enforce", "problems", "read_entries", "read_glossary",
]  # fmt: skip
