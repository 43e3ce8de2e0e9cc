"""Fetching a model from the hub: resumed where it broke off, checked file by file, then installed."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from translate.errors import ModelError
from translate.files import file_hash
from translate.modelcard import InstalledModel, ModelCard
from translate.modelstore.installed import find, known_names
from translate.modelstore.layout import DOCUMENTS, chosen_files
from translate.modelstore.lock import problems, read_lock
from translate.modelstore.registry import is_shipped, models_home, registry
from translate.modelstore.staging import SmokeTest, install, plain_disk_errors, staging_folder
from translate.units import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from huggingface_hub.errors import Response  # type: ignore[attr-defined]  # of httpx or httpx2

KEPT = "What was downloaded is kept: the same command goes on from there."

_TIMEOUT = 30.0
"""Seconds without a byte after which the connection counts as lost."""


@dataclass(frozen=True, slots=True)
class HubFile:
    """One file of a hub repository, as the hub describes it."""

    name: str
    size: int
    """In bytes."""
    sha256: str
    """Of a large file (Git LFS), hexadecimal; empty for the others."""
    blob: str
    """Of a small file: the SHA-1 that git gives it, hexadecimal."""

    def matches(self, path: Path) -> bool:
        """Whether a file's bytes are the ones that the hub describes."""
        if path.stat().st_size != self.size:
            return False
        if self.sha256:
            return file_hash(path) == self.sha256
        return file_hash(path, "sha1", b"blob %d\0" % self.size) == self.blob


def get(name: str, *, smoke_test: SmokeTest, progress: Progress = no_progress) -> InstalledModel:
    """Fetch a registry model at its revision, check it, try it, and only then let it take its place.

    Progress is told in bytes. A download that breaks off or is interrupted stays in the staging folder, and
    the next call takes it up; an installed model works on until the new one has proved itself.

    Raises:
        ModelError: the name is unknown, the hub cannot be reached or has no such model, a file is not what
            the hub says, the disk is full, or the model does not work.
    """
    card = _fetchable(name)
    if is_shipped(name):
        return find(name)
    with plain_disk_errors(name, KEPT), _plain_hub_errors(card), _alone(name):
        commit, files = _snapshot(card)
        if _is_current(name, commit):
            return find(name)
        folder = staging_folder(name) / commit
        _fetch_all(card.repository, commit, files, folder, progress)
        origin = {"revision": commit, "normalisation": card.normalisation, "repository": card.repository}
        model = install(folder, name, smoke_test=smoke_test, progress=progress, **origin)
        shutil.rmtree(staging_folder(name), ignore_errors=True)
        return model


def _fetchable(name: str) -> ModelCard:
    if card := registry().get(name):
        return card
    if name in known_names():
        raise ModelError(f"{name} was imported on this machine, so there is nowhere to fetch it from.")
    raise ModelError(
        f"There is no model called {name}.", f"Models that can be fetched: {', '.join(registry())}."
    )


@contextmanager
def _alone(name: str) -> Iterator[None]:
    """Keep a second process from writing to the same staging folder."""
    from huggingface_hub.utils import WeakFileLock  # type: ignore[attr-defined]  # public, but not marked so

    staging_folder(name).mkdir(parents=True, exist_ok=True)
    lock = WeakFileLock(staging_folder(name).with_name(f"{name}.lock"), timeout=1.0)
    try:
        lock.__enter__()
    except TimeoutError as error:
        raise ModelError(
            f"The model {name} is being fetched by another program.", "Wait for it to finish."
        ) from error
    try:
        yield
    finally:
        lock.__exit__(None, None, None)


def _snapshot(card: ModelCard) -> tuple[str, list[HubFile]]:
    """Ask for the commit that a card's revision stands for, and the files there that make up the model."""
    address = f"{_endpoint()}/api/models/{card.repository}/revision/{quote(card.revision, safe='')}"
    with _answer(f"{address}?blobs=true") as response:
        response.read()
    try:
        info = response.json()
        described = {file["rfilename"]: file for file in info["siblings"]}
        wanted = chosen_files(set(described), card.repository)
        names = [*(name for name in DOCUMENTS if name in described), *wanted]
        commit = _checked_commit(info["sha"])
        return commit, [_hub_file(described[name], card.repository, commit) for name in names]
    except (LookupError, TypeError, ValueError) as error:
        raise ModelError(
            "What answers in the hub's place does not speak as the hub does.", _network_hint()
        ) from error


def _checked_commit(commit: str) -> str:
    """Return the commit if it is one: it becomes a folder's name."""
    if not re.fullmatch(r"[0-9a-f]{7,64}", commit):
        raise ValueError(f"{commit!r} is not a commit")
    return commit


def _hub_file(file: dict[str, Any], repository: str, commit: str) -> HubFile:
    """Read a file's size and hash from its description, or from its headers where a mirror describes less."""
    name, large = file["rfilename"], file.get("lfs") or {}
    if "size" in file and ("sha256" in large or "blobId" in file):
        return HubFile(name, int(file["size"]), large.get("sha256", ""), file.get("blobId", ""))
    with _answer(_address(repository, commit, name), method="HEAD") as response:
        headers: dict[str, str] = {}
        for answer in (
            response,
            *reversed(response.history),
        ):  # the hub itself answers first, its storage last
            headers |= {key.lower(): value for key, value in answer.headers.items()}
    size = headers.get("x-linked-size") or headers["content-length"]
    tag = (headers.get("x-linked-etag") or headers["etag"]).removeprefix("W/").strip('"')
    is_sha256 = len(tag) == hashlib.sha256().digest_size * 2
    return HubFile(name, int(size), tag if is_sha256 else "", "" if is_sha256 else tag)


def _address(repository: str, commit: str, name: str) -> str:
    return f"{_endpoint()}/{repository}/resolve/{commit}/{name}"


def _is_current(name: str, commit: str) -> bool:
    folder = models_home() / name
    try:
        lock = read_lock(folder)
    except ModelError:
        return False
    return lock.revision == commit and not problems(folder, lock)


def _fetch_all(repository: str, commit: str, files: list[HubFile], folder: Path, progress: Progress) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    total = sum(file.size for file in files)
    _check_room(folder, total)
    before = 0
    for file in files:
        address = _address(repository, commit, file.name)

        def report(done: int, before: int = before) -> None:
            progress("downloading", before + done, total)

        _fetch(file, address, folder, report)
        before += file.size


def _check_room(folder: Path, total: int) -> None:
    """Refuse at once what would fill the disk after an hour."""
    missing = total - sum(path.stat().st_size for path in folder.iterdir())
    free = shutil.disk_usage(folder).free
    if missing > free:
        raise ModelError(
            f"The model needs {missing >> 20:,} MB more; the disk of {models_home()} has {free >> 20:,} MB.",
            "Make room, or choose another disk with $MUQABALA_MODELS.",
        )


def _fetch(file: HubFile, address: str, folder: Path, report: Callable[[int], None]) -> None:
    """Have one file complete and checked in the folder."""
    target, part = folder / file.name, folder / f"{file.name}.part"
    if not (target.is_file() and file.matches(target)):
        _stream(address, part, file.size, report)
        if part.stat().st_size < file.size:
            raise ModelError(f"The download of {file.name} broke off.", KEPT)
        if not file.matches(part):
            part.unlink()
            raise ModelError(
                f"What came for {file.name} is not what the hub says it is; it was thrown away.",
                "Try again; if it happens again, something between here and the hub changes files.",
            )
        part.replace(target)
    report(file.size)


def _stream(address: str, part: Path, size: int, report: Callable[[int], None]) -> None:
    """Append to ``part`` what it lacks of a file of ``size`` bytes."""
    part.touch()
    done = part.stat().st_size
    if done >= size:
        return
    with _answer(address, start=done) as response, part.open("r+b") as file:
        done = done if response.status_code == HTTPStatus.PARTIAL_CONTENT else 0
        file.seek(done)
        file.truncate()
        for chunk in response.iter_bytes():
            done += file.write(chunk)
            report(min(done, size))
            if done > size:
                break


@contextmanager
def _answer(address: str, start: int = 0, method: str = "GET") -> Iterator[Response]:
    """Ask the hub for what is at an address, from byte ``start`` on, with the library's session.

    The session knows of proxies, certificates and offline mode. The library's own calls are not used: they
    tell the hub what is installed here, and begin a file anew when its download broke off.
    """
    from huggingface_hub.utils import get_session, hf_raise_for_status  # type: ignore[attr-defined]  # public

    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={start}-"} if start else {})
    with get_session().stream(method, address, headers=headers, timeout=_TIMEOUT) as response:
        hf_raise_for_status(response)
        yield response


@contextmanager
def _plain_hub_errors(card: ModelCard) -> Iterator[None]:
    """Turn what the hub and the network may do into a ``ModelError``."""
    from huggingface_hub import errors
    from huggingface_hub.errors import HTTPError  # type: ignore[attr-defined]  # of httpx or httpx2, by its version

    try:
        yield
    except errors.RevisionNotFoundError as error:
        raise ModelError(f"The hub's {card.repository} has no revision {card.revision}.") from error
    except errors.RepositoryNotFoundError as error:
        raise ModelError(
            f"The hub has no model {card.repository}, or keeps it private.", _network_hint()
        ) from error
    except errors.EntryNotFoundError as error:
        raise ModelError(f"A file of {card.repository} is missing on the hub.", "Try again later.") from error
    except errors.HfHubHTTPError as error:
        answer = f"{error.response.status_code} {error.response.reason_phrase}"
        raise ModelError(f"The hub answered “{answer}”.", f"Try again later. {KEPT}") from error
    except errors.OfflineModeIsEnabled as error:
        raise ModelError(
            "Nothing is fetched while HF_HUB_OFFLINE is set.", "Unset it and try again."
        ) from error
    except HTTPError as error:
        raise ModelError(
            "The hub cannot be reached, or the connection broke off.", f"{_network_hint()} {KEPT}"
        ) from error


def _network_hint() -> str:
    return (
        f"Check the network and HF_ENDPOINT (the hub is looked for at {_endpoint()}); "
        "without a network, `muqabala models import` takes a model from a folder or a stick."
    )


def _endpoint() -> str:
    """Give the hub's address. The library reads the variable only once, when it is imported."""
    from huggingface_hub import constants

    return (os.environ.get("HF_ENDPOINT") or constants.ENDPOINT).rstrip("/")
