"""What only a person can decide, each with its reason: nothing is guessed, and nothing is passed over."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from translate.review.arabic import has_no_arabic
from translate.review.findings import BY_EDIT, COMMENT_DELETED
from translate.review.identity import Known
from translate.review.result import Answer, RowReview, Uncertain, Verdict
from translate.review.texts import evened, similarity
from translate.review.verdicts import Judged
from translate.reviewed import ChangeKind, Column, ReviewedDocument, ReviewedRow

_ANOTHER_TEXT = 30.0
"""Percent of likeness below which a changed Arabic is another sentence."""
_MOST = 0.5
"""The share of rows that nobody moves or deletes by hand."""
_MOVES = frozenset({ChangeKind.MOVED_HERE, ChangeKind.MOVED_AWAY})
_FEW = 4
"""Rows that somebody may well have moved or deleted, however short the article."""


def doubts(
    judged: Sequence[Judged], document: ReviewedDocument, known: Known, answers: Sequence[Answer]
) -> Iterator[Uncertain]:
    """Everything uncertain: of the whole, of the rows in the document's order, of what is outside the table."""
    by_id = {row_id: each.review for each in judged for row_id in each.review.ids}
    by_draft = {evened(each.review.draft): each.review for each in judged if each.review.draft}
    yield from _about_the_whole([each.review for each in judged], document)
    yield from _about_the_comments(answers)
    for each in judged:
        yield from _about_identity(each, by_id)
        yield from _about_texts(each.review, known)
        yield from _about_place(each.review, by_draft)
        for identity in each.identities:
            yield from _about_content(each.review, identity.row)
    for text in document.outside:
        yield Uncertain(
            None, 0, "This was written outside the article's table; it is not part of the article.", text
        )
    for remark in document.remarks:
        yield Uncertain(None, 0, f"Outside the article's table: {remark}")


def _about_the_whole(rows: Sequence[RowReview], document: ReviewedDocument) -> Iterator[Uncertain]:
    """What happened to the whole table, perhaps by accident."""
    if has_no_arabic(document.rows):
        reason = "The Arabic column is gone; the rows were known by their numbers and their English."
        yield Uncertain(None, 0, reason)
    moved = sum(row.moved for row in rows)
    if moved > max(_FEW, len(rows) * _MOST):
        order = f"{moved} of {len(rows)} rows stand in another order: was the table sorted?"
        yield Uncertain(None, 0, f"{order} The English follows the order of this document.")
    lost = sum(row.verdict is Verdict.IDENTITY_LOST and row.position > 0 for row in rows)
    if lost > max(_FEW, len(document.rows) * _MOST):
        whose = f"{lost} of {len(document.rows)} rows could not be recognised"
        yield Uncertain(None, 0, f"{whose}: was the table filled with another article?")
    deleted = sum(row.verdict is Verdict.DELETED for row in rows)
    if deleted > max(_FEW, len(rows) * _MOST):
        yield Uncertain(None, 0, f"{deleted} of {len(rows)} rows are not in the table any more.")


def _about_the_comments(answers: Sequence[Answer]) -> Iterator[Uncertain]:
    """All of them gone at once: a person's decision, or a program's."""
    deleted = sum(answer.how == COMMENT_DELETED for answer in answers)
    if deleted > _FEW and deleted == sum(answer.how not in BY_EDIT for answer in answers):
        reason = f"None of Muqabala's comments is left; {deleted} findings count as answered by that."
        yield Uncertain(None, 0, reason)


def _about_identity(each: Judged, by_id: dict[int, RowReview]) -> Iterator[Uncertain]:
    review = each.review
    if review.verdict is Verdict.IDENTITY_LOST:
        yield Uncertain(review.id, review.position, *_lost(each))
    elif review.verdict is Verdict.ADDED and each.identities[0].copy_of:
        copied = each.identities[0].copy_of
        reason = f"It has the number, bookmark or Arabic of row {copied}, which stands elsewhere too."
        yield Uncertain(None, review.position, reason, review.target or review.source)
    elif review.verdict is Verdict.DELETED and review.draft:
        neighbour = by_id.get((review.id or 0) - 1), by_id.get((review.id or 0) + 1)
        for other in neighbour:
            if other and other.units and _says_both(other, review):
                reason = f"The row was deleted, but row {other.id} now says what it said."
                yield Uncertain(review.id, other.position, reason, review.draft)


def _lost(each: Judged) -> tuple[str, str]:
    review = each.review
    if not each.identities:
        return "It is missing, but one of the rows that could not be recognised may be it.", review.source
    identity = each.identities[0]
    reason = identity.doubt or "It does not say which row it is, and a row is missing."
    if identity.candidates:
        reason += f" It may be row {_listed(identity.candidates)}."
    return reason, review.target or review.source


def _listed(row_ids: Sequence[int], most: int = 5) -> str:
    numbers = [str(row_id) for row_id in dict.fromkeys(row_ids)]
    return " or ".join(numbers[:most]) + (" or another" if len(numbers) > most else "")


def _says_both(other: RowReview, deleted: RowReview) -> bool:
    """Whether a row's English became that of two."""
    if evened(other.target) == evened(other.draft):
        return False
    first, second = sorted((other, deleted), key=lambda row: row.id or 0)
    alone = similarity(other.target, other.draft)
    return similarity(other.target, f"{first.draft} {second.draft}") > alone


def _about_texts(review: RowReview, known: Known) -> Iterator[Uncertain]:
    """A text that is gone or became another one: seldom meant."""
    if review.verdict in (Verdict.DELETED, Verdict.IDENTITY_LOST):
        return
    if not evened(review.target) and (review.draft or not review.units):
        yield Uncertain(review.id, review.position, "Its English is empty.", review.source)
    elif _is_arabic(review.target) and evened(review.target) != evened(review.draft):
        yield Uncertain(
            review.id, review.position, "Arabic stands where its English should be.", review.target
        )
    if review.verdict is not Verdict.SOURCE_CHANGED:
        return
    if not evened(review.source):
        yield Uncertain(review.id, review.position, "Its Arabic is empty.", review.target)
        return
    likeness = min((known.likeness(review.source, row_id) or 0.0 for row_id in review.ids), default=0.0)
    if not review.units:
        reason = "Its Arabic changed; what it was, the document does not say."
        yield Uncertain(review.id, review.position, reason, review.source)
    elif likeness < _ANOTHER_TEXT:
        yield Uncertain(review.id, review.position, "Its Arabic is another text than before.", review.source)


def _about_place(review: RowReview, by_draft: Mapping[str, RowReview]) -> Iterator[Uncertain]:
    """An English that was another row's: pasted one row too high, or the wrong way round."""
    target = evened(review.target)
    other = by_draft.get(target)
    if not review.ids or other is None or target == evened(review.draft):
        return
    if evened(other.source) != evened(review.source):
        yield Uncertain(review.id, review.position, f"Its English was that of row {other.id}.", review.target)


def _is_arabic(text: str) -> bool:
    """Whether most of a text's letters are Arabic."""
    letters = [unicodedata.bidirectional(character) == "AL" for character in text if character.isalpha()]
    return 2 * sum(letters) > len(letters)


def _about_content(review: RowReview, row: ReviewedRow) -> Iterator[Uncertain]:
    for note in row.notes:
        reason = "There is a footnote; it is not part of the English."
        yield Uncertain(review.id, row.position, reason, note)
    for remark in row.remarks:
        yield Uncertain(review.id, row.position, remark)
    for change in row.changes:
        if change.column is Column.NUMBER and change.kind not in _MOVES:
            yield Uncertain(review.id, row.position, "The row's number was changed.", change.text)
