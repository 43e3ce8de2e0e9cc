"""Conversion for CTranslate2: the same as the official converter's, without torch."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.modelstore.tiny import make_marian
from translate import modelstore
from translate.errors import ModelError

ROOT = Path(__file__).parents[2]


def run(program: str, *arguments: object) -> None:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    subprocess.run(command, env=environment, check=True, capture_output=True)


OFFICIAL = """
import sys
from ctranslate2.converters import TransformersConverter
for compute_type in ("int8", "float32"):
    TransformersConverter(sys.argv[1]).convert(f"{sys.argv[2]}/{compute_type}", quantization=compute_type)
"""

WITHOUT_TORCH = """
import sys
from translate import modelstore
modelstore.converted(modelstore.find(sys.argv[1]), "int8")
assert not {"torch", "transformers"} & set(sys.modules)
import torch
"""


def test_the_converted_model_is_the_official_one_byte_for_byte(marian: Path, tmp_path: Path) -> None:
    run(OFFICIAL, marian, tmp_path)
    for compute_type in ("int8", "float32"):
        ours = modelstore.converted(modelstore.find(str(marian)), compute_type)
        for file in (tmp_path / compute_type).iterdir():
            assert (ours / file.name).read_bytes() == file.read_bytes(), file.name


def test_converting_imports_neither_torch_nor_transformers_and_does_not_forbid_them(marian: Path) -> None:
    run(WITHOUT_TORCH, marian)


def copy_of(model: Path, folder: Path) -> Path:
    shutil.copytree(model, folder)
    return folder


def test_pickled_weights_give_the_same_model(marian: Path, tmp_path: Path) -> None:
    import torch
    from safetensors.torch import load_file

    pickled = copy_of(marian, tmp_path / "pickled")
    torch.save(load_file(pickled / "model.safetensors"), pickled / "pytorch_model.bin")
    (pickled / "model.safetensors").unlink()
    folders = [modelstore.converted(modelstore.find(str(path)), "int8") for path in (marian, pickled)]
    assert folders[0] != folders[1]
    assert (folders[0] / "model.bin").read_bytes() == (folders[1] / "model.bin").read_bytes()


def test_a_pickle_that_holds_more_than_weights_is_not_run(marian: Path, tmp_path: Path) -> None:
    import torch

    evil = copy_of(marian, tmp_path / "evil")
    (evil / "model.safetensors").unlink()
    torch.save({"x": Command(tmp_path / "trace")}, evil / "pytorch_model.bin")
    with pytest.raises(ModelError, match="more than weights"):
        modelstore.converted(modelstore.find(str(evil)), "int8")
    assert not (tmp_path / "trace").exists()


class Command:
    """Something that writes a file when it is unpickled."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.trace,)


def test_separate_vocabularies_give_separate_embeddings(marian: Path, tmp_path: Path) -> None:
    size = len(json.loads((marian / "vocab.json").read_text()))
    config = {
        "tie_word_embeddings": False,
        "share_encoder_decoder_embeddings": False,
        "decoder_vocab_size": size,
    }
    model = make_marian(tmp_path / "separate", **config)
    target = ["</s>", "<unk>", *(f"word{i}" for i in range(size - 3)), "<pad>"]
    (model / "target_vocab.json").write_text(json.dumps({word: i for i, word in enumerate(target)}))
    folder = modelstore.converted(modelstore.find(str(model)), "float32")
    assert json.loads((folder / "target_vocabulary.json").read_text()) == target[:-1]
    assert "word0" not in json.loads((folder / "source_vocabulary.json").read_text())
    assert (folder / "model.bin").stat().st_size > 4 * 3 * (size - 1) * 16
    assert translates(folder)


def test_a_learnt_padding_keeps_its_place_on_every_list_of_words(tmp_path: Path) -> None:
    """CTranslate2 looks for the special words where they were on the list before."""
    from safetensors.torch import load_file, save_file

    model = make_marian(tmp_path / "learnt")
    weights = load_file(model / "model.safetensors")
    weights["model.shared.weight"][-1] = 0.25
    save_file(weights, model / "model.safetensors", {"format": "pt"})
    folder = modelstore.converted(modelstore.find(str(model)), "int8")
    words = json.loads((folder / "shared_vocabulary.json").read_text())
    assert words[:3] == ["<pad>", "</s>", "<unk>"]
    assert len(words) == len(json.loads((model / "vocab.json").read_text()))
    assert translates(folder)


def translates(folder: Path) -> bool:
    """Whether CTranslate2 loads a folder and writes pieces with it."""
    import ctranslate2

    result = ctranslate2.Translator(str(folder)).translate_batch([["▁", "</s>"]], max_decoding_length=5)
    return bool(result[0].hypotheses[0])


def test_a_release_is_converted_and_leaves_the_end_of_the_source_to_its_caller(release: Path) -> None:
    folder = modelstore.converted(modelstore.find(str(release)), "int8")
    assert json.loads((folder / "config.json").read_text())["add_source_eos"] is False
    assert translates(folder)


@pytest.mark.parametrize(
    ("option", "value", "reason"),
    [
        ("model_type", "bart", "'bart'"),
        ("activation_function", "sine", "'sine'"),
        ("decoder_attention_heads", 4, "attention heads"),
        ("encoder_layers", 9, "model.encoder.layers.2"),
    ],
)
def test_what_cannot_be_converted_is_said_plainly(
    marian: Path, tmp_path: Path, option: str, value: object, reason: str
) -> None:
    odd = copy_of(marian, tmp_path / "odd")
    config = json.loads((odd / "config.json").read_text())
    (odd / "config.json").write_text(json.dumps({**config, option: value}))
    with pytest.raises(ModelError, match=reason):
        modelstore.converted(modelstore.find(str(odd)), "int8")


@pytest.mark.parametrize("name", ["model.safetensors", "vocab.json", "config.json"])
@pytest.mark.parametrize("content", [b"", b"\x80noise", b"[]", b"{}"])
def test_a_file_of_noise_is_said_plainly(marian: Path, tmp_path: Path, name: str, content: bytes) -> None:
    odd = copy_of(marian, tmp_path / "odd")
    (odd / name).write_bytes(content)
    with pytest.raises(ModelError, match="cannot be converted"):
        modelstore.converted(modelstore.find(str(odd)), "int8")
    assert not list((tmp_path / "cache").rglob(".converting-*"))


# numpy leaves an archive open that it cannot read
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("name", ["opus.npz", "opus.vocab.yml"])
@pytest.mark.parametrize("content", [b"", b"\x80noise", b"PK\x03\x04noise", b"- a\n: b\n"])
def test_a_release_with_a_file_of_noise_is_said_plainly(
    release: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    odd = copy_of(release, tmp_path / "odd")
    (odd / name).write_bytes(content)
    with pytest.raises(ModelError, match="cannot be converted"):
        modelstore.converted(modelstore.find(str(odd)), "int8")


@pytest.mark.parametrize("content", [b"", b"noise", b"PK\x03\x04noise", b"[]"])
def test_pickled_weights_of_noise_are_said_plainly(marian: Path, tmp_path: Path, content: bytes) -> None:
    odd = copy_of(marian, tmp_path / "odd")
    (odd / "model.safetensors").unlink()
    (odd / "pytorch_model.bin").write_bytes(content)
    with pytest.raises(ModelError, match="cannot be converted"):
        modelstore.converted(modelstore.find(str(odd)), "int8")


def test_an_unknown_compute_type_lists_the_known_ones(marian: Path) -> None:
    with pytest.raises(ModelError, match="int8_float16"):
        modelstore.converted(modelstore.find(str(marian)), "int4")


def test_several_at_once_all_get_the_model(marian: Path) -> None:
    model = modelstore.find(str(marian))
    with ThreadPoolExecutor(4) as pool:
        folders = set(pool.map(lambda _: modelstore.converted(model, "int8"), range(4)))
    assert len(folders) == 1
    assert translates(folders.pop())
