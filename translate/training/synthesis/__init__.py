"""Sentence pairs that are made rather than found: by a synchronous grammar, and of words that are inflected."""

from __future__ import annotations

from translate.training.synthesis.grammar import read_grammar
from translate.training.synthesis.lexicon import read_lexicon
from translate.training.synthesis.sentences import Sentences

__all__ = ["Sentences", "read_grammar", "read_lexicon"]
