"""The commands of the review, from the draft to the memory, as users type them."""

from __future__ import annotations

import copy
import json
from datetime import datetime
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from typer.testing import CliRunner, Result

from translate import cli, pipeline
from translate.engine import Engine
from translate.pipeline.publishing import stem_of

ARTICLE = """تعلن الوزارة عن خطة جديدة للطاقة

قال المتحدث إن الاجتماع سيعقد يوم الأحد في القاهرة. وأضاف أن الوفد وصل أمس.

وقعت وزارة النفط العقد مع الشركة يوم الاثنين.
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MUQABALA_MEMORY", str(tmp_path / "memory.sqlite"))
    monkeypatch.setattr(pipeline, "engine_for", lambda *_, **__: engine)
    (tmp_path / "energy.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def run(*arguments: object, code: int = 0) -> Result:
    result = CliRunner().invoke(cli.app, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result


def reviewed(changes: dict[int, str]) -> Path:
    """The draft with the English of some rows typed over and that of all others as it was."""
    run("translate", "energy.txt", "--overwrite", "--no-memory")
    document = docx.Document("outputs/energy.docx")
    for row in document.tables[-1].rows[1:]:
        number = int(row.cells[0].text.split()[0])
        if number in changes:
            row.cells[1].paragraphs[0].runs[0].text = changes[number]
            for run_ in row.cells[1].paragraphs[0].runs[1:]:
                run_.text = ""
    document.save("reviewed.docx")
    return Path("reviewed.docx")


GOOD = {
    1: "Ministry unveils its new plan for energy",
    2: "The spokesman said the meeting would be held in Cairo on Sunday.",
    3: "The delegation, he went on, had got there the day before.",
    4: "On Monday the Oil Ministry put its name to the contract with the company.",
}


def test_what_a_reviewer_typed_is_published_and_recalled_by_the_next_translation() -> None:
    result = run("accept", reviewed(GOOD), "-o", "published", "--reviewer", "Layla")
    assert "4 edited" in result.stdout
    english = Path("published/energy.en.md").read_text(encoding="utf-8")
    assert english == f"# {GOOD[1]}\n\n{GOOD[2]} {GOOD[3]}\n\n{GOOD[4]}\n"
    again = json.loads(run("translate", "energy.txt", "-o", "again", "--json").stdout)
    assert [unit["target"] for unit in again["units"]] == list(GOOD.values())
    assert {unit["origin"] for unit in again["units"]} == {"memory"}
    assert "Layla" in again["units"][1]["note"]
    fresh = json.loads(run("translate", "energy.txt", "-o", "fresh", "--json", "--no-memory").stdout)
    assert {unit["origin"] for unit in fresh["units"]} == {"engine"}


def test_words_that_a_reviewer_made_bold_or_italic_are_published_so_and_come_back_again() -> None:
    path = reviewed(GOOD)
    document = docx.Document(str(path))
    document.styles.add_style("Emphasis", WD_STYLE_TYPE.CHARACTER)
    by_number = {
        row.cells[0].text.split()[0]: row.cells[1].paragraphs[0] for row in document.tables[-1].rows[1:]
    }
    title, first, last = by_number["1"], by_number["2"], by_number["4"]
    title.runs[0].bold = True  # as LibreOffice writes into the runs what a title's style says
    first.runs[0].text = "The spokesman said the meeting would be held in "
    first.add_run("Al-Ahram").italic = True
    first.add_run(" and ")
    for piece in ("Today’s", " ", "News"):
        first.add_run(piece, style="Emphasis" if piece != " " else None)
    first.add_run(" on Sunday.")
    last.runs[0].text = "On Monday "
    last.add_run("the Oil Ministry").bold = True
    last.add_run(" signed.")
    document.save(str(path))
    run("accept", path, "-o", "published", "--reviewer", "Layla")
    expected = (
        f"# {GOOD[1]}\n\nThe spokesman said the meeting would be held in *Al-Ahram* and *Today’s News* on Sunday. "
        f"{GOOD[3]}\n\nOn Monday **the Oil Ministry** signed.\n"
    )
    assert Path("published/energy.en.md").read_text(encoding="utf-8") == expected
    page = Path("published/energy.en.html").read_text(encoding="utf-8")
    assert "held in <em>Al-Ahram</em> and <em>Today’s News</em> on Sunday." in page
    assert "On Monday <strong>the Oil Ministry</strong> signed." in page
    weighted = [
        (run_.text, run_.bold, run_.italic)
        for paragraph in docx.Document("published/energy.en.docx").paragraphs
        for run_ in paragraph.runs
        if run_.bold or run_.italic
    ]
    assert weighted == [
        ("Al-Ahram", None, True), ("Today’s News", None, True), ("the Oil Ministry", True, None),
    ]  # fmt: skip
    run("accept", "published/energy.reviewed.docx", "-o", "again")
    assert Path("again/energy.en.md").read_text(encoding="utf-8") == expected
    remembered = json.loads(run("translate", "energy.txt", "-o", "next", "--json").stdout)["units"][3]
    assert remembered["target"] == "On Monday the Oil Ministry signed."


def test_words_that_a_reviewer_made_a_link_are_published_so_and_come_back_again() -> None:
    path = reviewed(GOOD)
    document = docx.Document(str(path))
    cells = {row.cells[0].text.split()[0]: row.cells[1].paragraphs[0] for row in document.tables[-1].rows[1:]}
    addresses = {
        "2": 'https://example.org/a?b=1&c="2"',
        "3": "file:///home/layla/notes.txt",
        "4": "mailto:press@example.org",
    }
    for number, address in addresses.items():
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        first = cells[number].runs[0]
        first.element.addprevious(link)
        link.append(first.element)
        first.bold = number == "4"
        first.text = "Read more"
        cells[number].add_run(f" of number {number}.")
    document.save(str(path))
    said = run("accept", path, "-o", "published", "--reviewer", "Layla", "--json").stdout
    assert "file:///home/layla/notes.txt" in said
    expected = (
        f"# {GOOD[1]}\n\n[Read more](<https://example.org/a?b=1&c=%222%22>) of number 2. "
        "Read more of number 3.\n\n[**Read more**](<mailto:press@example.org>) of number 4.\n"
    )
    assert Path("published/energy.en.md").read_text(encoding="utf-8") == expected
    page = Path("published/energy.en.html").read_text(encoding="utf-8")
    assert '<a href="https://example.org/a?b=1&amp;c=%222%22">Read more</a> of number 2.' in page
    assert '<a href="mailto:press@example.org"><strong>Read more</strong></a> of number 4.' in page
    links = [
        (link.address, link.text)
        for paragraph in docx.Document("published/energy.en.docx").paragraphs
        for link in paragraph.hyperlinks
    ]
    assert links == [
        ("https://example.org/a?b=1&c=%222%22", "Read more"),
        ("mailto:press@example.org", "Read more"),
    ]
    run("accept", "published/energy.reviewed.docx", "-o", "again")
    assert Path("again/energy.en.md").read_text(encoding="utf-8") == expected


def test_what_stood_there_before_the_tracked_changes_is_published_but_not_remembered() -> None:
    said = run("accept", reviewed(GOOD), "-o", "published", "--original").stdout
    assert "in the memory" not in said
    assert Path("published/energy.en.md").exists()
    assert not Path("memory.sqlite").exists()


def test_the_copies_of_two_reviewers_teach_the_memory_what_each_of_them_edited() -> None:
    run("accept", reviewed({1: GOOD[1], 2: GOOD[2]}), "-o", "one", "--reviewer", "Layla")
    other = reviewed({3: GOOD[3], 4: GOOD[4]})
    said = run("accept", other, "-o", "two", "--reviewer", "Omar")
    assert "had changed: 1, 2." in said.stderr
    again = json.loads(run("translate", "energy.txt", "-o", "again", "--json").stdout)
    assert [unit["target"] for unit in again["units"]] == list(GOOD.values())


def test_a_reviewer_who_takes_an_edit_back_teaches_the_memory_the_draft() -> None:
    run("accept", reviewed({2: "Nobody will meet."}), "-o", "one", "--reviewer", "Layla")
    assert "had changed" not in run("accept", reviewed({}), "-o", "two", "--reviewer", "Layla").stderr
    again = json.loads(run("translate", "energy.txt", "-o", "again", "--json").stdout)
    assert again["units"][1]["target"] != "Nobody will meet."


def test_a_review_of_a_text_that_was_corrected_since_is_told_of() -> None:
    run("translate", "energy.txt")
    first = Path("outputs/energy.docx").rename("first.docx")
    assert "another one on" not in run("accept", first, "--dry-run").stderr
    Path("energy.txt").write_text(ARTICLE.replace("الأحد", "السبت"), encoding="utf-8")
    run("translate", "energy.txt", "-o", "again")
    assert "translated with another one on 2" in run("accept", first, "--dry-run").stderr
    told = json.loads(run("accept", first, "--dry-run", "--json").stdout)
    assert datetime.fromisoformat(told["newer_text"]).tzinfo, "a program gets a moment, not words"


def test_accept_as_json_has_a_verdict_for_every_row() -> None:
    found = json.loads(run("accept", reviewed({2: GOOD[2]}), "--dry-run", "--json").stdout)
    assert {"document", "rows", "hter", "uncertain", "outputs"} <= set(found)
    assert {"id", "verdict", "source", "draft", "target", "hter", "comments"} <= set(found["rows"][0])
    assert [row["verdict"] for row in found["rows"] if row["id"] == 2] == ["edited"]
    assert found["outputs"] == []
    assert not Path("memory.sqlite").exists()


def test_published_files_that_somebody_may_have_edited_are_not_replaced() -> None:
    file = reviewed(GOOD)
    run("accept", file, "-o", "published")
    Path("published/energy.en.md").write_text("mine", encoding="utf-8")
    assert "--overwrite" in run("accept", file, "-o", "published", code=2).stderr
    assert Path("published/energy.en.md").read_text(encoding="utf-8") == "mine"


def test_a_document_of_somebody_else_is_refused() -> None:
    other = docx.Document()
    other.add_paragraph("Hello")
    other.save("other.docx")
    assert run("accept", "other.docx", code=2).stderr.startswith("Error: ")
    assert "cannot be read" in run("accept", "missing.docx", code=2).stderr


def test_a_bilingual_file_is_checked_with_an_exit_code_for_programs() -> None:
    Path("a.tsv").write_text(
        "قتل 1700 شخص.\t700 people were killed.\nوصل الوفد.\tThe delegation arrived.\n", encoding="utf-8"
    )
    found = json.loads(run("check", "a.tsv", "--json").stdout)
    assert [[finding["check"] for finding in unit["findings"]] for unit in found["units"]] == [
        ["numbers"],
        [],
    ]
    assert "1,700" in run("check", "a.tsv").stdout
    run("check", "a.tsv", "--fail-on", "critical", code=3)
    Path("b.tsv").write_text("وصل الوفد.\tThe delegation arrived.\n", encoding="utf-8")
    run("check", "b.tsv", "--fail-on", "warning")


@pytest.mark.parametrize("to", ["tmx", "xliff", "csv"])
def test_rows_that_were_exported_are_read_again(to: str) -> None:
    run("export", reviewed(GOOD), "--to", to)
    suffix = {"xliff": "xlf"}.get(to, to)
    found = json.loads(run("check", f"reviewed.{suffix}", "--json").stdout)
    assert len(found["units"]) == 4
    assert "--overwrite" in run("export", "reviewed.docx", "--to", to, code=2).stderr


@pytest.mark.parametrize("to", ["tmx", "xliff", "csv"])
def test_the_memory_learns_only_what_a_person_edited_from_an_export_of_ours(to: str) -> None:
    """Whatever the format: a machine's English never becomes memory by a detour."""
    run("export", reviewed({2: GOOD[2]}), "--to", to)
    said = run("memory", "import", "reviewed." + {"xliff": "xlf"}.get(to, to)).stdout
    assert "1 unit remembered" in said
    assert "3 rows" in said
    assert "as the machine left them" in said


def test_a_glossary_is_kept_and_its_terms_are_found() -> None:
    Path("terms.csv").write_text("source,target\nوزارة النفط,Ministry of Petroleum\n", encoding="utf-8")
    file = reviewed(GOOD)
    said = run("glossary", "check", file, "--glossary", "terms.csv").stdout
    assert said.startswith("4\t")
    assert "1 term missing" in said
    assert "Ministry of Petroleum" in run("check", file, "--glossary", "terms.csv").stdout
    run("glossary", "terms", file, "-o", "found.csv")
    assert Path("found.csv").read_text(encoding="utf-8-sig").startswith("source,target")


def test_the_memory_is_exported_forgotten_and_imported_again() -> None:
    run("accept", reviewed(GOOD), "-o", "published")
    assert "Cairo" in run("memory", "search", "القاهره").stdout
    run("memory", "backup", "copy.sqlite")
    assert "4 units" in run("memory", "export", "all.tmx").stdout
    assert "1 unit" in run("memory", "forget", "--text", "Cairo", "--yes").stdout
    assert "1 unit remembered" in run("memory", "import", "all.tmx").stdout
    run("memory", "restore", "copy.sqlite")
    assert "4 units" in run("memory", "stats").stdout


def test_a_damaged_memory_stops_a_translation_with_the_ways_out() -> None:
    Path("memory.sqlite").write_bytes(b"no database at all, whatever it says here" * 200)
    said = run("translate", "energy.txt", code=2).stderr
    assert "restore" in said
    assert "--no-memory" in said
    run("translate", "energy.txt", "--no-memory")


def test_a_line_without_arabic_is_copied_and_not_spoilt_by_the_model() -> None:
    Path("energy.txt").write_text(f"{ARTICLE}\n12/5/2024 10:30\n\nnews@alwatan.example\n", encoding="utf-8")
    found = json.loads(run("translate", "energy.txt", "--json", "--no-memory").stdout)
    assert [unit["target"] for unit in found["units"]][-2:] == ["12/5/2024 10:30", "news@alwatan.example"]
    assert [unit["findings"] for unit in found["units"]][-2:] == [[], []]


def test_an_open_comment_is_published_as_it_stands_but_not_remembered() -> None:
    document = docx.Document(str(reviewed(GOOD)))
    row = document.tables[-1].rows[2]
    # On the Arabic: on the very words of a comment of ours it would be taken for its answer.
    document.add_comment(row.cells[2].paragraphs[0].runs[0], text="Is it Sunday?", author="Rana")
    document.save("reviewed.docx")
    assert "Rana: “Is it Sunday?”" in run("accept", "reviewed.docx", "--dry-run").stdout
    assert "comment" in run("accept", "reviewed.docx", "--final", "-o", "published", code=2).stderr
    assert not Path("published").exists()
    run("accept", "reviewed.docx", "-o", "published")
    assert GOOD[2] in Path("published/energy.en.md").read_text(encoding="utf-8")
    assert "3 units" in run("memory", "stats").stdout


def test_when_one_file_cannot_be_written_none_is_and_nothing_is_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = reviewed(GOOD)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("translate.pipeline.publishing.write_english_html", full)
    assert "no space" in run("accept", file, "-o", "published", code=2).stderr.lower()
    assert list(Path("published").iterdir()) == []
    assert "0 units" in run("memory", "stats").stdout


def test_the_document_that_is_accepted_is_never_replaced() -> None:
    file = reviewed(GOOD)
    Path("published").mkdir()
    own = Path("published/energy.reviewed.docx")
    own.write_bytes(file.read_bytes())
    before = own.read_bytes()
    assert "accepting" in run("accept", own, "-o", "published", "--overwrite", code=2).stderr
    assert own.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("خبر عاجل.txt", "خبر عاجل"),
        ("../../etc/passwd", "passwd"),
        ("a\\b\\c.txt", "c"),
        ("nul\0.txt", "nul"),
        ("\u202eevil.txt", "evil"),
        ("-", "article"),
        ("..", "article"),
        ("ا" * 500, "ا" * 60),
    ],
)
def test_the_name_that_a_document_gives_itself_cannot_lead_elsewhere(name: str, stem: str) -> None:
    assert stem_of(name) == stem


def test_a_row_that_a_reviewer_added_stands_in_its_paragraph() -> None:
    document = docx.Document(str(reviewed(GOOD)))
    rows = document.tables[-1].rows
    added = copy.deepcopy(rows[3]._tr)
    for mark in added.xpath(".//w:bookmarkStart | .//w:bookmarkEnd"):
        mark.getparent().remove(mark)
    rows[3]._tr.addnext(added)
    cells = document.tables[-1].rows[4].cells
    for cell, text in zip(cells, ("", "He gave no reason.", "ولم يذكر السبب."), strict=True):
        for paragraph in cell.paragraphs[1:]:
            paragraph._p.getparent().remove(paragraph._p)
        paragraph = cell.paragraphs[0]
        for run_ in paragraph.runs[1:]:
            run_._r.getparent().remove(run_._r)
        if paragraph.runs:
            paragraph.runs[0].text = text
    document.save("reviewed.docx")
    assert "1 added" in run("accept", "reviewed.docx", "-o", "published").stdout
    english = Path("published/energy.en.md").read_text(encoding="utf-8")
    assert f"{GOOD[3]} He gave no reason.\n" in english


def test_what_was_left_out_of_the_article_is_still_listed_after_the_review() -> None:
    Path("energy.txt").write_text(f"{ARTICLE}\nاشترك في نشرتنا البريدية\n", encoding="utf-8")
    run("accept", reviewed({2: GOOD[2]}), "-o", "published")
    draft, final = (docx.Document(path) for path in ("outputs/energy.docx", "published/energy.reviewed.docx"))
    cells = [
        [cell.text for row in document.tables[-1].rows for cell in row.cells] for document in (draft, final)
    ]
    assert "اشترك في نشرتنا البريدية" in cells[0]
    assert cells[0] == cells[1]


def test_an_export_makes_the_folder_that_it_is_given() -> None:
    file = reviewed(GOOD)
    for to, suffix in (("tmx", "tmx"), ("html", "rows.html"), ("xliff", "xlf")):
        run("export", file, "--to", to, "-o", "exports")
        assert Path(f"exports/reviewed.{suffix}").is_file()


def test_an_export_replaces_neither_the_article_nor_itself() -> None:
    """Even where replacing was asked for: what is asked for is another export."""
    file = reviewed(GOOD)
    articles = {Path("reviewed.md"): "مقال", Path("reviewed.html"): "<p>مقال</p>"}
    for path, text in articles.items():
        path.write_text(text, encoding="utf-8")
        run("export", file, "--to", path.suffix[1:], "--overwrite")
        assert path.read_text(encoding="utf-8") == text
        assert Path(f"reviewed.rows{path.suffix}").is_file()
    run("export", file, "--to", "csv")
    before = Path("reviewed.csv").read_bytes()
    refused = run("export", "reviewed.csv", "--to", "csv", "--overwrite", code=2).stderr
    assert "reviewed.csv is the file that is exported. Choose another name with -o." in " ".join(
        refused.split()
    )
    assert Path("reviewed.csv").read_bytes() == before


def test_an_export_ends_as_its_format_does() -> None:
    refused = run("export", reviewed(GOOD), "--to", "csv", "-o", "rows.pdf", code=2).stderr
    assert "Give -o a name in .csv, or a folder." in " ".join(refused.split())


def test_a_file_without_rows_is_refused() -> None:
    plain = docx.Document()
    plain.add_paragraph("وصل الوفد.")
    plain.save("plain.docx")
    for command in (("check", "plain.docx"), ("export", "plain.docx", "--to", "csv")):
        assert "no rows of Arabic beside English" in " ".join(run(*command, code=2).stderr.split())


def test_tables_are_read_with_the_titles_that_people_give_them() -> None:
    lines = {
        "a.tsv": "الأصل\tالترجمة\nوصل الوفد.\tThe delegation arrived.\n",
        "b.tsv": "Arabic text\tEnglish text\nوصل الوفد.\tThe delegation arrived.\n",
        "c.csv": "English;Arabic\nThe delegation arrived.;وصل الوفد.\n",
        "d.tsv": "وصل الوفد.\tThe delegation arrived.\nالعربية\tArabic\n",
    }
    for name, text in lines.items():
        Path(name).write_text(text, encoding="utf-8")
        found = json.loads(run("check", name, "--json").stdout)
        assert [unit["findings"] for unit in found["units"]] == [[]] * (2 if name == "d.tsv" else 1), name
