"""Dividing an input that is longer than a model can take, so that nothing is cut off."""

from __future__ import annotations

from collections.abc import Sequence

from translate.engine.tokenisation import WORD_START


def divide(pieces: Sequence[str], limit: int) -> list[list[str]]:
    """Divide pieces into consecutive parts of at most ``limit``, about equally long.

    A part ends before a word where it can, inside one only where a single word fills it.
    """
    if len(pieces) <= limit:
        return [list(pieces)]
    even_share = -(-len(pieces) // -(-len(pieces) // limit))
    cut = _last_word_start(pieces, even_share)
    return [list(pieces[:cut]), *divide(pieces[cut:], limit)]


def _last_word_start(pieces: Sequence[str], limit: int) -> int:
    """The last place up to ``limit`` where a word starts; ``limit`` itself where there is none."""
    starts = (index for index in range(limit, 0, -1) if pieces[index].startswith(WORD_START))
    return next(starts, limit)
