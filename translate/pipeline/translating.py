"""An article into its side-by-side document: read, segment, recall, translate, check, write."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from translate import modelstore
from translate.arabic import words
from translate.bilingual import DocumentFacts, document_id, is_untouched, write_docx
from translate.checks import check_row
from translate.engine import DecodingSettings, Engine, Library, load_engine
from translate.errors import ModelError, OutputError, SourceError
from translate.jobs import Job, prepare_folder, unwritable
from translate.modelcard import InstalledModel
from translate.pipeline.checking import checked_alone, checked_together
from translate.pipeline.glossaries import with_other_outputs
from translate.pipeline.options import Options
from translate.pipeline.recalling import record_draft, with_memory
from translate.pipeline.segmenting import read_source
from translate.repair import repair
from translate.report import keep_for_rescue, left_out_json, unit_json
from translate.rows import divide
from translate.seams import continuing, ended_as
from translate.segmentation import segment
from translate.typography import english
from translate.units import (
    Article,
    BlockKind,
    Hypothesis,
    Origin,
    Progress,
    TranslationUnit,
    UnitState,
    no_progress,
)

LONGEST_ARTICLE = 400_000
"""Words; some 20,000 rows, the most that a word processor scrolls through without trouble."""
SHORT_CLAUSE = 16
"""Words in a clause of a row that is translated again piece by piece."""
_SMOKE_TEST = "قال المتحدث إن الاجتماع سيعقد يوم الاثنين في القاهرة."


@dataclass(frozen=True, slots=True)
class Result:
    """One article, translated and written."""

    job: Job
    article: Article
    units: tuple[TranslationUnit, ...]
    model: InstalledModel
    signature: str
    seconds: float = field(compare=False)

    @property
    def findings(self) -> int:
        """How many findings its rows have."""
        return sum(len(unit.findings) for unit in self.units)

    def json(self) -> dict[str, Any]:
        """The result as plain values."""
        return {
            "input": self.job.source,
            "output": str(self.job.output),
            "model": self.model.card.name,
            "signature": self.signature,
            "seconds": round(self.seconds, 3),
            "left_out": left_out_json(self.article.left_out),
            "units": [unit_json(unit) for unit in self.units],
        }


def engine_for(
    model: InstalledModel, library: Library = Library.CTRANSLATE2, beam: int = 4, workers: int | None = None
) -> Engine:
    """Load an installed model; for CTranslate2 it is converted the first time, in the quantisation chosen for it.

    Raises:
        ModelError: the model is damaged, or the library cannot load it.
    """
    settings = DecodingSettings(beam=beam, alignment=True)
    compute_type = modelstore.recorded_compute_type(model)
    return load_engine(model, modelstore.converted, library, settings, compute_type, workers)


def rows_of(article: Article, options: Options) -> list[TranslationUnit]:
    """An article's rows, those with their English that the memory has or that need no translation.

    Raises:
        SourceError: one of the given boundary rules takes too long.
        MemoryFileError: the memory is damaged.
    """
    rows = with_memory(list(divide(article.blocks, options.max_words, options.rules)), options.memory)
    return [_copied(row) if row.origin is Origin.ENGINE else row for row in rows]


def to_translate(rows: Sequence[TranslationUnit]) -> list[TranslationUnit]:
    """The rows that the model is to translate."""
    return [row for row in rows if row.origin is Origin.ENGINE and not row.target]


def decoded(
    rows: Sequence[TranslationUnit], engine: Engine, options: Options, progress: Progress = no_progress
) -> tuple[TranslationUnit, ...]:
    """Translate the rows that have no English, check each alone, and decode again what fails.

    They may be of many articles, so that the engine's batches are full; their numbers must differ.
    """
    new = to_translate(rows)
    nbests = engine.translate([row.source for row in new], progress)
    translated = {row.id: _translated(row, nbest[0]) for row, nbest in zip(new, nbests, strict=True)}
    alone = checked_alone([translated.get(row.id, row) for row in rows], progress)
    return _repaired(alone, engine, options, progress)


def _copied(row: TranslationUnit) -> TranslationUnit:
    """A row without an Arabic word, such as a date or an address, with itself for its English: a model spoils it."""
    if next(words(row.source), None) is not None:
        return row
    return replace(
        row, target=english(row.source, starts_sentence=False), raw=row.source, state=UnitState.TRANSLATED
    )


def _repaired(
    rows: Sequence[TranslationUnit], engine: Engine, options: Options, progress: Progress
) -> tuple[TranslationUnit, ...]:
    """The rows, those that fail a critical check decoded again another way."""

    def decode(
        sources: Sequence[str], beam: int, n_best: int, no_repeat: int
    ) -> Iterator[tuple[str, tuple[Hypothesis, ...]]]:
        return engine.stream(sources, DecodingSettings(beam, n_best, no_repeat, alignment=True))

    def clauses(source: str) -> list[str]:
        return [piece.text for piece in segment(source, SHORT_CLAUSE, rules=options.rules)]

    repaired = repair(rows, decode, check_row, clauses, _styled, progress)
    return with_other_outputs(repaired, decode, _translated, options.terms) if options.terms else repaired


def _styled(row: TranslationUnit, text: str) -> str:
    """A model's text with the typography that the row's place asks for."""
    text = english(text, starts_sentence=row.part == 1)
    within = row.part < row.parts
    return ended_as(
        text if row.part == 1 else continuing(text),
        row.source,
        bare=within or row.kind is not BlockKind.PARAGRAPH,
    )


def _translated(row: TranslationUnit, hypothesis: Hypothesis) -> TranslationUnit:
    return replace(
        row,
        target=_styled(row, hypothesis.text),
        raw=hypothesis.text,
        score=hypothesis.score,
        complete=hypothesis.complete,
        alignment=hypothesis.alignment,
        coverage=hypothesis.coverage,
        state=UnitState.TRANSLATED,
    )


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article that was read and divided, and whose document may be written."""

    job: Job
    article: Article
    rows: list[TranslationUnit]
    started: float


def prepare(job: Job, options: Options) -> Prepared:
    """Read one article and divide it into rows, the memory's among them.

    Raises:
        SourceError: the article cannot be read, or one of the given boundary rules takes too long.
        OutputError: the document cannot be written, or somebody may have edited the one that is there.
        MemoryFileError: the memory is damaged.
    """
    started = time.perf_counter()
    article = read_source(job.source, keep_everything=options.keep_everything)
    _refuse_endless(article)
    prepare_folder(job.output)
    _refuse_edited(job.output, options)
    return Prepared(job, article, rows_of(article, options), started)


def finish(
    prepared: Prepared,
    rows: Sequence[TranslationUnit],
    model: InstalledModel,
    engine: str,
    options: Options,
) -> Result:
    """Check an article's decoded rows together and write the Word document; ``engine`` is the engine's signature.

    Raises:
        OutputError: the document cannot be written, or somebody has edited it meanwhile; what was translated is
            then kept in a file that the message names.
    """
    job, article, started = prepared.job, prepared.article, prepared.started
    units = checked_together(rows, prepared.rows, options.terms)
    signature = f"{engine}|{options.signature()}"
    result = partial(Result, job, article, units, model, signature)
    with _keeping(result(time.perf_counter() - started)):
        _refuse_edited(job.output, options)  # it may have been edited in the meantime
        facts = _facts(article, model, signature, options)
        write_docx(job.output, units, facts, options.paper)
        record_draft(options.memory, document_id(units, signature), article, facts.source_name, facts.made)
    return result(time.perf_counter() - started)


def translate_file(
    job: Job, model: InstalledModel, engine: Engine, options: Options, progress: Progress = no_progress
) -> Result:
    """Read one article, translate it and write its Word document: ``prepare``, ``decoded`` and ``finish``."""
    prepared = prepare(job, options)
    rows = decoded(prepared.rows, engine, options, progress)
    return finish(prepared, rows, model, engine.signature, options)


def _refuse_endless(article: Article) -> None:
    words = sum(block.text.count(" ") + 1 for block in article.blocks)
    if words > LONGEST_ARTICLE:
        raise SourceError(
            f"{article.name} has {words:,} words: a Word document of more than {LONGEST_ARTICLE:,} is unusable.",
            "Divide it into several files.",
        )


def _refuse_edited(output: Path, options: Options) -> None:
    if output.exists() and not options.overwrite and not is_untouched(output):
        raise OutputError(
            f"{output} was changed since Muqabala wrote it, or is another's work.",
            "Use --overwrite to replace it, or -o to write elsewhere.",
        )


@contextmanager
def _keeping(result: Result) -> Iterator[None]:
    """Whatever stops the writing, the translation is not lost: it is kept in a file that is named."""
    try:
        yield
    except KeyboardInterrupt:
        raise
    except Exception as problem:
        kept = keep_for_rescue(result.json(), result.job.output.stem)
        if isinstance(problem, OSError):
            raise unwritable(result.job.output, problem, kept) from problem
        problem.add_note(f"The translation is kept in {kept}.")
        raise


def _facts(article: Article, model: InstalledModel, signature: str, options: Options) -> DocumentFacts:
    return DocumentFacts(
        # The bytes of a name that the locale could not read are UTF-8 on nearly every disk.
        source_name=os.fsencode(article.name).decode("utf-8", "replace"),
        made=datetime.now().astimezone(),
        model=f"{model.card.name} ({model.revision[:12]})",
        signature=signature,
        left_out=article.left_out,
        about=article.about,
        comments=options.comments,
    )


def smoke_test(model: InstalledModel) -> None:
    """Translate one sentence with a model that is about to be installed.

    Raises:
        ModelError: nothing comes out.
    """
    (nbest,) = engine_for(model).translate([_SMOKE_TEST])
    if not any(character.isalpha() for character in nbest[0].text):
        raise ModelError(
            f"The model {model.card.name} translates a plain sentence into nothing.", "It was not installed."
        )
