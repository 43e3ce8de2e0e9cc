"""Unknown pieces of the output are copied from the source, where the model was looking."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from translate.engine.settings import Decoded
from translate.engine.tokenisation import UNKNOWN


def copy_unknowns(decoded: Decoded, source: Sequence[str], vocabulary: Collection[str]) -> list[str]:
    """The pieces of a hypothesis with each ``<unk>`` replaced by a source piece the model does not know.

    It is the unknown source piece with the most attention that was not copied before. Where the source
    has no (more) unknown piece there is nothing to copy, and the mark becomes an empty piece: an Arabic word
    fragment in the English would be noise, not information.
    """
    unknown = {index for index, piece in enumerate(source) if piece not in vocabulary}
    pieces = []
    for position, piece in enumerate(decoded.pieces):
        if piece != UNKNOWN:
            pieces.append(piece)
        elif unknown:
            best = max(sorted(unknown), key=lambda index: decoded.attention[position][index])
            unknown.remove(best)
            pieces.append(source[best])
        else:
            pieces.append("")
    return pieces
