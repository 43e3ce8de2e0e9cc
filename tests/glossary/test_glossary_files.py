"""A glossary's file: forms, statuses, what is wrong with it, and hostile ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.errors import SourceError
from translate.glossary import Term, problems, read_entries, read_glossary

TBX = """<?xml version="1.0"?><!DOCTYPE tbx [<!ENTITY a "boom">]>
<tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry id="1">
<langSec xml:lang="ar-EG"><termSec><term>جهاز الأمن</term></termSec></langSec>
<langSec xml:lang="en">
<termSec><term>old &a; service</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
<termSec><term>security agency</term></termSec>
<termSec><term>security service</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
</langSec></conceptEntry></body></text></tbx>"""


def file(tmp_path: Path, content: str, name: str = "terms.csv") -> Path:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return path


def test_forms_of_either_language_go_to_their_side(tmp_path: Path) -> None:
    content = "source,target,note,plural,forms\nأسير|معتقل,prisoner|detainee,of war,أسرى,captive\n"
    (term,) = read_glossary(file(tmp_path, content))
    assert term == Term(
        "أسير", ("prisoner", "detainee"), ("captive",), "of war", line=2, source_forms=("معتقل", "أسرى")
    )


def test_preferred_terms_of_tbx_come_first_and_retired_ones_not_at_all(tmp_path: Path) -> None:
    (term,) = read_glossary(file(tmp_path, TBX, "terms.tbx"))
    assert term.targets == ("security service", "security agency")


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("source,target\nمصر,Egypt\nCairo,القاهرة\n", "Line 3"),
        ("مصر,Egypt\nسوريا\n", "Line 2"),
        ('مصر,"Egypt\nسوريا,Syria\n', "Line 1"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, content: str, line: str) -> None:
    with pytest.raises(SourceError, match=line):
        read_glossary(file(tmp_path, content))


def test_a_document_is_not_taken_for_a_glossary(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"\.csv"):
        read_glossary(file(tmp_path, "PK", "article.docx"))


def test_what_is_wrong_with_a_glossary_is_told_by_line(tmp_path: Path) -> None:
    content = "مصر,Egypt\nمصر,egypt\nإسرائيل,Israel\nاسرائيل,the Zionist entity\nسوريا,\nفي,in\nدمشق,دمشق\n"
    found = problems(read_entries(file(tmp_path, content)))
    assert [problem.line for problem in found] == [2, 4, 5, 6, 7]
    said = " ".join(problem.message for problem in found)
    for words in ("the same English", "“Israel” in line 3", "no English yet", "common", "Arabic letters"):
        assert words in said
    assert not problems(read_entries(file(tmp_path, "مصر,Egypt\nسوريا,Syria\n")))
