"""What is made says the same in both languages, and a wrong line is refused by its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from translate.errors import TrainingError
from translate.training.synthesis import Sentences, read_grammar, read_lexicon
from translate.training.synthesis.grammar import Grammar

RULES = """\
# names
PERSON_M\t{FIRST} {LAST}\t{FIRST} {LAST}
PERSON_F\tليلى {LAST}\tLayla {LAST}
FIRST\tسامي\tSami
FIRST\tعمر\tOmar
LAST\tحداد\tHaddad
LAST\tنجار\tNajjar
LEX\tعمر نجار\tOmar Najjar
CITY\tحلب\tAleppo
CITY\tبيروت\tBeirut
COUNTRY_F\tتونس\tTunisia
COUNTRY_M\tلبنان\tLebanon
ORG_M\tالبنك الدولي\tthe World Bank
ORG_F\tاليونسكو\tUNESCO
SENT\tغادر {PERSON_M} {CITY} إلى {CITY:2} في {YEAR}.\t{PERSON_M} left {CITY} for {CITY:2} in {YEAR}.
SENT\tدفعت {ORG_F} {MONEY}، أي {PERCENT}.\t{ORG_F} paid {MONEY}, or {PERCENT}.
"""
NOUNS = """\
مهندس\tm\tمهندسون\tengineer\tengineers\tperson
طبيبة\tf\tطبيبات\tdoctor\tdoctors\tperson
متحف\tm\tمتاحف\tmuseum\tmuseums\tplace
عقوبات\tf\t-\tsanctions\t-\tevent
"""
VERBS = """\
زار\tيزور\tزيارة\tvisit\tvisited\tvisited\t=\tperson\tplace
رحب\tيرحب\tترحيب\twelcome\twelcomed\twelcomed\tب|=\tperson\tevent
أطلق\tيطلق\tإطلاق\tset free\tset free\tset free\tسراح|=\tperson\tperson
ولد\tيولد\tولادة\tbe born\twas born\tbeen born\t-\tperson\t-
"""
SAYING = """\
قال\tيقول\tقول\tsay\tsaid\tsaid\tإن|that\tperson\t-
أصر\tيصر\tإصرار\tinsist\tinsisted\tinsisted\tعلى أن|that\tperson\t-
صرح\tيصرح\tتصريح\tdeclare\tdeclared\tdeclared\tبأن|that\tperson\t-
"""
ADJECTIVES = """\
بارز\tبارزة\tبارزون\tprominent\tperson
آخر\tأخرى\tآخرون\tanother\tperson,place
"""
ADVERBS = """\
past\tأمس\tyesterday
any\tومع ذلك،\tHowever,
"""
VOCABULARY = re.compile(r"[؀-ۿ]+")


def written(folder: Path, **files: str) -> Path:
    grammar = folder / "grammar"
    grammar.mkdir()
    (grammar / "rules.tsv").write_text(files.pop("rules", RULES), encoding="utf-8")
    words = {"nouns": NOUNS, "verbs": VERBS + SAYING, "adjectives": ADJECTIVES, "adverbs": ADVERBS}
    for name, text in (words | files).items():
        (folder / f"{name}-some.tsv").write_text(text, encoding="utf-8")
    return folder


def chance(seed: int = 1) -> Random:
    return Random(seed)  # noqa: S311 - the same each time


def made(folder: Path, count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    lexicon, grammar = read_lexicon(folder), read_grammar(folder / "grammar")
    return Sentences(lexicon, grammar, chance(seed)).pairs(count)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    return list(made(written(tmp_path_factory.mktemp("many")), 8000))


@pytest.fixture
def grammar(folder: Path) -> Grammar:
    return read_grammar(folder / "grammar")


def test_slots_are_filled_alike_on_both_sides(grammar: Grammar) -> None:
    names = {"حلب": "Aleppo", "بيروت": "Beirut", "سامي": "Sami", "عمر": "Omar"}
    for source, target in grammar.expansions("SENT", 200, chance()):
        words, translations = VOCABULARY.findall(source), re.findall(r"\w+", target)
        assert [names[word] for word in words if word in names] == [
            word for word in translations if word in names.values()
        ]


def test_figures_are_the_same_on_both_sides(grammar: Grammar) -> None:
    for source, target in grammar.expansions("SENT", 300, chance()):
        assert re.findall(r"[\d.,]*\d", source.replace(" ألف", ",000")) == re.findall(r"[\d.,]*\d", target)


def test_counted_thousands_are_the_same_number(tmp_path: Path) -> None:
    grammar = read_grammar(written(tmp_path, rules="A\t{N100} كتاب\t{N100} books\n") / "grammar")
    for source, target in grammar.expansions("A", 300, chance()):
        figure = source.removesuffix(" كتاب").replace(" ألف", "000").replace(",", "")
        assert figure == target.split()[0].replace(",", "")
        assert figure.endswith("00")


def test_no_made_person_bears_a_known_name(grammar: Grammar) -> None:
    people = {source for source, _ in grammar.expansions("PERSON_M", 200, chance())}
    assert people == {"سامي حداد", "سامي نجار", "عمر حداد"}


def test_a_grammar_of_known_names_alone_is_told_so(tmp_path: Path) -> None:
    rules = "PERSON_M\tعمر نجار\tOmar Najjar\nLEX\tعمر نجار\tOmar Najjar\n"
    grammar = read_grammar(written(tmp_path, rules=rules) / "grammar")
    with pytest.raises(TrainingError, match="makes nothing of PERSON_M"):
        list(grammar.expansions("PERSON_M", 1, chance()))


def test_rules_that_stand_in_themselves_come_to_an_end(tmp_path: Path) -> None:
    rules = "A\tو{A}\tand {A}\nA\tنعم\tyes\nB\tو{B}\tand {B}\n"
    grammar = read_grammar(written(tmp_path, rules=rules) / "grammar")
    assert ("نعم", "Yes") in set(grammar.expansions("A", 50, chance()))
    with pytest.raises(TrainingError, match="makes nothing of B"):
        list(grammar.expansions("B", 1, chance()))


def test_rules_without_slots_are_given_once_and_as_they_are(grammar: Grammar) -> None:
    assert list(grammar.whole("ORG_F")) == [("اليونسكو", "UNESCO")]
    with pytest.raises(TrainingError, match="no rules of PAIR"):
        list(grammar.whole("PAIR"))


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ("A\tنعم\tyes\nA\tنعم yes\n", "line 2 of rules.tsv"),
        (
            "# a comment\n\nA\t{B}\tyes\nB\tلا\tno\n",
            "other slots in Arabic than in English in line 3 of rules.tsv",
        ),
        ("A\t{B}\t{B}\n", "no rules of B, which others name"),
        ("# nothing\n", "There is no grammar"),
    ],
)
def test_a_wrong_grammar_is_refused(tmp_path: Path, rules: str, told: str) -> None:
    with pytest.raises(TrainingError, match=re.escape(told)):
        read_grammar(written(tmp_path, rules=rules) / "grammar")


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"nouns": "متحف\tm\tمتاحف\tmuseum\tmuseums\n"}, "not 6 full columns in line 1 of nouns-some.tsv"),
        ({"nouns": NOUNS + "متحف\tm\t\tmuseum\tmuseums\tplace\n"}, "line 5 of nouns-some.tsv"),
        ({"nouns": NOUNS.replace("\tf\t", "\tn\t")}, "unknown word, n, in line 2 of nouns-some.tsv"),
        ({"verbs": VERBS.replace("event", "evnet")}, "unknown word, evnet, in line 2 of verbs-some.tsv"),
        ({"verbs": "ولد\tيولد\tولادة\tbe born\twas born\tbeen born\t-\t-\t-\n"}, "no kinds of subjects"),
        ({"adverbs": "future\tغدا\ttomorrow\n"}, "unknown word, future, in line 1 of adverbs-some.tsv"),
        ({"verbs": SAYING}, "There is no lexicon"),
        ({"nouns": ""}, "There is no lexicon"),
    ],
)
def test_a_wrong_lexicon_is_refused(tmp_path: Path, files: dict[str, str], told: str) -> None:
    with pytest.raises(TrainingError, match=re.escape(told)):
        read_lexicon(written(tmp_path, **files))


def test_a_table_that_is_no_text_is_refused(folder: Path) -> None:
    (folder / "nouns-bad.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TrainingError, match=r"nouns-bad\.tsv cannot be read"):
        read_lexicon(folder)


def test_the_same_seed_makes_the_same_sentences(folder: Path) -> None:
    assert list(made(folder, 60)) == list(made(folder, 60))
    assert list(made(folder, 60)) != list(made(folder, 60, seed=2))


def test_as_many_sentences_are_made_as_asked_for_and_each_is_one(folder: Path) -> None:
    pairs = list(made(folder, 500))
    assert len(pairs) == 500
    for source, target in pairs:
        assert re.fullmatch(r"\S+( \S+)*[.؟]", source)
        assert re.fullmatch(r"[A-Z0-9]\S*( \S+)*[.?]", target)
        assert source.endswith("؟") == target.endswith("?")
        assert re.findall(r"\d+", source) == re.findall(r"\d+", target)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("^زار المهندس ", "engineer visited"),
        ("^زار المهندسون ", "engineers visited"),
        ("المهندس[وي]ن زاروا ", "engineers visited"),
        ("المهندس[وي]ن يزورون ", "engineers visit "),
        ("^تزور الطبيبة ", "doctor visits"),
        ("^زارت الطبيبات ", "doctors visited"),
        ("الطبيبات زرن ", "doctors visited"),
        ("^لم يزر المهندس ", "engineer did not visit"),
        ("^ستزور الطبيبة ", "doctor will visit"),
        ("^ولد المهندسون", "engineers were born"),
        ("^متى ولدت الطبيبة", "When was the doctor born"),
        ("^يمكن للمهندسين أن يزوروا ", "engineers can visit"),
    ],
)
def test_verbs_agree_in_both_languages(many: list[tuple[str, str]], arabic: str, english: str) -> None:
    found = [target for source, target in many if re.search(arabic, source)]
    assert found
    assert all(english.lower() in target.lower() for target in found)


def test_what_is_only_plural_in_english_has_plural_words_beside_it(many: list[tuple[str, str]]) -> None:
    targets = [target for _, target in many if "sanctions" in target]
    assert any("these sanctions" in target for target in targets)
    assert not any(re.search(r"\b(this|a) sanctions|^Sanctions (is|was)\b", target) for target in targets)


def test_frames_are_kept(many: list[tuple[str, str]]) -> None:
    for arabic, english in [
        (r"قالت? .*إن ", "said that"),
        (r"أصرت? .*على أن ", "insisted that"),
        (r"صرحت? .*بأن ", "declared that"),
        (r"أطلقت? .*سراح ", "set free"),
        (r"رحبت? .*بالعقوبات", "welcomed"),
    ]:
        found = [target for source, target in many if re.match(arabic, source)]
        assert found
        assert all(english in target for target in found)


def test_sentences_that_begin_with_their_subject_have_it_in_the_nominative(
    many: list[tuple[str, str]],
) -> None:
    sources = [source for source, _ in many]
    assert any(source.startswith("المهندسون ") for source in sources)
    assert not any(source.startswith(("المهندسين ", "مهندسين ")) for source in sources)
    assert any("إن المهندسين " in source for source in sources)
    assert not any("إن المهندسون " in source for source in sources)


def test_what_becomes_of_something_is_in_the_accusative(many: list[tuple[str, str]]) -> None:
    sources = [source for source, _ in many]
    assert any(re.match(r"(كان|أصبح|ظل|ليس) المهندس بارزا", source) for source in sources)
    assert any(re.match(r"(كان|أصبح|ظل|ليس) المهندسون بارزين", source) for source in sources)


def test_a_number_of_things_has_its_tanwin_as_object(many: list[tuple[str, str]]) -> None:
    sources = [source for source, _ in many]
    assert any(re.match(r"زار المهندس عددا (كبيرا )?من المتاحف", source) for source in sources)
    assert not any(re.match(r"زار المهندس عدد ", source) for source in sources)


def test_organisations_agree_by_their_names(tmp_path: Path) -> None:
    rules = RULES.replace("UNESCO", "the armed forces")
    verb = "وصل\tيصل\tوصول\tarrive\tarrived\tarrived\t-\tgroup\t-\n"
    nouns = "شركة\tf\tشركات\tcompany\tcompanies\tgroup\n"
    targets = [target for _, target in made(written(tmp_path, rules=rules, nouns=nouns, verbs=verb), 500)]
    assert any("The armed forces arrive" in target for target in targets)
    assert not any(target.startswith("The armed forces arrives") for target in targets)
    assert any("The World Bank arrives" in target for target in targets)


def test_adjectives_that_stand_before_their_noun_are_left_out(many: list[tuple[str, str]]) -> None:
    assert not any("another" in target for _, target in many)


def test_a_lexicon_of_few_words_is_enough(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        nouns="ماء\tm\t-\twater\t-\tsubstance\n",
        verbs=VERBS.splitlines()[3],
        adjectives="",
        adverbs="",
    )
    assert len(list(made(folder, 50))) == 50
