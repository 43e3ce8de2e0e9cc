"""Names of months and weekdays: Arabic as written in Egypt, the Levant and the Maghreb; Hijri; English."""

from __future__ import annotations

# Arabic names are folded (``translate.arabic.folded``), those of two words joined by «_»; one line a month.
ARABIC_MONTHS = (
    "يناير جانفي كانون_الثاني كانون_ثاني",
    "فبراير فيفري شباط",
    "مارس اذار",
    "ابريل افريل نيسان",
    "مايو ماي ايار",
    "يونيو يونيه جوان حزيران",
    "يوليو يوليه جويليه يوليوز تموز",
    "اغسطس اوت غشت اب",
    "سبتمبر شتنبر ايلول",
    "اكتوبر تشرين_الاول تشرين_اول",
    "نوفمبر نونبر تشرين_الثاني تشرين_ثاني",
    "ديسمبر دجنبر كانون_الاول كانون_اول",
)
DOUBTFUL_ARABIC_MONTHS = frozenset(("مارس", "ماي", "جوان", "اوت"))
"""Practised, a name, Joan, out."""
HIJRI_MONTHS = (
    "محرم",
    "صفر",
    "ربيع_الاول ربيع_اول",
    "ربيع_الاخر ربيع_الثاني ربيع_ثاني ربيع_اخر",
    "جمادي_الاولي جمادي_الاول جمادي_اول",
    "جمادي_الاخره جمادي_الثانيه جمادي_الاخر جمادي_الثاني",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو_القعده ذي_القعده",
    "ذو_الحجه ذي_الحجه",
)
MONTH_HEADS = frozenset(("كانون", "تشرين", "ربيع", "جمادي", "ذو", "ذي"))
"""The first words of the months of two words."""
ARABIC_WEEKDAYS = (
    "الاثنين الاتنين", "الثلاثاء الثلاثا", "الاربعاء الاربعا", "الخميس", "الجمعه", "السبت", "الاحد",
)  # fmt: skip
ENGLISH_MONTHS = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
DOUBTFUL_ENGLISH_MONTHS = frozenset(["may", "march", "mar", "jan", "jun", "jul", "sep", "dec"])
"""Words and names too: months only beside a number or after a preposition."""
ENGLISH_HIJRI_MONTHS = {
    "muharram": 1, "safar": 2, "rajab": 7, "shaban": 8, "ramadan": 9, "ramadhan": 9, "shawwal": 10,
}  # fmt: skip
ENGLISH_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HIJRI_MONTH_NAMES = (
    "Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Ula", "Jumada al-Thaniya", "Rajab", "Shaban",
    "Ramadan", "Shawwal", "Dhu al-Qadah", "Dhu al-Hijjah",
)  # fmt: skip
