"""A language small enough to learn in a test, and a recipe for it."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

WHO = {"الوزير": "the minister", "الرئيس": "the president", "المدير": "the director", "السفير": "the envoy"}
DID = {"زار": "visited", "غادر": "left", "ذكر": "mentioned", "انتقد": "criticised"}
WHERE = {"القاهرة": "Cairo", "بغداد": "Baghdad", "بيروت": "Beirut", "تونس": "Tunis", "دمشق": "Damascus"}
WHEN = {"أمس": "yesterday", "اليوم": "today", "صباحا": "in the morning", "مساء": "in the evening"}

PAIRS = [
    (f"{did} {who} {where} {when}", f"{WHO[who]} {DID[did]} {WHERE[where]} {WHEN[when]}")
    for who, did, where, when in product(WHO, DID, WHERE, WHEN)
]

RECIPE = """
name = "small"
[model]
width = {width}
encoder_layers = 2
decoder_layers = 2
heads = 2
feed_forward = 96
activation = "{activation}"
dropout = {dropout}
positions = 64
[vocabulary]
source = 120
target = 120
sentences = 2000
[training]
updates = {updates}
batch_tokens = {batch_tokens}
rate = {rate}
warm_up = 40
longest = 60
label_smoothing = {label_smoothing}
{training}
[checkpoints]
every = {every}
average = {average}
{checkpoints}
[development]
source = "dev.ar"
reference = "dev.en"
[[corpora]]
path = "all.tsv"
weight = 3
[[corpora]]
path = "some.tsv"
weight = 1
"""


def write_texts(folder: Path) -> None:
    """Write two corpora and a development set of sentences that both lack."""
    held_out, seen = PAIRS[::16], [pair for place, pair in enumerate(PAIRS) if place % 16]
    for name, pairs in (("all", seen), ("some", seen[:20])):
        (folder / f"{name}.tsv").write_text("".join(f"{ar}\t{en}\n" for ar, en in pairs), encoding="utf-8")
    (folder / "dev.ar").write_text("".join(f"{ar}\n" for ar, _ in held_out), encoding="utf-8")
    (folder / "dev.en").write_text("".join(f"{en}\n" for _, en in held_out), encoding="utf-8")


def recipe_text(**changes: object) -> str:
    settings: dict[str, object] = {
        "width": 32,
        "activation": "swish",
        "updates": 20,
        "batch_tokens": 200,
        "rate": 0.005,
        "every": 5,
        "average": 2,
        "training": "",
        "dropout": 0.1,
        "label_smoothing": 0.1,
        "checkpoints": "",
    }
    return RECIPE.format(**settings | changes)


def write_recipe(folder: Path, **changes: object) -> Path:
    """Write the recipe and its texts into a folder."""
    write_texts(folder)
    path = folder / "recipe.toml"
    path.write_text(recipe_text(**changes), encoding="utf-8")
    return path
