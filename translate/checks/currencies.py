"""Money that changes its currency: euros of the Arabic that are dollars in the English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from translate.arabic import folded, stems, words
from translate.units import Finding, Severity, Span, TranslationUnit

# Arabic as it is folded: singular, with the accusative's ending, dual, plural.
_ARABIC = {
    "dollar": "دولار دولارا دولاران دولارين دولارات",
    "euro": "يورو",
    "pound": "جنيه جنيها جنيهان جنيهين جنيهات",
    "lira": "ليره ليرتان ليرتين ليرات",
    "dinar": "دينار دينارا ديناران دينارين دنانير",
    "dirham": "درهم درهما درهمان درهمين دراهم",
    "riyal": "ريال ريالا ريالان ريالين ريالات",
    "ruble": "روبل روبلا روبلات",
    "yuan": "يوان",
    "franc": "فرنك فرنكا فرنكات",
    "rupee": "روبيه روبيات",
    "shekel": "شيكل شيكلا شيقل شيقلا شواكل شواقل",
}
_ENGLISH = {
    "dollar": r"\b(?:US)?dollars?\b|(?-i:\bUSD\b)|\bbucks?\b",
    "euro": r"\beuros?\b|(?-i:\bEUR\b)",
    "pound": r"\bpounds?\b|\bsterling\b|(?-i:\bGBP\b)|(?-i:\bEGP\b)|\bquid\b",
    "lira": r"\bliras?\b|\blire\b|(?-i:\bTRY\b)|(?-i:\bTL\b)",
    "dinar": r"\bdinars?\b",
    "dirham": r"\bdirhams?\b|(?-i:\bAED\b)",
    "riyal": r"\b(?:riy|ri)als?\b|(?-i:\bSAR\b)",
    "ruble": r"\broubles?\b|\brubles?\b|(?-i:\bRUB\b)",
    "yuan": r"\byuan\b|\brenminbi\b|(?-i:\bRMB\b)|(?-i:\bCNY\b)",
    "franc": r"\bfrancs?\b|(?-i:\bCHF\b)",
    "rupee": r"\brupees?\b",
    "shekel": r"\bshekels?\b|(?-i:\bNIS\b)",
}
"""Codes in capitals only: to try is no Turkish lira."""
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "₺": "lira", "₽": "ruble", "₹": "rupee", "₪": "shekel"}
_BY_WORD = {word: currency for currency, written in _ARABIC.items() for word in written.split()}
_BY_SIGN = {currency: f"{re.escape(sign)}|" for sign, currency in _SIGNS.items()}
_FOUND = re.compile(
    "|".join(f"(?P<{name}>{_BY_SIGN.get(name, '')}{pattern})" for name, pattern in _ENGLISH.items()),
    re.IGNORECASE,
)
_ANY = re.compile("|".join((*_BY_WORD, *map(re.escape, _SIGNS))))
"""Quick to find where most rows have none."""
_ALSO = {"lira": "pound"}
"""Syria's and Lebanon's lira are pounds in English."""


def check(unit: TranslationUnit) -> Iterator[Finding]:
    """Tell of a currency that only the Arabic has, where only the English has another."""
    if not _ANY.search(folded(unit.source)):
        return
    source, target = _of_arabic(unit.source), _of_english(unit.target)
    missing = {name: span for name, span in source.items() if not {name, _ALSO.get(name)} & target.keys()}
    said = source.keys() | {_ALSO.get(name) for name in source}
    added = {name: span for name, span in target.items() if name not in said}
    if not missing or not added:
        return
    spoken = ", ".join(f"«{unit.source[start:end]}»" for start, end in missing.values())
    written = ", ".join(f"“{unit.target[start:end]}”" for start, end in added.values())
    yield Finding(
        "currencies",
        Severity.CRITICAL,
        f"The currency is another one: {spoken} in the Arabic; {written} in the English.",
        source_spans=tuple(missing.values()),
        target_spans=tuple(added.values()),
    )


def _of_arabic(text: str) -> Mapping[str, Span]:
    """The currencies of an Arabic text, where each stands first."""
    found = {_SIGNS[sign]: (place, place + 1) for place, sign in enumerate(text) if sign in _SIGNS}
    for word in words(text):
        for stem in stems(folded(word.text)):
            if currency := _BY_WORD.get(stem):
                found.setdefault(currency, (word.start, word.end))
    return found


def _of_english(text: str) -> Mapping[str, Span]:
    found: dict[str, Span] = {}
    for match in _FOUND.finditer(text):
        found.setdefault(match.lastgroup or "", match.span())
    return found
