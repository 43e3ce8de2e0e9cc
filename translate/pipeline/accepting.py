"""A reviewed document comes back: judged, published, remembered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from translate.errors import MemoryFileError, SourceError
from translate.memory import Memory, is_memory, open_memory
from translate.pipeline.documents import Rows, document_rows, read_document
from translate.pipeline.publishing import publish
from translate.pipeline.remembering import approved_units, as_drafted, critical_rows, who_reviewed
from translate.pipeline.review_report import report_lines
from translate.review import Review
from translate.reviewed import Draft, ReviewedDocument, View
from translate.units import Progress, no_progress

_ANYWAY = "Or accept it as it is with --force."
_WITHOUT = "Or accept without remembering: --no-memory."


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

    rows: Rows
    review: Review
    reviewer: str
    """Who approved; empty where nobody is known."""
    remembered: int = 0
    """Units that are new in the memory."""
    corrected: tuple[int, ...] = ()
    """Rows left as drafted that another review had changed: the memory keeps what that one made of them."""
    outputs: tuple[Path, ...] = ()
    newer_text: str = ""
    """When a file of the article's name was translated with another text (ISO 8601); empty if not since the draft."""

    def json(self) -> dict[str, Any]:
        """The result as plain values."""
        return self.review.json() | {
            "reviewer": self.reviewer,
            "remembered": self.remembered,
            "corrected": list(self.corrected),
            "newer_text": self.newer_text,
            "outputs": [str(path) for path in self.outputs],
        }

    def report(self) -> Iterator[str]:
        """The review in lines for people."""
        return report_lines(self.rows)


def accept_review(path: Path, how: Acceptance, progress: Progress = no_progress) -> Accepted:
    """Read a reviewed document back, publish its English, and remember what was approved.

    Raises:
        SourceError: it cannot be read, is not ours or of another article, or something is open that must not be.
        OutputError: a result is there already, or cannot be written; nothing is then written or remembered.
        MemoryFileError: the memory cannot be written; nothing is then written, unless it failed at the very end.
    """
    progress("reading", 0, 0)
    document = read_document(path, how.view)
    progress("comparing", 0, 0)
    rows = document_rows(document, _draft(how.draft))
    if rows.review is None:
        raise SourceError(
            f"{path.name} cannot be compared with its draft: {document.problem}.",
            "Give the document as Muqabala wrote it, too, with --draft FILE.",
        )
    same, other = _later_drafts(document, how.memory)
    if not how.force:
        _refuse_older(document.name, same)
        _refuse_open(path.name, rows.review, final=how.final)
    reviewer = how.reviewer or who_reviewed(document)
    accepted = Accepted(rows, rows.review, reviewer, newer_text=other)
    if how.dry_run:
        return accepted
    progress("publishing", 0, 0)
    return _kept(accepted, path, how)


def _draft(path: Path | None) -> Draft | None:
    if path is None:
        return None
    draft = read_document(path).draft
    if draft is None:
        raise SourceError(f"{path} holds no draft.", "Give a document as `muqabala translate` wrote it.")
    return draft


def _kept(accepted: Accepted, path: Path, how: Acceptance) -> Accepted:
    """Publish and remember; the memory is opened first, for without it nothing should be half done.

    What stood there before the tracked changes is no English that anybody approved: it is not remembered.
    """
    rows = accepted.rows
    path_to = how.memory if how.view is View.ACCEPTED else None
    opened = open_memory(path_to, writable=True) if path_to else nullcontext()
    with _explained(), opened as memory:
        outputs = publish(
            rows, how.folder, final=how.final, overwrite=how.overwrite, reviewed=path,
            report=tuple(accepted.report()) if how.report else (),
        )  # fmt: skip
        accepted = replace(accepted, outputs=outputs)
        return _remembered(accepted, memory) if memory else accepted


def _remembered(accepted: Accepted, memory: Memory) -> Accepted:
    """Remember what was approved, but for rows left as drafted that the memory knows in another's words.

    Two reviewers who share an article return two copies, and each copy holds the other's rows untouched.
    """
    rows = accepted.rows
    units = list(approved_units(accepted.review, rows.name, accepted.reviewer, rows.signature))
    corrected = {unit: row for unit, row in as_drafted(accepted.review, units) if memory.corrected(unit)}
    remembered = memory.remember(unit for unit in units if unit not in corrected)
    return replace(accepted, remembered=remembered, corrected=tuple(corrected.values()))


@contextmanager
def _explained() -> Iterator[None]:
    """The memory's mistakes, with the way round them."""
    try:
        yield
    except MemoryFileError as problem:
        raise MemoryFileError(problem.message, f"{problem.hint} {_WITHOUT}") from problem


def _later_drafts(document: ReviewedDocument, path: Path | None) -> tuple[str, str]:
    """When a later draft was made of the same text, and of a file of its name with another; each may be empty."""
    if path is None or not document.document_id:
        return "", ""
    with _explained():
        if not is_memory(path):
            return "", ""
        with open_memory(path, writable=False) as memory:
            return memory.newer_draft(document.document_id), memory.newer_text(document.document_id)


def _refuse_older(name: str, newer: str) -> None:
    if newer:
        raise SourceError(
            f"{name} is an older draft: the article was translated again on {moment(newer)}.",
            f"Give the document that was made then. {_ANYWAY}",
        )


def moment(time: str) -> str:
    """A moment in ISO 8601, for people."""
    return f"{datetime.fromisoformat(time).astimezone():%Y-%m-%d at %H:%M}"


def _refuse_open(name: str, judged: Review, *, final: bool) -> None:
    """The last review is not finished while a person or a critical finding waits for an answer."""
    reasons = list(_open(judged)) if final else []
    if reasons:
        raise SourceError(
            f"{name} is not final: it has {' and '.join(reasons)}.", f"Settle them in Word. {_ANYWAY}"
        )


def _open(judged: Review) -> Iterator[str]:
    comments, decisions = len(judged.open_comments), len(judged.uncertain)
    if comments:
        rows = dict.fromkeys(f"row {row}" if row else "no row" for row, _ in judged.open_comments)
        yield f"{comments} open comment{'s' if comments > 1 else ''} ({', '.join(rows)})"
    if critical := critical_rows(judged):
        numbers = ", ".join(map(str, critical))
        yield f"critical findings without an answer in row{'s' if len(critical) > 1 else ''} {numbers}"
    if decisions:
        yield f"{decisions} place{'s' if decisions > 1 else ''} that a person must decide (see --dry-run)"
