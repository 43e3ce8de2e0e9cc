"""The golden cases: text files that a linguist can edit.

Blank lines part the cases. «‖» stands where a boundary is expected and is not part of the text. A line
that begins with «# xfail:» says that the case after it is known to fail, and why; «# title» that the case is
a title; other «#» lines are notes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from translate.segmentation import segment

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLDEN = Path(__file__).parent / "golden"
MARK = "‖"


def golden_cases() -> Iterator[object]:
    for file in sorted(GOLDEN.glob("*.txt")):
        for number, case in enumerate(file.read_text(encoding="utf-8").split("\n\n")):
            lines = case.strip("\n").split("\n")
            expected = "".join(line for line in lines if not line.startswith("#"))
            if expected:
                title = "# title" in lines
                yield pytest.param(
                    expected, title, marks=expected_failures(lines), id=f"{file.stem}-{number}"
                )


def expected_failures(lines: list[str]) -> list[pytest.MarkDecorator]:
    notes = (line.removeprefix("# xfail:") for line in lines if line.startswith("# xfail:"))
    return [pytest.mark.xfail(reason=note.strip()) for note in notes]


@pytest.mark.parametrize(("expected", "title"), list(golden_cases()))
def test_golden_case_is_cut_where_it_is_marked(expected: str, title: bool) -> None:
    segments = segment(expected.replace(MARK, ""), title=title)
    assert MARK.join(part.text for part in segments) == expected
