"""Reading a recipe from its TOML file: every key is known, and of the right kind."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from translate.errors import TrainingError
from translate.modelcard import Normalisation
from translate.training.recipe import (
    Checkpoints,
    Corpus,
    Development,
    Recipe,
    Schedule,
    Shape,
    Vocabulary,
)

EXAMPLE = "Compare it with models/starter-recipe.toml."

_KINDS: Mapping[type, str] = {int: "a whole number", float: "a number", str: "text", bool: "true or false"}
_Section = TypeVar("_Section", Shape, Vocabulary, Schedule, Checkpoints, Development, Corpus)


def read_recipe(path: Path) -> Recipe:
    """Read a recipe.

    Raises:
        TrainingError: the file is missing or no TOML, or has a key that is unknown, missing or of a wrong kind.
    """
    content = _content(path)
    _refuse_unknown(content, {field.name for field in fields(Recipe)}, "the recipe")
    corpora = content.get("corpora", [])
    if not isinstance(corpora, list):
        raise TrainingError("The recipe's corpora are not a list.", "Head each of them with [[corpora]].")
    tried, words = content.get("development"), content.get("vocabulary")
    return Recipe(
        name=str(content.get("name", path.stem)),
        model=_section(Shape, content.get("model"), "[model]"),
        vocabulary=None if words is None else _section(Vocabulary, words, "[vocabulary]"),
        training=_section(Schedule, content.get("training"), "[training]"),
        checkpoints=_section(Checkpoints, content.get("checkpoints"), "[checkpoints]"),
        corpora=tuple(_section(Corpus, each, f"corpus {number}") for number, each in enumerate(corpora, 1)),
        normalisation=_normalisation(content.get("normalisation", Normalisation.BARE)),
        start=str(content.get("start", "")),
        names=str(content.get("names", "")),
        development=None if tried is None else _section(Development, tried, "[development]"),
    )


def _normalisation(name: object) -> Normalisation:
    try:
        return Normalisation(str(name))
    except ValueError as problem:
        raise TrainingError(
            f"The recipe's normalisation is {name!r}.", f"Known: {', '.join(Normalisation)}."
        ) from problem


def _content(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise TrainingError(f"The recipe {path} cannot be read: {reason}.") from problem
    except ValueError as problem:
        raise TrainingError(f"The recipe {path} is not written in TOML: {problem}.", EXAMPLE) from problem


def _section(kind: type[_Section], content: object, place: str) -> _Section:
    """Fill one part of the recipe from its table."""
    if not isinstance(content, Mapping):
        raise TrainingError(f"The recipe has no {place}.", EXAMPLE)
    kinds = get_type_hints(kind)
    _refuse_unknown(content, set(kinds), place)
    needed = [field.name for field in fields(kind) if field.default is MISSING]
    if missing := [name for name in needed if name not in content]:
        raise TrainingError(f"The recipe lacks {', '.join(missing)} in {place}.", EXAMPLE)
    return kind(**{name: _value(value, kinds[name], name, place) for name, value in content.items()})


def _value(value: object, kind: type, name: str, place: str) -> Any:  # noqa: ANN401 - as the kind says
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        raise TrainingError(f"{name} in {place} is {value!r}, not {_KINDS[kind]}.")
    return value


def _refuse_unknown(content: Mapping[str, object], known: set[str], place: str) -> None:
    for name in content:
        if name not in known:
            raise TrainingError(f"There is no {name} in {place}.", f"Known: {', '.join(sorted(known))}.")
