"""The commands that look after the translation memory: parse, call, print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translate.cli.boundary import guarded
from translate.cli.options import MemoryFile, Quiet, memory_path
from translate.console import count, progress_bar, say, tell
from translate.errors import MemoryFileError

if TYPE_CHECKING:
    from translate.memory import Wanted
    from translate.units import RememberedUnit

memory = typer.Typer(
    help="Look after the translation memory: what people have approved.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@memory.command("stats")
@guarded
def stats_command(file: MemoryFile = None, as_json: AsJson = False) -> None:
    """Say how much is remembered.

    Example: muqabala memory stats
    """
    from translate.report import as_json as json_line

    path = memory_path(file)
    found = _statistics(path)
    if as_json:
        say(json_line({"file": str(path), **found}))
        return
    say(f"{path}")
    say(
        f"  {count(int(found['units']), 'unit')} of {count(int(found['sources']), 'source')}, "
        f"from {count(int(found['articles']), 'article')}, "
        f"approved by {count(int(found['reviewers']), 'person', 'people')}"
    )
    if found["last"]:
        say(f"  from {str(found['first'])[:10]} to {str(found['last'])[:10]}")
    if not found["units"]:
        tell("Nothing is remembered there yet: `muqabala accept` remembers what a reviewer approved.")


def _statistics(path: Path) -> dict[str, int | str]:
    from translate.memory import NOTHING, is_memory, open_memory

    if not is_memory(path):
        return NOTHING
    with open_memory(path, writable=False) as opened:
        return opened.statistics()


@memory.command("search")
@guarded
def search_command(
    text: Annotated[str, typer.Argument(help="Arabic or English.")],
    most: Annotated[int, typer.Option(min=1, help="How many to show.")] = 20,
    file: MemoryFile = None,
    as_json: AsJson = False,
) -> None:
    """Show remembered units that hold a text, the newest first.

    Example: muqabala memory search "وزارة الصحة"
    """
    from translate.memory import open_memory
    from translate.report import as_json as json_line

    _refuse_blank(text)
    with open_memory(memory_path(file), writable=False) as opened:
        found = opened.search(text, most + 1)
    found, more = found[:most], found[most:]
    if as_json:
        say(json_line({"more": bool(more), "units": [_unit_json(unit) for unit in found]}))
        return
    for unit in found:
        say(unit.source)
        say(f"    {unit.target}")
        if credit := ", ".join(part for part in (unit.article, unit.reviewer, unit.approved[:10]) if part):
            say(f"    ({credit})")
    if not found:
        tell(f"Nothing in the memory holds “{text}”.")
    elif more:
        tell(f"There are more: these are the newest {most:,} (--most shows more).")


def _unit_json(unit: RememberedUnit) -> dict[str, str]:
    from dataclasses import asdict

    return asdict(unit)


def _refuse_blank(text: str) -> None:
    if not any(character.isalnum() for character in text):
        raise MemoryFileError(f"There is no word in “{text}” to look for.", "Give some Arabic or English.")


@memory.command("import")
@guarded
def import_command(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A .tmx, .xlf, .tsv or .csv file.")],
    file: MemoryFile = None,
    quiet: Quiet = False,
) -> None:
    """Remember the Arabic–English units of a file from another tool or another machine.

    Of an XLIFF file what is translated, reviewed or final; of one that Muqabala wrote, what is reviewed or final.

    Example: muqabala memory import colleagues.tmx
    """
    from translate.pipeline import import_memory

    with progress_bar(quiet=quiet) as progress:
        found = import_memory(memory_path(file), path, progress)
    if quiet:
        return
    say(f"{count(found.new, 'unit')} remembered, {found.read - found.new:,} were known")
    for reason, number in found.skipped:
        say(f"{count(number, 'row')} passed over: {reason}")
    if found.notes:
        say(f"{count(found.notes, 'note')} left out: the memory keeps none")


@memory.command("export")
@guarded
def export_command(
    tmx: Annotated[Path, typer.Argument(help="The TMX file to write.")],
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a file that is there.")] = False,
    file: MemoryFile = None,
    quiet: Quiet = False,
) -> None:
    """Write the whole memory as TMX 1.4b, which every translation tool reads.

    Example: muqabala memory export memory.tmx
    """
    from translate.pipeline import export_memory

    with progress_bar(quiet=quiet) as progress:
        written = export_memory(memory_path(file), tmx, progress, overwrite=overwrite)
    if not quiet:
        say(f"{tmx}: {count(written, 'unit')}")


@memory.command("forget")
@guarded
def forget_command(
    article: Annotated[str, typer.Option(help="What was approved in this article's file.")] = "",
    text: Annotated[str, typer.Option(help="What holds this text, in Arabic or English.")] = "",
    reviewer: Annotated[str, typer.Option(help="What this person approved.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    file: MemoryFile = None,
) -> None:
    """Forget units: of an article, of a reviewer, or that hold a text; of several, those for which all holds.

    Example: muqabala memory forget --article visit.txt
    """
    from translate.memory import Wanted, open_memory

    if not (article or text or reviewer):
        raise MemoryFileError("Say what to forget.", "Give --article NAME, --reviewer NAME or --text TEXT.")
    if text:
        _refuse_blank(text)
    wanted = Wanted(text, article, reviewer)
    path = memory_path(file)
    with open_memory(path, writable=False) as opened:
        number, all_units = opened.count(wanted), opened.count()
    if not number:
        tell(
            f"{path} has no unit {_described(wanted)}. `muqabala memory search TEXT` shows the names it knows."
        )
        return
    if not yes:
        tell(f"{path} has {count(number, 'unit')} {_described(wanted)}, of {all_units:,} in all.")
        typer.confirm(
            "Forget? Only a backup (`muqabala memory backup FILE`) brings back what is forgotten.",
            err=True,
            abort=True,
        )
    with open_memory(path, writable=True) as opened:
        say(f"{count(opened.forget(wanted), 'unit')} forgotten")


def _described(wanted: Wanted) -> str:
    """What is wanted, in words that follow "unit"."""
    parts = (
        f"from “{wanted.article}”" if wanted.article else "",
        f"approved by “{wanted.reviewer}”" if wanted.reviewer else "",
        f"with “{wanted.text}”" if wanted.text else "",
    )
    return ", ".join(part for part in parts if part)


@memory.command("backup")
@guarded
def backup_command(
    copy: Annotated[Path, typer.Argument(help="The file to write.")], file: MemoryFile = None
) -> None:
    """Copy the memory, also while it is in use.

    Example: muqabala memory backup memory-2026-11.sqlite
    """
    from translate.memory import backup

    backup(memory_path(file), copy)
    say(f"{copy} is a copy of the memory; `muqabala memory restore {copy}` puts it back")


@memory.command("restore")
@guarded
def restore_command(copy: Annotated[Path, typer.Argument(help="A backup.")], file: MemoryFile = None) -> None:
    """Put a backup in the memory's place; the memory that was there is kept beside it.

    Example: muqabala memory restore memory-2026-11.sqlite
    """
    from translate.memory import restore

    path = memory_path(file)
    kept = restore(copy, path)
    say(f"{path} is the backup now" + (f"; what was there is kept in {kept}" if kept else ""))
