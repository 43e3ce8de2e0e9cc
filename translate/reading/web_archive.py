"""Web archives (MHTML, RFC 2557): the page itself, out of the mail-like file that browsers save."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.errors import SourceError

if TYPE_CHECKING:
    from email.message import Message


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page as it was saved."""

    data: bytes
    charset: str = ""
    """As the archive says; empty where it says nothing."""
    address: str = ""
    """Where the page was, as the archive says."""


def read_archive(data: bytes, name: str) -> SavedPage:
    """Take the root page out of an archive; its pictures, styles and frames are not looked at.

    Raises:
        SourceError: not an archive, damaged, or without a page.
    """
    from email import message_from_bytes

    try:
        archive = message_from_bytes(data)
        page = _root(archive)
        content = page.get_payload(decode=True) if page else None
    except (RecursionError, ValueError, LookupError) as error:
        raise _damaged(name) from error
    if page is None or not isinstance(content, bytes) or not content.strip():
        raise _damaged(name)
    address = archive.get("Snapshot-Content-Location") or page.get("Content-Location") or ""
    return SavedPage(content, page.get_content_charset() or "", str(address).strip())


def _root(archive: Message) -> Message | None:
    """The part that ``start`` names, else the first that is a page."""
    pages = [
        part for part in archive.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")
    ]
    start = archive.get_param("start")
    named = [page for page in pages if start and page.get("Content-ID") == start]
    return next(iter(named + pages), None)


def _damaged(name: str) -> SourceError:
    return SourceError(
        f"{name} is a web archive without a page that can be read.",
        "Save the page again in your browser, or copy its text into a .txt file.",
    )
