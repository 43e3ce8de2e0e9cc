"""The one error boundary: a user's mistake becomes a sentence, an interruption a quiet end."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec

import typer

from translate.console import tell
from translate.errors import MuqabalaError

INTERRUPTED = 130
"""The exit code of a program that was stopped from the keyboard."""

Parameters = ParamSpec("Parameters")


def guarded(command: Callable[Parameters, int | None]) -> Callable[Parameters, None]:
    """A command that ends with an exit code whatever happens in it; only bugs show a traceback."""

    @functools.wraps(command)
    def within(*arguments: Parameters.args, **options: Parameters.kwargs) -> None:
        try:
            code = command(*arguments, **options)
        except MuqabalaError as mistake:
            tell(f"Error: {mistake}")
            raise typer.Exit(mistake.exit_code) from None
        except KeyboardInterrupt:
            tell("Interrupted: what was finished is written, nothing is half written.")
            raise typer.Exit(INTERRUPTED) from None
        raise typer.Exit(code or 0)

    return within
