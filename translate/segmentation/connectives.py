"""Words that open or continue a clause of Arabic news prose, and how strongly they divide a sentence.

The texts are bare (no diacritics, no tatweel); strengths only matter relative to one another.
"""

from __future__ import annotations

from dataclasses import dataclass

REPORTING_VERBS = (
    "قال|قالت|قالوا|يقول|تقول|أضاف|أضافت|يضيف|تضيف|أوضح|أوضحت|يوضح|توضح|أكد|أكدت|أكدوا|يؤكد|تؤكد|ذكر|ذكرت"
    "|تابع|تابعت|يتابع|صرح|صرحت|كتب|كتبت|أعلن|أعلنت|علق|علقت|أشار|أشارت|رأى|رأت|اعتبر|اعتبرت|شدد|شددت"
    "|بين|بينت|لفت|لفتت|نقل|نقلت|أفاد|أفادت|أردف|أردفت|استطرد|استدرك|استدركت|ختم|ختمت|اختتم|اختتمت"
    "|سأل|سألت|تساءل|تساءلت|أجاب|أجابت|رد|ردت|صاح|صاحت|هتف|هتفت|زعم|زعمت|نفى|نفت|حذر|حذرت|دعا|دعت"
    "|طالب|طالبت|وصف|وصفت|كشف|كشفت|أبلغ|أبلغت|همس|همست|تمتم|تمتمت|صرخ|صرخت|نادى|نادت|أقسم|أقسمت|اعترف|اعترفت"
    "|أصر|أصرت|يشير|تشير|يرى|ترى|يعتبر|تعتبر|لاحظ|لاحظت|رجح|رجحت|روى|روت|يروي|تروي|حكى|حكت|تحكي|يحكي"
)
"""Verbs of saying, as they stand before or after what is said."""

CLINGING = (
    "في|من|إلى|الى|على|عن|مع|عند|لدى|منذ|خلال|بين|حول|ضد|دون|بعد|قبل|أمام|تحت|فوق|نحو|عبر|وفق|بحسب|حسب|حوالي|حوالى|قرابة|زهاء"
    "|نحو|أكثر|أقل|أن|إن|أنه|إنه|أنها|إنها|بأن|لأن|التي|الذي|الذين|لم|لن|لا|ما|قد|سوف|هو|هي|هذا|هذه|ذلك|تلك|كل|كان|كانت|أو|ثم|لكن|كما|حيث|إذ"
    "|بعض|جميع|كافة|غير|عدة|أي|أحد|إحدى|ذات|و|بينما|فيما|حتى|أول|ثاني|قبل|إذا|لو|يا|منهم|مثل|عدا|سوى|ضمن|داخل|خارج|قرب|شرق|غرب|شمال|جنوب"
    "|الرئيس|الوزير|السيد|السيدة|الدكتور|الشيخ|الملك|الأمير|اللواء|العميد|العقيد|الجنرال"
)
"""Words that need what follows them; a sentence is not divided after one."""


@dataclass(frozen=True, slots=True)
class Connective:
    """Words with which a clause may begin."""

    name: str
    """Goes into the boundary's rule: ``clause:`` and the name."""
    words: str
    """Regular expression of whole words at the clause's beginning."""
    strength: float
    """How good a division before it is; a comma before it adds to that."""


COORDINATION = Connective("و", r"و\w{3,}", 1)
"""Any word with «and», most often a noun."""

CONNECTIVES = (
    Connective("و", f"و(?:{REPORTING_VERBS})", 6),
    Connective("و", "وأن|وأنه|وأنها|وأنهم|وأننا|وإن|وإنه|وإنها", 5),
    Connective("فيما", "فيما", 5.5),
    Connective("بينما", "بينما", 5.5),
    Connective("في حين", "في حين", 5.5),
    Connective("في الوقت", "(?:هذا )?في الوقت (?:الذي|نفسه|ذاته)", 5),
    Connective("لكن", "و?لكن(?:ه|ها|هم|نا)?", 5),
    Connective("غير أن", "(?:غير|إلا|بيد|على) أن(?:ه|ها|هم|نا)?", 5),
    Connective("كما", "كما", 4.5),
    Connective("حيث", "حيث", 4.5),
    Connective("إذ", "إذ", 4.5),
    Connective("الأمر الذي", "الأمر الذي", 4.5),
    Connective("مما", "مما", 4.5),
    Connective("وذلك", "وذلك", 4.5),
    Connective(
        "حال",
        "و?(?:مشير|مؤكد|موضح|مضيف|معتبر|لافت|منوه|مبين|محذر|داعي|مطالب|معرب|مشدد|متهم|نافي|معلن|قائل|مذكر|كاشف)"
        "(?:ا|ة|ين)",
        4.5,
    ),
    Connective(
        "و",
        "ولم|ولن|ولا|وقد|ولقد|وكان|وكانت|وكانوا|وهو|وهي|وهم|وما|وليس|وليست|وبعد|وقبل|وهناك"
        "|وكيف|ولماذا|وأين|ومتى|وسوف|وهذا|وهذه|وتم|ويتم|وبات|وأصبح|وأصبحت|وجاء|وجاءت|ومنذ|وخلال|ورغم|وبحسب|ووفق",
        4,
    ),
    Connective("لأن", "لأن(?:ه|ها|هم|نا)?", 4),
    Connective("بعد أن", "بعد أن|بعدما", 4),
    Connective("قبل أن", "قبل أن|قبيل أن", 4),
    Connective("رغم", "رغم|على الرغم|برغم", 3.5),
    Connective("إضافة", "إضافة إلى|بالإضافة إلى|فضلا عن|إلى جانب|علاوة على", 3.5),
    Connective("خصوصا", "خصوصا|خاصة|لا سيما|ولا سيما|لاسيما", 3.5),
    Connective("عندما", "عندما|حين|حينما|إثر|عقب", 3),
    Connective("من أجل", "من أجل|بهدف|بغية|لكي|كي|بسبب|نتيجة", 3),
    # Verbs: perfect with ت (no plural in ات), perfect and imperfect with وا and ون, future, imperfect with ي.
    Connective("و", r"و\w{2,}(?!ا)\wت|و\w{3,}وا|وس[يت]\w{3,}|وي\w{3,}", 2.5),
    Connective("و", "ومن|وفي|ومع|وعلى|وإلى|وعن|وحتى", 2.5),
    Connective("و", "وفي(?:ه|ها|هم|هما)|ومن(?:ه|ها|هم)|وبين(?:ها|هم)|وعلي(?:ه|ها|هم)|ومع(?:ه|ها|هم)", 2.5),
    Connective("فإن", "فإن(?:ه|ها|هم)?", 2.5),
    Connective("بعد", "بعد|قبل|منذ|خلال|وسط|ضمن", 2.5),
    Connective("ثم", "ثم|أو|أم|بل|سواء|إما|مقابل", 2.5),
    Connective("الذي", "الذي|التي|الذين|اللذين|اللتين|ممن|أن|بأن", 2),
    COORDINATION,
    Connective("بحسب", "بحسب|وفق|وفقا", 1),
    # A phrase with a preposition belongs to what is before it.
    Connective("في", "في|من|إلى|على|عن|مع|بين|عبر|حول|ضد|لدى|عند|تحت|أمام|حتى", -1),
)
"""In order: the first whose words stand at a place names and weighs it."""

PUNCTUATION = (
    ("stop", ".!?؟…۔", 6.0),
    ("semicolon", "؛;", 5.0),
    ("comma", "،,", 3.0),
    ("dash", "-–—", 2.0),
    ("colon", ":", 1.0),
)
"""What the word before a division may end with, and how much that adds: (name, characters, strength)."""
