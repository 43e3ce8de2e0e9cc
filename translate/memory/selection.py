"""Which remembered units are meant by a text, an article, a reviewer: said in SQL, found by the index."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.memory.similarity import normalised
from translate.memory.vocabulary import ENGLISH

if TYPE_CHECKING:
    import sqlite3

_TOKEN = re.compile(r"[^\W_]+")
_MOST_WORDS = 1_000
"""Words of the vocabulary that a piece of a word may stand in; beyond, the index tells nothing."""
_HOLDS = "(instr((SELECT text FROM comparables WHERE comparables.id = units.id), ?) OR instr(normalised(target), ?))"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Units for which all that is said here holds."""

    text: str = ""
    """What the Arabic or the English holds, however it is spelt (see ``normalised``)."""
    article: str = ""
    """The file's name that they were approved in."""
    reviewer: str = ""

    def __post_init__(self) -> None:
        if not (self.text or self.article or self.reviewer):
            raise ValueError("say what is wanted")


def condition(connection: sqlite3.Connection, wanted: Wanted) -> tuple[str, list[str]]:
    """The condition on the table ``units``, and its values."""
    named = [(column, getattr(wanted, column)) for column in ("article", "reviewer")]
    parts = [f"{column} = ?" for column, value in named if value]
    values = [_storable(value) for _, value in named if value]
    if wanted.text:
        holds, texts = _holding(connection, normalised(_storable(wanted.text)))
        parts.append(holds)
        values.extend(texts)
    return " AND ".join(parts), values


def _storable(text: str) -> str:
    """A text as a database can hold it; half a character cannot be typed, but a terminal may send it."""
    return text.encode("utf-8", "replace").decode()


def _holding(connection: sqlite3.Connection, comparable: str) -> tuple[str, list[str]]:
    if not comparable:  # of vowel signs alone, every text would hold it
        return "0", []
    queries = [_query(connection, comparable, mark) for mark in ("", ENGLISH)]
    if None in queries:
        return _HOLDS, [comparable, comparable]
    query = " OR ".join(f"({each})" for each in queries if each)
    if not query:
        return "0", []
    found = "id IN (SELECT rowid FROM words WHERE words MATCH ?)"
    if _TOKEN.fullmatch(comparable):  # whatever has such a word holds the text
        return found, [query]
    return f"{found} AND {_HOLDS}", [query, comparable, comparable]


def _query(connection: sqlite3.Connection, comparable: str, mark: str) -> str | None:
    """What finds every text of a language that may hold another; empty if none does, ``None`` if most may.

    A text may begin and end within a word: "ministr" is found in "ministries".
    """
    pieces = _TOKEN.findall(comparable)
    last = len(pieces) - 1
    patterns = [
        f"{'' if place else '*'}{piece}{'*' if place == last else ''}" for place, piece in enumerate(pieces)
    ]
    sought = [_words_like(connection, mark, pattern) for pattern in patterns]
    if not all(sought):
        return "" if pieces else None
    telling = [words for words in sought if len(words) <= _MOST_WORDS]
    return " AND ".join(f"({' OR '.join(words)})" for words in telling) or None


def _words_like(connection: sqlite3.Connection, mark: str, pattern: str) -> list[str]:
    """The words of the index that a pattern fits, quoted; one more than most if there are many."""
    rows = connection.execute(
        "SELECT word FROM frequency WHERE word GLOB ? AND (word >= ?) = ? LIMIT ?",
        (mark + pattern, ENGLISH, bool(mark), _MOST_WORDS + 1),
    )
    return [f'"{word}"' for (word,) in rows]
