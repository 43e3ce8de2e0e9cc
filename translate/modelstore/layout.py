"""What a model's folder holds: a Hugging Face Marian model, or an OPUS-MT release."""

from __future__ import annotations

from pathlib import Path

from translate.errors import ModelError
from translate.modelcard import Normalisation
from translate.modelstore.shards import INDEX, shard_files

TOKENISERS = ("source.spm", "target.spm")
REQUIRED = ("config.json", "vocab.json", *TOKENISERS)
OPTIONAL = ("generation_config.json", "special_tokens_map.json", "target_vocab.json", "tokenizer_config.json")
DOCUMENTS = ("README.md", "LICENSE", "LICENSE.txt", "LICENSE.md")
"""Kept with a model for its reader, and no part of what it is."""

SAFETENSORS = "model.safetensors"
PYTORCH = "pytorch_model.bin"
WEIGHTS = (SAFETENSORS, PYTORCH)
"""Weights that can be read, the preferred first: a .bin file is a pickle, and slower to load."""

RELEASE = "decoder.yml"
"""The file that only an OPUS-MT release has: it names the weights and the vocabularies."""

_SCRIPTS = ("preprocess.sh", "README.md", RELEASE)


def is_release(folder: Path) -> bool:
    """Whether a folder is an OPUS-MT release rather than a Hugging Face model."""
    return (folder / RELEASE).is_file() and not (folder / "config.json").is_file()


def model_files(folder: Path) -> list[str]:
    """Name the files that make up the model, sorted: configuration, vocabulary, tokenisers, weights.

    Raises:
        ModelError: one of them is missing, or what they name lies outside the folder.
    """
    names = _release_files(folder) if is_release(folder) else chosen_files(_names(folder), str(folder))
    missing = [name for name in names if not (folder / name).is_file()]
    if missing:
        raise _missing(str(folder), missing[0])
    return sorted(names)


def chosen_files(names: set[str], place: str) -> list[str]:
    """Choose which of ``names`` make up a Hugging Face Marian model; ``place`` is for people.

    Raises:
        ModelError: one that every model has is missing.
    """
    needed = [*REQUIRED, *_weights(names)]
    if missing := [name for name in needed if name not in names]:
        raise _missing(place, missing[0])
    return [*needed, *(name for name in OPTIONAL if name in names)]


def _weights(names: set[str]) -> list[str]:
    """Name the files of the weights, the preferred of those that are there."""
    if INDEX in names and SAFETENSORS not in names:
        return shard_files(names)
    return [next((name for name in WEIGHTS if name in names), SAFETENSORS)]


def recognised_normalisation(folder: Path) -> Normalisation:
    """Read in a model's own scripts what was done to its training text; ``simple`` where they say nothing."""
    if not is_release(folder):
        return Normalisation.SIMPLE
    scripts = [folder / name for name in _SCRIPTS if (folder / name).is_file()]
    moses = any(b"normalize-punctuation" in script.read_bytes() for script in scripts)
    return Normalisation.MOSES if moses else Normalisation.SIMPLE


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()} if folder.is_dir() else set()


def _release_files(folder: Path) -> list[str]:
    """Name the files of an OPUS-MT release; only names of files in the folder itself are believed."""
    import yaml

    try:
        config = yaml.safe_load((folder / RELEASE).read_text(encoding="utf-8"))
        named = [config["models"][0], *config["vocabs"]]
    except (OSError, ValueError, LookupError, TypeError, yaml.YAMLError) as error:
        raise ModelError(f"{folder / RELEASE} names no weights and vocabularies.") from error
    if not all(isinstance(name, str) and Path(name).name == name for name in named):
        raise ModelError(f"{folder / RELEASE} names files outside its folder, which no OPUS-MT release does.")
    return sorted({RELEASE, *TOKENISERS, *named})


def _missing(place: str, name: str) -> ModelError:
    return ModelError(
        f"{place} has no {name}, so it is not a complete Marian model.",
        "A Hugging Face Marian model has config.json, vocab.json, source.spm, target.spm and weights "
        "(model.safetensors or pytorch_model.bin); an OPUS-MT release has decoder.yml and what that names.",
    )
