"""What a reviewer should know before reading: the findings, worst first, and the rows to begin with.

A line a severity and a line a band of confidence: however many kinds of finding an article has, the table
of its rows still begins on the first page.
"""

from __future__ import annotations

from collections.abc import Sequence

from translate.bilingual.comments import BAND_SIGNS
from translate.bilingual.ooxml import border, cell, link, paragraph, run, table
from translate.units import Band, Finding, Severity, TranslationUnit

_MOST_LINKS = 36
"""Rows that a line leads to, shared among its kinds; a reviewer finds the rest by their signs."""
_FEWEST_LINKS = 3
_LEGEND = (
    "rows without ●. Confidence is estimated from both texts and the model: it says where to begin, weakest first, "
    "not what is right."
)
_SHARES = (5, 22, 6, 67)


def summary(units: Sequence[TranslationUnit], width: int) -> str:
    """A table of the findings with links to their rows, and of the rows to review first; may be empty."""
    lines = [*_findings(units), *_confidence(units)]
    if not lines:
        return ""
    widths = [width * share // 100 for share in _SHARES]
    rows = "".join(_row(line, widths) for line in lines)
    return table(rows, widths, borders=border("insideH", "single", "E4E9F2"))


def _findings(units: Sequence[TranslationUnit]) -> list[tuple[str, str, str, str]]:
    """A line a severity: its sign, its name, how many findings, and where each kind of them is."""
    lines = []
    for severity in Severity:
        found = [
            (finding, unit.id) for unit in units for finding in unit.findings if finding.severity is severity
        ]
        if found:
            lines.append((severity.sign, severity.capitalize(), f"{len(found):,}", _kinds(found)))
    return lines


def _kinds(found: Sequence[tuple[Finding, int]]) -> str:
    """The kinds among some findings, the most frequent first, each with links to its rows."""
    rows: dict[str, list[int]] = {}
    for finding, row in found:
        rows.setdefault(finding.check, []).append(row)
    kinds = sorted(rows, key=lambda check: (-len(rows[check]), check))
    most = max(_FEWEST_LINKS, _MOST_LINKS // len(kinds))
    return run("  ·  ").join(
        run(f"{check.replace('_', ' ').capitalize()} ", "<w:b/><w:bCs/>")
        + _links(list(dict.fromkeys(rows[check])), most)
        for check in kinds
    )


def _confidence(units: Sequence[TranslationUnit]) -> list[tuple[str, str, str, str]]:
    """A line a band: its sign and its rows in the order of review, the best band last with what it all means.

    Nothing where every row is of the best.
    """
    scored = sorted(
        (unit.confidence.score, unit.id, unit.confidence.band) for unit in units if unit.confidence
    )
    rows = {band: [row for _, row, here in scored if here is band] for band in Band}
    lines = [
        (sign, f"{band.capitalize()} confidence", f"{len(rows[band]):,}", _links(rows[band], _MOST_LINKS))
        for band, sign in BAND_SIGNS.items()
        if rows[band]
    ]
    high = ("", f"{Band.HIGH.capitalize()} confidence", f"{len(rows[Band.HIGH]):,}", run(_LEGEND))
    return [*lines, high] if lines else []


def _links(rows: Sequence[int], most: int) -> str:
    """``row 2``, ``rows 2, 3`` or ``rows 2, 3 and 9 more``."""
    shown = run(", ").join(link(row) for row in rows[:most])
    more = run(f" and {len(rows) - most:,} more") if len(rows) > most else ""
    return run("row " if len(rows) == 1 else "rows ") + shown + more


def _row(line: tuple[str, str, str, str], widths: list[int]) -> str:
    sign, name, count, where = line
    contents = (run(sign, "<w:b/><w:bCs/>"), run(name), run(count), where)
    cells = "".join(
        cell(paragraph(content, "Fact"), column) for content, column in zip(contents, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
