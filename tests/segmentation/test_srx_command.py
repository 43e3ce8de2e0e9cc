"""A user's own boundary rules, from the command line: ours printed, changed and given back; others' files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from translate import cli
from translate.segmentation import export_srx

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "انظر ملحق. 5 من التقرير. ثم عد؛ لا تتأخر."
# In the manner of the rule files of translation tools: cascading, with a group for all languages and many others.
TOOLS = r"""<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
<header segmentsubflows="yes" cascade="yes"><formathandle type="start" include="no"/></header>
<body><languagerules>
<languagerule languagerulename="ByLineBreak"><rule break="yes"><beforebreak>\n</beforebreak></rule></languagerule>
<languagerule languagerulename="German"><rule break="no"><beforebreak>\bbzw\.\s</beforebreak></rule></languagerule>
<languagerule languagerulename="Default">
<rule break="no"><beforebreak>\b\p{L}\.</beforebreak><afterbreak>\s</afterbreak></rule>
<rule break="no"><beforebreak>[^\p{Lu}]\.</beforebreak><afterbreak>\h*\p{Nd}</afterbreak></rule>
<rule break="yes"><beforebreak>[\.\?؟!؛]+</beforebreak><afterbreak>\s+</afterbreak></rule>
</languagerule></languagerules>
<maprules>
<languagemap languagepattern="(DE|de).*" languagerulename="German"/>
<languagemap languagepattern=".*" languagerulename="ByLineBreak"/>
<languagemap languagepattern=".*" languagerulename="Default"/>
</maprules></body></srx>"""
OLD = r"""<srx version="1.0"><header segmentsubflows="yes"/><body>
<languagerules><languagerule languagerulename="All">
<rule break="yes"><beforebreak>[.؛]</beforebreak><afterbreak>\s</afterbreak></rule></languagerule></languagerules>
<maprules><maprule maprulename="Default"><languagemap languagepattern=".*" languagerulename="All"/></maprule>
</maprules></body></srx>"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, list(arguments))


def rows(here: Path, srx: str) -> list[str]:
    (here / "own.srx").write_text(srx, encoding="utf-8")
    result = run("segment", "a.txt", "--srx", "own.srx", "--json")
    assert result.exit_code == 0, result.output
    return [row["text"] for row in json.loads(result.stdout)["segments"]]


def test_the_shipped_rules_are_printed_without_a_file_to_segment(here: Path) -> None:
    result = run("segment", "--export-srx")
    assert (result.exit_code, result.stdout) == (0, export_srx())


def test_the_shipped_rules_changed_and_given_back_divide_otherwise(here: Path) -> None:
    assert rows(here, export_srx()) == ["انظر ملحق.", "5 من التقرير.", "ثم عد؛ لا تتأخر."]
    changed = export_srx().replace("(?:صص|", "(?:صص|ملحق|")
    assert rows(here, changed) == ["انظر ملحق. 5 من التقرير.", "ثم عد؛ لا تتأخر."]


@pytest.mark.parametrize(
    ("srx", "first"), [(TOOLS, ["انظر ملحق. 5 من التقرير."]), (OLD, ["انظر ملحق.", "5 من التقرير."])]
)
def test_the_rules_of_other_tools_are_used_as_they_are(here: Path, srx: str, first: list[str]) -> None:
    assert rows(here, srx) == [*first, "ثم عد؛", "لا تتأخر."]


def test_which_of_their_rules_made_a_boundary_is_told_by_its_number(here: Path) -> None:
    (here / "own.srx").write_text(TOOLS, encoding="utf-8")
    shown = run("segment", "a.txt", "--srx", "own.srx", "--rules").stdout
    assert [line.split("\t")[2] for line in shown.splitlines()] == ["srx:4", "srx:4", "end"]


@pytest.mark.parametrize(
    ("srx", "said"),
    [
        ("nonsense", "own.srx is not well-formed XML"),
        ("<tmx/>", "own.srx is not an SRX file"),
        (TOOLS.replace('".*"', '"en.*"'), "own.srx has no rules for Arabic"),
        (TOOLS.replace(r"[\.\?؟!؛]+", "[.+"), "the beforebreak of rule 4 is not a regular expression"),
    ],
)
@pytest.mark.parametrize("command", ["segment", "translate"])
def test_what_cannot_be_used_is_refused_in_a_sentence(here: Path, command: str, srx: str, said: str) -> None:
    (here / "own.srx").write_text(srx, encoding="utf-8")
    result = run(command, "a.txt", "--srx", "own.srx")
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_a_missing_file_of_rules_is_named(here: Path) -> None:
    result = run("segment", "a.txt", "--srx", "none.srx")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "none.srx cannot be read" in result.stderr


def test_without_a_file_to_segment_the_usage_is_shown() -> None:
    assert run("segment").exit_code == 2


@pytest.mark.slow
def test_translate_divides_by_the_given_rules_and_says_so_in_the_signature(here: Path) -> None:
    (here / "own.srx").write_text(TOOLS, encoding="utf-8")
    plain, own = (
        json.loads(run("translate", "a.txt", "--overwrite", "--json", *more).stdout)
        for more in ([], ["--srx", "own.srx"])
    )
    assert [unit["source"] for unit in own["units"]] == ["انظر ملحق. 5 من التقرير.", "ثم عد؛", "لا تتأخر."]
    assert own["signature"].startswith(plain["signature"] + "|srx:")
