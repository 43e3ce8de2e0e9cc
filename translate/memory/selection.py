"""Which remembered units are meant by a text, an article, a reviewer: said in SQL, found by the index."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.memory.similarity import normalised
from translate.memory.vocabulary import ENGLISH

if TYPE_CHECKING:
    import sqlite3

_TOKEN = re.compile(r"[^\W_]+")
_MOST_WORDS = 1_000
"""Words of the vocabulary that a piece of a word may stand in; beyond, the index tells nothing."""
_HOLDS = {
    "": "instr((SELECT text FROM comparables WHERE comparables.id = units.id), ?)",
    ENGLISH: "instr(normalised(target), ?)",
}
"""How it is made sure that a unit's Arabic or English holds a text."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Units for which all that is said here holds."""

    text: str = ""
    """What the Arabic or the English holds, however it is spelt (see ``normalised``); signs alone mean nothing."""
    article: str = ""
    """The file's name that they were approved in."""
    reviewer: str = ""

    def __post_init__(self) -> None:
        if not (self.text or self.article or self.reviewer):
            raise ValueError("say what is wanted")


@dataclass(frozen=True, slots=True)
class Condition:
    """What is wanted, for a query on the table ``units``."""

    where: str
    values: tuple[str, ...] = ()
    indexed: bool = True
    """Whether the index finds them; if not, so many hold the text that the first few are soon met."""


_NOTHING = Condition("0")


def condition(connection: sqlite3.Connection, wanted: Wanted) -> Condition:
    """The condition for what is wanted."""
    named = {column: _storable(getattr(wanted, column)) for column in ("article", "reviewer")}
    conditions = [Condition(f"{column} = ?", (value,)) for column, value in named.items() if value]
    if wanted.text:
        conditions.append(_holding(connection, normalised(_storable(wanted.text))))
    return _joined("AND", conditions)


def _joined(word: str, conditions: Sequence[Condition]) -> Condition:
    return Condition(
        f" {word} ".join(f"({each.where})" for each in conditions),
        tuple(value for each in conditions for value in each.values),
        all(each.indexed for each in conditions),
    )


def _storable(text: str) -> str:
    """A text as a database can hold it; half a character cannot be typed, but a terminal may send it."""
    return text.encode("utf-8", "replace").decode()


def _holding(connection: sqlite3.Connection, comparable: str) -> Condition:
    if not _TOKEN.search(comparable):  # nobody should forget whatever has a full stop
        return _NOTHING
    found = [_in_language(connection, comparable, mark) for mark in _HOLDS]
    return _joined("OR", [each for each in found if each is not _NOTHING] or [_NOTHING])


def _in_language(connection: sqlite3.Connection, comparable: str, mark: str) -> Condition:
    query = _query(connection, comparable, mark)
    if query is None:
        return Condition(_HOLDS[mark], (comparable,), indexed=False)
    if not query:
        return _NOTHING
    found = Condition("id IN (SELECT rowid FROM words WHERE words MATCH ?)", (query,))
    if _TOKEN.fullmatch(comparable):  # whatever has such a word holds the text
        return found
    return _joined("AND", [found, Condition(_HOLDS[mark], (comparable,))])


def _query(connection: sqlite3.Connection, comparable: str, mark: str) -> str | None:
    """What finds every text of a language that may hold another; empty if none does, ``None`` if many may.

    A text may begin and end within a word: "ministr" is found in "ministries".
    """
    pieces = _TOKEN.findall(comparable)
    last = len(pieces) - 1
    patterns = [
        f"{'' if place else '*'}{piece}{'*' if place == last else ''}" for place, piece in enumerate(pieces)
    ]
    sought = [_words_like(connection, mark, pattern) for pattern in patterns]
    if not all(sought):
        return ""
    telling = [words for words in sought if len(words) <= _MOST_WORDS]
    return " AND ".join(f"({' OR '.join(words)})" for words in telling) or None


def _words_like(connection: sqlite3.Connection, mark: str, pattern: str) -> list[str]:
    """The words of the index that a pattern fits, quoted; one more than most if there are many."""
    rows = connection.execute(
        "SELECT word FROM frequency WHERE word GLOB ? AND (word >= ?) = ? LIMIT ?",
        (mark + pattern, ENGLISH, bool(mark), _MOST_WORDS + 1),
    )
    return [f'"{word}"' for (word,) in rows]
