"""A folder that articles appear in."""

from __future__ import annotations

from pathlib import Path

from translate.errors import SourceError
from translate.jobs import Job, plan_jobs

State = tuple[int, int]
"""A file's size, and when it was last written (nanoseconds): what tells that it changed."""


class Watcher:
    """Looks into a folder, and tells what is new there.

    Asked again and again, rather than told by the system: that works on network folders too, and an article is only
    taken when two looks find it the same, so that one that is still being copied waits.
    """

    def __init__(self, folder: Path, output: Path | None) -> None:
        """Raise ``SourceError`` if the folder is not there."""
        if not folder.is_dir():
            raise SourceError(f"There is no folder {folder}.", "Make it, or check the spelling.")
        self._folder, self._output = folder, output
        self._seen: dict[str, State] = {}
        self._taken: dict[str, State] = {}

    def look(self) -> list[Job]:
        """The articles that came or changed and are whole, each once for every change.

        Raises:
            OutputError: two articles would be written to one file.
        """
        jobs = {job.source: job for job in self._jobs()}
        now = {source: state for source in jobs if (state := _state(source))}
        whole = [
            source
            for source, state in now.items()
            if state == self._seen.get(source) and state != self._taken.get(source)
        ]
        self._seen = now
        self._taken |= {source: now[source] for source in whole}
        return [jobs[source] for source in whole]

    def _jobs(self) -> list[Job]:
        try:
            return plan_jobs([str(self._folder)], self._output)
        except SourceError:  # there is no article yet
            return []


def _state(source: str) -> State | None:
    try:
        found = Path(source).stat()
    except OSError:  # it went away between two looks
        return None
    return found.st_size, found.st_mtime_ns
