"""What a run over articles prints: a few lines an article, JSON for programs, or a log."""

from __future__ import annotations

import traceback
from enum import Enum, auto
from typing import TYPE_CHECKING

from translate.console import count, say, tell
from translate.errors import MuqabalaError
from translate.units import Origin

if TYPE_CHECKING:
    from collections.abc import Callable

    from translate.pipeline import Outcome, Result, Standing


class Printed(Enum):
    """The forms of a run's results on standard output."""

    TEXT = auto()
    JSON = auto()
    LOG = auto()
    NOTHING = auto()


def printed_as(as_json: bool, json_lines: bool, quiet: bool) -> Printed:
    """The form that a command's options ask for."""
    if as_json or json_lines:
        return Printed.JSON if as_json else Printed.LOG
    return Printed.NOTHING if quiet else Printed.TEXT


class RunReport:
    """Prints outcomes as they come, and keeps the exit code."""

    def __init__(self, printed: Printed, watch: Callable[[Standing], None], model: str) -> None:
        self._printed = printed
        self._bar = watch
        self._model = model
        self._standing: Standing | None = None
        self.code = 0
        self.translated = 0
        self._done_before: list[str] = []

    def watch(self, standing: Standing) -> None:
        """Take note of how far the run is, and show it."""
        self._standing = standing
        self._bar(standing)

    def show(self, outcome: Outcome) -> None:
        """Print what became of an article."""
        if outcome.problem is not None:
            self._tell_problem(outcome, outcome.problem)
        self.translated += outcome.result is not None
        if outcome.result is None and outcome.problem is None:
            self._done_before.append(str(outcome.job.output))
        if self._printed is Printed.JSON:
            _say_json(outcome)
        elif self._printed is Printed.LOG:
            self._log(outcome)
        elif self._printed is Printed.TEXT:
            _say_text(outcome)

    def end(self) -> None:
        """Print what the whole run did, and left."""
        if self._printed is not Printed.TEXT:
            return
        if self._done_before:
            done = self._done_before
            named = done[0] if len(done) == 1 else count(len(done), "document")
            say(f"{named} had been made from the same text before (--overwrite translates it again)")
        if self._standing and self.translated:
            now = self._standing
            say(f"{count(self.translated, 'article')} translated by {self._model} in {now.seconds:.1f} seconds "
                f"({now.speed:,.0f} words a second)")  # fmt: skip

    def _tell_problem(self, outcome: Outcome, problem: Exception) -> None:
        if isinstance(problem, MuqabalaError):
            self.code = max(self.code, problem.exit_code)
            tell(f"Error: {problem}")
            return
        self.code = 1
        tell("".join(traceback.format_exception(problem)))
        tell(f"Error: {outcome.job.source} met a fault of Muqabala's; the other articles go on.")

    def _log(self, outcome: Outcome) -> None:
        from translate.report import as_json

        standing = self._standing.json() if self._standing else {}
        say(as_json(_brief(outcome) | standing))


def _say_json(outcome: Outcome) -> None:
    from translate.report import as_json

    say(as_json(outcome.result.json() if outcome.result else _brief(outcome) | _made_before(outcome)))


def _made_before(outcome: Outcome) -> dict[str, object]:
    """The rows of an article whose document had been made before."""
    from translate.pipeline.documents import drafted_units
    from translate.report import unit_json

    if outcome.problem is not None:
        return {}
    return {"units": [unit_json(unit) for unit in drafted_units(outcome.job.output)]}


def _brief(outcome: Outcome) -> dict[str, object]:
    """What became of an article, without its rows."""
    named: dict[str, object] = {"input": outcome.job.source}
    problem = outcome.problem
    if isinstance(problem, MuqabalaError):
        return named | {"state": "failed", "error": problem.message, "hint": problem.hint}
    if problem is not None:
        return named | {"state": "failed", "error": f"{type(problem).__name__}: {problem}", "hint": ""}
    state = "translated" if outcome.result else "done before"
    return named | {"state": state, "output": str(outcome.job.output), "changed": outcome.changed}


def _say_text(outcome: Outcome) -> None:
    if outcome.changed:
        tell(f"{outcome.job.source}: the text, the settings or the model changed; it was begun anew.")
    if outcome.result:
        _say_result(outcome.result)


def _say_result(result: Result) -> None:
    left_out = len(result.article.left_out)
    say(f"{result.job.output}")
    remembered = sum(unit.origin is Origin.MEMORY for unit in result.units)
    say(
        f"  {count(len(result.units), 'row')}"
        + (f" ({remembered:,} from the memory)" if remembered else "")
        + f", {count(result.findings, 'finding')}"
        + (f", {count(left_out, 'line')} left out (listed at the end)" if left_out else "")
    )
