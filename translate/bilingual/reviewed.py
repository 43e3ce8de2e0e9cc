"""A Word document that came back from a reviewer, read whole: rows, changes, comments, and what is beside them.

It comes from a stranger: nothing is extracted, executed or fetched, macros are not looked at, and what unpacks to
too much is refused (see ``translate.opc``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from translate.bilingual.accepted_comments import Written, as_comment, read_comments, threads
from translate.bilingual.accepted_rows import Gathered, gather, place_row, reviewed_rows
from translate.bilingual.accepted_story import Story, W
from translate.bilingual.accepted_table import Place, TableReader, article_tables
from translate.bilingual.accepted_text import ROW, TextReader
from translate.bilingual.manifest import read_manifest
from translate.bilingual.reviewed_rescue import refuse_other_formats
from translate.errors import SourceError
from translate.opc import Package
from translate.reviewed import Comment, ReviewedDocument, View, text_hash

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_ROWS = 100_000
"""Ten times the longest article that anybody reviews."""
_NOTE_KINDS = {"footnotes": f"{W}footnote", "endnotes": f"{W}endnote"}


def read_docx(file: Path | bytes, name: str = "", view: View = View.ACCEPTED) -> ReviewedDocument:
    """Read a document as it came back; ``name`` is what messages call it.

    Raises:
        SourceError: it is no Word document, damaged, protected with a password, or unpacks to too much.
        OSError: the file cannot be read.
    """
    data = file if isinstance(file, bytes) else file.read_bytes()
    name = name or (file.name if isinstance(file, Path) else "The document")
    refuse_other_formats(data, name)
    package = Package(data, name)
    main = next(iter(package.targets("", "officeDocument")), "word/document.xml")
    root = package.xml(main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise SourceError(f"{name} has no text in it that Word would show.", "Give the reviewed .docx file.")
    if sum(1 for _ in body.iter(ROW)) > _MOST_ROWS:
        raise SourceError(
            f"{name} has more rows than an article can have.", "Divide it into smaller documents."
        )
    try:
        return _document(package, main, body, name, view)
    except RecursionError as error:
        raise SourceError(f"{name} is nested too deeply.", "Copy its text into a new document.") from error


def _document(package: Package, main: str, body: _Element, name: str, view: View) -> ReviewedDocument:
    identifier, draft, problem = read_manifest(package, main)
    reader = TextReader(view, dict(_notes(package, main)), package.links(main))
    tables = TableReader(reader, view)
    gathered = Gathered()
    waiting = set(article_tables(body))

    def read_table(table: _Element) -> bool:
        if table not in waiting:
            return False
        gather(tables.rows(table), gathered)
        return True

    reader.on_table = read_table
    outside = reader.read(body, Story())
    written = read_comments(package, main)
    said = threads(written, reader.anchors, by_place=not package.targets(main, "commentsExtended"))
    by_row, elsewhere = _comments(said, reader, gathered)
    rows, gone = reviewed_rows(gathered, by_row)
    ours = frozenset(draft.outside) if draft else frozenset()
    return ReviewedDocument(
        name=name,
        document_id=identifier,
        draft=draft,
        problem=problem,
        rows=rows,
        gone=gone,
        outside=tuple(_added_outside(outside, ours)) if ours else (),
        comments=tuple(elsewhere),
        remarks=outside.all_remarks(),
    )


def _notes(package: Package, main: str) -> Iterator[tuple[tuple[str, str], str]]:
    """The texts of footnotes and endnotes by their kind and id."""
    for part, element in _NOTE_KINDS.items():
        for root in package.related(main, part):
            for note in root.iter(element):
                text = TextReader(View.ACCEPTED).read(note, Story()).text().strip()
                yield (part, note.get(f"{W}id", "")), text


def _comments(
    said: Iterable[Written], reader: TextReader, gathered: Gathered
) -> tuple[Mapping[int, list[Comment]], list[Comment]]:
    """The comments by the row that they are on, and those that are on none."""
    by_row: dict[int, list[Comment]] = {}
    elsewhere: list[Comment] = []
    for thread in said:
        anchor = reader.anchors.get(thread.id)
        comment = as_comment(thread, anchor)
        place = anchor.place if anchor else None
        row, column = place_row(place, gathered) if isinstance(place, Place) else (-1, None)
        if row >= 0:
            by_row.setdefault(row, []).append(replace(comment, column=column))
        else:
            elsewhere.append(comment)
    return by_row, elsewhere


def _added_outside(outside: Story, ours: frozenset[str]) -> Iterator[str]:
    for line in outside.lines:
        if line.strip() and text_hash(" ".join(line.split())) not in ours:
            yield line.strip()
