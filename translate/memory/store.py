"""What the memory remembers, and how it is found again: in its context, exactly, or nearly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from heapq import nlargest
from itertools import accumulate, pairwise
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

from translate.memory.database import connect, reading, transaction
from translate.memory.learning import COLUMNS, batches, learn, marks, unit_of, unlearn
from translate.memory.selection import Condition, Wanted, condition
from translate.memory.similarity import key, most_similar, normalised, tokens
from translate.units import Match, MatchKind, RememberedUnit

if TYPE_CHECKING:
    import sqlite3

FUZZY = 75
"""Percent; below it, mending a match takes a person longer than translating anew."""

_BATCH = 10_000
"""Units that are written in one transaction: a few seconds' work, so that nobody waits long."""
_MOST_PLACES = 5_000
"""Units that a text's rarest words may stand in, all together: what is looked up is bounded by it."""
_WORDS = 8
"""Of a text's rarest words, how many are looked up."""
_ENOUGH = 3
"""Rare words that tell enough alone: one of them may be what was changed."""
_CANDIDATES = 200
"""Units with the most rare words in common that are compared letter by letter."""
_MOST_OFFERED = 50
"""Similar units of which the newest may be wanted."""

NOTHING: dict[str, int | str] = {
    "units": 0, "sources": 0, "articles": 0, "reviewers": 0, "first": "", "last": "",
}  # fmt: skip
"""The statistics of a memory with nothing in it; the last two are the times of the first and last approval."""

_STATISTICS = """
    SELECT (SELECT count(*) FROM units),
    (SELECT count(*) FROM (SELECT DISTINCT key FROM units)),
    (SELECT count(*) FROM (SELECT DISTINCT article FROM units WHERE article <> '')),
    (SELECT count(*) FROM (SELECT DISTINCT reviewer FROM units WHERE reviewer <> '')),
    (SELECT coalesce(min(approved), '') FROM units WHERE approved <> ''),
    (SELECT coalesce(max(approved), '') FROM units)"""
"""Each asked by itself, so that an index answers."""


@contextmanager
def open_memory(path: Path, *, writable: bool) -> Iterator[Memory]:
    """A memory, open; a writable one is made where there is none.

    Raises:
        MemoryFileError: it cannot be opened, is damaged, or is no memory.
    """
    connection = connect(path, writable=writable)
    try:
        yield Memory(connection, path)
    finally:
        connection.close()


class Memory:
    """An open translation memory."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    # Writing.

    def remember(self, units: Iterable[RememberedUnit]) -> int:
        """Remember approved units; one that says the same as a remembered one replaces it.

        Returns how many are new or say something else than before. An earlier target of the same source in
        the same context stays, but the newest is what is recalled.
        """
        added = 0
        for batch in batches(units, _BATCH):
            with transaction(self._connection, self.path):
                added += learn(self._connection, batch)
        return added

    def forget(self, wanted: Wanted) -> int:
        """Forget the units that are meant; returns how many."""
        with transaction(self._connection, self.path):
            meant = condition(self._connection, wanted)
            rows = self._connection.execute(f"SELECT id FROM units WHERE {meant.where}", meant.values)  # noqa: S608 (columns and marks)
            ids = [row for (row,) in rows]
            unlearn(self._connection, ids)
        return len(ids)

    # Reading.

    def corrected(self, unit: RememberedUnit) -> bool:
        """Whether somebody else has said it otherwise of the same draft: same article, context and settings."""
        with reading(self.path):
            found = self._connection.execute(
                "SELECT 1 FROM units WHERE key = ? AND (source, previous, next) = (?, ?, ?) AND target <> ? "
                "AND (article, signature) = (?, ?) AND (reviewer <> ? OR reviewer = '') LIMIT 1",
                (
                    key(normalised(unit.source)), unit.source, unit.previous, unit.next, unit.target,
                    unit.article, unit.signature, unit.reviewer,
                ),
            )  # fmt: skip
            return found.fetchone() is not None

    def recall(self, sources: Sequence[str]) -> list[Match | None]:
        """For each source of an article, in order, the best match, or none.

        That is the one in its context, else an exact one, else the most similar one of 75 percent at least.
        Of several matches of a kind the one approved last is taken.
        """
        neighbours = zip(["", *sources], sources, [*sources[1:], ""], strict=False)
        with reading(self.path):
            return [
                self._exact(source, previous, following) or next(iter(self.fuzzy(source, 1)), None)
                for previous, source, following in neighbours
            ]

    def _exact(self, source: str, previous: str, following: str) -> Match | None:
        comparable = normalised(source)
        rows = self._connection.execute(
            f"SELECT {COLUMNS} FROM units WHERE key = ? ORDER BY approved DESC, id DESC",  # noqa: S608 (constants)
            (key(comparable),),
        )
        units = [unit for unit in map(unit_of, rows) if normalised(unit.source) == comparable]
        if not units:
            return None
        context = normalised(previous), normalised(following)
        same = (unit for unit in units if (normalised(unit.previous), normalised(unit.next)) == context)
        unit = next(same, None) if any(context) else None  # without any neighbour there is no context
        return Match(unit, MatchKind.CONTEXT, 100) if unit else Match(units[0], MatchKind.EXACT, 100)

    def fuzzy(self, source: str, most: int = 5) -> list[Match]:
        """The remembered units most similar to a source, 75 to 99 percent, best first, the newest of equals first.

        Only units that share a rare word with the source are compared: of texts that are so similar, nearly
        all do.
        """
        comparable = normalised(source)
        scored = most_similar(comparable, self._nearby(comparable), FUZZY)[:_MOST_OFFERED]
        percent = dict(scored)
        rows = self._connection.execute(
            f"SELECT {COLUMNS}, id FROM units WHERE id IN ({marks(percent)})",  # noqa: S608 (constants)
            list(percent),
        )
        matches = [Match(unit_of(row[:-1]), MatchKind.FUZZY, percent[row[-1]]) for row in rows]
        matches.sort(key=lambda match: (match.similarity, match.unit.approved), reverse=True)
        return matches[:most]

    def _nearby(self, comparable: str) -> dict[int, str]:
        """The normalised texts of the units that share most of the text's rare words, and are about as long."""
        shared: defaultdict[int, float] = defaultdict(float)
        for query, weight in self._queries(comparable):
            found = self._connection.execute(
                "SELECT rowid FROM words WHERE words MATCH ? LIMIT ?", (query, _MOST_PLACES)
            )
            for (row,) in found:
                shared[row] += weight
        rows = nlargest(_CANDIDATES, shared, key=shared.__getitem__)
        shortest, longest = len(comparable) * FUZZY // 100, len(comparable) * 100 // FUZZY + 1
        return dict(
            self._connection.execute(
                f"SELECT id, text FROM comparables WHERE id IN ({marks(rows)}) AND length(text) BETWEEN ? AND ?",  # noqa: S608 (marks only)
                (*rows, shortest, longest),
            )
        )

    def _queries(self, comparable: str) -> list[tuple[str, float]]:
        """What to look up, and how much it tells: the rarest words alone, and frequent ones two by two.

        Together the words stand in a bounded number of units, however many are remembered.
        """
        found = tokens(comparable)
        counts = dict(
            self._connection.execute(
                f"SELECT word, units FROM frequency WHERE word IN ({marks(found)})",  # noqa: S608 (marks only)
                found,
            )
        )
        rarest = sorted(counts, key=lambda word: (counts[word], word))[:_WORDS]
        places = accumulate(counts[word] for word in rarest)
        alone = [word for word, sum_ in zip(rarest, places, strict=True) if sum_ <= _MOST_PLACES]
        queries = [(f'"{word}"', 1 / (1 + log(counts[word]))) for word in alone]
        if len(alone) < _ENOUGH:
            together = pairwise(rarest[max(len(alone) - 1, 0) :])
            queries += [(f'"{one}" AND "{other}"', 1 / (1 + log(counts[one]))) for one, other in together]
        return queries or [(f'"{word}"', 1.0) for word in rarest]

    def search(self, text: str, most: int = 50) -> list[RememberedUnit]:
        """The units whose Arabic or English holds a text (compared as ``normalised`` says), newest first."""
        with reading(self.path):
            meant = condition(self._connection, Wanted(text=text))
            # A plus keeps SQLite from walking through all units in order where the index has found a few.
            order = "+approved DESC, +id DESC" if meant.indexed else "approved DESC, id DESC"
            rows = self._connection.execute(
                f"SELECT {COLUMNS} FROM units WHERE {meant.where} ORDER BY {order} LIMIT ?",  # noqa: S608 (columns and marks)
                (*meant.values, most),
            )
            return list(map(unit_of, rows))

    def count(self, wanted: Wanted | None = None) -> int:
        """How many units are meant; without ``wanted``, how many there are."""
        with reading(self.path):
            meant = condition(self._connection, wanted) if wanted else Condition("1")
            query = f"SELECT count(*) FROM units WHERE {meant.where}"  # noqa: S608 (columns and marks)
            (number,) = self._connection.execute(query, meant.values).fetchone()
        return int(number)

    def units(self) -> Iterator[RememberedUnit]:
        """Every unit, in the order in which it was remembered."""
        with reading(self.path):
            rows = self._connection.execute(f"SELECT {COLUMNS} FROM units ORDER BY id")  # noqa: S608 (constants)
            yield from map(unit_of, rows)

    def statistics(self) -> dict[str, int | str]:
        """How much is remembered, under the names of ``NOTHING``."""
        with reading(self.path):
            row = self._connection.execute(_STATISTICS).fetchone()
        return dict(zip(NOTHING, row, strict=True))

    # Drafts.

    def record_draft(self, document: str, article: str, name: str, made: str) -> None:
        """Note that a document was made of an article (``article`` identifies its text), at a time (ISO 8601)."""
        with transaction(self._connection, self.path):
            self._connection.execute(
                "INSERT OR REPLACE INTO drafts VALUES (?, ?, ?, ?)", (document, article, name, made)
            )

    def newer_draft(self, document: str) -> str:
        """When a later draft of the same article was made; empty if the document is the newest, or unknown."""
        return self._later_draft(document, "newer.article = drafts.article")

    def newer_text(self, document: str) -> str:
        """When a later draft was made of a file of the same name with another text; empty if never."""
        return self._later_draft(document, "newer.name = drafts.name AND newer.article <> drafts.article")

    def _later_draft(self, document: str, of_what: str) -> str:
        with reading(self.path):
            row = self._connection.execute(
                f"SELECT max(newer.made) FROM drafts JOIN drafts AS newer ON {of_what} "  # noqa: S608 (a constant)
                "AND newer.made > drafts.made AND newer.document <> drafts.document WHERE drafts.document = ?",
                (document,),
            ).fetchone()
        return row[0] or ""
