"""Comments with their answers, whatever program saved them.

Word and LibreOffice say in ``commentsExtended.xml`` which comment answers which and what is resolved; where that
part is missing, as from Google Docs, a further comment of a person on exactly the same words is an answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from translate.bilingual.accepted_story import Anchor, Story, W
from translate.bilingual.accepted_text import TextReader
from translate.reviewed import OURS, Comment, Reply, View

if TYPE_CHECKING:
    from lxml.etree import _Element

    from translate.opc import Package

_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_ON = frozenset({"1", "true", "on"})
_STATES_IN_WORDS = {"_marked as resolved_": True, "_marked as done_": True, "_re-opened_": False}
"""What Google Docs writes as the text of an answer, and whether the comment is resolved then."""


@dataclass(slots=True)
class Written:
    """A comment as the file has it, before answers are put under what they answer."""

    id: str
    author: str
    date: str
    text: str
    paragraph_id: str
    answers: str = ""
    """The paragraph id of the comment that it answers."""
    resolved: bool = False
    replies: list[Written] = field(default_factory=list)


def read_comments(package: Package, main: str) -> list[Written]:
    """All comments in the order of the file.

    Raises:
        SourceError: a part is no XML, or unpacks to too much.
    """
    found = [
        _written(comment)
        for root in package.related(main, "comments")
        for comment in root.iter(f"{W}comment")
    ]
    for root in package.related(main, "commentsExtended"):
        facts = {element.get(f"{_W15}paraId", ""): element for element in root}
        for comment in found:
            element = facts.get(comment.paragraph_id)
            if element is not None:
                comment.answers = element.get(f"{_W15}paraIdParent", "")
                comment.resolved = element.get(f"{_W15}done", "") in _ON
    return found


def _written(comment: _Element) -> Written:
    story = TextReader(View.ACCEPTED).read(comment, Story())
    ids = [paragraph.get(_PARAGRAPH_ID, "") for paragraph in comment.iter(f"{W}p")]
    return Written(
        id=comment.get(f"{W}id", ""),
        author=comment.get(f"{W}author", ""),
        date=comment.get(f"{W}date", ""),
        text=story.text().strip(),
        paragraph_id=ids[-1] if ids else "",
    )


def threads(written: list[Written], anchors: Mapping[str, Anchor], *, by_place: bool) -> list[Written]:
    """The comments that answer no other, each with its answers; ``by_place`` where the file does not say which."""
    answered = _answered_by_place(written, anchors) if by_place else _answered(written)
    first: list[Written] = []
    for comment in written:
        beginning = _beginning(comment, answered)
        if beginning is comment:
            first.append(comment)
        else:
            beginning.replies.append(comment)
    return first


def _answered(written: list[Written]) -> dict[str, Written]:
    """By a comment's id, the comment that it answers."""
    by_paragraph = {comment.paragraph_id: comment for comment in written if comment.paragraph_id}
    return {
        comment.id: by_paragraph[comment.answers] for comment in written if comment.answers in by_paragraph
    }


def _answered_by_place(written: list[Written], anchors: Mapping[str, Anchor]) -> dict[str, Written]:
    last: dict[object, Written] = {}
    found: dict[str, Written] = {}
    for comment in written:
        place = _place(anchors.get(comment.id))
        if place in last and comment.author != OURS:
            found[comment.id] = last[place]
        elif place is not None:
            last[place] = comment
    return found


def _beginning(comment: Written, answered: Mapping[str, Written]) -> Written:
    """The first comment of a thread; a file whose comments answer one another in a circle has none."""
    seen = {comment.id}
    current = comment
    while current.id in answered:
        current = answered[current.id]
        if current.id in seen:
            return comment
        seen.add(current.id)
    return current


def _place(anchor: Anchor | None) -> object:
    """What tells whether two comments are attached to the same words."""
    return None if anchor is None else (id(anchor.story), anchor.start, "".join(anchor.pieces))


def as_comment(thread: Written, anchor: Anchor | None) -> Comment:
    """A thread for people; its column is the caller's to say."""
    states = [_STATES_IN_WORDS.get(reply.text.lower()) for reply in thread.replies]
    replies = [reply for reply, state in zip(thread.replies, states, strict=True) if state is None]
    resolved = [thread.resolved, *(state for state in states if state is not None)][-1]
    comment = Comment(
        author=thread.author,
        date=thread.date,
        text=thread.text,
        anchor="",
        paragraph="",
        replies=tuple(Reply(reply.author, reply.date, reply.text) for reply in replies),
        resolved=resolved,
    )
    if anchor is None:
        return comment
    return replace(comment, anchor="".join(anchor.pieces).strip(), paragraph=anchor.story.text())
