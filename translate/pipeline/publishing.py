"""What a review leaves on the disk: the English alone in three formats, and the bilingual document."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from translate.bilingual import DocumentFacts, write_docx
from translate.errors import OutputError
from translate.exchange import (
    english_article,
    write_english_docx,
    write_english_html,
    write_english_markdown,
)
from translate.jobs import prepare_folder, unwritable
from translate.pipeline.documents import Rows
from translate.units import Origin, TranslationUnit, UnitState

_LONGEST_NAME = 60
"""Characters; of Arabic two bytes each, and a file's name has 255."""
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+')


def publish(
    rows: Rows, folder: Path, *, final: bool, report: Sequence[str], overwrite: bool, reviewed: Path
) -> tuple[Path, ...]:
    """Write all files, or none of them; ``reviewed`` is the document that came back, which is never replaced.

    Raises:
        OutputError: a file is there already, or cannot be written.
    """
    writers = _writers(rows, final=final, report=report)
    paths = {folder / name: write for name, write in writers.items()}
    _refuse_taken(paths, reviewed, overwrite=overwrite)
    for path in paths:
        prepare_folder(path)
    try:
        with _all_or_none(folder) as waiting:
            for path, write in paths.items():
                write(waiting / path.name)
    except OSError as problem:
        raise unwritable(next(iter(paths)), problem) from problem
    return tuple(paths)


def _writers(rows: Rows, *, final: bool, report: Sequence[str]) -> dict[str, Callable[[Path], object]]:
    """What writes each file, by its name."""
    stem = stem_of(rows.name)
    state = UnitState.FINAL if final else UnitState.REVIEWED
    units = [replace(unit, state=state) for unit in rows.units]
    english = english_article(units, rows.about)
    return {
        f"{stem}.en.docx": lambda path: write_english_docx(path, english, report),
        f"{stem}.en.md": lambda path: write_english_markdown(path, english),
        f"{stem}.en.html": lambda path: write_english_html(path, english),
        f"{stem}.reviewed.docx": lambda path: write_docx(path, units, _facts(rows, units)),
    }


def stem_of(name: str) -> str:
    """What the files of an article are called: its own name, without what a disk or a reader would stumble on.

    The name comes from a document that may be a stranger's.

    >>> stem_of("خبر عاجل.txt"), stem_of("../../etc/passwd"), stem_of("-")
    ('خبر عاجل', 'passwd', 'article')
    """
    stem = Path(name.replace("\\", "/").replace("\0", "")).stem
    return _NOT_IN_NAMES.sub(" ", stem)[:_LONGEST_NAME].strip(" .-") or "article"


def _refuse_taken(paths: Mapping[Path, object], reviewed: Path, *, overwrite: bool) -> None:
    taken = [path for path in paths if path.exists()]
    for path in taken:
        if path.samefile(reviewed):
            raise OutputError(
                f"{path} is the document that you are accepting; it is not replaced.",
                "Use -o to write to another folder.",
            )
    if taken and not overwrite:
        raise OutputError(
            f"{taken[0]} is there already, and somebody may have edited it.",
            "Use --overwrite to replace it, or -o to write elsewhere.",
        )


@contextmanager
def _all_or_none(folder: Path) -> Iterator[Path]:
    """A folder to write to, whose files come to ``folder`` when all of them are whole.

    Raises:
        OSError: one of them cannot be put in its place.
    """
    with tempfile.TemporaryDirectory(prefix=".muqabala-", dir=folder) as temporary:
        yield Path(temporary)
        for path in sorted(Path(temporary).iterdir()):
            path.replace(folder / path.name)


def _facts(rows: Rows, units: Sequence[TranslationUnit]) -> DocumentFacts:
    people = sum(unit.origin is Origin.PERSON for unit in units)
    return DocumentFacts(
        source_name=rows.name,
        made=datetime.now().astimezone(),
        model=f"reviewed ({people:,} of {len(units):,} rows edited)",
        signature=rows.signature,
        about=rows.about,
        left_out=rows.left_out,
    )
