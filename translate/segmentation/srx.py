"""Boundary rules as files: Segmentation Rules eXchange (SRX) 2.0, and what 1.0 has in common with it.

A file of ours says more, in attributes of a namespace of our own, which other software passes over:
``mq:name`` of a rule, and ``mq:places`` and ``mq:quotations`` of the header (see ``arabic.srx``).
Source: https://www.gala-global.org/srx-20-april-7-2008
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import regex

from translate.errors import SourceError, unreadable
from translate.xmltext import safe_parser

from .icu import python_pattern
from .matcher import compiled
from .rules import BoundaryRules, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element as Element

LANGUAGE = "ar"
_OURS = "{urn:muqabala:srx}"


@lru_cache(maxsize=1)
def arabic_rules() -> BoundaryRules:
    """Return the rules for Arabic that are shipped, read once."""
    return replace(_read(export_srx().encode(), "arabic.srx"), shipped=True)


def export_srx() -> str:
    """Return the shipped rules for Arabic as SRX 2.0: what a linguist begins with to write others."""
    return files(__package__).joinpath("arabic.srx").read_text(encoding="utf-8")


def load_srx(path: Path) -> BoundaryRules:
    """Read the rules for Arabic of an SRX file.

    Raises:
        SourceError: the file cannot be read, is not SRX, has no rules for Arabic, or one of them is wrong.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
    rules = _read(data, path.name)
    _check(rules, path.name)
    return replace(rules, name=hashlib.sha256(data).hexdigest()[:12])


def _read(data: bytes, name: str) -> BoundaryRules:
    root = _parsed(data, name)
    header = next(_elements(root, "header"), root)
    rules = enumerate((rule for group in _groups(root, header, name) for rule in _elements(group, "rule")), 1)
    return BoundaryRules(
        tuple(_rule(element, number) for number, element in rules),
        places=python_pattern(header.get(f"{_OURS}places", "")),
        whole_quotations=header.get(f"{_OURS}quotations") == "whole",
    )


def _parsed(data: bytes, name: str) -> Element:
    """The root of an SRX file; nothing but the file itself is read for it, and no entity is put in."""
    from lxml import etree

    try:
        root = etree.fromstring(data, safe_parser())
    except etree.XMLSyntaxError as error:
        raise SourceError(f"{name} is not well-formed XML: {error.msg}.", "Mend that line.") from None
    if etree.QName(root).localname != "srx":
        raise SourceError(f"{name} is not an SRX file.", "Begin with: muqabala segment --export-srx")
    if next(root.iter(etree.Entity), None) is not None:
        raise SourceError(f"{name} uses XML entities.", "Write their text instead.")
    return root


def _elements(parent: Element, name: str) -> Iterator[Element]:
    """The elements of this name at any depth, whichever version's namespace they are in."""
    return parent.iter(f"{{*}}{name}")


def _groups(root: Element, header: Element, name: str) -> list[Element]:
    """The groups of rules that the file gives Arabic: all that map to it where they cascade, or the first."""
    known = {group.get("languagerulename"): group for group in _elements(root, "languagerule")}
    mapped = [entry for entry in _elements(root, "languagemap") if _is_arabic(entry, name)]
    wanted = [entry.get("languagerulename") for entry in mapped]
    if header.get("cascade") != "yes":
        wanted = wanted[:1]
    if not wanted:
        raise SourceError(
            f"{name} has no rules for Arabic.", f"Add a languagemap whose pattern matches “{LANGUAGE}”."
        )
    for missing in set(wanted) - set(known):
        raise SourceError(f"{name} maps Arabic to “{missing}”, which it lacks.", "Add that languagerule.")
    return [known[group] for group in wanted]


def _is_arabic(entry: Element, name: str) -> bool:
    pattern = entry.get("languagepattern", "")
    try:
        return regex.fullmatch(python_pattern(pattern), LANGUAGE, regex.V1 | regex.I, timeout=1) is not None
    except (regex.error, TimeoutError) as error:
        raise SourceError(f"{name} has a wrong languagepattern, “{pattern}”: {error}.", "Mend it.") from None


def _rule(element: Element, number: int) -> Rule:
    before, after = (
        python_pattern(next((part.text or "" for part in _elements(element, side)), ""))
        for side in ("beforebreak", "afterbreak")
    )
    name = element.get(f"{_OURS}name", f"srx:{number}")
    return Rule(name, before, after, breaks=element.get("break", "yes") != "no")


def _check(rules: BoundaryRules, name: str) -> None:
    """Try every expression as it will be used, so that the wrong one can be named."""
    expressions = [(rules.places, "the places of the header")]
    for number, rule in enumerate(rules.rules, 1):
        expressions.append((f"(?<={rule.before})", f"the beforebreak of rule {number}"))
        expressions.append((f"(?={rule.after})", f"the afterbreak of rule {number}"))
    for expression, where in expressions:
        try:
            compiled(expression)
        except regex.error as error:
            message = f"{name}: {where} is not a regular expression, {expression}: {error}."
            raise SourceError(message, "Mend that rule; rules count from 1 among those for Arabic.") from None
