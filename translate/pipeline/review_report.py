"""A review in lines for people: the terminal, and the page at the end of a published file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from translate.pipeline.documents import Rows
from translate.pipeline.remembering import waiting_rows
from translate.pipeline.reviewed_rows import conversation
from translate.review import Review, Uncertain
from translate.units import Severity

_MOST_DECISIONS = 20
"""Lines of one kind that a person reads."""


def report_lines(rows: Rows) -> Iterator[str]:
    """Verdicts, how much was edited, what is open, what a person must decide, what could be done next."""
    judged = rows.review
    if judged is None:
        return
    counts = ", ".join(f"{count:,} {verdict}" for verdict, count in judged.by_verdict().items())
    yield f"Rows: {counts}"
    yield from _edits(judged)
    yield from _findings(judged)
    for row, comment in judged.open_comments:
        where = f"on row {row}" if row else f"on “{comment.anchor or comment.paragraph}”"
        yield f"Open comment {where}: {conversation(comment)}"
    yield from map(_decision, judged.uncertain[:_MOST_DECISIONS])
    if (more := len(judged.uncertain) - _MOST_DECISIONS) > 0:
        yield f"And {more:,} more to decide, which --json lists"
    yield from _suggestions(judged)
    if waiting := waiting_rows(judged):
        yield f"Not remembered until that is settled: {_rows([row.id or 0 for row in waiting])}"
    byline = dict(rows.about).get("Author", "")
    if any(unicodedata.bidirectional(character) == "AL" for character in byline):
        yield f"The author’s name is still in Arabic in the published files: {byline}"


def _edits(judged: Review) -> Iterator[str]:
    if judged.hter is not None:
        yield f"Edits: {judged.hter * 100:.0f} for every 100 words of the English (HTER {judged.hter:.2f})"
    edited = ", ".join(f"{row.id} ({row.hter or 0:.2f})" for row in judged.most_edited())
    if edited:
        yield f"Most edited rows, with their HTER: {edited}"


def _findings(judged: Review) -> Iterator[str]:
    if not judged.answers:
        return
    left = [answer for answer in judged.answers if not answer.how]
    yield f"Findings: {len(judged.answers) - len(left):,} answered, {len(left):,} not"
    for severity in Severity:
        if found := [answer.id for answer in left if answer.finding.severity is severity]:
            yield f"Not answered, {severity}: {_rows(found)}"


def _decision(each: Uncertain) -> str:
    place = f"line {each.position} of the table" if each.position else ""
    where = f"row {each.id}" if each.id else place
    return f"To decide{f', {where}' if where else ''}: {each.reason}{f' “{each.text}”' if each.text else ''}"


def _suggestions(judged: Review) -> Iterator[str]:
    """Names that became others, everywhere or only in places, and pairs for the glossary."""
    for name in judged.names:
        left = f", but still stands in {_rows(name.left)}" if name.left else ", everywhere"
        yield f"“{name.old}” became “{name.new}” in {_rows(name.changed)}{left}"
    for term in judged.terms:
        instead = f" (instead of {term.instead_of})" if term.instead_of else ""
        yield f"For the glossary: {term.source} = {term.target}{instead}"


def _rows(ids: Sequence[int]) -> str:
    """Rows by their numbers, each once; those that a reviewer added have none."""
    known = list(dict.fromkeys(row_id for row_id in ids if row_id))
    added = sum(not row_id for row_id in ids)
    said = [f"row{'s' if len(known) > 1 else ''} {', '.join(map(str, known))}"] if known else []
    said += [f"{added} added row{'s' if added > 1 else ''}"] if added else []
    return " and ".join(said)
