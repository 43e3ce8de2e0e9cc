"""Money that changes its currency: euros of the Arabic that are dollars in the English."""

from __future__ import annotations

from collections.abc import Iterator

from translate.checks.closed_sets import ClosedSet, Member
from translate.units import Finding, Severity, TranslationUnit

# Codes in capitals only: to try is no Turkish lira.
_CURRENCIES = ClosedSet(
    {
        "dollar": Member(
            "دولار دولارا دولاران دولارين دولارات",
            r"\b(?:US)?dollars?\b|(?-i:\bUSD\b)|\bbucks?\b",
            "$",
        ),
        "euro": Member("يورو", r"\beuros?\b|(?-i:\bEUR\b)", "€"),
        "pound": Member(
            "جنيه جنيها جنيهان جنيهين جنيهات",
            r"\bpounds?\b|\bsterling\b|(?-i:\bGBP\b)|(?-i:\bEGP\b)|\bquid\b",
            "£",
        ),
        "lira": Member(
            "ليره ليرتان ليرتين ليرات",
            r"\bliras?\b|\blire\b|(?-i:\bTRY\b)|(?-i:\bTL\b)",
            "₺",
            loosely=r"\bpounds?\b|£",  # Syria's and Lebanon's are pounds in English
        ),
        "dinar": Member("دينار دينارا ديناران دينارين دنانير", r"\bdinars?\b"),
        "dirham": Member("درهم درهما درهمان درهمين دراهم", r"\bdirhams?\b|(?-i:\bAED\b)"),
        "riyal": Member("ريال ريالا ريالان ريالين ريالات", r"\b(?:riy|ri)als?\b|(?-i:\bSAR\b)"),
        "ruble": Member("روبل روبلا روبلات", r"\broubles?\b|\brubles?\b|(?-i:\bRUB\b)", "₽"),
        "yuan": Member("يوان", r"\byuan\b|\brenminbi\b|(?-i:\bRMB\b)|(?-i:\bCNY\b)"),
        "franc": Member("فرنك فرنكا فرنكات", r"\bfrancs?\b|(?-i:\bCHF\b)"),
        "rupee": Member("روبيه روبيات", r"\brupees?\b", "₹"),
        "shekel": Member("شيكل شيكلا شيقل شيقلا شواكل شواقل", r"\bshekels?\b|(?-i:\bNIS\b)", "₪"),
    }
)


def check(unit: TranslationUnit) -> Iterator[Finding]:
    """Tell of a currency that only the Arabic has, where only the English has another."""
    return _CURRENCIES.findings(unit, "currencies", "The currency is another one", Severity.CRITICAL)
