"""More out of the pairs that are there: longer ones, other figures and Latin words, other spelling."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from random import Random

from translate.training.latin import latin_word
from translate.training.pairs import Pairs

JOINED = 3
"""The most pairs that are put together."""

ENDING = 0.3
"""How often a hurried writer also ends words with another letter, alike in all of a text."""

_HAMZAS = str.maketrans("أإآ", "ااا")
_ENDINGS = ((re.compile(r"ي\b"), "ى"), (re.compile(r"ى\b"), "ي"), (re.compile(r"ة\b"), "ه"))
_DIGITS = re.compile(r"\d+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]+(?:-[A-Za-z0-9]+)*", re.ASCII)


def with_other_figures(pairs: Pairs, share: float, random: Random) -> Pairs:
    """Change the figures of a ``share`` of the pairs, where the target has all those of the source."""
    return _exchanged(pairs, _DIGITS, share, _like, random)


def with_other_latin_words(pairs: Pairs, share: float, random: Random) -> Pairs:
    """Change the Latin words of a ``share`` of the pairs, where the target has all those of the source."""
    return _exchanged(pairs, _LATIN, share, lambda _, chance: latin_word(chance), random)


def _exchanged(
    pairs: Pairs,
    pattern: re.Pattern[str],
    share: float,
    other: Callable[[str, Random], str],
    random: Random,
) -> Pairs:
    """Put others in the place of what is found on both sides alike, in a ``share`` of the pairs."""
    changed = Pairs([], [])
    for source, target in zip(pairs.sources, pairs.targets, strict=True):
        found, kept = (Counter(pattern.findall(side)) for side in (source, target))
        if found and random.random() < share and all(kept[each] == count for each, count in found.items()):
            others = {each: other(each, random) for each in found}
            source, target = (_replaced(side, pattern, others) for side in (source, target))  # noqa: PLW2901 - both at once
        changed.sources.append(source)
        changed.targets.append(target)
    return changed


def in_hurried_spelling(pairs: Pairs, share: float, random: Random) -> Pairs:
    """Spell a ``share`` of the sources as people do in a hurry: without hamzas, now and then ى for ي and ه for ة."""
    sources = [_hurried(source, random) if random.random() < share else source for source in pairs.sources]
    return Pairs(sources, list(pairs.targets))


def _hurried(source: str, random: Random) -> str:
    source = source.translate(_HAMZAS)
    for pattern, letter in _ENDINGS:
        if random.random() < ENDING:
            source = pattern.sub(letter, source)
    return source


def joined(pairs: Pairs, share: float, random: Random) -> Pairs:
    """Put other pairs of the corpus behind a ``share`` of them; where sentences lack a stop they get one."""
    longer = Pairs([], [])
    for source, target in zip(pairs.sources, pairs.targets, strict=True):
        parts = [(source, target)]
        if random.random() < share:
            others = [random.randrange(len(pairs)) for _ in range(random.randint(1, JOINED - 1))]
            parts += [(pairs.sources[other], pairs.targets[other]) for other in others]
        longer.sources.append(" ".join(_stopped(part[0], len(parts)) for part in parts))
        longer.targets.append(" ".join(_stopped(part[1], len(parts)) for part in parts))
    return longer


def _stopped(text: str, parts: int) -> str:
    return text if parts == 1 or not text[-1].isalnum() else f"{text}."


def _like(figure: str, random: Random) -> str:
    """Another figure of as many digits; a year stays one of the last centuries, a 1 stays: it may be a word."""
    if len(figure) == 1 or figure.startswith("0"):
        return figure
    if len(figure) == 4 and figure[:2] in {"18", "19", "20"}:  # noqa: PLR2004 - a year's digits
        return str(random.randint(1800, 2030))
    return str(random.randint(10 ** (len(figure) - 1), 10 ** len(figure) - 1))


def _replaced(text: str, pattern: re.Pattern[str], others: dict[str, str]) -> str:
    return pattern.sub(lambda found: others.get(found[0], found[0]), text)
