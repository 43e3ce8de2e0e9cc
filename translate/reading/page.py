"""A newspaper's page as copied: its headline found, its repetitions and prompts set aside.

The rules, each so narrow that an article's own sentence does not meet it:

- *site prompt*: a whole line of at most 25 words is a phrase of ``phrases.py``, or begins with one, and is
  one of the first 4 or last 8 passages. Some that are unmistakable, of at most 4 words, count wherever
  they stand. Reason: ``site prompt: sharing``.
- *share bar*: a line that consists of the names of two social networks or more, and of words like «شارك عبر»,
  at the same places. Reason: ``site prompt: sharing``.
- *breadcrumbs*: one of the first 4 passages that begins with «الرئيسية» and a sign such as ``>``, at most 12 words.
  Reason: ``site prompt: breadcrumbs``.
- *separator*: a line of three or more dashes, stars and the like. Reason: ``separator``.
- *moved headline*: some pages end in titles (up to 6 lines that all look like titles). If the first title
  that stands there twice has three words or more, it is the headline and moves to the front.
- *deck*: the title right after a moved headline, of four words or more, moves along.
- *repeated headline*: every other copy of the headline, among the first 3 passages or the titles at the
  end. So also for a headline that stands first. Reason: ``repeats the headline``.

If nothing in Arabic would remain, nothing is set aside. A text that is too long for a page (see
``passage.beginning_of``) has no headline to look for, and what would remain of its beginning speaks for all of it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from translate.reading.passage import beginning_of, with_followers
from translate.reading.phrases import HOME_PAGES, NETWORKS, SHARE_WORDS, TOPICS, comparable
from translate.reading.script import ARABIC_LETTER
from translate.reading.structure import is_body, looks_like_title
from translate.units import BlockKind, LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from translate.reading.passage import Passage


def _words(phrases: Sequence[str]) -> re.Pattern[str]:
    """A pattern of whole phrases, in the form that ``comparable`` gives them."""
    return re.compile(r"(?<!\w)(?:" + "|".join(map(comparable, phrases)) + r")(?!\w)")


_FIRST, _LAST = 4, 8
_PROMPT_WORDS, _PLAIN_PROMPT_WORDS = 25, 4
_TOP, _TAIL = 3, 6
_HEADLINE_WORDS, _DECK_WORDS = 3, 4
_TITLES = (None, BlockKind.HEADLINE, BlockKind.HEADING)
_SEPARATOR = re.compile(r"[-‐‑–—―_=*~•·.…#ـ+\s]{3,}")
_TRAIL_WORDS = 12
_TRAIL_SIGN = re.compile(r"\s*[>›»/|\\←•]\s*")
_HOME_PAGES = frozenset(map(comparable, HOME_PAGES))
_WHOLE = {comparable(phrase): topic for topic in TOPICS for phrase in topic.whole}
_NETWORKS = _words(NETWORKS)
_SHARE_WORDS = _words(SHARE_WORDS)
_OPENINGS = tuple((comparable(phrase) + " ", topic) for topic in TOPICS for phrase in topic.openings)


def tidy(passages: Sequence[Passage]) -> tuple[list[Passage], list[LeftOut]]:
    """Put headline and deck first and set aside what is not the article; say what, where and why."""
    aside: list[LeftOut] = []
    kept = list(_without_prompts(passages, aside))
    if not _has_arabic(kept):
        return list(passages), []
    kept, repetitions = _with_headline_first(kept)
    return kept, aside + repetitions


def stream_tidied(passages: Iterable[Passage], left_out: list[LeftOut]) -> Iterator[Passage]:
    """As ``tidy``, of a text that may be too long for a page; what is set aside is noted as it is passed."""
    rest = iter(passages)
    beginning = beginning_of(rest)
    following = next(rest, None)
    if following is None:
        kept, aside = tidy(beginning)
        left_out.extend(aside)
        return iter(kept)
    everything = chain(beginning, [following], rest)
    if not _has_arabic(_without_prompts(beginning, [])):
        return everything
    return _without_prompts(everything, left_out)


def _has_arabic(passages: Iterable[Passage]) -> bool:
    return any(ARABIC_LETTER.search(passage.text) for passage in passages)


def _without_prompts(passages: Iterable[Passage], aside: list[LeftOut]) -> Iterator[Passage]:
    """Keep what is the article, and note the rest in ``aside``."""
    for index, (passage, followers) in enumerate(with_followers(passages, _LAST)):
        reason = _reason(passage, at_top=index < _FIRST, at_end=len(followers) < _LAST)
        if reason:
            aside.append(LeftOut(passage.text, passage.line, reason))
        else:
            yield passage


def _reason(passage: Passage, *, at_top: bool, at_end: bool) -> str:
    """Why the passage is set aside; empty to keep it."""
    if _SEPARATOR.fullmatch(passage.text):
        return "separator"
    if at_top and _is_breadcrumbs(passage.text):
        return "site prompt: breadcrumbs"
    at_edge = at_top or at_end
    longest = _PROMPT_WORDS if at_edge else _PLAIN_PROMPT_WORDS
    short = len(passage.text.split(maxsplit=longest)) <= longest
    return _site_prompt(passage.text, at_edge=at_edge) if short else ""


def _is_breadcrumbs(text: str) -> bool:
    first, sign, _ = _TRAIL_SIGN.sub("\n", text, count=1).partition("\n")
    return bool(sign) and comparable(first) in _HOME_PAGES and len(text.split()) <= _TRAIL_WORDS


def _site_prompt(text: str, *, at_edge: bool) -> str:
    line = comparable(text)
    topic = _WHOLE.get(line)
    if topic is None and at_edge:
        topic = next((topic for opening, topic in _OPENINGS if line.startswith(opening)), None)
    if at_edge and topic is None and _is_share_bar(line):
        return "site prompt: sharing"
    return f"site prompt: {topic.name}" if topic and (at_edge or topic.anywhere) else ""


def _is_share_bar(line: str) -> bool:
    without_networks, networks = _NETWORKS.subn(" ", line)
    return networks > 1 and not _SHARE_WORDS.sub(" ", without_networks).strip()


def _with_headline_first(passages: list[Passage]) -> tuple[list[Passage], list[LeftOut]]:
    copies = _copies_of_headline(passages)
    if not copies:
        return passages, []
    first, *others = copies
    aside = [LeftOut(passages[i].text, passages[i].line, "repeats the headline") for i in others]
    front = [replace(passages[first], kind=BlockKind.HEADLINE)]
    if first and _is_deck_of(passages, first, others):
        front.append(replace(passages[first + 1], kind=BlockKind.DECK))
    moved = {*others, *range(first, first + len(front))}
    return front + [passage for i, passage in enumerate(passages) if i not in moved], aside


def _copies_of_headline(passages: list[Passage]) -> list[int]:
    """Where the headline stands, if it stands twice: at the top and again, or only among the last titles."""
    tail = _titles_at_end(passages)
    if not any(is_body(passage) for passage in passages[: tail.start]):
        return []
    places = [i for i in (*range(min(_TOP, tail.start)), *tail) if _could_be_headline(passages[i])]
    lines = {i: comparable(passages[i].text) for i in places}
    for first in places:
        copies = [i for i in places if lines[i] == lines[first]]
        if len(copies) > 1 and (first == 0 or first in tail):
            return copies
    return []


def _titles_at_end(passages: list[Passage]) -> range:
    start = len(passages)
    while start > max(len(passages) - _TAIL, 0) and _is_title(passages[start - 1]):
        start -= 1
    return range(start, len(passages))


def _is_title(passage: Passage) -> bool:
    """Not so a list item, caption or table cell, which may well say the same thing twice."""
    return passage.kind in _TITLES and looks_like_title(passage.text)


def _could_be_headline(passage: Passage) -> bool:
    return _is_title(passage) and len(passage.text.split()) >= _HEADLINE_WORDS


def _is_deck_of(passages: list[Passage], headline: int, others: list[int]) -> bool:
    """Whether the line after a moved headline is a title of its own, long enough for a deck."""
    deck = headline + 1
    return deck < len(passages) and deck not in others and len(passages[deck].text.split()) >= _DECK_WORDS
