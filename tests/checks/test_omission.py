"""What is told of Arabic that the English leaves out, and nothing where English only puts it elsewhere."""

from __future__ import annotations

import pytest

from translate.checks import omission
from translate.checks.coverage import coverage
from translate.units import BlockKind, Finding, Severity, TranslationUnit

HOSPITAL = "افتتح وزير الصحة المستشفى الجديد في العاصمة، وتفقد غرف العمليات."
WHOLE = "The health minister opened the new hospital in the capital and inspected the operating rooms."


def found(source: str, target: str) -> list[Finding]:
    return list(omission.check(TranslationUnit(1, 1, BlockKind.PARAGRAPH, 1, 1, 1, source, target)))


def quoted(source: str, target: str) -> str:
    (finding,) = found(source, target)
    (span,) = finding.source_spans
    return source[slice(*span)]


def test_a_clause_of_three_words_is_told_of_and_shown() -> None:
    assert found(HOSPITAL, WHOLE) == []
    assert "غرف العمليات" in quoted(HOSPITAL, "The health minister opened the new hospital in the capital.")


@pytest.mark.parametrize("target", ["And inspected the operating rooms.", "Inspected the operating rooms."])
def test_a_lost_beginning_is_more_than_information(target: str) -> None:
    (finding,) = found(HOSPITAL, target)
    assert finding.severity is not Severity.INFO
    assert finding.source_spans[0][0] <= HOSPITAL.index("وزير")


def test_english_that_opens_midway_speaks_for_a_lost_beginning() -> None:
    midway = omission.gap(HOSPITAL, "And inspected the operating rooms.")
    plain = omission.gap(HOSPITAL, "Inspected the operating rooms.")
    assert midway is not None
    assert plain is not None
    assert midway.score > plain.score


def test_rows_of_few_words_are_looked_at_too() -> None:
    source = "ما سر النمو الاقتصادي السريع؟"
    assert found(source, "What is the secret of rapid economic growth?") == []
    assert "النمو" in quoted(source, "What is the secret?")


def test_a_figure_is_found_wherever_the_english_puts_it() -> None:
    source = "انضمت النرويج في النهاية إلى الاتحاد الأوروبي بعد مفاوضات طويلة في سنة 1972."
    target = "In 1972, after long negotiations, Norway finally joined the European Union."
    year = coverage(source, target).source[-1]
    assert year.token.text == "1972"
    assert year.target >= 0
