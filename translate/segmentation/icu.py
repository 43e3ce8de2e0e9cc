"""Regular expressions as SRX has them (ICU's and Java's), in the words of the ``regex`` module."""

from __future__ import annotations

import re

_ESCAPE = re.compile(
    r"\\Q(?P<literal>.*?)(?:\\E|\Z)|\\x\{(?P<code>[0-9A-Fa-f]{1,6})\}|\\(?P<other>.)", re.DOTALL
)
_SAME = {
    "h": r"[\t\p{Zs}]",
    "H": r"[^\t\p{Zs}]",
    "v": r"[\n\x0b\f\r\x85\u2028\u2029]",
    "V": r"[^\n\x0b\f\r\x85\u2028\u2029]",
    "z": r"\Z",
    "Z": r"(?=\n?\Z)",
    "k": r"\g",
}
"""Escapes that the module does not know, or reads in another way."""


def python_pattern(pattern: str) -> str:
    r"""Return the same expression for the ``regex`` module, to be compiled as its version 1.

    That module knows properties, possessive quantifiers and sets within sets as they are. Anything unknown
    is left alone, for the module to complain of.

    Source: https://unicode-org.github.io/icu/userguide/strings/regexp.html

    >>> print(python_pattern(r"\x{0645}\Q.\E\p{L}++"))
    \U00000645\.\p{L}++
    """
    return _ESCAPE.sub(_translated, pattern)


def _translated(escape: re.Match[str]) -> str:
    if escape["literal"] is not None:
        return re.escape(escape["literal"])
    if escape["code"]:
        return rf"\U{int(escape['code'], 16):08x}"
    return _SAME.get(escape["other"], escape[0])
