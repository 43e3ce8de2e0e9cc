"""A block becomes segments: Arabic sentences, and clauses of the very long ones, with nothing lost."""

from .segmenter import segment

__all__ = ["segment"]
