"""Where materials lie: a folder or a bucket, in it a folder for each application, and a file for each upload."""

from __future__ import annotations

import hashlib
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Protocol
from urllib.parse import unquote, urlsplit

import obstore
from anyio import to_thread
from obstore.store import LocalStore, from_url

from gateway.errors import unavailable
from services.chassis import logs

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from obstore import GetResult

PIECE = 64 * 1024

log = logs.get(__name__)


class Kept(NamedTuple):
    """A file that is kept: what it holds, and where this one upload of it lies."""

    sha256: str
    path: str


class Blobs(Protocol):
    """Keeps the files of applications."""

    async def put(self, application: str, file: BinaryIO) -> Kept:
        """Keep the file."""

    async def drop(self, kept: Kept) -> None:
        """Let go of this one upload; another of the same content stays."""

    async def open(self, application: str, sha256: str) -> AsyncIterator[bytes]:
        """Return the pieces of the file with this content as they are read."""


class BlobStore:
    """The port over obstore: a folder by default, S3 by URL."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme == "file":
            folder = Path(unquote(parts.path))
            folder.mkdir(parents=True, exist_ok=True)
            self._store = LocalStore(folder)
        else:
            self._store = from_url(url)  # type: ignore[assignment]

    async def put(self, application: str, file: BinaryIO) -> Kept:
        """Keep the file."""
        sha256 = await to_thread.run_sync(_hash, file)
        kept = Kept(sha256, f"{_folder(application, sha256)}/{uuid.uuid4().hex}")
        file.seek(0)
        try:
            await obstore.put_async(self._store, kept.path, file)
        except (OSError, obstore.exceptions.BaseError):
            raise unavailable() from None
        return kept

    async def drop(self, kept: Kept) -> None:
        """Let go of this one upload; another of the same content stays."""
        try:
            await obstore.delete_async(self._store, kept.path)
        except (OSError, obstore.exceptions.BaseError):
            log.exception("a refused file stays behind", path=kept.path)

    async def open(self, application: str, sha256: str) -> AsyncIterator[bytes]:
        """Return the file's pieces as they are read; raise 503 when the store does not have it."""
        try:
            uploads = await obstore.list_with_delimiter_async(self._store, _folder(application, sha256))
            found = await obstore.get_async(self._store, uploads["objects"][0]["path"])
        except (OSError, IndexError, obstore.exceptions.BaseError):
            raise unavailable() from None
        return _pieces(found)


async def _pieces(found: GetResult) -> AsyncIterator[bytes]:
    async for piece in found.stream(PIECE):
        yield bytes(piece)


def _folder(application: str, sha256: str) -> str:
    return f"{application}/{sha256}"


def _hash(file: BinaryIO) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while piece := file.read(PIECE):
        digest.update(piece)
    return digest.hexdigest()
