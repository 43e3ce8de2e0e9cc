"""The order of things. The only room that knows all the others; nothing but the command line looks into it."""

from translate.pipeline.exchanging import export_memory, import_memory
from translate.pipeline.options import Options
from translate.pipeline.segmenting import Segmented, segment_file
from translate.pipeline.translating import (
    LONGEST_ARTICLE,
    Result,
    engine_for,
    smoke_test,
    translate_article,
    translate_file,
)

__all__ = [
    "LONGEST_ARTICLE",
    "Options",
    "Result",
    "Segmented",
    "engine_for",
    "export_memory",
    "import_memory",
    "segment_file",
    "smoke_test",
    "translate_article",
    "translate_file",
]
