"""The models of this machine: found, fetched, imported, checked, removed and converted."""

from translate.modelstore.cache import converted
from translate.modelstore.hub import get
from translate.modelstore.importing import import_model
from translate.modelstore.installed import find, installed, installed_names, known_names, remove, verify
from translate.modelstore.lock import write_lock
from translate.modelstore.registry import is_shipped, models_home, registry, shipped_home
from translate.modelstore.staging import SmokeTest
from translate.modelstore.tuning import (
    compute_types,
    drop_converted,
    drop_shortlists,
    keep_shortlist,
    record_compute_type,
    recorded_compute_type,
    with_shortlist,
)

__all__ = [
    "SmokeTest",
    "compute_types",
    "converted",
    "drop_converted",
    "drop_shortlists",
    "find",
    "get",
    "import_model",
    "installed",
    "installed_names",
    "is_shipped",
    "keep_shortlist",
    "known_names",
    "models_home",
    "record_compute_type",
    "recorded_compute_type",
    "registry",
    "remove",
    "shipped_home",
    "verify",
    "with_shortlist",
    "write_lock",
]
