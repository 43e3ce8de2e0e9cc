"""HTML comments in Markdown, cut out before parsing: the parser would end them at a blank line."""

from __future__ import annotations

from translate.reading.passage import Line
from translate.units import LeftOut

_OPEN, _CLOSE = "<!--", "-->"


def without_comments(lines: list[Line]) -> tuple[list[Line], list[LeftOut]]:
    """Cut comments out of ``lines``, which stay as many; return them too. One never closed is text."""
    text = "\n".join(line.text for line in lines)
    kept: list[str] = []
    comments: list[LeftOut] = []
    done = newlines = 0
    while (start := text.find(_OPEN, done)) >= 0 and (end := text.find(_CLOSE, start)) >= 0:
        comment = text[start : end + len(_CLOSE)]
        newlines += text.count("\n", done, start)
        comments.append(LeftOut(" ".join(comment.split()), lines[newlines].number, "HTML comment"))
        kept += text[done:start], "\n" * comment.count("\n")
        newlines += comment.count("\n")
        done = end + len(_CLOSE)
    parts = ("".join(kept) + text[done:]).split("\n")
    return [Line(line.number, part) for line, part in zip(lines, parts, strict=False)], comments
