"""What stands before a sentence and is not of it: the number of a list's item or of a note, or who speaks.

A small model drops «1.» or writes another number, and takes the letter of «أ)» or of an interview's «س:» for a word.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from translate.units import Hypothesis

_DIGITS = "[0-9٠-٩۰-۹]"
_SPEAKER = re.compile(rf"\s*([سج])({_DIGITS}{{0,3}})[:/]\s+(?=\S)")
_SPEAKERS = {"س": "Q", "ج": "A"}
_ITEM = re.compile(
    rf"""\s*(?P<open>[(\[]?)
    (?:(?P<number>{_DIGITS}{{1,3}}) | (?P<letter>[أبجد]|هـ)(?!\.))  # «د.» is a doctor
    \s?(?P<close>[.)\]–-])
    \s+(?=["“«(]?[\u0621-\u064a])""",
    re.VERBOSE,
)
_LETTERS = {"أ": "A", "ب": "B", "ج": "C", "د": "D", "هـ": "E"}
_PAIRS = {"(": ")", "[": "]"}


class Label(NamedTuple):
    """The English of what stands before a sentence; empty where there is nothing."""

    text: str = ""
    words: int = 0
    """Of the source."""


def without_label(source: str) -> tuple[Label, str]:
    """What stands before a source's sentence, and the sentence.

    >>> without_label("س: متى بدأت؟")[0].text, without_label("(٢) قلة الأمطار")[0].text
    ('Q:', '(2)')
    >>> without_label("2- قلة الأمطار")
    (Label(text='2.', words=1), 'قلة الأمطار')
    """
    for pattern, english in ((_SPEAKER, _speaker), (_ITEM, _item)):
        if (found := pattern.match(source)) and (text := english(found)):
            return Label(text, len(found[0].split())), source[found.end() :]
    return Label(), source


def _speaker(found: re.Match[str]) -> str:
    number = str(int(found[2])) if found[2] else ""
    return f"{_SPEAKERS[found[1]]}{number}:"


def _item(found: re.Match[str]) -> str:
    """The item's number with the signs around it; empty where these are no pair."""
    sign = str(int(found["number"])) if found["number"] else _LETTERS[found["letter"]]
    opening, closing = found["open"], found["close"]
    if opening or closing == "]":
        return f"{opening}{sign}{closing}" if _PAIRS.get(opening) == closing else ""
    return f"{sign})" if closing == ")" else f"{sign}."


def labelled(label: Label, hypothesis: Hypothesis) -> Hypothesis:
    """The hypothesis of the sentence with the label before it, which in English is one word."""
    if not label.text:
        return hypothesis
    told = replace(hypothesis, text=f"{label.text} {hypothesis.text}".strip())
    if not hypothesis.coverage:
        return told
    places = (place if place < 0 else place + label.words for place in hypothesis.alignment)
    return replace(told, alignment=(0, *places), coverage=(1.0,) * label.words + hypothesis.coverage)
