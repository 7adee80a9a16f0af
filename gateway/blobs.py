"""Where materials lie, sealed: a folder or a bucket, in it a folder for each application, and a file for each upload."""

from __future__ import annotations

from base64 import b64decode, b64encode
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Protocol
from urllib.parse import unquote, urlsplit

import obstore
from anyio import to_thread
from obstore.store import LocalStore, from_url

from gateway import sealing
from gateway.errors import unavailable
from services.chassis import logs

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from obstore import GetResult

PIECE = 64 * 1024

log = logs.get(__name__)


class Kept(NamedTuple):
    """A file that is kept: what it holds, where it lies, by the hash of what lies there, and what opens it."""

    sha256: str
    address: str
    key: str


class Blobs(Protocol):
    """Keeps the files of applications; only who has a file's key can read it."""

    async def put(self, application: str, file: BinaryIO) -> Kept:
        """Keep the file."""

    async def drop(self, application: str, address: str = "") -> None:
        """Let go of one file, or of all that an application has."""

    async def open(self, application: str, address: str, key: str) -> AsyncIterator[bytes]:
        """Return the pieces of a file as they are read and opened."""


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
        """Keep the file, sealed with a key of its own."""
        key = sealing.make_key()
        # Sealed twice, once for its name: cheaper than writing it down in between.
        sha256, address = await to_thread.run_sync(sealing.digests, file, key)
        try:
            await obstore.put_async(self._store, f"{application}/{address}", sealing.seal(file, key))
        except (OSError, obstore.exceptions.BaseError):
            raise unavailable() from None
        return Kept(sha256, address, b64encode(key).decode())

    async def drop(self, application: str, address: str = "") -> None:
        """Let go of one file, or of all that an application has; what stays behind nobody can read."""
        try:
            if address:
                paths = [f"{application}/{address}"]
            else:
                listed = await obstore.list_with_delimiter_async(self._store, application)
                paths = [each["path"] for each in listed["objects"]]
            if paths:
                await obstore.delete_async(self._store, paths)
        except FileNotFoundError:
            pass  # dropped before: the same request, come again
        except (OSError, obstore.exceptions.BaseError):
            log.exception("files stay behind", application=application)

    async def open(self, application: str, address: str, key: str) -> AsyncIterator[bytes]:
        """Return the file's pieces as they are read and opened; raise 503 when the store does not have it."""
        try:
            found = await obstore.get_async(self._store, f"{application}/{address}")
        except (OSError, obstore.exceptions.BaseError):
            raise unavailable() from None
        return sealing.unseal(_pieces(found), b64decode(key))


async def _pieces(found: GetResult) -> AsyncIterator[bytes]:
    async for piece in found.stream(PIECE):
        yield bytes(piece)
