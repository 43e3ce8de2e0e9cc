"""Build the checks' lexicon: ``python -m tests.bench.lexicon_training BITEXT GRAMMAR [--without-pairs]``.

It stands beside the benches because it needs data that the repository does not hold, and a user never runs it.
Words are aligned by expectation maximisation in both directions with agreement: the lexical model of Brown et al.
1993 (IBM model 1) with the preference for the diagonal of Dyer, Chahuneau and Smith 2013 (NAACL, "A Simple, Fast,
and Effective Reparameterization of IBM Model 2"), joined as in Liang, Taskar and Klein 2006 ("Alignment by
Agreement"). Content words only, as ``translate.checks.lexicon_words`` reduces them.
"""

from __future__ import annotations

import argparse
import gzip
import lzma
import random
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from translate.arabic import folded
from translate.checks.lexicon import PATH
from translate.checks.lexicon_words import (
    arabic_stem,
    english_stem,
    readings,
    skeleton,
    source_tokens,
    target_tokens,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Indices = NDArray[np.int64]

HEADER = """\
# Arabic-English lexicon of the checks: word keys (translate/checks/lexicon_words.py) and what they are translated as.
# Learnt by word alignment from: Microsoft documentation in Arabic and English (MicrosoftDocs/Dynamics-365-Operations,
# dynamics-365-project-operations, customer-insights, OfficeDocs-AlchemyInsights; (c) Microsoft, CC BY 4.0; changed:
# reduced to word statistics), mozilla-l10n/www-l10n (MPL-2.0), open-sdg/sdg-translations (MIT), Tatoeba
# (CC BY 2.0 FR), the Smith-Van Dyck and World English Bibles (public domain), and this project's own grammar and
# lexicons (Apache-2.0).
# Rebuild: python -m tests.bench.lexicon_training BITEXT_FOLDER GRAMMAR_FOLDER
# a: Arabic key, how often (percent) one of the words stands in a faithful translation, English keys with tenths.
# s: the same for a skeleton of consonants. e: English key, how often (percent) the Arabic has its word, per mille
# of rows.
"""
CAPS = {"msdocs-d365-operations": 90_000, "msdocs-alchemy-mt": 8_000}
WEIGHTS = {"msdocs": 0.4, "bible": 0.7, "mozilla": 1.0, "tatoeba": 2.0, "un-sdg": 2.0}
OWN, OWN_WORDS = 4.0, 3.0
LONGEST = 45
"""Content words of a side: longer pairs are rarely one to one."""
DIAGONAL = 4.0
ITERATIONS = 8
BEST, LEAST = 10, 0.02
"""Translations kept of a key, and the least share of one."""
_SLOT = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Pair:
    """One aligned pair, reduced to keys."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    weight: float


def bitext(folder: Path) -> Iterator[tuple[str, str, float]]:
    """The pairs of a folder of ``NAME.tsv.xz`` with their weights."""
    for path in sorted(folder.glob("*.tsv.xz")):
        name = path.name.removesuffix(".tsv.xz")
        rows = lzma.decompress(path.read_bytes()).decode().splitlines()
        random.Random(5).shuffle(rows)
        weight = next(value for start, value in WEIGHTS.items() if name.startswith(start))
        for row in rows[: CAPS.get(name)]:
            arabic, _, english = row.partition("\t")
            yield arabic, english, weight


def grammar(folder: Path, with_pairs: bool) -> Iterator[tuple[str, str, float]]:
    """The rules and words of a grammar's folder, their slots taken out."""
    for path in sorted(folder.glob("*.tsv")):
        for row in path.read_text(encoding="utf-8").splitlines():
            kind, _, rest = row.partition("\t")
            arabic, _, english = rest.partition("\t")
            if row.startswith("#") or not english or (kind == "PAIR" and not with_pairs):
                continue
            weight = OWN_WORDS if len(arabic.split()) <= 2 else OWN
            yield _SLOT.sub(" ", arabic), _SLOT.sub(" ", english), weight


class Reducer:
    """Arabic words to keys: a particle is taken off where what remains is the commoner word."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts

    def key(self, text: str) -> str:
        """The key of a word."""
        found = readings(folded(text))
        best = found[0]
        for shorter in found[1:]:
            if self._counts.get(shorter, 0) > self._counts.get(best, 0):
                best = shorter
        return arabic_stem(best)


def vocabulary(rows: list[tuple[str, str, float]]) -> Counter[str]:
    """How often a form occurs without a joined letter that could be a particle; articles do not count against it."""
    counts: Counter[str] = Counter()
    for arabic, _, _ in rows:
        counts.update(readings(folded(token.text))[0] for token in source_tokens(arabic) if token.arabic)
    return counts


def reduced(rows: list[tuple[str, str, float]]) -> list[Pair]:
    """The pairs as keys, those that are too long or empty left out."""
    reducer, pairs = Reducer(vocabulary(rows)), []
    for arabic, english, weight in rows:
        source = tuple(reducer.key(token.text) for token in source_tokens(arabic) if token.arabic)
        target = tuple(english_stem(token.text) for token in target_tokens(english) if not token.number)
        if 0 < len(source) <= LONGEST and 0 < len(target) <= LONGEST:
            pairs.append(Pair(source, target, weight))
    return pairs


@dataclass(frozen=True, slots=True)
class Links:
    """Every possible link of every pair, side by side: what expectation maximisation runs over."""

    source: Indices
    target: Indices
    source_place: Indices
    target_place: Indices
    prior: Numbers
    weight: Numbers


def links(pairs: list[Pair], sources: Mapping[str, int], targets: Mapping[str, int]) -> Links:
    """All links of all pairs; a place numbers the words of a side through the whole bitext."""
    columns: list[list[NDArray[np.generic]]] = [[] for _ in range(6)]
    at_source = at_target = 0
    for pair in pairs:
        n, m = len(pair.source), len(pair.target)
        x, y = np.meshgrid(np.arange(n), np.arange(m), indexing="ij")
        prior = np.exp(-DIAGONAL * np.abs((x + 0.5) / n - (y + 0.5) / m))
        ids = (
            np.array([sources[key] for key in pair.source])[x],
            np.array([targets[key] for key in pair.target])[y],
        )
        made = (*ids, x + at_source, y + at_target, prior, np.full((n, m), pair.weight))
        for column, values in zip(columns, made, strict=True):
            column.append(values.ravel())
        at_source, at_target = at_source + n, at_target + m
    return Links(*(np.concatenate(column) for column in columns))


def posteriors(table: Numbers, given: Links, places: Indices) -> Numbers:
    """Of each word at a place, the share of each link, with a word that has no counterpart at a small constant."""
    value = table * given.prior
    total = np.bincount(places, weights=value) + 1e-4
    return np.asarray(value / total[places])


def aligned(given: Links, sizes: tuple[int, int]) -> tuple[Indices, Numbers]:
    """The kinds of link (source key times number of target keys, plus target key) and the expected count of each."""
    kinds, kind = np.unique(given.source * sizes[1] + given.target, return_inverse=True)
    forward = np.full(len(kinds), 1.0 / sizes[1])
    backward = np.full(len(kinds), 1.0 / sizes[0])
    of_source, of_target = kinds // sizes[1], kinds % sizes[1]
    counts: Numbers = np.zeros(len(kinds))
    for step in range(ITERATIONS):
        to_target = posteriors(forward[kind], given, given.target_place)
        to_source = posteriors(backward[kind], given, given.source_place)
        both = to_target * to_source
        if step == 0:
            both = (to_target + to_source) / 2
        counts = np.bincount(kind, weights=both * given.weight).astype(float)
        smoothed = np.maximum(counts, 1e-9)
        forward = smoothed / (np.bincount(of_source, weights=smoothed)[of_source] + 0.3)
        backward = smoothed / (np.bincount(of_target, weights=smoothed)[of_target] + 0.3)
    return kinds, counts


def best(counts: Mapping[str, Mapping[str, float]]) -> dict[str, list[tuple[str, float]]]:
    """The translations worth keeping of each key, with their shares."""
    kept = {}
    for key, found in counts.items():
        total = sum(found.values()) + 0.2
        shares = sorted(((word, count / total) for word, count in found.items()), key=lambda pair: -pair[1])
        chosen = [(word, share) for word, share in shares[:BEST] if share >= LEAST]
        if chosen and total > 0.5:
            kept[key] = chosen
    return kept


def reliability(pairs: list[Pair], kept: Mapping[str, list[tuple[str, float]]]) -> dict[str, int]:
    """How often one of a key's translations stands in the pair where the key does, percent, drawn towards 60."""
    hits: defaultdict[str, float] = defaultdict(float)
    seen: defaultdict[str, float] = defaultdict(float)
    sets = {key: frozenset(word for word, _ in found) for key, found in kept.items()}
    for pair in pairs:
        target = set(pair.target)
        for key in set(pair.source):
            if key in sets:
                seen[key] += pair.weight
                hits[key] += pair.weight * bool(sets[key] & target)
    return {key: round(100 * (hits[key] + 1.8) / (seen[key] + 3)) for key in sets}


def swapped(pairs: list[Pair]) -> list[Pair]:
    """The pairs the other way round."""
    return [Pair(pair.target, pair.source, pair.weight) for pair in pairs]


def entries(mark: str, kept: Mapping[str, list[tuple[str, float]]], sure: Mapping[str, int]) -> Iterator[str]:
    """The lines of one kind of key."""
    for key in sorted(kept):
        words = " ".join(f"{word}{min(9, max(1, round(10 * share)))}" for word, share in kept[key])
        yield f"{mark}\t{key}\t{sure[key]}\t{words}"


def learn(rows: list[tuple[str, str, float]]) -> list[str]:
    """The lines of the lexicon."""
    pairs = reduced(rows)
    sources = {key: at for at, key in enumerate(dict.fromkeys(key for pair in pairs for key in pair.source))}
    targets = {key: at for at, key in enumerate(dict.fromkeys(key for pair in pairs for key in pair.target))}
    kinds, counts = aligned(links(pairs, sources, targets), (len(sources), len(targets)))
    arabic: dict[str, dict[str, float]] = defaultdict(dict)
    bones: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    english: dict[str, dict[str, float]] = defaultdict(dict)
    source_keys, target_keys = list(sources), list(targets)
    for kind, count in zip(kinds.tolist(), counts.tolist(), strict=True):
        if count > 0.02:
            source, target = source_keys[kind // len(targets)], target_keys[kind % len(targets)]
            arabic[source][target] = count
            english[target][source] = count
            if skeleton(source):
                bones[skeleton(source)][target] += count
    return written(pairs, arabic, bones, english)


def written(pairs: list[Pair], *counts: Mapping[str, Mapping[str, float]]) -> list[str]:
    """The lines for the Arabic keys, the skeletons and the English keys."""
    arabic, bones, english = map(best, counts)
    as_bones = [Pair(tuple(skeleton(key) for key in pair.source), pair.target, pair.weight) for pair in pairs]
    total = sum(pair.weight for pair in pairs)
    seen: Counter[str] = Counter()
    for pair in pairs:
        seen.update(dict.fromkeys(pair.target, pair.weight))
    lines = [
        *entries("a", arabic, reliability(pairs, arabic)),
        *entries("s", bones, reliability(as_bones, bones)),
    ]
    sure = reliability(swapped(pairs), english)
    return [*lines, *(f"e\t{key}\t{sure[key]}\t{1000 * seen[key] / total:.2g}" for key in sorted(english))]


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("bitext", type=Path)
    parser.add_argument("grammar", type=Path)
    parser.add_argument("--without-pairs", action="store_true", help="keep the whole sentences for fitting")
    parser.add_argument("--out", type=Path, default=PATH)
    asked = parser.parse_args()
    rows = [*bitext(asked.bitext), *grammar(asked.grammar, not asked.without_pairs)]
    text = HEADER + "\n".join(learn(rows)) + "\n"
    asked.out.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{text.count(chr(10))} lines, {asked.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
