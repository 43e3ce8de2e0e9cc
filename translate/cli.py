"""The command line: parse, call, print. No logic."""

from __future__ import annotations

import functools
import io
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ParamSpec

import typer

from translate import __version__
from translate.console import count, progress_bar, say, tell
from translate.errors import MuqabalaError

if TYPE_CHECKING:
    from translate.pipeline import Result
    from translate.units import InstalledModel, ModelCard, Progress

INTERRUPTED = 130
"""The exit code of a program that was stopped from the keyboard."""

app = typer.Typer(
    help="Turn Arabic articles into side-by-side English and Arabic Word documents, offline.",
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help answers in two thirds of the time
    pretty_exceptions_enable=False,  # a bug shows Python's own traceback, which holds no text of the article
    context_settings={"help_option_names": ["-h", "--help"]},
)
models = typer.Typer(
    help="Install, check and remove translation models.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(models, name="models")

Parameters = ParamSpec("Parameters")


class EngineName(StrEnum):
    """The values of --engine; the engines themselves are heavy to import."""

    CTRANSLATE2 = "ctranslate2"
    TRANSFORMERS = "transformers"


class PaperName(StrEnum):
    """The values of --page."""

    A4 = "a4"
    LETTER = "letter"


def _guarded(command: Callable[Parameters, int | None]) -> Callable[Parameters, None]:
    """The one error boundary: a user's mistake becomes a sentence, an interruption a quiet end."""

    @functools.wraps(command)
    def guarded(*arguments: Parameters.args, **options: Parameters.kwargs) -> None:
        try:
            code = command(*arguments, **options)
        except MuqabalaError as mistake:
            tell(f"Error: {mistake}")
            raise typer.Exit(mistake.exit_code) from None
        except KeyboardInterrupt:
            tell("Interrupted: what was finished is written, nothing is half written.")
            raise typer.Exit(INTERRUPTED) from None
        raise typer.Exit(code or 0)

    return guarded


def _show_version(wanted: bool) -> None:
    if wanted:
        say(f"muqabala {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Turn Arabic articles into side-by-side English and Arabic Word documents, offline."""


@app.command("translate")
@_guarded
def translate_command(  # noqa: PLR0913, PLR0917 (typer makes an option of each argument)
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="Articles, or folders of them; - reads standard input."),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="PATH", help="A .docx file, or a folder.  [default: outputs]"),
    ] = None,
    model: Annotated[
        str, typer.Option(metavar="NAME|PATH", help="An installed model, or a model's folder.")
    ] = "auto",
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
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a file.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
) -> int:
    """Translate Arabic articles into Word documents with the two languages side by side.

    Example: muqabala translate source/prisoner-exchange.txt -o english/
    """
    from translate import modelstore
    from translate.bilingual import Paper
    from translate.engine import Library
    from translate.jobs import plan_jobs
    from translate.pipeline import Options, engine_for, translate_file
    from translate.report import as_json as json_line

    jobs = plan_jobs(files, output)
    chosen = modelstore.find(model)
    loaded = engine_for(chosen, Library(engine), beam)
    options = Options(max_words, keep_everything, Paper(page), overwrite)
    code = done = 0
    for job in jobs:
        try:
            with progress_bar(quiet=quiet) as progress:
                result = translate_file(job, chosen, loaded, options, progress)
        except MuqabalaError as mistake:
            # One bad article never stops the rest.
            code = mistake.exit_code
            tell(f"Error: {mistake}")
            if as_json:
                say(json_line({"input": job.source, "error": mistake.message, "hint": mistake.hint}))
            continue
        done += 1
        if as_json:
            say(json_line(result.json()))
        elif not quiet:
            _show(result)
    if done and model == "auto" and not quiet:
        _recommend_better(chosen)
    return code


@app.command("segment")
@_guarded
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
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON object.")] = False,
) -> None:
    """Show the rows that an article is divided into, without translating it.

    Example: muqabala segment article.txt --rules
    """
    from translate.pipeline import segment_file
    from translate.report import as_json as json_line

    found = segment_file(file, max_words=max_words, keep_everything=keep_everything)
    if as_json:
        say(json_line(found.json()))
        return
    for row in found.rows:
        part = f" {row.part}/{row.parts}" if row.parts > 1 else ""
        rule = f"\t{row.rule}" if rules else ""
        say(f"{row.id}\t{row.kind}{part}{rule}\t{row.source}")
    for piece in found.left_out:
        tell(f"Left out, line {piece.line} ({piece.reason}): {piece.text}")


def _show(result: Result) -> None:
    left_out = len(result.article.left_out)
    say(f"{result.job.output}")
    say(
        f"  {count(len(result.units), 'row')}, {count(result.findings, 'finding')}"
        + (f", {count(left_out, 'line')} left out (listed at the end)" if left_out else "")
    )
    say(f"  {result.model.card.name}, {result.seconds:.1f} seconds")


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


@models.command("list")
@_guarded
def list_command(
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON array.")] = False,
) -> None:
    """List the models that are installed or can be.

    Example: muqabala models list
    """
    from translate import modelstore
    from translate.report import as_json as json_line

    installed = {model.card.name: model for model in modelstore.installed()}
    cards = modelstore.registry() | {name: model.card for name, model in installed.items()}
    if as_json:
        say(json_line({"models": [_model_json(card, installed.get(name)) for name, card in cards.items()]}))
        return
    for name, card in cards.items():
        state = (
            f"installed ({installed[name].revision[:12]})"
            if name in installed
            else f"{card.size_mb} MB to fetch"
        )
        say(f"{name:<22} {state}")
        for line in (card.about, card.scores, f"Licence: {card.licence}" if card.licence else ""):
            if line:
                say(f"    {line}")


def _model_json(card: ModelCard, model: InstalledModel | None) -> dict[str, object]:
    return {
        "name": card.name,
        "repository": card.repository,
        "licence": card.licence,
        "size_mb": card.size_mb,
        "scores": card.scores,
        "scores_source": card.scores_source,
        "installed": model is not None,
        "revision": model.revision if model else None,
        "folder": str(model.folder) if model else None,
    }


@models.command("get")
@_guarded
def get_command(
    name: Annotated[str, typer.Argument(help="A name from `muqabala models list`.")],
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
) -> None:
    """Fetch a model from the hub, check it, and install it. This is the only command that uses the network.

    Example: muqabala models get opus-mt-ar-en
    """
    from translate import modelstore
    from translate.pipeline import smoke_test

    _install(lambda progress: modelstore.get(name, smoke_test=smoke_test, progress=progress), quiet=quiet)


@models.command("import")
@_guarded
def import_command(
    path: Annotated[
        Path, typer.Argument(help="A Hugging Face Marian folder, or an OPUS-MT release (.zip or folder).")
    ],
    name: Annotated[str | None, typer.Option(help="What to call it.  [default: the file's name]")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
) -> None:
    """Install a model from this machine or a stick, without any network.

    Example: muqabala models import opus-2019-12-18.zip --name opus-mt-ar-en
    """
    from translate import modelstore
    from translate.pipeline import smoke_test

    _install(
        lambda progress: modelstore.import_model(path, name, smoke_test=smoke_test, progress=progress),
        quiet=quiet,
    )


def _install(how: Callable[[Progress], InstalledModel], *, quiet: bool) -> None:
    with progress_bar(quiet=quiet) as progress:
        model = how(progress)
    if not quiet:
        say(f"{model.card.name} ({model.revision[:12]}) is installed in {model.folder}")


@models.command("verify")
@_guarded
def verify_command(
    name: Annotated[str | None, typer.Argument(help="One model.  [default: all that are installed]")] = None,
) -> int:
    """Hash installed models again and compare with what was recorded when they were installed.

    Example: muqabala models verify
    """
    from translate import modelstore

    names = [name] if name else modelstore.installed_names()
    code = 0
    for each in names:
        problems = modelstore.verify(each)
        say(f"{each}: {'good' if not problems else 'DAMAGED'}")
        for problem in problems:
            say(f"    {problem}")
            code = MuqabalaError.exit_code
    return code


@models.command("remove")
@_guarded
def remove_command(name: Annotated[str, typer.Argument(help="An installed model.")]) -> None:
    """Remove an installed model.

    Example: muqabala models remove opus-mt-ar-en
    """
    from translate import modelstore

    modelstore.remove(name)
    say(f"{name} is removed")


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a name that the terminal cannot show is no reason to stop
            stream.reconfigure(errors="backslashreplace")
    app(prog_name="muqabala")
