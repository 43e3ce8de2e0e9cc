"""How many injected name replacements the check of names finds, and how often it is wrong on human references."""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from translate.checks.names import check, measure
from translate.checks.names_words import EnglishName, english_names
from translate.units import BlockKind, Finding, Severity, TranslationUnit

_SETS = (
    ("flores-dev/source.ar", "flores-dev/reference.en"),
    ("pud/pud.ar", "pud/pud.en"),
    ("tico19-dev/tico19-dev.ar", "tico19-dev/tico19-dev.en"),
    ("xquad/xquad-questions.ar", "xquad/xquad-questions.en"),
)
Pair = tuple[str, str]


def unit(source: str, target: str) -> TranslationUnit:
    """A row of its own."""
    return TranslationUnit(1, 1, BlockKind.PARAGRAPH, 1, 1, 1, source, target)


def injected(pairs: Sequence[Pair], seed: int, most: int) -> Iterator[tuple[str, str, str]]:
    """Yield source, target with one explained name replaced by another of the set, and that other name."""
    choose = random.Random(seed)
    items = [(source, target, name) for source, target in pairs for name in _explained(source, target)]
    pool = sorted({name.text for _, _, name in items})
    choose.shuffle(items)
    for source, target, name in items[:most]:
        other = choose.choice([one for one in pool if one[0] != name.text[0] and one not in target])
        yield source, target[: name.start] + other + target[name.end :], other


def _explained(source: str, target: str) -> Iterator[EnglishName]:
    unexplained = set(measure(source, target).unexplained)
    return (name for name in english_names(target) if name not in unexplained and name.text not in source)


def _finds(finding: Finding, target: str, name: str) -> bool:
    return any(name in target[start:end] for start, end in finding.target_spans)


def main(folder: Path) -> None:
    """Print recall (all findings, and warnings alone) and the share of references with a warning, set by set."""
    for source_file, target_file in _SETS:
        sides = [
            (folder / name).read_text(encoding="utf-8").splitlines() for name in (source_file, target_file)
        ]
        pairs = list(zip(*sides, strict=True))
        found = warned = total = 0
        for source, target, name in injected(pairs, seed=1, most=500):
            hits = [finding for finding in check(unit(source, target)) if _finds(finding, target, name)]
            total += 1
            found += bool(hits)
            warned += any(finding.severity is not Severity.INFO for finding in hits)
        clean = [list(check(unit(*pair))) for pair in pairs]
        alarms = sum(any(finding.severity is not Severity.INFO for finding in row) for row in clean)
        told = sum(map(bool, clean))
        print(
            f"{source_file}: {total} injected, found {found / total:.1%}, warned {warned / total:.1%};"
            f" references warned {alarms / len(pairs):.2%}, with any finding {told / len(pairs):.2%}"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.names", description="Measure the names check."
    )
    parser.add_argument("--testsets", type=Path, required=True, metavar="FOLDER")
    main(parser.parse_args().testsets)
