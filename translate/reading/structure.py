"""What each passage is: headline, deck, heading, list item or paragraph, by its looks and its place.

When in doubt, a paragraph: a wrong heading costs the reader more than a missing one.

- *headline*: the first passage, if it is a title of two words at least,
  with body within five passages (deck, byline and date stand between).
- *deck*: the second, under the same condition, of four words at least.
- *heading*: a short title between the end of a sentence and a paragraph much longer than it. In an interview
  (some speaker's label opens two lines), where short lines may be replies: one without a label, before a line
  that has one. Never right after a question.
- A question of six words at most that begins with a question word, such as «لماذا الآن؟», may be any of these three
  although it ends like a sentence; in an interview, and where it speaks to somebody («ما رأيك؟»), the headline only.
- *list item*: a bullet; or a dash, star, number or letter whose neighbour has the same kind of marker.
- *caption*: a line that begins «الصورة:» or «صورة:».
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from translate.reading.passage import beginning_of, with_followers
from translate.reading.script import ends_sentence, is_unfinished, marker, without_bullet
from translate.units import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from translate.reading.passage import Passage

_TITLE_WORDS, _TITLE_CHARS = 20, 150
_HEADLINE_WORDS, _DECK_WORDS = 2, 4
_ABOVE_BODY = 5
_HEADING_WORDS, _HEADING_CHARS = 10, 60
_BODY_CHARS = 150
_HEADED_CHARS = 100
_LABEL = re.compile(r"(\S+(?: \S+){0,2}?)\s?:(?=\s|$)")
_QUESTION_WORDS = 6
_ASKING = re.compile(
    r"[وف]?(?:لماذا|لم|ماذا|بماذا|ما|من|مَن|هل|كيف|متى|أين|أي|أية|كم|إلى أين|إلى متى|من أين|على ماذا)\s"
)
_ADDRESSING = re.compile(
    r"\b(?!ال|وال|لل|[وفلبك]?(?:ذلك|هناك|تلك|هنالك|أولئك|بنك|ملك|[يت]?حكم|محاكم)\b)"
    r"(?:\w{2,}كم?|أنت|أنتم|تعتقد|تعتقدون|تتوقع|تتوقعون|ترى|ترون)\b"
)
"""A word that speaks to somebody: «رأيك», «لديكم»."""
_CAPTION = re.compile(r"(?:ال)?صورة\s?:")


def looks_like_title(text: str) -> bool:
    """Whether ``text`` could be a headline, deck or heading: short, without a full stop, colon or comma."""
    short = len(text) <= _TITLE_CHARS and len(text.split()) <= _TITLE_WORDS
    return short and not ends_sentence(text) and not is_unfinished(text) and not marker(text)


def is_body(passage: Passage) -> bool:
    """Whether the passage is running text: it ends a sentence, or is long."""
    long = len(passage.text) >= _BODY_CHARS
    return passage.kind in (None, BlockKind.PARAGRAPH) and (long or ends_sentence(passage.text))


def with_kinds(passages: Sequence[Passage]) -> list[Passage]:
    """Give every passage that has no kind yet the kind that the rules above find."""
    return [replace(each.passage, kind=each.kind, text=each.text) for each in _judged(passages)]


def stream_blocks(passages: Iterable[Passage]) -> Iterator[Block]:
    """As ``with_kinds``, of a text of any length, as blocks; its speakers are those of its beginning."""
    return (Block(each.kind, each.text) for each in _judged(passages))


class _Judged(NamedTuple):
    """A passage with its kind, and its text as a block of that kind has it."""

    passage: Passage
    kind: BlockKind
    text: str


def _judged(passages: Iterable[Passage]) -> Iterator[_Judged]:
    rest = iter(passages)
    beginning = beginning_of(rest)
    labels = speakers(beginning)
    above: _Judged | None = None
    family_above = ""
    for number, (passage, followers) in enumerate(with_followers(chain(beginning, rest), _ABOVE_BODY)):
        text = passage.text
        family = marker(text)
        if passage.kind:
            above = _Judged(passage, passage.kind, text)
        elif family and _is_list_item(family, family_above, followers):
            above = _Judged(passage, BlockKind.LIST_ITEM, without_bullet(text))
        elif len(text) > _TITLE_CHARS and not _CAPTION.match(text):
            above = _Judged(passage, BlockKind.PARAGRAPH, text)
        else:
            above = _Judged(passage, _kind(text, _Place(number, above, followers, labels)), text)
        family_above = family
        yield above


class _Place(NamedTuple):
    """Where a passage stands."""

    number: int
    """From 0."""
    above: _Judged | None
    """The passage before it."""
    followers: Sequence[Passage]
    labels: Set[str]
    """The speakers of the text, if it is an interview."""

    @property
    def below(self) -> Passage | None:
        return self.followers[0] if self.followers else None


def _kind(text: str, place: _Place) -> BlockKind:
    if _CAPTION.match(text):
        return BlockKind.CAPTION
    if not (looks_like_title(text) or _may_ask(text, place)) or _is_spoken(text, place):
        return BlockKind.PARAGRAPH
    if _is_at_top(text, place):
        return BlockKind.DECK if place.number else BlockKind.HEADLINE
    return BlockKind.HEADING if _is_heading(text, place) else BlockKind.PARAGRAPH


def _may_ask(text: str, place: _Place) -> bool:
    """Whether a title may be a question here: a short one that asks at once, and is not put to someone."""
    short = len(text) <= _HEADING_CHARS and len(text.split()) <= _QUESTION_WORDS
    own = place.number == 0 or not (place.labels or _ADDRESSING.search(text))
    return short and own and is_question(text) and _ASKING.match(text) is not None


def _is_at_top(text: str, place: _Place) -> bool:
    """Whether the title is the first passage, or the second under a headline, and body follows soon."""
    under_headline = place.above is not None and place.above.kind is BlockKind.HEADLINE
    if place.number > 1 or (place.number and not under_headline):
        return False
    body = any(is_body(later) and len(later.text) > len(text) for later in place.followers)
    return body and len(text.split()) >= (_DECK_WORDS if place.number else _HEADLINE_WORDS)


def _is_heading(text: str, place: _Place) -> bool:
    below = place.below
    long = len(text) > _HEADING_CHARS or len(text.split()) > _HEADING_WORDS
    if long or below is None or not _ends_part(place.above):
        return False
    if place.labels:
        return speaker(below.text) in place.labels
    return is_body(below) and len(below.text) >= max(_HEADED_CHARS, 2 * len(text))


def _ends_part(above: _Judged | None) -> bool:
    """Whether a heading may come now: after a whole sentence that is no question, or another heading."""
    if above is None:
        return False
    return above.kind is BlockKind.HEADING or (ends_sentence(above.text) and not is_question(above.text))


def is_question(text: str) -> bool:
    """Whether ``text`` ends in a question mark, perhaps with closing quotes after it."""
    return "؟" in text[-3:] or "?" in text[-3:]


def _is_list_item(family: str, family_above: str, followers: Sequence[Passage]) -> bool:
    """Whether a passage whose marker is of ``family`` is one, by the passages around it."""
    if family in ("bullet", family_above):
        return True
    return bool(followers) and marker(followers[0].text) == family


def speakers(passages: Sequence[Passage]) -> set[str]:
    """Find the speakers of an interview: the labels such as «أحمد:» or «س:» that open several passages."""
    counts = Counter(speaker(passage.text) for passage in passages)
    return {label for label, times in counts.items() if label and times > 1}


def _is_spoken(text: str, place: _Place) -> bool:
    """Whether a speaker's label opens it; as a first line it is a headline unless another label follows."""
    if not place.labels or speaker(text) not in place.labels:
        return False
    return place.number > 0 or (place.below is not None and speaker(place.below.text) in place.labels)


def speaker(text: str) -> str:
    """Find the words before a colon that ``text`` opens with, three at most; empty if it does not."""
    found = _LABEL.match(text) if ":" in text else None
    return found[1] if found else ""
