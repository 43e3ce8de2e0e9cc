"""The commands that work on articles: parse, call, print."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translate.cli.boundary import guarded
from translate.cli.options import GlossaryFile, JsonLines, MemoryFile, ModelName, Quiet, memory_path, terms_of
from translate.cli.run_report import RunReport, printed_as
from translate.console import run_bar, say_all, tell

if TYPE_CHECKING:
    from translate.modelcard import InstalledModel
    from translate.segmentation import BoundaryRules
    from translate.units import SourceRow

Srx = Annotated[
    Path | None,
    typer.Option("--srx", metavar="FILE", help="Your own sentence boundaries, in SRX, instead of ours."),
]


class EngineName(StrEnum):
    """The values of --engine; the engines themselves are heavy to import."""

    CTRANSLATE2 = "ctranslate2"
    TRANSFORMERS = "transformers"


class PaperName(StrEnum):
    """The values of --page."""

    A4 = "a4"
    LETTER = "letter"


@guarded
def translate_command(  # noqa: PLR0913, PLR0917 (typer makes an option of each argument)
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="Articles, or folders of them; - reads standard input."),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="PATH", help="A .docx file, or a folder.  [default: outputs]"),
    ] = None,
    model: ModelName = "auto",
    engine: Annotated[EngineName, typer.Option(help="The library that decodes.")] = EngineName.CTRANSLATE2,
    beam: Annotated[int, typer.Option(min=1, max=64, help="Width of the beam search.")] = 4,
    max_words: Annotated[
        int, typer.Option(min=8, help="Divide a sentence of more words at a clause boundary.")
    ] = 40,
    keep_everything: Annotated[
        bool, typer.Option("--keep-everything", help="Translate a page's prompts and repetitions too.")
    ] = False,
    page: Annotated[PaperName, typer.Option(help="The size of the paper.")] = PaperName.A4,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace a document that was edited.")
    ] = False,
    comments: Annotated[
        bool, typer.Option("--comments/--no-comments", help="Write findings as comments into the document.")
    ] = True,
    memory: MemoryFile = None,
    use_memory: Annotated[
        bool,
        typer.Option(" /--no-memory", help="Translate everything anew; recall nothing.", show_default=False),
    ] = True,
    glossary: GlossaryFile = None,
    srx: Srx = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "--jobs", min=1, max=256, help="Batches decoded at once.  [default: a core each, 4 at most]"
        ),
    ] = None,
    ray: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS|local", help="Translate on a Ray cluster, on this machine or more."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a file.")] = False,
    json_lines: JsonLines = False,
    quiet: Quiet = False,
) -> int:
    """Translate Arabic articles into Word documents with the two languages side by side.

    A folder is translated with the folders in it. Stopped, the same command goes on where it was.

    Example: muqabala translate source/prisoner-exchange.txt -o english/
    """
    from translate import modelstore
    from translate.bilingual import Paper
    from translate.engine import Library
    from translate.jobs import plan_jobs, results_folder
    from translate.ledger import open_ledger
    from translate.pipeline import Cluster, Options, engine_for, translate_files, translate_on_cluster

    jobs = plan_jobs(files, output)
    chosen = modelstore.find(model)
    options = Options(
        max_words=max_words,
        keep_everything=keep_everything,
        paper=Paper(page),
        overwrite=overwrite,
        rules=_rules_of(srx),
        terms=terms_of(glossary),
        comments=comments,
        memory=memory_path(memory) if use_memory else None,
    )
    load = partial(engine_for, library=Library(engine), beam=beam, workers=workers)
    run = (
        partial(translate_on_cluster, jobs, chosen, load, options, cluster=Cluster(ray, workers or 1))
        if ray
        else partial(translate_files, jobs, chosen, load(chosen), options)
    )
    with open_ledger(results_folder(output)) as ledger, run_bar(quiet=quiet) as watch:
        report = RunReport(printed_as(as_json, json_lines, quiet), watch, chosen.card.name)
        for outcome in run(ledger, report.watch):
            report.show(outcome)
    report.end()
    if report.translated and model == "auto" and not quiet:
        _recommend_better(chosen)
    return report.code


def _export_srx(wanted: bool) -> None:
    if wanted:
        from translate.segmentation import export_srx

        say_all([export_srx()])
        raise typer.Exit


@guarded
def segment_command(
    file: Annotated[str, typer.Argument(help="An article; - reads standard input.")],
    rules: Annotated[
        bool, typer.Option("--rules", help="Say which rule made the boundary at a row's end.")
    ] = False,
    max_words: Annotated[
        int, typer.Option(min=8, help="Divide a sentence of more words at a clause boundary.")
    ] = 40,
    keep_everything: Annotated[
        bool, typer.Option("--keep-everything", help="Keep a page's prompts and repetitions too.")
    ] = False,
    srx: Srx = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON object.")] = False,
    export_srx: Annotated[  # noqa: ARG001 (its callback answers, no FILE needed)
        bool,
        typer.Option(
            "--export-srx",
            callback=_export_srx,
            is_eager=True,
            help="Print the boundary rules that are shipped, to write your own from; no FILE is needed.",
        ),
    ] = False,
) -> None:
    """Show the rows that an article is divided into, without translating it.

    Example: muqabala segment article.txt --rules
    """
    from translate.pipeline import segment_file

    found = segment_file(file, max_words=max_words, keep_everything=keep_everything, rules=_rules_of(srx))
    if as_json:
        say_all(found.json())
        return
    say_all(_row_line(row, rules=rules) for row in found.rows)
    for piece in found.left_out:
        tell(f"Left out, line {piece.line} ({piece.reason}): {piece.text}")


def _rules_of(srx: Path | None) -> BoundaryRules | None:
    from translate.segmentation import load_srx

    return load_srx(srx) if srx else None


def _row_line(row: SourceRow, *, rules: bool) -> str:
    part = f" {row.part}/{row.parts}" if row.parts > 1 else ""
    rule = f"\t{row.rule}" if rules else ""
    return f"{row.id}\t{row.kind}{part}{rule}\t{row.source}\n"


def _recommend_better(model: InstalledModel) -> None:
    """Say, once a run, that the model which is shipped is not one to publish from."""
    from translate import modelstore

    if not modelstore.is_shipped(model.card.name):
        return
    better = [card for card in modelstore.registry().values() if card.rank > model.card.rank]
    card = min(better, key=lambda card: card.rank)
    tell(
        f"This English is rough: {model.card.name}, which comes with Muqabala, is small and was trained on little.\n"
        f"A far better model is one command away: muqabala models get {card.name} ({card.size_mb} MB, once)"
    )
