"""The small things of English that depend on what stands beside them."""

from __future__ import annotations

import re

_ARTICLE = re.compile(r"((?:^|(?<=[\"“(]))A|(?<![\w'’-])a) (?=(\S+))")
_TWICE = re.compile(r"\b([Tt]he) the\b")
_VOWEL = re.compile(
    r"(?![Ee]u|[Ee]we|[Oo]ne\b|[Oo]nce|[Uu]ni(?!n|m|d)|[Uu]s[aeiu]|[Uu]t[ei]|[Uu]r[aeiou]|[Uu]k|[Uu]ga|[Uu]biq"
    r"|UN\b|US\b|UK\b|UAE\b|U\.)[aeiouAEIOU]"
    r"|[Hh]onor|[Hh]onest|[Hh]our|[Hh]eir|8|11\b|18\b|X-|(?!NATO|NASA|FIFA|SIM|RAM|LED)[FHLMNRSX][A-Z]{1,3}\b"
)
_MANY_PEOPLE = re.compile(r"\b(brigades|forces|helmets|militias|police|units)\b", re.IGNORECASE)
_SMALL = re.compile(r"[a-z]")
_SINGULAR_S = re.compile(r".*(ss|us|is|ics|'s)")
_SINGULARS = frozenset("chaos diabetes measles rabies pancreas news gas lens series species means".split())
_PLURALS = frozenset("police cattle people Olympics ceramics".split())


def tidied(text: str) -> str:
    """A sentence put together from parts: ``an`` before a vowel, one article, a capital at its beginning."""
    text = _TWICE.sub(r"\1", " ".join(text.split()))
    text = _ARTICLE.sub(lambda found: f"{found[1]}n " if _VOWEL.match(found[2]) else found[0], text)
    return capitalised(text)


def capitalised(text: str) -> str:
    """The text with a capital at its beginning, be it behind a quotation mark."""
    head = text[:1] if text[:1].isalnum() else text[:2]
    return head.upper() + text[len(head) :] if _SMALL.search(head) else text


def looks_plural(noun: str) -> bool:
    """Whether a verb beside it is in the plural: police, sanctions, but not politics or glass."""
    last = noun.rsplit(maxsplit=1)[-1]
    if last in _PLURALS or last in _SINGULARS:
        return last in _PLURALS
    return last.endswith("s") and not _SINGULAR_S.fullmatch(last)


def names_many(name: str) -> bool:
    """Whether an organisation's name is a plural: the armed forces, but not Hamas or the United Nations."""
    return bool(_MANY_PEOPLE.search(name))
