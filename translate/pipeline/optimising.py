"""Making an installed model faster: a shortlist of output words, learnt from its own translations and tried first."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from translate import modelstore
from translate.checks.numbers import numbers
from translate.engine import DecodingSettings, load_engine, suitable_compute_type
from translate.engine.learning import learn, target_vocabulary
from translate.errors import SourceError
from translate.jobs import articles_of
from translate.modelcard import InstalledModel
from translate.pipeline.documents import read_rows
from translate.pipeline.segmenting import read_source
from translate.rows import source_rows
from translate.units import Progress, no_progress

HELD_OUT = 5
"""Of so many rows one is kept apart, and tells what the shortlist costs."""
MOST_HELD_OUT = 400
FEWEST_ROWS = 500
"""Rows of the articles together; from fewer nothing is learnt, and their fifth tells nothing."""
FREQUENT = (1_000, 3_000, 8_000)
"""How many frequent words are always on the list: the first number that costs too little to matter is kept."""
LARGEST_LOSS = 0.2
"""BLEU, against references or the English that the model writes when it may use all its words."""
LEAST_GAIN = 1.1
"""Times as fast; below that a shortlist is not worth its risk."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What a shortlist did to the rows that were kept apart."""

    rows: int
    speed: float
    """Times as fast as without the shortlist, by the processor's time."""
    loss: float
    """BLEU; against references it may be below 0."""
    changed: tuple[tuple[str, str], ...]
    """The English without and with it, where a number or a name differs."""

    @property
    def objection(self) -> str:
        """Why the shortlist must not be used; empty where nothing speaks against it."""
        if self.changed:
            return f"{len(self.changed)} of {self.rows} rows got another number or name"
        if self.loss > LARGEST_LOSS:
            return f"it costs {self.loss:.2f} BLEU on {self.rows} rows, and may cost {LARGEST_LOSS:g}"
        return "" if self.speed >= LEAST_GAIN else f"it makes the model only {self.speed:.2f} times as fast"


@dataclass(frozen=True, slots=True)
class _Rows:
    """Arabic to learn from, and Arabic kept apart; with its English where references are given."""

    learning: list[str]
    held_out: list[str]
    references: list[str]


def optimise(
    model: InstalledModel, texts: Sequence[str], references: Path | None, progress: Progress = no_progress
) -> Trial:
    """Learn a shortlist for a model from its translations of articles, and keep it if it costs nothing that counts.

    ``references`` is a file of rows with good English; its rows then tell the loss. A shortlist that the model had
    is replaced, or dropped where the new one may not be used: see ``Trial.objection``.

    Raises:
        SourceError: a text or the file of references cannot be read, or there are too few rows.
        ModelError: the model is damaged, or the cache cannot be written.
    """
    rows = _rows(texts, references)
    compute_type = modelstore.recorded_compute_type(model) or suitable_compute_type()
    folder = modelstore.converted(model, compute_type)
    modelstore.drop_shortlists(model)
    lexicon = learn(model, folder, compute_type, rows.learning, progress)
    before = _outputs(model, folder, compute_type, rows.held_out, progress)
    vocabulary = target_vocabulary(folder)
    for frequent in FREQUENT:
        shortlist = lexicon.shortlist(frequent, vocabulary).data()
        with modelstore.with_shortlist(folder, shortlist) as copy:
            trial = _trial(
                before, _outputs(model, copy, compute_type, rows.held_out, progress), rows.references
            )
        if not trial.objection:
            modelstore.keep_shortlist(folder, shortlist)
            break
    return trial


def _rows(texts: Sequence[str], references: Path | None) -> _Rows:
    sources = list(dict.fromkeys(_sources(texts)))
    if len(sources) < FEWEST_ROWS:
        raise SourceError(
            f"The articles have {len(sources):,} different rows: too few to learn from.",
            f"Give articles with at least {FEWEST_ROWS:,} rows; the more, the faster the model gets.",
        )
    if references is None:
        held_out = sources[::HELD_OUT][:MOST_HELD_OUT]
        return _Rows([source for source in sources if source not in {*held_out}], held_out, [])
    known = {unit.source: unit.target for unit in read_rows(references).units if unit.source and unit.target}
    if not known:
        raise SourceError(f"{references.name} has no rows with English.", "Give a file with both languages.")
    return _Rows([source for source in sources if source not in known], [*known], [*known.values()])


def _sources(texts: Sequence[str]) -> Iterator[str]:
    """The rows of the articles; of an archive, some of which cannot be read, those of the others."""
    for source in articles_of(texts):
        with suppress(SourceError):
            article = read_source(source, keep_everything=False)
            yield from (row.source for row in source_rows(article.blocks) if row.source)


@dataclass(frozen=True, slots=True)
class _Outputs:
    """The English of the rows that were kept apart."""

    english: list[str]
    seconds: float
    """Of the processor, on all cores together: other programs change it less than the clock."""


def _outputs(
    model: InstalledModel, folder: Path, compute_type: str, sources: Sequence[str], progress: Progress
) -> _Outputs:
    settings = DecodingSettings(alignment=True)
    engine = load_engine(model, lambda *_: folder, settings=settings, compute_type=compute_type)
    started = time.process_time()
    english = [nbest[0].text for nbest in engine.translate(sources, progress)]
    return _Outputs(english, time.process_time() - started)


def _trial(before: _Outputs, after: _Outputs, references: Sequence[str]) -> Trial:
    wanted = references or before.english
    return Trial(
        rows=len(before.english),
        speed=before.seconds / after.seconds,
        loss=_bleu(before.english, wanted) - _bleu(after.english, wanted),
        changed=tuple(
            (one, other)
            for one, other in zip(before.english, after.english, strict=True)
            if one != other and _facts(one) != _facts(other)
        ),
    )


def _bleu(english: Sequence[str], wanted: Sequence[str]) -> float:
    from sacrebleu.metrics.bleu import BLEU

    return float(BLEU().corpus_score(list(english), [list(wanted)]).score)


def _facts(english: str) -> tuple[Counter[object], Counter[str]]:
    """The numbers of an English text, and its words with a capital where no sentence begins."""
    names = re.findall(r"(?<![.!?:]\s)(?<!^)\b[A-Z][\w'’-]*", english)
    return Counter(number.values for number in numbers(english, "en")), Counter(names)
