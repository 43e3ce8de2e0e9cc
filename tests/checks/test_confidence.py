"""Which rows a reviewer is sent to first, and what a band promises."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.checks import check_row
from translate.checks.confidence import at_most, band, confidence
from translate.units import Band, BlockKind, Confidence, Finding, Origin, Severity, TranslationUnit

CHOLERA = (
    "أعلنت وزارة الصحة أن عدد المصابين ارتفع إلى ثلاثة آلاف شخص، فيما حذرت منظمات دولية من نقص مياه الشرب "
    "وانقطاع الكهرباء عن المستشفيات."
)
WHOLE = (
    "The Ministry of Health announced that the number of cases rose to 3,000 people, while international "
    "organizations warned of a shortage of drinking water and power cuts in hospitals."
)
SCRAMBLED = (
    "Hospitals power in cuts and water drinking of shortage a of warned organizations international while people "
    "3,000 to rose cases of number the that announced Health of Ministry the."
)
FLUENT_NONSENSE = (
    "After the first round of the league, the coach of the visitors praised 3,000 fans who had followed his team "
    "through the long winter and bought all of their tickets early."
)
VAGUE = (
    "The office said that it had got up to 3,000 of them, and the others said that it was not a good one, "
    "that it was out of it and that they had a cut in it."
)
ARRIVED = "وصل الوفد إلى العاصمة صباح اليوم."
ARRIVED_ENGLISH = "The delegation arrived in the capital this morning."


def row(source: str, target: str, **fields: object) -> TranslationUnit:
    unit = TranslationUnit(1, 1, BlockKind.PARAGRAPH, 1, 1, 1, source, target)
    return replace(unit, **fields)  # type: ignore[arg-type]  # the fields' own types are checked when they are used


def judged(source: str, target: str, **fields: object) -> Confidence:
    found = confidence(row(source, target, **fields))
    assert found
    return found


def found(severity: Severity) -> tuple[Finding, ...]:
    return (Finding("numbers", severity, "Look here."),)


@pytest.mark.parametrize(("source", "target"), [(CHOLERA, WHOLE), (ARRIVED, ARRIVED_ENGLISH)])
def test_a_good_row_that_nothing_speaks_against_is_of_high_confidence(source: str, target: str) -> None:
    assert judged(source, target, findings=check_row(row(source, target))).band is Band.HIGH


@pytest.mark.parametrize(
    "worse",
    [
        WHOLE[: len(WHOLE) // 2],
        SCRAMBLED,
        FLUENT_NONSENSE,
        VAGUE,
        f"{WHOLE} {FLUENT_NONSENSE}",
        ARRIVED_ENGLISH,
        CHOLERA,
        "",
    ],
    ids=["cut", "scrambled", "another text", "vague", "with an addition", "another row", "Arabic", "empty"],
)
def test_a_bad_translation_is_read_before_a_good_one(worse: str) -> None:
    bad, good = judged(CHOLERA, worse), judged(CHOLERA, WHOLE)
    assert bad.score < good.score
    assert bad.band is not Band.HIGH


@pytest.mark.parametrize("target", [FLUENT_NONSENSE, CHOLERA, ""])
def test_what_is_no_translation_at_all_is_of_low_confidence(target: str) -> None:
    assert judged(CHOLERA, target).band is Band.LOW


def test_a_row_is_no_better_than_its_worst_finding_allows() -> None:
    bands = {severity: judged(CHOLERA, WHOLE, findings=found(severity)).band for severity in Severity}
    assert bands == {Severity.CRITICAL: Band.LOW, Severity.WARNING: Band.MEDIUM, Severity.INFO: Band.HIGH}


def test_a_repair_alone_does_not_make_a_row_trusted() -> None:
    repaired = judged(CHOLERA, WHOLE, first=SCRAMBLED)
    assert repaired.band is Band.MEDIUM
    assert judged(CHOLERA, FLUENT_NONSENSE, first=SCRAMBLED).band is Band.LOW
    assert repaired.score < judged(CHOLERA, WHOLE).score


def test_findings_leave_bad_rows_in_their_order() -> None:
    targets = (WHOLE, VAGUE, FLUENT_NONSENSE, SCRAMBLED, CHOLERA)
    free = {target: judged(CHOLERA, target).score for target in targets}
    bound = {target: judged(CHOLERA, target, findings=found(Severity.CRITICAL)).score for target in targets}
    assert sorted(targets, key=lambda target: bound[target]) == sorted(
        targets, key=lambda target: free[target]
    )


def test_a_doubting_engine_lowers_the_confidence_in_its_own_words() -> None:
    doubts = [judged(CHOLERA, WHOLE, raw=WHOLE, score=score).score for score in (-0.2, -0.6, -1.2, -2.5)]
    assert doubts == sorted(doubts, reverse=True)
    assert judged(CHOLERA, WHOLE, raw=WHOLE, score=-0.5).score == pytest.approx(
        judged(CHOLERA, WHOLE).score, abs=0.1
    )
    assert judged(CHOLERA, WHOLE, raw=WHOLE, score=-2.5).band is not Band.HIGH


@pytest.mark.parametrize(
    "unit",
    [
        row(CHOLERA, SCRAMBLED, origin=Origin.MEMORY),
        row("12/06/2025", "12/06/2025"),
        row("", "An English line that was added"),
        row("https://example.org", ""),
    ],
    ids=["approved", "no words", "no source", "an address"],
)
def test_where_there_is_nothing_to_doubt_nothing_is_said(unit: TranslationUnit) -> None:
    assert confidence(unit) is None


def test_the_english_of_a_person_is_judged_by_the_texts_as_any_other() -> None:
    assert judged(CHOLERA, WHOLE, origin=Origin.PERSON) == judged(CHOLERA, WHOLE)


@given(st.text(max_size=80), st.text(max_size=80), st.floats(max_value=0), st.sampled_from([None, *Severity]))
def test_any_row_has_its_place_and_the_band_follows_from_it(
    source: str, target: str, score: float, severity: Severity | None
) -> None:
    unit = row(source, target, raw=target, score=score, findings=found(severity) if severity else ())
    first = confidence(unit)
    assert first == confidence(unit)
    if first:
        assert first.band is band(first.score)
        assert severity is not Severity.CRITICAL or first.band is Band.LOW


@given(st.floats(-900, 900), st.floats(-900, 900))
def test_a_limit_keeps_the_order(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert at_most(0.0, low) <= at_most(0.0, high) < 0
