"""Rows side by side as a web page or Markdown: to read, print and point at, without Word."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from pathlib import Path

from translate.files import write_atomically
from translate.units import BlockKind, Finding, TranslationUnit
from translate.xmltext import plain

_TITLES = (BlockKind.HEADLINE, BlockKind.DECK, BlockKind.HEADING)
_STYLE = """
:root { color-scheme: light dark; --line: #d5d9e0; --soft: #f3f5f9; --ink: #1f3864; --critical: #f4b6b6;
  --warning: #ffe3a3; --info: #ddebf7; }
@media (prefers-color-scheme: dark) { :root { --line: #3a3f4a; --soft: #20242c; --ink: #a9c1ee;
  --critical: #7a2e2e; --warning: #6b5310; --info: #27425c; } }
body { font: 1rem/1.5 Calibri, Carlito, system-ui, sans-serif; margin: 0 auto; max-width: 76rem; padding: 1rem; }
h1 { color: var(--ink); font-size: 1.6rem; margin: .5rem 0; }
.facts { opacity: .75; font-size: .9rem; overflow-wrap: anywhere; }
footer.facts { font-size: .75rem; margin-top: 1rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th { color: var(--ink); background: var(--soft); text-align: start; }
th, td { border-bottom: 1px solid var(--line); padding: .5rem .6rem; vertical-align: top; overflow-wrap: anywhere; }
th:first-child, td:first-child { width: 3.2rem; text-align: center; }
td:first-child a { color: inherit; text-decoration: none; opacity: .75; }
tr.title { font-weight: bold; background: var(--soft); }
tr.first td { padding-top: 1rem; }
tr.critical td:first-child { background: var(--critical); }
tr.warning td:first-child { background: var(--warning); }
tr.info td:first-child { background: var(--info); }
tr:target { outline: 2px solid var(--ink); }
[lang=ar] { font-family: "Times New Roman", "Noto Naskh Arabic", serif; font-size: 1.15rem; line-height: 1.7; }
ul { margin: .4rem 0 0; padding: 0; list-style: none; font-size: .85rem; font-weight: normal; }
ul li { border-inline-start: 3px solid var(--line); padding-inline-start: .5rem; margin-top: .2rem; }
ul li.critical { border-color: var(--critical); } ul li.warning { border-color: var(--warning); }
@media (max-width: 44rem) { thead { display: none; } tr, td { display: block; } td { border: 0; padding: .2rem 0; }
  tr { border-bottom: 1px solid var(--line); padding: .6rem 0; }
  td:first-child { width: auto; text-align: start; padding-inline-start: .4rem; } }
@media print { body { max-width: none; padding: 0; } tr { break-inside: avoid; }
  thead { display: table-header-group; } }
"""


def write_side_by_side_html(
    path: Path, units: Sequence[TranslationUnit], name: str, signature: str = ""
) -> None:
    """Write rows as a page of its own, without anything that would be fetched; ``#row-12`` leads to a row.

    Raises:
        OSError: the file cannot be written.
    """
    title = " ".join(unit.target for unit in units if unit.kind is BlockKind.HEADLINE) or name
    facts = f"{name} · {len(units):,} row{'s' if len(units) != 1 else ''}"
    made = f'<footer class="facts">{_safe(signature).replace("|", "|<wbr>")}</footer>\n' if signature else ""
    blocks = [0, *(unit.block for unit in units)]
    rows = "\n".join(
        _row(unit, starts_block=unit.block != above) for unit, above in zip(units, blocks, strict=False)
    )
    page = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{_safe(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f'<h1>{_safe(title)}</h1>\n<p class="facts">{_safe(facts)}</p>\n'
        '<table>\n<thead><tr><th scope="col">#</th><th scope="col">English</th>'
        '<th scope="col" lang="ar" dir="rtl">العربية</th></tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>\n{made}</body>\n</html>\n"
    )
    write_atomically(path, page.encode("utf-8", "replace"))


def _row(unit: TranslationUnit, *, starts_block: bool) -> str:
    worst = unit.worst
    names = [
        name
        for name, given in (
            ("title", unit.kind in _TITLES), ("first", starts_block), (str(worst), worst is not None)
        )
        if given
    ]  # fmt: skip
    sign = f" <b>{worst.sign}</b>" if worst else ""
    findings = "".join(map(_finding, unit.findings))
    return (
        f'<tr id="row-{unit.id}" class="{" ".join(names)}">'
        f'<td><a href="#row-{unit.id}">{unit.id}</a>{sign}</td>'
        f'<td lang="en" dir="ltr">{_safe(unit.target)}{f"<ul>{findings}</ul>" if findings else ""}</td>'
        f'<td lang="ar" dir="rtl">{_safe(unit.source)}</td></tr>'
    )


def _finding(finding: Finding) -> str:
    suggestion = f" Suggestion: {_safe(finding.suggestion)}" if finding.suggestion else ""
    return f'<li class="{finding.severity}">{finding.severity.sign} {_safe(finding.message)}{suggestion}</li>'


def _safe(text: str) -> str:
    return html.escape(plain(text), quote=True).replace("\n", "<br>")


def write_side_by_side_markdown(path: Path, units: Sequence[TranslationUnit]) -> None:
    """Write rows as a Markdown table: number, English, Arabic, findings.

    Raises:
        OSError: the file cannot be written.
    """
    lines = ["| # | English | العربية | Findings |", "|--:|:--|--:|:--|"]
    for unit in units:
        said = " ".join(f"{finding.severity.sign} {finding.message}" for finding in unit.findings)
        cells = (str(unit.id), unit.target, unit.source, said)
        lines.append(f"| {' | '.join(map(_cell, cells))} |")
    write_atomically(path, ("\n".join(lines) + "\n").encode("utf-8", "replace"))


def _cell(text: str) -> str:
    """Text that neither ends its cell nor means something to Markdown or HTML."""
    escaped = re.sub(r"([\\|<`*_&\[])", r"\\\1", text)
    return " ".join(escaped.split())
