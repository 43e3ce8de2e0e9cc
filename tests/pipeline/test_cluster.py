"""A cluster makes the same documents and the same ledger as one machine, whichever workers it loses on the way."""

from __future__ import annotations

import os
import pickle
import signal
import sqlite3
import sys
import zipfile
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, tzinfo
from functools import partial
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate import modelstore
from translate.engine import DecodingSettings, Engine, load_engine
from translate.errors import MuqabalaError
from translate.jobs import STANDARD_INPUT, Job, plan_jobs
from translate.ledger import Entry, State, open_ledger, read_entries
from translate.memory import backup, open_memory
from translate.modelcard import InstalledModel
from translate.pipeline import Cluster, Options, Outcome, translate_files, translate_on_cluster
from translate.pipeline.claiming import Claim
from translate.pipeline.cluster_pool import (
    BATCH_BYTES,
    Answer,
    Batch,
    ClusterError,
    Event,
    Finished,
    Lost,
    Queue,
    Ready,
    through,
)
from translate.pipeline.cluster_worker import Setup, Worker, model_here
from translate.units import Hypothesis, RememberedUnit


class FakePool:
    """Workers that answer at once, and die over what they are told to die over."""

    def __init__(self, fatal: Sequence[str] = (), stillborn: int = 0) -> None:
        self.given: list[list[str]] = []
        self.stopped: set[int] = set()
        self._fatal, self._stillborn = list(fatal), stillborn
        self._events: deque[Event] = deque()
        self._count = 0

    def start(self) -> None:
        self._count += 1
        born = self._count > self._stillborn
        self._events.append(Ready(self._count) if born else Lost(self._count, "it was stillborn"))

    def give(self, worker: int, batch: Batch) -> None:
        assert worker not in self.stopped
        self.given.append([claim.job.source for claim in batch.claims])
        for source in self.given[-1]:
            if source in self._fatal:
                self._fatal.remove(source)
                self._events.append(Lost(worker, "it was killed"))
                return
        self._events.append(Finished(worker, [Outcome(claim.job) for claim in batch.claims]))

    def stop(self, worker: int) -> None:
        self.stopped.add(worker)

    def events(self) -> Iterator[Event]:
        while self._events:
            yield self._events.popleft()


def claim(name: str) -> Claim:
    return Claim(Job(name, Path(f"{name}.docx")), Entry(f"{name}.docx", name, "", State.BEGUN), changed=False)


def queue(sizes: dict[str, int], workers: int = 2) -> Queue:
    return Queue([(claim(name), size) for name, size in sizes.items()], sum(sizes.values()), workers)


def answers(articles: Queue, pool: FakePool, workers: int = 2) -> dict[str, Exception | None]:
    """What became of each article; none is answered twice."""
    for _ in range(workers):
        pool.start()
    found = [answer for answer in through(articles, pool) if isinstance(answer, Answer)]
    assert len({answer.claim.job for answer in found}) == len(found)
    return {answer.claim.job.source: answer.outcome.problem for answer in found}


TEN = {f"article-{number}": 100 for number in range(10)}


@given(
    st.dictionaries(st.text(min_size=1, max_size=3), st.integers(1, 120_000), min_size=1), st.integers(1, 5)
)
def test_every_article_is_given_once_in_batches_of_a_bounded_size(
    sizes: dict[str, int], workers: int
) -> None:
    pool = FakePool()
    assert answers(queue(sizes, workers), pool, workers).keys() == sizes.keys()
    assert [source for batch in pool.given for source in batch] == list(sizes)
    for batch in pool.given:
        assert len(batch) == 1 or sum(sizes[source] for source in batch) <= BATCH_BYTES


def test_the_last_batches_are_small_so_that_the_workers_end_together() -> None:
    pool = FakePool()
    answers(queue({str(number): 1_000 for number in range(400)}), pool)
    assert len(pool.given[0]) == 50
    assert len(pool.given[-1]) == 1


def test_the_batch_of_a_killed_worker_alone_is_done_again() -> None:
    pool = FakePool(fatal=["article-1"])
    assert answers(queue(TEN), pool) == dict.fromkeys(TEN)
    given = [source for batch in pool.given for source in batch]
    again = [source for source in TEN if given.count(source) > 1]
    assert again == pool.given[0]


def test_an_article_that_kills_every_worker_fails_alone() -> None:
    pool = FakePool(fatal=["article-1"] * 5)
    found = answers(queue(TEN), pool)
    assert found.keys() == TEN.keys()
    problem = found.pop("article-1")
    assert set(found.values()) == {None}
    assert "article-1" in str(problem)
    assert "it was killed" in str(problem)
    assert [source for batch in pool.given for source in batch].count("article-1") == 3


def test_a_killed_worker_is_replaced() -> None:
    assert answers(queue(TEN), FakePool(fatal=["article-0"]), workers=1) == dict.fromkeys(TEN)


def test_workers_that_cannot_start_leave_the_work_to_the_others() -> None:
    assert answers(queue(TEN), FakePool(stillborn=1)) == dict.fromkeys(TEN)


def test_a_run_ends_with_a_reason_when_no_worker_is_left() -> None:
    with pytest.raises(ClusterError, match="it was stillborn"):
        answers(queue(TEN), FakePool(stillborn=2))


def test_what_needs_no_worker_is_told_and_given_to_none() -> None:
    done = Outcome(Job("done", Path("done.docx")))
    articles = Queue([(done, 5), (claim("new"), 5), (done, 5)], 15, 1)
    pool = FakePool()
    pool.start()
    told = list(through(articles, pool))
    assert [one for one in told if isinstance(one, Outcome)] == [done, done]
    assert pool.given == [["new"]]
    assert list(through(Queue([(done, 5)], 5, 1), FakePool())) == [done]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Twenty articles of two rows, none of them alike."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(20):
        lines = [f"وصل الوفد رقم {number * 2 + line} إلى العاصمة أمس." for line in range(2)]
        (folder / f"{number:02}.txt").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_a_worker_uses_the_model_that_its_own_machine_has(starter: InstalledModel) -> None:
    elsewhere = InstalledModel(starter.card, Path("/nowhere/starter"), "theirs", starter.digest)
    here = model_here(elsewhere)
    assert here.folder == starter.folder
    assert here.revision == "theirs"  # the document names it as the machine that asked does
    with pytest.raises(MuqabalaError, match="other weights"):
        model_here(InstalledModel(starter.card, Path("/nowhere"), "", "0" * 64))


def test_a_worker_recalls_from_its_copy_of_the_memory_and_writes_no_other(
    archive: Path, starter: InstalledModel, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    (archive.parent / "scratch").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(archive.parent / "scratch"))
    memory, copy = archive.parent / "memory.sqlite", archive.parent / "copy.sqlite"
    source = (archive / "00.txt").read_text(encoding="utf-8").splitlines()[0]
    with open_memory(memory, writable=True) as opened:
        opened.remember([RememberedUnit(source, "The delegation arrived.")])
    backup(memory, copy)
    for file in archive.parent.glob("memory.sqlite*"):
        file.unlink()  # another machine does not have it
    worker = Worker()
    signature = worker.load(Setup(starter, lambda _: engine, Options(memory=memory), copy.read_bytes()))
    jobs = plan_jobs([str(archive)], archive.parent / "out")[:2]
    outcomes = worker.translate(jobs)
    assert signature == engine.signature
    assert [outcome.job for outcome in outcomes] == jobs
    first = outcomes[0].result
    assert first
    assert first.units[0].target == "The delegation arrived."
    assert not memory.exists()
    worker.close()
    assert not list((archive.parent / "scratch").iterdir())


def test_what_failed_on_a_worker_arrives_with_its_reason(
    tmp_path: Path, starter: InstalledModel, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    class OfThatMachine(Exception):  # noqa: N818 (such as a library's that is not installed here)
        pass

    def faulty(*_: object) -> None:
        raise OfThatMachine("a strange thing")

    (tmp_path / "a.txt").write_text("وصل الوفد أمس.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"%PDF-1.7 nothing")
    monkeypatch.setattr("translate.pipeline.translating.write_docx", faulty)
    worker = Worker()
    worker.load(Setup(starter, lambda _: engine, Options(), b""))
    sent = pickle.dumps(worker.translate(plan_jobs([str(tmp_path)], tmp_path / "out")))
    fault, mistake = (outcome.problem for outcome in pickle.loads(sent))  # noqa: S301 (our own)
    assert str(fault) == "OfThatMachine: a strange thing"
    assert any("faulty" in note for note in fault.__notes__)  # the traceback, for whoever mends it
    assert isinstance(mistake, MuqabalaError)
    assert mistake.hint


def test_a_worker_of_another_version_refuses(starter: InstalledModel, engine: Engine) -> None:
    setup = Setup(starter, lambda _: engine, Options(), b"", version="0.0.1")
    with pytest.raises(ClusterError, match=r"not 0\.0\.1"):
        Worker().load(setup)


@pytest.mark.parametrize(
    ("source", "address", "said"),
    [(STANDARD_INPUT, "local", "Standard input"), ("a.txt", "127.0.0.1:1", "No cluster answers")],
)
def test_a_cluster_that_cannot_be_used_is_a_mistake_with_a_next_step(
    tmp_path: Path, starter: InstalledModel, source: str, address: str, said: str
) -> None:
    if address != "local":
        pytest.importorskip("ray", reason="needs the extra muqabala[ray]")
    jobs = [Job(source, tmp_path / "a.docx")]
    with open_ledger(None) as ledger, pytest.raises(ClusterError, match=said) as mistake:
        list(translate_on_cluster(jobs, starter, load, Options(), ledger, cluster=Cluster(address)))
    assert mistake.value.hint


def test_without_ray_the_command_to_install_it_is_named(
    tmp_path: Path, starter: InstalledModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    jobs = [Job("a.txt", tmp_path / "a.docx")]
    with open_ledger(None) as ledger, pytest.raises(ClusterError) as mistake:
        list(translate_on_cluster(jobs, starter, load, Options(), ledger, cluster=Cluster("local")))
    assert "pip install 'muqabala[ray]'" in mistake.value.hint


# With Ray itself: two workers on this machine.

CLOCK = "translate.pipeline.translating.datetime"
FATAL = "قتل العامل كل مرة."


class Killing:
    """An engine in a worker that is killed: once over a sentence of the archive, and always over ``FATAL``."""

    def __init__(self, engine: Engine, killed: Path) -> None:
        self.signature = engine.signature
        self.translate = engine.translate
        self._engine, self._killed = engine, killed

    def stream(
        self,
        sources: Iterable[str],
        settings: DecodingSettings | None = None,
        known: Collection[str] = (),
    ) -> Iterator[tuple[str, tuple[Hypothesis, ...]]]:
        for source, nbest in self._engine.stream(sources, settings, known):
            yield source, nbest
            if source == FATAL or ("12" in source and not self._killed.exists()):
                self._killed.touch()
                os.kill(os.getpid(), signal.SIGKILL)


def load(model: InstalledModel) -> Engine:
    return load_engine(model, modelstore.converted, compute_type="int8")


class Noon(datetime):
    """A clock that stands still, so that documents are the same to the byte."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Noon:
        return cls(2026, 1, 1, 12, tzinfo=tz or UTC)


def load_killing(model: InstalledModel, killed: Path) -> Engine:
    patch(CLOCK, Noon).start()  # in the worker's process, which ends with the test
    return Killing(load(model), killed)


def parts(document: Path) -> dict[str, bytes]:
    """The files in a Word file, all their bytes."""
    with zipfile.ZipFile(document) as archived:
        return {name: archived.read(name) for name in archived.namelist()}


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::FutureWarning")  # Ray's own
def test_a_cluster_that_loses_workers_writes_what_one_machine_writes(
    archive: Path,
    starter: InstalledModel,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    pytest.importorskip("ray", reason="needs the extra muqabala[ray]")
    from ray import cloudpickle

    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    monkeypatch.setattr(CLOCK, Noon)
    alone, cluster = archive.parent / "alone", archive.parent / "cluster"
    with open_ledger(alone) as ledger:
        list(translate_files(plan_jobs([str(archive)], alone), starter, load(starter), Options(), ledger))
    (archive / "fatal.txt").write_text(FATAL, encoding="utf-8")
    jobs = plan_jobs([str(archive)], cluster)
    killing = partial(load_killing, killed=archive.parent / "killed")
    options = Options(memory=archive.parent / "memory.sqlite")
    with open_ledger(cluster) as ledger:
        outcomes = list(
            translate_on_cluster(jobs, starter, killing, options, ledger, cluster=Cluster("local"))
        )
    assert capfd.readouterr().out == ""  # Ray tells of killed workers there, if it is let
    assert (archive.parent / "killed").exists()
    assert {outcome.job for outcome in outcomes} == set(jobs)
    failed = [entry for entry in read_entries(cluster) if entry.state is not State.DONE]
    assert [(Path(entry.source).name, entry.state) for entry in failed] == [("fatal.txt", State.FAILED)]
    assert "3 workers" in failed[0].message
    for document in sorted(alone.glob("*.docx")):
        assert parts(cluster / document.name) == parts(document)
    assert not list(cluster.glob("*.part"))
    with closing(sqlite3.connect(archive.parent / "memory.sqlite")) as memory:
        (drafts,) = memory.execute("SELECT count(DISTINCT document) FROM drafts").fetchone()
    assert drafts == 20
    with open_ledger(cluster) as ledger:
        again = translate_files(jobs[:20], starter, load(starter), options, ledger)
        assert all(outcome.result is None and outcome.problem is None for outcome in again)
