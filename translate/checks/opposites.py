"""Words that become their opposite: a north of the Arabic that is a south in the English, a rise that is a fall."""

from __future__ import annotations

from collections.abc import Iterator

from translate.checks.closed_sets import ClosedSet, Member
from translate.units import Finding, Severity, TranslationUnit


def _words(patterns: str) -> str:
    """A pattern of any of some words; a star stands for how one goes on: ``kill*``."""
    either = "|".join(patterns.split()).replace("*", r"\w*")
    return rf"\b(?:{either})\b"


def _direction(name: str) -> str:
    """A pattern of a direction, also as the second one of two: southeast."""
    return rf"(?:\b|(?<=north)|(?<=south)){name}\w*"


_SETS = (
    ClosedSet(
        {
            "north": Member("شمال شمالا شمالي شمالية شمالها شماله", _direction("north")),
            "south": Member("جنوب جنوبا جنوبي جنوبية جنوبها جنوبه", _direction("south")),
        }
    ),
    ClosedSet(
        {
            "east": Member(
                "شرق شرقا شرقي شرقية شرقها شرقه", _direction("east"), loosely=_words("orient* Levant*")
            ),
            "west": Member(
                "غرب غربا غربي غربية غربها غربه غربيون غربيين",
                _direction("west"),
                loosely=_words("occident*"),
            ),
        }
    ),
    ClosedSet(
        {
            "killed": Member(
                "قتل قتلت قتلوا مقتل قتلى قتيل قتيلا مصرع مصرعهم مصرعه وفاة وفاته وفيات توفي توفيت",
                _words("kill killed killing kills death deaths died dead"),
                loosely=_words(
                    "murder* assassinat* slain fatal* lives casualt* victim* die dies dying execut* "
                    "deadl* slaught* massacre* homicid* manslaughter shot"
                ),
            ),
            "wounded": Member(
                "جرح جرحت جرحوا جريح جريحا جرحى أصيب أصيبت أصيبوا إصابة إصابات إصابتهم",
                _words("wound wounded wounding wounds injured injury injuries injuring"),
                loosely=_words(
                    "hurt* infect* casualt* case cases scar* hit afflict* suffer* affect* stri* "
                    "struck contract* trauma* diagnos* damage* patient* cut had got develop* disease "
                    "expos* sick* ill illness shot scor*"
                ),
            ),
        }
    ),
    ClosedSet(
        {
            "up": Member(
                "ارتفع ارتفعت ارتفاع ارتفاعا يرتفع ترتفع زاد زادت زيادة ازداد ازدادت ازدياد تزايد صعد "
                "صعدت صعود صعودا نما نمت نمو نموا قفز قفزت",
                _words(
                    "rise rises rising risen rose increase increased increases increasing climbed "
                    "grew grown soared surged"
                ),
                loosely=_words(
                    "climb* high* up* jump* grow* surg* soar* rais* gain* more mount* elevat* boost* "
                    "height* extra exce* over great* ascen* add* expan* doubl* large* escalat* "
                    "strengthen* develop* inflat* top* leap* board* tall*"
                ),
            ),
            "down": Member(
                "انخفض انخفضت انخفاض انخفاضا ينخفض تنخفض تراجع تراجعت تراجعا هبط هبطت هبوط هبوطا "
                "انكمش انكماش تدنى تدني خفض خفضت",
                _words(
                    "fall falls fell fallen falling dropped decline declined declines declining "
                    "decrease decreased decreases decreasing plunged slumped reduced reduces "
                    "reduction"
                ),
                loosely=_words(
                    "drop* down* low* reduc* plung* slump* slid* retreat* sank sunk less* shrink* "
                    "shrank shrunk cut* dip* short* slip* los* weak* diminish* fewer land* back* "
                    "regress* declin* contract* degrad* deteriorat* subsid* recess* withdr* descen* "
                    "depress* reced* ebb* poor* deflat* small* dwindl* collaps*"
                ),
            ),
        }
    ),
    ClosedSet(
        {
            "export": Member(
                "صادرات صادراتها صادراته تصدير", _words("export*"), loosely=_words("issu* ship* top*")
            ),
            "import": Member(
                "واردات وارداتها وارداته استيراد",
                _words("import imports imported importing importer importers"),
            ),
        }
    ),
    ClosedSet(
        {
            "buy": Member(
                "اشترى اشترت يشتري تشتري شراء",
                _words("buy buys buying buyer buyers bought purchas*"),
                loosely=_words("acqui* shop* procur* pick*"),
            ),
            "sell": Member(
                "باع باعت يبيع تبيع بيع مبيعات",
                _words("sell sells sold selling sale sales seller sellers"),
                loosely=_words("auction* vend* market* retail* commer* trad* shop*"),
            ),
        }
    ),
)


def check(unit: TranslationUnit) -> Iterator[Finding]:
    """Tell of a word that only the Arabic has, where only the English has its opposite."""
    for opposites in _SETS:
        yield from opposites.findings(unit, "opposites", "The English may say the opposite", Severity.WARNING)
