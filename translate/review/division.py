"""Rows that were divided or joined: nothing of the draft is missing or added, it only stands in other rows.

The Arabic decides, put together again without its spaces. Where only the English was divided or joined, it must be
like the draft's English as a whole, and more so than a piece of it alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from translate.review.identity import Identity, Known, taken
from translate.review.result import FoundBy
from translate.review.texts import evened, is_divided, same_source, similarity, squeezed

ALIKE = 75.0
"""Percent of likeness from which a text counts as an edited version of another (as for fuzzy matches)."""
_MOST_PIECES = 6


def join_pieces(identities: Sequence[Identity], known: Known) -> dict[int, list[Identity]]:
    """Find the pieces of divided rows: by the position of the row that has the identity, all of them in order."""
    found: dict[int, list[Identity]] = {}
    for place, identity in enumerate(identities):
        if len(identity.ids) != 1:
            continue
        for pieces in _runs(identities, place, lambda other: not other.ids):
            if _are_pieces(pieces, identity, known):
                found[identity.row.position] = list(pieces)
                for piece in pieces:
                    if piece is not identity:
                        piece.doubt, piece.copy_of, piece.found_by = "", identity.ids[0], FoundBy.TEXT
                break
    return found


def _runs(
    identities: Sequence[Identity], place: int, joins: Callable[[Identity], bool]
) -> Iterator[Sequence[Identity]]:
    """Every run of rows around one whose others all may join it, longest first."""
    first = last = place
    while first and joins(identities[first - 1]) and place - first < _MOST_PIECES:
        first -= 1
    while last + 1 < len(identities) and joins(identities[last + 1]) and last - place < _MOST_PIECES:
        last += 1
    runs = [
        (start, end) for start in range(first, place + 1) for end in range(place, last + 1) if start < end
    ]
    for start, end in sorted(runs, key=lambda run: run[0] - run[1]):
        yield identities[start : end + 1]


def _are_pieces(pieces: Sequence[Identity], identity: Identity, known: Known) -> bool:
    if any(piece.found_by is FoundBy.TEXT for piece in pieces if piece is not identity):
        return False
    unit = known.rows[identity.ids[0]].unit
    if unit is None:
        return False
    sources = [piece.row.source for piece in pieces]
    if is_divided(sources, unit.source):
        return True
    repeated = all(
        not evened(piece.row.source) or same_source(piece.row.source, known.rows[identity.ids[0]])
        for piece in pieces
    )
    targets = [piece.row.target for piece in pieces]
    return repeated and all(map(evened, targets)) and _is_whole(targets, identity.row.target, unit.target)


def _is_whole(pieces: Sequence[str], alone: str, draft: str) -> bool:
    together = similarity(" ".join(pieces), draft)
    return together >= ALIKE and together > similarity(alone, draft)


def join_rows(identities: Sequence[Identity], known: Known) -> None:
    """Give a row whose Arabic is that of several rows of the draft, which are nowhere else, all their identities."""
    free = set(known.rows) - taken(identities)
    for identity in identities:
        if len(identity.ids) != 1:
            continue
        for ids in _neighbours(identity.ids[0], free):
            sources = [row.unit.source for row in map(known.rows.__getitem__, ids) if row.unit]
            if len(sources) == len(ids) and squeezed(*sources) == squeezed(identity.row.source):
                identity.ids = ids
                free.difference_update(ids)
                break


def _neighbours(row_id: int, free: set[int]) -> Iterator[tuple[int, ...]]:
    """The runs of rows around one that are all free but for itself."""
    first = last = row_id
    while first - 1 in free and row_id - first < _MOST_PIECES:
        first -= 1
    while last + 1 in free and last - row_id < _MOST_PIECES:
        last += 1
    for start in range(first, row_id + 1):
        for end in range(row_id, last + 1):
            if start < end:
                yield tuple(range(start, end + 1))


def joined_english(identities: Sequence[Identity], known: Known) -> Mapping[int, int]:
    """Rows of which one says in English what the others, now empty, said too: by position that of the first."""
    found: dict[int, int] = {}
    for place, identity in enumerate(identities):
        if not evened(identity.row.target) or not _draft(identity, known):
            continue
        for run in _runs(identities, place, lambda other: _was_emptied(other, known)):
            drafts = [_draft(each, known) for each in run]
            together = similarity(identity.row.target, " ".join(drafts))
            alone = similarity(identity.row.target, _draft(identity, known))
            if together >= ALIKE and together > alone and not any(each.row.position in found for each in run):
                found |= {each.row.position: run[0].row.position for each in run[1:]}
                break
    return found


def _was_emptied(identity: Identity, known: Known) -> bool:
    return not evened(identity.row.target) and bool(_draft(identity, known))


def _draft(identity: Identity, known: Known) -> str:
    """The English of the one row of the draft that a row is; empty where that is unknown."""
    unit = known.rows[identity.ids[0]].unit if len(identity.ids) == 1 else None
    return evened(unit.target) if unit else ""
