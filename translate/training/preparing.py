"""Everything before the first update: the folder, the texts, the tokenisers, the texts in numbers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

from translate.errors import TrainingError
from translate.files import write_atomically
from translate.training.batches import Encoded, Texts
from translate.training.corpora import Find, Normalise, read_corpus, read_names
from translate.training.names import NO_NAMES
from translate.training.pairs import Pairs
from translate.training.recipe import Recipe, Schedule, Vocabulary
from translate.training.sampling import draw
from translate.training.starting import no_start
from translate.training.tokenisers import (
    SOURCE,
    TARGET,
    VOCABULARY,
    Tokenisers,
    train_tokeniser,
    write_vocabulary,
)
from translate.units import Progress

WORK = "training"
"""The folder, in the model's, of what the training itself needs: checkpoints, log, curve."""
RECIPE = "recipe.json"
"""The recipe as it was used, in that folder."""

_DRAW = (0, 1 << 40)
"""Tells the draw of the tokenisers' texts from those of the training, which count from 0."""


class Prepared(NamedTuple):
    """What the network learns from."""

    tokenisers: Tokenisers
    corpora: list[Encoded]
    left_out: int
    """Pairs that were too long."""


def open_folder(recipe: Recipe, folder: Path, *, resume: bool) -> Path:
    """Make the folder of a new training, or check that of one to go on with; the folder of its own files.

    Raises:
        TrainingError: the folder is in use, cannot be written, or its training has another recipe.
    """
    work = folder / WORK
    if not (work / RECIPE).is_file():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise TrainingError(f"{folder} is not empty.", "Name a new folder with --out.")
        _begin(recipe, work)
    elif not resume:
        raise TrainingError(
            f"A training was begun in {folder}.", "Go on with it by --resume, or name another folder."
        )
    elif json.loads((work / RECIPE).read_text(encoding="utf-8"))["identity"] != recipe.identity:
        raise TrainingError(
            f"The training in {folder} was begun with another recipe.",
            "Only its number of updates, its checkpoints and its development set may change. Name another folder.",
        )
    return work


def _begin(recipe: Recipe, work: Path) -> None:
    content = {"identity": recipe.identity, "recipe": asdict(recipe)}
    try:
        work.mkdir(parents=True)
        write_atomically(work / RECIPE, (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode())
    except OSError as problem:
        raise TrainingError(f"{work} cannot be written: {problem.strerror or problem}.") from problem


def prepare(recipe: Recipe, folder: Path, find: Find, normalise: Normalise, progress: Progress) -> Prepared:
    """Read the corpora, train the tokenisers unless the folder has them, and turn all texts into numbers.

    Raises:
        TrainingError: a text is missing or changed, or there are too few of them.
    """
    names = read_names(recipe.names, find, normalise) if recipe.names else NO_NAMES
    texts = []
    for number, corpus in enumerate(recipe.corpora):
        progress("reading", number, len(recipe.corpora))
        texts.append(read_corpus(corpus, find, normalise, recipe.training.seed, names))
    if not (folder / VOCABULARY).is_file():
        progress("learning the vocabulary", 0, 1)
        if recipe.vocabulary:
            _train_tokenisers(recipe.vocabulary, recipe, folder, texts)
        else:
            _take_tokenisers(find(recipe.start), folder)
    tokenisers = Tokenisers(folder)
    corpora, left_out = [], 0
    for number, corpus in enumerate(recipe.corpora):
        progress("cutting into pieces", number, len(texts))
        encoded, longer = _encoded(texts[number], tokenisers, corpus.weight, recipe.training, number)
        texts[number] = Pairs([], [])  # a large corpus in two forms at once may be too much
        if not len(encoded.sources):
            raise TrainingError(f"All pairs of {corpus.path} are longer than the recipe's longest.")
        corpora.append(encoded)
        left_out += longer
    return Prepared(tokenisers, corpora, left_out)


def _take_tokenisers(start: Path, folder: Path) -> None:
    """Go on with the pieces of the model to begin from."""
    for name in (SOURCE, TARGET, VOCABULARY):
        try:
            content = (start / name).read_bytes()
        except OSError as problem:
            raise no_start(start) from problem
        write_atomically(folder / name, content)


def _train_tokenisers(settings: Vocabulary, recipe: Recipe, folder: Path, texts: Sequence[Pairs]) -> None:
    """Learn pieces from the corpora by their weights; the vocabulary, written last, says that all is there."""
    sizes, weights = [len(pairs) for pairs in texts], [corpus.weight for corpus in recipe.corpora]
    drawn = draw(sizes, weights, [0] * len(sizes), settings.sentences, _DRAW)
    for name, side, pieces in ((SOURCE, "sources", settings.source), (TARGET, "targets", settings.target)):
        sentences = (
            getattr(pairs, side)[index]
            for pairs, indices in zip(texts, drawn, strict=True)
            for index in indices
        )
        train_tokeniser(
            folder / name, sentences, pieces, settings.coverage, split_digits=settings.split_digits
        )
    write_vocabulary(folder)


def _encoded(
    pairs: Pairs, tokenisers: Tokenisers, weight: float, schedule: Schedule, number: int
) -> tuple[Encoded, int]:
    """The corpus of a ``number`` as numbers, and how many pairs were too long for it."""
    sources = tokenisers.sources(pairs.sources, schedule.resegmented, schedule.seed + number)
    both = zip(sources, tokenisers.targets(pairs.targets), strict=True)
    fitting = [
        (source, target) for source, target in both if max(len(source), len(target)) <= schedule.longest
    ]
    encoded = Encoded(Texts(source for source, _ in fitting), Texts(target for _, target in fitting), weight)
    return encoded, len(pairs) - len(fitting)
