"""Measure the check of numbers: ``python -m tests.bench.numbers --testsets FOLDER [--show]``.

False alarms are critical findings and warnings on human translations; recall is how many of the numbers that are
spoilt in those translations, one a row, change what is found. What is spoilt is chosen by patterns of its own, not
by what the check reads.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from tests.bench.report import Row, table
from tests.bench.testsets import PARAGRAPHS, SETS, output_of, pairs
from translate.checks.numbers import check
from translate.units import BlockKind, Finding, Severity, TranslationUnit

Pair = tuple[str, str]
SEED = 20250612
PER_SET = 500
MOST_ALARMS, LEAST_RECALL, MOST_MS = 0.02, 0.98, 0.4
PLAIN_WORDS = [
    "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
]  # fmt: skip
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]  # fmt: skip
_OF_DATES = [rf"{month}(?= \d)" for month in MONTHS] + [rf"(?<=\d ){month}" for month in MONTHS]
MAGNITUDES = {"thousand": "million", "million": "billion", "billion": "million", "trillion": "billion"}
DIGITS = re.compile(r"(?<![\w.,-])\d[\d,.]*(?<![,.])(?!\w)")


def row(pair: Pair) -> TranslationUnit:
    """A pair as the check takes it: nothing is known of it but its texts."""
    return TranslationUnit(1, 1, BlockKind.PARAGRAPH, 1, 1, 1, *pair)


def alarms(pair: Pair) -> list[Finding]:
    """The findings that count as alarms."""
    return [finding for finding in check(row(pair)) if finding.severity is not Severity.INFO]


def other_digit(text: str, dice: random.Random) -> str | None:
    """One digit of one number changed."""
    return _with_digits(text, dice, lambda number: _changed_digit(number, dice))


def fewer_digits(text: str, dice: random.Random) -> str | None:
    """One digit of one number dropped."""
    return _with_digits(text, dice, lambda number: _dropped_digit(number, dice))


def tenfold(text: str, dice: random.Random) -> str | None:
    """One number ten times as large."""
    return _with_digits(text, dice, lambda number: None if "." in number or "," in number else number + "0")


def without_digits(text: str, dice: random.Random) -> str | None:
    """One number in digits deleted."""
    return _with_digits(text, dice, lambda _: "")


def other_magnitude(text: str, dice: random.Random) -> str | None:
    """Thousand for million and so on."""
    return _with_words(text, dice, list(MAGNITUDES), MAGNITUDES.get)


def other_word(text: str, dice: random.Random) -> str | None:
    """One number word changed."""
    return _with_words(text, dice, PLAIN_WORDS, lambda word: _other(word.lower(), PLAIN_WORDS, dice))


def without_word(text: str, dice: random.Random) -> str | None:
    """One number word deleted."""
    return _with_words(text, dice, PLAIN_WORDS, lambda _: "")


def other_month(text: str, dice: random.Random) -> str | None:
    """One month changed, which stands beside a number."""
    return _with_words(text, dice, _OF_DATES, lambda month: _other(month, MONTHS, dice), flags=0)


def without_month(text: str, dice: random.Random) -> str | None:
    """One month deleted, which stands beside a number."""
    return _with_words(text, dice, _OF_DATES, lambda _: "", flags=0)


SPOILERS: tuple[Callable[[str, random.Random], str | None], ...] = (
    other_digit, fewer_digits, tenfold, without_digits, other_magnitude, other_word, without_word, other_month,
    without_month,
)  # fmt: skip


def _with_digits(text: str, dice: random.Random, change: Callable[[str], str | None]) -> str | None:
    return _with_one(text, list(DIGITS.finditer(text)), dice, change)


def _with_words(
    text: str,
    dice: random.Random,
    words: list[str],
    change: Callable[[str], str | None],
    flags: int = re.IGNORECASE,
) -> str | None:
    found = re.finditer(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", text, flags)
    return _with_one(text, list(found), dice, change)


def _with_one(
    text: str, found: list[re.Match[str]], dice: random.Random, change: Callable[[str], str | None]
) -> str | None:
    if not found:
        return None
    chosen = dice.choice(found)
    new = change(chosen[0])
    return None if new is None else text[: chosen.start()] + new + text[chosen.end() :]


def _changed_digit(number: str, dice: random.Random) -> str:
    place = dice.choice([i for i, sign in enumerate(number) if sign.isdigit()])
    digits = "123456789" if place == 0 else "0123456789"
    return number[:place] + _other(number[place], list(digits), dice) + number[place + 1 :]


def _dropped_digit(number: str, dice: random.Random) -> str | None:
    places = [i for i, sign in enumerate(number) if sign.isdigit()]
    if len(places) == 1 or not number.isdigit():
        return None
    place = dice.choice(places)
    return number[:place] + number[place + 1 :]


def _other(one: str, all_of_them: list[str], dice: random.Random) -> str:
    return dice.choice([other for other in all_of_them if other != one])


def false_alarms(name: str, rows: list[Pair], *, show: bool) -> Row:
    """How many human translations are suspected."""
    suspected = [(pair, found) for pair in rows if (found := alarms(pair))]
    if show:
        _print(name, suspected)
    share = len(suspected) / len(rows)
    value = f"{len(suspected)} of {len(rows)} rows ({share:.2%})"
    return Row(f"numbers: false alarms, {name}", value, goal="≤ 2 %", reached=share <= MOST_ALARMS)


def recall(rows: list[Pair], *, show: bool) -> Iterator[Row]:
    """How many spoilt numbers are found, by what was done to them, and of all."""
    dice = random.Random(SEED)
    caught = done = 0
    for spoil in SPOILERS:
        results = [_is_found(pair, spoil, dice, show=show) for pair in dice.sample(rows, len(rows))]
        counted = [result for result in results if result is not None][:PER_SET]
        caught, done = caught + sum(counted), done + len(counted)
        what = (spoil.__doc__ or "").strip(".").lower()
        yield Row(f"numbers: found of {what}", f"{sum(counted)} of {len(counted)} ({_share(counted):.1%})")
    reached = caught / done >= LEAST_RECALL
    yield Row(
        "numbers: found of all", f"{caught} of {done} ({caught / done:.1%})", goal="≥ 98 %", reached=reached
    )


def _share(counted: list[bool]) -> float:
    return sum(counted) / max(1, len(counted))


def _is_found(
    pair: Pair, spoil: Callable[[str, random.Random], str | None], dice: random.Random, *, show: bool
) -> bool | None:
    """Whether spoiling a row changes what is found in it; None where there is nothing to spoil."""
    spoilt = spoil(pair[1], dice)
    if spoilt is None or spoilt == pair[1]:
        return None
    before = {finding.message for finding in alarms(pair)}
    found = bool({finding.message for finding in alarms((pair[0], spoilt))} - before)
    if show and not found:
        print(f"not found, {spoil.__name__}:\n  {pair[0]}\n  {pair[1]}\n  {spoilt}")
    return found


def speed(rows: list[Pair]) -> Row:
    """What a row of 25 English words costs."""
    units = [row(pair) for pair in rows]
    words = sum(len(pair[1].split()) for pair in rows)
    start = time.process_time()
    for unit in units:
        list(check(unit))
    taken = 1000 * (time.process_time() - start) * 25 / words
    return Row(
        "numbers: processor time for 25 words", f"{taken:.3f} ms", goal="≤ 0.4 ms", reached=taken <= MOST_MS
    )


def _print(name: str, suspected: list[tuple[Pair, list[Finding]]]) -> None:
    for (source, target), found in suspected:
        print(f"{name}:\n  {source}\n  {target}")
        for finding in found:
            print(f"  {finding.severity}: {finding.message} {finding.suggestion}")


def measure(folder: Path, *, show: bool = False) -> Iterator[Row]:
    """All rows of the table."""
    everything: list[Pair] = []
    for name, files in SETS.items():
        rows = pairs(folder, files)
        everything += rows
        told = false_alarms(name, rows, show=show)
        yield replace(told, goal="", reached=None) if files == PARAGRAPHS else told
    machine = pairs(folder, output_of("opusmt"))
    found = [(pair, alarms(pair)) for pair in machine]
    suspected = [(pair, some) for pair, some in found if some]
    if show:
        _print("opus-mt", suspected)
    yield Row("numbers: rows of opus-mt's output with an alarm", f"{len(suspected)} of {len(machine)}")
    yield from recall(everything, show=show)
    yield speed(everything)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.numbers", description=__doc__)
    parser.add_argument("--testsets", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--show", action="store_true", help="print every alarm and everything not found")
    options = parser.parse_args()
    rows = list(measure(options.testsets, show=options.show))
    print(table(rows))


if __name__ == "__main__":
    main()
