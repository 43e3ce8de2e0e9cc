"""The order of things. The only room that knows all the others; nothing but the command line looks into it."""

from translate.pipeline.accepting import Acceptance, Accepted, accept_review, moment
from translate.pipeline.batch import translate_files
from translate.pipeline.checking import Checked, check_file
from translate.pipeline.claiming import Outcome
from translate.pipeline.cluster import Cluster, translate_on_cluster
from translate.pipeline.exchanging import Format, export_rows
from translate.pipeline.glossaries import glossary_problems, glossary_terms, missing_terms, write_new
from translate.pipeline.memories import Imported, export_memory, import_memory
from translate.pipeline.optimising import Trial, optimise
from translate.pipeline.options import Options
from translate.pipeline.precision import choose_compute_type
from translate.pipeline.segmenting import Segmented, segment_file
from translate.pipeline.standing import Standing
from translate.pipeline.translating import (
    LONGEST_ARTICLE,
    Result,
    engine_for,
    smoke_test,
    translate_file,
)
from translate.pipeline.watching import Watcher

__all__ = [
    "LONGEST_ARTICLE",
    "Acceptance",
    "Accepted",
    "Checked",
    "Cluster",
    "Format",
    "Imported",
    "Options",
    "Outcome",
    "Result",
    "Segmented",
    "Standing",
    "Trial",
    "Watcher",
    "accept_review",
    "check_file",
    "choose_compute_type",
    "engine_for",
    "export_memory",
    "export_rows",
    "glossary_problems",
    "glossary_terms",
    "import_memory",
    "missing_terms",
    "moment",
    "optimise",
    "segment_file",
    "smoke_test",
    "translate_file",
    "translate_files",
    "translate_on_cluster",
    "write_new",
]
