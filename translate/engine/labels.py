"""Who speaks in an interview: «س:» asks and «ج:» answers, letters that a model takes for words."""

from __future__ import annotations

import re
from dataclasses import replace

from translate.units import Hypothesis

_LABEL = re.compile(r"\s*([سج])([0-9٠-٩۰-۹]{0,3})[:/]\s+(?=\S)")
_SPEAKERS = {"س": "Q", "ج": "A"}


def without_label(source: str) -> tuple[str, str]:
    """The English for the speaker's letter that a source begins with, empty where there is none, and the rest.

    >>> without_label("س: متى بدأت؟")
    ('Q:', 'متى بدأت؟')
    """
    found = _LABEL.match(source)
    if not found:
        return "", source
    number = str(int(found[2])) if found[2] else ""
    return f"{_SPEAKERS[found[1]]}{number}:", source[found.end() :]


def labelled(label: str, hypothesis: Hypothesis) -> Hypothesis:
    """The hypothesis of the rest with the label before it, which is one word on either side."""
    if not label:
        return hypothesis
    told = replace(hypothesis, text=f"{label} {hypothesis.text}".strip())
    if not hypothesis.coverage:
        return told
    places = (place if place < 0 else place + 1 for place in hypothesis.alignment)
    return replace(told, alignment=(0, *places), coverage=(1.0, *hypothesis.coverage))
