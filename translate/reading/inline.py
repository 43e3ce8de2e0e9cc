"""What stands inside a Markdown paragraph: its text, and the addresses, images and tags between."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_DIVIDING = re.compile(r"</?(?:br|td|th|tr|p|div|li|dd|dt|h[1-6]|blockquote)\b", re.IGNORECASE)
"""Tags between which words are apart."""


@dataclass
class Inline:
    """A paragraph taken apart; the first of every tuple is the line within it, from 0."""

    lines: list[str] = field(default_factory=lambda: [""])
    """The text, still in the lines that it was written in."""
    captions: list[tuple[int, str]] = field(default_factory=list)
    left_out: list[tuple[int, str, str]] = field(default_factory=list)
    """What is not text, with the reason."""

    emphasised: bool = False
    """Whether all of it is emphasised, as decks are."""

    def leave_out(self, text: str, reason: str) -> None:
        """Note what is not text, on the line that has been reached."""
        self.left_out.append((len(self.lines) - 1, text, reason))


def read_inline(tokens: Sequence[Token]) -> Inline:
    """Take a paragraph apart by the parser's tokens; the marks of emphasis go."""
    inline = Inline(emphasised=_is_emphasised(tokens))
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            inline.lines.append("")
        elif token.type == "link_open" and token.info != "auto":
            inline.leave_out(address(token, "href"), "link address")
        elif token.type == "image":
            inline.captions.append((len(inline.lines) - 1, token.content))
            inline.leave_out(address(token, "src"), "image address")
        elif token.type == "html_inline":
            _read_tag(token.content, inline)
        else:
            inline.lines[-1] += _text(token)
    return inline


def address(token: Token, attribute: str) -> str:
    """Where a link or image leads, and the title that pops up over it."""
    return f"{token.attrs[attribute]} {token.attrs.get('title', '')}".strip()


def _read_tag(tag: str, inline: Inline) -> None:
    if _DIVIDING.match(tag):
        inline.lines[-1] += " "
    if not tag.lower().startswith("<br"):
        inline.leave_out(tag, "HTML tag")


def _text(token: Token) -> str:
    """Its text, without asterisks that the parser missed beside punctuation, as in ``**«نعم»**قال``."""
    return token.content.replace("**", "") if token.type == "text" else token.content


def _is_emphasised(tokens: Sequence[Token]) -> bool:
    """Whether one pair of marks holds all the text; what stands empty beside them does not count."""
    depth, outside = 0, ""
    for token in tokens:
        depth += token.nesting if token.type.startswith(("strong", "em")) else 0
        outside += token.content if not depth else ""
    return len(tokens) > 1 and not outside.strip()
