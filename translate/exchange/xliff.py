"""XLIFF: written as 2.1, read as 1.2, 2.0 and 2.1, with states and notes.

A block of the article is a group, a row a unit of one segment whose id is the row's number. A finding is a note
whose category is ``muqabala:`` and the check, and whose priority is 1 (critical), 2 (warning) or 3.

Sources: https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html,
https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from translate.errors import SourceError
from translate.exchange.markup import SPACE, elements, first_name, is_language, local_name, text_of
from translate.exchange.xliff_1 import rows_of_trans_unit
from translate.files import write_atomically
from translate.units import BlockKind, Finding, Severity, TranslationUnit, UnitState
from translate.xmltext import plain

if TYPE_CHECKING:
    from lxml.etree import _Element

_KIND = "an XLIFF file"
_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_X = f"{{{_NAMESPACE}}}"
_CODES = frozenset({"ph", "sc", "ec", "sm", "em"})
"""Inline elements without text of their own."""
_OURS = "muqabala:"
_PRIORITIES = {Severity.CRITICAL: "1", Severity.WARNING: "2", Severity.INFO: "3"}


def read_xliff(path: Path) -> tuple[TranslationUnit, ...]:
    """Read a file's segments in order as rows; notes become findings, in the words that stand there.

    Of a file of several languages, those from Arabic into English are read.

    Raises:
        SourceError: the file cannot be read, is no XLIFF of version 1.2 or 2, or has no segment with text.
    """
    name, version = first_name(path, _KIND)
    if name != "xliff" or not version.startswith(("1.", "2.")):
        raise SourceError(
            f"{path} is not an XLIFF file of version 1.2 or 2.", "Give a file that ends in .xlf."
        )
    tag, segments = ("trans-unit", rows_of_trans_unit) if version.startswith("1.") else ("unit", _segments)
    pieces = (
        piece
        for unit in elements(path, {tag}, _KIND)
        if _is_arabic_to_english(unit)
        for piece in segments(unit)
    )
    rows = [(source, target, state, notes) for source, target, state, notes in pieces if source.strip()]
    if not rows:
        raise SourceError(
            f"{path} has no segment with text from Arabic into English.",
            "Export it again from where it came, with Arabic as the source.",
        )
    return tuple(
        TranslationUnit(
            id=number, block=number, kind=BlockKind.PARAGRAPH, sentence=number, part=1, parts=1,
            source=source, target=target, state=state, findings=notes,
        )
        for number, (source, target, state, notes) in enumerate(rows, 1)
    )  # fmt: skip


def _is_arabic_to_english(unit: _Element) -> bool:
    """Whether the languages that stand above a unit are ours; a file that names none is taken to be of ours."""
    for above in unit.iterancestors("{*}file", "{*}xliff"):
        source = above.get("source-language") or above.get("srcLang") or "ar"
        target = above.get("target-language") or above.get("trgLang") or "en"
        if not (is_language(source, "ar") and is_language(target, "en")):
            return False
    return True


def _segments(unit: _Element) -> Iterator[tuple[str, str, UnitState, tuple[Finding, ...]]]:
    """The segments of a unit; its notes stand on the first."""
    notes = tuple(_finding(note) for note in unit.iter("{*}note") if "".join(note.itertext()).strip())
    for segment in unit.iter("{*}segment"):
        texts = {local_name(child): text_of(child, _CODES) for child in segment}
        state = segment.get("state", UnitState.INITIAL)
        known = UnitState(state) if state in set(UnitState) else UnitState.INITIAL
        yield texts.get("source", ""), texts.get("target", ""), known, notes
        notes = ()


def _finding(note: _Element) -> Finding:
    priorities = {number: severity for severity, number in _PRIORITIES.items()}
    category = note.get("category", "")
    return Finding(
        check=category.removeprefix(_OURS) if category.startswith(_OURS) else "note",
        severity=priorities.get(note.get("priority", ""), Severity.INFO) if category else Severity.INFO,
        message="".join(note.itertext()).strip(),
    )


def write_xliff(path: Path, units: Sequence[TranslationUnit], name: str) -> None:
    """Write rows as XLIFF 2.1; ``name`` is the article's file.

    Raises:
        OSError: the file cannot be written.
    """
    from lxml import etree

    root = etree.Element(
        f"{_X}xliff", {"version": "2.1", "srcLang": "ar", "trgLang": "en"}, nsmap={None: _NAMESPACE}
    )
    file = etree.SubElement(
        root, f"{_X}file", {"id": "article", "original": plain(name), "srcDir": "rtl", "trgDir": "ltr"}
    )
    blocks = groupby(units, key=lambda unit: (unit.block, unit.kind))
    for number, ((_, kind), rows) in enumerate(blocks, 1):  # a block's own number may come twice
        group = etree.SubElement(file, f"{_X}group", {"id": f"b{number}", "type": f"{_OURS}{kind}"})
        for unit in rows:
            group.append(_unit(unit))
    write_atomically(path, etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=False))


def _unit(unit: TranslationUnit) -> _Element:
    from lxml import etree

    element = etree.Element(f"{_X}unit", {"id": str(unit.id)})
    if unit.findings:
        notes = etree.SubElement(element, f"{_X}notes")
        for finding in unit.findings:
            note = etree.SubElement(
                notes,
                f"{_X}note",
                {
                    "category": f"{_OURS}{finding.check}",
                    "priority": _PRIORITIES[finding.severity],
                    "appliesTo": "target",
                },
            )
            note.text = plain(finding.message)
    segment = etree.SubElement(element, f"{_X}segment", {"id": "s1", "state": unit.state})
    for side, text in (("source", unit.source), ("target", unit.target)):
        _write_text(etree.SubElement(segment, f"{_X}{side}", {SPACE: "preserve"}), text)
    return element


def _write_text(element: _Element, text: str) -> None:
    """A text in which what XML cannot hold stands as ``cp`` elements."""
    from lxml import etree

    last: _Element | None = None
    run = ""
    for character in text:
        if plain(character) == character:
            run += character
            continue
        _append(element, last, run)
        run, last = "", etree.SubElement(element, f"{_X}cp", {"hex": f"{ord(character):04X}"})
    _append(element, last, run)


def _append(element: _Element, last: _Element | None, run: str) -> None:
    if last is None:
        element.text = run
    else:
        last.tail = run
