"""The commands that install, check and remove models: parse, call, print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translate.cli.boundary import guarded
from translate.cli.options import Quiet
from translate.console import progress_bar, say
from translate.errors import MuqabalaError

if TYPE_CHECKING:
    from translate.modelcard import InstalledModel, ModelCard
    from translate.units import Progress

models = typer.Typer(
    help="Install, check and remove translation models.", no_args_is_help=True, rich_markup_mode=None
)


@models.command("list")
@guarded
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
@guarded
def get_command(
    name: Annotated[str, typer.Argument(help="A name from `muqabala models list`.")],
    quiet: Quiet = False,
) -> None:
    """Fetch a model from the hub, check it, and install it. This is the only command that uses the network.

    Example: muqabala models get opus-mt-ar-en
    """
    from translate import modelstore
    from translate.pipeline import smoke_test

    _install(lambda progress: modelstore.get(name, smoke_test=smoke_test, progress=progress), quiet=quiet)


@models.command("import")
@guarded
def import_command(
    path: Annotated[
        Path, typer.Argument(help="A Hugging Face Marian folder, or an OPUS-MT release (.zip or folder).")
    ],
    name: Annotated[str | None, typer.Option(help="What to call it.  [default: the file's name]")] = None,
    quiet: Quiet = False,
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
@guarded
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
@guarded
def remove_command(name: Annotated[str, typer.Argument(help="An installed model.")]) -> None:
    """Remove an installed model.

    Example: muqabala models remove opus-mt-ar-en
    """
    from translate import modelstore

    modelstore.remove(name)
    say(f"{name} is removed")
