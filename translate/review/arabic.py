"""A document whose Arabic column somebody deleted: its rows get their Arabic back from the draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from translate.review.identity import SAME_ROW, Known
from translate.review.texts import evened, similarity
from translate.reviewed import ReviewedRow


def has_no_arabic(rows: Sequence[ReviewedRow]) -> bool:
    """Whether no row at all has a source: not a text was deleted, but the column."""
    return bool(rows) and not any(evened(row.source) for row in rows)


def with_arabic(rows: Sequence[ReviewedRow], known: Known) -> tuple[ReviewedRow, ...]:
    """The rows, where the column is gone with the Arabic of those that their number and their English name.

    A row whose English is another's, or nobody's, is left as it is: a number alone is no proof.
    """
    return tuple(_restored(row, known) for row in rows) if has_no_arabic(rows) else tuple(rows)


def _restored(row: ReviewedRow, known: Known) -> ReviewedRow:
    named = [known.rows[number].unit for number in row.numbers if number in known.rows]
    unit = named[0] if len(named) == 1 else None
    if unit is None or similarity(row.target, unit.target) < SAME_ROW:
        return row
    return replace(row, source=unit.source)
