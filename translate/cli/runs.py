"""The commands about runs over folders: what is done, and a folder that is watched."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from translate.cli.boundary import guarded
from translate.cli.options import GlossaryFile, JsonLines, MemoryFile, ModelName, Quiet, memory_path, terms_of
from translate.cli.run_report import RunReport, printed_as
from translate.console import count, run_bar, say, tell

if TYPE_CHECKING:
    from translate.ledger import Entry

_EVERY = 2.0
"""Seconds between two looks into a watched folder."""
_LISTED = 20
"""Articles of one state that are named; ``--json`` names all."""


@guarded
def status_command(
    folder: Annotated[Path, typer.Argument(help="A folder of results.")] = Path("outputs"),
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON object.")] = False,
) -> None:
    """Show what a run over many articles has done, what failed and why.

    Example: muqabala status outputs/
    """
    from translate.errors import OutputError
    from translate.ledger import State, read_entries
    from translate.report import as_json as json_line

    if not folder.is_dir():
        raise OutputError(f"There is no folder {folder}.", "Name the one that -o was given.")
    entries = read_entries(folder)
    states = {state: [entry for entry in entries if entry.state is state] for state in State}
    if as_json:
        say(json_line({"articles": [_json(entry, folder) for entry in entries]}))
        return
    done = states[State.DONE]
    say(f"{count(len(done), 'article')} done, {count(sum(entry.rows for entry in done), 'row')}")
    gone = [entry for entry in done if not (folder / entry.output).exists()]
    _list("done, but the document is gone", gone)
    _list("begun; the same command goes on with them", states[State.BEGUN])
    _list("failed", states[State.FAILED])


@guarded
def watch_command(
    folder: Annotated[Path, typer.Argument(help="The folder that articles appear in.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FOLDER", help="[default: outputs]")
    ] = None,
    model: ModelName = "auto",
    memory: MemoryFile = None,
    glossary: GlossaryFile = None,
    json_lines: JsonLines = False,
    quiet: Quiet = False,
) -> None:
    """Translate what appears in a folder, until you press Ctrl-C; the model is loaded once.

    Example: muqabala watch source/ -o outputs/
    """
    from translate import modelstore
    from translate.errors import MuqabalaError, OutputError
    from translate.jobs import results_folder
    from translate.ledger import open_ledger
    from translate.pipeline import Options, Watcher, engine_for, translate_files

    watcher = Watcher(folder, output)
    results = results_folder(output)
    if results is None:
        raise OutputError(f"{output} is one document.", "Give a folder to -o.")
    chosen = modelstore.find(model)
    options = Options(terms=terms_of(glossary), memory=memory_path(memory))
    with open_ledger(results) as ledger:
        loaded = engine_for(chosen)
        if not quiet:
            tell(f"Watching {folder}; documents go to {results}. Press Ctrl-C to stop.")
        said = ""
        while True:
            try:
                jobs = watcher.look()
            except MuqabalaError as mistake:  # two articles of one name: all wait until one is renamed
                jobs, said = [], _told_once(str(mistake), said)
            with run_bar(quiet=quiet or not jobs) as watch:
                report = RunReport(printed_as(False, json_lines, quiet), watch, chosen.card.name)
                for outcome in translate_files(jobs, chosen, loaded, options, ledger, report.watch):
                    report.show(outcome)
            time.sleep(_EVERY)


def _told_once(mistake: str, said: str) -> str:
    """Tell of a mistake, unless it is the one that was told of last."""
    if mistake != said:
        tell(f"Error: {mistake}")
    return mistake


def _list(what: str, entries: list[Entry]) -> None:
    if entries:
        say(f"{count(len(entries), 'article')} {what}")
    for entry in entries[:_LISTED]:
        reason = f": {entry.message} {entry.hint}".rstrip() if entry.message else ""
        say(f"  {entry.source}{reason}")
    if len(entries) > _LISTED:
        say(f"  … and {len(entries) - _LISTED:,} more (--json lists all)")


def _json(entry: Entry, folder: Path) -> dict[str, Any]:
    return {
        "input": entry.source,
        "output": str(folder / entry.output),
        "state": entry.state,
        "rows": entry.rows,
        "error": entry.message,
        "hint": entry.hint,
        "changed": entry.changed,
    }
