"""Arabic words in a form that can be compared: spellings folded, joined particles taken off.

What is shown to people is never changed; offsets always point into the text as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_FOLDED = str.maketrans(
    "أإآٱىیېكکہھةۃؤئ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "ااااييي" + "كك" + "هههه" + "وي" + "01234567890123456789"
)
_DROPPED = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+"
)
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
# Letters with the vowel signs, tatweel and joiners that belong to them; nothing of another script.
_WORD = re.compile(
    "[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdcf\ufdf0-\ufdfb\ufe70-\ufefc]"
    "[\u0610-\u061a\u0620-\u065f\u066e-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\u200c\u200d"
    "\ufb50-\ufdcf\ufdf0-\ufdfb\ufe70-\ufefc]*"
)
_PROCLITICS = ("و", "ف", "ال", "وال", "فال", "ب", "ك", "ل", "لل", "بال", "كال", "وب", "ول", "وك", "فب", "فل",
               "ولل", "فلل", "وبال", "وكال", "فبال", "س", "وس", "فس")  # fmt: skip
_SHORTEST = 2
"""Letters that a stem keeps: below that, a particle taken off leaves nothing that can be told from noise."""


@dataclass(frozen=True, slots=True)
class Word:
    """An Arabic word of a text."""

    text: str
    """As it stands."""
    start: int
    """Offset of its first character."""
    end: int


def words(text: str) -> Iterator[Word]:
    """The Arabic words of a text, in order, with their places.

    >>> [word.text for word in words("قال، في 2024: «نعم».")]
    ['قال', 'في', 'نعم']
    """
    return (Word(found[0], *found.span()) for found in _WORD.finditer(text))


def folded(text: str) -> str:
    """A text without vowel signs and tatweel, with one spelling for each of alef, yeh, kaf, heh and hamza's seats.

    Two spellings of one word that editors use side by side come out the same; digits become ASCII.

    >>> folded("إلـى المَدرسة") == folded("الي المدرسه")
    True
    """
    if _PRESENTATION.search(text):
        text = unicodedata.normalize("NFKC", text)
    return _DROPPED.sub("", text).translate(_FOLDED)


def stems(word: str) -> tuple[str, ...]:
    """What a folded word may be without its joined particles: itself first, then the shorter readings.

    No reading is preferred, for Arabic spelling does not say where a particle ends; compare with any.

    >>> stems("وللمدرسه")
    ('وللمدرسه', 'للمدرسه', 'لمدرسه', 'مدرسه')
    """
    found = {word: None}
    for proclitic in _PROCLITICS:
        if word.startswith(proclitic) and len(word) - len(proclitic) >= _SHORTEST:
            found[word[len(proclitic) :]] = None
    return tuple(sorted(found, key=lambda stem: -len(stem)))
