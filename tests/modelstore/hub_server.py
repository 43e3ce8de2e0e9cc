"""A hub on this machine: the few addresses of the Hugging Face Hub that fetching a model needs."""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMIT = "0123456789abcdef0123456789abcdef01234567"
LARGE = (".safetensors", ".bin", ".spm")


@dataclass
class Hub:
    """One repository, and what goes wrong with it."""

    repository: str
    files: dict[str, bytes]
    commit: str = COMMIT
    cut: dict[str, int] = field(default_factory=dict)
    """After how many bytes the connection is closed while a file is sent."""
    tampered: dict[str, bytes] = field(default_factory=dict)
    """What is sent in place of what was announced."""
    gone: set[str] = field(default_factory=set)
    """Announced but not there."""
    requests: list[tuple[str, str]] = field(default_factory=list)
    """The path and the Range header of every request."""
    endpoint: str = ""
    terse: bool = False
    """Whether files are named but not described, as some mirrors do."""

    def info(self) -> dict[str, Any]:
        return {
            "id": self.repository,
            "sha": self.commit,
            "siblings": [
                {"rfilename": name} if self.terse else _described(name, data)
                for name, data in self.files.items()
            ],
        }

    def asked_for(self, name: str) -> list[str]:
        """The Range headers of the requests for a file."""
        return [ranged for path, ranged in self.requests if path.endswith(f"/{name}")]


def _described(name: str, data: bytes) -> dict[str, Any]:
    blob = hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
    described: dict[str, Any] = {"rfilename": name, "size": len(data), "blobId": blob}
    if name.endswith(LARGE):
        sha256 = hashlib.sha256(data).hexdigest()
        described |= {"blobId": "0" * 40, "lfs": {"sha256": sha256, "size": len(data), "pointerSize": 130}}
    return described


class _Handler(BaseHTTPRequestHandler):
    hub: Hub

    def do_GET(self) -> None:
        ranged = self.headers.get("Range", "")
        path = self.path.split("?")[0]
        if path.endswith(LARGE) and "/resolve/" in path:
            self._redirect(path.replace("/resolve/", "/elsewhere/"))
            return
        path = path.replace("/elsewhere/", "/resolve/")
        self.hub.requests.append((path, ranged))
        api, _, revision = path.partition("/revision/")
        files = f"/{self.hub.repository}/resolve/{self.hub.commit}/"
        if api == f"/api/models/{self.hub.repository}" and revision not in {"main", self.hub.commit}:
            self._refuse("RevisionNotFound")
        elif api == f"/api/models/{self.hub.repository}":
            self._send(200, json.dumps(self.hub.info()).encode())
        elif path.startswith(files) and (name := path.removeprefix(files)) in self.hub.files:
            self._send_file(name, int(ranged.removeprefix("bytes=").rstrip("-") or 0))
        else:
            self._refuse("RepoNotFound")

    def _send_file(self, name: str, start: int) -> None:
        if name in self.hub.gone:
            self._refuse("EntryNotFound")
            return
        data = self.hub.tampered.get(name, self.hub.files[name])
        tag = _described(name, self.hub.files[name])["blobId"]
        self._send(206 if start else 200, data[start:], self.hub.cut.get(name), tag)

    def _send(self, status: int, data: bytes, cut: int | None = None, tag: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("ETag", f'"{tag}"')
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(data[:cut])

    do_HEAD = do_GET  # noqa: N815 (the name that http.server calls)

    def _redirect(self, path: str) -> None:
        """Send to another address, as the hub does for every large file."""
        data = self.hub.files.get(path.rpartition("/")[2], b"")
        self.send_response(302)
        self.send_header("X-Linked-Size", str(len(data)))
        self.send_header("X-Linked-Etag", f'"{hashlib.sha256(data).hexdigest()}"')
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _refuse(self, code: str) -> None:
        self.send_response(404)
        self.send_header("X-Error-Code", code)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@contextmanager
def serving(repository: str, folder: Path) -> Iterator[Hub]:
    """Serve a folder's files as a hub repository while the context lasts."""
    hub = Hub(repository, {path.name: path.read_bytes() for path in sorted(folder.iterdir())})
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"hub": hub}))
    hub.endpoint = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
