"""Findings as Word comments: what Muqabala has to say of a row, anchored to the English that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from translate.bilingual.ooxml import DECLARATION, Look, linked, paragraph, run
from translate.reviewed import ONLY_SUMMED_UP, OURS
from translate.units import Band, Finding, Span, TranslationUnit

if TYPE_CHECKING:
    from docx.document import Document

BAND_SIGNS = {Band.LOW: "●○○", Band.MEDIUM: "●●○"}
"""What marks the rows that are less certain than most, the least certain first."""

_PART = "/word/comments.xml"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_MARK = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment on a row's English."""

    number: int
    """Its identifier in the document, from 0 without gaps."""
    span: Span
    lines: tuple[str, ...]
    """Its paragraphs."""


def comments(units: Sequence[TranslationUnit]) -> dict[int, tuple[Comment, ...]]:
    """The comments of every row that has some, by the row's number, numbered through the document."""
    found: dict[int, tuple[Comment, ...]] = {}
    number = 0
    for unit in units:
        said = tuple(
            Comment(number + place, span, lines) for place, (span, lines) in enumerate(_remarks(unit))
        )
        number += len(said)
        if said:
            found[unit.id] = said
    return found


def _remarks(unit: TranslationUnit) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """What is said of a row: its findings, worst first, then what was done for it."""
    whole = (0, len(unit.target))
    for finding in sorted(unit.findings, key=lambda finding: finding.severity.rank):
        if finding.check in ONLY_SUMMED_UP:
            continue
        yield _span(finding, whole), _lines(finding)
    if unit.note:
        lines = (unit.note, f"Before: {unit.first}") if unit.first else (unit.note,)
        yield whole, lines


def _span(finding: Finding, whole: Span) -> Span:
    """The place of the finding's first target span that is a piece of the text; else the whole text."""
    places = ((max(start, 0), min(end, whole[1])) for start, end in finding.target_spans)
    return next((place for place in places if place[0] < place[1]), whole)


def _lines(finding: Finding) -> tuple[str, ...]:
    said = f"{finding.severity.sign} {finding.message}"
    return (said, f"Suggestion: {finding.suggestion}") if finding.suggestion else (said,)


def commented(text: str, said: Sequence[Comment], looks: Mapping[int, Look]) -> str:
    """Runs of a text, in which every comment's range begins and ends at its place.

    ``looks`` are those of the runs from a place on, by that place; the first is 0.
    """
    if not text:
        return _starts(said, 0) + _ends(said, 0)
    said = [replace(comment, span=_around_line_ends(comment.span, text)) for comment in said]
    places = sorted({len(text), *looks, *(place for comment in said for place in comment.span)})
    runs, look = [], Look()
    for start, end in pairwise(places):
        look = looks.get(start, look)
        piece = linked(run(text[start:end], look.properties), look.link)
        runs.append(_starts(said, start) + piece + _ends(said, end))
    return "".join(runs)


def _around_line_ends(span: Span, text: str) -> Span:
    """A span that parts no carriage return from its line feed, which together are one line break."""
    start, end = span
    return (
        start - (text[start - 1 : start + 1] == "\r\n"),
        end + (text[end - 1 : end + 1] == "\r\n"),
    )


def _starts(said: Sequence[Comment], place: int) -> str:
    return "".join(
        f'<w:commentRangeStart w:id="{comment.number}"/>' for comment in said if comment.span[0] == place
    )


def _ends(said: Sequence[Comment], place: int) -> str:
    return "".join(
        f'<w:commentRangeEnd w:id="{comment.number}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
        f'<w:commentReference w:id="{comment.number}"/></w:r>'
        for comment in said
        if comment.span[1] == place
    )


def add_comments(document: Document, said: Sequence[Comment], made: datetime) -> None:
    """Add the part that holds the comments' text; without any comment there is no part."""
    if not said:
        return
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    content = "".join(_comment(comment, made) for comment in said)
    data = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f"<w:comments {DECLARATION}>{content}</w:comments>"
    )
    part = Part(PackURI(_PART), _CONTENT_TYPE, data.encode(), document.part.package)
    document.part.relate_to(part, _RELATION)


def _comment(comment: Comment, made: datetime) -> str:
    first, *rest = comment.lines
    paragraphs = paragraph(_MARK + run(first), "CommentText")
    paragraphs += "".join(paragraph(run(line), "CommentText") for line in rest)
    return (
        f'<w:comment w:id="{comment.number}" w:author="{OURS}" w:initials="M" '
        f'w:date="{made.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}">{paragraphs}</w:comment>'
    )
