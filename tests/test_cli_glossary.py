"""The glossary's commands as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.glossary.test_candidates import ARABIC, ENGLISH
from translate import cli


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = "".join(f"{source}\t{target}\n" for source, target in zip(ARABIC, ENGLISH, strict=True))
    Path("rows.tsv").write_text(rows, encoding="utf-8")
    Path("article.txt").write_text("\n".join(ARABIC) + "\n", encoding="utf-8")


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(cli.app, ["glossary", *arguments])
    assert result.exit_code == code, result.output
    return result


def test_terms_that_were_listed_and_edited_are_looked_for() -> None:
    assert (
        "then: muqabala translate FILE --glossary terms.csv"
        in run("terms", "rows.tsv", "-o", "terms.csv").stdout
    )
    assert (
        "0 terms missing" not in run("check", "rows.tsv", "--glossary", "terms.csv").stdout
    )  # Kandil, Qandil
    table = Path("terms.csv").read_text(encoding="utf-8-sig")
    Path("terms.csv").write_text(table.replace("Prime Minister", "Premier"), encoding="utf-8")
    said = run("check", "rows.tsv", "--glossary", "terms.csv").stdout
    assert "1\tThe glossary has “Premier” for «رئيس الوزراء»" in said
    assert "Suggestion: Sami" in said


def test_a_list_that_people_may_have_edited_is_not_replaced() -> None:
    run("terms", "rows.tsv", "-o", "terms.csv")
    assert "--overwrite" in run("terms", "rows.tsv", "-o", "terms.csv", code=2).stderr
    run("terms", "rows.tsv", "-o", "terms.csv", "--overwrite")


def test_an_article_is_listed_without_english_and_its_list_says_what_is_to_do() -> None:
    found = json.loads(run("terms", "article.txt", "--json").stdout)["terms"]
    assert {"source": "صندوق النقد الدولي", "count": 3, "rows": [1, 2, 3], "english": []} in found
    run("terms", "article.txt", "-o", "terms.csv")
    assert "no English yet" in run("check", "terms.csv").stdout


def test_what_is_no_glossary_is_refused() -> None:
    Path("reviewed.docx").write_bytes(b"PK")
    assert "not a glossary" in run("check", "reviewed.docx", code=2).stderr
    assert "cannot be read" in run("check", "none.csv", code=2).stderr
