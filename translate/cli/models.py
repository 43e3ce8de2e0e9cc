"""The commands that install, check and remove models: parse, call, print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translate.cli.boundary import guarded
from translate.cli.options import Quiet
from translate.console import progress_bar, say
from translate.errors import MuqabalaError

if TYPE_CHECKING:
    from translate.modelcard import InstalledModel, ModelCard
    from translate.pipeline import Trial
    from translate.units import Progress

CHANGES_SHOWN = 3
"""Rows that are shown as the reason why a shortlist is not used."""

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
    from translate.pipeline import choose_compute_type

    with progress_bar(quiet=quiet) as progress:
        model = how(progress)
        chosen = choose_compute_type(model, progress)
    if not quiet:
        say(f"{model.card.name} ({model.revision[:12]}) is installed in {model.folder}")
        if chosen:
            say(f"On this machine it runs in {chosen.compute_type}.")


@models.command("optimise")
@guarded
def optimise_command(
    name: Annotated[str, typer.Argument(help="An installed model.")],
    texts: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TEXT]...", help="Arabic articles like yours, or folders of them."),
    ] = None,
    references: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Rows with good English (.docx, .tmx, .xlf, .csv, .tsv) to judge the loss by.",
        ),
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Let the model use all its words again.")] = False,
    quiet: Quiet = False,
) -> None:
    """Make a model faster by a shortlist of English words for each Arabic one, learnt from its own translations.

    The shortlist is tried on rows that it was not learnt from. It is used only if it costs at most 0.2 BLEU and
    changes no number and no name. This takes as long as translating the articles, and some minutes more.

    Example: muqabala models optimise opus-mt-ar-en archive/2023
    """
    from translate import modelstore
    from translate.pipeline import optimise

    model = modelstore.find(name)
    if undo:
        dropped = modelstore.drop_shortlists(model)
        say(f"{name} uses all its words again." if dropped else f"{name} has no shortlist.")
        return
    with progress_bar(quiet=quiet) as progress:
        trial = optimise(model, texts or [], references, progress)
    if not quiet:
        for line in _told(name, trial):
            say(line)


def _told(name: str, trial: Trial) -> Iterator[str]:
    """What became of a shortlist, for people."""
    if trial.objection:
        yield f"{name} goes on with all its words: with a shortlist, {trial.objection}."
        for before, after in trial.changed[:CHANGES_SHOWN]:
            yield f"    without: {before}"
            yield f"    with:    {after}"
        return
    yield f"{name} is {trial.speed:.1f} times as fast now, with a shortlist of its words."
    yield (
        f"On {trial.rows:,} rows that it was not learnt from it costs {max(0.0, trial.loss):.2f} BLEU, and no number "
        "or name is another. To go back: add --undo."
    )


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
