"""The commands that work on bilingual files: check, accept, export. Parse, call, print."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translate.cli.boundary import guarded
from translate.cli.options import GlossaryFile, MemoryFile, Quiet, memory_path, terms_of
from translate.console import count, progress_bar, say, tell

if TYPE_CHECKING:
    from translate.pipeline import Accepted, Checked

FAILED_CHECK = 3
"""The exit code of a check that found what it was told to fail on."""
_LISTED = 20
"""Rows to read first that are named; ``--json`` has all."""


class FailOn(StrEnum):
    """The values of --fail-on."""

    CRITICAL = "critical"
    WARNING = "warning"


class FormatName(StrEnum):
    """The values of --to; the formats themselves are heavy to import."""

    TMX = "tmx"
    XLIFF = "xliff"
    CSV = "csv"
    HTML = "html"
    MARKDOWN = "md"


@guarded
def check_command(
    file: Annotated[
        Path, typer.Argument(help="A bilingual file: .docx, .tmx, .xlf, .tsv or .csv (Arabic, English).")
    ],
    glossary: GlossaryFile = None,
    fail_on: Annotated[
        FailOn | None, typer.Option(help="End with exit code 3 if there is such a finding, or a worse one.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON object.")] = False,
    quiet: Quiet = False,
) -> int:
    """Check any bilingual file: numbers, names, omissions, repetitions and more, whoever translated it.

    Example: muqabala check reviewed.docx --fail-on critical
    """
    from translate.pipeline import check_file
    from translate.report import as_json as json_line
    from translate.units import Severity

    with progress_bar(quiet=quiet) as progress:
        found = check_file(file, terms_of(glossary), progress)
    if as_json:
        say(json_line(found.json()))
    elif not quiet:
        _show_findings(found)
    return FAILED_CHECK if fail_on and found.has(Severity(fail_on)) else 0


def _show_findings(found: Checked) -> None:
    total = 0
    for unit in found.units:
        for finding in unit.findings:
            total += 1
            suggestion = f" Suggestion: {finding.suggestion}" if finding.suggestion else ""
            say(f"{unit.id}\t{finding.severity}\t{finding.check}\t{finding.message}{suggestion}")
    say(f"{count(len(found.units), 'row')}, {count(total, 'finding')}")
    if weakest := found.weakest():
        shown = ", ".join(str(unit.id) for unit in weakest[:_LISTED])
        more = f" and {len(weakest) - _LISTED:,} more" if len(weakest) > _LISTED else ""
        say(f"Low confidence, read first: {shown}{more}")


@guarded
def accept_command(  # noqa: PLR0913, PLR0917 (typer makes an option of each argument)
    file: Annotated[Path, typer.Argument(metavar="REVIEWED.docx", help="The document that came back.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="Where the published English goes.")
    ] = Path("outputs"),
    memory: MemoryFile = None,
    use_memory: Annotated[
        bool, typer.Option(" /--no-memory", help="Remember nothing.", show_default=False)
    ] = True,
    final: Annotated[
        bool, typer.Option("--final", help="Refuse while a comment or a critical finding is open.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Accept although something is open, or the draft is an older one.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Report; write and remember nothing.")] = False,
    original: Annotated[
        bool,
        typer.Option(
            "--original", help="Read the text as if every tracked change were rejected; remember nothing."
        ),
    ] = False,
    draft: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="The document as it was written, if the reviewed one lost its draft."
        ),
    ] = None,
    reviewer: Annotated[
        str,
        typer.Option(metavar="NAME", help="Who approved.  [default: who made most tracked changes]"),
    ] = "",
    report: Annotated[
        bool, typer.Option("--report", help="Add a page about the review to the published Word file.")
    ] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace files that are there.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON object.")] = False,
    quiet: Quiet = False,
) -> None:
    """Take a reviewed document back: report what changed, publish the English, remember what was approved.

    Example: muqabala accept reviewed/prisoner-exchange.docx -o published/ --final
    """
    from translate.pipeline import Acceptance, accept_review
    from translate.report import as_json as json_line
    from translate.reviewed import View

    how = Acceptance(
        folder=output,
        memory=memory_path(memory) if use_memory else None,
        final=final,
        force=force,
        overwrite=overwrite,
        dry_run=dry_run,
        draft=draft,
        view=View.REJECTED if original else View.ACCEPTED,
        reviewer=reviewer,
        report=report,
    )
    with progress_bar(quiet=quiet) as progress:
        accepted = accept_review(file, how, progress)
    if as_json:
        say(json_line(accepted.json()))
    elif not quiet:
        _show_review(accepted, dry_run=dry_run, remembers=use_memory and not original)


def _show_review(accepted: Accepted, *, dry_run: bool, remembers: bool) -> None:
    from translate.pipeline import moment

    for line in accepted.report():
        say(line)
    for path in accepted.outputs:
        say(f"{path}")
    if accepted.newer_text:
        tell(
            f"The article’s text may have changed since: a file of its name was translated with another one on "
            f"{moment(accepted.newer_text)}."
        )
    if dry_run:
        say("Nothing was written.")
    elif remembers:
        by = f", approved by {accepted.reviewer}" if accepted.reviewer else ""
        say(f"{count(accepted.remembered, 'new unit')} in the memory{by}")
        if accepted.corrected:
            numbers = ", ".join(map(str, accepted.corrected))
            tell(
                f"Rows that came back as drafted, but that another review had changed: {numbers}. "
                "The memory keeps that review’s English; the files written now do not have it."
            )
        if accepted.remembered and not by:
            tell("The memory does not know who approved them: say so with --reviewer NAME.")


@guarded
def export_command(
    file: Annotated[Path, typer.Argument(help="A bilingual file: .docx, .tmx, .xlf, .tsv or .csv.")],
    to: Annotated[FormatName, typer.Option("--to", help="The format to write.")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="PATH", help="A file or folder.  [default: beside FILE]"),
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a file that is there.")] = False,
    quiet: Quiet = False,
) -> None:
    """Write the rows of a bilingual file for another tool, or as a page to read.

    Example: muqabala export reviewed.docx --to html
    """
    from translate.pipeline import Format, export_rows

    written = export_rows(file, Format(to), output, overwrite=overwrite)
    if not quiet:
        say(f"{written}")
