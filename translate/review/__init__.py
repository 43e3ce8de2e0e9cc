"""A document that came back, against the draft it was made from: what became of every row."""

from __future__ import annotations

from translate.errors import SourceError
from translate.review.arabic import with_arabic
from translate.review.doubts import doubts
from translate.review.findings import answers, open_comments
from translate.review.identity import Known
from translate.review.replacements import names, replacements
from translate.review.result import (
    Answer,
    FoundBy,
    Replacement,
    Review,
    RowReview,
    SuggestedTerm,
    Uncertain,
    Verdict,
)
from translate.review.terms import suggested_terms
from translate.review.verdicts import judge
from translate.reviewed import Draft, ReviewedDocument

__all__ = [
    "Answer", "FoundBy", "Replacement", "Review", "RowReview", "SuggestedTerm", "Uncertain", "Verdict", "review",
]  # fmt: skip

_FEWEST_FOUND = 0.5
"""The share of rows that must be the draft's where no id says that a document is the article's."""


def review(document: ReviewedDocument, draft: Draft | None = None, expected: str = "") -> Review:
    """Compare a document with its draft: the one that it carries, or another copy of it.

    ``expected`` is the id that the document must have, where the caller knows of one.

    Raises:
        SourceError: the document is not ours, of another article or an older draft, or its draft is damaged.
    """
    _refuse_another(document, draft, expected)
    found = draft or document.draft
    if found is None:
        raise _without_draft(document)
    known = Known.of(found)
    judged = judge(with_arabic(document.rows, known), known)
    rows = tuple(each.review for each in judged)
    if not document.document_id:
        _refuse_strange(document, rows)
    replaced = replacements(rows)
    answered = tuple(answers(rows, commented=found.comments))
    return Review(
        document=document.document_id or found.document,
        rows=rows,
        uncertain=tuple(doubts(judged, document, known, answered)),
        hter=_hter(rows),
        answers=answered,
        names=tuple(names(rows, replaced)),
        terms=tuple(suggested_terms(rows, replaced)),
        open_comments=tuple(open_comments(rows, document)),
    )


def _refuse_another(document: ReviewedDocument, draft: Draft | None, expected: str) -> None:
    if not document.rows and not document.gone:
        raise SourceError(
            f"{document.name} has no table of numbered rows: it is not a document that Muqabala wrote.",
            "Give the reviewed .docx file that `muqabala translate` made.",
        )
    wanted = expected or (draft.document if draft else "")
    if wanted and document.document_id and wanted != document.document_id:
        raise SourceError(
            f"{document.name} was made from another article, or from another draft of this one.",
            "Give the document that was made last, or the draft that this one was made from.",
        )


def _without_draft(document: ReviewedDocument) -> SourceError:
    hint = "Give the document as Muqabala wrote it, too: the rows are then compared with those."
    return SourceError(f"{document.name} cannot be compared with its draft: {document.problem}.", hint)


def _refuse_strange(document: ReviewedDocument, rows: tuple[RowReview, ...]) -> None:
    """Refuse a document without an id whose Arabic is mostly not the draft's."""
    there = [row for row in rows if row.position]
    ours = [row for row in there if row.ids and row.verdict is not Verdict.SOURCE_CHANGED]
    if len(ours) < len(there) * _FEWEST_FOUND:
        raise SourceError(
            f"{document.name} says nothing of where it is from, and most of its rows are not the draft's.",
            "Give the draft that it was made from.",
        )


def _hter(rows: tuple[RowReview, ...]) -> float | None:
    """All edits over all words; deleted and added rows are no edits of a row's English."""
    measured = [row for row in rows if row.edits is not None and row.verdict is not Verdict.DELETED]
    words = sum(row.words for row in measured)
    return sum(row.edits or 0 for row in measured) / words if words else (0.0 if measured else None)
