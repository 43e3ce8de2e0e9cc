"""The golden cases of the numbers, which a linguist can edit, and what the check does with whole rows."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from tests.bench.numbers import SPOILERS
from translate.checks.numbers import check, compare, numbers
from translate.units import BlockKind, Finding, Severity, TranslationUnit

GOLDEN = Path(__file__).parent / "golden"
WORST_FIRST = list(Severity)


def row(source: str, target: str) -> TranslationUnit:
    return TranslationUnit(1, 1, BlockKind.PARAGRAPH, 1, 1, 1, source, target)


def value_cases(language: str) -> Iterator[object]:
    for line in (GOLDEN / f"numbers.{language}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, expected = line.rsplit("|", maxsplit=1)
            yield pytest.param(language, text.strip(), expected.split(), id=text.strip())


def pair_cases() -> Iterator[object]:
    for case in (GOLDEN / "numbers.pairs.txt").read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in case.splitlines() if line and not line.startswith("#")]
        if lines:
            yield pytest.param(lines[0], lines[1], lines[2:], id=lines[1])


def described(finding: Finding) -> str:
    suggestion = f" → {finding.suggestion}" if finding.suggestion else ""
    return f"{finding.severity}: {finding.message}{suggestion}"


@pytest.mark.parametrize(("language", "text", "expected"), [*value_cases("ar"), *value_cases("en")])
def test_numbers_are_read_as_values(language: str, text: str, expected: list[str]) -> None:
    read = [
        f"{Fraction(number.value)}" if number.firm else f"({Fraction(number.value)})"
        for number in numbers(text, language)
    ]
    assert read == expected


@pytest.mark.parametrize(("source", "target", "expected"), list(pair_cases()))
def test_what_differs_is_found(source: str, target: str, expected: list[str]) -> None:
    found = sorted(check(row(source, target)), key=lambda finding: WORST_FIRST.index(finding.severity))
    assert [described(finding) for finding in found] == expected


def test_a_suggestion_replaces_what_the_first_span_points_to() -> None:
    target = "About 700 people, in 2017"
    (finding,) = check(row("نحو 1700 شخص، عام 2017", target))
    start, end = finding.target_spans[0]
    assert target[:start] + finding.suggestion + target[end:] == "About 1,700 people, in 2017"
    start, end = finding.source_spans[0]
    assert "نحو 1700 شخص، عام 2017"[start:end] == "1700"


def test_nothing_is_suggested_where_two_numbers_differ() -> None:
    found = list(check(row("مات 17 وجرح 40", "14 died and 70 were wounded")))
    assert len(found) == 2
    assert not any(finding.suggestion for finding in found)


def test_nothing_is_suggested_for_an_ambiguous_separator() -> None:
    (finding,) = check(row("بلغ 1.700", "It reached 900"))
    assert finding.severity is Severity.CRITICAL
    assert not finding.suggestion


def test_a_row_without_english_is_left_to_other_checks() -> None:
    assert not list(check(row("قتل 17 شخصا", " ")))


def test_numbers_of_different_sentences_are_not_called_changes_of_each_other() -> None:
    source = " و".join(str(100 + n) for n in range(10))
    target = " and ".join(str(500 + n) for n in range(10))
    found = list(check(row(source, target)))
    assert [finding.message.split(" and 5 more in ")[1] for finding in found] == [
        "the Arabic; not in the English.",
        "the English; not in the Arabic.",
    ]
    assert len(found[0].source_spans) == 10


def test_the_comparison_pairs_what_corresponds() -> None:
    compared = compare("قتل 12 شخصا و15 جنديا", "15 soldiers and twelve people were killed")
    assert [(one.value, other.value) for one, other in compared.pairs] == [(12, 12), (15, 15)]
    assert not compared.missing + compared.added


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError):
        numbers("1", "fr")


@pytest.mark.parametrize("spoil", SPOILERS)
def test_every_kind_of_spoilt_number_is_found(spoil: Callable[[str, random.Random], str | None]) -> None:
    source = "في 12 مايو 2017 دفعت الشركة 3 ملايين دولار لسبعة موظفين بعد 145 يوما"
    target = "On 12 May 2017 the company paid three million dollars to seven employees after 145 days"
    assert not list(check(row(source, target)))
    dice = [random.Random(seed) for seed in range(20)]  # noqa: S311 - chooses what to spoil, keeps no secret
    spoilt = {spoil(target, chance) for chance in dice} - {None}
    assert spoilt
    assert all(list(check(row(source, str(text)))) for text in spoilt)
