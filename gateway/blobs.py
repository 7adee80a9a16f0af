"""Where materials lie: a folder or a bucket, each file under the hash of what it holds."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol
from urllib.parse import unquote, urlsplit

import obstore
from anyio import to_thread
from obstore.store import LocalStore, from_url

from gateway.errors import unavailable

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from obstore import GetResult

PIECE = 64 * 1024


class Blobs(Protocol):
    """Keeps files by their SHA-256."""

    async def put(self, file: BinaryIO) -> str:
        """Keep the file and return its hash."""

    async def open(self, sha256: str) -> AsyncIterator[bytes]:
        """Return the file's pieces as they are read."""


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

    async def put(self, file: BinaryIO) -> str:
        """Keep the file and return its hash; the same content twice is one file."""
        sha256 = await to_thread.run_sync(_hash, file)
        file.seek(0)
        try:
            await obstore.put_async(self._store, _path(sha256), file)
        except (OSError, obstore.exceptions.BaseError):
            raise unavailable() from None
        return sha256

    async def open(self, sha256: str) -> AsyncIterator[bytes]:
        """Return the file's pieces as they are read; raise 503 when the store does not have it."""
        try:
            found = await obstore.get_async(self._store, _path(sha256))
        except (OSError, obstore.exceptions.BaseError):
            raise unavailable() from None
        return _pieces(found)


async def _pieces(found: GetResult) -> AsyncIterator[bytes]:
    async for piece in found.stream(PIECE):
        yield bytes(piece)


def _path(sha256: str) -> str:
    return f"sha256/{sha256[:2]}/{sha256}"


def _hash(file: BinaryIO) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while piece := file.read(PIECE):
        digest.update(piece)
    return digest.hexdigest()
