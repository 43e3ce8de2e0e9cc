"""Muqabala with outputs cut at a translation's usual length, for weights that end no sentence by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

from translate.cli import main
from translate.engine.marian_ctranslate2 import CTranslate2Decoder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ctranslate2 import AsyncTranslationResult

    from translate.engine.settings import DecodingSettings

TARGET_PIECES = 1.25
"""For each source piece: an assumption, made rather too high."""
_submitted = CTranslate2Decoder._submitted  # the one place where a batch's limit is a number


def _cut(
    self: CTranslate2Decoder,
    sources: list[Sequence[str]],
    settings: DecodingSettings,
    limit: int,
    listed: bool,
) -> list[AsyncTranslationResult]:
    usual = int(TARGET_PIECES * max(map(len, sources)))
    return _submitted(self, sources, settings, min(limit, usual), listed)


if __name__ == "__main__":
    with patch.object(CTranslate2Decoder, "_submitted", _cut):
        main()
