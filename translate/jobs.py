"""Which files a command works on, and where each result goes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.errors import MuqabalaError, OutputError, SourceError
from translate.reading.formats import refuse_address

STANDARD_INPUT = "-"
DEFAULT_FOLDER = Path("outputs")
ARTICLE_SUFFIXES = frozenset(
    {".txt", ".md", ".markdown", ".html", ".htm", ".mhtml", ".mht", ".docx", ".odt", ".rtf"}
)
"""What is taken from a folder; a file that is named is tried whatever its suffix."""
_OTHER_FORMATS = (ARTICLE_SUFFIXES | {".pdf", ".doc", ".tmx", ".xlf", ".csv", ".tsv", ".json"}) - {".docx"}
"""How files end that nobody would call a folder."""


@dataclass(frozen=True, slots=True)
class Job:
    """One article to translate."""

    source: str
    """A path, or ``-`` for standard input."""
    output: Path


def plan_jobs(sources: Sequence[str], output: Path | None) -> list[Job]:
    """Give each article its Word file: ``output`` itself, or a file named after the article in that folder.

    Raises:
        SourceError: a file is missing, or a folder holds no article.
        OutputError: two articles would be written to one file, or many to a single one, or to one of another format.
    """
    _refuse_other_formats(output)
    folder = results_folder(output)
    articles = dict(pair for source in sources for pair in _articles(source, folder))
    if output is not None and folder is None:
        return [Job(_only(list(articles), output), output)]
    jobs = [
        Job(article, (folder or Path()) / within / f"{_stem(article)}.docx")
        for article, within in articles.items()
    ]
    _refuse_collisions(jobs)
    return jobs


def _refuse_other_formats(output: Path | None) -> None:
    """A folder called article.pdf is not what anybody wants who asks for that."""
    if output and output.suffix.lower() in _OTHER_FORMATS and not output.is_dir():
        raise OutputError(f"{output} would be no Word document.", "Give -o a name in .docx, or a folder.")


def articles_of(sources: Sequence[str]) -> list[str]:
    """The articles that arguments stand for: files, and those in folders, each once.

    Raises:
        SourceError: a file is missing, or a folder holds no article.
    """
    return list(dict(pair for source in sources for pair in _articles(source, None)))


def results_folder(output: Path | None) -> Path | None:
    """The folder that ``plan_jobs`` writes to; None where ``output`` is a single document."""
    if output is not None and _is_document(output):
        return None
    return output or DEFAULT_FOLDER


def _articles(source: str, results: Path | None) -> Iterable[tuple[str, Path]]:
    """The files that an argument stands for, each with its place below the results' folder.

    That is the file itself, or the articles in that folder and the folders in it, by name.
    """
    path = Path(source)
    if source == STANDARD_INPUT:
        return [(source, Path())]
    refuse_address(source)
    if not path.exists():
        raise SourceError(f"There is no file {source}.", "Check the spelling; quote names with spaces.")
    if not path.is_dir():
        return [(source, Path())]
    found = [(str(file), file.parent.relative_to(path)) for file in _tree(path, results)]
    if not found:
        kinds = ", ".join(sorted(ARTICLE_SUFFIXES))
        raise SourceError(
            f"The folder {source} holds no articles.", f"Articles end in {kinds}; or name the file itself."
        )
    return found


def _tree(folder: Path, results: Path | None) -> Iterator[Path]:
    """The articles in a folder and below; hidden folders, linked ones and the results themselves are passed over."""
    for place, folders, files in os.walk(folder):
        here = Path(place)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not _is_same(here / name, results)
        )
        yield from (file for name in sorted(files) if _is_article(file := here / name))


def _is_same(folder: Path, other: Path | None) -> bool:
    return other is not None and other.exists() and folder.samefile(other)


def _is_article(file: Path) -> bool:
    """Whether a file of a folder is an article, by its name; a README describes the others."""
    named = file.suffix.lower() in ARTICLE_SUFFIXES and file.stem.lower() != "readme"
    return (
        named and not file.name.startswith((".", "~$")) and file.is_file()
    )  # ~$ are Word's own notes of who edits


def _is_document(output: Path) -> bool:
    return output.suffix.lower() == ".docx" and not output.is_dir()


def _only(articles: Sequence[str], output: Path) -> str:
    if len(articles) > 1:
        raise OutputError(
            f"{len(articles)} articles cannot all be written to {output}.", "Give a folder to -o instead."
        )
    return articles[0]


def _stem(article: str) -> str:
    return "standard-input" if article == STANDARD_INPUT else Path(article).stem


def _refuse_collisions(jobs: Sequence[Job]) -> None:
    taken: dict[Path, str] = {}
    for job in jobs:
        if job.output in taken:
            raise OutputError(
                f"{taken[job.output]} and {job.source} would both be written to {job.output}.",
                "Translate them one at a time, each with its own -o.",
            )
        taken[job.output] = job.source


def prepare_folder(output: Path) -> None:
    """Make sure that a result can be written, before the time is spent to make it.

    Raises:
        OutputError: the folder cannot be made or written.
    """
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise unwritable(output, problem) from problem
    if not os.access(output.parent, os.W_OK):
        raise OutputError(f"The folder {output.parent} cannot be written.", "Choose another with -o.")
    if output.is_dir():
        raise OutputError(f"{output} is a folder.", "Choose another name with -o.")


def refuse_existing(output: Path, *, overwrite: bool) -> None:
    """Leave a file alone that a person may have edited, unless its replacement was asked for.

    Raises:
        OutputError: it is there.
    """
    if output.exists() and not overwrite:
        raise OutputError(
            f"{output} is there already.", "Use --overwrite to replace it, or choose another name."
        )


def unwritable(output: Path, problem: OSError, kept: Path | None = None) -> MuqabalaError:
    """The sentence for a file that could not be written, and where the work is kept, if it is."""
    reason = (problem.strerror or str(problem)).lower()
    rescue = f"The translation is kept in {kept}. " if kept else ""
    return OutputError(f"{output} cannot be written: {reason}.", f"{rescue}Choose another place with -o.")
