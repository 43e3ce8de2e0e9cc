"""An engine that writes down what it finds, and never searches twice for what is written down."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import astuple

from translate.engine import DecodingSettings, Engine
from translate.ledger import Ledger
from translate.units import Hypothesis


class RecordingEngine(Engine):
    """The engine of a run: what the run's ledger holds is taken from there, what is new is recorded as it comes."""

    def __init__(self, engine: Engine, ledger: Ledger) -> None:
        self._engine = engine
        self._ledger = ledger
        self._asked: dict[str, dict[str, None]] = {}
        self.signature = engine.signature

    def stream(
        self,
        sources: Iterable[str],
        settings: DecodingSettings | None = None,
        known: Collection[str] = (),
    ) -> Iterator[tuple[str, tuple[Hypothesis, ...]]]:
        """As ``Engine.stream``; what the ledger knows comes first."""
        wanted = [source for source in dict.fromkeys(sources) if source not in known]
        scope = f"{self.signature}|{astuple(settings) if settings else 'usual'}"
        self._asked.setdefault(scope, {}).update(dict.fromkeys(wanted))
        recorded = self._ledger.hypotheses(scope, wanted)
        yield from recorded.items()
        if len(recorded) == len(wanted):
            return
        for source, nbest in self._engine.stream(wanted, settings, recorded):
            self._ledger.record(scope, source, nbest)
            yield source, nbest

    def forget(self) -> None:
        """Drop from the ledger what was asked for since the last time: it stands in documents now."""
        for scope, sources in self._asked.items():
            self._ledger.forget(scope, sources)
        self._asked.clear()
