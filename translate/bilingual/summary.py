"""What a reviewer should know before reading: the findings by kind, worst first, and the rows to begin with."""

from __future__ import annotations

from collections.abc import Sequence

from translate.bilingual.comments import BAND_SIGNS
from translate.bilingual.ooxml import border, cell, link, paragraph, run, table
from translate.units import Severity, TranslationUnit

_MOST_LINKS = 25
"""Rows that a line leads to; a reviewer finds the rest by their signs."""
_SHARES = (6, 26, 6, 62)


def summary(units: Sequence[TranslationUnit], width: int) -> str:
    """A table of the findings by kind with links to their rows, and of the rows to review first; may be empty."""
    lines = [*_findings(units), *_confidence(units)]
    if not lines:
        return ""
    widths = [width * share // 100 for share in _SHARES]
    rows = "".join(_row(line, widths) for line in lines)
    return table(rows, widths, borders=border("insideH", "single", "E4E9F2"))


def _findings(units: Sequence[TranslationUnit]) -> list[tuple[str, str, str, list[int]]]:
    """A line a kind of finding: sign, name, count, the rows that have it."""
    rows: dict[tuple[Severity, str], list[int]] = {}
    for unit in units:
        for finding in unit.findings:
            rows.setdefault((finding.severity, finding.check), []).append(unit.id)
    worst_first = sorted(rows, key=lambda kind: (kind[0].rank, -len(rows[kind]), kind[1]))
    return [
        (severity.sign, check.replace("_", " ").capitalize(), f"{len(rows[severity, check]):,}",
         list(dict.fromkeys(rows[severity, check])))
        for severity, check in worst_first
    ]  # fmt: skip


def _confidence(units: Sequence[TranslationUnit]) -> list[tuple[str, str, str, list[int]]]:
    """A line for each band below the best: its sign, and its rows in the order of review."""
    lines = []
    for band, sign in BAND_SIGNS.items():
        scored = sorted(
            (unit.confidence.score, unit.id)
            for unit in units
            if unit.confidence and unit.confidence.band is band
        )
        if scored:
            name = f"{band.capitalize()} confidence, weakest first"
            lines.append((sign, name, f"{len(scored):,}", [row for _, row in scored]))
    return lines


def _row(line: tuple[str, str, str, list[int]], widths: list[int]) -> str:
    sign, name, count, rows = line
    links = run("rows ") + run(", ").join(link(row) for row in rows[:_MOST_LINKS])
    links += run(f" and {len(rows) - _MOST_LINKS:,} more") if len(rows) > _MOST_LINKS else ""
    contents = (run(sign, "<w:b/><w:bCs/>"), run(name), run(count), links)
    cells = "".join(
        cell(paragraph(content, "Fact"), column) for content, column in zip(contents, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
