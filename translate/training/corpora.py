"""The texts that a model is trained and tried on, read and checked."""

from __future__ import annotations

import hashlib
import lzma
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from translate.errors import TrainingError
from translate.training.augmenting import (
    in_hurried_spelling,
    joined,
    with_other_figures,
    with_other_latin_words,
)
from translate.training.months import with_other_months
from translate.training.names import KINDS, NO_NAMES, Name, Names
from translate.training.pairs import Pairs
from translate.training.recipe import Corpus, Development

Normalise = Callable[[str], str]
"""What is done to every source sentence, here as in the engine that the model will work in."""

_PAIR = ("arabic", "english")
_NAME = (*_PAIR, "kind")

Find = Callable[[str], Path]
"""Where a path of the recipe lies."""


def finder(*folders: Path) -> Find:
    """Look for a recipe's paths in some folders, one after the other; what is in none should be in the first."""

    def find(path: str) -> Path:
        return next((folder / path for folder in folders if (folder / path).exists()), folders[0] / path)

    return find


def read_names(path: str, find: Find, normalise: Normalise) -> Names:
    """Read the names of some files.

    Raises:
        TrainingError: a file is missing, or holds a line that is no name, or one of an unknown kind.
    """
    names = [Name(normalise(source), target, kind) for source, target, kind in _rows(path, "", find, _NAME)]
    if unknown := next((name for name in names if name.kind not in KINDS), None):
        raise TrainingError(
            f"{unknown.target} in {path} is of the kind {unknown.kind!r}.", f"Known: {', '.join(KINDS)}."
        )
    return Names(names)


def read_corpus(
    corpus: Corpus, find: Find, normalise: Normalise, seed: int, names: Names = NO_NAMES
) -> Pairs:
    """Read a corpus, or make it; a pair without text on both sides is left out, and one that came before.

    ``names`` are those that some of its pairs' are exchanged for.

    Raises:
        TrainingError: a file is missing, not the one whose hash the recipe gives, holds a line that is no pair,
            or none at all.
    """
    random = Random(f"{seed} {corpus.path} {corpus.category}")  # noqa: S311 - no secret
    pairs = Pairs([], [])
    for source, target in dict.fromkeys(_found(corpus, find, random)):
        if (source := normalise(source)) and (target := " ".join(target.split())):
            pairs.sources.append(source)
            pairs.targets.append(target)
    if not pairs.sources:
        raise TrainingError(f"The corpus {corpus.path} holds no pairs.", "Take it out of the recipe.")
    varied = Pairs([], [])
    for _ in range(corpus.variants):
        varied.extend(_varied(pairs, corpus, random, names))
    return varied


def _varied(pairs: Pairs, corpus: Corpus, random: Random, names: Names) -> Pairs:
    """The pairs, with what the corpus wants changed by chance."""
    pairs = with_other_figures(pairs, corpus.figures, random)
    if corpus.kind == "pairs":
        pairs = with_other_latin_words(pairs, corpus.latin, random)
        pairs = names.exchanged(pairs, corpus.names, random)
        pairs = with_other_months(pairs, corpus.months, random)
    return in_hurried_spelling(joined(pairs, corpus.joined, random), corpus.hurried, random)


def _found(corpus: Corpus, find: Find, random: Random) -> Iterator[tuple[str, str]]:
    """The pairs of a corpus by its kind."""
    from translate.training.synthesis import Sentences, read_grammar, read_lexicon

    if corpus.kind == "pairs":
        yield from ((source, target) for source, target in _rows(corpus.path, corpus.sha256, find, _PAIR))
    elif corpus.kind == "names":
        names = read_names(corpus.path, find, str)
        yield from names.pairs()
        yield from names.people(corpus.expansions, random)
    elif corpus.kind == "grammar":
        grammar = read_grammar(find(corpus.path), corpus.latin)
        if corpus.expansions:
            yield from grammar.expansions(corpus.category, corpus.expansions, random)
        else:
            yield from grammar.whole(corpus.category)
    else:
        folder = find(corpus.path)
        lexicon, grammar = read_lexicon(folder), read_grammar(folder / "grammar", corpus.latin)
        yield from Sentences(lexicon, grammar, random).pairs(corpus.expansions)


def _rows(path: str, sha256: str, find: Find, columns: Sequence[str]) -> Iterator[list[str]]:
    """The lines of a path's files in their columns, without comments and empty ones."""
    for file in _files(path, find):
        for number, line in enumerate(_lines(file, sha256), 1):
            cells = line.split("\t")
            if not line.strip() or (line.startswith("#") and len(cells) == 1):
                continue
            if len(cells) != len(columns):
                what = "a name" if columns == _NAME else "a pair"
                raise TrainingError(
                    f"Line {number:,} of {file.name} is not {what}.", f"Write {', one tab, '.join(columns)}."
                )
            yield cells


def _files(path: str, find: Find) -> Sequence[Path]:
    """The file of a path, or all files of its folder that its pattern fits."""
    if "*" not in path:
        return [find(path)]
    where = Path(path)
    files = sorted(find(str(where.parent)).glob(where.name))
    if not files:
        raise TrainingError(
            f"No file is called {path}.", "Name the folder that holds the recipe's texts with --data."
        )
    return files


def read_development(development: Development, find: Find, normalise: Normalise) -> Pairs:
    """Read the sentences that the model is tried on.

    Raises:
        TrainingError: a file is missing or changed, one has more lines than the other, or they are empty.
    """
    sources = list(_lines(find(development.source), development.source_sha256))
    targets = list(_lines(find(development.reference), development.reference_sha256))
    if len(sources) != len(targets):
        raise TrainingError(
            f"{development.source} has {len(sources):,} lines and {development.reference} has {len(targets):,}.",
            "Line for line, one must be the translation of the other.",
        )
    if not any(source.strip() for source in sources):
        raise TrainingError(f"The development set {development.source} is empty.")
    some = slice(development.sentences or None)
    return Pairs(
        [normalise(source) for source in sources[some]], [target.strip() for target in targets[some]]
    )


def _lines(path: Path, sha256: str) -> Iterator[str]:
    r"""The lines of a text file, which end at ``\n`` alone: other ends of line may stand within a sentence."""
    content = _checked(path, sha256)
    try:
        content = lzma.decompress(content) if path.suffix == ".xz" else content
        text = content.decode("utf-8-sig")
    except (lzma.LZMAError, UnicodeDecodeError, EOFError) as problem:
        raise TrainingError(
            f"{path} is damaged: {problem}.", "Texts are UTF-8, plain or as .xz."
        ) from problem
    yield from (line.removesuffix("\r") for line in text.removesuffix("\n").split("\n"))


def _checked(path: Path, sha256: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise TrainingError(
            f"{path} cannot be read: {reason}.", "Name the folder that holds the recipe's texts with --data."
        ) from problem
    found = hashlib.sha256(content).hexdigest()
    if sha256 and found != sha256.lower():
        raise TrainingError(
            f"{path} is not the file that the recipe names: its SHA-256 is {found}.",
            "Get the right file, or write the new hash into the recipe.",
        )
    return content
