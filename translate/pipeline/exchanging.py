"""Between our documents and the files of other tools."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from translate.errors import OutputError
from translate.exchange import (
    MACHINE,
    write_csv,
    write_side_by_side_html,
    write_side_by_side_markdown,
    write_tmx,
    write_xliff,
)
from translate.jobs import prepare_folder, refuse_existing, unwritable
from translate.pipeline.documents import XLIFF, Rows, read_rows
from translate.units import Origin, RememberedUnit, TranslationUnit, UnitState


class Format(StrEnum):
    """What rows can be exported to."""

    TMX = "tmx"
    XLIFF = "xliff"
    CSV = "csv"
    HTML = "html"
    MARKDOWN = "md"


_ENDINGS = {
    Format.TMX: (".tmx",),
    Format.XLIFF: XLIFF,
    Format.CSV: (".csv",),
    Format.HTML: (".html", ".htm"),
    Format.MARKDOWN: (".md", ".markdown"),
}
"""How a file of each format may end, and does where nobody says."""
_TO_READ = frozenset((Format.HTML, Format.MARKDOWN))
"""Pages, not named as the article is that may lie beside its document: notes.md, notes.docx."""


def export_rows(path: Path, to: Format, output: Path | None = None, *, overwrite: bool = False) -> Path:
    """Write a bilingual file's rows in another format, beside it unless ``output`` says where; returns the file.

    Raises:
        SourceError: the file cannot be read.
        OutputError: a file of that name is there, is the one to export, ends otherwise, or cannot be written.
    """
    rows = read_rows(path)
    suffix = f".rows{_ENDINGS[to][0]}" if to in _TO_READ else _ENDINGS[to][0]
    output = path.with_suffix(suffix) if output is None else output
    if output.is_dir() or not output.suffix:  # a folder, which need not be there yet
        output /= f"{path.stem}{suffix}"
    if output.suffix.lower() not in _ENDINGS[to]:
        raise OutputError(
            f"{output} does not end as {to} does.", f"Give -o a name in {_ENDINGS[to][0]}, or a folder."
        )
    if output.exists() and output.samefile(path):
        raise OutputError(f"{output} is the file that is exported.", "Choose another name with -o.")
    refuse_existing(output, overwrite=overwrite)
    prepare_folder(output)
    try:
        _write(output, to, rows)
    except OSError as problem:
        raise unwritable(output, problem) from problem
    return output


def _write(output: Path, to: Format, rows: Rows) -> None:
    if to is Format.TMX:
        write_tmx(output, _as_remembered(rows))
    elif to is Format.XLIFF:
        write_xliff(output, rows.units, rows.name)
    elif to is Format.CSV:
        write_csv(output, rows.units)
    elif to is Format.HTML:
        write_side_by_side_html(output, rows.units, rows.name, rows.signature)
    else:
        write_side_by_side_markdown(output, rows.units)


def _as_remembered(rows: Rows) -> Iterator[RememberedUnit]:
    """The rows with both texts; those of our own documents that nobody has touched say that a machine wrote them."""
    sources = ["", *(unit.source for unit in rows.units), ""]
    for place, unit in enumerate(rows.units):
        if unit.source.strip() and unit.target.strip():
            yield RememberedUnit(
                unit.source, unit.target, previous=sources[place], next=sources[place + 2], article=rows.name,
                signature=rows.signature, reviewer=MACHINE if rows.review and _is_untouched(unit) else "",
            )  # fmt: skip


def _is_untouched(unit: TranslationUnit) -> bool:
    return unit.origin is Origin.ENGINE and unit.state is UnitState.TRANSLATED
