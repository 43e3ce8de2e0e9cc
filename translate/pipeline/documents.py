"""Files of rows, whoever wrote them, as units: reviewed Word documents, TMX, XLIFF, tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from translate.bilingual import read_docx, recovered_text
from translate.errors import MuqabalaError, SourceError, unreadable
from translate.exchange import read_table, read_tmx, read_xliff
from translate.files import write_atomically
from translate.pipeline.reviewed_rows import reviewed_units
from translate.review import Review, review
from translate.reviewed import Draft, ReviewedDocument, View
from translate.units import BlockKind, LeftOut, Origin, TranslationUnit, UnitState

TABLES = (".tsv", ".csv", ".txt")
XLIFF = (".xlf", ".xliff")
_KNOWN = ", ".join((".docx", ".tmx", *XLIFF, ".tsv", ".csv"))


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
    left_out: tuple[LeftOut, ...] = ()
    """The lines of the article's file that are no rows, as far as the document knows."""


def read_rows(path: Path, view: View = View.ACCEPTED) -> Rows:
    """Read a bilingual file as it stands now, with tracked changes accepted (or rejected, if asked).

    Raises:
        SourceError: the file cannot be read, is of a format that is not known here, or has no rows.
    """
    rows = _read_rows(path, view)
    if not rows.units:
        raise SourceError(
            f"{path.name} has no rows of Arabic beside English.", f"Give a bilingual file: {_KNOWN}."
        )
    return rows


def _read_rows(path: Path, view: View) -> Rows:
    suffix = path.suffix.lower()
    if suffix == ".docx":
        return document_rows(read_document(path, view))
    if suffix == ".tmx":
        return Rows(tuple(_tmx_units(path)), path.name)
    if suffix in XLIFF:
        return Rows(read_xliff(path), path.name)
    if suffix in TABLES:
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
        raise unreadable(path, problem) from None
    try:
        return read_docx(data, path.name, view)
    except SourceError as problem:
        raise _with_rescue(problem, data, path) from problem


def drafted_units(path: Path) -> list[TranslationUnit]:
    """The rows of a document as Muqabala wrote them; none where it does not carry them any more.

    Raises:
        SourceError: it cannot be read.
    """
    draft = read_document(path).draft
    return [row.unit for row in draft.rows if row.unit] if draft else []


def _with_rescue(problem: MuqabalaError, data: bytes, path: Path) -> SourceError:
    """The same mistake, with the name of the file that holds what could be read, if anything could."""
    text = recovered_text(data)
    if not text.strip():
        return SourceError(problem.message, problem.hint)
    try:
        rescue = _kept(text.encode("utf-8", "replace"), path)
    except OSError:
        return SourceError(problem.message, problem.hint)
    return SourceError(problem.message, f"What could be read of it is in {rescue}. {problem.hint}")


def _kept(text: bytes, path: Path) -> Path:
    """The file beside a broken one that holds its text; another file of that name is never replaced.

    Raises:
        OSError: it cannot be written.
    """
    names = (f"{path.stem}.rescued{f'-{number}' if number > 1 else ''}.txt" for number in count(1))
    free = (path.with_name(name) for name in names)
    rescue = next(file for file in free if not file.exists() or file.read_bytes() == text)
    write_atomically(rescue, text)
    return rescue


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
        known.left_out,
    )


def _plain_units(document: ReviewedDocument) -> Iterator[TranslationUnit]:
    for number, row in enumerate(document.rows, 1):
        yield TranslationUnit(
            id=number, block=number, kind=BlockKind.PARAGRAPH, sentence=number, part=1, parts=1,
            source=row.source, target=row.target, origin=Origin.PERSON,
        )  # fmt: skip
