"""Verdicts where something that identifies a row is missing or contradicts another; and what is reported of edits."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.review.edits import MISSING, TEXTS, UNITS
from translate.errors import SourceError
from translate.pipeline.remembering import approved_units, who_reviewed
from translate.review import FoundBy, Review, Verdict, review
from translate.reviewed import (
    Change,
    ChangeKind,
    Column,
    Comment,
    Draft,
    DraftRow,
    Reply,
    ReviewedDocument,
    ReviewedRow,
    text_hash,
)
from translate.units import BlockKind, Finding, Severity, TranslationUnit


def draft_of(units: list[TranslationUnit], *, whole: bool = True) -> Draft:
    rows = [
        DraftRow(unit.id, text_hash(unit.source), text_hash(unit.target), unit if whole else None)
        for unit in units
    ]
    return Draft("urn:uuid:1", "model:starter", tuple(rows), "market.txt")


def rows_of(units: list[TranslationUnit]) -> list[ReviewedRow]:
    return [ReviewedRow(unit.id, (unit.id,), (unit.id,), unit.source, unit.target) for unit in units]


def document(
    rows: list[ReviewedRow], draft: Draft | None, name: str = "urn:uuid:1", **fields: object
) -> ReviewedDocument:
    rows = [replace(row, position=place) for place, row in enumerate(rows, 1)]
    found = ReviewedDocument("a.docx", name, draft, "" if draft else "it is gone", tuple(rows))
    return replace(found, **fields)  # type: ignore[arg-type]  # the fields' own types are checked when they are used


def judged(rows: list[ReviewedRow], *, whole: bool = True, units: list[TranslationUnit] = UNITS) -> Review:
    return review(document(rows, draft_of(units, whole=whole)))


def verdicts(found: Review) -> list[tuple[tuple[int, ...], Verdict]]:
    return [(row.ids, row.verdict) for row in found.rows]


ROWS = rows_of(UNITS)
BARE = [replace(row, numbers=(), bookmarks=()) for row in ROWS]
ALL_UNCHANGED = [((number,), Verdict.UNCHANGED) for number in range(1, 8)]


def remembered(found: Review) -> dict[str, str]:
    """The English that the memory learns, by its Arabic."""
    return {unit.source: unit.target for unit in approved_units(found, "market.txt", "Rana", "")}


def changed(rows: list[ReviewedRow], number: int, **fields: object) -> list[ReviewedRow]:
    return [replace(row, **fields) if row.position == number else row for row in rows]  # type: ignore[arg-type]


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize(
    ("lost", "found_by"),
    [
        ({}, FoundBy.BOOKMARK),
        ({"bookmarks": ()}, FoundBy.NUMBER),
        ({"bookmarks": (), "numbers": ()}, FoundBy.SOURCE),
        ({"bookmarks": (99,), "numbers": (88,)}, FoundBy.SOURCE),
    ],
)
def test_rows_are_found_by_what_is_left(lost: dict[str, object], found_by: FoundBy, whole: bool) -> None:
    found = judged([replace(row, **lost) for row in ROWS], whole=whole)  # type: ignore[arg-type]
    assert verdicts(found) == ALL_UNCHANGED
    assert {row.found_by for row in found.rows} == {found_by}
    assert found.uncertain == ()


def test_without_the_arabic_column_rows_are_known_by_number_and_english_and_that_is_said() -> None:
    rows = [replace(row, source="", bookmarks=()) for row in ROWS]
    rows = changed(rows, 4, target=f"{TEXTS[3][1]} Soon.")
    rows = changed(rows, 6, target="A sentence that has nothing to do with it.")
    found = judged(rows)
    assert [row.source for row in found.rows] == [*(source for source, _ in TEXTS[:5]), "", TEXTS[6][0]]
    assert [row.verdict for row in found.rows[3:6]] == [
        Verdict.EDITED, Verdict.UNCHANGED, Verdict.SOURCE_CHANGED,
    ]  # fmt: skip
    whole, sixth = found.uncertain
    assert "Arabic column is gone" in whole.reason
    assert (sixth.id, sixth.reason) == (6, "Its Arabic is empty.")


def test_a_table_that_was_sorted_or_emptied_by_accident_is_a_question_to_a_person() -> None:
    (question,) = judged(ROWS[::-1]).uncertain
    assert "6 of 7 rows stand in another order" in question.reason
    (question,) = judged(ROWS[:2]).uncertain
    assert "5 of 7 rows are not in the table any more" in question.reason
    assert judged([*ROWS[4:], *ROWS[:4]]).uncertain == ()


def test_arabic_typed_into_the_english_is_a_question_and_a_quoted_word_is_not() -> None:
    (question,) = judged(changed(ROWS, 3, target="نص في غير مكانه")).uncertain
    assert (question.id, question.reason) == (3, "Arabic stands where its English should be.")
    assert judged(changed(ROWS, 3, target="The mayor called it a souq (سوق).")).uncertain == ()


def test_a_table_filled_with_another_article_is_said_in_one_line() -> None:
    rows = [replace(row, source=f"خبر آخر لا صلة له {row.position}", bookmarks=()) for row in ROWS]
    assert "7 of 7 rows could not be recognised" in judged(rows).uncertain[0].reason


def test_the_last_resort_is_what_a_row_says() -> None:
    rows = changed(BARE, 4, source=TEXTS[3][0].replace("قريبة", "مجاورة"), target="They would move.")
    found = judged(rows)
    assert verdicts(found)[3] == ((4,), Verdict.SOURCE_CHANGED)
    assert found.rows[3].found_by is FoundBy.TEXT


def test_rows_that_were_renumbered_by_hand_are_found_by_their_arabic() -> None:
    added = ReviewedRow(0, (3,), (), "خبر جديد لم يكن في النص.", "New.")
    rows = [replace(row, numbers=(row.position + (row.position > 2),), bookmarks=()) for row in ROWS]
    found = judged([*rows[:2], added, *rows[2:]])
    assert verdicts(found) == [*ALL_UNCHANGED[:2], ((), Verdict.ADDED), *ALL_UNCHANGED[2:]]


def test_a_bookmark_left_behind_does_not_carry_a_row_away() -> None:
    """The Arabic of two rows was exchanged together with their English, the bookmarks stayed in their cells."""
    rows = changed(ROWS, 3, source=TEXTS[4][0], target=TEXTS[4][1], numbers=(5,))
    rows = changed(rows, 5, source=TEXTS[2][0], target=TEXTS[2][1], numbers=(3,))
    found = judged(rows)
    assert [row.ids for row in found.rows] == [(1,), (2,), (5,), (4,), (3,), (6,), (7,)]
    assert all(row.target == row.draft for row in found.rows)


def test_sentences_that_stand_twice_are_told_apart_by_order_or_not_at_all() -> None:
    twice = [replace(unit, source="اقرأ أيضاً") if unit.id in (3, 6) else unit for unit in UNITS]
    rows = [replace(row, numbers=(), bookmarks=()) for row in rows_of(twice)]
    assert verdicts(judged(rows, units=twice)) == ALL_UNCHANGED
    one_gone = judged([row for row in rows if row.position != 3], units=twice)
    lost = [row for row in one_gone.rows if row.verdict is Verdict.IDENTITY_LOST]
    assert {row.ids for row in lost} == {(), (3,), (6,)}
    assert any("row 3 or 6" in each.reason for each in one_gone.uncertain)


def test_a_row_that_nothing_identifies_is_reported_not_guessed() -> None:
    rows = changed(
        BARE, 4, source="وأضاف أن التجار في السوق سيبقون في أماكنهم حتى إشعار آخر.", target="Something else."
    )
    found = judged(rows)
    (lost,) = [row for row in found.rows if row.position == 4]
    assert (lost.ids, lost.verdict) == ((), Verdict.IDENTITY_LOST)
    assert ((4,), Verdict.IDENTITY_LOST) in verdicts(found)
    assert any("row 4" in each.reason for each in found.uncertain)


def test_where_only_hashes_are_known_a_strange_row_is_not_called_added() -> None:
    rows = changed(BARE, 4, source="نص آخر", target="Other.")
    found = judged(rows, whole=False)
    assert verdicts(found)[3][1] is Verdict.IDENTITY_LOST


def test_a_copied_row_is_reported() -> None:
    copy = replace(ROWS[3], bookmarks=())
    found = judged([*ROWS[:4], copy, *ROWS[4:]])
    assert verdicts(found)[4] == ((), Verdict.ADDED)
    (doubt,) = found.uncertain
    assert "row 4" in doubt.reason


def test_english_divided_over_a_row_without_arabic_is_a_split() -> None:
    rows = changed(ROWS, 5, target="Traders welcomed the project,")
    second = ReviewedRow(0, (), (), "", "but demanded compensation.")
    found = judged([*rows[:5], second, *rows[5:]])
    assert verdicts(found)[4] == ((5,), Verdict.SPLIT)
    assert found.rows[4].pieces[1] == ("", "but demanded compensation.")
    assert remembered(found)[TEXTS[4][0]] == "Traders welcomed the project, but demanded compensation."


def test_english_divided_over_rows_that_both_have_the_arabic_is_the_english_of_it_once() -> None:
    rows = changed(ROWS, 5, target="Traders welcomed the project,")
    second = ReviewedRow(0, (), (), TEXTS[4][0], "but demanded compensation.")
    found = judged([*rows[:5], second, *rows[5:]])
    assert remembered(found)[TEXTS[4][0]] == "Traders welcomed the project, but demanded compensation."
    assert remembered(found).keys() == dict(TEXTS).keys(), "and of nothing else"


def test_english_alone_that_was_added_is_no_split() -> None:
    second = ReviewedRow(0, (), (), "", "The editor adds: see page 4.")
    found = judged([*ROWS[:5], second, *ROWS[5:]])
    assert verdicts(found)[5] == ((), Verdict.ADDED)


def test_english_joined_in_one_row_is_a_merger() -> None:
    rows = changed(ROWS, 3, target=f"{TEXTS[2][1]} {TEXTS[3][1]}")
    found = judged(changed(rows, 4, target=""))
    assert verdicts(found)[2] == ((3, 4), Verdict.MERGED)
    assert found.rows[2].source == f"{TEXTS[2][0]} {TEXTS[3][0]}"
    assert found.uncertain == ()


@pytest.mark.parametrize("full", [3, 4, 5, 6])
def test_english_joined_in_any_of_many_rows_is_one_row(full: int) -> None:
    rows = ROWS
    for number in range(3, 7):
        rows = changed(rows, number, target="")
    found = judged(changed(rows, full, target=" ".join(target for _, target in TEXTS[2:6])))
    assert verdicts(found)[2] == ((3, 4, 5, 6), Verdict.MERGED)
    assert found.rows[2].source == " ".join(source for source, _ in TEXTS[2:6])
    assert found.uncertain == ()


def test_arabic_joined_in_one_row_is_a_merger() -> None:
    rows = changed(ROWS, 3, source=f"{TEXTS[2][0]} {TEXTS[3][0]}", target="Both.")
    found = judged([row for row in rows if row.position != 4])
    assert verdicts(found)[2] == ((3, 4), Verdict.MERGED)
    assert all(verdict is not Verdict.DELETED for _, verdict in verdicts(found))


def test_a_deleted_row_whose_english_moved_next_door_is_reported() -> None:
    rows = changed(ROWS, 3, target=f"{TEXTS[2][1]} {TEXTS[3][1]}")
    found = judged([row for row in rows if row.position != 4])
    assert verdicts(found)[3] == ((4,), Verdict.DELETED)
    assert [("row 3" in each.reason, each.id) for each in found.uncertain] == [(True, 4)]
    assert TEXTS[2][0] not in remembered(found), "half of what it says is another row's"


def test_english_in_the_place_of_anothers_is_a_question() -> None:
    rows = changed(changed(ROWS, 5, target=TEXTS[5][1]), 6, target=TEXTS[4][1])
    found = judged(rows)
    assert [(each.id, each.reason) for each in found.uncertain] == [
        (5, "Its English was that of row 6."),
        (6, "Its English was that of row 5."),
    ]
    assert not {TEXTS[4][0], TEXTS[5][0]} & remembered(found).keys()


def test_the_english_of_a_sentence_that_stands_twice_may_be_the_same() -> None:
    twice = [*UNITS, replace(UNITS[4], id=8, target="Merchants welcomed the project.")]
    rows = changed(rows_of(twice), 8, target=UNITS[4].target)
    assert judged(rows, units=twice).uncertain == ()


def test_a_row_that_was_emptied_is_deleted() -> None:
    assert verdicts(judged(changed(ROWS, 4, source="", target="")))[3] == ((4,), Verdict.DELETED)


@pytest.mark.parametrize(("side", "word"), [("target", "English"), ("source", "Arabic")])
def test_a_text_that_is_gone_is_reported(side: str, word: str) -> None:
    (doubt,) = judged(changed(ROWS, 4, **{side: ""})).uncertain
    assert (doubt.id, doubt.reason) == (4, f"Its {word} is empty.")


def test_an_arabic_that_is_another_text_is_reported() -> None:
    (doubt,) = judged(changed(ROWS, 4, source="123 ABC")).uncertain
    assert doubt.id == 4


def test_spaces_and_marks_that_programs_change_are_no_edits() -> None:
    rows = changed(
        ROWS, 2, target=TEXTS[1][1].replace(" ", "\N{NO-BREAK SPACE}", 2) + "\N{LEFT-TO-RIGHT MARK} "
    )
    found = judged(rows)
    assert verdicts(found) == ALL_UNCHANGED
    assert found.rows[1].target == TEXTS[1][1]


@pytest.mark.parametrize("order", [[1, 2, 5, 3, 4, 6, 7], [7, 1, 2, 3, 4, 5, 6], [2, 1, 3, 4, 5, 6, 7]])
def test_the_fewest_rows_count_as_moved(order: list[int]) -> None:
    found = judged([ROWS[number - 1] for number in order])
    assert [row.ids[0] for row in found.rows] == order
    assert sum(row.verdict is Verdict.MOVED for row in found.rows) == 1


def test_a_row_that_was_moved_with_tracking_is_no_question() -> None:
    def marked(row: ReviewedRow, kind: ChangeKind) -> ReviewedRow:
        return replace(row, changes=(Change(kind, "Rana", "", "3", Column.NUMBER),))

    rows = [marked(row, ChangeKind.MOVED_HERE) if row.position == 3 else row for row in ROWS]
    assert judged([*rows[:2], *rows[3:5], rows[2], *rows[5:]]).uncertain == ()
    (doubt,) = judged([marked(rows[0], ChangeKind.INSERTED), *ROWS[1:]]).uncertain
    assert doubt.reason == "The row's number was changed."


def test_a_moved_row_that_was_edited_too_says_both() -> None:
    rows = changed(ROWS, 5, target="Shopkeepers welcomed the project but demanded compensation.")
    found = judged([rows[4], *rows[:4], *rows[5:]])
    assert (found.rows[0].verdict, found.rows[0].edits) == (Verdict.MOVED, 1)


# Refusals.


def test_a_document_without_rows_is_not_ours() -> None:
    with pytest.raises(SourceError, match="not a document that Muqabala wrote"):
        review(document([], None, name=""))


def test_a_document_of_another_draft_is_refused() -> None:
    with pytest.raises(SourceError, match="another article"):
        review(document(ROWS, draft_of(UNITS)), expected="urn:uuid:2")
    with pytest.raises(SourceError, match="another article"):
        review(document(ROWS, None, name="urn:uuid:2"), draft_of(UNITS))


def test_a_document_without_a_draft_is_refused_with_the_reason() -> None:
    with pytest.raises(SourceError, match="it is gone") as caught:
        review(document(ROWS, None))
    assert "as Muqabala wrote it" in caught.value.hint


def test_a_document_that_says_nothing_of_itself_must_have_the_drafts_arabic() -> None:
    strange = [replace(row, source=f"نص غريب رقم {row.position}", bookmarks=()) for row in ROWS]
    with pytest.raises(SourceError, match="not the draft's"):
        review(document(strange, None, name=""), draft_of(UNITS))
    assert verdicts(review(document(BARE, None, name=""), draft_of(UNITS))) == ALL_UNCHANGED


# What is reported of the edits.


def test_figures_are_those_of_the_edits() -> None:
    found = judged(changed(ROWS, 4, target="He said that traders would move to a nearby square."))
    row = found.rows[3]
    assert (row.edits, row.words, row.hter) == (1, 10, 0.1)
    assert found.hter == pytest.approx(1 / sum(len(unit.target.split()) for unit in UNITS))
    assert [each.id for each in found.most_edited()] == [4]
    assert found.by_verdict() == {Verdict.EDITED: 1, Verdict.UNCHANGED: 6}


def test_without_the_drafts_text_an_edited_row_has_no_figure() -> None:
    found = judged(changed(ROWS, 4, target="Other."), whole=False)
    assert (found.rows[3].verdict, found.rows[3].hter, found.rows[2].hter) == (Verdict.EDITED, None, 0.0)


OURS = Comment("Muqabala", "", f"!! {MISSING.message}", "", "")


@pytest.mark.parametrize(
    ("fields", "how"),
    [
        ({"comments": (OURS,)}, ""),
        ({"comments": (replace(OURS, resolved=True),)}, "its comment was resolved"),
        ({"comments": (replace(OURS, replies=(Reply("Omar", "", "No."),)),)}, "replied to by Omar"),
        ({"comments": ()}, "its comment was deleted"),
        ({"comments": (OURS,), "target": "Changed."}, "the English was changed"),
    ],
)
def test_what_answers_a_finding(fields: dict[str, object], how: str) -> None:
    (answer,) = judged(changed(ROWS, 2, **fields)).answers
    assert (answer.id, answer.how) == (2, how)


def test_a_finding_that_was_never_a_comment_is_answered_by_an_edit_only() -> None:
    draft = replace(draft_of(UNITS), comments=False)
    (answer,) = review(document(ROWS, draft)).answers
    assert answer.how == ""


def test_a_finding_that_is_only_summed_up_is_neither_answered_nor_waiting() -> None:
    quotes = Finding("quotations", Severity.INFO, "The quotation marks are gone.")
    units = [replace(UNITS[0], findings=(quotes,)), *UNITS[1:]]
    (answer,) = review(document(ROWS, draft_of(units))).answers
    assert answer.finding == MISSING


def test_comments_that_are_gone_all_at_once_are_a_question() -> None:
    """A person may have deleted them; a program that drops comments answers nothing."""
    units = [replace(unit, findings=(MISSING,)) for unit in UNITS]
    (question,) = judged(ROWS, units=units).uncertain
    assert "7 findings count as answered" in question.reason
    assert judged(changed(ROWS, 2, comments=(OURS,)), units=units).uncertain == ()


def test_open_comments_of_people_are_listed() -> None:
    asked, done = Comment("Rana", "", "Sure?", "", ""), Comment("Rana", "", "Ok.", "", "", resolved=True)
    rows = changed(changed(ROWS, 2, comments=(OURS,)), 3, comments=(asked, done))
    found = review(document(rows, draft_of(UNITS), comments=(asked,)))
    assert found.open_comments == ((3, asked), (None, asked))


def test_a_comment_on_a_row_that_was_deleted_with_tracking_is_open() -> None:
    asked = Comment("Omar", "", "I would keep this row.", "", "")
    gone = replace(ROWS[3], comments=(asked,))
    found = review(document([row for row in ROWS if row.position != 4], draft_of(UNITS), gone=(gone,)))
    assert found.open_comments == ((4, asked),)


NAMED = [
    (
        "قال محمد السوداني إن الحكومة ملتزمة.",
        "On Monday Mohammed al-Sudani said the government is committed.",
    ),
    (
        "وأضاف السوداني أن المنظمة الدولية شريك.",
        "The premier al-Sudani added that the organisation is a partner.",
    ),
    ("وشكر محمد المنظمة الدولية على دعمها.", "Later Mohammed thanked the organisation for its support."),
    ("ثم زار محمد بغداد.", "Then Mohammed visited Baghdad."),
    ("وتعمل المنظمة الدولية في البلاد منذ عقود.", "The organisation has worked in the country for decades."),
    ("وقالت الوزيرة إن العمل مستمر.", "The minister said that work goes on."),
]
NAMED_UNITS = [
    TranslationUnit(number, number, BlockKind.PARAGRAPH, number, 1, 1, *texts)
    for number, texts in enumerate(NAMED, 1)
]


def edited(replaced: dict[int, tuple[str, str]]) -> Review:
    rows = rows_of(NAMED_UNITS)
    for number, (old, new) in replaced.items():
        assert old in rows[number - 1].target
        rows = changed(rows, number, target=rows[number - 1].target.replace(old, new))
    return judged(rows, units=NAMED_UNITS)


def test_a_name_that_was_changed_in_places_is_offered_for_the_rest() -> None:
    (name,) = edited({1: ("Mohammed", "Muhammad"), 3: ("Mohammed", "Muhammad")}).names
    assert (name.old, name.new, name.changed, name.left) == ("Mohammed", "Muhammad", (1, 3), (4,))


def test_a_name_that_was_changed_everywhere_leaves_nothing() -> None:
    (name,) = edited(dict.fromkeys((1, 3, 4), ("Mohammed", "Muhammad"))).names
    assert name.left == ()


def test_a_longer_name_is_not_the_old_one_left_standing() -> None:
    (name,) = edited(dict.fromkeys((1, 3, 4), ("Mohammed", "Mohammed-Ali"))).names
    assert name.left == ()


def test_other_words_are_no_names() -> None:
    assert edited({6: ("The minister", "A minister")}).names == ()


def test_a_replacement_over_one_arabic_term_is_offered_for_the_glossary() -> None:
    (term,) = edited(dict.fromkeys((2, 3, 5), ("organisation", "international agency"))).terms
    assert (term.source, term.target, term.instead_of) == (
        "المنظمة الدولية",
        "international agency",
        "organisation",
    )
    assert term.rows == (2, 3, 5)


def test_one_replacement_makes_no_term() -> None:
    assert edited({2: ("organisation", "agency")}).terms == ()


def test_a_replacement_over_no_common_term_is_not_offered() -> None:
    assert edited({4: ("Then", "Later on"), 1: ("said", "stated"), 6: ("said", "stated")}).terms == ()


def test_the_json_has_what_the_command_promises() -> None:
    rows = changed(ROWS, 2, comments=(OURS,), target="Changed.")
    found = json.loads(json.dumps(judged(rows).json(), ensure_ascii=False))
    assert found["document"] == "urn:uuid:1"
    row = found["rows"][1]
    assert {"id", "verdict", "source", "draft", "target", "hter", "comments"} <= set(row)
    assert (row["id"], row["verdict"], row["target"], row["hter"]) == (2, "edited", "Changed.", 8.0)
    assert row["comments"][0]["author"] == "Muqabala"
    assert found["findings"][0]["answered"] is True
    assert (found["uncertain"], found["verdicts"]) == ([], {"edited": 1, "unchanged": 6})


@pytest.mark.parametrize(
    ("authors", "reviewer"),
    [(["Omar", "Rana", "Rana"], "Rana"), (["Unknown Author", "Unknown Author", "Rana"], "Rana"), ([""], "")],
)
def test_who_reviewed_is_who_changed_most_and_has_a_name(authors: list[str], reviewer: str) -> None:
    changes = tuple(Change(ChangeKind.INSERTED, author, "", "x", Column.TARGET) for author in authors)
    assert who_reviewed(document(changed(ROWS, 2, changes=changes), None)) == reviewer
