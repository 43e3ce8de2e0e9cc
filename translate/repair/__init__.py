"""A row that failed a hard check is decoded again another way, and the better English kept."""

from translate.repair.ladder import repair
from translate.repair.rungs import WIDE, Decode

__all__ = ["WIDE", "Decode", "repair"]
