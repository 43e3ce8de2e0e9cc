"""The commands of the glossary: parse, call, print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translate.cli.boundary import guarded
from translate.console import count, say

if TYPE_CHECKING:
    from translate.glossary import Candidate

glossary = typer.Typer(
    help="Find terms for a glossary, check one, and see where it was not kept.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@glossary.command("terms")
@guarded
def terms_command(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE", help="Bilingual files (.docx, .tmx, .xlf, .tsv, .csv), or Arabic articles."
        ),
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write the table to a .csv file.")
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a file that is there.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON object.")] = False,
) -> None:
    """List recurring names and terms with the rows they stand in and their English, ready to edit into a glossary.

    Example: muqabala glossary terms outputs/*.docx -o terms.csv
    """
    from translate.glossary import as_csv
    from translate.pipeline import glossary_terms, write_new
    from translate.report import as_json as json_line

    found = glossary_terms(files)
    if output is not None:
        write_new(output, as_csv(found), overwrite=overwrite)
    if as_json:
        say(json_line({"terms": [_term_json(one) for one in found]}))
    elif output is None:
        say(as_csv(found).rstrip("\n"))
    else:
        say(
            f"{output}: {count(len(found), 'term')} to edit; then: muqabala translate FILE --glossary {output}"
        )


def _term_json(term: Candidate) -> dict[str, object]:
    english = [{"text": text, "rows": rows} for text, rows in term.english]
    return {"source": term.source, "count": term.count, "rows": term.rows, "english": english}


@glossary.command("check")
@guarded
def check_command(
    file: Annotated[
        Path, typer.Argument(help="A bilingual file: .docx, .tmx, .xlf, .tsv or .csv; or a glossary.")
    ],
    terms: Annotated[
        Path | None,
        typer.Option(
            "--glossary",
            metavar="FILE",
            help="The terms: .csv, .tsv or .tbx.  [default: FILE is a glossary, and is checked itself]",
        ),
    ] = None,
) -> None:
    """Say which rows lack the English of a glossary's term; or what is wrong with a glossary itself.

    Example: muqabala glossary check reviewed.docx --glossary terms.csv
    """
    if terms is None:
        _check_glossary(file)
        return
    from translate.pipeline import missing_terms

    found = missing_terms(file, terms)
    for row, finding in found:
        suggestion = f" Suggestion: {finding.suggestion}" if finding.suggestion else ""
        say(f"{row}\t{finding.message}{suggestion}")
    say(f"{count(len(found), 'term')} missing")


def _check_glossary(file: Path) -> None:
    from translate.pipeline import glossary_problems

    entries, found = glossary_problems(file)
    for problem in found:
        say(f"line {problem.line}\t{problem.message}")
    say(f"{entries:,} {'entry' if entries == 1 else 'entries'}, {count(len(found), 'problem')}")
