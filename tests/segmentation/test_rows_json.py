"""The rows that ``segment --json`` prints are made from a template: the same as any JSON, for any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from translate.report import as_json, rows_json
from translate.units import BlockKind, SourceRow

ANY_TEXT = st.text(st.characters())
"""Lone surrogates too."""


@given(st.lists(st.tuples(st.sampled_from(BlockKind), ANY_TEXT, ANY_TEXT)))
def test_rows_are_written_as_json_writes_them(given: list[tuple[BlockKind, str, str]]) -> None:
    rows = [
        SourceRow(number, 2, kind, 3, 1, 1, source, rule, bold=False, italic=False)
        for number, (kind, source, rule) in enumerate(given, 1)
    ]
    values = [
        {"id": row.id, "block": 2, "kind": row.kind, "text": row.source, "sentence": 3, "rule": row.rule}
        for row in rows
    ]
    assert f'{{"segments": [{rows_json(rows)}]}}' == as_json({"segments": values})
