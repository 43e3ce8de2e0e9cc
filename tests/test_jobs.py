"""Where results go."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.errors import OutputError, SourceError
from translate.jobs import Job, plan_jobs, prepare_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "README.md", "picture.png"):
        (tmp_path / name).write_text("نص", encoding="utf-8")
    return tmp_path


def test_an_article_goes_to_the_outputs_folder_under_its_own_name(folder: Path) -> None:
    (job,) = plan_jobs([str(folder / "b.txt")], None)
    assert job.output == Path("outputs/b.docx")


def test_a_folder_stands_for_its_articles_in_order_without_its_readme(folder: Path) -> None:
    jobs = plan_jobs([str(folder)], Path("out"))
    assert [job.output for job in jobs] == [Path("out/a.docx"), Path("out/b.docx")]


def test_a_file_named_twice_is_translated_once(folder: Path) -> None:
    assert len(plan_jobs([str(folder / "b.txt"), str(folder / "b.txt")], None)) == 1


def test_standard_input_has_a_name_of_its_own() -> None:
    assert plan_jobs(["-"], None) == [Job("-", Path("outputs/standard-input.docx"))]


def test_one_article_can_go_to_a_named_file(folder: Path) -> None:
    assert plan_jobs([str(folder / "b.txt")], Path("x/English.docx"))[0].output == Path("x/English.docx")


def test_several_articles_cannot_go_to_one_file(folder: Path) -> None:
    with pytest.raises(OutputError, match="2 articles"):
        plan_jobs([str(folder)], Path("one.docx"))


def test_two_articles_of_one_name_are_not_written_over_each_other(folder: Path) -> None:
    (folder / "a.txt").write_text("نص", encoding="utf-8")
    with pytest.raises(OutputError, match=r"a\.md and .*a\.txt would both be written"):
        plan_jobs([str(folder)], None)


@pytest.mark.parametrize("missing", ["nowhere.txt", "no/such/folder"])
def test_a_missing_file_is_named(missing: str) -> None:
    with pytest.raises(SourceError, match=f"There is no file {missing}"):
        plan_jobs([missing], None)


def test_a_folder_without_articles_says_what_an_article_is_called(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"holds no articles.*\.md"):
        plan_jobs([str(tmp_path)], None)


def test_a_folder_that_cannot_be_made_is_said_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        prepare_folder(tmp_path / "file" / "a.docx")


def test_an_output_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder"):
        prepare_folder(tmp_path)


def test_an_output_of_another_format_is_no_folder(folder: Path) -> None:
    with pytest.raises(OutputError, match="would be no Word document"):
        plan_jobs([str(next(folder.glob("*.txt")))], folder / "article.pdf")
