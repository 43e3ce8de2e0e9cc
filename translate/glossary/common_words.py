"""Little words of both languages, at which no term begins or ends."""

from __future__ import annotations

from translate.arabic import folded

_ARABIC = """
في من على إلى عن مع بين بعد قبل عند حتى أن إن أنه أنها إنه إنها أنهم كان كانت كانوا يكون تكون قد لقد لا لم
لن ما ليس ليست هذا هذه ذلك تلك هؤلاء التي الذي الذين اللذين اللتين هو هي هم هما هن نحن أنا أنت كما كل أو أم
ثم بل لكن لكنه حيث إذا إذ لو منذ خلال حول ضد دون غير أي أيضا قال قالت يقول تقول قائلا أكد أكدت يؤكد أضاف
أضافت يضيف أعلن أعلنت ذكر ذكرت أوضح أشار أشارت هناك هنا عليه عليها عليهم فيه فيها منه منها منهم به بها بهم
له لها لهم إليه إليها عنه عنها إلا أما أمام تحت فوق وراء ضمن لدى لدي رغم بسبب عبر نحو سوف يمكن يجب جدا فقط
مثل عدة بعض جميع كافة أكثر أقل أول آخر أخرى أحد إحدى ثلاثة أربعة خمسة مئة ألف مليون مليار عام سنة يوم أمس
اليوم غدا الماضي الماضية المقبل المقبلة الحالي الجاري الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر وقد وفي ومن وعلى وإلى وهو وهي
وكان وكانت ولا ولم وأن وإن ولكن وما وهذا وهذه وذلك كذلك لذلك لأن لأنه بأن بأنه فإن فقد وقال وقالت وأكد وأضاف
وأوضح وأشار وأعلن تم يتم جرى جرت يجري صباح مساء بشكل لأول لأنها نفسه نفسها نفسهم الآن فيما مرة كيف أين متى
كنت يكن الناس نهاية خاصة مما مهما تشرين كانون شباط آذار نيسان أيار حزيران تموز آب أيلول الأول الثاني القرن
الوقت
"""
SPELLED = frozenset(_ARABIC.split())
"""Words of Arabic as they are spelled: «على» is one, «علي» a man."""
FUNCTION_WORDS = frozenset(map(folded, SPELLED))
"""The same, spellings folded."""
ENGLISH_FUNCTION_WORDS = frozenset(
    """
    the a an of in on at to by from for with and or as than that this these those it its is are was were be been has
    have had do did not no he she they we i you his her their our my who which what when where while after before over
    under between into about said says will would can could may also there but if so such more most all any each other
    another one two three four five new during since until against through per
    """.split()
)
"""Words of English, in small letters."""
