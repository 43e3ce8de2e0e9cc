"""Choosing, when a model is installed, the quantisation that it runs in on this machine."""

from __future__ import annotations

from translate import modelstore
from translate.engine import suitable_compute_type
from translate.engine.precision import Precision, compare, fastest
from translate.modelcard import InstalledModel
from translate.units import Progress, no_progress

SENTENCES = (
    "أعلنت وزارة الصحة أمس الأحد تسجيل 325 إصابة جديدة بالفيروس في العاصمة.",
    "قال رئيس الوزراء إن الحكومة ستعرض الموازنة على البرلمان في مطلع العام المقبل.",
    "ارتفعت أسعار النفط بنسبة 2.4 في المئة بعد قرار خفض الإنتاج.",
    "لم يتوصل الطرفان إلى اتفاق بشأن تمديد وقف إطلاق النار.",
    "وصل وفد من الأمم المتحدة إلى الخرطوم لبحث إيصال المساعدات.",
    "هل تنجح المفاوضات هذه المرة؟",
    "افتتح المتحف أبوابه للجمهور عام 1902، ويضم أكثر من 120 ألف قطعة أثرية.",
    "نفى المتحدث باسم الشركة الأنباء التي تحدثت عن تسريح آلاف العمال.",
    "فاز المنتخب المغربي على نظيره البرتغالي بهدف دون مقابل.",
    "حذر خبراء من أن ارتفاع درجات الحرارة سيقلص محصول القمح بمقدار الربع بحلول 2040.",
    "كتبت الروائية ثلاث روايات قبل أن تبلغ الثلاثين من عمرها.",
    "أدت الأمطار الغزيرة إلى انقطاع التيار الكهربائي عن عشرات القرى.",
    "وأضاف أن المحكمة أجلت النظر في القضية إلى الخامس عشر من الشهر المقبل.",
    "تعد القهوة العربية جزءا من تقاليد الضيافة في الجزيرة العربية.",
    "طالب المحتجون بتحسين الخدمات العامة ومحاسبة المسؤولين عن الفساد.",
    "بلغ عدد سكان المدينة نحو مليون ونصف المليون نسمة وفق آخر تعداد.",
    "يعتقد العلماء أن هذا الكوكب قد يحتوي على ماء سائل تحت سطحه.",
    "وقعت الدولتان ثماني اتفاقيات في مجالات الطاقة والتعليم والنقل.",
    "لا يزال سبب الحادث مجهولا، لكن الشرطة فتحت تحقيقا.",
    "عاد اللاجئون إلى قريتهم بعد سبع سنوات من النزوح.",
)
"""Written for this: news of many kinds, with numbers, names, a question, a denial."""


def choose_compute_type(model: InstalledModel, progress: Progress = no_progress) -> Precision | None:
    """Compare the quantisations that this machine can use, and have the model run in the best one from now on.

    Some seconds; the conversions that are not needed are deleted. None, and nothing is recorded, on a GPU
    or where the comparison fails.

    Raises:
        ModelError: the model cannot be converted, or the cache cannot be written.
    """
    if suitable_compute_type() not in (names := modelstore.compute_types()):
        return None
    folders = {}
    for done, name in enumerate(names):
        progress("comparing quantisations", done, len(names))
        folders[name] = modelstore.converted(model, name)
    try:
        chosen = fastest(compare(model, folders, SENTENCES))
    except RuntimeError:  # CTranslate2's, for want of memory or of positions: the model still works as it is
        return None
    for name in folders.keys() - {chosen.compute_type}:
        modelstore.drop_converted(folders[name])
    modelstore.record_compute_type(model, chosen.compute_type)
    progress("comparing quantisations", len(names), len(names))
    return chosen
