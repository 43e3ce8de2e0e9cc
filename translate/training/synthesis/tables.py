"""Tables of a line each: columns apart by one tab, none of them empty, and ``#`` before a comment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from translate.errors import TrainingError


def rows(folder: Path, pattern: str, columns: int) -> Iterator[tuple[str, list[str]]]:
    """Every row of a folder's files, each with the place where it stands.

    Raises:
        TrainingError: a file cannot be read, or a row has too few columns, too many or an empty one.
    """
    for path in sorted(folder.glob(pattern)):
        for number, line in enumerate(_text(path).split("\n"), 1):
            if not line.strip() or line.startswith("#"):
                continue
            cells, place = [cell.strip() for cell in line.split("\t")], f"line {number:,} of {path.name}"
            if len(cells) != columns or not all(cells):
                raise TrainingError(
                    f"There are not {columns} full columns in {place}.",
                    "They are apart by one tab each, and - stands for “there is none”.",
                )
            yield place, cells


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise TrainingError(f"{path} cannot be read: {problem}.", "Its text must be UTF-8.") from problem
