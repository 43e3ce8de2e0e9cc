"""What people see in the terminal: progress, sentences, tables. Results go to stdout, the rest to stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from translate.units import Progress, no_progress

if TYPE_CHECKING:
    from translate.pipeline import Standing


def say(message: str = "") -> None:
    """A line of result."""
    print(message, flush=True)


def say_all(pieces: Iterable[str]) -> None:
    """Much result, in pieces that bring their ends of line, each written when it comes."""
    sys.stdout.writelines(pieces)
    sys.stdout.flush()


def tell(message: str) -> None:
    """A line for the person at the terminal, which is not part of the result."""
    print(message, file=sys.stderr, flush=True)


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Progress]:
    """A bar that shows while work is done and is gone afterwards; silent when nobody watches."""
    if quiet or not sys.stderr.isatty():
        yield no_progress
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=None)
        yield lambda stage, done, total: bar.update(task, description=stage, completed=done, total=total)


@contextmanager
def run_bar(*, quiet: bool) -> Iterator[Callable[[Standing], None]]:
    """A bar for a run over articles: how many, how many rows, words a second, the time that is left."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[counts]}"),
               TimeRemainingColumn())  # fmt: skip
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=1.0, counts="")
        yield lambda now: bar.update(task, description=now.stage, completed=now.share, counts=_counts(now))


def _counts(now: Standing) -> str:
    articles = f"{now.articles:,} of {count(now.of, 'article')}, " if now.of > 1 else ""
    return f"{articles}{count(now.rows, 'row')}, {now.speed:,.0f} words/s"


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: ``1 row``, ``2 rows``; a ``plural`` that does not end in s is given."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"
