"""The beginning of a model's card: what the program knows; the rest is for a person to write."""

from __future__ import annotations

from collections.abc import Iterator

from translate.training.recipe import Corpus, Recipe
from translate.training.scoring import Scores

TO_WRITE = "*(to be written)*"


def card(recipe: Recipe, parameters: int, words: int, updates: int, scores: Scores | None) -> Iterator[str]:
    """The lines of a card, with a mark where a person has to say something."""
    shape, training = recipe.model, recipe.training
    yield from ("---", "language: [ar, en]", "tags: [translation, marian]", "---", f"# {recipe.name}", "")
    yield f"What it is for, and what it is bad at: {TO_WRITE}"
    yield from ("", f"Licence: {TO_WRITE}", "")
    yield (
        f"A `MarianMTModel` in Hugging Face format, float16: {shape.width} wide, {shape.encoder_layers} encoder and "
        f"{shape.decoder_layers} decoder layers, {shape.heads} heads, feed-forward {shape.feed_forward:,}, "
        f"{shape.activation}, one tied vocabulary of {words:,} pieces, {parameters / 1e6:.1f} M parameters."
    )
    yield from ("", "## Training", "")
    yield (
        f"{updates:,} updates of {training.accumulate} batches of at most {training.batch_tokens:,} pieces; Adam, "
        f"peak rate {training.rate:g}, {training.warm_up:,} warm-up updates, {training.decay} decay, label smoothing "
        f"{training.label_smoothing:g}, dropout {shape.dropout:g}, seed {training.seed}."
    )
    yield from ("", "| corpus | weight | licence | by | SHA-256 |", "|---|---|---|---|---|")
    yield from map(_row, recipe.corpora)
    yield from ("", "## Scores", "")
    if scores:
        yield from ("| set | chrF | BLEU | how |", "|---|---|---|---|")
        yield f"| development set | {scores.chrf:.1f} | {scores.bleu:.1f} | while training, greedy |"
        yield from ("", f"Signatures: chrF `{scores.chrf_signature}`, BLEU `{scores.bleu_signature}`.")
    yield from ("", f"Other sets, and translations to show: {TO_WRITE}")


def _row(corpus: Corpus) -> str:
    return (
        f"| {corpus.path} | {corpus.weight:g} | {corpus.licence or TO_WRITE} | {corpus.attribution or TO_WRITE} "
        f"| {corpus.sha256[:16] or 'not given'} |"
    )
