"""A negation of the Arabic that the English has lost, told only where Arabic negates beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from translate.arabic import folded, words
from translate.units import Finding, Severity, Span, TranslationUnit

# These negate and mean nothing else; «لا», «ما» and «غير» are too often part of phrases that English turns round
# («لا يزال» is “still”), but for «لا يوجد», “there is no”.
_NEGATIONS = frozenset(
    f"{joined}{word}"
    for joined in ("", "و", "ف")
    for word in ("لم", "لن", "ليس", "ليست", "ليسا", "ليستا", "ليسوا", "لسنا")
)
_NO, _THERE_IS = frozenset({"لا", "ولا", "فلا"}), frozenset({"يوجد", "توجد"})
# Phrases that negate in Arabic and affirm in English, by the word after the negation.
_TURNED_ROUND = re.compile(
    "(?:يعد|تعد|يكد|تكد|يزل|تزل|يمض|يتوقف|يكتف|تكتف|يقتصر|تقتصر|يبق|تبق|يخل|تخل|يتبق|يسلم|ينج|تسلم)"
)
_EXCEPTIONS = frozenset({"الا", "سوي", "حتي", "غير", "لولا", "بعد", "قبل", "فحسب", "فقط", "بل"})
_ENGLISH = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|nowhere|neither|nor|cannot|without|unable|fail\w*|refus\w*|lack\w*|un\w+"
    r"|in(?:ability|capable|sufficient\w*|complete|active|adequate\w*|valid|effective|visible)|im\w+|ir\w+|dis\w+|non\w*|mis\w+"
    r"|only|just|until|yet|hardly|barely|rarely|seldom|few|little|less\w*|den(?:y|ie[sd])|avoid\w*|prevent\w*|stop\w*|"
    r"absent|absence|rather|instead|except|but|remain\w*|unless|before|too|either|any\w*|still|last\w*|away|out|miss\w*|"
    r"reject\w*|exclud\w*|los[te]\w*|free|already|end\w*|ceas\w*|declin\w*|beyond|forbid\w*|prohibit\w*|ban\w*|long)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)


def negated(source: str, target: str) -> tuple[Span, ...]:
    """Where the source negates plainly, if nothing in the target does."""
    if _ENGLISH.search(unescape(target)):  # files from the web have «won&#39;t»
        return ()
    found = list(words(source))
    plain = [folded(word.text) for word in found]
    if not _EXCEPTIONS.isdisjoint(plain):
        return ()
    pairs = zip(found, plain, [*plain[1:], ""], strict=False)
    return tuple(
        (word.start, word.end)
        for word, text, following in pairs
        if (text in _NEGATIONS and following and not _TURNED_ROUND.match(following))
        or (text in _NO and following in _THERE_IS)
    )


def check(unit: TranslationUnit) -> Iterator[Finding]:
    """Find a sentence that denies in Arabic and affirms in English."""
    spans = negated(unit.source, unit.target) if unit.target else ()
    if spans:
        word = unit.source[slice(*spans[0])]
        message = f"The Arabic denies something («{word}»); the English seems to affirm it."
        yield Finding("negation", Severity.WARNING, message, source_spans=spans)
