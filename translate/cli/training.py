"""The command that trains a model: parse, call, print."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translate.cli.boundary import guarded
from translate.cli.options import Quiet
from translate.console import count, progress_bar, say

if TYPE_CHECKING:
    from translate.training import Outcome


@guarded
def train_command(
    recipe: Annotated[Path, typer.Argument(help="A recipe, such as models/starter-recipe.toml.")],
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the model is written.")],
    data: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="Where those of the recipe's texts are that are not in its own folder."
        ),
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the training in that folder.")] = False,
    minutes: Annotated[
        float,
        typer.Option(
            min=0, help="Stop after so long; go on another time.  [default: at its end]", show_default=False
        ),
    ] = math.inf,
    quiet: Quiet = False,
) -> None:
    """Train a translation model from texts and their translations, on a GPU where there is one.

    Stopped at any moment, the training goes on from its last checkpoint with --resume.

    Example: muqabala models train models/starter-recipe.toml --data texts --out models/mine
    """
    from translate import modelstore, training
    from translate.engine.normalisation import normaliser

    read = training.read_recipe(recipe)
    with progress_bar(quiet=quiet) as progress:
        outcome = training.train(
            read,
            out,
            training.finder(*([data] if data else []), recipe.parent),
            normaliser(read.normalisation),
            resume=resume,
            minutes=minutes,
            progress=progress,
        )
    if outcome.finished:
        modelstore.write_lock(out, revision="trained", normalisation=read.normalisation)
    if not quiet:
        say(_told(outcome, out))


def _told(outcome: Outcome, out: Path) -> str:
    """What became of a training, for people."""
    updates = count(outcome.updates, "update")
    if not outcome.finished:
        return f"The training stopped after {updates}. To go on, add --resume."
    scores = outcome.scores
    told = f" chrF {scores.chrf:.1f}, BLEU {scores.bleu:.1f} on the development set." if scores else ""
    return (
        f"The model is written to {out} after {updates}.{told}\n"
        f"Try it: muqabala translate ARTICLE --model {out}\n"
        f"Say in {out / 'README.md'} what it is for and under which licence."
    )
