"""Measures and parts that change: kilometers of the Arabic that are miles in the English, a third that is a half."""

from __future__ import annotations

from collections.abc import Iterator

from translate.checks.closed_sets import ClosedSet, Member
from translate.units import Finding, Severity, TranslationUnit

# Short forms only after a figure: "m" is also a month's, «كم» asks how many.
_LENGTHS = ClosedSet(
    {
        "kilometer": Member(
            "كيلومتر كيلومترا كيلومتران كيلومترين كيلومترات كلم",
            r"\bkilomet(?:er|re)s?\b|(?<=\d)[ -]?km\b|\bkm/h\b|\bkph\b",
            counted="كم كيلو",
        ),
        "meter": Member("متر مترا متران مترين امتار", r"\bmet(?:er|re)s?\b|(?<=\d)[ -]?m\b"),
        "centimeter": Member(
            "سنتيمتر سنتيمترا سنتيمترات سنتمتر سنتمترا سنتمترات",
            r"\bcentimet(?:er|re)s?\b|(?<=\d)[ -]?cm\b",
            counted="سم",
        ),
        "millimeter": Member(
            "مليمتر مليمترا مليمترات ميليمتر ميليمترا ميليمترات ملم",
            r"\bmillimet(?:er|re)s?\b|(?<=\d)[ -]?mm\b",
            counted="مم",
        ),
        "mile": Member("ميلان ميلين أميال", r"\bmiles?\b|\bmph\b", counted="ميل ميلا"),
        "foot": Member("", r"\bfeet\b|(?<=\d)[ -]?(?:foot|ft)\b", counted="قدم قدما قدمان قدمين أقدام"),
        "inch": Member("بوصه بوصتان بوصتين بوصات انش انشات", r"\binch(?:es)?\b"),
    }
)
_TON = Member("طن طنا طنان طنين أطنان", r"\btons?\b|\btonnes?\b")
"""Of wheat it is a weight, of oil it stands beside barrels."""
_WEIGHTS = ClosedSet(
    {
        "kilogram": Member(
            "كيلوغرام كيلوغراما كيلوغرامات كيلوجرام كيلوجراما كيلوجرامات كيلو كغ كغم كلغ كجم",
            r"\bkilo(?:gram)?s?\b|(?<=\d)[ -]?kgs?\b",
        ),
        "gram": Member("غرام غراما غرامات جرام جراما جرامات", r"\bgrams?\b|(?<=\d)[ -]?g\b"),
        "ton": _TON,
        "pound": Member("رطل رطلا رطلان رطلين ارطال", r"\blbs?\b"),
        "ounce": Member("اونصه اونصتان اونصتين اونصات اوقيه", r"\bounces?\b"),
    }
)
_AMOUNTS = ClosedSet(
    {
        "liter": Member("لتر لترا لتران لترين لترات ليتر ليترا ليترات", r"\blit(?:er|re)s?\b"),
        "gallon": Member("غالون غالونا غالونات جالون جالونا جالونات", r"\bgallons?\b"),
        "barrel": Member("برميل برميلا برميلان برميلين براميل", r"\bbarrels?\b|\bbpd\b"),
        "ton": _TON,
    }
)
_AREAS = ClosedSet(
    {
        "hectare": Member("هكتار هكتارا هكتاران هكتارين هكتارات", r"\bhectares?\b"),
        "acre": Member("فدان فدانا فدانان فدانين افدنه", r"\bacres?\b|\bfeddans?\b"),
        "dunam": Member("دونم دونما دونمان دونمين دونمات", r"\bdunums?\b|\bdunams?\b"),
        "kilometer": Member("كيلومتر كيلومترا كيلومترات كم كلم", r"\bkilomet(?:er|re)s?\b|\bkm\b"),
    }
)
_TEMPERATURES = ClosedSet(
    {
        "celsius": Member("مئويه سلسيوس", r"\bCelsius\b|°\s?C\b|\bcentigrade\b"),
        "fahrenheit": Member("فهرنهايت", r"\bFahrenheit\b|°\s?F\b"),
    }
)
# Spans of time only where they are counted: «اليوم» is today, «عام» stands before a year, «عقد» is a contract.
_COUNTED = r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few))[ -]"
_DURATIONS = ClosedSet(
    {
        "second": Member("ثانيتان ثانيتين ثوان ثواني", rf"{_COUNTED}seconds?\b", counted="ثانية"),
        "minute": Member("دقيقتان دقيقتين دقائق", rf"{_COUNTED}minutes?\b", counted="دقيقة"),
        "hour": Member("ساعتان ساعتين ساعات", rf"{_COUNTED}hours?\b", counted="ساعة ساعتي"),
        "day": Member("يومان يومين أيام أياما", rf"{_COUNTED}days?\b", counted="يوم يوما يومي"),
        "week": Member("أسبوعان أسبوعين أسابيع", rf"{_COUNTED}weeks?\b", counted="أسبوع أسبوعا أسبوعي"),
        "month": Member("شهران شهرين أشهر شهور", rf"{_COUNTED}months?\b", counted="شهر شهرا شهري"),
        "year": Member(
            "سنتان سنتين سنوات سنين عامان عامين أعوام", rf"{_COUNTED}years?\b", counted="سنة عام عاما عامي"
        ),
        "decade": Member("عقدان عقدين", rf"{_COUNTED}decades?\b", counted="عقد عقدا عقود"),
        "century": Member("قرنان قرنين قرون", rf"{_COUNTED}centur(?:y|ies)\b", counted="قرن قرنا"),
    }
)
_PARTS = ClosedSet(
    {
        "half": Member(
            "نصف نصفا نصفهم نصفها نصفه نصفي",
            r"\bhal(?:f|ves)\b",
            loosely=r"\bhalv\w+|\bmid\w*|\bsemi\w*|\bhemi\w*|\bbi\w+|[:.]?\b(?:5|30|50)\b|\bfifty\b|\bthirty\b|½",
        ),
        "third": Member("ثلث ثلثهم ثلثها ثلثه", r"\b(?:a|one|the)[ -]third\b", loosely=r"\bthirds?\b|\b33\b"),
        "thirds": Member("ثلثا ثلثي ثلثان ثلثين", r"\btwo[ -]thirds\b", loosely=r"\bthirds\b|\b6[67]\b"),
        "quarter": Member(
            "ربع ربعا ربعهم ربعها ربعه",
            r"\b(?:a|one)[ -](?:quarter|fourth)\b",
            loosely=r"\bquarter\w*|\bfourth\b|\b(?:15|25|45)\b",
        ),
        "quarters": Member(
            "أرباع", r"\bthree[ -](?:quarters|fourths)\b", loosely=r"\bquarters\b|\b(?:45|75)\b"
        ),
    }
)
_MEASURES = (_LENGTHS, _WEIGHTS, _AMOUNTS, _AREAS, _TEMPERATURES, _DURATIONS)


def check(unit: TranslationUnit) -> Iterator[Finding]:
    """Tell of a measure or a part that only the Arabic has, where only the English has another of its kind."""
    for kind in _MEASURES:
        yield from kind.findings(unit, "measures", "The measure is another one", Severity.CRITICAL)
    yield from _PARTS.findings(unit, "measures", "The part is another one", Severity.CRITICAL)
