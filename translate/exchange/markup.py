"""What the XML formats have in common: reading a stranger's file, text among inline codes, languages."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from translate.errors import SourceError, unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MOST_DEPTH = 100


def local_name(element: _Element) -> str:
    """An element's name without its namespace; empty for comments and the like."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def elements(path: Path, names: Collection[str], kind: str) -> Iterator[_Element]:
    """The elements of some names in a file, each whole as it ends, and emptied when the next is asked for.

    However long the file, only one is in memory. No entity is expanded, and nothing but the file is opened.

    Raises:
        SourceError: the file cannot be read, is not ``kind`` (``a TMX file``), or breaks off.
    """
    # The parser is told the names: asking of each element of a million units takes as long as reading them.
    with _walk(path, ("end",), kind, [f"{{*}}{name}" for name in names]) as walk:
        for _, element in walk:
            yield element
            _forget(element)


def first_name(path: Path, kind: str) -> tuple[str, str]:
    """The name and the ``version`` of a file's outermost element.

    Raises:
        SourceError: the file cannot be read, or does not begin as XML.
    """
    with _walk(path, ("start",), kind) as walk:
        for _, element in walk:
            return local_name(element), element.get("version", "")
    raise _broken(path, kind, "it is empty")


@contextmanager
def _walk(
    path: Path, events: tuple[Literal["start", "end"], ...], kind: str, tags: Sequence[str] | None = None
) -> Iterator[Iterator[tuple[str, _Element]]]:
    """A file's elements as they begin or end, of all tags or some; it says what is wrong with a file."""
    from lxml import etree

    try:
        with path.open("rb") as file:
            yield etree.iterparse(
                file, events=events, tag=tags, resolve_entities=False, no_network=True, load_dtd=False
            )
    except etree.XMLSyntaxError as problem:
        raise _broken(path, kind, problem.msg or "it is no XML") from None
    except OSError as problem:
        raise unreadable(path, problem) from None


def _forget(element: _Element) -> None:
    """Empty an element, and drop those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _broken(path: Path, kind: str, reason: str) -> SourceError:
    return SourceError(
        f"{path} is not {kind} that can be read: {reason}.", "Export it again from where it came."
    )


def text_of(element: _Element, codes: Collection[str], depth: int = 0) -> str:
    """An element's text without the inline codes of another format that stand in it (``codes`` name them).

    Text inside any other element is text; so is what a ``sub`` inside a code holds. A ``cp`` element is the
    character that XML cannot hold (XLIFF 2).
    """
    if depth > _MOST_DEPTH:
        return "".join(element.itertext())
    pieces = [_character(element) or element.text or ""] if local_name(element) not in codes else []
    for child in element:
        if local_name(element) not in codes or local_name(child) == "sub":
            pieces.append(text_of(child, codes, depth + 1))
        if local_name(element) not in codes:
            pieces.append(child.tail or "")
    return "".join(pieces)


def _character(element: _Element) -> str:
    if local_name(element) != "cp":
        return ""
    try:
        return chr(int(element.get("hex", ""), 16))
    except (ValueError, OverflowError):
        return "\N{REPLACEMENT CHARACTER}"


def is_language(tag: str | None, wanted: str) -> bool:
    """Whether a BCP 47 tag is of a language, whatever the region and case: ``AR-sy`` is ``ar``."""
    return (tag or "").replace("_", "-").lower().split("-")[0] == wanted
