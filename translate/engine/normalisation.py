"""Preparing text the way a model's training data was prepared.

``MarianTokenizer`` of transformers has a ``normalize`` method but never calls it when it tokenises, so a
model trained on normalised text gets raw text from it. The order of the steps is that of the
preprocessing scripts of OPUS-MT. The row's own text is never changed: this is what the model is given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from translate.modelcard import Normalisation

_SPACES = re.compile(r" {2,}")
_SIGNS = "ـ\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_BARE: dict[int, str] = {
    **{code: "" for code in range(0x610, 0x6EE) if re.match(f"[{_SIGNS}]", chr(code))},
    **dict(zip(map(ord, "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٪٫٬"), "01234567890123456789%.,", strict=True)),
}
"""Vowel signs, tatweel and Eastern digits, which a newspaper writes or leaves out as it likes."""


def normaliser(kind: Normalisation) -> Callable[[str], str]:
    """The function that normalises one line of text as ``kind`` says; its result may be empty."""
    return {
        Normalisation.NONE: _printable,
        Normalisation.SIMPLE: _simple,
        Normalisation.MOSES: _moses,
        Normalisation.BARE: _bare,
    }[kind]


def _printable(text: str) -> str:
    """Replace control, format and unassigned characters by spaces, and squeeze spaces.

    Tatweel and diacritics stay; a zero-width non-joiner, bidi mark or byte-order mark, which would cut a
    word in two unknown pieces, goes without leaving a space.
    """
    kept = (_visible(character) for character in text)
    return _SPACES.sub(" ", "".join(kept)).strip()


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    return " " if category[0] in "CZ" else character


def _bare(text: str) -> str:
    return _printable(text.translate(_BARE))


def _simple(text: str) -> str:
    return _printable(_moses_normaliser().replace_unicode_punct(text))


def _moses(text: str) -> str:
    return _printable(_moses_normaliser().normalize(_simple(text)))


@cache
def _moses_normaliser() -> _PunctuationNormaliser:
    from sacremoses import MosesPunctNormalizer

    # OPUS-MT ran normalize-punctuation.perl without a language for most models: its default is English.
    normaliser: _PunctuationNormaliser = MosesPunctNormalizer("en")
    return normaliser


class _PunctuationNormaliser:
    """The part of sacremoses that is used, which has no type hints of its own."""

    def normalize(self, text: str) -> str:
        raise NotImplementedError

    def replace_unicode_punct(self, text: str) -> str:
        raise NotImplementedError
