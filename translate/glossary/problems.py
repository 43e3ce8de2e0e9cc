"""What is wrong with a glossary itself: entries that repeat or contradict others, or cannot work."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from translate.arabic import folded
from translate.glossary.common_words import SPELLED
from translate.glossary.spelling import bare
from translate.glossary.term import Term, Undecided

_ARABIC = re.compile("[\u0620-\u064a]")
_READABLE = re.compile("[^\\W_]")
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a glossary that its author should look at."""

    line: int
    message: str


def problems(entries: Sequence[Term | Undecided]) -> tuple[Problem, ...]:
    """What is wrong with the entries of a glossary, in the order of its lines."""
    terms = [entry for entry in entries if isinstance(entry, Term)]
    found = [*_repeated(terms), *(problem for term in terms for problem in _of(term))]
    found += [
        Problem(entry.line, f"«{entry.source}» has no English yet, so it is passed over.")
        for entry in entries
        if isinstance(entry, Undecided)
    ]
    return tuple(sorted(found, key=lambda problem: problem.line))


def _repeated(terms: Sequence[Term]) -> Iterator[Problem]:
    """Entries for an Arabic term that an earlier line has, in any spelling."""
    first: dict[str, Term] = {}
    for term in terms:
        before = first.setdefault(" ".join(folded(term.source).split()), term)
        if before is term:
            continue
        same = {target.casefold() for target in term.targets} <= {one.casefold() for one in before.targets}
        if same:
            message = f"«{term.source}» stands in line {before.line} already, with the same English."
        else:
            ours, theirs = (" or ".join(f"“{one}”" for one in each.targets) for each in (term, before))
            message = (
                f"«{term.source}» is {ours} here and {theirs} in line {before.line}. Both are accepted, and "
                f"“{before.targets[0]}” is what is put in."
            )
        yield Problem(term.line, message)


def _of(term: Term) -> Iterator[Problem]:
    """What is wrong with one entry."""
    yield from (Problem(term.line, message(term)) for fails, message in _TESTS if fails(term))


def _is_everywhere(term: Term) -> bool:
    words = bare(term.source).split()
    return len(words) == 1 and (words[0] in SPELLED or len(words[0]) <= _SHORT)


_TESTS: tuple[tuple[Callable[[Term], bool], Callable[[Term], str]], ...] = (
    (
        lambda term: any(map(_ARABIC.search, term.targets)),
        lambda term: f"The English of «{term.source}» has Arabic letters in it.",
    ),
    (
        lambda term: not all(map(_READABLE.search, term.targets)),
        lambda term: f"The English of «{term.source}» has a piece without letters.",
    ),
    (
        _is_everywhere,
        lambda term: f"«{term.source}» is so short or common that it will be found where it is not meant.",
    ),
)
