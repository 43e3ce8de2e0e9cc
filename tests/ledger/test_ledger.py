"""What a run writes down must be there after whatever ends the run."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import OutputError
from translate.ledger import LEDGER, Entry, State, open_ledger, read_entries
from translate.ledger.rows import packed, unpacked
from translate.units import Hypothesis

HYPOTHESIS = Hypothesis("He said “no”.", -0.31415, complete=False, alignment=(0, -1, 2), coverage=(0.5, 1.25))
any_text = st.text(st.characters(codec=None))


@given(any_text, st.floats(-50, 0), st.booleans(), st.lists(st.integers(-1, 99)), st.lists(st.floats(0, 9)))
def test_a_hypothesis_comes_back_as_it_was(
    text: str, score: float, complete: bool, alignment: list[int], coverage: list[float]
) -> None:
    one = Hypothesis(text, score, complete, tuple(alignment), tuple(coverage))
    assert unpacked(packed([one, one])) == (one, one)


def test_rows_are_found_again_by_another_run(tmp_path: Path) -> None:
    with open_ledger(tmp_path) as ledger:
        ledger.record("beam:4", "قال الوزير.", [HYPOTHESIS])
        ledger.record("beam:4", "half a \ud83d character", [HYPOTHESIS])
    with open_ledger(tmp_path) as ledger:
        asked = ["قال الوزير.", "half a \ud83d character", "غيره"]
        assert ledger.hypotheses("beam:4", asked) == dict.fromkeys(asked[:2], (HYPOTHESIS,))
        assert ledger.hypotheses("beam:8", asked) == {}


def test_more_rows_are_looked_up_than_a_database_takes_at_once(tmp_path: Path) -> None:
    sources = [f"جملة {number}" for number in range(40_000)]
    with open_ledger(tmp_path) as ledger:
        ledger.record("", sources[-1], [HYPOTHESIS])
        assert ledger.hypotheses("", sources) == {sources[-1]: (HYPOTHESIS,)}


def test_what_is_forgotten_is_gone_and_the_rest_is_not(tmp_path: Path) -> None:
    with open_ledger(tmp_path) as ledger:
        for source in "ابت":
            ledger.record("", source, [HYPOTHESIS])
        ledger.forget("", ["ا", "ب"])
        assert list(ledger.hypotheses("", "ابت")) == ["ت"]


def test_a_killed_process_loses_no_row(tmp_path: Path) -> None:
    script = f"""
import os, signal
from pathlib import Path
from translate.ledger import open_ledger
from translate.units import Hypothesis
with open_ledger(Path({str(tmp_path)!r})) as ledger:
    for number in range(100):
        ledger.record("", str(number), [Hypothesis(str(number), -1.0)])
    os.kill(os.getpid(), signal.SIGKILL)
"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -9
    with open_ledger(tmp_path) as ledger:
        found = ledger.hypotheses("", map(str, range(100)))
    assert {source: nbest[0].text for source, nbest in found.items()} == {str(n): str(n) for n in range(100)}


def test_two_runs_do_not_write_into_one_folder(tmp_path: Path) -> None:
    with open_ledger(tmp_path), pytest.raises(OutputError, match="Another run"), open_ledger(tmp_path):
        pass


def test_articles_are_listed_while_a_run_works_and_the_last_word_on_each_counts(tmp_path: Path) -> None:
    with open_ledger(tmp_path) as ledger:
        ledger.note(Entry("b.docx", "in/b.txt", "f", State.BEGUN))
        ledger.note(Entry("a\udcff.docx", "in/a\udcff.txt", "f", State.FAILED, message="It is empty."))
        ledger.note(Entry("b.docx", "in/b.txt", "f", State.DONE, rows=12))
        known = ledger.entry("a\udcff.docx")
        assert known is not None
        assert known.message == "It is empty."
        assert [(entry.state, entry.rows) for entry in read_entries(tmp_path)] == [
            (State.FAILED, 0), (State.DONE, 12),
        ]  # fmt: skip


def test_a_damaged_ledger_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / LEDGER).write_bytes(b"SQLite format 3\0" + b"nonsense" * 1000)
    with pytest.raises(OutputError, match=r"ledger.*cannot be used"):
        read_entries(tmp_path)


def test_a_newer_ledger_is_left_alone(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / LEDGER)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(OutputError, match="newer"), open_ledger(tmp_path):
        pass
