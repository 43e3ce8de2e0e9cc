"""Glossary files: tables (CSV, TSV) and TBX, read into terms; a broken one is told with its line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from translate.errors import SourceError
from translate.glossary.tbx import tbx_terms
from translate.glossary.term import Term, Undecided

_ARABIC = re.compile("[\u0620-\u064a]")
_TABLES, _TBX = ("", ".csv", ".tsv", ".tab", ".txt"), (".tbx", ".xml", ".dcatbx")
_ALTERNATIVES = re.compile("[|;]")
_DELIMITERS = "\t,;"
_COLUMNS = {
    "source": ("source", "arabic", "ar", "source term", "المصدر", "العربية"),
    "target": ("target", "english", "en", "target term", "translation", "الهدف", "الإنجليزية", "الترجمة"),
    "note": ("note", "notes", "comment", "description", "ملاحظة", "ملاحظات"),
    "forms": ("forms", "form", "variants", "also"),
    "plural": ("plural", "plurals"),
    "case": ("case", "cases", "case sensitive", "exact case"),
}
_YES = frozenset({"yes", "y", "true", "1", "exact", "sensitive", "x"})
_NO = frozenset({"no", "n", "false", "0", "ignore", "insensitive"})
_WITHOUT_HEADER = {"source": 0, "target": 1, "note": 2}
_HINT = "Each line needs the Arabic and its English: السيسي,Sisi"


def read_glossary(path: Path) -> tuple[Term, ...]:
    """The terms of a ``.csv``, ``.tsv``, ``.txt`` or ``.tbx`` file, those of one source text as one.

    A line whose English is left empty is undecided and passed over.

    Raises:
        SourceError: the file cannot be read (the line is told), or has no term.
    """
    terms = _merged(entry for entry in read_entries(path) if isinstance(entry, Term))
    if not terms:
        raise SourceError(f"The glossary {path.name} has no term with its English.", _HINT)
    return terms


def read_entries(path: Path) -> tuple[Term | Undecided, ...]:
    """The entries of a glossary's file as they stand there, one after the other.

    Raises:
        SourceError: the file cannot be read; the line is told.
    """
    suffix = path.suffix.lower()
    if suffix not in (*_TABLES, *_TBX):
        raise SourceError(
            f"{path.name} is not a glossary that can be read.",
            "Give a .csv, .tsv or .tbx file; a spreadsheet can be saved as .csv.",
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"The glossary {path.name} cannot be read ({error.strerror})."
        raise SourceError(message, "Check its name.") from error
    found = tbx_terms(data, path.name) if suffix in _TBX else _table(_decoded(data), path.name)
    return tuple(found)


def _decoded(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 (with its mark, or told by the zeros of ASCII) or Windows-1256."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data[:400]:
        even = data[:400:2].count(0) > data[1:400:2].count(0)
        return data.decode("utf-16-be" if even else "utf-16-le", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1256", errors="replace")


def _table(text: str, name: str) -> Iterator[Term | Undecided]:
    lines = list(_lines(text, name))
    columns = _header(lines[0][1]) if lines else None
    body = lines[1:] if columns else lines
    columns = columns or (_reversed(body) if body else _WITHOUT_HEADER)
    for number, cells in body:
        yield from _term(number, cells, columns, name)


def _lines(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that hold something, with their numbers, divided into cells."""
    reader = csv.reader(
        io.StringIO(text.replace("\0", ""), newline=""), delimiter=_delimiter(text), strict=True
    )
    number = 1
    while True:
        try:
            cells = [" ".join(cell.split()) for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            message = f"Line {number} of {name} cannot be divided into columns ({error})."
            raise SourceError(message, "Look for a quotation mark that is not closed.") from error
        if any(cells) and not cells[0].startswith("#"):
            yield number, cells
        number = reader.line_num + 1


def _delimiter(text: str) -> str:
    """What divides the most lines into Arabic and English, each whole."""
    lines = [line for line in text.splitlines() if line.strip()][:200]

    def divided(delimiter: str) -> int:
        others = _DELIMITERS.replace(delimiter, "")
        rows = [line.split(delimiter) for line in lines]
        return sum(len(row) > 1 and not any(other in row[0] for other in others) for row in rows)

    return max(_DELIMITERS, key=divided)


def _header(cells: Sequence[str]) -> dict[str, int] | None:
    names = [cell.casefold().replace("_", " ") for cell in cells]
    found = {
        column: names.index(name) for column, known in _COLUMNS.items() for name in known if name in names
    }
    return found if {"source", "target"} <= found.keys() else None


def _reversed(body: Sequence[tuple[int, list[str]]]) -> dict[str, int]:
    """The columns of a table without a header, whose English may come first."""
    first = [cells for _, cells in body if len(cells) > 1]
    swapped = sum(bool(_ARABIC.search(cells[1]) and not _ARABIC.search(cells[0])) for cells in first)
    return {"source": 1, "target": 0, "note": 2} if swapped * 2 > len(first) else _WITHOUT_HEADER


def _term(number: int, cells: list[str], columns: dict[str, int], name: str) -> Iterator[Term | Undecided]:
    row = {column: cells[place] if place < len(cells) else None for column, place in columns.items()}
    sources, targets = _alternatives(row["source"]), _alternatives(row["target"])
    if not sources or not all(map(_ARABIC.search, sources)):
        raise SourceError(f"Line {number} of {name} has no Arabic term.", _HINT)
    if row["target"] is None:
        raise SourceError(f"Line {number} of {name} has no English for «{sources[0]}».", _HINT)
    if not targets:
        yield Undecided(sources[0], number)
        return
    exact = (row.get("case") or "").casefold()
    forms = _alternatives(row.get("forms")) + _alternatives(row.get("plural"))
    forms += () if exact in _YES | _NO else _alternatives(row.get("case"))
    arabic = tuple(form for form in forms if _ARABIC.search(form))
    english = tuple(form for form in forms if form not in arabic)
    note, spellings = row.get("note") or "", (*sources[1:], *arabic)
    yield Term(sources[0], targets, english, note, exact in _YES, number, spellings)


def _alternatives(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in _ALTERNATIVES.split(cell or "") if part.strip())


def _merged(terms: Iterable[Term]) -> tuple[Term, ...]:
    """One term for each source text, with the targets of all its lines."""
    found: dict[str, Term] = {}
    for term in terms:
        before = found.get(term.source)
        found[term.source] = term if before is None else _joined(before, term)
    return tuple(found.values())


def _joined(before: Term, term: Term) -> Term:
    return Term(
        before.source,
        tuple(dict.fromkeys(before.targets + term.targets)),
        tuple(dict.fromkeys(before.forms + term.forms)),
        "; ".join(dict.fromkeys(filter(None, (before.note, term.note)))),
        before.exact_case and term.exact_case,
        before.line,
        tuple(dict.fromkeys(before.source_forms + term.source_forms)),
    )
