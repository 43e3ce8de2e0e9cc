"""The translation memory as its users meet it: what was approved is found again, and nothing is lost."""

from __future__ import annotations

import doctest
import multiprocessing
import os
import signal
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.errors import MemoryFileError
from translate.memory import (
    Memory,
    Wanted,
    backup,
    difference,
    is_memory,
    normalised,
    open_memory,
    restore,
    similarity,
)
from translate.memory.database import MIGRATIONS, migrate
from translate.units import MatchKind, RememberedUnit

FIRST = "وصل الوزير إلى القاهرة صباح اليوم في زيارة تستمر ثلاثة أيام."
SECOND = "ومن المقرر أن يلتقي نظيره المصري غدا."
THIRD = "ويغادر بعدها إلى عمان."


def unit(source: str, target: str, **fields: str) -> RememberedUnit:
    fields = {"approved": "2026-01-01T00:00:00+00:00", "reviewer": "Layla", "article": "visit.txt"} | fields
    return RememberedUnit(source, target, **fields)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a folder" / "memory.sqlite"


@pytest.fixture
def memory(path: Path) -> Iterator[Memory]:
    with open_memory(path, writable=True) as opened:
        yield opened


def recalled(memory: Memory, *sources: str) -> list[tuple[str, str] | None]:
    matches = memory.recall(sources)
    return [(match.kind.value, match.unit.target) if match else None for match in matches]


def test_a_unit_between_the_same_neighbours_goes_before_a_newer_one_from_elsewhere(memory: Memory) -> None:
    memory.remember([
        unit(SECOND, "He is to meet him tomorrow.", previous=FIRST, next=THIRD),
        unit(SECOND, "A meeting is planned.", previous="غير ذلك.", approved="2026-06-01T00:00:00+00:00"),
    ])  # fmt: skip
    assert recalled(memory, FIRST, SECOND, THIRD)[1] == ("context", "He is to meet him tomorrow.")
    assert recalled(memory, SECOND) == [("exact", "A meeting is planned.")]


def test_spelling_that_editors_vary_is_still_an_exact_match(memory: Memory) -> None:
    memory.remember([unit("أعلنت «المدرسة» في ٢٠٢٤ عن خطة…", "The “school” announced a plan in 2024 …")])
    match = memory.recall(['اعلنت "المدرسه" في  2024 عن خُطّة...'])[0]
    assert match is not None
    assert (match.kind, match.similarity) == (MatchKind.EXACT, 100)


def test_a_changed_number_is_no_exact_match(memory: Memory) -> None:
    memory.remember([unit("قتل 17 شخصا في انفجار وسط المدينة أمس", "17 people were killed")])
    (match,) = memory.recall(["قتل 71 شخصا في انفجار وسط المدينة أمس"])
    assert match is not None
    assert match.kind is MatchKind.FUZZY
    assert match.similarity < 100


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (FIRST.replace("ثلاثة", "خمسة"), True),
        (FIRST.replace("صباح اليوم ", ""), True),
        ("وصل الوزير إلى القاهرة.", False),
        ("لا علاقة لهذه الجملة بما سبق أبدا.", False),
        ("", False),
        ("؟!", False),
    ],
)
def test_a_similar_sentence_is_offered_from_75_percent_on(memory: Memory, source: str, found: bool) -> None:
    memory.remember(
        [unit(FIRST, "The minister arrived."), unit(SECOND, "He will meet him."), unit(THIRD, "He leaves.")]
    )
    matches = memory.fuzzy(source)
    assert [match.unit.source for match in matches] == ([FIRST] if found else [])
    assert all(75 <= match.similarity <= 99 for match in matches)


def test_the_most_similar_is_offered_first(memory: Memory) -> None:
    far, near = FIRST.replace("صباح اليوم", "أمس الأول"), FIRST.replace("ثلاثة", "أربعة")
    memory.remember([unit(far, "far"), unit(near, "near")])
    assert [match.unit.target for match in memory.fuzzy(FIRST)] == ["near", "far"]


def test_approving_again_renews_and_another_english_goes_before_the_older(memory: Memory) -> None:
    assert memory.remember([unit(FIRST, "Old.")]) == 1
    assert memory.remember([unit(FIRST, "Old.", reviewer="Omar", approved="2026-02-01T00:00:00+00:00")]) == 0
    assert [found.reviewer for found in memory.units()] == ["Omar"]
    assert memory.remember([unit(FIRST, "New.", approved="2026-03-01T00:00:00+00:00")]) == 1
    assert recalled(memory, FIRST) == [("exact", "New.")]
    assert {found.target for found in memory.units()} == {"Old.", "New."}


def test_what_is_forgotten_is_not_recalled_and_the_rest_is(memory: Memory) -> None:
    memory.remember([unit(FIRST, "One."), unit(SECOND, "Two.", article="other.txt"), unit(THIRD, "Amman.")])
    assert memory.forget(Wanted(article="other.txt")) == 1
    assert memory.forget(Wanted(text="AMMAN")) == 1
    assert recalled(memory, FIRST, SECOND, THIRD) == [("exact", "One."), None, None]
    assert memory.fuzzy(SECOND.replace("غدا", "الأحد")) == []
    assert [match.unit.target for match in memory.fuzzy(FIRST.replace("ثلاثة", "خمسة"))] == ["One."]


def test_search_finds_either_language_whatever_the_spelling(memory: Memory) -> None:
    memory.remember([unit(FIRST, "The minister arrived in Cairo."), unit(SECOND, "He will meet him.")])
    assert [found.source for found in memory.search("الى القاهره")] == [FIRST]
    assert [found.source for found in memory.search("MEET")] == [SECOND]
    assert memory.search("لا شيء") == []
    assert [found.source for found in memory.search("quarter", 1)] == []


LETTERS = st.text("ab ـوزةه.’'Ab_-٢2", min_size=1, max_size=12)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(LETTERS, LETTERS), max_size=12), LETTERS)
def test_search_and_forget_find_what_reading_everything_would(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], text: str
) -> None:
    with open_memory(tmp_path_factory.mktemp("m") / "m.sqlite", writable=True) as memory:
        memory.remember(unit(source, target) for source, target in rows)
        wanted = normalised(text)
        wanted = wanted if any(map(str.isalnum, wanted)) else "nothing"
        held = {row for row in rows if any(wanted in normalised(side) for side in row)}
        assert {(each.source, each.target) for each in memory.search(text)} == held
        assert memory.count(Wanted(text=text)) == memory.forget(Wanted(text=text)) == len(held)
        assert {(each.source, each.target) for each in memory.units()} == set(rows) - held


def test_what_very_many_words_hold_is_still_found(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translate.memory.selection._MOST_WORDS", 3)
    memory.remember(unit(f"كلمة{letter}ه", f"word{letter}s", approved=f"2026-01-0{day}")
                    for day, letter in enumerate("abcdef", 1))  # fmt: skip
    assert [found.target for found in memory.search("word", 2)] == ["wordfs", "wordes"]
    assert memory.count(Wanted(text="كلمه")) == 6
    assert memory.count(Wanted(text="كلمةc")) == 1


def test_only_what_all_conditions_name_is_forgotten(memory: Memory) -> None:
    memory.remember([
        unit(FIRST, "One."), unit(SECOND, "Two.", reviewer="Omar"),
        unit(THIRD, "Three.", article="b.txt"), unit("غدا.", "Four.", article="b.txt", reviewer="Omar"),
    ])  # fmt: skip
    assert memory.forget(Wanted(reviewer="Omar", article="b.txt")) == 1
    assert memory.count(Wanted(reviewer="Omar")) == memory.count(Wanted(article="b.txt")) == 1
    assert memory.forget(Wanted(article="nowhere.txt")) == 0
    assert memory.count() == 3


def test_an_import_without_names_or_dates_takes_none_away(memory: Memory) -> None:
    memory.remember([unit(FIRST, "One.")])
    assert memory.remember([RememberedUnit(FIRST, "One.", article="import.tmx")]) == 0
    (kept,) = memory.units()
    assert (kept.reviewer, kept.article, kept.approved[:4]) == ("Layla", "visit.txt", "2026")


def test_statistics_count_what_is_there(memory: Memory) -> None:
    assert memory.statistics()["units"] == 0
    memory.remember([unit(FIRST, "a"), unit(FIRST, "b"), unit(SECOND, "c", article="b.txt", reviewer="Omar")])
    found = memory.statistics()
    assert (found["units"], found["sources"], found["articles"], found["reviewers"]) == (3, 2, 2, 2)


def test_an_older_draft_of_an_article_is_told_from_the_newest(memory: Memory) -> None:
    memory.record_draft("urn:1", "text-a", "a.txt", "2026-01-01T10:00:00+00:00")
    memory.record_draft("urn:2", "text-a", "a.txt", "2026-01-02T10:00:00+00:00")
    memory.record_draft("urn:3", "text-b", "a.txt", "2026-01-03T10:00:00+00:00")
    drafts = [memory.newer_draft(document) for document in ("urn:1", "urn:2", "urn:3", "urn:unknown")]
    assert drafts == ["2026-01-02T10:00:00+00:00", "", "", ""]
    memory.record_draft("urn:4", "text-c", "another.txt", "2026-01-04T10:00:00+00:00")
    texts = [memory.newer_text(document) for document in ("urn:1", "urn:3", "urn:4", "urn:unknown")]
    assert texts == ["2026-01-03T10:00:00+00:00", "", "", ""]


@given(st.lists(st.tuples(st.text(), st.text(), st.text()), max_size=8))
def test_any_text_is_remembered_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]
) -> None:
    rows = [row for row in rows if not any("\ud800" <= character <= "\udfff" for character in "".join(row))]
    with open_memory(tmp_path_factory.mktemp("m") / "m.sqlite", writable=True) as memory:
        memory.remember(unit(source, target, previous=previous) for source, target, previous in rows)
        found = [(each.source, each.target, each.previous) for each in memory.units()]
        assert found == list(dict.fromkeys(rows))
        assert all(match is not None for match in memory.recall([source for source, _, _ in rows]))


# Two at once, one killed, old files, damaged files.


def write(path: Path, name: str, count: int) -> None:
    with open_memory(path, writable=True) as memory:
        for number in range(count):
            memory.remember([unit(f"جملة {name} رقم {number}", f"{name} {number}")])


def test_two_processes_write_at_once_and_nothing_is_lost(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=write, args=(path, name, 40)) for name in ("one", "two")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with open_memory(path, writable=False) as memory:
        assert memory.statistics()["units"] == 80


def test_many_may_begin_a_memory_at_once(tmp_path: Path) -> None:
    """Each round is a race that was lost now and then while SQLite alone was to wait."""
    together = Barrier(4)

    def begin(path: Path) -> None:
        together.wait()
        with open_memory(path, writable=True):
            pass

    with ThreadPoolExecutor(4) as threads:
        for number in range(100):
            list(threads.map(begin, [tmp_path / f"{number}.sqlite"] * 4))


def test_a_killed_writer_leaves_whole_units_and_the_next_goes_on(path: Path) -> None:
    write(path, "before", 5)
    writer = multiprocessing.get_context("spawn").Process(target=write, args=(path, "killed", 100_000))
    writer.start()
    while count(path) < 8:
        time.sleep(0.02)
    os.kill(writer.pid or 0, signal.SIGKILL)
    writer.join()
    write(path, "after", 5)
    with open_memory(path, writable=True) as memory, closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert all(match for match in memory.recall([found.source for found in memory.units()]))
        assert len(memory.search("after")) == len(memory.search("before")) == 5


def count(path: Path) -> int:
    with closing(sqlite3.connect(path)) as file:
        return int(file.execute("SELECT count(*) FROM units").fetchone()[0])


@pytest.mark.parametrize("reader_writes", [True, False])
def test_a_memory_of_the_oldest_schema_is_upgraded_with_its_rows(
    path: Path, reader_writes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        migrate(file, path, to=1)
        file.execute(
            "INSERT INTO units VALUES (1, ?, ?, ?, 'Kept.', '', '', '', '', '', '')",
            (similarity.key(normalised(FIRST)), len(FIRST), FIRST),
        )
        assert file.execute("PRAGMA user_version").fetchone() == (1,)
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(MemoryFileError, match="older Muqabala"), open_memory(path, writable=False):
        pass
    monkeypatch.undo()
    with open_memory(path, writable=reader_writes) as memory:
        assert recalled(memory, FIRST) == [("exact", "Kept.")]
        assert recalled(memory, FIRST.replace("ثلاثة", "خمسة")) == [("fuzzy", "Kept.")]
        assert [found.source for found in memory.search("kept")] == [FIRST]
    with open_memory(path, writable=True) as memory:
        memory.record_draft("urn:1", "a", "a.txt", "2026-01-01")
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)


def test_a_migration_that_fails_leaves_the_memory_as_it_was(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        migrate(file, path, to=1)
        file.execute("CREATE TABLE drafts (something TEXT)")
        with pytest.raises(MemoryFileError):
            migrate(file, path)
        assert file.execute("PRAGMA user_version").fetchone() == (1,)


@pytest.mark.parametrize("writable", [True, False])
def test_a_file_that_is_no_database_is_refused_and_stays_as_it_is(path: Path, writable: bool) -> None:
    path.parent.mkdir()
    path.write_bytes(b"this is no database, whatever it is called" * 40)
    with pytest.raises(MemoryFileError, match="damaged") as refused, open_memory(path, writable=writable):
        pass
    assert "restore" in refused.value.hint
    assert path.read_bytes() == b"this is no database, whatever it is called" * 40
    with pytest.raises(MemoryFileError, match="is a folder"), open_memory(path.parent, writable=writable):
        pass


@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
@pytest.mark.parametrize("tables", ["bookmarks (a)", "units (id)"])
@pytest.mark.parametrize("version", [0, 2, 99])
def test_the_database_of_another_program_is_left_exactly_as_it_is(
    path: Path, journal: str, tables: str, version: int
) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA journal_mode = {journal}")
        other.execute(f"PRAGMA user_version = {version}")
        other.execute(f"CREATE TABLE {tables}")
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    for writable in (True, False):
        with pytest.raises(MemoryFileError, match="another program"), open_memory(path, writable=writable):
            pass
    write(path.with_name("mine.sqlite"), "x", 1)
    backup(path.with_name("mine.sqlite"), path.with_name("copy.sqlite"))
    with pytest.raises(MemoryFileError, match="another program"):
        restore(path.with_name("copy.sqlite"), path)
    assert {file.name: file.read_bytes() for file in path.parent.glob(f"{path.name}*")} == before


def test_an_empty_file_becomes_a_memory_when_something_is_remembered(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    assert not is_memory(path)
    with pytest.raises(MemoryFileError, match="no translation memory"), open_memory(path, writable=False):
        pass
    assert path.read_bytes() == b""
    write(path, "x", 1)
    assert is_memory(path)
    assert count(path) == 1


def test_a_damaged_page_is_reported_with_the_way_out(path: Path) -> None:
    write(path, "x", 300)
    data = bytearray(path.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    path.write_bytes(data)
    with (
        pytest.raises(MemoryFileError, match="damaged") as refused,
        open_memory(path, writable=True) as memory,
    ):
        memory.recall([FIRST])
    assert "restore" in refused.value.hint


def test_a_memory_that_is_not_there_is_not_made_by_reading(path: Path) -> None:
    with pytest.raises(MemoryFileError, match="no translation memory"), open_memory(path, writable=False):
        pass
    assert not path.exists()


def test_a_memory_of_a_newer_program_is_left_alone(path: Path) -> None:
    write(path, "x", 1)
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA user_version = 99")
    with pytest.raises(MemoryFileError, match="newer Muqabala"), open_memory(path, writable=True):
        pass


def test_a_busy_memory_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translate.memory.database._PATIENCE", 0.1)
    write(path, "x", 1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(MemoryFileError, match="another program"):
            write(path, "y", 1)


# Backups.


def test_a_backup_is_whole_and_is_restored_with_the_damaged_file_kept(path: Path, tmp_path: Path) -> None:
    write(path, "x", 10)
    copy = tmp_path / "copy.sqlite"
    backup(path, copy)
    assert [file.name for file in tmp_path.glob("copy*")] == ["copy.sqlite"]
    path.write_bytes(b"damaged" * 1000)
    kept = restore(copy, path)
    assert [file.name for file in tmp_path.glob("copy*")] == ["copy.sqlite"]
    assert kept is not None
    assert kept.read_bytes() == b"damaged" * 1000
    assert count(path) == 10


def test_a_backup_never_replaces_a_file(path: Path, tmp_path: Path) -> None:
    write(path, "x", 1)
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(b"mine")
    with pytest.raises(MemoryFileError, match="there already"):
        backup(path, copy)
    assert copy.read_bytes() == b"mine"


def test_a_damaged_backup_is_not_restored(path: Path, tmp_path: Path) -> None:
    write(path, "x", 3)
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(b"damaged" * 1000)
    with pytest.raises(MemoryFileError):
        restore(copy, path)
    assert count(path) == 3


# What is compared, and how.


def test_the_difference_is_told_word_by_word() -> None:
    old = "وصل خمسة رجال ونساء أمس إلى المدينة"
    assert difference(old, "وصل ستة رجال أمس إلى المدينة الكبيرة") == (
        ("خمسة", "ستة"),
        ("ونساء", ""),
        ("", "الكبيرة"),
    )
    assert difference(old, "وصل خمسه رجال ونساء امس الى المدينه") == ()


@given(st.text(), st.text())
def test_no_other_text_is_the_same_and_none_is_itself_similar(one: str, other: str) -> None:
    texts = {1: normalised(one), 2: normalised(other)}
    found = dict(similarity.most_similar(texts[1], texts, 1))
    assert 1 not in found
    assert all(1 <= percent <= 99 for percent in found.values())


def test_the_examples_hold() -> None:
    assert doctest.testmod(similarity).failed == 0
