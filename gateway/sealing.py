"""
Files are sealed while they are stored: AES-256-GCM in frames, with a key that is used for one file and never again.

The nonce of a frame is its number, and whether it is the last: frames that were swapped, left out or cut off at the end
do not open. (A key that seals one file needs no chance in its nonces.)
"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, AsyncIterator, Iterator

FRAME = 64 * 1024
"""Bytes of the file in one frame."""
TAG = 16
KEY = 32


class Tampered(Exception):
    """The stored file was changed, cut off, or sealed with another key."""


def make_key() -> bytes:
    """Return a key for one file."""
    return os.urandom(KEY)


def seal(file: BinaryIO, key: bytes) -> Iterator[bytes]:
    """Return the frames of a file, sealed; the same again for the same file and key."""
    cipher = AESGCM(key)
    file.seek(0)
    number, piece = 0, file.read(FRAME)
    while True:
        following = file.read(FRAME)
        yield cipher.encrypt(_nonce(number, last=not following), piece, None)
        if not following:
            return
        number, piece = number + 1, following


def digests(file: BinaryIO, key: bytes) -> tuple[str, str]:
    """Return the SHA-256 of a file as it is, and of the same sealed."""
    plain, sealed = hashlib.sha256(), hashlib.sha256()
    file.seek(0)
    while piece := file.read(FRAME):
        plain.update(piece)
    for frame in seal(file, key):
        sealed.update(frame)
    return plain.hexdigest(), sealed.hexdigest()


async def unseal(pieces: AsyncIterable[bytes], key: bytes) -> AsyncIterator[bytes]:
    """
    Return what was sealed, frame by frame as the pieces come, none before it has been found genuine.

    Raises:
        Tampered: a frame is wrong, or the last one is not there.
    """
    cipher, number, came = AESGCM(key), 0, bytearray()
    async for piece in pieces:
        came += piece
        # One byte more than a frame: whether it is the last is part of it.
        while len(came) > FRAME + TAG:
            yield _opened(cipher, bytes(came[: FRAME + TAG]), _nonce(number, last=False))
            del came[: FRAME + TAG]
            number += 1
    yield _opened(cipher, bytes(came), _nonce(number, last=True))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _opened(cipher: AESGCM, frame: bytes, nonce: bytes) -> bytes:
    try:
        return cipher.decrypt(nonce, frame, None)
    except (InvalidTag, ValueError):
        raise Tampered("a frame of a stored file does not open") from None
