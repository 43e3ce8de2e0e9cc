"""Numbers spelled out in Arabic and English, independently of what reads them: what the properties are tested by."""

from __future__ import annotations

_MASCULINE = [
    "", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة", "أحد عشر", "اثنا عشر",
    "ثلاثة عشر", "أربعة عشر", "خمسة عشر", "ستة عشر", "سبعة عشر", "ثمانية عشر", "تسعة عشر",
]  # fmt: skip
_FEMININE = [
    "", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع", "عشر", "إحدى عشرة", "اثنتا عشرة",
    "ثلاث عشرة", "أربع عشرة", "خمس عشرة", "ست عشرة", "سبع عشرة", "ثماني عشرة", "تسع عشرة",
]  # fmt: skip
_TENS = ["", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
_HUNDREDS = ["", "", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"]
_MAGNITUDES = [
    (10**12, "تريليون", "تريليونان", "تريليونات"),
    (10**9, "مليار", "ملياران", "مليارات"),
    (10**6, "مليون", "مليونان", "ملايين"),
    (10**3, "ألف", "ألفان", "آلاف"),
]
_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ENGLISH_TENS = "- ten twenty thirty forty fifty sixty seventy eighty ninety"


def in_arabic(value: int, *, feminine: bool = False, oblique: bool = False, old: bool = False) -> str:
    """A number of 1 to 10^15 in words, joined with «و»; ``old`` writes the hundred مائة, apart from its unit."""
    parts: list[str] = []
    for magnitude, one, two, many in _MAGNITUDES:
        count, value = divmod(value, magnitude)
        if count == 1:
            parts.append(one)
        elif count == 2:
            parts.append(two.replace("ان", "ين") if oblique else two)
        elif count:
            noun = many if 3 <= count % 100 <= 10 else one
            parts.append(f"{_below_thousand(count, feminine=False, oblique=oblique, old=old)} {noun}")
    if value:
        parts.append(_below_thousand(value, feminine=feminine, oblique=oblique, old=old))
    return " و".join(parts)


def _below_thousand(value: int, *, feminine: bool, oblique: bool, old: bool) -> str:
    hundreds, rest = divmod(value, 100)
    parts = [_hundreds(hundreds, oblique=oblique, old=old)] if hundreds else []
    if rest:
        parts.append(_below_hundred(rest, feminine=feminine, oblique=oblique))
    return " و".join(parts)


def _hundreds(count: int, *, oblique: bool, old: bool) -> str:
    if count == 1:
        return "مائة" if old else "مئة"
    if count == 2:
        return "مئتين" if oblique else "مئتان"
    return f"{_HUNDREDS[count]} مائة" if old else f"{_HUNDREDS[count]}مئة"


def _below_hundred(value: int, *, feminine: bool, oblique: bool) -> str:
    small = _FEMININE if feminine else _MASCULINE
    if value < 20:
        word = small[value]
        return word.replace("اثنا", "اثني").replace("اثنان", "اثنين") if oblique else word
    tens, unit = divmod(value, 10)
    ten = _TENS[tens] + ("ين" if oblique else "ون")
    return f"{small[unit]} و{ten}" if unit else ten


def in_english(value: int, *, british: bool = False) -> str:
    """A number of 1 to 10^15 in words; ``british`` has *and* after the hundreds."""
    parts: list[str] = []
    for magnitude, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        count, value = divmod(value, magnitude)
        if count:
            parts.append(f"{_english_below_thousand(count, british=british)} {name}")
    if value:
        joined = british and parts and value < 100
        parts.append(("and " if joined else "") + _english_below_thousand(value, british=british))
    return " ".join(parts)


def _english_below_thousand(value: int, *, british: bool) -> str:
    hundreds, rest = divmod(value, 100)
    small, tens = _ENGLISH.split(), _ENGLISH_TENS.split()
    parts = [f"{small[hundreds]} hundred"] if hundreds else []
    if rest:
        word = small[rest] if rest < 20 else tens[rest // 10]
        word += f"-{small[rest % 10]}" if rest > 20 and rest % 10 else ""
        parts.append(("and " if british and hundreds else "") + word)
    return " ".join(parts)
