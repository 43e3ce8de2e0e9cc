"""Importing a folder or an archive, which may come from a stranger."""

from __future__ import annotations

import stat
import zipfile
from typing import TYPE_CHECKING

import pytest

from translate import modelstore
from translate.errors import ModelError
from translate.modelcard import InstalledModel, Normalisation
from translate.modelstore import archive

if TYPE_CHECKING:
    from pathlib import Path


def works(model: InstalledModel) -> None:
    """A smoke test that converts: the files must make a model."""
    modelstore.converted(model, "int8")


def zipped(path: Path, folder: Path, inside: str = "") -> Path:
    """Zip a folder's files, below ``inside`` in the archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in folder.iterdir():
            packed.write(file, f"{inside}{file.name}")
    return path


def import_model(path: Path, name: str | None = None) -> InstalledModel:
    return modelstore.import_model(path, name, smoke_test=works)


def nothing_left(home: Path) -> bool:
    """Whether a failed import left neither a model nor its remains."""
    return [model.card.name for model in modelstore.installed()] == ["starter-ar-en"] and not any(
        path.is_dir() for path in home.glob(".staging/*")
    )


def test_an_imported_folder_is_found_by_its_name(marian: Path, home: Path) -> None:
    model = import_model(marian)
    assert model.folder == home / "tiny"
    assert modelstore.find("tiny") == model
    assert (model.revision, model.card.normalisation) == ("imported", Normalisation.SIMPLE)
    assert modelstore.verify("tiny") == []


@pytest.mark.parametrize("inside", ["", "opus-2019/"])
def test_a_release_archive_is_imported(release: Path, tmp_path: Path, inside: str) -> None:
    model = import_model(zipped(tmp_path / "opus (1).zip", release, inside))
    assert (model.card.name, model.card.normalisation) == ("opus-1", Normalisation.MOSES)


def test_a_release_that_does_not_normalise_punctuation_is_simple(release: Path, tmp_path: Path) -> None:
    folder = tmp_path / "release"
    folder.mkdir()
    for file in release.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "preprocess.sh").write_text("replace-unicode-punctuation.perl | spm_encode\n")
    assert import_model(folder).card.normalisation == Normalisation.SIMPLE
    assert modelstore.find(str(folder)).card.normalisation == Normalisation.SIMPLE


def test_a_registry_name_brings_its_card(marian: Path) -> None:
    card = import_model(marian, "opus-mt-ar-en").card
    assert (card.rank, card.normalisation) == (50, Normalisation.MOSES)


def test_a_copy_of_an_installed_model_keeps_its_normalisation(marian: Path) -> None:
    first = import_model(marian, "opus-mt-ar-en")
    assert import_model(first.folder, "copy").card.normalisation == Normalisation.MOSES
    assert modelstore.find(str(first.folder)).digest == first.digest


@pytest.mark.parametrize("name", ["../outside", "a/b", "auto", "", ".hidden", "starter-ar-en"])
def test_a_name_that_cannot_be_a_models_is_refused(marian: Path, name: str, home: Path) -> None:
    with pytest.raises(ModelError):
        import_model(marian, name or "  ")
    assert nothing_left(home)


def test_a_new_import_replaces_the_old_one(marian: Path, release: Path) -> None:
    import_model(marian, "mine")
    assert import_model(release, "mine").card.normalisation == Normalisation.MOSES
    assert not (modelstore.find("mine").folder / "config.json").exists()


def test_an_import_that_fails_leaves_the_old_one(marian: Path, tmp_path: Path) -> None:
    old = import_model(marian, "mine")
    broken = zipped(tmp_path / "broken.zip", marian)
    data = bytearray(broken.read_bytes())
    data[len(data) // 2] ^= 0xFF
    broken.write_bytes(data)
    with pytest.raises(ModelError, match="is damaged"):
        import_model(broken, "mine")
    assert modelstore.find("mine") == old
    assert modelstore.verify("mine") == []


def test_an_incomplete_folder_is_told_what_is_missing(marian: Path, tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "part"
    folder.mkdir()
    (folder / "config.json").write_bytes((marian / "config.json").read_bytes())
    with pytest.raises(ModelError, match=r"has no vocab\.json"):
        import_model(folder)
    assert nothing_left(home)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"text"])
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes, home: Path) -> None:
    path = tmp_path / "file.zip"
    path.write_bytes(content)
    with pytest.raises(ModelError, match="no zip archive"):
        import_model(path)
    assert nothing_left(home)


@pytest.mark.parametrize(
    "entry", ["../evil", "/etc/evil", "a/../../evil", "..\\evil", "C:/evil", "C:\\evil", "\\\\host\\evil"]
)
def test_an_archive_whose_paths_lead_out_is_refused(tmp_path: Path, entry: str, home: Path) -> None:
    path = tmp_path / "evil.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("source.spm", b"harmless")
        packed.writestr(entry, b"evil")
    with pytest.raises(ModelError, match="leads out of the archive"):
        import_model(path)
    assert nothing_left(home)


def test_an_archive_with_a_link_is_refused(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "link.zip"
    link = zipfile.ZipInfo("source.spm")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(link, "/etc/passwd")
    with pytest.raises(ModelError, match="link"):
        import_model(path)
    assert nothing_left(home)


@pytest.mark.parametrize(("limit", "value"), [("MAX_BYTES", 5_000_000), ("MAX_FILES", 1)])
def test_an_archive_of_too_many_or_too_large_files_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path, limit: str, value: int
) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a", bytes(3_000_000))
        packed.writestr("b", bytes(3_000_000))
    monkeypatch.setattr(archive, limit, value)
    with pytest.raises(ModelError, match="more than any model"):
        import_model(path)
    assert nothing_left(home)


def test_an_archive_that_lies_about_its_size_is_stopped_while_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a", bytes(5_000_000))
    monkeypatch.setattr(archive, "MAX_BYTES", 2_000_000)
    monkeypatch.setattr(archive, "_checked", lambda members: members)
    with pytest.raises(ModelError, match="more than any model"):
        archive.extract(path, tmp_path)
    assert (tmp_path / "a").stat().st_size < 4_000_000


def test_a_release_that_names_files_outside_its_folder_is_refused(release: Path, tmp_path: Path) -> None:
    folder = tmp_path / "release"
    folder.mkdir()
    for file in release.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    for named in ("../secret.npz", "/etc/passwd", "[1]"):
        (folder / "decoder.yml").write_text(f"models: [{named}]\nvocabs: [opus.vocab.yml]\n")
        with pytest.raises(ModelError, match="outside its folder"):
            import_model(folder)


def test_what_does_not_exist_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"There is no .*nowhere"):
        import_model(tmp_path / "nowhere")
