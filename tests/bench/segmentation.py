"""Measure segmentation: ``python -m tests.bench.segmentation [--testsets FOLDER] [--strings COUNT]``.

Both directions of trouble are counted: a boundary that was missed and one that is wrong. Beside Muqabala
stand a regular expression that a user would write and, where they are installed, sentencex and pysbd.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import random
import re
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.machine import data_hash, load, machine
from tests.bench.process import cost, python
from tests.conftest import ROOT
from translate.segmentation import segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Segmenter = Callable[[str], Iterable[str]]

NO_LIMIT = 1_000_000
"""Words: sentences only, no clauses."""
GOAL, GOAL_UNMARKED = 0.96, 0.92
SEED = 20
_FINAL_MARKS = re.compile(r"[.!?؟…۔]+(?=[\s»”\")\]]*\Z)")
_PIECES = [
    "قال",
    "ثُمَّ",
    "د",
    "هـ",
    "12",
    "3.5",
    "..",
    "U.S.",
    *'.…؟!،؛:-«»“"”()﴿﴾ \n\u00a0\u200f\u202b\u202c\ufeff',
]


@dataclass(frozen=True, slots=True)
class Counts:
    """Boundaries inside documents: those found rightly, found wrongly and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of right ones among those found."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """The share of those found among those there are."""
        return self.right / max(self.right + self.missed, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)


def counts(segmenter: Segmenter, sentences: list[str]) -> Counts:
    """Compare the boundaries that a segmenter finds in sentences joined by a space with the true ones."""
    text = " ".join(sentences)
    true, found = set(_starts(text, sentences)), set(_starts(text, segmenter(text)))
    return Counts(len(true & found), len(found - true), len(true - found))


def _starts(text: str, sentences: Iterable[str]) -> list[int]:
    """Where the sentences but the first begin; one that is not in the text as it stands is passed over."""
    starts, place = [], 0
    for sentence in filter(None, (sentence.strip() for sentence in sentences)):
        start = text.find(sentence, place)
        if start >= 0:
            starts.append(start)
            place = start + len(sentence)
    return starts[1:]


def unmarked(documents: list[list[str]]) -> list[list[str]]:
    """The same documents with the final marks of one sentence in ten taken away, always the same ones."""
    chance = random.Random(SEED)
    return [
        [_FINAL_MARKS.sub("", s) if chance.random() < 0.1 else s for s in document] for document in documents
    ]


def segmenters() -> Iterator[tuple[str, Segmenter]]:
    """Muqabala and what it is compared with, as far as it is installed."""
    yield "Muqabala", lambda text: (part.text for part in segment(text, NO_LIMIT))
    yield "regular expression", partial(re.split, r"(?<=[.!?؟])\s+")
    if importlib.util.find_spec("sentencex"):
        yield "sentencex", partial(importlib.import_module("sentencex").segment, "ar")
    if importlib.util.find_spec("pysbd"):
        yield "pysbd", importlib.import_module("pysbd").Segmenter(language="ar", clean=False).segment


def _with_clauses(text: str) -> Iterable[str]:
    """The segments as the program makes them."""
    return (part.text for part in segment(text))


def speed(segmenter: Segmenter, blocks: list[str]) -> float:
    """Megabytes of UTF-8 in a second of processor time, block by block."""
    start = time.process_time()
    for block in blocks:
        for _ in segmenter(block):
            pass
    return sum(len(block.encode()) for block in blocks) / 1e6 / (time.process_time() - start)


def articles(megabytes: float) -> list[str]:
    """The paragraphs of the sample articles, repeated to about this size."""
    files = sorted((ROOT / "source").glob("*.txt"))
    lines = [line.strip() for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    blocks = [line for line in lines if line]
    return blocks * max(1, round(megabytes * 1e6 / sum(len(block.encode()) for block in blocks)))


def characters_lost(strings: int) -> int:
    """How many characters are missing, in all, from the segments of random strings."""
    chance = random.Random(SEED)
    lost = 0
    for _ in range(strings):
        text = "".join(_random_piece(chance) for _ in range(chance.randrange(24)))
        joined = "".join(part.text for part in segment(text, 8))
        lost += abs(len(text) - len(joined)) or sum(a != b for a, b in zip(text, joined, strict=True))
    return lost


def _random_piece(chance: random.Random) -> str:
    """A character of any script, even half a surrogate pair, or something that the rules look at."""
    return chance.choice(_PIECES) if chance.random() < 0.7 else chr(chance.randrange(0x110000))


def pud(testsets: Path | None) -> list[Path]:
    """The sentences of PUD and their identifiers under ``testsets``; nothing where they are not."""
    files = [testsets / "pud" / name for name in ("pud.ar", "pud.ids")] if testsets else []
    return files if all(file.is_file() for file in files) else []


def documents(files: list[Path]) -> list[list[str]]:
    """The sentences of every document of PUD that has several; a sentence's last three digits number it."""
    sentences, names = (file.read_text(encoding="utf-8").splitlines() for file in files)
    pairs = zip(names, sentences, strict=True)
    grouped = groupby(pairs, key=lambda pair: pair[0][:-3])
    found = [[sentence.strip() for _, sentence in document] for _, document in grouped]
    return [document for document in found if len(document) > 1]


def _row(name: str, segmenter: Segmenter, scored: list[list[str]], blocks: list[str]) -> str:
    cells = (name, *_scores(segmenter, scored), f"{speed(segmenter, blocks):.2f}")
    return f"| {' | '.join(cells)} |"


def _scores(segmenter: Segmenter, scored: list[list[str]]) -> list[str]:
    if not scored:
        return ["not measured"] * 6
    whole, without = (
        sum((counts(segmenter, document) for document in some), Counts())
        for some in (scored, unmarked(scored))
    )
    shares = [f"{share:.4f}" for share in (whole.precision, whole.recall, whole.f1)]
    return [*shares, f"{whole.wrong}", f"{whole.missed}", f"{without.f1:.4f}"]


def streams(megabytes: int) -> Iterator[str]:
    """Rows of a table: what ``muqabala segment`` takes for a file of this size and one a tenth as large."""
    text = "\n".join(articles(0))
    for shape, piece in (
        ("paragraphs", f"{text}\n"),
        ("one line", text.replace("\n", " ")),
        ("one word", "ق"),
    ):
        for size in (megabytes / 10, megabytes):
            with tempfile.TemporaryDirectory() as folder:
                file = Path(folder) / "large.txt"
                data = piece.encode()
                with file.open("wb") as large:
                    large.writelines(data for _ in range(max(1, round(size * 1e6 / len(data)))))
                took = cost(python("-m", "translate", "segment", str(file)))
            yield f"| {shape} | {size:g} MB | {took.peak_mib:.0f} MiB | {size / took.seconds:.2f} |"


def main() -> None:
    """Measure everything in one run and print it."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.segmentation", description="Measure segmentation."
    )
    parser.add_argument("--testsets", type=Path, metavar="FOLDER", help="the folder that holds pud")
    parser.add_argument("--strings", type=int, default=1_000_000, help="random strings to lose nothing of")
    parser.add_argument("--megabytes", type=float, default=2.0, help="how much text to measure speed on")
    parser.add_argument("--stream", type=int, default=50, help="megabytes of a large file; 0 for none")
    options = parser.parse_args()
    large = list(streams(options.stream)) if options.stream else []  # first, while this process is small
    files = pud(options.testsets)
    scored, blocks = documents(files) if files else [], articles(options.megabytes)
    boundaries = sum(len(document) - 1 for document in scored)
    print(f"# Segmentation\n\n- Machine: {machine()}\n- Load: {load()}")
    print(f"- PUD: {len(scored)} documents, {boundaries} boundaries, SHA-256 `{data_hash(files)}`")
    print(f"- Goals: F1 of {GOAL}, and of {GOAL_UNMARKED} with the marks of one sentence in ten removed\n")
    print(
        "| segmenter | precision | recall | F1 | wrong | missed | F1, marks removed | MB/s |\n"
        + "|---" * 8
        + "|"
    )
    for name, segmenter in segmenters():
        print(_row(name, segmenter, scored, blocks), flush=True)
    print(f"\nMuqabala with clauses of at most 40 words: {speed(_with_clauses, blocks):.2f} MB/s")
    print("\n| segment a file of | size | peak memory | MB/s |\n" + "|---" * 4 + "|", *large, sep="\n")
    print(f"\nCharacters lost in {options.strings:,} random strings: {characters_lost(options.strings)}")


if __name__ == "__main__":
    main()
