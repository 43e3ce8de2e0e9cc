"""The glossary: read from the tables that people make, found in the Arabic, kept in the English."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.errors import SourceError
from translate.glossary import Term, as_csv, candidates, check, enforce, read_glossary
from translate.units import BlockKind, TranslationUnit

OIL = Term("وزارة النفط", ("Ministry of Oil",), forms=("Oil Ministry",))
SISI = Term("السيسي", ("el-Sisi",))


def row(source: str, target: str, number: int = 1) -> TranslationUnit:
    return TranslationUnit(number, number, BlockKind.PARAGRAPH, number, 1, 1, source, target)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "source,target\nوزارة النفط,Ministry of Oil|Oil Ministry\n"),
        ("a.csv", "وزارة النفط;Ministry of Oil|Oil Ministry\n"),
        ("a.tsv", "وزارة النفط\tMinistry of Oil|Oil Ministry\n"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_tables_of_every_kind_are_read(tmp_path: Path, name: str, content: str, encoding: str) -> None:
    path = tmp_path / name
    path.write_bytes(content.encode(encoding))
    (term,) = read_glossary(path)
    assert (term.source, term.targets) == ("وزارة النفط", ("Ministry of Oil", "Oil Ministry"))


def test_tbx_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.tbx"
    path.write_text(
        "<martif type='TBX'><text><body><termEntry><langSet xml:lang='ar'><tig><term>وزارة النفط</term></tig>"
        "</langSet>"
        "<langSet xml:lang='en'><tig><term>Ministry of Oil</term></tig></langSet></termEntry></body></text></martif>",
        encoding="utf-8",
    )
    assert [(term.source, term.targets) for term in read_glossary(path)] == [
        ("وزارة النفط", ("Ministry of Oil",))
    ]


@pytest.mark.parametrize("content", ["", "one,two\n", "<martif"])
def test_what_is_no_glossary_is_refused_with_the_next_step(tmp_path: Path, content: str) -> None:
    for name in ("a.csv", "a.tbx"):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        with pytest.raises(SourceError) as refused:
            read_glossary(path)
        assert refused.value.hint


@pytest.mark.parametrize(
    ("source", "target", "is_missing"),
    [
        ("وقعت وزارة النفط العقد.", "The Petroleum Ministry signed it.", True),
        ("وقعت وزارة النفط العقد.", "The ministry of oil signed it.", False),
        ("وقعت وزارة النفط العقد.", "The Oil Ministry’s envoy signed it.", False),
        ("قال مسؤول بوزارة النفط ذلك.", "An official said so.", True),
        ("ولوزارة النفط رأي آخر.", "Others think differently.", True),
        ("وقعت وزارة الصحة العقد.", "The Health Ministry signed it.", False),
    ],
)
def test_a_term_is_found_behind_particles_and_missed_in_the_english(
    source: str, target: str, is_missing: bool
) -> None:
    findings = list(check([row(source, target)], [OIL]))
    assert bool(findings) == is_missing
    for _, finding in findings:
        assert "Ministry of Oil" in finding.message
        ((start, end),) = finding.source_spans
        assert "وزارة النفط" in source[start:end]


def test_another_spelling_of_a_name_is_put_right_and_said_so() -> None:
    changed = enforce(row("وللسيسي رأي في ذلك.", "Sissi has a view on that."), [SISI])
    assert changed is not None
    assert changed.target.casefold() == "el-sisi has a view on that."
    assert changed.first == "Sissi has a view on that."
    assert "Sissi" in changed.note


def test_nothing_is_replaced_where_it_is_not_plain_what_stands_for_the_term() -> None:
    assert enforce(row("وقعت وزارة النفط العقد.", "They signed the contract."), [OIL]) is None


def test_candidates_read_back_as_a_glossary(tmp_path: Path) -> None:
    units = [
        row("قال السيسي إن المشروع سينتهي.", "Sisi said the project would end.", 1),
        row("وأكد السيسي ذلك.", "Sisi confirmed that.", 2),
        row("وزار السيسي الموقع.", "Sissi visited the site.", 3),
    ]
    found = candidates(units)
    assert [(one.source, dict(one.english)) for one in found] == [("السيسي", {"Sisi": 2, "Sissi": 1})]
    path = tmp_path / "terms.csv"
    path.write_text(as_csv(found), encoding="utf-8")
    (term,) = read_glossary(path)
    assert (term.source, term.targets[0]) == ("السيسي", "Sisi")
