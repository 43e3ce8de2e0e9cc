"""What words are usually translated as: a small lexicon that ships with the package, read when first needed."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from translate.checks.lexicon_words import arabic_stem, folded, readings, skeleton

PATH = Path(__file__).with_name("lexicon.tsv.gz")
"""Its first lines say what it is made from, under which licences, and how it is made again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of an Arabic word."""

    translations: dict[str, float]
    """English keys with the share of each, most of all occurrences together."""
    reliability: float
    """How often one of them stands in a faithful translation, 0 to 1."""


@lru_cache(32_768)
def entry(word: str) -> Entry | None:
    """The entry of an Arabic word as it stands in a text, or None if neither it nor a relative is known."""
    arabic, bones, _ = _lexicon()
    found = readings(folded(word))
    for reading in found:
        if (stem := arabic_stem(reading)) in arabic:
            return _of(stem)
    for reading in found:
        if (bare := skeleton(arabic_stem(reading))) in bones:
            return Entry(*_parsed(bones[bare]))
    return None


@lru_cache(32_768)
def english_known(key: str) -> tuple[float, float]:
    """How often the Arabic has a word for an English key (0 to 1; 0 if unknown), and the share of rows it is in."""
    _, _, english = _lexicon()
    sure, _, share = english.get(key, "0\t0").partition("\t")
    return int(sure) / 100, float(share) / 1000


@lru_cache(16_384)
def _of(stem: str) -> Entry:
    """The entry of a stem, with what its relatives are translated as at half the weight."""
    arabic, bones, _ = _lexicon()
    own, reliability = _parsed(arabic[stem])
    others, others_reliability = _parsed(bones.get(skeleton(stem), ""))
    joined = {key: share / 2 for key, share in others.items()} | own
    return Entry(joined, reliability or others_reliability)


@lru_cache(16_384)
def _parsed(text: str) -> tuple[dict[str, float], float]:
    if not text:
        return {}, 0.0
    sure, _, words = text.partition("\t")
    return {word[:-1]: int(word[-1]) / 10 for word in words.split(" ")}, int(sure) / 100


@cache
def _lexicon() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    tables: dict[str, dict[str, str]] = {"a": {}, "s": {}, "e": {}}
    for line in gzip.decompress(PATH.read_bytes()).decode().splitlines():
        if not line.startswith("#"):
            mark, key, rest = line.split("\t", 2)
            tables[mark][key] = rest
    return tables["a"], tables["s"], tables["e"]
