"""What the names of built-in paragraph styles say, in Word, LibreOffice and rich text, in English and Arabic."""

from __future__ import annotations

import re

from translate.units import BlockKind

_KINDS = tuple(
    (re.compile(names), kind)
    for names, kind in (
        ("title|العنوان", BlockKind.HEADLINE),
        ("subtitle|(ال)?عنوان(ال)?فرعي", BlockKind.DECK),
        (r"heading\d?|عنوان\d", BlockKind.HEADING),
        ("caption|تسميةتوضيحية", BlockKind.CAPTION),
        (r"(intense)?quote|quotations|blocktext|اقتباس(مكثف)?", BlockKind.PARAGRAPH),
        (r"list(paragraph|bullet|number)\d?|سردالفقرات", BlockKind.LIST_ITEM),
    )
)
_CONTENTS = re.compile(r"(toc|contents|index)(heading|\d)|tableof(figures|authorities)")
"""The styles of lists that repeat the document's headings, or point into it."""


def kind_of_style(name: str) -> BlockKind | None:
    """Tell the kind from the name of a built-in style: ``heading 1``, ``Heading1``, «عنوان 1»."""
    plain = _plain(name)
    return next((kind for names, kind in _KINDS if names.fullmatch(plain)), None)


def says_looks(kind: BlockKind | None) -> bool:
    """Whether a style of this kind explains how its text looks, so that it need not be said again."""
    return kind not in (None, BlockKind.PARAGRAPH)


def is_contents_style(name: str) -> bool:
    """Whether a style of this name is for lines of a table of contents: ``toc 1``, ``Contents Heading``."""
    return bool(_CONTENTS.fullmatch(_plain(name)))


def _plain(name: str) -> str:
    """Fold a style's name, of which a comma begins its aliases."""
    return "".join(name.partition(",")[0].split()).casefold()
