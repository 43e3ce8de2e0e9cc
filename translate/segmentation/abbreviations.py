"""Abbreviations whose full stop need not end a sentence, as a linguist would list them.

Diacritics and tatweel are left out before anything is compared: write «ه» for «هـ».
A single Arabic letter before a full stop is an abbreviation anyway and needs no entry.
"""

from __future__ import annotations

TITLES = (
    "د",  # دكتور
    "أ",  # أستاذ
    "ا",  # likewise, without hamza
    "أ.د",  # أستاذ دكتور
    "ا.د",
    "م",  # مهندس
    "ش",  # شيخ
)
"""Stand before a name and never end a sentence; listed because «و» may be joined to them."""

NUMBERED = (
    "صص",  # صفحات
    "مج",  # مجلد
    "تلفون",
    "هاتف",
    "فاكس",
    "جوال",
    "رقم",
    "No",
    "no",
    "Nos",
    "pp",
    "Vol",
    "vol",
    "Fig",
    "fig",
)
"""Stand before a number; end a sentence where none follows."""

UNITS = (
    "ه",  # هجرية
    "م",  # ميلادية، متر
    "كم",  # كيلومتر
    "سم",  # سنتيمتر
    "مم",  # مليمتر
    "كغ",  # كيلوغرام
    "كلغ",
    "كجم",
    "غ",  # غرام
    "ر.س",  # ريال سعودي
    "ج.م",  # جنيه مصري
    "د.إ",  # درهم إماراتي
    "د.ك",  # دينار كويتي
    "د.ع",  # دينار عراقي
    "د.أ",  # دينار أردني
    "ل.س",  # ليرة سورية
    "ل.ل",  # ليرة لبنانية
)
"""Stand after a number; end the sentence unless it visibly goes on."""

CLOSING = (
    "إلخ",  # إلى آخره
    "الخ",
    "ق.م",  # قبل الميلاد
    "ب.م",  # بعد الميلاد
    "ش.م.م",  # شركة مساهمة محدودة
    "ش.م.ل",  # شركة مساهمة لبنانية
    "ش.م.ع",  # شركة مساهمة عامة
    "ذ.م.م",  # ذات مسؤولية محدودة
)
"""Stand after what they qualify; end the sentence unless it visibly goes on."""

LATIN_TITLES = (
    "Dr",
    "Mr",
    "Mrs",
    "Ms",
    "Prof",
    "St",
    "Gen",
    "Col",
    "Lt",
    "Capt",
    "Sgt",
    "Maj",
    "Sen",
    "Rep",
    "Gov",
    "Rev",
    "Hon",
    "Pres",
    "Mt",
)
"""Stand before a name; never end a sentence."""

LATIN_OTHERS = (
    "Inc",
    "Ltd",
    "Co",
    "Corp",
    "Jr",
    "Sr",
    "vs",
    "etc",
    "al",
    "Ave",
    "Dept",
    "Univ",
    "Assn",
    "approx",
    "Ph.D",
)
"""End a sentence unless Latin letters or a number follow."""
