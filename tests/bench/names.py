"""How many injected name replacements the check of names finds, and how often it is wrong on human references.

Which names are replaced, and by which, does not depend on the check: every word that looks like a name is as likely.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.testsets import PARAGRAPHS, SETS, pairs
from translate.checks.names import check
from translate.checks.names_words import EnglishName, english_names
from translate.units import BlockKind, Finding, Severity, TranslationUnit

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Injected:
    """A row in which one name of the English is replaced by another name of the same set."""

    source: str
    target: str
    other: str
    kind: str
    """Whether the name and the other are in the list of known names."""


def unit(source: str, target: str) -> TranslationUnit:
    """A row of its own."""
    return TranslationUnit(1, 1, BlockKind.PARAGRAPH, 1, 1, 1, source, target)


def injected(pairs: Sequence[Pair], seed: int, most: int) -> Iterator[Injected]:
    """Yield rows with one name replaced by another of the set that begins otherwise and is not in the row."""
    choose = random.Random(seed)
    items = [(*pair, name) for pair in pairs for name in english_names(pair[1]) if name.text not in pair[0]]
    pool = sorted({name.text: name for *_, name in items}.items())
    choose.shuffle(items)
    for source, target, name in items[:most]:
        others = [one for text, one in pool if text[0] != name.text[0] and text not in target]
        other = choose.choice(others)
        replaced = target[: name.start] + other.text + target[name.end :]
        yield Injected(source, replaced, other.text, f"{_known(name)} by {_known(other)}")


def _known(name: EnglishName) -> str:
    return "known" if name.known else "unknown"


def severity(row: Injected) -> Severity | None:
    """The worst finding on the other name."""
    found = check(unit(row.source, row.target))
    return min((each.severity for each in found if _finds(each, row)), key=lambda one: one.rank, default=None)


def _finds(finding: Finding, row: Injected) -> bool:
    return any(row.other in row.target[start:end] for start, end in finding.target_spans)


def recall(pairs: Sequence[Pair]) -> Iterator[str]:
    """Lines that say how many replacements are found and warned of, together and by kind."""
    counts: dict[str, Counter[str]] = {"all": Counter()}
    for row in injected(pairs, seed=1, most=500):
        worst = severity(row)
        for kind in ("all", row.kind):
            counter = counts.setdefault(kind, Counter())
            counter.update(["total"] + ["found"] * (worst is not None))
            counter.update(["warned"] * (worst in {Severity.WARNING, Severity.CRITICAL}))
    for kind, counter in sorted(counts.items()):
        found, warned = counter["found"] / counter["total"], counter["warned"] / counter["total"]
        yield f"  {kind}: {counter['total']} injected, found {found:.1%}, warned {warned:.1%}"


def alarms(pairs: Sequence[Pair]) -> str:
    """What the check says of the references, and how long it takes for a row."""
    rows = [unit(*pair) for pair in pairs]
    start = time.process_time()
    found = [tuple(check(row)) for row in rows]
    milliseconds = (time.process_time() - start) / len(rows) * 1000
    warned = sum(any(each.severity is not Severity.INFO for each in row) for row in found) / len(rows)
    told = sum(map(bool, found)) / len(rows)
    return f"  references: warned {warned:.2%}, with any finding {told:.2%}, {milliseconds:.2f} ms a row"


def main(folder: Path) -> None:
    """Print recall (all findings, and warnings alone) and the share of references with a finding, set by set."""
    for name, files in SETS.items():
        if files == PARAGRAPHS:
            continue  # a row is a sentence; of a whole paragraph the check says less
        rows = pairs(folder, files)
        print(name, alarms(rows), *recall(rows), sep="\n", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.names", description="Measure the names check."
    )
    parser.add_argument("--testsets", type=Path, required=True, metavar="FOLDER")
    main(parser.parse_args().testsets)
