"""The engine that applies boundary rules to a text, as SRX says it."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby, islice
from typing import TYPE_CHECKING

import regex

from translate.errors import SourceError

from . import ordinary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .rules import BoundaryRules, Rule

    Numbered = tuple[int, Rule]

_PATIENCE = 5.0
"""Seconds that rules may take, of processor time; only repetition within repetition takes so long."""
_SLOWEST = 100_000
"""Characters of a long text for each of which another second is allowed."""
_REFERRING = re.compile(r"\\[1-9]|\\g|\(\?P?<\w")
"""A pattern that numbers or names its groups, and so cannot stand beside another in one expression."""
_NUMBER = "rule_"


class Matcher:
    """The compiled form of boundary rules."""

    def __init__(self, rules: BoundaryRules) -> None:
        """Compile them: neighbours in one expression, for a call costs more than most rules.

        Raises:
            regex.error: a rule is not a regular expression.
        """
        self._rules = rules
        self._steps = [_any_of(run) for run in _runs(enumerate(rules.rules))]
        self._places = _places(rules)
        self._at_once = _at_once(rules) if rules.places and len(self._steps) == 1 else None
        self._breaking: Mapping[str | None, str] = {
            f"{_NUMBER}{n}": rule.name for n, rule in enumerate(rules.rules) if rule.breaks
        }
        """Of every rule that ends a sentence, by its group."""

    def breaks(self, text: str) -> list[tuple[int, str]]:
        """Return the places where a sentence ends, in order, each with the name of the rule that says so.

        Raises:
            SourceError: a rule takes too long.
        """
        breaking = self._breaking
        if self._rules.shipped and self._at_once:
            return ordinary.breaks(text, self._at_once.match, breaking)
        try:
            decided = self._all(self._at_once, text) if self._at_once else self._decided(text)
            return [
                (match.end(), breaking[match.lastgroup]) for match in decided if match.lastgroup in breaking
            ]
        except TimeoutError:
            raise _too_slow(self._rules, text) from None

    def _decided(self, text: str) -> Iterator[regex.Match[str]]:
        """The match of the rule that decides a place, at every place that is looked at."""
        places = {match.end() for pattern in self._places for match in self._all(pattern, text)}
        for place in sorted(places):
            found = (pattern.match(text, place, timeout=_PATIENCE) for pattern in self._steps)
            yield from islice(filter(None, found), 1)

    def _all(self, pattern: regex.Pattern[str], text: str) -> list[regex.Match[str]]:
        """Every match, found before the first is used: the clock of an iteration does not stop."""
        patience = None if self._rules.shipped else _PATIENCE + len(text) / _SLOWEST
        return list(pattern.finditer(text, timeout=patience))


@lru_cache(maxsize=8)
def matcher(rules: BoundaryRules) -> Matcher:
    """Return the compiled form of the rules, made once."""
    return Matcher(rules)


def compiled(pattern: str) -> regex.Pattern[str]:
    """Compile an expression in which sets may hold sets, as they may in SRX.

    Raises:
        regex.error: it is not a regular expression.
    """
    return regex.compile(pattern, regex.VERSION1)


def _at_once(rules: BoundaryRules) -> regex.Pattern[str]:
    """Match at every place, and name a group by the rule that decides it; at the text's end none need."""
    rest = "|".join(
        f"(?<={rule.before})(?={rule.after})(?P<{_NUMBER}{number}>)"
        for number, rule in enumerate(rules.rules)
    )
    return compiled(rf"(?>{rules.places})(?:\Z|{rest}|)")


def _places(rules: BoundaryRules) -> list[regex.Pattern[str]]:
    if rules.places:
        return [compiled(rules.places)]
    return [_any_of(run) for run in _runs(pair for pair in enumerate(rules.rules) if pair[1].breaks)]


def _runs(rules: Iterable[Numbered]) -> Iterator[list[Numbered]]:
    """Neighbours that can stand in one expression."""
    for _, run in groupby(rules, key=lambda pair: pair[0] if _refers(pair[1]) else -1):
        yield list(run)


def _refers(rule: Rule) -> bool:
    return _REFERRING.search(rule.before + rule.after) is not None


def _any_of(rules: Iterable[Numbered]) -> regex.Pattern[str]:
    """Match nothing at a place that one of the rules decides, and name a group by that rule's number."""
    return compiled(
        "|".join(f"(?={rule.after})(?<={rule.before})(?P<{_NUMBER}{number}>)" for number, rule in rules)
    )


def _too_slow(rules: BoundaryRules, text: str) -> SourceError:
    names = [rule.name for rule in rules.rules if _takes_long(rule, text)]
    return SourceError(
        f"The segmentation rules take too long: {', '.join(names) or 'all of them together'}.",
        "Look for a repetition within a repetition, such as (a+)+, and write it with one.",
    )


def _takes_long(rule: Rule, text: str) -> bool:
    try:
        for _ in _any_of([(0, rule)]).finditer(text, timeout=_PATIENCE / 10):
            pass
    except TimeoutError:
        return True
    return False
