"""The ladder with an engine and a check whose answers are known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from translate.repair import repair
from translate.units import BlockKind, Finding, Hypothesis, Origin, Severity, TranslationUnit

SOURCE = "قتل 1700 شخص، وأصيب 80."


def numbers(unit: TranslationUnit) -> tuple[Finding, ...]:
    """Every number of the source stands in the English; the suggestion is certain where one is changed."""
    given, found = re.findall(r"\d+", unit.source), list(re.finditer(r"\d+", unit.target))
    missing = [number for number in given if number not in {match[0] for match in found}]
    strange = [match.span() for match in found if match[0] not in given]
    sure = len(missing) == len(strange) == 1
    return tuple(
        Finding(
            "numbers",
            Severity.CRITICAL,
            f"{number} in the Arabic.",
            number if sure else "",
            (),
            tuple(strange),
        )
        for number in missing
    )


class Engine:
    """Answers by source and by how it is asked, and remembers what it was asked."""

    def __init__(self, answers: dict[tuple[str, int], list[str]] | None = None) -> None:
        self.answers = answers or {}
        self.asked: list[list[str]] = []

    def __call__(
        self, sources: Sequence[str], beam: int, n_best: int, no_repeat: int
    ) -> Iterator[tuple[str, tuple[Hypothesis, ...]]]:
        assert beam >= n_best
        self.asked.append(list(sources))
        for source in sorted(set(sources), key=len, reverse=True):  # an engine answers in an order of its own
            yield source, self.answer(source, n_best, no_repeat)

    def answer(self, source: str, n_best: int, no_repeat: int) -> tuple[Hypothesis, ...]:
        texts = self.answers.get((source, no_repeat), ["Nothing new."])[:n_best]
        return tuple(
            Hypothesis(
                text,
                -1.0 - rank / 10,
                alignment=(0,) * len(text.split()),
                coverage=(1.0,) * len(source.split()),
            )
            for rank, text in enumerate(texts)
        )


def unit_of(target: str, source: str = SOURCE, **fields: object) -> TranslationUnit:
    unit = TranslationUnit(1, 1, BlockKind.PARAGRAPH, 1, 1, 1, source, target, raw=target, score=-0.5)
    unit = replace(unit, **fields)  # type: ignore[arg-type]  # the test says which
    return replace(unit, findings=(*unit.findings, *numbers(unit)))


def mend(*units: TranslationUnit, engine: Engine, cut: str = "،") -> tuple[TranslationUnit, ...]:
    return repair(
        units, engine, numbers, lambda source: source.split(cut), lambda _, text: text.replace(" .", ".")
    )


WRONG = "700 people died; 70 were injured."


def test_the_first_hypothesis_that_the_checks_approve_is_taken_whatever_its_rank() -> None:
    engine = Engine(
        {(SOURCE, 0): [WRONG, "1700 people died.", "1700 died, 80 were injured .", "80 of 1700 hurt."]}
    )
    (mended,) = mend(unit_of(WRONG), engine=engine)
    assert mended.target == "1700 died, 80 were injured."
    assert mended.raw == "1700 died, 80 were injured ."
    assert (mended.score, mended.findings) == (-1.2, ())
    assert len(mended.alignment) == len(mended.raw.split())
    assert mended.first == WRONG
    assert mended.note == "Translated again with a wider search. Before: 1700 in the Arabic."
    assert len(engine.asked) == 1


def test_a_row_with_nothing_critical_is_not_decoded_again() -> None:
    engine = Engine()
    good = unit_of("1700 died, 80 were injured.")
    assert mend(good, engine=engine) == (good,)
    assert engine.asked == []


def test_what_a_person_approved_is_left_alone() -> None:
    engine = Engine({(SOURCE, 0): ["1700 died, 80 were injured."]})
    remembered = unit_of(WRONG, origin=Origin.MEMORY)
    assert mend(remembered, engine=engine) == (remembered,)
    assert engine.asked == []


def test_a_row_that_nothing_mends_stays_as_it_was() -> None:
    unit = unit_of(WRONG)
    assert mend(unit, engine=Engine()) == (unit,)


def test_all_failing_rows_are_asked_for_in_one_call_a_rung() -> None:
    engine = Engine()
    rambling = "700 people died there and 700 people died there."
    others = [replace(unit_of(rambling, f"{SOURCE} {number}"), id=number) for number in range(2, 6)]
    mend(unit_of(rambling), *others, engine=engine)
    assert [len(set(asked)) for asked in engine.asked[:2]] == [5, 5]
    assert len(engine.asked) == 4


def test_repetition_is_forbidden_only_where_an_english_repeats_itself() -> None:
    better = {(SOURCE, 4): ["1700 died, 80 were injured."]}
    (plain,) = mend(unit_of(WRONG), engine=Engine(better))
    (rambling,) = mend(unit_of(f"{WRONG} {WRONG}"), engine=Engine(better))
    assert plain.target == WRONG
    assert rambling.target == "1700 died, 80 were injured."


def test_a_link_that_the_model_spoils_is_kept_and_the_rest_translated_around_it() -> None:
    source = "للمزيد: https://example.org/a?id=12 أو راسلونا على (info@example.org)."
    engine = Engine({("للمزيد:", 0): ["For more:"], ("أو راسلونا على (", 0): ["Or write to us at ("]})
    unit = unit_of("For more: Enterprise 12.", source)
    (mended,) = mend(replace(unit, complete=False), engine=engine)
    assert mended.target == "For more: https://example.org/a?id=12 or write to us at ( info@example.org )."
    assert mended.note.startswith("Translated again around its addresses, which were kept.")
    assert engine.asked[0] == ["للمزيد:", "أو راسلونا على ("]


def test_a_telephone_number_that_the_model_spoils_is_kept_as_it_is() -> None:
    engine = Engine({("اتصلوا على", 0): ["Call"], ("أو زورونا.", 0): ["or visit us."]})
    unit = unit_of("Call +963 23, 5551 44.", "اتصلوا على +963 23 555 01 44 أو زورونا.")
    (mended,) = mend(replace(unit, complete=False), engine=engine)
    assert mended.target == "Call +963 23 555 01 44 or visit us."


def latin(unit: TranslationUnit) -> tuple[Finding, ...]:
    lost = [word for word in re.findall("[A-Z]{2,}", unit.source) if word not in unit.target]
    return tuple(Finding("latin", Severity.WARNING, f"{word} is lost.") for word in lost)


def test_a_lost_latin_word_is_protected_without_any_other_search() -> None:
    source = "قالت منظمة INRA، أمس، ذلك."
    engine = Engine({("قالت منظمة NATO، أمس، ذلك.", 0): ["NATO said so yesterday."]})
    unit = TranslationUnit(1, 1, BlockKind.PARAGRAPH, 1, 1, 1, source, "The IRR said so yesterday.")
    unit = replace(unit, findings=latin(unit))
    (mended,) = repair([unit], engine, latin, lambda text: text.split("،"), lambda _, text: text)
    assert (mended.target, mended.findings) == ("INRA said so yesterday.", ())
    assert engine.asked == [["قالت منظمة NATO، أمس، ذلك."]]


def loops(unit: TranslationUnit) -> tuple[Finding, ...]:
    repeats = re.search(r"(\w+) \1", unit.target)
    return (Finding("repetition", Severity.WARNING, f"“{repeats[0]}” repeats."),) if repeats else ()


def test_a_loop_is_decoded_again_until_it_is_gone() -> None:
    source = "وقال نعم."
    engine = Engine({(source, 0): ["yes yes yes"], (source, 4): ["He said yes."]})
    unit = TranslationUnit(1, 1, BlockKind.PARAGRAPH, 1, 1, 1, source, "yes yes yes yes")
    unit = replace(unit, findings=loops(unit))
    (mended,) = repair([unit], engine, loops, str.split, lambda _, text: text)
    assert (mended.target, mended.findings) == ("He said yes.", ())
    assert mended.note == "Translated again with repetition forbidden. Before: “yes yes” repeats."


def test_english_that_breaks_off_is_decoded_again() -> None:
    source = "وقال نعم."
    (mended,) = mend(unit_of("He", source, complete=False), engine=Engine({(source, 0): ["He said yes."]}))
    assert (mended.target, mended.complete) == ("He said yes.", True)
    assert mended.note == "Translated again with a wider search. Before: the English broke off."


def test_a_source_is_translated_clause_by_clause_and_joined() -> None:
    engine = Engine({("قتل 1700 شخص", 0): ["1700 people died,"], ("وأصيب 80.", 0): ["And 80 were injured."]})
    (mended,) = mend(unit_of(WRONG), engine=engine)
    assert mended.target == "1700 people died, and 80 were injured."
    assert mended.alignment == (0, 0, 0, 3, 3, 3, 3)
    assert len(mended.coverage) == len(SOURCE.split())
    assert "clause by clause" in mended.note


def test_the_note_tells_what_made_the_english_that_stands_now() -> None:
    engine = Engine(
        {(SOURCE, 0): ["1700 died."], ("قتل 1500 شخص، وأصيب 25.", 0): ["1500 died; 25 were injured."]}
    )
    (mended,) = mend(unit_of("70 died."), engine=engine)
    assert mended.target == "1700 died; 80 were injured."
    assert mended.first == "70 died."
    assert mended.note == (
        "Translated again with its numbers and Latin words protected. Before: 1700 in the Arabic."
    )


def test_numbers_are_lent_a_familiar_look_and_put_back() -> None:
    engine = Engine({("قتل 1500 شخص، وأصيب 25.", 0): ["1,500 died and 25 were injured."]})
    (mended,) = mend(unit_of(WRONG), engine=engine)
    assert mended.target == "1700 died and 80 were injured."
    assert "protected" in mended.note


def test_a_number_that_is_certain_is_put_right_when_decoding_did_not_help() -> None:
    (mended,) = mend(unit_of("700 people died; 80 were injured."), engine=Engine())
    assert mended.target == "1700 people died; 80 were injured."
    assert mended.note == "“700” was replaced by “1700”. Before: 1700 in the Arabic."
    assert mended.raw == mended.first == "700 people died; 80 were injured."


def test_an_empty_answer_is_no_repair() -> None:
    source = "نعم"
    unit = unit_of("No 5", source, findings=(Finding("x", Severity.CRITICAL, "A number too many."),))
    assert mend(unit, engine=Engine({(source, 0): ["", "..."], (source, 4): ["", "..."]})) == (unit,)


@given(
    st.lists(st.lists(st.sampled_from(["1700", "80", "700", "died"]), max_size=6).map(" ".join), max_size=8),
    st.lists(st.sampled_from(["1700", "80", "7", "died"]), max_size=6).map(" ".join),
)
def test_no_row_is_worse_by_the_checks_than_before(answers: list[str], first: str) -> None:
    unit = unit_of(first)
    (mended,) = mend(unit, engine=Engine(dict.fromkeys([(SOURCE, 0), (SOURCE, 4)], answers or [""])))
    assert mended == unit or len(mended.findings) < len(unit.findings)
    assert mended.findings == numbers(mended)
    assert (mended.first, bool(mended.note)) == (("", False) if mended == unit else (first, True))
