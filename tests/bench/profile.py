"""Where the time goes for real articles, stage by stage: ``python -m tests.bench.profile [--model NAME]``."""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections import defaultdict
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from tests.bench.machine import load, machine
from tests.bench.process import ROOT
from tests.bench.report import Row, table
from translate import modelstore
from translate.engine import DecodingSettings, MarianEngine
from translate.engine.marian_ctranslate2 import CTranslate2Decoder
from translate.jobs import plan_jobs
from translate.pipeline import Options, engine_for, translate_file, translating

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from translate.engine import Engine

ARTICLES = ROOT / "source"
REST = "everything else"
AGAIN = "searching again, to repair rows"
STAGES = {
    (translating, "read_source"): "reading",
    (translating, "rows_of"): "dividing into rows",
    (translating, "checked_alone"): "checking",
    (translating, "checked_together"): "checking",
    (translating, "repair"): "choosing repairs",
    (translating, "write_docx"): "writing the Word document",
}
"""What is timed, each without the others that it calls."""


class Clock:
    """Seconds of each stage; a stage that calls another stands still meanwhile."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._stack = [REST]
        self._since = time.perf_counter()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """What happens inside counts for this stage."""
        self._note()
        self._stack.append(name)
        yield
        self._note()
        self._stack.pop()

    def timed(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """A function whose time counts for a stage."""

        def timed(*arguments: object, **options: object) -> object:
            with self.stage(name):
                return call(*arguments, **options)

        return timed

    def streamed(
        self, call: Callable[..., Iterator[Any]], stage: str, in_repair: str = ""
    ) -> Callable[..., Iterator[Any]]:
        """A function whose results come one by one: their time counts for a stage, or one of repairs."""

        def timed(*arguments: object, **options: object) -> Iterator[object]:
            found = call(*arguments, **options)
            name = in_repair if in_repair and "choosing repairs" in self._stack else stage
            while True:
                with self.stage(name):
                    one = next(found, None)
                if one is None:
                    return
                yield one

        return timed

    def _note(self) -> None:
        now = time.perf_counter()
        self.seconds[self._stack[-1]] += now - self._since
        self._since = now


def profile_rows(name: str, folder: Path) -> list[Row]:
    """The share of each stage in translating the sample articles, and what the alignment adds to the search."""
    model = modelstore.find(name)
    engine = engine_for(model)
    jobs = plan_jobs([str(ARTICLES)], folder)
    engine.translate(["قال الوزير إن الاجتماع سيعقد اليوم."])
    clock = Clock()
    with ExitStack() as patches:
        for (place, attribute), stage in STAGES.items():
            timed = clock.timed(stage, getattr(place, attribute))
            patches.enter_context(patch.object(place, attribute, timed))
        searching = clock.streamed(CTranslate2Decoder.decode, "searching", AGAIN)
        patches.enter_context(patch.object(CTranslate2Decoder, "decode", searching))
        joining = clock.streamed(MarianEngine.stream, "tokenising, aligning, joining")
        patches.enter_context(patch.object(MarianEngine, "stream", joining))
        results = [translate_file(job, model, engine, Options()) for job in jobs]
        with clock.stage(REST):
            pass
    sources = [unit.source for result in results for unit in result.units]
    words = sum(len(source.split()) for source in sources)
    what = f"{len(jobs)} sample articles, {len(sources)} rows, {words:,} words with {name}"
    total = sum(clock.seconds.values())
    rows = [Row(f"{what}: all", f"{total:.2f} s", ratio=f"{words / total:,.0f} words/s")]
    rows += [
        Row(stage, f"{seconds:.2f} s", ratio=f"{seconds / total:.1%}")
        for stage, seconds in sorted(clock.seconds.items(), key=lambda item: -item[1])
    ]
    return [*rows, _alignment_row(engine, sources)]


def _alignment_row(engine: Engine, sources: list[str]) -> Row:
    """The processor's seconds with and without an alignment."""
    plain, aligned = (
        min(_seconds(engine, sources, DecodingSettings(alignment=alignment)) for _ in range(2))
        for alignment in (False, True)
    )
    measure = "the processor's seconds of a search with alignment, against one without"
    return Row(measure, f"{aligned:.2f} s", f"{plain:.2f} s", f"{aligned / plain:.2f} times")


def _seconds(engine: Engine, sources: list[str], settings: DecodingSettings) -> float:
    started = time.process_time()
    engine.translate(sources, settings=settings)
    return time.process_time() - started


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.profile", description="Where the time goes.")
    parser.add_argument("--model", default="starter-ar-en", help="an installed model, or a model's folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="muqabala-profile-") as folder:
        os.environ["MUQABALA_MEMORY"] = str(Path(folder) / "memory.sqlite")
        print(f"- Machine: {machine()}\n- Load: {load()}\n")
        print(table(profile_rows(options.model, Path(folder) / "outputs")))


if __name__ == "__main__":
    main()
