"""What a run does with an article before and after it is translated: is it done, what is written down of it."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, replace
from pathlib import Path

from translate.errors import MuqabalaError, unreadable
from translate.files import file_hash
from translate.jobs import STANDARD_INPUT, Job
from translate.ledger import Entry, Ledger, State
from translate.pipeline.options import Options
from translate.pipeline.translating import Result


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article."""

    job: Job
    result: Result | None = None
    """Its translation; None if it failed, or was done before."""
    problem: Exception | None = None
    changed: bool = False
    """Whether an earlier run knew another text under this name, or had other settings or another model."""
    rows: int = 0
    """Of the document that an earlier run made of it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """An article that a run is to translate."""

    job: Job
    entry: Entry
    changed: bool
    """See ``Outcome.changed``."""


@dataclass(frozen=True, slots=True)
class Claims:
    """The articles of a run in its ledger."""

    ledger: Ledger
    signature: str
    """The engine's."""
    options: Options

    def claim(self, job: Job) -> Claim | Outcome:
        """The article to translate; or what became of it, if it was done before or its file cannot be read."""
        entry = Entry(self.ledger.name(job.output), job.source, "", State.BEGUN)
        try:
            entry = replace(entry, fingerprint=self._fingerprint(job))
        except MuqabalaError as problem:
            return self.failed(Claim(job, entry, changed=False), problem)
        before = self.ledger.entry(entry.output)
        changed = before is not None and before.fingerprint not in ("", entry.fingerprint)
        if before and not changed and self._is_done(before, job):
            return Outcome(job, rows=before.rows)
        return Claim(job, entry, changed)

    def begun(self, claim: Claim) -> None:
        """Write down that an article is on its way."""
        self.ledger.note(claim.entry)

    def done(self, claim: Claim, result: Result) -> Outcome:
        """Write down that an article's document is written."""
        self.ledger.note(replace(claim.entry, state=State.DONE, rows=len(result.units)))
        return Outcome(claim.job, result, changed=claim.changed)

    def failed(self, claim: Claim, problem: Exception) -> Outcome:
        """Write down that an article failed, and why."""
        message, hint = str(problem) or type(problem).__name__, ""
        if isinstance(problem, MuqabalaError):
            message, hint = problem.message, problem.hint
        self.ledger.note(replace(claim.entry, state=State.FAILED, message=message, hint=hint))
        return Outcome(claim.job, problem=problem, changed=claim.changed)

    def _is_done(self, before: Entry, job: Job) -> bool:
        return before.state is State.DONE and job.output.exists() and not self.options.overwrite

    def _fingerprint(self, job: Job) -> str:
        """A hash of all that decides what the article's document says; of standard input, never the same twice."""
        if job.source == STANDARD_INPUT:
            return secrets.token_hex()
        try:
            content = file_hash(Path(job.source))
        except OSError as problem:
            raise unreadable(Path(job.source), problem) from None
        settings = f"{self.signature}|{self.options.fingerprint()}|{content}"
        return hashlib.sha256(settings.encode("utf-8", "backslashreplace")).hexdigest()
