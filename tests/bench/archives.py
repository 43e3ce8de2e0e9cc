"""Runs over many articles: ``python -m tests.bench.archives [--articles N ...] [--kills N]``.

Rows a second and memory however many articles there are, and what is left of a run that is killed again and again.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import tempfile
import time
import zipfile
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.decoding import make_model
from tests.bench.machine import data_hash, load, machine, versions
from tests.bench.process import ROOT, cost, python
from tests.bench.report import Row, table
from translate.modelstore import converted, find
from translate.reading import read_article
from translate.rows import divide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROWS = 3
"""Of each article."""
GROWTH_GOAL, MEMORY_GOAL = 1.2, 600
KILLED_ARTICLES = 12
FULL_SIZE_ARTICLES = 20
SEED = 20261125
_SOURCES = sorted((ROOT / "source").glob("*.txt"))
_DATES = re.compile(rb"\d{4}-\d\d-\d\dT[\d:]+Z|\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d")
_STAMPED = ("docProps/core.xml", "docProps/custom.xml", "customXml/item1.xml")
"""Parts that hold the time, and hashes of parts that hold it."""


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.archives")
    parser.add_argument("--articles", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--kills", type=int, default=200)
    asked = parser.parse_args()
    print(f"# Archives\n\n- Machine: {machine()}\n- Load: {load()}\n- Versions: {versions()}")
    print(f"- Data: articles of {ROWS} rows made of source/*.txt, SHA-256 `{data_hash(_SOURCES)}`\n")
    with tempfile.TemporaryDirectory(prefix="muqabala-bench-") as folder:
        here = Path(folder)
        os.environ["MUQABALA_CACHE"] = str(here / "cache")
        converted(find("starter-ar-en"), "int8")  # before anything is timed
        print(table([*size_rows(here, asked.articles), *full_size_rows(here), kill_row(here, asked.kills)]))


def articles(folder: Path, number: int) -> Path:
    """A folder of short articles, no sentence of which occurs twice."""
    folder.mkdir(parents=True)
    sentences = [
        row.source.strip() for path in _SOURCES for row in divide(read_article(path).blocks, 40, None)
    ]
    chosen, numbers = random.Random(SEED), count(1)
    for article in range(number):
        lines = [f"{chosen.choice(sentences).rstrip('.؟!')} ({next(numbers)})." for _ in range(ROWS)]
        (folder / f"{article:05}.txt").write_text("\n\n".join(lines), encoding="utf-8")
    return folder


def size_rows(here: Path, sizes: Sequence[int]) -> Iterator[Row]:
    """Rows a second and the peak of memory for each number of articles."""
    first = 0.0
    start = cost(_command(articles(here / "in-1", 1), here / "out-1")).seconds
    for size in sizes:
        took = cost(_command(articles(here / f"in-{size}", size), here / f"out-{size}"))
        rate = size * ROWS / max(took.seconds - start, 0.001)
        first = first or rate
        yield Row(
            f"{size:,} articles of {ROWS} rows, shipped model: rows a second (without start), peak memory",
            f"{rate:.1f} rows/s, {took.peak_mib:.0f} MiB",
            ratio=f"{rate / first:.2f} times the rate of {sizes[0]:,}",
            goal=f"linear, ≤ {MEMORY_GOAL} MiB",
            reached=rate * GROWTH_GOAL >= first and took.peak_mib <= MEMORY_GOAL,
        )


def full_size_rows(here: Path, number: int = FULL_SIZE_ARTICLES) -> Iterator[Row]:
    """The peak of memory with random weights of opus-mt-ar-en's size: none ends a sentence, so all are repaired."""
    model, folder = here / "full-size", articles(here / "in-full-size", number)
    maker = get_context("spawn").Process(target=_keep_full_size_model, args=(model,))
    maker.start()  # apart, because a measured process starts with its parent's peak
    maker.join()
    for program, length in (
        ("tests.bench.usual_length", "cut at a usual length"),
        ("translate", "as long as may be"),
    ):
        took = cost([*_command(folder, here / f"out-{program}", program), "--model", str(model)])
        yield Row(
            f"{number} articles of {ROWS} rows, opus-mt-ar-en's size, all repaired, outputs {length}: peak memory",
            f"{took.peak_mib:.0f} MiB",
            goal=f"≤ {MEMORY_GOAL} MiB",
            reached=took.peak_mib <= MEMORY_GOAL,
        )


def _keep_full_size_model(folder: Path) -> None:
    """Save such a model and its conversion; its first words are the shipped model's, into which sources fall."""
    starter = find("starter-ar-en").folder
    numbers: dict[str, int] = json.loads((starter / "vocab.json").read_text(encoding="utf-8"))
    folder.mkdir()
    make_model(folder, [piece for piece in sorted(numbers, key=numbers.__getitem__) if piece != "<pad>"])
    converted(find(str(folder)), "int8")


def kill_row(here: Path, kills: int, number: int = KILLED_ARTICLES) -> Row:
    """A run that is killed at random moments and started again, until it was killed often enough."""
    folder, whole, out = articles(here / "killed", number), here / "whole", here / "out"
    started = time.perf_counter()
    cost(_command(folder, whole))
    seconds, moments = time.perf_counter() - started, random.Random(SEED)
    expected, done, finished = _documents(whole), 0, 0
    wrong: set[str] = set()
    while done < kills or not finished:
        after = moments.uniform(0, seconds) if done < kills else None
        if _killed(_command(folder, out), after):
            done += 1
            continue
        finished += 1
        wrong |= _differing(expected, _documents(out)) | {path.name for path in out.rglob("*.part")}
        shutil.rmtree(out)
    return Row(
        f"{number} articles, {done} kills (-9) at random moments, {finished} runs brought to an end",
        f"others: {', '.join(sorted(wrong))}" if wrong else "the same documents but for dates",
        goal="the same",
        reached=not wrong,
    )


def _differing(expected: dict[str, dict[str, bytes]], found: dict[str, dict[str, bytes]]) -> set[str]:
    """The documents, and in them the parts, that are not as they should be."""
    wrong = set(expected.keys() ^ found.keys())
    for name in expected.keys() & found.keys():
        parts = expected[name].keys() | found[name].keys()
        wrong |= {f"{name}/{part}" for part in parts if expected[name].get(part) != found[name].get(part)}
    return wrong


def _killed(command: Sequence[str], after: float | None) -> bool:
    """Whether a command was killed after so many seconds (never, for None); False if it had ended well before."""
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        _, said = process.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return True
    if process.returncode:
        raise RuntimeError(said.decode(errors="replace")[-2000:])
    return False


def _command(folder: Path, out: Path, program: str = "translate") -> list[str]:
    return python("-m", program, "translate", str(folder), "-o", str(out), "--no-memory", "--quiet")


def _documents(out: Path) -> dict[str, dict[str, bytes]]:
    """What every document of a folder holds, part by part, without dates."""
    found = {}
    for path in sorted(out.rglob("*.docx")):
        with zipfile.ZipFile(path) as archive:
            names = (name for name in archive.namelist() if name not in _STAMPED)
            found[os.path.relpath(path, out)] = {name: _DATES.sub(b"", archive.read(name)) for name in names}
    return found


if __name__ == "__main__":
    main()
