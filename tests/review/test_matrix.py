"""Every kind of edit, saved by every program: read back or reported, never guessed, never lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.bilingual.savers import SIMULATED, libreoffice_itself, zipped
from tests.review.edits import COMMENTED, EDITS, PASTED, TEXTS, edited, parts
from translate.bilingual import read_docx
from translate.review import Review, RowReview, Verdict, review
from translate.reviewed import ChangeKind

UNTOUCHED: dict[int | None, Verdict] = dict.fromkeys(range(1, 8), Verdict.UNCHANGED)
VERDICTS: dict[str, dict[int | None, Verdict]] = {
    "typed change": {3: Verdict.EDITED},
    "tracked insertion": {3: Verdict.EDITED},
    "tracked deletion": {3: Verdict.EDITED},
    "tracked move": {3: Verdict.EDITED},
    "split row": {5: Verdict.SPLIT},
    "merged rows": {3: Verdict.MERGED},
    "deleted row": {4: Verdict.DELETED},
    "added row": {None: Verdict.ADDED},
    "moved row": {6: Verdict.MOVED},
    "changed Arabic": {6: Verdict.SOURCE_CHANGED},
    COMMENTED: {},
    PASTED: {3: Verdict.EDITED},
}
TARGETS = {
    "typed change": "Mayor Samir al-Halabi said the funding is ready.",
    "tracked insertion": "Mayor Samer Halabi said that all of the funding is ready.",
    "tracked deletion": "Mayor Samer Halabi said the funding is ready.",
    "tracked move": "said that Mayor Samer Halabi the funding is ready.",
    "merged rows": f"{TEXTS[2][1]} {TEXTS[3][1]}",
    PASTED: "Mayor Samer Halabi said the money\N{NO-BREAK SPACE}is ready.",
}
CHANGES = {
    "tracked insertion": {(ChangeKind.INSERTED, "Rana", "all of ")},
    "tracked deletion": {(ChangeKind.DELETED, "Rana", "that ")},
    "tracked move": {
        (ChangeKind.MOVED_AWAY, "Rana", "Mayor Samer Halabi "),
        (ChangeKind.MOVED_HERE, "Rana", "Mayor Samer Halabi "),
    },
}


def reviewed(document: bytes, original: bytes) -> Review:
    """A document against its own draft, or, where the program dropped that, the document as it was written."""
    found = read_docx(document, "a.docx")
    return review(found, None if found.draft else read_docx(original, "a.docx").draft)


def by_id(found: Review) -> dict[int | None, RowReview]:
    assert len({row.id for row in found.rows}) == len(found.rows)
    return {row.id: row for row in found.rows}


def check(found: Review, edit: str) -> None:
    rows = by_id(found)
    expected = UNTOUCHED | VERDICTS[edit]
    if edit == "merged rows":
        del expected[4]
        assert rows[3].ids == (3, 4)
    assert {row_id: row.verdict for row_id, row in rows.items()} == expected
    if edit in TARGETS:
        assert rows[3].target.replace("\n", " ") == TARGETS[edit]
    if edit in CHANGES:
        assert {(change.kind, change.author, change.text) for change in rows[3].changes} == CHANGES[edit]
    assert [each.text for each in found.uncertain] == (["Interview, 3 March."] if edit == PASTED else [])
    CHECKS.get(edit, lambda _: None)(rows)


def check_split(rows: dict[int | None, RowReview]) -> None:
    assert rows[5].target == "Traders welcomed the project. But they demanded compensation."
    assert [piece[1] for piece in rows[5].pieces] == [
        "Traders welcomed the project.",
        "But they demanded compensation.",
    ]


def check_deleted(rows: dict[int | None, RowReview]) -> None:
    assert (rows[4].source, rows[4].draft, rows[4].target) == (*TEXTS[3], "")


def check_added(rows: dict[int | None, RowReview]) -> None:
    assert (rows[None].target, rows[None].source) == (
        "Work began in 2024.",
        "وكانت الدراسات قد بدأت عام 2024.",
    )


def check_changed(rows: dict[int | None, RowReview]) -> None:
    assert "الثامن عشر" in rows[6].source
    assert "eighteenth" in rows[6].target


CHECKS = {
    "split row": check_split,
    "deleted row": check_deleted,
    "added row": check_added,
    "changed Arabic": check_changed,
}


@pytest.mark.parametrize("saver", SIMULATED)
@pytest.mark.parametrize("edit", EDITS)
def test_every_edit_is_read_back_from_every_program(tmp_path: Path, edit: str, saver: str) -> None:
    before = parts(tmp_path)
    found = reviewed(zipped(SIMULATED[saver](edited(before, edit))), zipped(before))
    check(found, edit)


@pytest.mark.parametrize("saver", SIMULATED)
def test_comments_come_back_with_their_answers(tmp_path: Path, saver: str) -> None:
    """LibreOffice's older versions and Google Docs lose who answers whom; the answers stay, on the same words."""
    before = parts(tmp_path)
    found = reviewed(zipped(SIMULATED[saver](edited(before, COMMENTED))), zipped(before))
    (comment,) = by_id(found)[3].comments
    assert (comment.author, comment.text, comment.anchor) == ("Rana", "Is the name right?", TEXTS[2][1])
    assert [(reply.author, reply.text) for reply in comment.replies] == [("Omar", "Yes, it is.")]
    assert comment.resolved == (saver == "Word")
    assert [row for row, _ in found.open_comments] == ([] if saver == "Word" else [3])
    (answer,) = found.answers
    assert (answer.id, answer.how) == (2, "replied to by Omar")


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_itself_keeps_every_edit(tmp_path: Path) -> None:
    before = parts(tmp_path)
    documents = {f"edit{number}": zipped(edited(before, edit)) for number, edit in enumerate(EDITS)}
    for name, saved in libreoffice_itself(documents, tmp_path):
        check(reviewed(saved, zipped(before)), EDITS[int(name.removeprefix("edit"))])
        assert read_docx(saved).draft == read_docx(zipped(before)).draft
