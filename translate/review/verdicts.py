"""From identities to a verdict for every row of the document and of the draft."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from translate.emphasis import joined, letters
from translate.review.division import join_pieces, join_rows, joined_english
from translate.review.identity import Identity, Known, identify, taken
from translate.review.likeness import find_by_likeness
from translate.review.result import FoundBy, RowReview, Verdict
from translate.review.ter import edits
from translate.review.texts import evened, same_source, same_target
from translate.reviewed import ReviewedRow
from translate.units import TranslationUnit


@dataclass(slots=True)
class Judged:
    """A row with its verdict, and what it was judged by."""

    review: RowReview
    identities: list[Identity] = field(default_factory=list)
    """Of all rows of the document that it was; none for a deleted row."""


def judge(rows: Sequence[ReviewedRow], known: Known) -> list[Judged]:
    """Give every row of the document and of the draft its verdict, in the order of the document."""
    identities = identify(rows, known)
    pieces = join_pieces(identities, known)
    join_rows(identities, known)
    find_by_likeness(identities, known)
    joined = joined_english(identities, known)
    groups = _groups(identities, pieces, joined)
    moved = _moved(groups)
    free = set(known.rows) - taken(identities)
    judged = [
        _judged(group, known, free, split=group[0].row.position in _starts(pieces), moved=number in moved)
        for number, group in enumerate(groups)
    ]
    return _with_missing(judged, known, free)


def _starts(pieces: Mapping[int, Sequence[Identity]]) -> set[int]:
    return {group[0].row.position for group in pieces.values()}


def _groups(
    identities: Sequence[Identity], pieces: Mapping[int, list[Identity]], joined: Mapping[int, int]
) -> list[list[Identity]]:
    """The rows of the document that are one row of the review."""
    first_of = {piece.row.position: group[0].row.position for group in pieces.values() for piece in group}
    for position, first in joined.items():
        first_of.setdefault(position, first_of.get(first, first))
    groups: dict[int, list[Identity]] = {}
    for identity in identities:
        position = identity.row.position
        groups.setdefault(first_of.get(position, position), []).append(identity)
    return list(groups.values())


def _ids(group: Sequence[Identity]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(row_id for identity in group for row_id in identity.ids))


def _moved(groups: Sequence[Sequence[Identity]]) -> set[int]:
    """The fewest groups that must be taken out to leave the rows of the draft in their order."""
    numbered = [(place, ids[0]) for place, ids in enumerate(map(_ids, groups)) if ids]
    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int] = {}
    for number, (_, row_id) in enumerate(numbered):
        length = bisect_left(ends, row_id)
        before[number] = last[length - 1] if length else -1
        ends[length : length + 1] = [row_id]
        last[length : length + 1] = [number]
    kept = set()
    number = last[-1] if last else -1
    while number >= 0:
        kept.add(numbered[number][0])
        number = before[number]
    return {place for place, _ in numbered} - kept


def _judged(group: list[Identity], known: Known, free: set[int], *, split: bool, moved: bool) -> Judged:
    ids = _ids(group)
    drafts = [known.rows[row_id] for row_id in ids]
    units = tuple(row.unit for row in drafts if row.unit)
    rows = [identity.row for identity in group]
    source, target = (_joined([getattr(row, side) for row in rows]) for side in ("source", "target"))
    verdict = _verdict(group, known, free, split=split, moved=moved)
    english = units[0].target if verdict is Verdict.UNCHANGED and units else target
    same_places = letters(english) == letters(target)
    review = RowReview(
        ids=ids,
        verdict=verdict,
        found_by=next((identity.found_by for identity in group if identity.ids), FoundBy.NOTHING),
        position=rows[0].position,
        source=source,
        draft=_joined([unit.target for unit in units]),
        target=english,
        emphases=joined((row.target, row.emphases) for row in rows) if same_places else (),
        units=units,
        pieces=tuple((row.source, row.target) for row in rows) if split else (),
        moved=moved,
        changes=tuple(change for row in rows for change in row.changes),
        comments=tuple(comment for row in rows for comment in row.comments),
    )
    return Judged(_measured(review, known), group)


def _joined(texts: Sequence[str]) -> str:
    return " ".join(text for text in texts if text.strip())


def _verdict(group: Sequence[Identity], known: Known, free: set[int], *, split: bool, moved: bool) -> Verdict:
    ids = _ids(group)
    if not ids:
        return Verdict.IDENTITY_LOST if _may_be_missing(group[0], free, known) else Verdict.ADDED
    if split or len(ids) > 1:
        return Verdict.SPLIT if split else Verdict.MERGED
    row, draft = group[0].row, known.rows[ids[0]]
    if not evened(row.source) and not evened(row.target):
        return Verdict.DELETED
    if not same_source(row.source, draft):
        return Verdict.SOURCE_CHANGED
    if moved:
        return Verdict.MOVED
    return Verdict.UNCHANGED if same_target(row.target, draft) else Verdict.EDITED


def _may_be_missing(identity: Identity, free: set[int], known: Known) -> bool:
    """Whether a row may be one that is missing: it has a candidate, or only hashes are left to compare."""
    if any(row_id in free for row_id in identity.candidates):
        return True
    hashes_only = any(known.rows[row_id].unit is None for row_id in free)
    return hashes_only and bool(evened(identity.row.source)) and not identity.copy_of


def _measured(review: RowReview, known: Known) -> RowReview:
    """Count the edits of a row that was and is; without the draft's text only an unchanged one has a figure."""
    words = len(review.target.split())
    if review.verdict is Verdict.UNCHANGED:
        return replace(review, edits=0, words=words)
    if review.units and review.verdict is not Verdict.DELETED:
        return replace(review, edits=_edits(review), words=words)
    if len(review.ids) == 1 and review.position and same_target(review.target, known.rows[review.ids[0]]):
        return replace(review, edits=0, words=words)
    return replace(review, words=words)


def _edits(review: RowReview) -> int:
    """The edits of the English, as it is compared: what cannot be seen is no edit."""
    return edits(evened(review.draft), evened(review.target))[0]


def _with_missing(judged: list[Judged], known: Known, free: set[int]) -> list[Judged]:
    """Put the rows that are in the draft only after the ones that they stood behind."""
    doubtful = {
        row_id
        for each in judged
        if each.review.verdict is Verdict.IDENTITY_LOST
        for row_id in each.identities[0].candidates or tuple(free)
    }
    behind: dict[int, list[Judged]] = {}
    last_found = 0
    for row_id in sorted(known.rows):
        if row_id in free:
            behind.setdefault(last_found, []).append(
                Judged(_missing(row_id, known, doubtful=row_id in doubtful))
            )
        else:
            last_found = row_id
    result = behind.pop(0, [])
    for each in judged:
        result.append(each)
        for row_id in each.review.ids:
            result += behind.pop(row_id, [])
    return result


def _missing(row_id: int, known: Known, *, doubtful: bool) -> RowReview:
    unit: TranslationUnit | None = known.rows[row_id].unit
    return RowReview(
        ids=(row_id,),
        verdict=Verdict.IDENTITY_LOST if doubtful else Verdict.DELETED,
        found_by=FoundBy.NOTHING,
        position=0,
        source=unit.source if unit else "",
        draft=unit.target if unit else "",
        target="",
        units=(unit,) if unit else (),
    )
