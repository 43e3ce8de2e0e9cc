"""English typography for what a model wrote: quotation marks, punctuation, spacing, capitals.

Only the look of the text changes, never a word. ``english`` is idempotent.
"""

from __future__ import annotations

import re
import unicodedata

_ARABIC_MARKS = str.maketrans("،؛؟٪٫٬۔٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", ",;?%.,.01234567890123456789")
_DOUBLE_QUOTES = str.maketrans(dict.fromkeys("«»“”„‟", '"'))
_SINGLE_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛`´", "'"))

_SPACES = re.compile(r"\s+")
_SPACE_BEFORE = re.compile(r" +(?=[,.;:!?%…)\]](?![\w/]))")
_SPACE_AFTER_OPENING = re.compile(r"(?<=[(\[]) +")
_NO_SPACE_AFTER_COMMA = re.compile(r"(?<=[a-z”])([,;])(?=[A-Za-z“])")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+")
_DOTS = re.compile(r"\.{2,}|…\.*")
_SPACE_AFTER_ARTICLE = re.compile(r"(?<=\b[AaEe]l-) +(?=[A-Z])")
_REPEATED_MARK = re.compile(r"([,;:])(?:\s*\1)+")


def english(text: str, *, starts_sentence: bool = True) -> str:
    """The text with English typography; without ``starts_sentence`` its first letter keeps its case."""
    text = _visible(text).translate(_ARABIC_MARKS)
    text = text.translate(_DOUBLE_QUOTES).translate(_SINGLE_QUOTES)
    text = _spaced(_quoted(_spaced(text)))
    return _capitalised(text) if starts_sentence else text


def _visible(text: str) -> str:
    """Without bidi controls, zero-width characters and tatweel, which have no place in English."""
    return "".join(
        character for character in text if unicodedata.category(character) != "Cf" and character != "ـ"
    )


def _spaced(text: str) -> str:
    text = _SPACE_BEFORE.sub("", _SPACES.sub(" ", text))
    text = _SPACE_AFTER_ARTICLE.sub("", _SPACE_AFTER_OPENING.sub("", text))
    text = _REPEATED_MARK.sub(r"\1", _DOTS.sub("…", text))
    return _outside_addresses(text).strip().lstrip(" ,;")


def _outside_addresses(text: str) -> str:
    """Add the space that a comma lost, but not inside an address of the web."""
    kept = _ADDRESS.findall(text)
    pieces = [_NO_SPACE_AFTER_COMMA.sub(r"\1 ", piece) for piece in _ADDRESS.split(text)]
    return "".join(piece + address for piece, address in zip(pieces, [*kept, ""], strict=True))


def _quoted(text: str) -> str:
    """Straight quotation marks made curly by what stands around them, without space on their inner side."""
    text = _apostrophes(text)
    pieces = text.split('"')
    result = pieces[0]
    open_quotes = 0
    for following in pieces[1:]:
        opens = _opens(result, following, open_quotes)
        open_quotes += 1 if opens else -min(open_quotes, 1)
        result = f"{result}“{following.lstrip()}" if opens else f"{result.rstrip()}”{following}"
    return result


def _opens(before: str, after: str, open_quotes: int) -> bool:
    """Whether a double quotation mark between two texts opens a quotation."""
    starts = not before or before[-1].isspace() or before[-1] in "([—–-/“‘"
    ends = not after or after[0].isspace() or after[0] in ".,;:!?)]—–”’…"
    return not open_quotes if starts == ends else starts


def _apostrophes(text: str) -> str:
    """Straight single marks made curly: opening before a word's first letter, an apostrophe everywhere else."""
    return re.sub(r"(?<![\w.,!?…”’])'(?=[A-Za-z])", "‘", text).replace("'", "’")


def _capitalised(text: str) -> str:
    """A capital at the start, unless the first word is written so on purpose (iPhone, x², an address)."""
    match = re.match(r"[“‘(\[…]*([a-z][a-z'’-]*)(?=[\s,.;:!?”)…]|$)", text)
    if not match or _ADDRESS.match(text, match.start(1)):
        return text
    start = match.start(1)
    return text[:start] + text[start].upper() + text[start + 1 :]
