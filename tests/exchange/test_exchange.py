"""Rows go out to other tools and come back: TMX, XLIFF and tables, from us and from strangers."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from translate.errors import SourceError
from translate.exchange import read_table, read_tmx, read_xliff, write_csv, write_tmx, write_xliff
from translate.units import BlockKind, Finding, RememberedUnit, Severity, TranslationUnit, UnitState

SCHEMAS = Path(__file__).parent / "schemas"
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
XML_TEXT = TEXT.map(
    lambda text: (
        "".join(c for c in text if c in "\t\n" or c >= " ").replace("\ufffe", "").replace("\uffff", "")
    )
)
FULL = XML_TEXT.filter(str.strip)
FINDING = Finding("numbers", Severity.CRITICAL, "1,700 in the Arabic; 700 in the English.")


def row(number: int, source: str, target: str, **fields: object) -> TranslationUnit:
    values: dict[str, object] = {"block": number, "sentence": number, "kind": BlockKind.PARAGRAPH} | fields
    return TranslationUnit(id=number, part=1, parts=1, source=source, target=target, **values)  # type: ignore[arg-type]


def is_valid(path: Path, schema: str) -> bool:
    checker = etree.RelaxNG(etree.parse(str(SCHEMAS / schema)))
    valid: bool = checker.validate(etree.parse(str(path)))
    assert valid, checker.error_log
    return valid


# TMX.


@given(
    st.lists(
        st.builds(
            RememberedUnit, source=FULL, target=FULL, previous=XML_TEXT, next=XML_TEXT, article=XML_TEXT,
            reviewer=XML_TEXT.map(lambda text: " ".join(text.split())), signature=XML_TEXT,
            approved=st.sampled_from(["", "2026-01-31T12:00:00+00:00"]),
        ),
        max_size=5,
    )
)  # fmt: skip
def test_a_memory_comes_back_from_tmx_as_it_went(
    tmp_path_factory: pytest.TempPathFactory, units: list[RememberedUnit]
) -> None:
    path = tmp_path_factory.mktemp("tmx") / "memory.tmx"
    assert write_tmx(path, units) == len(units)
    assert list(read_tmx(path)) == units
    assert is_valid(path, "tmx14.rng")


TMX_FROM_ELSEWHERE = """<?xml version="1.0" encoding="UTF-16"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en-US"
 srclang="EN-US" datatype="rtf"/><body>
<tu changedate="20250102T030405Z" changeid="SAMI"><note>n</note><prop type="x-other">p</prop>
 <tuv xml:lang="EN-US"><seg>The <bpt i="1">{b</bpt>big<ept i="1">}</ept> <hi>house</hi><ph x="2">br</ph>.
</seg></tuv>
 <tuv xml:lang="AR-SY"><seg>البيت <it pos="begin">x</it>الكبير.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Without Arabic.</seg></tuv><tuv xml:lang="fr"><seg>Sans.</seg></tuv></tu>
<tu><tuv lang="ar"><seg>قديم</seg></tuv><tuv lang="en"><seg>Old</seg></tuv></tu>
</body></tmx>"""


def test_tmx_of_other_tools_is_read_without_their_codes(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_bytes(TMX_FROM_ELSEWHERE.encode("utf-16"))
    assert list(read_tmx(path)) == [
        RememberedUnit(
            "البيت الكبير.", "The big house.\n", reviewer="SAMI", approved="2025-01-02T03:04:05+00:00"
        ),
        RememberedUnit("قديم", "Old"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "no xml",
        "<html/>",
        "<tmx version='1.4'><body><tu><tuv xml:lang='ar'><seg>ا",
        "<!DOCTYPE tmx [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><xliff>&a;</xliff>",
    ],
)
def test_what_is_no_tmx_is_refused_in_one_sentence(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        list(read_tmx(path))
    assert refused.value.hint
    with pytest.raises(SourceError):
        read_xliff(path)


def test_no_entity_is_expanded_and_no_file_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", encoding="utf-8")
    bomb = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 20 if n else 'x' * 20}'>" for n in range(12))
    path = tmp_path / "a.tmx"
    path.write_text(
        f"<!DOCTYPE tmx [<!ENTITY out SYSTEM '{secret.as_uri()}'>{bomb}]><tmx version='1.4'><body><tu>"
        "<tuv xml:lang='ar'><seg>نص &out;&e11;</seg></tuv><tuv xml:lang='en'><seg>t &out;&e11;</seg></tuv>"
        "</tu></body></tmx>",
        encoding="utf-8",
    )
    try:
        texts = [unit.source + unit.target for unit in read_tmx(path)]
    except SourceError:
        texts = []
    assert all("SECRET" not in text and len(text) < 100 for text in texts)


def test_a_memory_that_cannot_be_read_to_its_end_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_text("old", encoding="utf-8")

    def units() -> object:
        yield RememberedUnit("ا", "a")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_tmx(path, units())  # type: ignore[arg-type]  # a generator that breaks off
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


# XLIFF.


@given(st.lists(st.tuples(TEXT.filter(str.strip), TEXT, st.sampled_from(UnitState)), min_size=1, max_size=5))
def test_rows_come_back_from_xliff_as_they_went_whatever_their_characters(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, UnitState]]
) -> None:
    path = tmp_path_factory.mktemp("xliff") / "a.xlf"
    units = [row(n, source, target, state=state) for n, (source, target, state) in enumerate(rows, 1)]
    write_xliff(path, units, "a.txt")
    assert [(unit.source, unit.target, unit.state) for unit in read_xliff(path)] == rows
    assert is_valid(path, "xliff21.rng")


def test_findings_are_notes_and_blocks_are_groups(tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    units = [
        row(1, "عنوان", "A title", kind=BlockKind.HEADLINE),
        row(2, "قتل 1700.", "700 died.", block=2, findings=(FINDING,)),
        row(3, "ثم انتهى.", "Then it ended.", block=2),
    ]
    write_xliff(path, units, "مقال.txt")
    assert is_valid(path, "xliff21.rng")
    assert [unit.findings for unit in read_xliff(path)] == [(), (FINDING,), ()]
    groups = etree.parse(str(path)).getroot().findall(".//{*}group")
    assert [(group.get("type"), len(group)) for group in groups] == [
        ("muqabala:headline", 1),
        ("muqabala:paragraph", 2),
    ]


def test_ids_are_there_once_even_where_a_reviewer_moved_rows_apart(tmp_path: Path) -> None:
    """The schema cannot say so; the specification does, and tools refuse a file with an id twice."""
    path = tmp_path / "a.xlf"
    write_xliff(path, [row(1, "أ", "a"), row(2, "ب", "b"), row(3, "ت", "c", block=1)], "a.txt")
    for name in ("group", "unit"):
        ids = [element.get("id") for element in etree.parse(str(path)).iterfind(f".//{{*}}{name}")]
        assert len(ids) == len(set(ids)) == 3


@pytest.mark.parametrize(
    "head",
    [
        '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="ar"><file id="f">',
        '<xliff version="1.2"><file source-language="en" target-language="ar" datatype="x" original="a"><body>',
    ],
)
def test_a_file_of_other_languages_is_refused_not_read_the_wrong_way_round(tmp_path: Path, head: str) -> None:
    path = tmp_path / "a.xlf"
    old = "1.2" in head
    unit = "<source>Yes</source><target>نعم</target>"
    unit = f'<trans-unit id="1">{unit}</trans-unit></body>' if old else (
        f'<unit id="1"><segment>{unit}</segment></unit>'
    )  # fmt: skip
    path.write_text(f"{head}{unit}</file></xliff>", encoding="utf-8")
    with pytest.raises(SourceError, match="from Arabic into English"):
        read_xliff(path)


XLIFF_1 = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="ar"
 target-language="en" datatype="plaintext" original="a"><body><group>
<trans-unit id="1" approved="yes"><source>نص <g id="1">غليظ</g><x id="2"/></source>
 <target state="translated">A <g id="1">bold</g> text</target><note from="R">Look here.</note></trans-unit>
<trans-unit id="2"><source>أول. ثان.</source><seg-source><mrk mtype="seg" mid="1">أول.</mrk> <mrk mtype="seg"
 mid="2">ثان.</mrk></seg-source><target state="needs-review-translation"><mrk mtype="seg" mid="1">One.</mrk>
 <mrk mtype="seg" mid="2">Two.</mrk></target></trans-unit>
<trans-unit id="3"><source>بلا ترجمة</source></trans-unit>
<trans-unit id="4"><source>انتهى</source><target state="final">Done</target></trans-unit>
</group></body></file></xliff>"""


def test_xliff_1_is_read_with_segments_states_and_notes(tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(XLIFF_1, encoding="utf-8")
    units = read_xliff(path)
    assert [(unit.source, unit.target, unit.state.value) for unit in units] == [
        ("نص غليظ", "A bold text", "reviewed"),
        ("أول.", "One.", "initial"),
        ("ثان.", "Two.", "initial"),
        ("بلا ترجمة", "", "initial"),
        ("انتهى", "Done", "final"),
    ]
    assert [finding.message for finding in units[0].findings] == ["Look here."]


def test_xliff_2_of_other_tools_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(
        """<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="ar" trgLang="en"><file id="f">
<unit id="u"><notes><note>Mind the name.</note></notes><originalData><data id="d">&lt;b></data></originalData>
<segment state="final"><source>قال <pc id="1">نعم</pc><ph id="2" dataRef="d"/>.</source>
<target>He said <mrk id="m" type="term">yes</mrk>.</target></segment><ignorable><source> </source></ignorable>
<segment><source>ثم.</source></segment></unit></file></xliff>""",
        encoding="utf-8",
    )
    units = read_xliff(path)
    assert [(unit.source, unit.target, unit.state.value) for unit in units] == [
        ("قال نعم.", "He said yes.", "final"),
        ("ثم.", "", "initial"),
    ]
    assert [finding.message for finding in units[0].findings] == ["Mind the name."]


# Tables.


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_a_table_is_read_in_the_encodings_that_people_save(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.tsv"
    content = 'Arabic\tEnglish\r\nنص "أول"\tFirst, "text"\r\n\r\nثان\tSecond'
    path.write_bytes(content.encode(encoding))
    assert [(unit.source, unit.target) for unit in read_table(path)] == [
        ('نص "أول"', 'First, "text"'),
        ("ثان", "Second"),
    ]


def test_a_csv_with_semicolons_and_a_number_column_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('no;ar;en\n1;"نص; أول";"First; ""text"""\n2;ثان;Second\n', encoding="utf-8")
    assert [(unit.source, unit.target) for unit in read_table(path)] == [
        ("نص; أول", 'First; "text"'),
        ("ثان", "Second"),
    ]


def test_a_line_without_english_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("نص\ttext\nنص بلا إنجليزية\n", encoding="utf-8")
    with pytest.raises(SourceError, match="Line 2"):
        read_table(path)


def test_a_table_without_arabic_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("one\ttwo\n", encoding="utf-8")
    with pytest.raises(SourceError, match="no column with Arabic"):
        read_table(path)


@given(
    st.lists(
        st.tuples(
            st.from_regex(r"[ء-ي]{2,9}( [ء-ي,;\"]{1,9}){0,3}", fullmatch=True),
            st.builds(str.__add__, st.sampled_from(["", "- ", "=", "'", "'=", "''-", "@", "+"]), FULL),
            st.sampled_from(UnitState),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_a_written_table_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, UnitState]]
) -> None:
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    units = [
        row(n, source, target, state=state, findings=(FINDING,))
        for n, (source, target, state) in enumerate(rows, 1)
    ]
    write_csv(path, units)
    assert [(unit.source, unit.target, unit.state) for unit in read_table(path)] == [
        (source.strip(), target.strip(), state) for source, target, state in rows
    ]


@pytest.mark.parametrize("text", ["- An item", '=HYPERLINK("http://x")', "+1", "@SUM(A1)", "'=1"])
def test_no_text_is_a_formula_in_a_spreadsheet(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.csv"
    write_csv(path, [row(1, text, text, findings=(Finding("names", Severity.INFO, text),))])
    with path.open(encoding="utf-8-sig", newline="") as file:
        _, (_, _, *cells) = csv.reader(file)
    assert [cell[0] for cell in cells if text in cell] == ["'"] * 3


def test_an_apostrophe_of_somebody_elses_table_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("نص\t'-tis", encoding="utf-8")
    assert read_table(path)[0].target == "'-tis"
