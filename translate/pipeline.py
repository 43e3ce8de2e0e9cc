"""The order of things: read, segment, translate, write. The only file that knows it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from translate import modelstore
from translate.bilingual import DocumentFacts, Paper, is_untouched, write_docx
from translate.engine import DecodingSettings, Engine, Library, load_engine
from translate.errors import ModelError, OutputError, SourceError
from translate.jobs import STANDARD_INPUT, Job, prepare_folder, unwritable
from translate.reading import ArticleStream, read_article, read_bytes, stream_article
from translate.report import as_json, keep_for_rescue, left_out_json, row_json, unit_json
from translate.rows import divide
from translate.segmentation import BoundaryRules
from translate.typography import english
from translate.units import (
    Article,
    Finding,
    Hypothesis,
    InstalledModel,
    LeftOut,
    Progress,
    Severity,
    TranslationUnit,
    UnitState,
    no_progress,
)

_TRUNCATED = Finding(
    check="truncation",
    severity=Severity.WARNING,
    message="The model did not finish this sentence: its English breaks off or repeats itself.",
)
LONGEST_ARTICLE = 400_000
"""Words; some 20,000 rows, the most that a word processor scrolls through without trouble."""
_SMOKE_TEST = "قال المتحدث إن الاجتماع سيعقد يوم الاثنين في القاهرة."


@dataclass(frozen=True, slots=True)
class Options:
    """How an article is read, divided and laid out."""

    max_words: int = 40
    """Words in a row; a longer sentence is divided at a clause boundary."""
    keep_everything: bool = False
    """Whether a page's prompts and repetitions are translated too."""
    paper: Paper = Paper.A4
    overwrite: bool = False
    """Whether a document that somebody may have edited is replaced."""
    rules: BoundaryRules | None = None
    """A user's own sentence boundaries, in place of the shipped ones."""

    def signature(self) -> str:
        """What of it decides how an article is divided."""
        return f"max_words:{self.max_words}" + (f"|srx:{self.rules.name}" if self.rules else "")


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


@dataclass(frozen=True, slots=True)
class Segmented:
    """The rows of an article, still without their English; they can be taken once."""

    article: ArticleStream
    rows: Iterator[TranslationUnit]

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What was left out, by line; complete when the last row was taken."""
        return self.article.left_out

    def json(self) -> Iterator[str]:
        """One line of JSON, in pieces."""
        before = '{"segments": ['
        for row in self.rows:
            yield before + as_json(row_json(row))
            before = ", "
        yield f"], {as_json({'left_out': left_out_json(self.left_out)})[1:]}\n"


def engine_for(model: InstalledModel, library: Library = Library.CTRANSLATE2, beam: int = 4) -> Engine:
    """Load an installed model; for CTranslate2 it is converted the first time.

    Raises:
        ModelError: the model is damaged, or the library cannot load it.
    """
    return load_engine(model, modelstore.converted, library, DecodingSettings(beam=beam))


def translate_article(
    article: Article,
    engine: Engine,
    max_words: int = 40,
    progress: Progress = no_progress,
    rules: BoundaryRules | None = None,
) -> tuple[TranslationUnit, ...]:
    """Divide an article into rows and translate them.

    Raises:
        SourceError: one of the given boundary rules takes too long.
    """
    rows = list(divide(article.blocks, max_words, rules))
    nbests = engine.translate([row.source for row in rows], progress)
    return tuple(_translated(row, nbest[0]) for row, nbest in zip(rows, nbests, strict=True))


def _translated(row: TranslationUnit, hypothesis: Hypothesis) -> TranslationUnit:
    return replace(
        row,
        target=english(hypothesis.text, starts_sentence=row.part == 1),
        raw=hypothesis.text,
        score=hypothesis.score,
        state=UnitState.TRANSLATED,
        findings=() if hypothesis.complete else (_TRUNCATED,),
    )


def segment_file(
    source: str, *, max_words: int = 40, keep_everything: bool = False, rules: BoundaryRules | None = None
) -> Segmented:
    """Read one article and divide it into rows, without translating it.

    Plain text is read while the rows are taken, so its length takes no memory.

    Raises:
        SourceError: the article cannot be read; or, while the rows are taken, a given rule takes too long.
    """
    if source == STANDARD_INPUT:
        article = ArticleStream.of(_read(source, keep_everything=keep_everything))
    else:
        article = stream_article(Path(source), keep_everything=keep_everything)
    return Segmented(article, divide(article.blocks, max_words, rules))


def translate_file(
    job: Job, model: InstalledModel, engine: Engine, options: Options, progress: Progress = no_progress
) -> Result:
    """Read one article, translate it and write its Word document.

    Raises:
        SourceError: the article cannot be read, or one of the given boundary rules takes too long.
        OutputError: the document cannot be written, or somebody may have edited the one that is there; what
            was translated is then kept in a file that the message names.
    """
    started = time.perf_counter()
    article = _read(job.source, keep_everything=options.keep_everything)
    _refuse_endless(article)
    prepare_folder(job.output)
    _refuse_edited(job.output, options)
    units = translate_article(article, engine, options.max_words, progress, options.rules)
    signature = f"{engine.signature}|{options.signature()}"
    result = partial(Result, job, article, units, model, signature)
    with _keeping(result(time.perf_counter() - started)):
        _refuse_edited(job.output, options)  # it may have been edited in the meantime
        write_docx(job.output, units, _facts(article, model, signature), options.paper)
    return result(time.perf_counter() - started)


def _read(source: str, *, keep_everything: bool) -> Article:
    if source == STANDARD_INPUT:
        return read_bytes(sys.stdin.buffer.read(), "standard input", keep_everything=keep_everything)
    return read_article(Path(source), keep_everything=keep_everything)


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


def _facts(article: Article, model: InstalledModel, signature: str) -> DocumentFacts:
    return DocumentFacts(
        # The bytes of a name that the locale could not read are UTF-8 on nearly every disk.
        source_name=os.fsencode(article.name).decode("utf-8", "replace"),
        made=datetime.now().astimezone(),
        model=f"{model.card.name} ({model.revision[:12]})",
        signature=signature,
        left_out=article.left_out,
        about=article.about,
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
