"""BLEU, to tell how far two outputs of a model are apart; published scores want sacreBLEU's tokenisation."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

ORDER = 4
"""The longest n-grams that are compared."""

_TOKEN = re.compile(r"\w+|[^\w\s]")


def bleu(hypotheses: Sequence[str], references: Sequence[str]) -> float:
    """Corpus BLEU, 0 to 100, of as many hypotheses as references, without smoothing.

    Source: Papineni et al., "BLEU: a method for automatic evaluation of machine translation", ACL 2002.
    """
    pairs = [
        (_TOKEN.findall(one), _TOKEN.findall(other))
        for one, other in zip(hypotheses, references, strict=True)
    ]
    written, wanted = sum(len(one) for one, _ in pairs), sum(len(other) for _, other in pairs)
    precisions = [_precision(pairs, length) for length in range(1, ORDER + 1)]
    if not min(precisions):
        return 0.0
    brevity = min(0.0, 1 - wanted / written)
    return 100 * math.exp(brevity + sum(map(math.log, precisions)) / ORDER)


def _precision(pairs: Sequence[tuple[list[str], list[str]]], length: int) -> float:
    """The share of n-grams of a length that the references have too."""
    found = total = 0
    for one, other in pairs:
        ours, theirs = _ngrams(one, length), _ngrams(other, length)
        found += (ours & theirs).total()
        total += ours.total()
    return found / total if total else 0.0


def _ngrams(tokens: list[str], length: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(tokens[i : i + length]) for i in range(len(tokens) - length + 1))
