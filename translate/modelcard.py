"""What is known of a translation model: frozen data, as ``units.py`` has it for what flows through the pipeline."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Normalisation(StrEnum):
    """What was done to a model's training text, and so must be done to what it is given.

    Source: the preprocessing scripts of Helsinki-NLP/OPUS-MT-train, whose punctuation normalisation
    was dropped in February 2020.
    """

    NONE = "none"
    """Nothing."""
    SIMPLE = "simple"
    """Full-width punctuation replaced, non-printing characters removed (OPUS-MT since February 2020)."""
    MOSES = "moses"
    """As simple, then Moses punctuation normalisation (OPUS-MT until February 2020)."""
    BARE = "bare"
    """Vowel signs and tatweel removed, Eastern digits written as Western (the models of this project)."""


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What is known of a model before it is installed: one entry of ``models/registry.toml``."""

    name: str
    repository: str = ""
    """``owner/name`` on the hub; empty for a model that is on no hub."""
    revision: str = "main"
    """The branch, tag or commit to fetch; what was fetched is pinned in the installed model's lock."""
    licence: str = ""
    normalisation: Normalisation = Normalisation.NONE
    alignment_layer: int = -1
    """The decoder's layer whose attention aligns words best; -1 is the last, which OPUS-MT's aligned models have."""
    alignment_heads: int = 1
    """How many of that layer's heads are averaged: the first alone in a model that was trained with alignments,
    all of them in one that was not."""
    size_mb: int = 0
    """About how much is downloaded, in megabytes; 0 where unknown."""
    rank: int = 0
    """Quality order for ``--model auto``: the highest installed one is taken."""
    about: str = ""
    """One sentence for people."""
    scores: str = ""
    """Published scores, in words."""
    scores_source: str = ""
    """Where the scores were published."""


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model in a folder of this machine, complete and ready to be loaded."""

    card: ModelCard
    folder: Path
    revision: str
    """The hub commit that it was fetched from, or what identifies it instead (``shipped``, ``imported``)."""
    digest: str
    """SHA-256 of its weights and tokenisers, hexadecimal: what a cache or a signature is keyed by."""
