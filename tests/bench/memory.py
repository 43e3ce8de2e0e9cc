"""Measure the translation memory: ``python -m tests.bench.memory [--units N] [--bitext FOLDER] [--keep FILE]``."""

from __future__ import annotations

import argparse
import lzma
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, chain, cycle, islice
from pathlib import Path
from statistics import mean, quantiles

from tests.bench.machine import load, machine
from tests.bench.report import Row, table
from translate.memory import Memory, is_memory, open_memory
from translate.units import RememberedUnit

EXACT_GOAL, FUZZY_GOAL = 1.0, 20.0
"""Milliseconds a row."""
SEARCH_GOAL = 500.0
"""Milliseconds until the newest twenty are found."""
SAMPLES = 500
_WORDS = 80_000
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_COMMON = """
    في من على إلى أن التي الذي عن مع هذا بعد كان قال قالت لا ما بين قبل كل عام أو حول خلال إن لم ذلك
    """.split()


def main() -> None:
    """Build a memory of so many units, look sentences up in it, and print what it took."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="muqabala-bench-") as folder:
        path = options.keep or Path(folder) / "memory.sqlite"
        rows = [] if is_memory(path) else [_built(path, _units(options.units, options.bitext))]
        with open_memory(path, writable=False) as memory:
            rows += _measured(path, memory)
    print(f"- Machine: {machine()}\n- Load: {load()}\n\n{table(rows)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.memory", description="Measure the translation memory on this machine."
    )
    parser.add_argument("--units", type=int, default=1_000_000, metavar="N")
    parser.add_argument(
        "--bitext", type=Path, metavar="FOLDER", help="take as many as there are from its .tsv.xz files first"
    )
    parser.add_argument(
        "--keep", type=Path, metavar="FILE", help="build the memory there, or measure that one"
    )
    return parser.parse_args()


def _built(path: Path, units: Iterator[RememberedUnit]) -> Row:
    started = time.perf_counter()
    with open_memory(path, writable=True) as memory:
        added = memory.remember(units)
    seconds = time.perf_counter() - started
    return Row(f"remembering {added:,} units", f"{added / seconds:,.0f} units a second")


def _measured(path: Path, memory: Memory) -> Iterator[Row]:
    units = int(memory.statistics()["units"])
    yield Row(
        "the file", f"{path.stat().st_size / 1e6:,.0f} MB, {path.stat().st_size / units:,.0f} bytes a unit"
    )
    chosen = _sample(memory, units)

    def recall(source: str) -> object:
        return memory.recall([source])

    exact = _milliseconds(recall, [unit.source for unit in chosen])
    yield _timed("an exact match: a row", exact, EXACT_GOAL)
    changed = [_changed(unit.source, random.Random(number)) for number, unit in enumerate(chosen)]
    long = [(unit, text) for unit, text in zip(chosen, changed, strict=True) if len(unit.source.split()) > 7]
    yield _timed("a similar sentence: a row", _milliseconds(recall, [text for _, text in long]), FUZZY_GOAL)
    found = sum(any(match.unit.source == unit.source for match in memory.fuzzy(text)) for unit, text in long)
    yield Row(
        "found again with a word changed, of sentences of eight words or more", f"{found} of {len(long)}"
    )
    asked = [piece for unit in chosen[::20] for piece in _pieces(unit)]
    yield _timed("a search of two neighbouring words", _milliseconds(memory.search, asked), SEARCH_GOAL)
    unknown = [unit.source for unit in islice(_invented(seed=2), SAMPLES)]
    yield _timed("a sentence without a match: a row", _milliseconds(recall, unknown), FUZZY_GOAL)


def _timed(what: str, taken: Sequence[float], goal: float) -> Row:
    value = f"{mean(taken):.2f} ms (19 of 20 within {quantiles(taken, n=20)[-1]:.2f} ms)"
    return Row(what, value, goal=f"≤ {goal:g} ms", reached=mean(taken) <= goal)


def _pieces(unit: RememberedUnit) -> Iterator[str]:
    """Two words from the middle of the Arabic, and two of the English."""
    for words in (unit.source.split(), unit.target.split()):
        yield " ".join(words[len(words) // 2 :][:2])


def _milliseconds(call: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    taken = []
    for text in texts:
        started = time.perf_counter()
        call(text)
        taken.append((time.perf_counter() - started) * 1000)
    return taken


def _sample(memory: Memory, units: int) -> list[RememberedUnit]:
    """Units from all over the memory, the same ones each time."""
    places = iter(sorted(random.Random(1).sample(range(units), min(SAMPLES, units))))
    wanted = next(places, None)
    chosen = []
    for place, unit in enumerate(memory.units()):
        if place == wanted:
            chosen.append(unit)
            wanted = next(places, None)
    return chosen


def _changed(source: str, chance: random.Random) -> str:
    """A sentence with one of its words replaced."""
    words = source.split()
    words[chance.randrange(len(words))] = _word(chance)
    return " ".join(words)


def _units(count: int, bitext: Path | None) -> Iterator[RememberedUnit]:
    """Units in order, each between its neighbours, in articles of forty rows."""
    pairs = islice(chain(_pairs(bitext) if bitext else (), _invented(seed=1)), count)
    before = ""
    for number, unit in enumerate(pairs):
        article = f"article-{number // 40}.txt"
        yield RememberedUnit(
            unit.source, unit.target, previous=before, article=article, reviewer="Layla",
            approved="2026-01-01T00:00:00+00:00", signature="model:bench|beam:4",
        )  # fmt: skip
        before = unit.source
        if number % 100_000 == 0:
            print(f"{number:,} units", file=sys.stderr)


def _pairs(folder: Path) -> Iterator[RememberedUnit]:
    """The pairs of a folder of compressed tables: Arabic, a tab, English."""
    for path in sorted(folder.glob("*.tsv.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                source, _, target = line.rstrip("\n").partition("\t")
                if source and target:
                    yield RememberedUnit(source, target)


def _invented(seed: int) -> Iterator[RememberedUnit]:
    """Sentences of 6 to 30 words, some common to all and the rest as frequent as words of a language are (Zipf)."""
    words = [_word(random.Random(f"word {number}")) for number in range(_WORDS)]
    weights = list(accumulate(1 / (rank + 20) for rank in range(_WORDS)))
    chance = random.Random(seed)
    for common in cycle(_COMMON):
        chosen = chance.choices(words, cum_weights=weights, k=chance.randint(5, 29))
        chosen.insert(len(chosen) // 2, common)
        source = " ".join(chosen) + "."
        yield RememberedUnit(source, f"In English this says as much, in {len(source)} letters or about so.")


def _word(chance: random.Random) -> str:
    root = "".join(chance.choices(_LETTERS, k=chance.randint(3, 5)))
    return (
        chance.choice(("ال", "و", "وال", "ب", "ي", "", "", ""))
        + root
        + chance.choice(("ة", "ات", "ين", "ه", "", "", ""))
    )


if __name__ == "__main__":
    main()
