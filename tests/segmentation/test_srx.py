"""Boundary rules as files: ours can be taken out, changed and given back; others' mean what SRX says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from translate.errors import SourceError
from translate.segmentation import export_srx, load_srx, matcher, segment
from translate.segmentation.connectives import REPORTING_VERBS

if TYPE_CHECKING:
    from pathlib import Path

CONTINUATIONS = (
    "في|من|إلى|الى|على|عن|مع|عند|لدى|منذ|خلال|بين|حول|ضد|دون|ثم|أو|أي|بل|أم|حتى|إلا|لكن|ولكن"
    "|بعد|قبل|أمام|تحت|فوق|نحو|عبر"
)

STOP = r"<rule break='yes'><beforebreak>\.</beforebreak><afterbreak>\s</afterbreak></rule>"
NO_STOP = r"<rule break='no'><beforebreak>\bس\.</beforebreak><afterbreak>\s</afterbreak></rule>"
MAPPED = "<languagemap languagepattern='ar.*' languagerulename='Arabic'/>"


def srx(rules: str = STOP, maps: str = MAPPED, header: str = "cascade='no'", before: str = "") -> str:
    return f"""{before}<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header {header}/><body>
<languagerules><languagerule languagerulename="Arabic">{rules}</languagerule>
<languagerule languagerulename="Semicolon"><rule><beforebreak>؛</beforebreak></rule></languagerule>
</languagerules><maprules>{maps}</maprules></body></srx>"""


def cut(text: str, tmp_path: Path, content: str) -> list[str]:
    (tmp_path / "rules.srx").write_text(content, encoding="utf-8")
    return [part.text.strip() for part in segment(text, rules=load_srx(tmp_path / "rules.srx"))]


def test_the_exported_rules_given_back_cut_as_the_shipped_ones_do(tmp_path: Path) -> None:
    text = "قال د. سامي: «لن نقبل. أبدا». ثم مضى.. وأضاف أ.ب. في 3.5.2018 أنه باق؟ «نعم.» قال الرجل."
    assert cut(text, tmp_path, export_srx()) == [part.text.strip() for part in segment(text)]


def test_an_abbreviation_added_to_the_exported_rules_no_longer_ends_a_sentence(tmp_path: Path) -> None:
    text = "انظر ملحق. 5 من التقرير. ثم عد."
    assert len(segment(text)) == 3
    changed = export_srx().replace("(?:صص|", "(?:صص|ملحق|")
    assert cut(text, tmp_path, changed) == ["انظر ملحق. 5 من التقرير.", "ثم عد."]


@pytest.mark.parametrize("verb", REPORTING_VERBS.split("|"))
def test_every_verb_of_saying_stays_with_the_quotation_before_it(verb: str) -> None:
    assert len(segment(f"«لن نتراجع أبدا عن موقفنا هذا.» {verb} الرجل")) == 1


@pytest.mark.parametrize("word", CONTINUATIONS.split("|"))
def test_every_continuation_carries_a_sentence_on_behind_an_abbreviation_or_dots(word: str) -> None:
    assert len(segment(f"توفي الرجل سنة 193 ه. {word} كذا وزرعوا القمح إلخ. {word} كذا... {word} كذا")) == 1


def test_rules_of_others_are_numbered_and_know_no_quotations(tmp_path: Path) -> None:
    (tmp_path / "rules.srx").write_text(srx(NO_STOP + STOP), encoding="utf-8")
    parts = segment("قال: «نعم. لا س. ص». ثم. مضى", rules=load_srx(tmp_path / "rules.srx"))
    assert [(part.text, part.rule) for part in parts] == [
        ("قال: «نعم. ", "srx:2"),
        ("لا س. ص». ", "srx:2"),
        ("ثم. ", "srx:2"),
        ("مضى", "end"),
    ]


def test_the_first_rule_that_matches_decides(tmp_path: Path) -> None:
    assert cut("كلمة س. كلمة", tmp_path, srx(NO_STOP + STOP)) == ["كلمة س. كلمة"]
    assert cut("كلمة س. كلمة", tmp_path, srx(STOP + NO_STOP)) == ["كلمة س.", "كلمة"]


def test_groups_of_rules_cascade_in_the_order_of_the_map_only_where_the_file_says_so(tmp_path: Path) -> None:
    maps = f"{MAPPED}<languagemap languagepattern='.*' languagerulename='Semicolon'/>"
    text = "أول؛ ثان. ثالث"
    assert cut(text, tmp_path, srx(maps=maps, header="cascade='yes'")) == ["أول؛", "ثان.", "ثالث"]
    assert cut(text, tmp_path, srx(maps=maps)) == ["أول؛ ثان.", "ثالث"]


def test_a_file_of_the_first_version_is_read(tmp_path: Path) -> None:
    first = srx(maps=f"<maprule maprulename='Default'>{MAPPED}</maprule>", header="")
    first = first.replace(' xmlns="http://www.lisa.org/srx20" version="2.0"', ' version="1.0"')
    assert cut("أول. ثان", tmp_path, first) == ["أول.", "ثان"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (r"\p{Nd}\.", r"\h+\p{L}", ["عام ٣.", "ثم"]),
        (r"\p{L}\p{L}++\Q.\E", r"\x{20}", ["عام ٣. ثم"]),
        (r"[\p{L}[0-9٣]&&[^ع]]\.", r"[\h]", ["عام ٣.", "ثم"]),
        (r"(?<digit>٣)\.", r"(?!\Z)\H?", ["عام ٣.", "ثم"]),
        (r"(.)\.", r"(?= )(.)(?!\1)", ["عام ٣.", "ثم"]),
        (r"٣(?i)\u002E", r"\s(?=\u062B)", ["عام ٣.", "ثم"]),
    ],
)
def test_the_regular_expressions_of_icu_and_java_are_understood(
    tmp_path: Path, before: str, after: str, expected: list[str]
) -> None:
    before, after = (side.replace("&", "&amp;").replace("<", "&lt;") for side in (before, after))
    rule = f"<rule><beforebreak>{before}</beforebreak><afterbreak>{after}</afterbreak></rule>"
    assert cut("عام ٣. ثم", tmp_path, srx(NO_STOP + rule)) == expected


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("قواعد", "not well-formed XML"),
        ("<tmx/>", "not an SRX file"),
        (srx(maps=""), "no rules for Arabic"),
        (srx(maps=MAPPED.replace("'Arabic'", "'Persian'")), "“Persian”, which it lacks"),
        (srx(maps=MAPPED.replace("ar.*", "ar(")), r"wrong languagepattern, “ar\(”"),
        (srx(STOP + NO_STOP.replace(r"\s", "(")), "the afterbreak of rule 2"),
        (srx(STOP.replace(r"\.", r"\p{Nonsense}")), "the beforebreak of rule 1.*unknown property"),
        (srx(STOP.replace(r"\.", "&e;"), before="<!DOCTYPE srx [<!ENTITY e 'x'>]>"), "uses XML entities"),
    ],
)
def test_a_wrong_file_is_refused_with_the_reason(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        cut("نص", tmp_path, content)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read: no such file"):
        load_srx(tmp_path / "missing.srx")


def test_a_rule_that_takes_for_ever_is_stopped_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matcher, "_PATIENCE", 0.2)
    endless = "<rule><beforebreak>ن</beforebreak><afterbreak>(ا|اا)+!</afterbreak></rule>"
    with pytest.raises(SourceError, match=r"take too long: srx:2\."):
        cut("ن" + "ا" * 100, tmp_path, srx(STOP + endless))
