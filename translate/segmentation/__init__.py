"""A block becomes segments: Arabic sentences, and clauses of the very long ones, with nothing lost."""

from .rules import BoundaryRules
from .segmenter import boundaries, segment
from .sentences import Boundary
from .srx import export_srx, load_srx

__all__ = ["Boundary", "BoundaryRules", "boundaries", "export_srx", "load_srx", "segment"]
