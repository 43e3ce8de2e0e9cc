"""A run over many articles does each once, goes on where it was stopped, and lets none stop the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from translate.bilingual import write_docx
from translate.engine import DecodingSettings, Engine
from translate.jobs import plan_jobs
from translate.ledger import State, open_ledger, read_entries
from translate.modelcard import InstalledModel
from translate.pipeline import Options, Outcome, Standing, batch, translate_files
from translate.units import Hypothesis, Progress, no_progress


class Counting:
    """An engine that keeps account of what it searched for, and can stop like a machine that loses power, or fail."""

    def __init__(self, engine: Engine, last: int = 10_000, fatal: str = "") -> None:
        self.signature = engine.signature
        self.searched: list[str] = []
        self.companies: list[tuple[str, ...]] = []
        """Of each search, the sources that shared its batches."""
        self._engine, self._last, self._fatal = engine, last, fatal

    def translate(
        self,
        sources: Sequence[str],
        progress: Progress = no_progress,  # noqa: ARG002 (the protocol has it)
        settings: DecodingSettings | None = None,
    ) -> list[tuple[Hypothesis, ...]]:
        found = dict(self.stream(sources, settings))
        return [found[source] for source in sources]

    def stream(
        self,
        sources: Iterable[str],
        settings: DecodingSettings | None = None,
        known: Collection[str] = (),
    ) -> Iterator[tuple[str, tuple[Hypothesis, ...]]]:
        self.companies.append(tuple(sources))
        if self._fatal and any(self._fatal in source for source in self.companies[-1]):
            raise RuntimeError("out of memory")
        for source, nbest in self._engine.stream(self.companies[-1], settings, known):
            if len(self.searched) == self._last:
                raise KeyboardInterrupt
            self.searched.append(source)
            yield source, nbest


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Three short articles, one of them in a folder of its own."""
    folder = tmp_path / "in"
    (folder / "2018").mkdir(parents=True)
    for number, name in enumerate(("a.txt", "2018/b.txt", "c.txt")):
        lines = [f"وصل الوفد رقم {number + line} إلى العاصمة أمس." for line in range(3)]
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
    return folder


def run(
    folder: Path, model: InstalledModel, engine: Engine, options: Options | None = None, **more: object
) -> list[Outcome]:
    out = folder.parent / "out"
    with open_ledger(out) as ledger:
        jobs = plan_jobs([str(folder)], out)
        return list(translate_files(jobs, model, engine, options or Options(), ledger, **more))  # type: ignore[arg-type] # a watch, if anything


def texts(out: Path) -> dict[str, list[str]]:
    """The cells of every document, by the document's name."""
    return {
        str(path.relative_to(out)): [
            cell.text for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells
        ]
        for path in sorted(out.rglob("*.docx"))
    }


def test_a_tree_of_articles_becomes_the_same_tree_of_documents(
    archive: Path, starter: InstalledModel, engine: Engine
) -> None:
    outcomes = run(archive, starter, engine)
    assert all(outcome.result for outcome in outcomes)
    assert list(texts(archive.parent / "out")) == ["2018/b.docx", "a.docx", "c.docx"]


def test_a_sentence_of_several_articles_is_searched_once(
    archive: Path, starter: InstalledModel, engine: Engine
) -> None:
    counting = Counting(engine)
    run(archive, starter, counting)
    plain = [source for source in counting.searched if source.startswith("وصل الوفد")]
    assert len(set(plain)) == 5
    assert len(plain) - len(set(plain)) <= len(set(plain))  # repairing may ask for one again, another way


def test_a_stopped_run_goes_on_where_it_was(archive: Path, starter: InstalledModel, engine: Engine) -> None:
    whole = Counting(engine)
    run(archive, starter, whole)
    expected = texts(archive.parent / "out")
    for left in (archive.parent / "out").rglob("*.*"):
        left.unlink()
    searched: list[str] = []
    for _ in range(len(whole.searched) + 1):
        stopped = Counting(engine, last=2)
        try:
            run(archive, starter, stopped)
            break
        except KeyboardInterrupt:
            searched += stopped.searched
    searched += stopped.searched
    assert sorted(searched) == sorted(whole.searched)
    assert texts(archive.parent / "out") == expected


def test_a_run_that_goes_on_searches_in_the_company_that_it_would_have_had(
    archive: Path, starter: InstalledModel, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "WINDOW_ROWS", 4)
    whole = Counting(engine)
    run(archive, starter, whole)
    expected = set(whole.companies)
    for left in (archive.parent / "out").rglob("*.*"):
        left.unlink()
    for _ in range(len(whole.searched) + 1):
        stopped = Counting(engine, last=1)
        try:
            run(archive, starter, stopped)
            break
        except KeyboardInterrupt:
            assert set(stopped.companies) <= expected
    else:
        pytest.fail("the run never ended")


def test_what_is_done_is_not_done_again(archive: Path, starter: InstalledModel, engine: Engine) -> None:
    run(archive, starter, engine)
    counting = Counting(engine)
    outcomes = run(archive, starter, counting)
    assert counting.searched == []
    assert all(outcome.result is None and outcome.problem is None for outcome in outcomes)


@pytest.mark.parametrize("what", ["text", "settings", "model", "document"])
def test_what_changed_is_begun_anew_and_said_to_be(
    archive: Path, starter: InstalledModel, engine: Engine, what: str
) -> None:
    run(archive, starter, engine)
    again, options = Counting(engine), Options()
    if what == "text":
        (archive / "a.txt").write_text("قال الوزير إن الاجتماع ناجح.", encoding="utf-8")
    elif what == "settings":
        options = replace(options, max_words=20)
    elif what == "model":
        again.signature = "model:another"
    else:
        (archive.parent / "out" / "a.docx").unlink()
    outcomes = run(archive, starter, again, options)
    done = [outcome for outcome in outcomes if outcome.result]
    assert len(done) == (1 if what in {"text", "document"} else 3)
    assert all(outcome.changed == (what != "document") for outcome in done)


def test_a_bad_article_is_recorded_with_its_reason_and_stops_no_other(
    archive: Path, starter: InstalledModel, engine: Engine
) -> None:
    (archive / "b.pdf.txt").write_bytes(b"%PDF-1.7 nothing")
    outcomes = run(archive, starter, engine)
    assert [bool(outcome.problem) for outcome in outcomes].count(True) == 1
    failed = [entry for entry in read_entries(archive.parent / "out") if entry.state is State.FAILED]
    assert [Path(entry.source).name for entry in failed] == ["b.pdf.txt"]
    assert failed[0].message
    assert len(texts(archive.parent / "out")) == 3


def test_a_fault_in_one_article_stops_no_other(
    archive: Path, starter: InstalledModel, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(path: Path, *rest: object) -> None:
        if path.name == "a.docx":
            raise ZeroDivisionError
        write_docx(path, *rest)  # type: ignore[arg-type] # as they come

    monkeypatch.setattr("translate.pipeline.translating.write_docx", faulty)
    outcomes = {outcome.job.output.name: outcome for outcome in run(archive, starter, engine)}
    assert isinstance(outcomes["a.docx"].problem, ZeroDivisionError)
    assert outcomes["b.docx"].result
    assert outcomes["c.docx"].result
    monkeypatch.undo()
    counting = Counting(engine)
    run(archive, starter, counting)
    assert counting.searched == []  # the rows were kept for the next attempt
    assert len(texts(archive.parent / "out")) == 3


def test_a_sentence_that_the_engine_fails_at_stops_no_other_article(
    archive: Path, starter: InstalledModel, engine: Engine
) -> None:
    (archive / "d.txt").write_text("وصل الوفد رقم 30 إلى العاصمة.", encoding="utf-8")
    outcomes = {
        outcome.job.output.name: outcome for outcome in run(archive, starter, Counting(engine, fatal="رقم 3"))
    }
    assert {name for name, outcome in outcomes.items() if outcome.problem} == {"b.docx", "c.docx", "d.docx"}
    assert outcomes["a.docx"].result


def test_an_edited_document_is_kept_by_the_next_run(
    archive: Path, starter: InstalledModel, engine: Engine
) -> None:
    run(archive, starter, engine)
    edited = archive.parent / "out" / "a.docx"
    document = docx.Document(str(edited))
    document.add_paragraph("A reviewer was here.")
    document.save(str(edited))
    kept = edited.read_bytes()
    run(archive, starter, engine)
    assert edited.read_bytes() == kept
    outcomes = {
        outcome.job.output.name: outcome for outcome in run(archive, starter, engine, Options(max_words=9))
    }
    assert outcomes["a.docx"].problem
    assert edited.read_bytes() == kept


def test_what_a_killed_process_left_half_written_is_cleared_away(
    archive: Path, starter: InstalledModel, engine: Engine
) -> None:
    (archive.parent / "out").mkdir()
    (archive.parent / "out" / ".a.docx.x1y2.part").write_bytes(b"half")
    run(archive, starter, engine)
    assert not list((archive.parent / "out").glob("*.part"))


def test_a_watcher_sees_rows_articles_and_the_end(
    archive: Path, starter: InstalledModel, engine: Engine
) -> None:
    seen: list[Standing] = []
    run(archive, starter, engine, watch=seen.append)
    last = seen[-1]
    assert (last.articles, last.of, last.rows) == (3, 3, 5)
    assert last.share == pytest.approx(1.0)
    assert [now.share for now in seen] == sorted(now.share for now in seen)


def test_the_results_are_no_articles_of_the_folder_they_stand_in(archive: Path) -> None:
    out = archive / "out"
    out.mkdir()
    (out / "a.docx").write_bytes(b"")
    (archive / ".hidden").mkdir()
    (archive / ".hidden" / "x.txt").write_bytes(b"")
    (archive / "~$c.docx").write_bytes(b"")
    assert [Path(job.source).name for job in plan_jobs([str(archive)], out)] == ["a.txt", "c.txt", "b.txt"]
