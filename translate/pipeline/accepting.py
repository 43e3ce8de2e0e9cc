"""A reviewed document comes back: judged, remembered, published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from translate.bilingual import DocumentFacts, write_docx
from translate.errors import OutputError, SourceError
from translate.exchange import (
    english_article,
    write_english_docx,
    write_english_html,
    write_english_markdown,
)
from translate.jobs import prepare_folder, unwritable
from translate.memory import open_memory
from translate.pipeline.documents import Rows, document_rows, read_document
from translate.review import Review, RowReview
from translate.reviewed import Draft, ReviewedDocument, View
from translate.units import RememberedUnit, Severity, TranslationUnit, UnitState

_ANYWAY = "Or accept it as it is with --force."


@dataclass(frozen=True, slots=True)
class Acceptance:
    """How a reviewed document is taken back."""

    folder: Path = Path("outputs")
    """Where the published English and the final document go."""
    memory: Path | None = None
    """The translation memory's file; ``None`` to remember nothing."""
    final: bool = False
    """Whether the review is finished: refused while a comment or a critical finding is open."""
    force: bool = False
    """Whether what is open, or an older draft, is accepted all the same."""
    overwrite: bool = False
    dry_run: bool = False
    """Whether nothing is written or remembered."""
    draft: Path | None = None
    """The document as Muqabala wrote it, where the reviewed one lost what it carried."""
    view: View = View.ACCEPTED
    reviewer: str = ""
    """Who approved; by default whoever made most tracked changes."""
    report: bool = False
    """Whether the review is reported on a page at the end of the published Word file."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What came of it."""

    review: Review
    remembered: int
    outputs: tuple[Path, ...]

    def json(self) -> dict[str, Any]:
        """The result as plain values."""
        return self.review.json() | {
            "remembered": self.remembered,
            "outputs": [str(path) for path in self.outputs],
        }


def accept_review(path: Path, how: Acceptance) -> Accepted:
    """Read a reviewed document back, publish its English, and remember what was approved.

    Raises:
        SourceError: it cannot be read, is not ours or of another article, or something is open that must not be.
        OutputError: a result is there already, or cannot be written; nothing is then remembered.
        MemoryFileError: the memory cannot be written; the results are then written, and accepting again remembers.
    """
    document = read_document(path, how.view)
    rows = document_rows(document, _draft(how.draft))
    if rows.review is None:
        raise SourceError(
            f"{path.name} cannot be compared with its draft: {document.problem}.",
            "Give the document as Muqabala wrote it, too, with --draft FILE.",
        )
    if not how.force:
        _refuse_older(document, how.memory)
        _refuse_open(path.name, rows.review, final=how.final)
    if how.dry_run:
        return Accepted(rows.review, 0, ())
    outputs = _publish(rows, how)
    return Accepted(rows.review, _remember(rows, document, how), outputs)


def _draft(path: Path | None) -> Draft | None:
    if path is None:
        return None
    draft = read_document(path).draft
    if draft is None:
        raise SourceError(f"{path} holds no draft.", "Give a document as `muqabala translate` wrote it.")
    return draft


def _refuse_older(document: ReviewedDocument, memory: Path | None) -> None:
    if memory is None or not memory.exists() or not document.document_id:
        return
    with open_memory(memory, writable=False) as opened:
        newer = opened.newer_draft(document.document_id)
    if newer:
        raise SourceError(
            f"{document.name} is an older draft: the article was translated again on {newer[:10]}.",
            f"Give the document of that day. {_ANYWAY}",
        )


def _refuse_open(name: str, judged: Review, *, final: bool) -> None:
    """The last review is not finished while a person or a critical finding waits for an answer."""
    if not final:
        return
    critical = _critical(judged)
    reasons = []
    if judged.open_comments:
        reasons.append(f"{len(judged.open_comments)} open comments")
    if critical:
        rows = ", ".join(map(str, dict.fromkeys(critical)))
        reasons.append(f"critical findings without an answer in rows {rows}")
    if judged.uncertain:
        reasons.append(f"{len(judged.uncertain)} places that a person must decide")
    if reasons:
        raise SourceError(
            f"{name} is not final: it has {' and '.join(reasons)}.", f"Settle them in Word. {_ANYWAY}"
        )


def _critical(judged: Review) -> list[int]:
    """The rows with a critical finding that nothing was done about."""
    return [
        answer.id
        for answer in judged.answers
        if not answer.how and answer.finding.severity is Severity.CRITICAL
    ]


def _publish(rows: Rows, how: Acceptance) -> tuple[Path, ...]:
    stem = Path(rows.name).stem or "article"
    state = UnitState.FINAL if how.final else UnitState.REVIEWED
    units = [replace(unit, state=state) for unit in rows.units]
    english = english_article(units, rows.about)
    writers: dict[Path, Callable[[Path], None]] = {
        how.folder / f"{stem}.en.docx": lambda path: write_english_docx(path, english, _report(rows, how)),
        how.folder / f"{stem}.en.md": lambda path: write_english_markdown(path, english),
        how.folder / f"{stem}.en.html": lambda path: write_english_html(path, english),
        how.folder / f"{stem}.reviewed.docx": lambda path: write_docx(path, units, _facts(rows, units)),
    }
    taken = [str(path) for path in writers if path.exists()]
    if taken and not how.overwrite:
        raise OutputError(
            f"{taken[0]} is there already, and somebody may have edited it.",
            "Use --overwrite to replace it, or -o to write elsewhere.",
        )
    for path, write in writers.items():
        prepare_folder(path)
        try:
            write(path)
        except OSError as problem:
            raise unwritable(path, problem) from problem
    return tuple(writers)


def _facts(rows: Rows, units: Sequence[TranslationUnit]) -> DocumentFacts:
    people = sum(unit.origin == "person" for unit in units)
    return DocumentFacts(
        source_name=rows.name,
        made=datetime.now().astimezone(),
        model=f"reviewed ({people:,} of {len(units):,} rows edited)",
        signature=rows.signature,
        about=rows.about,
    )


def _remember(rows: Rows, document: ReviewedDocument, how: Acceptance) -> int:
    if how.memory is None or rows.review is None:
        return 0
    approved = _approved(rows, how.reviewer or _reviewer(document))
    with open_memory(how.memory, writable=True) as opened:
        return opened.remember(approved)


def _reviewer(document: ReviewedDocument) -> str:
    """Who made most tracked changes; empty where nothing was tracked."""
    authors = Counter(change.author for row in document.rows for change in row.changes if change.author)
    return next((author for author, _ in authors.most_common(1)), "")


def _approved(rows: Rows, reviewer: str) -> Iterator[RememberedUnit]:
    """The pairs that a person has approved: none that is uncertain, or that waits for an answer."""
    judged = rows.review
    if judged is None:
        return
    waiting = {row for row, _ in judged.open_comments} | {each.id for each in judged.uncertain}
    waiting |= set(_critical(judged))
    positions = {each.position for each in judged.uncertain if each.position}
    standing = [row for row in judged.rows if row.position]
    now = datetime.now(UTC).isoformat(timespec="seconds")
    pairs = [
        (pair, row.is_approved and row.id not in waiting and row.position not in positions)
        for row in standing
        for pair in _pairs(row)
    ]
    sources = ["", *(source for (source, _), _ in pairs), ""]
    for place, ((source, target), approved) in enumerate(pairs):
        if approved and source.strip() and target.strip():
            yield RememberedUnit(
                source, target, previous=sources[place], next=sources[place + 2], article=rows.name,
                reviewer=reviewer, approved=now, signature=rows.signature,
            )  # fmt: skip


def _pairs(row: RowReview) -> Sequence[tuple[str, str]]:
    """A row's Arabic and English; those of its pieces where it was split."""
    return row.pieces or ((row.source, row.target),)


def _report(rows: Rows, how: Acceptance) -> tuple[str, ...]:
    """The review in lines, for the page at the end of the published file."""
    return tuple(report_lines(rows.review)) if how.report and rows.review else ()


def report_lines(judged: Review) -> Iterator[str]:
    """The review in lines for people: verdicts, how much was edited, what is open, what could be done next."""
    counts = ", ".join(f"{count:,} {verdict}" for verdict, count in judged.by_verdict().items())
    yield f"Rows: {counts}"
    if judged.hter is not None:
        yield f"Edits: {judged.hter:.2f} for each word of the English (HTER)"
    edited = ", ".join(f"{row.id} ({row.hter or 0:.2f})" for row in judged.most_edited())
    if edited:
        yield f"Most edited rows: {edited}"
    answered = sum(bool(answer.how) for answer in judged.answers)
    if judged.answers:
        yield f"Findings: {answered:,} answered, {len(judged.answers) - answered:,} not"
    for row, comment in judged.open_comments:
        yield f"Open comment on row {row or '?'} by {comment.author}: {comment.text}"
    for replaced in judged.names:
        left = ", ".join(map(str, replaced.left))
        yield f"“{replaced.old}” became “{replaced.new}”, but still stands in rows {left}"
    for term in judged.terms:
        yield f"For the glossary: {term.source} = {term.target} (instead of {term.instead_of})"
    for each in judged.uncertain:
        yield f"To decide, row {each.id or '?'}: {each.reason}{f' “{each.text}”' if each.text else ''}"
