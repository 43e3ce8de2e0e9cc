"""Segments in, hypotheses out: a MarianMT model behind one small protocol.

``MarianEngine`` does what every Marian model needs (normalise, tokenise, divide, copy unknown words, join);
a ``Decoder`` does the search. There are two: CTranslate2, fast, and transformers, the reference.
"""

from translate.engine.loading import Library, load_engine, suitable_compute_type
from translate.engine.marian import Engine, MarianEngine
from translate.engine.settings import DecodingSettings

__all__ = ["DecodingSettings", "Engine", "Library", "MarianEngine", "load_engine", "suitable_compute_type"]
