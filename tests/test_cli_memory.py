"""The memory as its users meet it: commands, files that are not what they seem, two at once, an old draft."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner, Result

from translate import cli, pipeline
from translate.engine import Engine
from translate.exchange import write_tmx
from translate.memory import open_memory
from translate.units import Hypothesis, RememberedUnit

ARTICLE = """وقعت وزارة النفط العقد مع الشركة يوم الاثنين.

قال المتحدث إن الاجتماع سيعقد يوم الأحد في القاهرة. وأضاف أن الوفد وصل أمس.
"""
ENGLISH = [
    "The Oil Ministry signed the contract on Monday.",
    "The meeting will be held in Cairo on Sunday, the spokesman said.",
    "The delegation, he added, arrived yesterday.",
]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MUQABALA_MEMORY", str(tmp_path / "memory.sqlite"))
    monkeypatch.setattr(pipeline, "engine_for", lambda *_, **__: engine)
    Path("oil.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def run(*arguments: object, code: int = 0, answer: str | None = None) -> Result:
    result = CliRunner().invoke(cli.app, [str(argument) for argument in arguments], input=answer)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result


def translated(*options: object, file: str = "oil.txt") -> list[dict[str, str]]:
    return list(json.loads(run("translate", file, "--overwrite", "--json", *options).stdout)["units"])


def reviewed(name: str = "reviewed.docx", draft: str = "outputs/oil.docx") -> Path:
    """The draft with the English of every row typed over."""
    document = docx.Document(draft)
    for row, english in zip(document.tables[-1].rows[1:], ENGLISH, strict=False):
        first, *others = row.cells[1].paragraphs[0].runs
        first.text = english
        for other in others:
            other.text = ""
    document.save(name)
    return Path(name)


def remember(*units: RememberedUnit, file: str = "memory.sqlite") -> None:
    with open_memory(Path(file), writable=True) as memory:
        memory.remember(units)


def stats(*options: object) -> dict[str, str | int]:
    return dict(json.loads(run("memory", "stats", "--json", *options).stdout))


# What comes in.

XLIFF_1 = """<?xml version="1.0" encoding="utf-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a.txt" source-language="ar" target-language="en" datatype="plaintext"><body>
<trans-unit id="1" approved="yes"><source>وصل الوفد أمس.</source><target>The delegation arrived.</target></trans-unit>
<trans-unit id="2"><source>انتهى الاجتماع.</source><target state="final">The meeting ended.</target>
<note>Ask Rana.</note></trans-unit>
<trans-unit id="3"><source>غادر الوفد.</source><target state="new">It left.</target></trans-unit>
<trans-unit id="4"><source>عاد الوفد.</source></trans-unit>
</body></file></xliff>"""
XLIFF_2 = """<?xml version="1.0" encoding="utf-8"?>
<xliff version="2.1" srcLang="{}" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">
<unit id="1"><notes><note>Ask Rana.</note></notes><segment state="reviewed">
<source>{}</source><target>The delegation arrived.</target></segment></unit>
<unit id="2"><segment state="final"><source>انتهى الاجتماع.</source>
<target>The meeting ended.</target></segment></unit>
<unit id="3"><segment state="initial"><source>غادر الوفد.</source><target>It left.</target></segment></unit>
<unit id="4"><segment><source>عاد الوفد.</source></segment></unit>
</file></xliff>"""


@pytest.mark.parametrize("text", [XLIFF_1, XLIFF_2.format("ar", "وصل الوفد أمس.")], ids=["1.2", "2.1"])
def test_of_an_xliff_file_only_what_is_approved_is_remembered(text: str) -> None:
    Path("theirs.xlf").write_text(text, encoding="utf-8")
    said = run("memory", "import", "theirs.xlf").stdout
    assert said.splitlines() == [
        "2 units remembered, 0 were known",
        "2 rows passed over: not translated yet",
        "1 note left out: the memory keeps none",
    ]
    with open_memory(Path("memory.sqlite"), writable=False) as memory:
        first, second = memory.units()
    assert (first.target, second.target) == ("The delegation arrived.", "The meeting ended.")
    assert (second.previous, second.next, second.article) == (first.source, "غادر الوفد.", "theirs.xlf")


def test_a_file_in_the_other_direction_is_refused_and_makes_no_memory() -> None:
    Path("theirs.xlf").write_text(
        """<xliff version="2.1" srcLang="en" trgLang="ar" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">
        <unit id="1"><segment state="final"><source>It left.</source><target>غادر الوفد.</target></segment></unit>
        </file></xliff>""",
        encoding="utf-8",
    )
    assert "Arabic into English" in run("memory", "import", "theirs.xlf", code=2).stderr
    assert not Path("memory.sqlite").exists()


def test_a_draft_that_nobody_reviewed_teaches_the_memory_nothing() -> None:
    translated("--no-memory")
    run("export", "outputs/oil.docx", "--to", "xliff", "-o", "draft.xlf")
    assert "not reviewed" in run("memory", "import", "draft.xlf", code=2).stderr
    run("export", reviewed(), "--to", "xliff", "-o", "reviewed.xlf")
    assert "3 units remembered" in run("memory", "import", "reviewed.xlf").stdout


@pytest.mark.parametrize("name", ["pairs.tsv", "pairs.csv"])
def test_a_table_is_remembered_and_a_line_without_english_passed_over(name: str) -> None:
    tab = "\t" if name.endswith("tsv") else ","
    Path(name).write_text(f"وصل الوفد أمس.{tab}The delegation arrived.\nغادر الوفد.{tab}\n", encoding="utf-8")
    said = run("memory", "import", name).stdout
    assert "1 unit remembered" in said
    assert "1 row passed over" in said
    assert "1 unit forgotten" in run("memory", "forget", "--article", name, "--yes").stdout


def test_other_files_are_not_learned_from() -> None:
    Path("a.pdf").write_bytes(b"%PDF")
    assert ".tmx" in run("memory", "import", "a.pdf", code=2).stderr
    assert "cannot be read" in run("memory", "import", "missing.tmx", code=2).stderr
    assert not Path("memory.sqlite").exists()


# What is asked of it.


@pytest.mark.parametrize("options", [(), ("--memory", "named.sqlite")])
def test_statistics_are_json_also_when_nothing_is_remembered(options: tuple[str, ...]) -> None:
    assert stats(*options)["units"] == 0
    assert "Nothing is remembered" in run("memory", "stats", *options).stderr
    assert not list(Path().glob("*.sqlite"))


def test_what_would_be_forgotten_is_counted_before_it_is() -> None:
    remember(
        RememberedUnit("وصل الوفد أمس.", "The delegation arrived.", article="a.txt", reviewer="Layla"),
        RememberedUnit("غادر الوفد.", "The delegation left.", article="a.txt", reviewer="Omar"),
        RememberedUnit("عاد الوفد.", "The delegation returned.", article="b.txt", reviewer="Omar"),
    )
    asked = run("memory", "forget", "--article", "a.txt", code=1, answer="n\n").stderr
    assert "2 units" in asked
    assert "of 3 in all" in asked
    run("memory", "forget", "--article", "a.txt", code=1, answer="")
    assert stats()["units"] == 3
    assert "no unit" in run("memory", "forget", "--text", "nobody", "--yes").stderr
    assert "no word" in run("memory", "forget", "--text", ".", "--yes", code=2).stderr
    assert (
        "1 unit forgotten" in run("memory", "forget", "--reviewer", "Omar", "--text", "left", "--yes").stdout
    )
    assert "1 unit forgotten" in run("memory", "forget", "--article", "a.txt", answer="y\n").stdout
    run("memory", "forget", code=2)
    assert stats()["units"] == 1


def test_a_search_says_by_whom_and_when_there_is_more() -> None:
    remember(
        *(RememberedUnit(f"وصل {day}.", f"Came {day}.", reviewer="Layla", approved=f"2026-01-0{day}T00:00:00+00:00")
          for day in range(1, 6))
    )  # fmt: skip
    found = run("memory", "search", "came", "--most", "2")
    assert [line for line in found.stdout.splitlines() if "Came" in line] == ["    Came 5.", "    Came 4."]
    assert "Layla, 2026-01-05" in found.stdout
    assert "more" in found.stderr
    assert "more" not in run("memory", "search", "came").stderr
    assert len(json.loads(run("memory", "search", "came", "--json").stdout)["units"]) == 5


def test_the_row_says_who_approved_it_in_its_context_exactly_or_nearly() -> None:
    first, second, third = (unit["source"] for unit in translated("--no-memory"))
    day = "2026-01-02T00:00:00+00:00"
    remember(
        RememberedUnit(first, "Context.", next=second, article="oil.txt", reviewer="Layla", approved=day),
        RememberedUnit(second, "Exact.", article="other.txt", reviewer="Omar", approved=day),
        RememberedUnit(third.replace("أمس", "اليوم"), "Nearly.", reviewer="Rana", approved=day),
    )
    units = translated()
    assert [unit["target"] for unit in units[:2]] == ["Context.", "Exact."]
    assert [unit["origin"] for unit in units] == ["memory", "memory", "engine"]
    assert (
        units[0]["note"]
        == "From the memory: approved by Layla on 2026-01-02 in oil.txt, between the same sentences."
    )
    assert units[1]["note"] == "From the memory: approved by Omar on 2026-01-02 in other.txt."
    (offer,) = [finding for finding in units[2]["findings"] if finding["check"] == "memory"]  # type: ignore[index]
    assert all(part in offer["message"] for part in ("Nearly.", "by Rana", "here «أمس.» stands for «اليوم.»"))  # type: ignore[index]
    said = [comment.text for comment in docx.Document("outputs/oil.docx").comments]
    assert any("Layla" in each for each in said)
    assert any("Rana" in each for each in said)


def test_another_model_never_changes_what_is_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    translated()
    run("accept", reviewed(), "-o", "published", "--reviewer", "Layla")

    monkeypatch.setattr(pipeline, "engine_for", lambda *_, **__: Other())
    assert [unit["target"] for unit in translated()] == ENGLISH
    assert "Something else." in [unit["target"] for unit in translated("--no-memory")]


class Other:
    """A model that knows one sentence."""

    signature = "model:other"

    def translate(self, sources: Sequence[str], *_: object, **__: object) -> list[tuple[Hypothesis, ...]]:
        return [nbest for _, nbest in self.stream(sources)]

    def stream(
        self, sources: Iterable[str], *_: object, **__: object
    ) -> Iterator[tuple[str, tuple[Hypothesis, ...]]]:
        yield from ((source, (Hypothesis("Something else.", -0.1),)) for source in sources)


# Drafts.


def test_a_review_of_an_older_draft_is_refused_until_it_is_forced() -> None:
    translated()
    older = reviewed("older.docx")
    translated("--max-words", "8")
    refused = run("accept", older, "-o", "published", code=2).stderr
    assert "older draft" in refused
    assert "--force" in refused
    assert not Path("published").exists()
    run("accept", reviewed("newer.docx"), "-o", "newer")
    run("accept", older, "-o", "published", "--force")
    assert [unit["target"] for unit in translated()] == ENGLISH


def test_a_review_of_another_article_than_the_draft_is_refused() -> None:
    Path("visit.txt").write_text("غادر الوزير إلى عمان.\n\nولم يذكر السبب في بيانه.\n", encoding="utf-8")
    translated(file="visit.txt")
    translated()
    assert "another article" in run("accept", reviewed(), "--draft", "outputs/visit.docx", code=2).stderr
    assert stats()["units"] == 0


# Files that are not what they seem.

COMMANDS = [
    ("translate", "oil.txt", "-o", "new"),
    ("accept", "reviewed.docx", "-o", "published"),
    *(("memory", *rest) for rest in (
        ("stats",), ("search", "word"), ("import", "pairs.tsv"), ("export", "all.tmx"),
        ("forget", "--text", "word", "--yes"), ("backup", "copy.sqlite"), ("restore", "good.sqlite"),
    )),
]  # fmt: skip


@pytest.fixture
def files() -> None:
    translated("--no-memory")
    reviewed()
    Path("pairs.tsv").write_text("وصل الوفد أمس.\tThe delegation arrived.\n", encoding="utf-8")
    remember(RememberedUnit("a", "b"), file="all.sqlite")
    run("memory", "backup", "good.sqlite", "--memory", "all.sqlite")


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2]))
def test_no_command_touches_the_database_of_another_program(command: tuple[str, ...]) -> None:
    with closing(sqlite3.connect("other.sqlite")) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    before = Path("other.sqlite").read_bytes()
    said = run(*command, "--memory", "other.sqlite", code=2).stderr
    assert "another program" in said
    assert "--memory" in said
    assert Path("other.sqlite").read_bytes() == before
    assert not list(Path().glob("other.sqlite?*"))
    assert not Path("published").exists()


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("command", COMMANDS[:-1], ids=lambda command: " ".join(command[:2]))
def test_a_text_file_a_damaged_one_and_a_folder_are_told_as_what_they_are(command: tuple[str, ...]) -> None:
    Path("notes.txt").write_text("These are my notes. " * 50, encoding="utf-8")
    assert (
        "not a translation memory, or it is damaged" in run(*command, "--memory", "notes.txt", code=2).stderr
    )
    assert Path("notes.txt").read_text(encoding="utf-8") == "These are my notes. " * 50
    assert "is a folder" in run(*command, "--memory", ".", code=2).stderr
    assert not Path("published").exists()


@pytest.mark.usefixtures("files")
def test_an_empty_file_is_a_memory_with_nothing_in_it() -> None:
    Path("empty.sqlite").touch()
    run("translate", "oil.txt", "-o", "new", "--memory", "empty.sqlite")
    assert stats("--memory", "empty.sqlite")["units"] == 0
    run("accept", "reviewed.docx", "-o", "published", "--memory", "empty.sqlite")
    assert stats("--memory", "empty.sqlite")["units"] == 3


@pytest.mark.usefixtures("files")
def test_a_memory_damaged_inside_stops_what_needs_it_before_anything_is_written() -> None:
    remember(*(RememberedUnit(f"كلمة {number}", f"word {number}") for number in range(3000)), file="m.sqlite")
    with closing(sqlite3.connect("m.sqlite")) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(Path("m.sqlite").read_bytes())
    data[8192:] = os.urandom(len(data) - 8192)
    Path("m.sqlite").write_bytes(data)
    said = run("accept", "reviewed.docx", "-o", "published", "--memory", "m.sqlite", code=2).stderr
    assert "restore" in said
    assert "--no-memory" in said
    assert not list(Path("published").glob("*.docx"))
    assert "restore" in run("translate", "oil.txt", "--memory", "m.sqlite", code=2).stderr
    run("memory", "restore", "good.sqlite", "--memory", "m.sqlite")
    assert stats("--memory", "m.sqlite")["units"] == 1
    assert Path("m.sqlite.before-restore-1").read_bytes() == data


# A memory that cannot be written.


@pytest.fixture
def stranger() -> Iterator[Path]:
    """A folder of root's with a memory that all may read; the test goes on as a user who may not write there."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        remember(RememberedUnit("وصل الوفد أمس إلى القاهرة.", "It came."), file=f"{folder}/memory.sqlite")
        is_root = os.geteuid() == 0
        (place / "memory.sqlite").chmod(0o444)
        place.chmod(0o555)
        if is_root:
            os.setresuid(65534, 65534, 0)
        yield place
        if is_root:
            os.setresuid(0, 0, 0)
        place.chmod(0o755)


def test_a_memory_that_may_only_be_read_is_read(stranger: Path) -> None:
    memory = stranger / "memory.sqlite"
    assert stats("--memory", memory)["units"] == 1
    assert "It came." in run("memory", "search", "الوفد", "--memory", memory).stdout
    said = run("memory", "forget", "--text", "came", "--yes", "--memory", memory, code=2).stderr
    assert "cannot be written" in said
    assert stats("--memory", memory)["units"] == 1


# Two at once, and one that is killed.


def start(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "translate", *arguments], stdout=subprocess.DEVNULL)


def test_two_imports_at_once_lose_nothing() -> None:
    for name in ("one", "two"):
        write_tmx(
            Path(f"{name}.tmx"), (RememberedUnit(f"{name} جملة {n}", f"{name} {n}") for n in range(500))
        )
    both = [start("memory", "import", f"{name}.tmx", "-q") for name in ("one", "two")]
    assert [process.wait(60) for process in both] == [0, 0]
    assert stats()["units"] == 1000


@pytest.mark.slow
def test_an_import_that_is_killed_leaves_a_good_memory_and_is_finished_by_another() -> None:
    write_tmx(Path("many.tmx"), (RememberedUnit(f"جملة رقم {n}", f"sentence {n}") for n in range(60_000)))
    process = start("memory", "import", "many.tmx", "-q")
    while not Path("memory.sqlite").exists() or not stats()["units"]:
        time.sleep(0.05)
    process.kill()
    process.wait()
    assert 0 < int(stats()["units"]) < 60_000
    assert "sentence 7" in run("memory", "search", "sentence 7").stdout
    assert "60,000" not in run("memory", "import", "many.tmx").stdout
    assert stats()["units"] == 60_000
    with closing(sqlite3.connect("memory.sqlite")) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
