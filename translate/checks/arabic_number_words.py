"""The number words of Arabic, with every gender, case, spelling and joined particle.

Keys are folded (``translate.arabic.folded``): أ إ آ are ا, ة is ه, ى and ئ are ي.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from translate.checks.calendar_names import (
    ARABIC_MONTHS,
    ARABIC_WEEKDAYS,
    DOUBTFUL_ARABIC_MONTHS,
    HIJRI_MONTHS,
)
from translate.checks.number_words import NumberWord, Role

_UNITS = (
    "واحد واحده واحدا", "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي ثنتان ثنتين اتنين", "ثلاث ثلاثه ثلاثا",
    "اربع اربعه اربعا", "خمس خمسه خمسا", "ست سته ستا", "سبع سبعه سبعا", "ثمان ثماني ثمانيه ثمانيا تمانيه",
    "تسع تسعه تسعا",
)  # fmt: skip
_ORDINALS = (
    "اول اولي", "ثاني ثانيه ثان", "ثالث ثالثه", "رابع رابعه", "خامس خامسه", "سادس سادسه", "سابع سابعه",
    "ثامن ثامنه", "تاسع تاسعه",
)  # fmt: skip
_TENS = "عشر ثلاث اربع خمس ست سبع ثمان تسع"
_HUNDRED_ENDS = "ميه مايه"
_MAGNITUDES = {
    10**3: ("الف", "الفان الفين الفي", "الاف الافا"),
    10**6: ("مليون", "مليونان مليونين مليوني", "ملايين"),
    10**9: ("مليار بليون", "ملياران مليارين ملياري بليونان بليونين بليوني", "مليارات بلايين"),
    10**12: ("تريليون ترليون", "تريليونان تريليونين تريليوني ترليونين", "تريليونات ترليونات"),
}
_PARTS = {
    Fraction(1, 2): "نصف نصفا", Fraction(1, 3): "ثلث", Fraction(1, 4): "ربع ربعا", Fraction(1, 6): "سدس",
    Fraction(2, 3): "ثلثان ثلثين ثلثا ثلثي",
}  # fmt: skip
_PLURAL_PARTS = {
    3: "اثلاث", 4: "ارباع", 5: "اخماس", 6: "اسداس", 7: "اسباع", 8: "اثمان", 9: "اتساع", 10: "اعشار",
}  # fmt: skip
_MULTIPLES = {
    2: "مرتين مرتان ضعف ضعفي ضعفين ضعفا زوج زوجان زوجين كلا كلتا كلي كلاهما كليهما مثني ثنائي ثنائيه عامان عامين "
       "سنتين سنتان يومين يومان شهرين شهران اسبوعين اسبوعان ساعتين ساعتان دقيقتين دقيقتان",
    3: "ثلاثي ثلاثيه", 4: "رباعي رباعيه", 5: "خماسي خماسيه", 6: "سداسي سداسيه", 9: "تساعي تساعيه",
    7: "سباعي سباعيه اسبوع اسبوعا اسبوعيا", 20: "عقدان عقدين عقدي", 200: "قرنان قرنين",
}  # fmt: skip
_SCALES = {
    10: ("عقد عقدا", "عقود"),
    100: ("قرن قرنا", "قرون"),
    12: ("دزينه", "دزينات"),
    1000: ("الفيه", "الفيات"),
}
_SIGNS = {
    Role.MONTH_SIGN: "شهر شهري", Role.CENTURY_SIGN: "القرن القرنين القرنان والقرن بالقرن للقرن",
    Role.CLOCK_SIGN: "الساعه والساعه بالساعه للساعه", Role.LESS: "الا", Role.AND: "و",
}  # fmt: skip
_DEFINITE = ("ال", "بال", "لل", "كال", "فال", "وبال", "ولل")
_PARTICLES = ("ب", "ل", "ك", "ف", "وب", "ول", "فب")
_OTHER_WORDS = frozenset(("لست", "فلست", "ولست", "كميه", "وكميه", "فالف"))
"""I am not, quantity, and he wrote: what a particle before a number would be spelled like."""
_ALSO_NAMES = {"وست": 6, "وستا": 6, "ستا": 6, "ستون": 60}
"""West, Vesta, Stone: no counterpart must be found for them alone."""


def _base_words() -> Iterator[tuple[str, NumberWord]]:
    yield from _small_words()
    yield from _large_words()
    for part, spellings in _PARTS.items():
        yield from _each(_with_pronouns(spellings), NumberWord(Role.PART, part))
    for below, spelling in _PLURAL_PARTS.items():
        yield from _each(_with_pronouns(spelling), NumberWord(Role.PARTS, Fraction(1, below)))
    for value, (one, many) in _SCALES.items():
        yield from _each(one, NumberWord(Role.SCALE, value))
        yield from _each(many, NumberWord(Role.SCALE, value, doubtful=True))
    for value, spellings in _MULTIPLES.items():
        yield from _each(spellings, NumberWord(Role.MULTIPLE, value))


def _with_pronouns(spellings: str) -> str:
    """Parts of something take the pronoun that stands for it: «ثلاثة أرباعهم»."""
    return " ".join(
        spelling + pronoun for spelling in spellings.split() for pronoun in ("", "ه", "ها", "هم", "هن", "نا")
    )


def _small_words() -> Iterator[tuple[str, NumberWord]]:
    for value, spellings in enumerate(_UNITS, start=1):
        yield from _each(spellings, NumberWord(Role.UNIT, value))
    for value, spellings in enumerate(_ORDINALS, start=1):
        adverb = spellings.split()[0] + "ا"
        yield from _each(f"{spellings} {adverb}", NumberWord(Role.UNIT, value, ordinal=True))
    yield from _each("حادي حاديه", NumberWord(Role.UNIT, 1, ordinal=True, doubtful=True))
    yield from _each("احد احدي", NumberWord(Role.UNIT, 1, doubtful=True))
    yield from _each("عشر عشره", NumberWord(Role.TEN, 10))
    yield from _each("عاشر عاشره", NumberWord(Role.TEN, 10, ordinal=True))
    for value, stem in enumerate(_TENS.split(), start=2):
        yield from _each(f"{stem}ون {stem}ين", NumberWord(Role.TENS, 10 * value))
        decade = " ".join(stem + end for end in ("ينيات", "ينات", "ينيه"))
        yield from _each(decade, NumberWord(Role.DECADE, 10 * value))


def _large_words() -> Iterator[tuple[str, NumberWord]]:
    yield from _each(_HUNDRED_ENDS, NumberWord(Role.HUNDRED, 100))
    yield from _each("ميتان ميتين ميتا ميتي مايتان مايتين مايتا مايتي", NumberWord(Role.HUNDREDS, 200))
    for value, stem in enumerate(["ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "ثماني", "تسع"]):
        hundreds = 100 * (value + 3 - (value > 5))  # noqa: PLR2004 - the two spellings of eight share a value
        yield from _each(
            " ".join(stem + end for end in _HUNDRED_ENDS.split()), NumberWord(Role.HUNDREDS, hundreds)
        )
    for value, (singular, dual, plural) in _MAGNITUDES.items():
        yield from _each(singular, NumberWord(Role.MAGNITUDE, value))
        perhaps_dual = " ".join(spelling + "ا" for spelling in singular.split())
        yield from _each(perhaps_dual, NumberWord(Role.MAGNITUDE, value, doubtful=True))
        yield from _each(dual, NumberWord(Role.TWO_MAGNITUDES, value))
        yield from _each(plural, NumberWord(Role.MAGNITUDES, value))


def _each(spellings: str, word: NumberWord) -> Iterator[tuple[str, NumberWord]]:
    return ((spelling, word) for spelling in spellings.split())


def _with_particles(spelling: str, word: NumberWord) -> Iterator[tuple[str, NumberWord]]:
    def but(*, joined: bool = False, definite: bool = False) -> NumberWord:
        return NumberWord(word.role, word.value, joined, definite, word.ordinal, word.doubtful)

    yield from ((particle + spelling, but()) for particle in _PARTICLES)
    yield "و" + spelling, but(joined=True)
    if word.role is Role.TWO_MAGNITUDES and spelling.endswith("ي"):
        return  # a dual before its noun takes no article: «الألفي» is an adjective, millennial
    yield from ((article + spelling, but(definite=True)) for article in _DEFINITE)
    yield "وال" + spelling, but(joined=True, definite=True)


def _calendar_words() -> Iterator[tuple[str, NumberWord]]:
    for value, spellings in enumerate(ARABIC_MONTHS, start=1):
        for spelling in spellings.split():
            yield spelling, NumberWord(Role.MONTH, value, doubtful=spelling in DOUBTFUL_ARABIC_MONTHS)
    for value, spellings in enumerate(HIJRI_MONTHS, start=1):
        yield from _each(spellings, NumberWord(Role.HIJRI_MONTH, value, doubtful=True))


def _all_words() -> dict[str, NumberWord]:
    base = list(_base_words())
    found: dict[str, NumberWord] = {}
    for spelling, word in base:
        found.update(
            (key, entry) for key, entry in _with_particles(spelling, word) if key not in _OTHER_WORDS
        )
    for spelling, word in _calendar_words():
        found.update((particle + spelling, word) for particle in ("و", "ب", "ل", ""))
    found.update(base)
    # «وأحد عشر» is *and eleven*; folded, «وأحد» would be «واحد», one: the one key that keeps its hamza.
    found["وأحد"] = NumberWord(Role.UNIT, 1, joined=True, doubtful=True)
    for spelling, value in _ALSO_NAMES.items():
        role = Role.UNIT if value < 10 else Role.TENS  # noqa: PLR2004 - units are below ten
        found[spelling] = NumberWord(role, value, joined=spelling[0] == "و", doubtful=True)
    for role, spellings in _SIGNS.items():
        found.update(_each(spellings, NumberWord(role)))
    for value, spellings in enumerate(ARABIC_WEEKDAYS, start=1):
        for spelling in spellings.split():
            found.update((particle + spelling, NumberWord(Role.WEEKDAY, value)) for particle in ("", "و"))
    return found


WORDS = _all_words()
"""Every form by its folded spelling; two-word months have their words joined by ``_``."""
PERCENT = frozenset(["بالميه", "بالمايه"])
"""Per cent in one word."""
HUNDREDTHS = frozenset(["الميه", "المايه", "ميه", "مايه"])
"""Per cent after في."""
