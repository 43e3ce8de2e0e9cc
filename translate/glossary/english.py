"""Whether an English text has a term: in any case, number and hyphenation."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from translate.glossary.term import Term

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’‘ʼʻʿʾ`][^\W_]+)*")
_INSIDE = re.compile(r"[\s\-‐‑–—/“”\"‘’']{1,3}")
_POSSESSIVE = re.compile(r"['’]s$")
_ARTICLE = re.compile(r"^(?:the|an?)\s+(?=\S)", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[\W_]+")
_HISSING = ("ches", "shes", "xes", "sses", "zes")
_NO_PLURAL = ("ss", "us", "is", "as")
"""Ends of words whose s belongs to them: Hamas is not the plural of Hama."""
_IRREGULAR = {
    "children": "child", "feet": "foot", "lives": "life", "leaves": "leaf", "wives": "wife", "crises": "crisis",
    "analyses": "analysis", "media": "medium", "criteria": "criterion", "news": "news", "series": "series",
}  # fmt: skip
_ADJECTIVES = ("n", "an", "ian", "ean", "i", "is", "ans", "ians", "ns", "ish", "ese")
_NAME = 4
"""Letters of a name that its adjective keeps, at least."""
_ACRONYM = 4
"""Letters of a term in capitals up to which the same word in small letters is another: US and us."""


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    stem: str
    exact: str
    """As it is written, without accents, apostrophes and possessive ending."""


def rendered(term: Term, target: str) -> bool:
    """Whether an English text has one of a term's targets or accepted forms."""
    words = _words(target)
    forms = (*term.targets, *term.forms)
    return any(
        _stands_in(form, words, target, term.exact_case) or _is_adjective(form, words) for form in forms
    )


def _is_adjective(name: str, words: tuple[_Word, ...]) -> bool:
    """Whether a text has the adjective of a name of one word: “Somali” for “Somalia”, “Turkish” for “Turkey”."""
    if not name[:1].isupper() or not name.isalpha() or len(name) < _NAME:
        return False
    roots = [root for cut in range(3) if len(root := name[: len(name) - cut].casefold()) >= _NAME]
    adjectives = {root + ending for root in roots for ending in _ADJECTIVES}
    if name.endswith("ia"):
        adjectives.add(name[:-1].casefold())
    return any(word.text[0].isupper() and word.exact.casefold() in adjectives for word in words)


def _stands_in(form: str, words: tuple[_Word, ...], target: str, exact_case: bool) -> bool:
    wanted, capitals = _wanted(form, exact_case)
    return bool(wanted) and any(
        _starts(wanted, words, place, target, exact_case) and not (capitals and words[place].text.islower())
        for place in range(len(words))
    )


def _starts(wanted: str, words: tuple[_Word, ...], place: int, target: str, exact_case: bool) -> bool:
    """Whether words from a place on, written as one, are the wanted ones."""
    rest = wanted
    for number in range(place, len(words)):
        piece = words[number].exact if exact_case else words[number].stem
        if not rest.startswith(piece):
            return False
        rest = rest[len(piece) :]
        if not rest:
            return True
        following = words[number + 1].start if number + 1 < len(words) else len(target)
        if not _INSIDE.fullmatch(target, words[number].end, following):
            return False
    return False


@lru_cache(maxsize=8192)
def _wanted(form: str, exact_case: bool) -> tuple[str, bool]:
    """A term's English written as one word, and whether it is a short acronym."""
    words = _words(_ARTICLE.sub("", form.strip()))
    text = "".join(word.text for word in words)
    joined = "".join(word.exact if exact_case else word.stem for word in words)
    return joined, len(text) <= _ACRONYM and text.isupper()


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[_Word, ...]:
    return tuple(
        _Word(word.start(), word.end(), word[0], stem(exact.casefold()), exact)
        for word in _WORD.finditer(text)
        for exact in [_plain(word[0])]
    )


@lru_cache(maxsize=2**14)
def _plain(word: str) -> str:
    word = _POSSESSIVE.sub("", word)
    letters = (letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))
    return _NOT_LETTERS.sub("", "".join(letters))


@lru_cache(maxsize=2**14)
def stem(word: str) -> str:
    """An English word in small letters without its plural ending.

    >>> [stem(word) for word in ("ministries", "boxes", "forces", "spokesmen", "hamas")]
    ['ministry', 'box', 'force', 'spokesman', 'hamas']
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= len("men") or not word.endswith(("s", "men")):
        return word
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > len("ties"):
        return word[:-3] + "y"
    if word.endswith(_HISSING):
        return word[:-2]
    return word if word.endswith(_NO_PLURAL) else word[:-1]
