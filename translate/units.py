"""The data model: what flows through the pipeline, frozen, with no behaviour beyond its invariants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from translate.emphasis import Emphasis


class BlockKind(StrEnum):
    """What a block is in the article's structure."""

    HEADLINE = "headline"
    DECK = "deck"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CAPTION = "caption"


class UnitState(StrEnum):
    """How far a unit has come (the states of XLIFF 2)."""

    INITIAL = "initial"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"


class Origin(StrEnum):
    """Where a target came from."""

    ENGINE = "engine"
    MEMORY = "memory"
    PERSON = "person"


class Severity(StrEnum):
    """How much a finding matters to the reader of the English, worst first."""

    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Its place in that order: 0 is the worst."""
        return list(Severity).index(self)

    @property
    def sign(self) -> str:
        """What marks it where colour alone would not."""
        return {"critical": "!!", "warning": "!", "info": "i"}[self]


class Band(StrEnum):
    """How much of a row's English is likely to stand, best first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


OWN_WEIGHT = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
"""Blocks that are bold or italic because somebody wanted it; titles and captions are as their style is."""

Span = tuple[int, int]
"""A piece of a text: the offset of its first character and that after its last."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-level piece of an article."""

    kind: BlockKind
    text: str
    """On one line, with no whitespace at either end, and never empty."""
    bold: bool = False
    """Whether all of it is bold in the file, beyond what its kind says."""
    italic: bool = False

    def __post_init__(self) -> None:
        if not self.text or self.text != self.text.strip() or "\n" in self.text:
            raise ValueError(f"a block is one stripped line of text, not {self.text!r}")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A piece of the file that is not translated, kept so that nothing disappears unseen."""

    text: str
    line: int
    """Where it stood: the line of the file, from 1."""
    reason: str
    """In plain words, for the reader of the document: ``repeats the headline``."""

    def __post_init__(self) -> None:
        if self.line < 1:
            raise ValueError("lines count from 1")


@dataclass(frozen=True, slots=True)
class Article:
    """A file as read: its blocks in reading order, and what was left out of them."""

    name: str
    """The file's name without its folders, or ``standard input``."""
    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()
    encoding: str = "utf-8"
    """The encoding that the file was read in, by its Python name."""
    about: tuple[tuple[str, str], ...] = ()
    """What the file says of itself, as label and value: ``("Author", "…")``, ``("Published", "2025-06-12")``."""

    def __post_init__(self) -> None:
        if not self.blocks:
            raise ValueError("an article has at least one block")


class Segment(NamedTuple):
    """The smallest piece translated: a sentence, or a clause of a very long one; cheap to make, as ``SourceRow``.

    The texts of a block's segments, joined, are the block's text, character for character.
    """

    text: str
    """The exact slice of the block, with the whitespace that follows it."""
    start: int
    """Offset of the slice in the block's text, in characters."""
    sentence: int
    """Which sentence of the block it belongs to, from 0; parts of one sentence share it."""
    rule: str
    """The name of the rule that made the boundary at its end."""


class SourceRow(NamedTuple):
    """A row before anything is known of its English; of these a large file makes many, so they are cheap to make."""

    id: int
    """See ``TranslationUnit`` for what each of them says."""
    block: int
    kind: BlockKind
    sentence: int
    part: int
    parts: int
    source: str
    rule: str
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One output of an engine; lists of them are best first."""

    text: str
    """As the model wrote it: detokenised, otherwise untouched."""
    score: float
    """Mean log-probability of a target piece (0 is certain, lower is worse)."""
    complete: bool = True
    """Whether the model ended the sentence itself, rather than being stopped at the length limit."""
    alignment: tuple[int, ...] = ()
    """For each word of ``text`` (what stands between spaces), which word of the source the model looked at
    most, from 0; -1 where it looked at none. Empty if the engine was not asked."""
    coverage: tuple[float, ...] = ()
    """For each word of the source, how much attention it got from all words of ``text`` (about 1 is usual)."""

    def __post_init__(self) -> None:
        if self.score > 0:
            raise ValueError("a log-probability is not above 0")


@dataclass(frozen=True, slots=True)
class Finding:
    """One check's result on one unit."""

    check: str
    severity: Severity
    message: str
    """In words that a reviewer understands."""
    suggestion: str = ""
    """What to write in place of the first target span, or of the whole target where there is none; empty unless
    certain."""
    source_spans: tuple[Span, ...] = ()
    """The pieces of the unit's source that it is about."""
    target_spans: tuple[Span, ...] = ()
    """The pieces of the unit's target that it is about."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """How much a row can be trusted, from all that can be measured without a reference."""

    score: float
    """Orders the rows of an article: lower first to the reviewer. No probability, never shown as a percentage."""
    band: Band


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """One source segment with its target and all that is known of it: a row."""

    id: int
    """The row's number in the document, from 1 without gaps."""
    block: int
    """Which block of the article it comes from, from 1."""
    kind: BlockKind
    sentence: int
    """Which sentence of the article it belongs to, from 1; parts of a divided sentence share it."""
    part: int
    """Which part of its sentence it is, from 1."""
    parts: int
    """How many rows its sentence was divided into; 1 for an undivided one."""
    source: str
    target: str
    raw: str = ""
    """What the engine wrote, before English typography was applied."""
    score: float = 0.0
    """The engine's score of ``raw`` (mean log-probability of a target piece)."""
    complete: bool = True
    """Whether the engine ended the sentence itself."""
    alignment: tuple[int, ...] = ()
    """Of the words of ``raw``; see ``Hypothesis.alignment``."""
    coverage: tuple[float, ...] = ()
    """Of the words of ``source``; see ``Hypothesis.coverage``."""
    confidence: Confidence | None = None
    first: str = ""
    """The target before it was repaired; empty where it was not."""
    note: str = ""
    """What was done for this row, in plain words: repaired how, remembered from where."""
    origin: Origin = Origin.ENGINE
    state: UnitState = UnitState.TRANSLATED
    findings: tuple[Finding, ...] = ()
    rule: str = ""
    """The name of the rule that made the boundary at its end."""
    bold: bool = False
    """Whether its block is bold in the file, beyond what its kind says."""
    italic: bool = False
    emphases: tuple[Emphasis, ...] = ()
    """What a reviewer made bold or italic in ``target``."""

    def __post_init__(self) -> None:
        if min(self.id, self.block, self.sentence, self.part) < 1:
            raise ValueError("rows, blocks, sentences and parts count from 1")
        if self.part > self.parts:
            raise ValueError(f"part {self.part} of {self.parts}")

    @property
    def worst(self) -> Severity | None:
        """The severity of its worst finding; ``None`` without any."""
        return min((finding.severity for finding in self.findings), key=lambda each: each.rank, default=None)


@dataclass(frozen=True, slots=True)
class RememberedUnit:
    """A translation that a person has approved, as the memory keeps it."""

    source: str
    target: str
    previous: str = ""
    """The source of the row before it in its article; empty at the beginning."""
    next: str = ""
    """The source of the row after it; empty at the end."""
    article: str = ""
    """The name of the file that it was approved in."""
    reviewer: str = ""
    approved: str = ""
    """When, in ISO 8601, UTC."""
    signature: str = ""
    """The settings behind the draft that was reviewed."""


class MatchKind(StrEnum):
    """How a remembered unit matches a source, best first."""

    CONTEXT = "context"
    """The same source between the same neighbours."""
    EXACT = "exact"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Match:
    """A remembered unit that is the same as a source, or similar."""

    unit: RememberedUnit
    kind: MatchKind
    similarity: int
    """Percent, from 75; 100 for a context or exact match."""


Progress = Callable[[str, int, int], None]
"""Told of progress as ``(stage, done, total)``; the stage is a word for people."""


def no_progress(stage: str, done: int, total: int) -> None:
    """Tell nobody: the default wherever a ``Progress`` is taken."""
