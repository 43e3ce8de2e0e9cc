"""The prompts that news sites put around an article, as data: add a phrase, get a rule.

Phrases are compared without vowel signs, punctuation, case and the spellings of hamza, and only with
whole lines. A *whole* phrase is the line; an *opening* begins it. See ``page.py`` for where they count.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_SPELLINGS = str.maketrans("أإآٱىة", "اااايه")
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_NOT_A_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Topic:
    """What a prompt is about, and the phrases that show it."""

    name: str
    whole: tuple[str, ...]
    openings: tuple[str, ...] = ()
    anywhere: bool = False
    """Whether its phrases are so unmistakable that they count in the middle of an article too."""


TOPICS = (
    Topic(
        "subscription",
        whole=(
            "لم تشترك بعد",
            "اشترك الآن",
            "اشترك معنا",
            "للاشتراك",
            "سجل الآن",
            "تسجيل الدخول",
            "subscribe",
        ),
        openings=(
            "انشئ حساباً خاصاً بك",
            "للاشتراك في النشرة",
            "اشترك في خدمة",
            "هذا المحتوى متاح للمشتركين",
            "هذا المقال متاح للمشتركين",
        ),
    ),
    Topic(
        "newsletter",
        whole=("النشرة البريدية", "نشرتنا البريدية", "النشرة الإخبارية", "newsletter"),
        openings=(
            "اشترك في النشرة",
            "اشترك في نشرتنا",
            "اشتركوا في النشرة",
            "سجل بريدك الإلكتروني",
            "أدخل بريدك الإلكتروني",
        ),
    ),
    Topic(
        "sharing",
        whole=(
            "شارك",
            "شاركها",
            "مشاركة",
            "شارك المقال",
            "شارك الخبر",
            "شارك هذا المقال",
            "شارك هذا الخبر",
            "شارك على فيسبوك",
            "شارك على تويتر",
            "شارك عبر واتساب",
            "انسخ الرابط",
            "نسخ الرابط",
            "طباعة",
            "فيسبوك",
            "تويتر",
            "واتساب",
            "تلغرام",
            "facebook",
            "twitter",
            "whatsapp",
            "telegram",
            "share",
        ),
    ),
    Topic(
        "following",
        whole=("تابعنا", "تابعونا", "follow us"),
        openings=(
            "تابعنا على",
            "تابعونا على",
            "تابعوا آخر الأخبار على",
            "لمتابعة آخر الأخبار عبر",
            "انضم إلى قناتنا",
        ),
    ),
    Topic(
        "related articles",
        whole=("اقرأ أيضا", "اقرأ ايضاً", "إقرأ المزيد", "اقرأ المزيد", "اقرؤوا أيضا", "المزيد من الأخبار"),
        anywhere=True,
    ),
    Topic(
        "related articles",
        whole=(
            "مواضيع ذات صلة",
            "مقالات ذات صلة",
            "أخبار ذات صلة",
            "موضوعات ذات صلة",
            "الأكثر قراءة",
            "الأكثر مشاهدة",
            "قد يعجبك أيضا",
            "related articles",
            "read more",
        ),
        openings=("اقرأ أيضا", "شاهد أيضا"),
    ),
    Topic(
        "comments",
        whole=(
            "تعليقات",
            "التعليقات",
            "لا توجد تعليقات",
            "أضف تعليقا",
            "أضف تعليقك",
            "اترك تعليقا",
            "comments",
        ),
        openings=("لن يتم نشر عنوان بريدك الإلكتروني", "التعليقات المنشورة لا تعبر عن"),
    ),
    Topic(
        "cookies",
        whole=("قبول الكل", "رفض الكل", "سياسة الخصوصية", "accept all"),
        openings=("نستخدم ملفات تعريف الارتباط", "يستخدم هذا الموقع ملفات تعريف الارتباط"),
    ),
    Topic(
        "copyright",
        whole=("حقوق النشر", "كل الحقوق محفوظة", "جميع الحقوق محفوظة"),
        openings=("جميع الحقوق محفوظة", "كل الحقوق محفوظة", "حقوق النشر محفوظة", "حقوق الطبع والنشر محفوظة"),
    ),
)

NETWORKS = (
    *("فيسبوك", "فايسبوك", "تويتر", "إكس", "واتساب", "واتس آب", "تلغرام", "تيليغرام", "انستغرام", "إنستغرام"),
    *("يوتيوب", "لينكد إن", "لينكدإن", "سناب شات", "تيك توك", "ماسنجر", "البريد الإلكتروني"),
    *(
        "facebook",
        "twitter",
        "x",
        "whatsapp",
        "telegram",
        "instagram",
        "youtube",
        "linkedin",
        "tiktok",
        "email",
    ),
)
"""What a share bar consists of."""
SHARE_WORDS = (
    "شارك",
    "شاركنا",
    "شاركها",
    "مشاركة",
    "عبر",
    "على",
    "تابعنا",
    "تابعونا",
    "نسخ الرابط",
    "طباعة",
    "share",
)
"""What may stand in a share bar beside the networks."""
HOME_PAGES = ("الرئيسية", "الصفحة الرئيسية", "home")
"""What a breadcrumb trail begins with."""


def comparable(text: str) -> str:
    """``text`` as phrases and headlines are compared: bare letters and digits, words apart by one space."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    return _NOT_A_WORD.sub(" ", bare.translate(_SPELLINGS).casefold()).strip()
