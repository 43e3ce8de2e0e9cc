"""The command line: parse, call, print. No logic."""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from translate import __version__
from translate.cli.articles import segment_command, translate_command
from translate.cli.glossary import glossary
from translate.cli.memory import memory
from translate.cli.models import models
from translate.cli.reviews import accept_command, check_command, export_command
from translate.cli.runs import status_command, watch_command
from translate.cli.training import train_command
from translate.console import say

app = typer.Typer(
    help="Turn Arabic articles into side-by-side English and Arabic Word documents, offline.",
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help answers in two thirds of the time
    pretty_exceptions_enable=False,  # a bug shows Python's own traceback, which holds no text of the article
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("translate")(translate_command)
app.command("segment")(segment_command)
app.command("status")(status_command)
app.command("watch")(watch_command)
app.command("check")(check_command)
app.command("accept")(accept_command)
app.command("export")(export_command)
app.add_typer(glossary, name="glossary")
app.add_typer(memory, name="memory")
models.command("train")(train_command)
app.add_typer(models, name="models")


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


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a name that the terminal cannot show is no reason to stop
            stream.reconfigure(errors="backslashreplace")
    app(prog_name="muqabala")
