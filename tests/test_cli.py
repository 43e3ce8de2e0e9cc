"""The program as users meet it: what it prints, writes and returns."""

from __future__ import annotations

import errno
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
import typer
from typer.testing import CliRunner, Result

from tests.conftest import ROOT, SOURCE
from translate import cli, pipeline
from translate.engine import Engine
from translate.jobs import Job
from translate.modelcard import InstalledModel
from translate.units import Hypothesis

ARTICLE = SOURCE / "prisoner-exchange.txt"
BRIEF = SOURCE / "brief-earthquake.txt"


@pytest.fixture(autouse=True)
def one_engine(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the model once for all of these tests."""
    monkeypatch.setattr(pipeline, "engine_for", lambda *_, **__: engine)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments], input=stdin)


def refused(result: Result) -> str:
    """The one sentence of a user's mistake."""
    assert result.exit_code == 2, result.output
    assert result.stderr.startswith("Error: ")
    assert "Traceback" not in result.stderr
    return result.stderr


def visible(folder: Path) -> list[str]:
    """What a user sees in a folder: the run's ledger is hidden."""
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith(".muqabala-ledger"))


# What a run leaves and says


def test_the_demo_leaves_a_document_and_says_where_and_how_much(here: Path) -> None:
    result = run("translate", ARTICLE)
    assert result.exit_code == 0
    assert (here / "outputs" / "prisoner-exchange.docx").exists()
    for said in (
        "outputs/prisoner-exchange.docx",
        "19 rows",
        "finding",
        "3 lines left out",
        "starter-ar-en",
        "seconds",
    ):
        assert said in result.stdout


def test_the_starter_says_once_that_a_better_model_is_a_command_away(here: Path) -> None:
    result = run("translate", ARTICLE, BRIEF)
    assert result.stderr.count("muqabala models get opus-mt-ar-en") == 1


def test_quiet_prints_nothing(here: Path) -> None:
    assert run("translate", BRIEF, "--quiet").output == ""


def test_json_is_one_object_a_file_with_all_that_is_known(here: Path) -> None:
    result = run("translate", ARTICLE, BRIEF, "--json")
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert second["input"] == str(BRIEF)
    assert {"input", "output", "model", "signature", "seconds", "left_out", "units"} <= set(first)
    assert [piece["line"] for piece in first["left_out"]] == [11, 12, 13]
    row = first["units"][0]
    assert {"id", "block", "kind", "source", "target", "raw", "score", "origin", "findings"} <= set(row)
    assert (row["id"], row["block"], row["kind"], row["origin"]) == (1, 1, "headline", "engine")
    assert row["target"]
    assert row["score"] < 0


def test_json_has_the_rows_of_an_article_that_was_translated_before(here: Path) -> None:
    first, again = (json.loads(run("translate", BRIEF, "--json").stdout) for _ in range(2))
    assert again["state"] == "done before"
    shared = ("id", "block", "kind", "source", "target", "origin", "findings")
    assert [[unit[key] for key in shared] for unit in again["units"]] == [
        [unit[key] for key in shared] for unit in first["units"]
    ]


def test_the_rows_are_the_article_in_order(here: Path) -> None:
    units: list[dict[str, Any]] = json.loads(run("translate", ARTICLE, "--json").stdout)["units"]
    lines = ARTICLE.read_text(encoding="utf-8").splitlines()
    assert " ".join(unit["source"] for unit in units).split() == " ".join([*lines[8:10], *lines[:8]]).split()
    assert [unit["id"] for unit in units] == list(range(1, len(units) + 1))


def test_rows_of_one_divided_sentence_share_its_number(here: Path) -> None:
    units = json.loads(run("translate", SOURCE / "opinion-cities.txt", "--json").stdout)["units"]
    divided = [unit for unit in units if unit["parts"] > 1]
    assert divided
    for unit in divided:
        together = [other for other in units if other["sentence"] == unit["sentence"]]
        assert [other["part"] for other in together] == list(range(1, unit["parts"] + 1))
        assert len({other["block"] for other in together}) == 1


def test_max_words_bounds_the_rows(here: Path) -> None:
    units = json.loads(run("translate", SOURCE / "opinion-cities.txt", "--json", "--max-words", 20).stdout)[
        "units"
    ]
    assert max(len(unit["source"].split()) for unit in units) <= 20


def test_everything_is_kept_on_demand(here: Path) -> None:
    kept = json.loads(run("translate", ARTICLE, "--json", "--keep-everything").stdout)
    assert kept["left_out"] == []
    assert any("لم تشترك بعد" in unit["source"] for unit in kept["units"])


def test_standard_input_is_read(here: Path) -> None:
    result = run("translate", "-", "--json", stdin=BRIEF.read_bytes())
    assert result.exit_code == 0
    assert json.loads(result.stdout)["input"] == "-"
    assert (here / "outputs" / "standard-input.docx").exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256", "iso8859_6"])
def test_every_encoding_gives_the_same_rows(here: Path, encoding: str) -> None:
    text = "أعلنت الوزارة أمس نتائج المسح.\r\nوقالت إن النتائج جيدة جدا.\r\n"
    (here / "a.txt").write_bytes(text.encode(encoding))
    units = json.loads(run("translate", "a.txt", "--json").stdout)["units"]
    assert [unit["source"] for unit in units] == text.split("\r\n")[:2]


def test_a_folder_is_translated_into_a_folder(here: Path) -> None:
    (here / "in").mkdir()
    for name in ("one.txt", "two.txt"):
        (here / "in" / name).write_bytes(BRIEF.read_bytes())
    assert run("translate", "in", "-o", "out").exit_code == 0
    assert visible(here / "out") == ["one.docx", "two.docx"]


def test_one_bad_file_does_not_stop_the_others(here: Path) -> None:
    (here / "bad.txt").write_bytes(b"only English here")
    result = run("translate", "bad.txt", BRIEF, "--json")
    assert result.exit_code == 2
    bad, good = (json.loads(line) for line in result.stdout.splitlines())
    assert bad["error"]
    assert good["units"]


# Rows without a translation


def test_segment_shows_the_rows_that_translate_makes(here: Path) -> None:
    shown = json.loads(run("segment", ARTICLE, "--json").stdout)
    made = json.loads(run("translate", ARTICLE, "--json").stdout)
    assert [row["text"] for row in shown["segments"]] == [unit["source"] for unit in made["units"]]
    assert [row["sentence"] for row in shown["segments"]] == [unit["sentence"] for unit in made["units"]]
    assert shown["left_out"] == made["left_out"]


def test_segment_says_why_on_demand(here: Path) -> None:
    (here / "a.txt").write_text("قال الوزير إن الاتفاق قريب. هل يصمد؟ لا أحد يعلم", encoding="utf-8")
    lines = run("segment", "a.txt", "--rules").stdout.splitlines()
    assert [line.split("\t")[2] for line in lines] == ["full-stop", "question", "end"]
    assert "full-stop" not in run("segment", "a.txt").stdout


# What a person wrote is never overwritten


def test_a_document_that_nobody_touched_is_replaced(here: Path) -> None:
    assert run("translate", BRIEF).exit_code == 0
    assert run("translate", BRIEF).exit_code == 0


def test_an_edited_document_is_kept_unless_told_otherwise(here: Path) -> None:
    run("translate", BRIEF)
    output = here / "outputs" / "brief-earthquake.docx"
    document = docx.Document(str(output))
    document.paragraphs[-1].add_run("a reviewer's note")
    document.save(str(output))
    edited = output.read_bytes()
    again = run("translate", BRIEF)
    assert again.exit_code == 0
    assert "--overwrite" in again.stdout
    assert "--overwrite" in refused(run("translate", BRIEF, "--max-words", "20"))
    assert output.read_bytes() == edited
    assert run("translate", BRIEF, "--overwrite").exit_code == 0
    assert output.read_bytes() != edited


def test_a_strangers_file_is_not_overwritten(here: Path) -> None:
    (here / "thesis.docx").write_bytes(b"years of work")
    refused(run("translate", BRIEF, "-o", "thesis.docx"))
    assert (here / "thesis.docx").read_bytes() == b"years of work"


# Mistakes


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "PDF"),
        (b"PK\x03\x04" + bytes(range(256)) * 20, "zip"),
        (bytes(range(256)) * 50, "binary"),
        (b"Nothing but English in this one.", "Latin"),
        ("Только по-русски.".encode(), "Cyrillic"),
    ],
)
def test_what_is_no_arabic_text_is_refused_in_one_sentence(here: Path, content: bytes, said: str) -> None:
    (here / "a.txt").write_bytes(content)
    assert said.lower() in refused(run("translate", "a.txt")).lower()
    assert visible(here / "outputs") == []


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_a_format_that_is_not_read_says_what_to_do(here: Path, name: str) -> None:
    (here / name).write_bytes(b"anything")
    assert "text" in refused(run("translate", name)).lower()


def test_an_unknown_model_lists_the_known(here: Path) -> None:
    said = refused(run("translate", BRIEF, "--model", "gpt"))
    assert "starter-ar-en" in said
    assert "opus-mt-ar-en" in said


def test_a_known_model_that_is_not_installed_says_how_to_get_it(here: Path) -> None:
    assert "muqabala models get opus-mt-ar-en" in refused(run("translate", BRIEF, "--model", "opus-mt-ar-en"))


def test_missing_and_empty_places_are_named(here: Path) -> None:
    (here / "empty").mkdir()
    assert "nowhere.txt" in refused(run("translate", "nowhere.txt"))
    assert "empty" in refused(run("translate", "empty"))


def test_an_unwritable_place_is_said_before_the_work(here: Path) -> None:
    (here / "file").write_text("")
    assert "cannot be written" in refused(run("translate", BRIEF, "-o", "file/sub"))


def test_control_characters_and_surrogates_do_no_harm_and_are_listed(here: Path) -> None:
    broken = "قال الوزير\x00 إن\x07 الاتفاق قريب\ud800.".encode("utf-8", "surrogatepass")
    (here / "a.txt").write_bytes(broken)
    result = run("translate", "a.txt", "--json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found["units"][0]["source"].startswith("قال الوزير إن الاتفاق قريب")
    assert found["left_out"]


def test_an_endless_text_is_refused_with_the_way_out(here: Path) -> None:
    sentence = "قال الوزير إن الاتفاق قريب جدا. ".encode()
    (here / "a.txt").write_bytes((sentence * 20 + b"\n") * (50_000_000 // (20 * len(sentence))))
    assert "Divide it" in refused(run("translate", "a.txt"))


def test_a_full_disk_leaves_no_half_file_and_keeps_the_translation(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("translate.files.os.fsync", full)
    said = refused(run("translate", BRIEF))
    assert "no space left" in said
    assert visible(here / "outputs") == []
    kept = Path(said.partition("kept in ")[2].partition(".json")[0] + ".json")
    assert len(json.loads(kept.read_text(encoding="utf-8"))["units"]) == 3
    kept.unlink()


def test_a_bug_while_writing_names_where_the_work_is_kept(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("translate.pipeline.translating.write_docx", broken)
    result = run("translate", BRIEF)
    assert result.exit_code == 1
    assert "ZeroDivisionError" in result.stderr
    kept = Path(result.stderr.partition("kept in ")[2].partition(".json")[0] + ".json")
    assert json.loads(kept.read_text(encoding="utf-8"))["units"]
    kept.unlink()


def test_an_interruption_ends_quietly_and_leaves_no_half_file(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted:
        signature = ""

        def stream(self, *_: object) -> Iterator[tuple[str, tuple[Hypothesis, ...]]]:
            raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "engine_for", lambda *_, **__: Interrupted())
    result = run("translate", BRIEF)
    assert result.exit_code == 130
    assert visible(here / "outputs") == []


@pytest.mark.parametrize(
    "option", [["--beam", "0"], ["--max-words", "3"], ["--engine", "magic"], ["--page", "a5"]]
)
def test_impossible_options_are_refused(here: Path, option: list[str]) -> None:
    assert run("translate", BRIEF, *option).exit_code == 2


def test_an_arabic_file_name_survives_a_terminal_that_knows_no_arabic(tmp_path: Path) -> None:
    (tmp_path / "خبر.txt").write_bytes(BRIEF.read_bytes())
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "translate", "translate", str(tmp_path), "-o", str(tmp_path / "out")]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | ascii_only, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    document = docx.Document(str(tmp_path / "out" / "خبر.docx"))
    assert "خبر.txt" in document.core_properties.subject


# Models


def test_the_list_tells_what_is_installed_and_what_can_be(here: Path) -> None:
    listed = run("models", "list").stdout
    assert "starter-ar-en" in listed
    assert "installed" in listed
    assert "CC-BY-4.0" in listed
    models = {model["name"]: model for model in json.loads(run("models", "list", "--json").stdout)["models"]}
    assert models["starter-ar-en"]["installed"]
    assert not models["opus-mt-tc-big-ar-en"]["installed"]


def test_the_shipped_model_is_verified_and_cannot_be_removed(here: Path) -> None:
    assert "starter-ar-en: good" in run("models", "verify").stdout
    assert "starter-ar-en" in refused(run("models", "remove", "starter-ar-en"))


def test_a_model_that_cannot_be_fetched_says_how_to_bring_it(here: Path) -> None:
    assert "models import" in refused(run("models", "get", "opus-mt-ar-en"))


# The program itself


def program(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "translate", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, preexec_fn=_heeding_ctrl_c)  # noqa: PLW1509 - it sets a signal, no more


def _heeding_ctrl_c() -> None:
    """What a shell starts in the background ignores Ctrl-C, and so would the program, if tests are run there."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.slow
def test_ctrl_c_in_the_middle_leaves_nothing_half_written(tmp_path: Path) -> None:
    text = "\n".join(
        f"قال المتحدث رقم {number} إن الاجتماع سيعقد يوم الاثنين في القاهرة." for number in range(5000)
    )
    (tmp_path / "long.txt").write_text(text, encoding="utf-8")
    running = program("translate", str(tmp_path / "long.txt"), "-o", str(tmp_path / "out"))
    _wait_for(tmp_path / "out")
    time.sleep(0.5)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"Interrupted" in said
    assert b"Traceback" not in said
    assert visible(tmp_path / "out") == []


def _wait_for(path: Path) -> None:
    deadline = time.monotonic() + 60
    while not path.exists() and time.monotonic() < deadline:
        time.sleep(0.05)


@pytest.mark.slow
def test_no_network_is_touched_unless_asked_for(tmp_path: Path) -> None:
    guard = """
import socket, sys
def refuse(*_):
    raise AssertionError("network")
socket.socket.connect = refuse
socket.getaddrinfo = refuse
sys.argv = ["muqabala", "translate", *sys.argv[1:]]
from translate.cli import main
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", guard, str(BRIEF), "-o", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr


def test_version_and_completion_are_there() -> None:
    assert run("--version").stdout.startswith("muqabala ")
    assert "--install-completion" in run("--help").stdout


def _commands(group: typer.core.TyperGroup, *path: str) -> Iterator[list[str]]:
    for name, command in group.commands.items():
        if isinstance(command, typer.core.TyperGroup):
            yield from _commands(command, *path, name)
        elif not command.hidden:
            yield [*path, name]


@pytest.mark.parametrize("command", list(_commands(typer.main.get_group(cli.app))), ids=" ".join)
def test_every_command_has_help_with_an_example_and_stands_in_the_readme(command: list[str]) -> None:
    said = run(*command, "--help").stdout
    assert "Example: muqabala" in said
    assert f"muqabala {' '.join(command)}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_standard_input_is_bytes_whatever_the_terminals_encoding(
    here: Path, monkeypatch: pytest.MonkeyPatch, starter: InstalledModel, engine: Engine
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(BRIEF.read_bytes()), encoding="ascii")
    monkeypatch.setattr("sys.stdin", stdin)
    result = pipeline.translate_file(Job("-", here / "a.docx"), starter, engine, pipeline.Options())
    assert result.units[0].source.startswith("هزة")
