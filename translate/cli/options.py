"""The options that several commands share, each with the same words everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from translate.glossary import Term

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
ModelName = Annotated[
    str, typer.Option("--model", metavar="NAME|PATH", help="An installed model, or a model's folder.")
]
JsonLines = Annotated[
    bool, typer.Option("--json-lines", help="Print a line of JSON when an article ends, for a log.")
]
MemoryFile = Annotated[
    Path | None,
    typer.Option("--memory", metavar="FILE", help="Another memory than the one in your data folder."),
]
GlossaryFile = Annotated[
    Path | None,
    typer.Option(
        "--glossary", metavar="FILE", help="Terms to keep to: .csv, .tsv or .tbx (Arabic, English)."
    ),
]


def memory_path(given: Path | None) -> Path:
    """The memory that a command works with: the named one, or the one in the user's data folder."""
    from translate.memory import default_path

    return given or default_path()


def terms_of(glossary: Path | None) -> tuple[Term, ...]:
    """The terms of the named glossary; none where none is named."""
    from translate.glossary import read_glossary

    return read_glossary(glossary) if glossary else ()
