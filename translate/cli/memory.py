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
    from translate.memory import open_memory
    from translate.report import as_json as json_line

    path = memory_path(file)
    if not path.exists() and file is None:
        tell("Nothing is remembered yet: `muqabala accept` remembers what a reviewer approved.")
        return
    with open_memory(path, writable=False) as opened:
        found = opened.statistics()
    if as_json:
        say(json_line({"file": str(path), **found}))
        return
    say(f"{path}")
    say(
        f"  {found['units']:,} units of {found['sources']:,} sources, "
        f"from {count(int(found['articles']), 'article')}, "
        f"approved by {count(int(found['reviewers']), 'person', 'people')}"
    )
    if found["units"]:
        say(f"  from {str(found['first'])[:10] or 'unknown'} to {str(found['last'])[:10] or 'unknown'}")


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

    with open_memory(memory_path(file), writable=False) as opened:
        found = opened.search(text, most)
    if as_json:
        say(json_line({"units": [_unit_json(unit) for unit in found]}))
        return
    for unit in found:
        say(unit.source)
        say(f"    {unit.target}")
        credit = ", ".join(part for part in (unit.article, unit.reviewer, unit.approved[:10]) if part)
        say(f"    ({credit})" if credit else "")
    if not found:
        tell(f"Nothing in the memory holds “{text}”.")


def _unit_json(unit: RememberedUnit) -> dict[str, str]:
    from dataclasses import asdict

    return asdict(unit)


@memory.command("import")
@guarded
def import_command(
    tmx: Annotated[Path, typer.Argument(help="A TMX file.")],
    file: MemoryFile = None,
    quiet: Quiet = False,
) -> None:
    """Remember the Arabic–English units of a TMX file, from another tool or another machine.

    Example: muqabala memory import colleagues.tmx
    """
    from translate.pipeline import import_memory

    with progress_bar(quiet=quiet) as progress:
        read, new = import_memory(memory_path(file), tmx, progress)
    if not read:
        raise MemoryFileError(f"{tmx} has no Arabic–English unit.", "Check the languages of its segments.")
    if not quiet:
        say(f"{count(new, 'unit')} remembered, {read - new:,} were known")


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

    written = export_memory(memory_path(file), tmx, overwrite=overwrite)
    if not quiet:
        say(f"{tmx}: {count(written, 'unit')}")


@memory.command("forget")
@guarded
def forget_command(
    article: Annotated[str, typer.Option(help="Forget what was approved in this article's file.")] = "",
    text: Annotated[str, typer.Option(help="Forget the units whose Arabic or English holds this text.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    file: MemoryFile = None,
) -> None:
    """Forget units: those of an article, or those that hold a text.

    Example: muqabala memory forget --article visit.txt
    """
    from translate.memory import open_memory

    if bool(article) == bool(text):
        raise MemoryFileError("Say what to forget.", "Give either --article NAME or --text TEXT.")
    what = f"what was approved in {article}" if article else f"every unit that holds “{text}”"
    if not yes and not typer.confirm(f"Forget {what}? A backup brings it back; nothing else does.", err=True):
        return
    with open_memory(memory_path(file), writable=True) as opened:
        say(f"{count(opened.forget(article=article, text=text), 'unit')} forgotten")


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
    say(f"{copy}")


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
