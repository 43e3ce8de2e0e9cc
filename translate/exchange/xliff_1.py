"""The units of XLIFF 1.2, whose segments may be marked inside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from translate.exchange.markup import local_name, text_of
from translate.units import Finding, Severity, UnitState

if TYPE_CHECKING:
    from lxml.etree import _Element

_CODES = frozenset({"ph", "bpt", "ept", "it", "x", "bx", "ex"})
_STATES = {
    "new": UnitState.INITIAL,
    "needs-adaptation": UnitState.INITIAL,
    "needs-l10n": UnitState.INITIAL,
    "needs-review-adaptation": UnitState.INITIAL,
    "needs-review-l10n": UnitState.INITIAL,
    "needs-review-translation": UnitState.INITIAL,
    "needs-translation": UnitState.INITIAL,
    "signed-off": UnitState.REVIEWED,
    "final": UnitState.FINAL,
}
"""What the states of 1.2 are in XLIFF 2; any other is translated. What somebody says needs work is not done yet."""


def rows_of_trans_unit(unit: _Element) -> Iterator[tuple[str, str, UnitState, tuple[Finding, ...]]]:
    """The segments of a ``trans-unit``: source, target, state, and the notes, which stand on the first."""
    parts = {local_name(child): child for child in unit if local_name(child) != "note"}
    notes = tuple(
        Finding("note", Severity.INFO, text)
        for child in unit
        if local_name(child) == "note" and (text := "".join(child.itertext()).strip())
    )
    target = parts.get("target")
    state = _state(unit, target)
    sources, targets = _marked(parts.get("seg-source")), _marked(target)
    if not sources or sources.keys() != targets.keys():
        source = parts.get("source")
        sources = {"": text_of(source, _CODES) if source is not None else ""}
        targets = {"": text_of(target, _CODES) if target is not None else ""}
    for number in sources:
        yield sources[number], targets[number], state, notes
        notes = ()


def _state(unit: _Element, target: _Element | None) -> UnitState:
    if target is None or not "".join(target.itertext()).strip():
        return UnitState.INITIAL
    state = _STATES.get(target.get("state", ""), UnitState.TRANSLATED)
    return UnitState.REVIEWED if unit.get("approved") == "yes" and state is not UnitState.FINAL else state


def _marked(element: _Element | None) -> dict[str, str]:
    """The texts of the segments that are marked in an element, by their numbers."""
    if element is None:
        return {}
    return {
        mark.get("mid", ""): text_of(mark, _CODES)
        for mark in element.iter("{*}mrk")
        if mark.get("mtype") == "seg"
    }
