"""What the reviewer did about each finding of the draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translate.review.result import Answer, RowReview, Verdict
from translate.review.texts import evened
from translate.reviewed import ONLY_SUMMED_UP, Comment, ReviewedDocument
from translate.units import Finding

COMMENT_DELETED = "its comment was deleted"
_ROW_DELETED, _ENGLISH_CHANGED = BY_EDIT = ("the row was deleted", "the English was changed")


def answers(rows: Sequence[RowReview], *, commented: bool) -> Iterator[Answer]:
    """Every finding with its answer; ``commented`` says whether findings were written as comments.

    A finding is answered where its row's English changed or is gone, or where its comment is resolved, replied to
    or deleted. Those that a document only sums up ask for no answer.
    """
    for row in rows:
        for unit in row.units:
            for finding in unit.findings:
                if finding.check not in ONLY_SUMMED_UP:
                    yield Answer(unit.id, finding, _how(row, finding, commented=commented))


def _how(row: RowReview, finding: Finding, *, commented: bool) -> str:
    if row.verdict is Verdict.IDENTITY_LOST:
        return ""
    if row.verdict is Verdict.DELETED:
        return _ROW_DELETED
    if evened(row.target) != evened(row.draft):
        return _ENGLISH_CHANGED
    return _said(row.comments, finding) if commented else ""


def _said(comments: Sequence[Comment], finding: Finding) -> str:
    message = evened(finding.message)
    comment = next((each for each in comments if each.is_ours and message in evened(each.text)), None)
    if comment is None:
        return COMMENT_DELETED
    if comment.replies:
        return f"replied to by {comment.replies[-1].author or 'somebody'}"
    return "its comment was resolved" if comment.resolved else ""


def open_comments(
    rows: Sequence[RowReview], document: ReviewedDocument
) -> Iterator[tuple[int | None, Comment]]:
    """The comments of people that nobody has resolved, with the row that each is on, even a deleted one."""
    for row in rows:
        yield from ((row.id, comment) for comment in row.comments if _is_open(comment))
    for gone in document.gone:
        row_id = next(iter((*gone.bookmarks, *gone.numbers)), None)
        yield from ((row_id, comment) for comment in gone.comments if _is_open(comment))
    yield from ((None, comment) for comment in document.comments if _is_open(comment))


def _is_open(comment: Comment) -> bool:
    return not comment.is_ours and not comment.resolved
