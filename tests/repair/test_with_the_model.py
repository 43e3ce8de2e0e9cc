"""The ladder on the shipped model, with the checks that the product has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from translate.checks import check_row
from translate.engine import DecodingSettings, Engine
from translate.repair import repair
from translate.typography import english
from translate.units import BlockKind, Finding, Hypothesis, Severity, TranslationUnit

SOURCES = [
    "وصل 17 وزيرا و1250 موظفا إلى القاهرة في عام 2019.",
    "وقال إن إن إن إن إن إن إن إن إن إن إن إن إن إن",
    "ارتفع سعر البرميل إلى 83.40 دولارا، وبلغ الإنتاج 1٬734 طنا، وفق بيان للشركة.",
    "قال المتحدث إن الاجتماع سيعقد اليوم.",
    "العملية تنهي ملف المعتقلين بينهما.. وشملت 11 مقاتلاً مقابل مدنيين",
    "وأكد المتحدث أن الاتفاق تضمن «الإفراج عن 11 عنصرًا من التنظيم كانوا محبوسين لدى (جيش الإسلام)».",
    "بلغ عدد القتلى 3٬418 في 17 بلدة و 926 جريحا و 58 مفقودا، وتضرر 12٬703 منازل و 41 مدرسة و 6 مستشفيات.",
    "قال المتحدث باسم Al-Qalam Foundation إن شركة Zyntrex ستعمل مع QWERTZ في 2031.",
    "في 14 شباط 1987 و23 تشرين الأول 1999 و30 نيسان 2004 وقعت ثلاث هزات.",
    "أرقام الهاتف 4417 و8823 و9017 و7762 و5531 و1290.",
    "وصل 3 من 45 نائبا، وغاب 42، وتأجلت الجلسة من 7 إلى 19 مايو 2016، ثم إلى 28 منه.",
]


def cost(findings: Sequence[Finding]) -> tuple[int, int]:
    severities = [found.severity for found in findings]
    return severities.count(Severity.CRITICAL), severities.count(Severity.WARNING)


@pytest.mark.slow
def test_rows_of_the_shipped_model_get_better_and_none_worse(engine: Engine) -> None:
    def decode(
        sources: Sequence[str], beam: int, n_best: int, no_repeat: int
    ) -> Iterator[tuple[str, tuple[Hypothesis, ...]]]:
        return engine.stream(sources, DecodingSettings(beam, n_best, no_repeat, alignment=True))

    def unit_of(row: int, hypothesis: Hypothesis) -> TranslationUnit:
        unit = TranslationUnit(
            row,
            1,
            BlockKind.PARAGRAPH,
            row,
            1,
            1,
            SOURCES[row - 1],
            english(hypothesis.text),
            hypothesis.text,
        )
        unit = replace(unit, score=hypothesis.score, complete=hypothesis.complete)
        return replace(unit, findings=check_row(unit))

    units = [unit_of(row, nbest[0]) for row, nbest in enumerate(engine.translate(SOURCES), 1)]
    repaired = repair(
        units,
        decode,
        check_row,
        lambda source: source.split("،"),
        lambda _, text: english(text),
    )
    changed = [(one, other) for one, other in zip(units, repaired, strict=True) if one != other]
    assert changed
    for before, after in changed:
        assert (*cost(after.findings), not after.complete) < (*cost(before.findings), not before.complete)
        assert after.findings == check_row(after)
        assert after.first == before.target
        assert after.note
        if after.raw != before.raw:  # else a number was put right, and nothing was decoded
            assert len(after.alignment) == len(after.raw.split())
