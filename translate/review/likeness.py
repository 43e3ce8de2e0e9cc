"""Rows that say nothing of who they are, found by what they say: only where no other row comes near."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from translate.review.division import ALIKE
from translate.review.identity import SAME_ROW, Identity, Known, taken
from translate.review.result import FoundBy
from translate.review.texts import evened

if TYPE_CHECKING:
    import numpy as np

_LEAD = 10.0
"""Percent by which the best must be better than any other."""
_MOST_PAIRS = 2_000_000
"""So many are compared within a second or two; beyond, the rows go to the person."""


def find_by_likeness(identities: Sequence[Identity], known: Known) -> None:
    """Give rows the identity of the one missing row that they are like; name the candidates where several are."""
    lost = [identity for identity in identities if not identity.ids and evened(identity.row.source)]
    lost = [identity for identity in lost if not identity.copy_of]
    missing = sorted(row_id for row_id in set(known.rows) - taken(identities) if known.rows[row_id].unit)
    if not lost or not missing:
        return
    if len(lost) * len(missing) > _MOST_PAIRS:
        for identity in lost:
            identity.doubt = identity.doubt or "Too many rows have lost what identifies them."
            identity.candidates = tuple(missing)
        return
    scores = _scores(lost, missing, known)
    for place, identity in enumerate(lost):
        _decide(identity, scores, place, missing)


def _scores(lost: Sequence[Identity], missing: Sequence[int], known: Known) -> np.ndarray:
    """The likeness of every lost row (first axis) to every missing one, percent."""
    import numpy as np
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import cdist

    units = [unit for unit in (known.rows[row_id].unit for row_id in missing) if unit]
    return cdist(
        [evened(identity.row.source) for identity in lost],
        [evened(unit.source) for unit in units],
        scorer=ratio,
        dtype=np.float32,
    )


def _decide(identity: Identity, scores: np.ndarray, place: int, missing: Sequence[int]) -> None:
    row = scores[place]
    best = int(row.argmax())
    rivals = max(_second(row, best), _second(scores[:, best], place))
    if row[best] >= ALIKE and row[best] - rivals >= _LEAD:
        identity.ids, identity.found_by, identity.doubt = (missing[best],), FoundBy.TEXT, ""
        return
    near = tuple(row_id for row_id, score in zip(missing, row, strict=True) if score >= SAME_ROW)
    if near and not identity.doubt:
        identity.doubt = "Its Arabic is like that of a row that is missing, but not enough to be certain."
    identity.candidates = tuple(dict.fromkeys((*identity.candidates, *near)))


def _second(scores: np.ndarray, best: int) -> float:
    """The highest of all but one."""
    return max((float(score) for place, score in enumerate(scores) if place != best), default=0.0)
