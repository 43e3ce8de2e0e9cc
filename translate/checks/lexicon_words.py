"""The words of both sides in the form the lexicon holds them: content words only, inflection off.

The forms are keys, not linguistics: what matters is that the words of one family fall together often.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from translate import arabic

folded = lru_cache(32_768)(arabic.folded)
"""As in ``translate.arabic``, each word once."""
_ENGLISH = re.compile(r"(?:[A-Z]\.){2,}|[$£€%]|[A-Za-z\u00c0-\u024f]+(?:['’][A-Za-z]+)*|\d+(?:[.,٫٬]\d+)*")
_SOURCE = re.compile(r"[\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff\u0670\ufb50-\ufdfb\ufe70-\ufefc]+"
                     r"|[A-Za-z\u00c0-\u024f]+(?:['’][A-Za-z]+)*|\d+(?:[.,٫٬]\d+)*")  # fmt: skip
_ARABIC_LETTER = re.compile(r"[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdfb\ufe70-\ufefc]")
_SEPARATORS = re.compile(r"[.,٫٬]")
FUNCTION_ENGLISH = frozenset(
    """
    a about above after again against all also although am an and any are as at be because been
    before being below between both but by can could did do does doing down during each either even
    every few for from further had has have having he her here hers herself him himself his how
    however i if in into is it its itself just let may me might more most must my myself no nor not
    now of off on once only or other others our ours out over own same shall she should since so
    some still such than that the their theirs them themselves then there these they this those
    through to too under until up upon us very was we were what when where whether which while who
    whom whose why will with within without would yet you your yours yourself one onto among s t d
    ll re ve m don didn doesn isn aren wasn weren won
    """.split()
)
FUNCTION_ARABIC = frozenset(
    folded(word)
    for word in """
    من في على إلى عن أن إن أنه إنه أنها إنها انهم الذي التي الذين اللذين اللتين اللواتي هذا هذه ذلك
    تلك هؤلاء أولئك ما لا لم لن كما أو أم ثم بل لكن لكنه ولكن قد لقد كان كانت كانوا يكون تكون ليس
    ليست هو هي هم هن نحن أنا أنت هناك هنا كل بعض أي أية إذا إذ لو لولا حيث بين عند عندما بعد قبل حتى
    منذ خلال حول دون غير سوى مع ضد لدى له لها لهم لنا لك لي به بها بهم فيه فيها فيهم منه منها منهم
    عنه عنها عليه عليها عليهم إليه إليها إليهم كذلك أيضا أيضًا فقط مثل نحو عبر ضمن أثناء رغم بسبب
    إلا كلا كلتا تم يتم وتم ويتم جدا عدا ف و ب ل ك أكثر إما أما بأن لأن لأنه لأنها كأن لكي كي مما
    عما بما فيما كيف متى أين لماذا ماذا هل نعم ذات ذو وهو وهي وهم فهو فهي وقد فقد وكان وكانت وليس
    وما ولا ولم ولن وفي ومن وعلى وعن وإلى وأن وإن وأنه بها بهذا بهذه لهذا لهذه وذلك بذلك لذلك كان يا
    إياه شيء الشيء شيئا الأمر أمر الأمور بشكل بصورة عبارة يقوم تقوم قام قامت يجب ينبغي يمكن يبلغ
    تبلغ مدى يعد تعد التابعة التابع الخاص الخاصة
    """.split()
)
_PREFIXES = ("وبال", "وكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "ال", "لل")
_LETTERS = ("و", "ف", "ب", "ل", "ك", "س")
_SUFFIXES = ("تهما", "اتها", "اتهم", "اته", "تها", "تهم", "هما", "كما", "يون", "يين", "يات", "ها", "هم", "هن",
             "نا", "ات", "ان", "ون", "ين", "يه", "يا", "وا", "تم", "ته", "ه", "ي", "ا", "ت")  # fmt: skip
_STEM = 3
"""Letters that a stem keeps at least."""
_SHORT_FOR = {
    "$": "dollar", "£": "pound", "€": "euro", "%": "percen", "bn": "billio", "mn": "millio", "km": "kilome",
    "kg": "kilogr",
    "uk": "britai", "usa": "us", "tv": "televi", "dr": "doctor",
}  # fmt: skip
_CUT = 6
"""Letters of an English stem: the rest mostly tells word classes apart."""


@dataclass(frozen=True, slots=True)
class Token:
    """A content word of a text."""

    text: str
    start: int
    end: int

    @property
    def arabic(self) -> bool:
        """Whether it is in Arabic letters."""
        return bool(_ARABIC_LETTER.match(self.text))

    @property
    def number(self) -> str:
        """Its digits in ASCII without separators; empty for a word."""
        return folded(_SEPARATORS.sub("", self.text)) if self.text[0].isdigit() else ""


def source_tokens(text: str) -> list[Token]:
    """The content words of an Arabic text: Arabic words, Latin words and numbers, in order."""
    found = (Token(match[0], *match.span()) for match in _SOURCE.finditer(text))
    return [token for token in found if not _idle_source(token.text)]


def target_tokens(text: str) -> list[Token]:
    """The content words and numbers of an English text, in order."""
    found = (Token(match[0], *match.span()) for match in _ENGLISH.finditer(text))
    return [token for token in found if _acronym(token.text) or _plain(token.text) not in FUNCTION_ENGLISH]


def _acronym(text: str) -> bool:
    return len(text) > 1 and text.isupper()


@lru_cache(65_536)
def _idle_source(text: str) -> bool:
    word = folded(text)
    if word[:1] in ("و", "ف") and word[1:] in FUNCTION_ARABIC:
        return True
    return word in FUNCTION_ARABIC or (len(word) < 2 and not word.isdigit())  # noqa: PLR2004 -- one letter


def _plain(word: str) -> str:
    word = word.lower().replace("’", "'").replace(".", "")
    return word.partition("'")[0]


@lru_cache(65_536)
def english_stem(word: str) -> str:
    """An English word's key.

    >>> english_stem("negotiations") == english_stem("negotiated")
    True
    """
    word = _plain(word)
    if word in _SHORT_FOR:
        return _SHORT_FOR[word]
    for ending, put in (("ies", "y"), ("ied", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("ing", ""),
                        ("ed", ""), ("ly", ""), ("s", "")):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= _STEM and not word.endswith("ss"):
            word = word[: -len(ending)] + put
            break
    return word[:_CUT].removesuffix("e") if len(word) > _STEM else word


@lru_cache(65_536)
def readings(word: str) -> tuple[str, ...]:
    """What a folded Arabic word may be without its joined particles, the likeliest first where that is known."""
    found = [word]
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _STEM - 1:
            found = [word[len(prefix) :]]
            break
    for _ in range(2):
        last = found[-1]
        if len(last) > _STEM and last[0] in _LETTERS:
            found.append(last[1:])
    return tuple(found)


@lru_cache(65_536)
def arabic_stem(word: str) -> str:
    """A folded Arabic word without the ending of its number, gender, person or owner.

    >>> arabic_stem(folded("مدينتها")) == arabic_stem(folded("مدينة"))
    True
    """
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _STEM:
            return word[: -len(suffix)]
    return word


@lru_cache(65_536)
def skeleton(stem: str) -> str:
    """The consonants that a stem shares with its relatives; empty where too few are left to tell it from others.

    >>> skeleton("حصار") == skeleton("محاصر")
    True
    """
    for prefix in ("مست", "است", "يست", "تست", "م", "ت", "ي", "ن", "ا"):
        if stem.startswith(prefix) and len(stem) - len(prefix) >= _STEM:
            stem = stem[len(prefix) :]
            break
    bare = stem.replace("ا", "")
    while len(bare) > _STEM and (weak := next((letter for letter in bare[1:] if letter in "وي"), "")):
        bare = bare[0] + bare[1:].replace(weak, "", 1)
    return bare if len(bare) >= _STEM else ""
