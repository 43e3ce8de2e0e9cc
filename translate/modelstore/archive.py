"""Unpacking a stranger's zip archive without trusting a word of it."""

from __future__ import annotations

import lzma
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath, PureWindowsPath

from translate.errors import ModelError

MAX_FILES = 100
"""An OPUS-MT release has about ten."""
MAX_BYTES = 4 << 30
"""Unpacked; the largest OPUS-MT release has less than 2 GiB."""

_CHUNK = 1 << 20
_ENCRYPTED = 0x1
_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError)


def extract(archive: Path, target: Path) -> None:
    """Unpack a zip archive into the empty folder ``target``.

    Raises:
        ModelError: the archive is damaged, encrypted or too large, or holds links or paths that lead out.
        OSError: the folder cannot be written, or the disk is full.
    """
    try:
        with zipfile.ZipFile(archive) as packed:
            members = _checked(packed.infolist())
            room = MAX_BYTES
            for member in members:
                room -= _extract_file(packed, member, target, room)
    except _DAMAGE as error:
        raise ModelError(
            f"{archive.name} is damaged or no zip archive: {error}.", "Download it again."
        ) from error


def _checked(members: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Return the archive's files if all of its entries are harmless."""
    files = [member for member in members if not member.is_dir()]
    if len(files) > MAX_FILES or sum(member.file_size for member in files) > MAX_BYTES:
        raise _refused("it holds more than any model does")
    if len({member.filename.casefold() for member in files}) < len(files):
        raise _refused("it holds two files of one name")
    for member in members:
        _check(member)
    return files


def _check(member: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise _refused(f"{member.filename!r} is a link or a device")
    path = PurePosixPath(member.filename)
    windows = PureWindowsPath(member.filename)
    if path.is_absolute() or windows.drive or "\\" in member.orig_filename or ".." in path.parts:
        raise _refused(f"{member.filename!r} leads out of the archive")
    if member.flag_bits & _ENCRYPTED:
        raise _refused(f"{member.filename!r} is encrypted")


def _extract_file(packed: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, room: int) -> int:
    """Unpack one file and return its size, whatever the archive says of it."""
    path = target / member.filename
    path.parent.mkdir(parents=True, exist_ok=True)
    size = 0
    with packed.open(member) as source, path.open("xb") as file:
        while chunk := source.read(_CHUNK):
            size += file.write(chunk)
            if size > room:
                raise _refused("it holds more than any model does")
    return size


def _refused(reason: str) -> ModelError:
    return ModelError(f"The archive is not unpacked: {reason}.", "Get it from its maker again.")
