"""The recipe of a model: its texts, its shape and how it is trained."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass

from translate.errors import TrainingError
from translate.modelcard import Normalisation

ACTIVATIONS = ("relu", "swish", "gelu")
DECAYS = ("inverse-sqrt", "cosine")
PRECISIONS = ("float32", "bf16", "fp16")
CORPUS_KINDS = ("pairs", "grammar", "lexicon", "names")
SHARD_BYTES = 15_950_000
"""The most weights in a file of the finished model, so that with its head it is below 16 MB."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The model's size; source and target share one vocabulary, and so one table of embeddings."""

    width: int
    encoder_layers: int
    decoder_layers: int
    heads: int
    feed_forward: int
    activation: str = "swish"
    dropout: float = 0.1
    positions: int = 512
    """The longest text that it can read or write, in pieces."""

    def __post_init__(self) -> None:
        _positive(self, "width", "encoder_layers", "decoder_layers", "heads", "feed_forward", "positions")
        _one_of("activation", self.activation, ACTIVATIONS)
        _share("dropout", self.dropout)
        if self.width % self.heads or self.width % 2:
            raise TrainingError(
                f"A width of {self.width} cannot be divided among {self.heads} heads.",
                "Choose an even width that is a multiple of the heads.",
            )


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The two tokenisers: SentencePiece unigram models."""

    source: int
    """The most pieces of the source's."""
    target: int
    sentences: int = 500_000
    """How many pairs they are trained on, drawn by the weights of the corpora."""
    coverage: float = 0.9998
    """The share of all characters that become pieces; the rest is copied from the source word for word."""
    split_digits: bool = True
    """Whether every digit is a piece of its own, so that any number can be copied."""

    def __post_init__(self) -> None:
        _positive(self, "source", "target", "sentences")
        if not 0.9 <= self.coverage <= 1:  # noqa: PLR2004 - less would leave whole letters out
            raise TrainingError(f"The recipe's coverage is {self.coverage}; it lies between 0.9 and 1.")


@dataclass(frozen=True, slots=True)
class Schedule:
    """How the weights are learnt. Source of the defaults: Vaswani et al., "Attention is all you need", 2017."""

    updates: int
    batch_tokens: int
    """The most pieces on either side of a batch, padding included."""
    rate: float
    """The highest learning rate of Adam, reached at the end of the warm-up."""
    warm_up: int
    """In updates."""
    decay: str = "inverse-sqrt"
    accumulate: int = 1
    """Batches whose gradients make one update."""
    label_smoothing: float = 0.1
    clip: float = 1.0
    """The greatest norm of an update's gradients."""
    precision: str = "float32"
    """What a GPU computes in, and for bf16 a processor that has instructions for it; another computes in float32."""
    longest: int = 200
    """Pairs with more pieces on a side are left out."""
    sampled_words: int = 0
    """Target words that the right one is told from: its batch's and so many by chance, which is faster on a
    processor. 0 for all words."""
    sampled_share: float = 0.92
    """The share of the updates that is trained so; the last ones see all words."""
    resegmented: float = 0.0
    """The share of the source texts that are cut into pieces by chance rather than into the likeliest, so that parts
    of words are learnt. Source: Kudo, "Subword regularization", ACL 2018."""
    seed: int = 1

    def __post_init__(self) -> None:
        _positive(self, "updates", "batch_tokens", "rate", "accumulate", "clip", "longest")
        _not_negative(self, "warm_up", "sampled_words", "seed")
        _one_of("decay", self.decay, DECAYS)
        _one_of("precision", self.precision, PRECISIONS)
        _share("label_smoothing", self.label_smoothing)
        _share("sampled_share", self.sampled_share, whole=True)
        _share("resegmented", self.resegmented, whole=True)
        if self.longest > self.batch_tokens:
            raise TrainingError(
                f"A text of {self.longest} pieces does not fit into a batch of {self.batch_tokens}.",
                "Raise batch_tokens, or lower longest.",
            )


@dataclass(frozen=True, slots=True)
class Checkpoints:
    """When the state of the training is kept and the model tried."""

    every: int
    """In updates."""
    average: int = 4
    """How many of the last are kept, and averaged at the end."""
    patience: int = 0
    """Trials without a better chrF or BLEU after which training ends; 0 for never."""
    of_start: float = 0.0
    """The share that the weights of the model to begin from have in those of the finished one, so that it keeps more
    of what it could. Source: Wortsman et al., "Robust fine-tuning of zero-shot models", CVPR 2022."""

    def __post_init__(self) -> None:
        _positive(self, "every", "average")
        _not_negative(self, "patience")
        _share("of_start", self.of_start)


@dataclass(frozen=True, slots=True)
class Development:
    """Texts to try the model on, which are never trained on: a line is a sentence."""

    source: str
    reference: str
    sentences: int = 0
    """How many of the first are used; 0 for all."""
    source_sha256: str = ""
    reference_sha256: str = ""

    def __post_init__(self) -> None:
        _not_negative(self, "sentences")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Pairs, as a file of them or as what makes them."""

    path: str
    """From the folder of the data: a file of ``arabic<TAB>english``, plain or as .xz, or many by a pattern for their
    name, ``pairs-*.tsv``; or the folder of a maker."""
    weight: float
    """How often its pairs are drawn, relative to the other corpora's."""
    kind: str = "pairs"
    """``pairs`` for a file, ``grammar`` for a synchronous grammar, ``lexicon`` for words to make sentences of,
    ``names`` for names with their kinds, of which ``expansions`` full names are made."""
    category: str = ""
    """What is made of a grammar."""
    expansions: int = 0
    """How many pairs are made; 0 for every rule of the category once."""
    joined: float = 0.0
    """The share of pairs to which others are joined, so that long texts are seen."""
    figures: float = 0.0
    """The share of pairs with figures whose figures are changed, alike on both sides, so that any is copied."""
    latin: float = 0.0
    """The same for words in Latin letters, of pairs that have some; of what is made, the share of the names
    that stand in such letters."""
    names: float = 0.0
    """The share of pairs whose names of people and cities are changed, to others of the recipe's ``names``."""
    months: float = 0.0
    """The share of pairs whose months get another of their Arabic names: ديسمبر, كانون الأول."""
    hurried: float = 0.0
    """The share of pairs whose Arabic is spelt without hamzas, as much of what people write is."""
    variants: int = 1
    """How often all of it is read, with another chance each time for what is changed by shares."""
    sha256: str = ""
    """Of the file, in hexadecimal; not checked where it is empty; for one file alone."""
    licence: str = ""
    attribution: str = ""

    def __post_init__(self) -> None:
        _positive(self, "weight", "variants")
        _one_of("kind", self.kind, CORPUS_KINDS)
        _not_negative(self, "expansions")
        _share("joined", self.joined)
        _share("figures", self.figures, whole=True)
        _share("latin", self.latin, whole=True)
        _share("names", self.names, whole=True)
        _share("months", self.months, whole=True)
        _share("hurried", self.hurried, whole=True)


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that decides what a training's model will be."""

    name: str
    model: Shape
    vocabulary: Vocabulary | None
    """None for that of the model to begin from."""
    training: Schedule
    checkpoints: Checkpoints
    corpora: tuple[Corpus, ...]
    normalisation: Normalisation = Normalisation.BARE
    """What is done to the source texts, here and wherever the model works."""
    start: str = ""
    """The folder of a model to begin from, from the folder of the data; empty for weights of chance. Its width must
    be the recipe's; of layers, and of the width of feed-forward parts, the recipe may have more. Of its vocabulary
    what is in the new one is kept."""
    names: str = ""
    """The files of names that those of pairs are exchanged for, by a path as a corpus has it."""
    development: Development | None = None

    def __post_init__(self) -> None:
        if not self.corpora:
            raise TrainingError("The recipe names no corpora.", "Add a [[corpora]] with a path and a weight.")
        if not self.names and (corpus := next((each for each in self.corpora if each.names), None)):
            raise TrainingError(
                f"Names of {corpus.path} are to be exchanged, but the recipe has none for them.",
                "Add the files of names: names, above [model].",
            )
        if self.training.longest > self.model.positions:
            raise TrainingError(
                f"The model has positions for {self.model.positions} pieces, fewer than longest."
            )
        if self.checkpoints.of_start and not self.start:
            raise TrainingError("There is no model to begin from, which of_start could be a share of.")
        if self.vocabulary is None:
            if not self.start:
                raise TrainingError(
                    "The recipe has no [vocabulary].", "Add it, or a model to begin from: start."
                )
            return
        widest = 2 * self.model.width * (self.vocabulary.source + self.vocabulary.target)
        if widest > SHARD_BYTES:
            raise TrainingError(
                f"The embeddings of so many words would be a file of {widest / 1e6:.1f} MB.",
                f"Width times words can be at most {SHARD_BYTES // 2:,}: a file holds 16 MB in float16.",
            )

    @property
    def identity(self) -> str:
        """A hash of what must not change while a training goes on; its end and its trials may."""
        kept = asdict(self) | {"name": "", "development": None}
        kept["training"] = {**kept["training"], "updates": 0}
        kept["checkpoints"] = {}
        return hashlib.sha256(repr(kept).encode()).hexdigest()


def _positive(part: object, *names: str) -> None:
    for name in names:
        if getattr(part, name) <= 0:
            raise TrainingError(f"The recipe's {name} is {getattr(part, name)}; it must be above 0.")


def _not_negative(part: object, *names: str) -> None:
    for name in names:
        if getattr(part, name) < 0:
            raise TrainingError(f"The recipe's {name} is {getattr(part, name)}; it must not be below 0.")


def _share(name: str, value: float, *, whole: bool = False) -> None:
    """Refuse what is no share; all of it is one only where that makes sense."""
    if not (0 <= value < 1 or (whole and value == 1)):
        raise TrainingError(f"The recipe's {name} is {value}; it lies between 0 and 1.")


def _one_of(name: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise TrainingError(f"The recipe's {name} is {value!r}.", f"Known: {', '.join(known)}.")
