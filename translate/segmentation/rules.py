"""The sentence boundaries of Arabic news prose: an ordered table of named rules, as in SRX.

A place is decided by the first rule whose ``before`` matches the text that ends there and whose
``after`` matches the text that begins there; where none matches, there is no boundary. The places
looked at are those behind a run of sentence marks with the quotes and brackets that close behind it.
The text is bare: no diacritics, no tatweel within words, no bidi controls.
"""

from __future__ import annotations

from dataclasses import dataclass

from .abbreviations import CLOSING, LATIN_OTHERS, LATIN_TITLES, NUMBERED, TITLES, UNITS
from .connectives import ATTRIBUTIONS, CONTINUATIONS, REPORTING_VERBS

MARK = "[.!?؟…۔]"
"""One sentence mark; U+06D4 is the full stop of Urdu, seen in Arabic text too."""
CLOSER = r"(?:\s{0,2}[»›”)\]}]|[\"“'’])"
"""One quote or bracket that may close behind a mark; some typists put a space before it."""
PLACE = rf"(?P<mark>{MARK}+)(?:{CLOSER}+(?![\w«‹(\[]))?"
"""What ends at a place that the rules decide about."""

_ARABIC = "[\u0621-\u063a\u0641-\u064a\u066e-\u06d3]"
_END = r"(?!\w)"
"""The end of a word, so that «من» is not found in «منذ»."""


def _any_of(abbreviations: tuple[str, ...]) -> str:
    return "(?:" + "|".join(item.replace(".", r"\.\s?") for item in abbreviations) + ")"


@dataclass(frozen=True, slots=True)
class Rule:
    """Where a sentence ends, or where it does not although it looks so."""

    name: str
    before: str
    """Regular expression for the end of the text before the place, at most ``REACH`` characters of it."""
    after: str
    """Regular expression for the beginning of the text after it."""
    breaks: bool


REACH = 64
"""How many characters before a place a rule may look at: what keeps the time linear."""

_AMOUNT = r"(?:\d|ألف|آلاف|مليون|ملايين|مليار|مليارات)"
_QUALIFIER = rf"(?:{_AMOUNT}\s?{_any_of(UNITS)}|(?<!\w){_any_of(CLOSING)})\."
_INITIALS = rf"(?<!\w)(?:{_ARABIC}\.\s?)"
_LATIN_INITIALS = r"(?<!\w)(?:[A-Za-z]\.\s?)"
_DOTS = r"(?:\.{3,}|…)"

RULES = (
    Rule("punctuation follows", r"", rf"\s*(?:[،,؛;:»›)\]}}]|{MARK}+(?!\S))", breaks=False),
    # Numbers and addresses.
    Rule("date", r"(?<!\d)\d{1,2}\s?\.", r"\s?\d{1,2}\s?\.\s?\d", breaks=False),
    Rule("date", r"(?<!\d)\d{1,2}\s?\.\s?\d{1,2}\s?\.", r"\s?\d{4}(?!\d)", breaks=False),
    Rule("list number", r"\A\s*[(\[]?(?:\d{1,2}|[IVX]{1,4})\.", r"\s", breaks=False),
    Rule("address", r"(?:://|www\.|@)\S*", r"\S", breaks=False),
    # Abbreviations and initials.
    Rule("latin title", rf"(?<!\w){_any_of(LATIN_TITLES)}\.", r"\s", breaks=False),
    Rule("latin abbreviation", rf"(?<!\w){_any_of(LATIN_OTHERS)}\.", r"\s+[A-Za-z\d]", breaks=False),
    Rule("latin initials", rf"{_LATIN_INITIALS}+", r"\s+[A-Za-z]", breaks=False),
    Rule("latin acronym", rf"{_LATIN_INITIALS}{{2,}}", r"\s", breaks=False),
    Rule("latin lower case", r"[A-Za-z]\.+", r"\s+[a-z]", breaks=False),
    Rule("numbered", rf"(?<!\w){_any_of(NUMBERED)}\.", r"\s*[\d(:]", breaks=False),
    Rule("qualifier", _QUALIFIER, rf"\s+(?:{CONTINUATIONS}){_END}", breaks=False),
    Rule("full-stop", _QUALIFIER, r"\s", breaks=True),
    Rule("full-stop", rf"{_INITIALS}+", rf"\s+و(?:{REPORTING_VERBS}){_END}", breaks=True),
    Rule("initials", rf"{_INITIALS}+", r"\s*[\w«\"]", breaks=False),
    Rule("title", rf"(?<!\w)و{_any_of(TITLES)}\.", r"\s*\w", breaks=False),
    # Marks within a sentence.
    Rule("attribution", rf"{MARK}\s{{0,2}}[»›”\"“’]+", rf"\s+(?:{ATTRIBUTIONS}){_END}", breaks=False),
    Rule("short lead", rf"(?:\A|{MARK}\s)\s*\w+\s?(?:\.\.+|…)", r"\s", breaks=False),
    Rule("dots go on", rf"{_DOTS}{CLOSER}*", rf"\s+(?:{CONTINUATIONS}){_END}", breaks=False),
    # Ends of sentences.
    Rule("question", rf"[؟?]{MARK}*{CLOSER}*", r"\s", breaks=True),
    Rule("exclamation", rf"!{MARK}*{CLOSER}*", r"\s", breaks=True),
    Rule("ellipsis", rf"{_DOTS}{CLOSER}*", r"\s", breaks=True),
    Rule("double-dot", rf"\.\.{CLOSER}*", r"\s", breaks=True),
    Rule("full-stop", rf"[.۔]{CLOSER}*", r"\s", breaks=True),
    Rule(
        "missing-space",
        rf"(?:{_ARABIC}{{2}}|\d\d)[»”\")]?\s?{MARK}+{CLOSER}*",
        rf"[«“\"(]?{_ARABIC}{{2}}",
        breaks=True,
    ),
)
"""In order. A linguist adds an exception above the rule that it excepts from."""
