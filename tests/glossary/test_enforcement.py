"""What is put right unseen, and what is only shown."""

from __future__ import annotations

from dataclasses import replace

from translate.glossary import Term, TermIndex, best_with_terms, check, enforce
from translate.units import BlockKind, TranslationUnit

SECURITY_COUNCIL = Term("مجلس الأمن", ("Security Council",))
HASSAN = Term("حسن", ("Hasan",))


def row(source: str, target: str, alignment: tuple[int, ...] = ()) -> TranslationUnit:
    return TranslationUnit(
        1, 1, BlockKind.PARAGRAPH, 1, 1, 1, source, target, raw=target, alignment=alignment
    )


def enforced(unit: TranslationUnit, term: Term) -> str | None:
    changed = enforce(unit, [term])
    return changed.target if changed else None


def test_the_words_written_while_looking_at_all_of_a_term_are_replaced() -> None:
    unit = row("وقال مجلس الأمن ذلك", "The Safety Board’s envoy said so", (1, 2, 1, 3, 0, 3))
    assert enforced(unit, SECURITY_COUNCIL) == "The Security Council’s envoy said so"
    unit = row("قال مجلس الأمن ذلك", "The Safety Board said so.", (1, 2, 1, 0, 3))
    changed = enforce(unit, [SECURITY_COUNCIL])
    assert changed is not None
    assert changed.target == "The Security Council said so."
    assert changed.first == "The Safety Board said so."
    assert "“Safety Board” became “Security Council”" in changed.note


def test_nothing_is_replaced_if_a_word_of_the_term_was_not_looked_at() -> None:
    assert enforced(row("قال مجلس الأمن ذلك", "The Board said so.", (1, 1, 0, 3)), SECURITY_COUNCIL) is None


def test_common_words_are_shown_and_left() -> None:
    term = Term("أسرى", ("prisoners",))
    unit = row("تبادل أسرى", "an exchange of captives", (0, 0, 0, 1))
    assert enforced(unit, term) is None
    ((_, finding),) = check([unit], [term])
    assert finding.target_spans == ((15, 23),)
    assert "“captives”" in finding.message
    assert not finding.suggestion


def test_another_person_of_a_similar_name_is_left_alone() -> None:
    assert enforced(row("وصل حسن", "Hassan arrived."), HASSAN) == "Hasan arrived."
    assert enforced(row("وصل حسن", "Hussein arrived with Hassan."), HASSAN) is None
    assert enforced(row("وصل حسن مع حسين", "Hussein arrived with him."), HASSAN) is None


def test_the_adjective_of_a_name_and_a_name_with_a_number_are_left_alone() -> None:
    assert enforced(row("استقلال باكستان", "Pakistani independence"), Term("باكستان", ("Pakistan",))) is None
    assert enforced(row("فيروس كوفيد-19", "the Kofid-19 virus"), Term("كوفيد-19", ("COVID-19",))) is None


def test_every_mention_of_a_name_is_put_right_with_its_article_and_ending() -> None:
    term = Term("العريضي", ("Al-Aridi",))
    changed = enforced(row("قال العريضي إن حزب العريضي", "Areedi said Areedi’s party"), term)
    assert changed == "Al-Aridi said Al-Aridi’s party"


def test_a_row_that_has_the_term_is_left_as_it_is() -> None:
    assert enforced(row("وصل حسن", "Hasan arrived; Hassan left."), HASSAN) is None


def test_another_output_with_the_term_is_taken_unless_the_checks_hold_more_against_it() -> None:
    unit = row("قال مجلس الأمن ذلك", "The board said so.")
    outputs = [replace(unit, target=text) for text in ("A council.", "Security Council said so.")]
    best = best_with_terms(unit, outputs, TermIndex([SECURITY_COUNCIL]), lambda _: 0)
    assert best is not None
    assert (best.target, best.first) == ("Security Council said so.", "The board said so.")
    assert best_with_terms(unit, outputs, [SECURITY_COUNCIL], lambda one: one is not unit) is None
