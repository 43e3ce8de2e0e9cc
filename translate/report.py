"""A translated article as JSON: what ``--json`` prints, and how work is kept when it cannot be written."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from translate.units import Finding, LeftOut, SourceRow, TranslationUnit

_UNIT_FIELDS = (
    "id", "block", "kind", "sentence", "part", "parts", "source", "target", "raw", "score", "origin",
    "first", "note",
)  # fmt: skip
_json = json.JSONEncoder(ensure_ascii=False).encode


def unit_json(unit: TranslationUnit) -> dict[str, Any]:
    """A row as plain values."""
    fields = {name: getattr(unit, name) for name in _UNIT_FIELDS}
    fields["score"] = round(unit.score, 4)
    confidence = asdict(unit.confidence) if unit.confidence else None
    findings = [finding_json(finding) for finding in unit.findings]
    return fields | {"confidence": confidence, "findings": findings}


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as plain values."""
    return asdict(finding)


def rows_json(rows: Iterable[SourceRow]) -> str:
    """Rows without their English as objects of JSON with commas between, as ``as_json`` has them.

    A large file has very many, and from templates they take a third of the time.
    """
    return _without_surrogates(", ".join(map(_row_json, rows)))


def _row_json(row: SourceRow) -> str:
    return (
        f'{{"id": {row.id}, "block": {row.block}, "kind": "{row.kind}", "text": {_json(row.source)}, '
        f'"sentence": {row.sentence}, "rule": {_json(row.rule)}}}'
    )


def left_out_json(left_out: Sequence[LeftOut]) -> list[dict[str, Any]]:
    """The pieces that are not translated, as plain values."""
    return [asdict(piece) for piece in left_out]


def as_json(values: Mapping[str, Any]) -> str:
    """One line of JSON, Arabic readable, lone surrogates escaped."""
    return _without_surrogates(_json(values))


def _without_surrogates(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()


def keep_for_rescue(values: Mapping[str, Any], stem: str) -> Path | None:
    """Write finished work to the temporary folder, whose name a message can tell; None if even that fails."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix=f"muqabala-{stem}-", suffix=".json", delete=False
        ) as file:
            file.write(as_json(values) + "\n")
    except OSError:
        return None
    return Path(file.name)
