"""What a run over many articles has done: every row as it is translated, every article as it is written."""

from translate.ledger.entry import Entry, State
from translate.ledger.store import LEDGER, Ledger, open_ledger, read_entries

__all__ = ["LEDGER", "Entry", "Ledger", "State", "open_ledger", "read_entries"]
