"""The commands of the glossary: parse, call, print."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from translate.cli.boundary import guarded
from translate.console import count, say

glossary = typer.Typer(
    help="Find terms for a glossary, and where they were not kept.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@glossary.command("terms")
@guarded
def terms_command(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Bilingual files: .docx, .tmx, .xlf, .tsv, .csv.")
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write the table to a .csv file.")
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a file that is there.")] = False,
) -> None:
    """List recurring names and terms with the rows they stand in and their English, ready to edit into a glossary.

    Example: muqabala glossary terms outputs/*.docx -o terms.csv
    """
    from translate.pipeline import glossary_terms, write_new

    table, found = glossary_terms(files)
    if output is None:
        say(table.rstrip("\n"))
        return
    write_new(output, table, overwrite=overwrite)
    say(f"{output}: {count(found, 'term')} to edit; then: muqabala translate FILE --glossary {output}")


@glossary.command("check")
@guarded
def check_command(
    file: Annotated[Path, typer.Argument(help="A bilingual file: .docx, .tmx, .xlf, .tsv or .csv.")],
    terms: Annotated[
        Path,
        typer.Option("--glossary", metavar="FILE", help="The terms: .csv, .tsv or .tbx (Arabic, English)."),
    ],
) -> None:
    """Say which rows lack the English that the glossary has for a term of their Arabic.

    Example: muqabala glossary check reviewed.docx --glossary terms.csv
    """
    from translate.pipeline import missing_terms

    found = missing_terms(file, terms)
    for row, finding in found:
        suggestion = f" Suggestion: {finding.suggestion}" if finding.suggestion else ""
        say(f"{row}\t{finding.message}{suggestion}")
    say(f"{count(len(found), 'term')} missing")
