"""Words in sentences have the forms that a newspaper prints."""

from __future__ import annotations

import pytest

from translate.training.synthesis import arabic_forms, tenses
from translate.training.synthesis.arabic_forms import definite, governing, indefinite, joined
from translate.training.synthesis.arabic_verbs import Agreement, Stem
from translate.training.synthesis.english import looks_plural, tidied
from translate.training.synthesis.english_verbs import EnglishVerb, third_person
from translate.training.synthesis.tenses import Tense
from translate.training.synthesis.words import Adjective

HE, SHE = Agreement(feminine=False), Agreement(feminine=True)
MEN, WOMEN = Agreement(feminine=False, plural=True), Agreement(feminine=True, plural=True)
VISIT = Stem("زار", "يزور")


@pytest.mark.parametrize(
    ("did", "does", "forms"),
    [
        ("زار", "يزور", "زار زارت زاروا زرن"),
        ("كتب", "يكتب", "كتب كتبت كتبوا كتبن"),
        ("بنى", "يبني", "بنى بنت بنوا بنين"),
        ("دعا", "يدعو", "دعا دعت دعوا دعون"),
        ("نسي", "ينسى", "نسي نسيت نسوا نسين"),
        ("أشار", "يشير", "أشار أشارت أشاروا أشرن"),
        ("احتل", "يحتل", "احتل احتلت احتلوا احتللن"),
        ("كان", "يكون", "كان كانت كانوا كن"),
        ("سكن", "يسكن", "سكن سكنت سكنوا سكن"),
        ("ظن", "يظن", "ظن ظنت ظنوا ظنن"),
        ("استمع", "يستمع", "استمع استمعت استمعوا استمعن"),
        ("اتهم", "يتهم", "اتهم اتهمت اتهموا اتهمن"),
    ],
)
def test_the_past_agrees(did: str, does: str, forms: str) -> None:
    assert [Stem(did, does).past(who) for who in (HE, SHE, MEN, WOMEN)] == forms.split()


@pytest.mark.parametrize(
    ("did", "does", "forms"),
    [
        ("زار", "يزور", "يزور تزور يزورون يزرن"),
        ("بنى", "يبني", "يبني تبني يبنون يبنين"),
        ("بقي", "يبقى", "يبقى تبقى يبقون يبقين"),
        ("رد", "يرد", "يرد ترد يردون يرددن"),
    ],
)
def test_the_present_agrees(did: str, does: str, forms: str) -> None:
    assert [Stem(did, does).present(who) for who in (HE, SHE, MEN, WOMEN)] == forms.split()


@pytest.mark.parametrize(
    ("tense", "who", "form"),
    [
        (Tense.NOT_PAST, HE, "لم يزر"),
        (Tense.NOT_PAST, SHE, "لم تزر"),
        (Tense.NOT_PAST, MEN, "لم يزوروا"),
        (Tense.NOT_PAST, WOMEN, "لم يزرن"),
        (Tense.FUTURE, HE, "سيزور"),
        (Tense.FUTURE, MEN, "سيزورون"),
        (Tense.NOT_FUTURE, MEN, "لن يزوروا"),
        (Tense.NOT_PRESENT, MEN, "لا يزورون"),
        (Tense.PERFECT, SHE, "قد زارت"),
        (Tense.PLUPERFECT, MEN, "كانوا قد زاروا"),
    ],
)
def test_a_verb_has_the_form_that_its_particle_asks_for(tense: Tense, who: Agreement, form: str) -> None:
    assert tenses.arabic(VISIT, tense, who) == form


@pytest.mark.parametrize(
    ("did", "does", "form"), [("بنى", "يبني", "يبن"), ("سافر", "يسافر", "يسافر"), ("جاء", "يجيء", "يجئ")]
)
def test_a_weak_letter_goes_behind_lam(did: str, does: str, form: str) -> None:
    assert Stem(did, does).jussive(HE) == form


@pytest.mark.parametrize(
    ("singular", "accusative"),
    [
        ("كتاب", "كتابا"),
        ("حرب", "حربا"),
        ("قانون", "قانونا"),
        ("نبات", "نباتا"),
        ("مساعد", "مساعدا"),
        ("مدينة", "مدينة"),
        ("لقاء", "لقاء"),
        ("مستشفى", "مستشفى"),
        ("شيء", "شيئا"),
        ("تنبؤ", "تنبؤا"),
        ("واد", "واديا"),
        ("التزام", "التزاما"),
        ("استوديو", "استوديو"),
        ("صندوق أسود", "صندوقا أسود"),
        ("تقرير سنوي", "تقريرا سنويا"),
        ("مهاجر غير شرعي", "مهاجرا غير شرعي"),
        ("متنازع عليه", "متنازعا عليه"),
        ("واسع النطاق", "واسع النطاق"),
    ],
)
def test_an_object_has_its_tanwin(singular: str, accusative: str) -> None:
    assert indefinite(singular) == (singular, accusative, singular)


@pytest.mark.parametrize(
    ("plural", "accusative", "genitive"),
    [
        ("مهندسون", "مهندسين", "مهندسين"),
        ("ديون", "ديونا", "ديون"),
        ("رجال", "رجالا", "رجال"),
        ("رسائل", "رسائل", "رسائل"),
        ("قوانين", "قوانين", "قوانين"),
        ("مواد", "مواد", "مواد"),
        ("سيارات", "سيارات", "سيارات"),
        ("منشآت", "منشآت", "منشآت"),
        ("أراض", "أراضي", "أراض"),
        ("ناشطون حقوقيون", "ناشطين حقوقيين", "ناشطين حقوقيين"),
        ("حديثو الولادة", "حديثي الولادة", "حديثي الولادة"),
    ],
)
def test_a_plural_has_its_cases(plural: str, accusative: str, genitive: str) -> None:
    assert indefinite(plural, plural=True) == (plural, accusative, genitive)


@pytest.mark.parametrize(
    ("phrase", "with_article"),
    [
        ("كتاب", "الكتاب"),
        ("التزام", "الالتزام"),
        ("تقرير سنوي", "التقرير السنوي"),
        ("غير رسمي", "غير الرسمي"),
        ("مهاجر غير شرعي", "المهاجر غير الشرعي"),
        ("واسع النطاق", "الواسع النطاق"),
        ("مضاد للطائرات", "المضاد للطائرات"),
        ("صاروخ باليستي", "الصاروخ الباليستي"),
        ("واد", "الوادي"),
    ],
)
def test_the_article_stands_where_it_belongs(phrase: str, with_article: str) -> None:
    assert definite(phrase) == with_article


def test_a_sound_plural_before_its_owner_loses_its_last_letter() -> None:
    assert governing("مزارعون", "القرية", plural=True) == ("مزارعو القرية", "مزارعي القرية", "مزارعي القرية")
    assert set(governing("ديون", "الدولة", plural=True)) == {"ديون الدولة"}
    assert set(governing("قانون", "الدولة")) == {"قانون الدولة"}
    assert set(governing("واد", "الملوك")) == {"وادي الملوك"}


def test_particles_are_written_as_they_are_printed() -> None:
    assert joined("ل", "الوزير") == "للوزير"
    assert joined("ب", "الوزير") == "بالوزير"
    assert joined("على", "الوزير") == "على الوزير"
    assert joined("ب", "50 سائقا") == "بـ50 سائقا"


def test_cases_are_kept_apart_where_words_are_put_together() -> None:
    some = indefinite("مهندسون", plural=True).then(indefinite("جدد", plural=True))
    assert some == ("مهندسون جدد", "مهندسين جددا", "مهندسين جدد")
    assert some.definite() == ("المهندسون الجدد", "المهندسين الجدد", "المهندسين الجدد")
    assert isinstance(some.behind("هؤلاء"), arabic_forms.Cases)
    assert some.definite().behind("هؤلاء").nominative == "هؤلاء المهندسون الجدد"


@pytest.mark.parametrize(("noun", "form"), [(HE, "بارز"), (SHE, "بارزة"), (MEN, "بارزون"), (WOMEN, "بارزات")])
def test_an_adjective_agrees(noun: Agreement, form: str) -> None:
    cases = Adjective("بارز", "بارزة", "بارزون", "prominent", ("person",)).agreeing(noun)
    assert cases
    assert cases.nominative == form


def test_an_adjective_without_a_plural_goes_with_no_men() -> None:
    adjective = Adjective("ذري", "ذرية", "-", "atomic", ("thing",))
    assert adjective.agreeing(MEN) is None
    assert adjective.agreeing(SHE)


@pytest.mark.parametrize(
    ("base", "form"),
    [
        ("visit", "visits"),
        ("carry out", "carries out"),
        ("play", "plays"),
        ("reach", "reaches"),
        ("go", "goes"),
        ("have", "has"),
    ],
)
def test_the_third_person_of_english(base: str, form: str) -> None:
    assert third_person(base) == form


@pytest.mark.parametrize(
    ("base", "past", "form"),
    [
        ("visit", "visited", "visiting"),
        ("write", "wrote", "writing"),
        ("run away", "ran away", "running away"),
        ("open", "opened", "opening"),
        ("control", "controlled", "controlling"),
        ("travel", "traveled", "traveling"),
        ("begin", "began", "beginning"),
        ("tie", "tied", "tying"),
        ("flee", "fled", "fleeing"),
        ("fix", "fixed", "fixing"),
        ("be born", "was born", "being born"),
    ],
)
def test_the_verbal_noun_of_english(base: str, past: str, form: str) -> None:
    assert EnglishVerb(base, past, past).ing() == form


def test_to_be_is_no_verb_like_others() -> None:
    born = EnglishVerb("be born", "was born", "been born")
    assert [born.finite(tense, plural=True) for tense in Tense] == [
        "were born", "are born", "will be born", "have been born", "had been born", "were not born",
        "are not born", "will not be born",
    ]  # fmt: skip
    assert born.asked(Tense.PAST, "the man", plural=False) == "was the man born"


def test_other_verbs_are_negated_and_asked_with_do() -> None:
    see = EnglishVerb("see", "saw", "seen")
    assert [see.finite(tense, plural=False) for tense in Tense] == [
        "saw", "sees", "will see", "has seen", "had seen", "did not see", "does not see", "will not see",
    ]  # fmt: skip
    assert see.asked(Tense.PRESENT, "the men", plural=True) == "do the men see"


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("hepatitis-a is in Shi'a areas", "Hepatitis-a is in Shi'a areas"),
        ("a old man saw a European.", "An old man saw a European."),
        ("a university in a hour", "A university in an hour"),
        ("a unidentified UN man, a NGO and a NATO base", "An unidentified UN man, an NGO and a NATO base"),
        ("the the Netherlands  won 8 games", "The Netherlands won 8 games"),
        ("vitamin A is a 80% cure", "Vitamin A is an 80% cure"),
        ("“a army”", "“An army”"),
    ],
)
def test_english_is_tidied(text: str, tidy: str) -> None:
    assert tidied(text) == tidy


@pytest.mark.parametrize("noun", ["police", "economic sanctions", "X-rays", "scissors"])
def test_some_nouns_are_always_plural(noun: str) -> None:
    assert looks_plural(noun)


@pytest.mark.parametrize("noun", ["politics", "glass", "status", "diabetes", "natural gas", "water", "chaos"])
def test_others_only_look_so(noun: str) -> None:
    assert not looks_plural(noun)
