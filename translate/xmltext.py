"""Text that XML can hold, and a parser for XML from strangers: the same for every format that is XML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that XML forbids."""


def plain(text: str) -> str:
    """Text in which the characters that XML forbids are U+FFFD."""
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def safe_parser(*, recover: bool = False) -> XMLParser[_Element]:
    """A parser that expands no entity, opens nothing but what it is given, and keeps lxml's limits on depth and size.

    Comments and processing instructions are dropped; with ``recover`` it reads on where the XML is broken.
    """
    from lxml import etree

    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
