"""The rows of a reviewed article as units again: numbered anew, in their paragraphs, with what is still open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from translate.emphasis import Emphasis
from translate.review import Review, RowReview, Verdict
from translate.reviewed import Comment
from translate.units import OWN_WEIGHT, BlockKind, Finding, Origin, Severity, TranslationUnit, UnitState

_ONE_A_BLOCK = frozenset({
    BlockKind.HEADLINE, BlockKind.DECK, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.CAPTION,
})  # fmt: skip

_ITALIC = frozenset({BlockKind.DECK, BlockKind.CAPTION})
"""Blocks that are italic by their style, where they are published."""

_Value = TypeVar("_Value")


def reviewed_units(judged: Review) -> Iterator[TranslationUnit]:
    """The rows that stand in the document, in its order; findings and comments without an answer go with them.

    A row that a reviewer added or moved between two rows of a paragraph belongs to that paragraph. One that was
    added behind a paragraph's last row does too; behind a title it begins a paragraph, and in a list an item.
    """
    rows = standing(judged)
    left_open = _open(judged)
    blocks = _blocks(rows)
    sentences = _sentences(rows)
    below = _next([row.units[0].kind if row.units else None for row in rows])
    kinds: dict[int, BlockKind] = {}
    for number, (row, block, sentence) in enumerate(zip(rows, blocks, sentences, strict=True), 1):
        kind = kinds.setdefault(block, _kind(row, below[number - 1], kinds.get(block - 1)))
        unit = _unit(row, number, block, kind, sentence)
        yield replace(unit, findings=tuple(left_open.get(row.position, ())))


def standing(judged: Review) -> list[RowReview]:
    """The rows of the review that stand in the document, whatever else is said of them."""
    return [row for row in judged.rows if row.position and row.verdict is not Verdict.DELETED]


def _open(judged: Review) -> dict[int, list[Finding]]:
    """What waits for an answer, by the place of the row in the document."""
    places = {row_id: row.position for row in judged.rows for row_id in row.ids}
    found: dict[int, list[Finding]] = {}
    for answer in judged.answers:
        if not answer.how:
            found.setdefault(places.get(answer.id, 0), []).append(answer.finding)
    waiting = {id(comment) for _, comment in judged.open_comments}
    for row in judged.rows:
        for comment in row.comments:
            if id(comment) in waiting:
                found.setdefault(row.position, []).append(_as_finding(comment))
    return found


def _as_finding(comment: Comment) -> Finding:
    return Finding("comment", Severity.INFO, conversation(comment))


def conversation(comment: Comment) -> str:
    """A person's comment and its replies, each with who wrote it.

    >>> conversation(Comment("Rana", "", "Is it Huda?", "", "", replies=(Reply("Omar", "", "Yes."),)))
    'Rana: “Is it Huda?” Omar: “Yes.”'
    """
    said = ((comment.author, comment.text), *((reply.author, reply.text) for reply in comment.replies))
    return " ".join(f"{author or 'Somebody'}: “{' '.join(text.split())}”" for author, text in said)


def _blocks(rows: Sequence[RowReview]) -> list[int]:
    """Which block each row is in, from 1 without gaps."""
    homes = [row.units[0].block if row.units else 0 for row in rows]
    settled = [0 if _floats(row) else home for home, row in zip(homes, rows, strict=True)]
    blocks: list[int] = []
    above = 0
    for place, below in enumerate(_next(settled)):
        between = bool(above) and above == below
        alone = _is_alone(rows, place)
        home = homes[place] if settled[place] or not between else above
        begins = not blocks or (alone and not between) or home not in (0, above)
        blocks.append((blocks[-1] if blocks else 0) + begins)
        above = home or (above if not begins else 0)
    return blocks


def _floats(row: RowReview) -> bool:
    """Whether the rows around it say which block it belongs to."""
    return not row.units or (row.moved and row.units[0].kind not in _ONE_A_BLOCK)


def _is_alone(rows: Sequence[RowReview], place: int) -> bool:
    """Whether an added row cannot be of the block above it."""
    if rows[place].units:
        return False
    above = next((row.units[0].kind for row in reversed(rows[:place]) if row.units), None)
    directly = bool(place and rows[place - 1].units)
    return above is None or (directly and above in _ONE_A_BLOCK) or above is BlockKind.LIST_ITEM


def _next(values: Sequence[_Value | None]) -> list[_Value | None]:
    """For each place the first value behind it that is something."""
    found: list[_Value | None] = []
    below: _Value | None = None
    for value in reversed(values):
        found.append(below)
        below = value or below
    return found[::-1]


def _kind(row: RowReview, below: BlockKind | None, above: BlockKind | None) -> BlockKind:
    """What a block is that begins with this row; one between items of a list is an item."""
    if row.units:
        return row.units[0].kind
    item = BlockKind.LIST_ITEM
    return item if above is item and below is item else BlockKind.PARAGRAPH


def _sentences(rows: Sequence[RowReview]) -> list[tuple[int, int, int]]:
    """Of each row the sentence, the part and the parts; a sentence that is not whole any more is none."""
    wholes = _whole_sentences(rows)
    found: list[tuple[int, int, int]] = []
    for place, row in enumerate(rows):
        first = row.units[0] if place in wholes else None
        goes_on = first is not None and first.part > 1
        sentence = (found[-1][0] if found else 0) + (not goes_on)
        found.append((sentence, first.part, first.parts) if first else (sentence, 1, 1))
    return found


def _whole_sentences(rows: Sequence[RowReview]) -> set[int]:
    """The places of the rows whose sentence still stands there part by part, in order."""
    whole: set[int] = set()
    for place, row in enumerate(rows):
        if len(row.units) != 1 or row.units[0].part > 1:
            continue
        parts = rows[place : place + row.units[0].parts]
        wanted = [(row.units[0].sentence, number) for number in range(1, row.units[0].parts + 1)]
        if [(each.units[0].sentence, each.units[0].part) for each in parts if len(each.units) == 1] == wanted:
            whole.update(range(place, place + len(parts)))
    return whole


def _unit(
    row: RowReview, number: int, block: int, kind: BlockKind, sentence: tuple[int, int, int]
) -> TranslationUnit:
    first = row.units[0] if row.units else None
    edited = bool(row.edits) or first is None or len(row.ids) > 1
    bold, italic = bool(first and first.bold), bool(first and first.italic)
    return TranslationUnit(
        id=number,
        block=block,
        kind=kind,
        sentence=sentence[0],
        part=sentence[1],
        parts=sentence[2],
        source=row.source,
        target=row.target,
        origin=Origin.PERSON if edited or first is None else first.origin,
        state=UnitState.REVIEWED if edited or first is None else first.state,
        bold=bold,
        italic=italic,
        emphases=tuple(
            _beyond(row.emphases, bold=bold or kind not in OWN_WEIGHT, italic=italic or kind in _ITALIC)
        ),
    )


def _beyond(emphases: Iterable[Emphasis], *, bold: bool, italic: bool) -> Iterator[Emphasis]:
    """What says more than that all of a row is bold or italic, as programs write into every run."""
    for each in emphases:
        more = replace(each, bold=each.bold and not bold, italic=each.italic and not italic)
        if more.bold or more.italic or more.link:
            yield more
