"""Files of rows, whoever wrote them, as units: reviewed Word documents, TMX, XLIFF, tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from translate.bilingual import read_docx, recovered_text
from translate.errors import MuqabalaError, SourceError
from translate.exchange import read_table, read_tmx, read_xliff
from translate.files import write_atomically
from translate.review import Review, RowReview, Verdict, review
from translate.reviewed import Draft, ReviewedDocument, View
from translate.units import BlockKind, Finding, Origin, TranslationUnit, UnitState

_TITLES = (BlockKind.HEADLINE, BlockKind.DECK, BlockKind.HEADING)
_TABLES = (".tsv", ".csv", ".txt")
_XLIFF = (".xlf", ".xliff")
_KNOWN = ", ".join((".docx", ".tmx", *_XLIFF, ".tsv", ".csv"))


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a file."""

    units: tuple[TranslationUnit, ...]
    name: str
    """The article's file name, or the file's own where that is not known."""
    signature: str = ""
    about: tuple[tuple[str, str], ...] = ()
    review: Review | None = None
    """What became of the draft's rows, where the file is a document that carries its draft."""


def read_rows(path: Path, view: View = View.ACCEPTED) -> Rows:
    """Read a bilingual file as it stands now, with tracked changes accepted (or rejected, if asked).

    Raises:
        SourceError: the file cannot be read, or is of a format that is not known here.
    """
    suffix = path.suffix.lower()
    if suffix == ".docx":
        return document_rows(read_document(path, view))
    if suffix == ".tmx":
        return Rows(tuple(_tmx_units(path)), path.name)
    if suffix in _XLIFF:
        return Rows(read_xliff(path), path.name)
    if suffix in _TABLES:
        return Rows(read_table(path), path.name)
    raise SourceError(f"{path.name} is not a file of rows.", f"Give one that ends in {_KNOWN}.")


def read_document(path: Path, view: View = View.ACCEPTED) -> ReviewedDocument:
    """Read a reviewed document; of a broken one what can still be read is kept in a file that is named.

    Raises:
        SourceError: it cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise SourceError(f"{path} cannot be read: {reason}.", "Check the file's name and place.") from None
    try:
        return read_docx(data, path.name, view)
    except SourceError as problem:
        raise _with_rescue(problem, data, path) from problem


def _with_rescue(problem: MuqabalaError, data: bytes, path: Path) -> SourceError:
    """The same mistake, with the name of the file that holds what could be read, if anything could."""
    text = recovered_text(data)
    if not text.strip():
        return SourceError(problem.message, problem.hint)
    rescue = path.with_name(f"{path.stem}.rescued.txt")
    try:
        write_atomically(rescue, text.encode("utf-8", "replace"))
    except OSError:
        return SourceError(problem.message, problem.hint)
    return SourceError(problem.message, f"What could be read of it is in {rescue}. {problem.hint}")


def _tmx_units(path: Path) -> Iterator[TranslationUnit]:
    for number, unit in enumerate(read_tmx(path), 1):
        yield TranslationUnit(
            id=number, block=number, kind=BlockKind.PARAGRAPH, sentence=number, part=1, parts=1,
            source=unit.source, target=unit.target, origin=Origin.PERSON, state=UnitState.REVIEWED,
        )  # fmt: skip


def document_rows(document: ReviewedDocument, draft: Draft | None = None) -> Rows:
    """The rows of a document: matched with its draft where there is one, else as they stand.

    Raises:
        SourceError: the document is of another article than the draft.
    """
    known = draft or document.draft
    if known is None:
        return Rows(tuple(_plain_units(document)), document.name)
    judged = review(document, draft)
    return Rows(
        tuple(reviewed_units(judged)),
        known.source_name or document.name,
        known.signature,
        known.about,
        judged,
    )


def _plain_units(document: ReviewedDocument) -> Iterator[TranslationUnit]:
    for number, row in enumerate(document.rows, 1):
        yield TranslationUnit(
            id=number, block=number, kind=BlockKind.PARAGRAPH, sentence=number, part=1, parts=1,
            source=row.source, target=row.target, origin=Origin.PERSON,
        )  # fmt: skip


def reviewed_units(judged: Review) -> Iterator[TranslationUnit]:
    """The rows of a reviewed article in the document's order, numbered anew, with the findings left open.

    A row that a reviewer added belongs to the block above it, unless that is a title.
    """
    open_findings: dict[int, list[Finding]] = {}
    for answer in judged.answers:
        if not answer.how:
            open_findings.setdefault(answer.id, []).append(answer.finding)
    block, above = 0, 0
    last: TranslationUnit | None = None
    for number, row in enumerate(_standing(judged.rows), 1):
        own = row.units[0].block if row.units else 0
        added_below_title = not own and (last is None or last.kind in _TITLES)
        block += added_below_title or own not in (0, above)
        above = own or above
        last = _unit(row, number, block, open_findings.get(row.id or 0, ()))
        yield last


def _standing(rows: Sequence[RowReview]) -> Iterable[RowReview]:
    return (row for row in rows if row.position and row.verdict is not Verdict.DELETED)


def _unit(row: RowReview, number: int, block: int, findings: Sequence[Finding]) -> TranslationUnit:
    """A row after its review; one that was split or merged stands for a whole sentence."""
    first = row.units[0] if row.units else None
    edited = bool(row.edits) or first is None
    whole = first is None or len(row.ids) != 1 or first.parts == 1
    fresh = TranslationUnit(
        id=number, block=block, kind=first.kind if first else BlockKind.PARAGRAPH, sentence=number,
        part=1, parts=1, source=row.source, target=row.target,
        origin=Origin.PERSON if edited or first is None else first.origin,
        state=UnitState.REVIEWED, findings=tuple(findings),
        bold=bool(first and first.bold), italic=bool(first and first.italic),
    )  # fmt: skip
    return fresh if whole or first is None else replace(fresh, part=first.part, parts=first.parts)
