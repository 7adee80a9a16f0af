"""
Personal data at rest is sealed: AES-256-GCM with keys that can be destroyed.

*A field of an event*: ``content: Annotated[Content | Erased, Personal]``. It is sealed with the key of the event's stream.

*A column of a row*::

    Column("profile", Sealed(Profile, key="account_id"))   # with the key whose id stands in the row's account_id
    Column("otp_secret", Sealed(str))                       # with the service's own key, which is never destroyed
    Column("content", Sealed(key="application_id"))         # any JSON

In the database it is ``bytea`` (in a migration: ``sa.LargeBinary``). ``Put`` and ``Patch`` are given plain values and
``row``, ``rows`` and ``read`` give plain values back, of the type that the column names; None stays NULL. A ``Patch``
names the key's column in its key or its values. What is sealed cannot be searched or sorted by.

*Keys*. A key is made by the save that first seals something under its id, and kept wrapped in the table ``keys``.
``destroyed(id, at=cause.at)`` is a row operation: in the same save as whatever it belongs to, it makes everything
that was sealed under that id unreadable, rows and events alike. From then on such values read as ``ERASED``, and what
is still written under that id is not kept. (A backup from before holds the key as long as the backup is kept.)

The store is given the secret that keys are wrapped with: ``Store(..., secret=settings.sealing_secret)``.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import LargeBinary

from services.chassis.personal import ERASED, Erased, Personal
from services.chassis.rows import Put, RowOperation
from services.chassis.tables import KEYS

__all__ = ["ERASED", "Erased", "Key", "Personal", "Sealed", "Tampered", "Vault", "destroyed"]

BYTES = 32
NONCE = 12

Random = Callable[[int], bytes]


class Tampered(Exception):
    """What is sealed was changed, moved from another place, or sealed with another key."""


class Key:
    """Seals and opens. *about* says where the sealed bytes lie: they open nowhere else."""

    def __init__(self, raw: bytes, random: Random = os.urandom) -> None:
        self._cipher = AESGCM(raw)
        self._random = random

    def seal(self, plain: bytes, about: bytes) -> bytes:
        """Return *plain* sealed."""
        nonce = self._random(NONCE)
        return nonce + self._cipher.encrypt(nonce, plain, about)

    def open(self, sealed: bytes, about: bytes) -> bytes:
        """Return what was sealed; raises ``Tampered``."""
        try:
            return self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], about)
        except (InvalidTag, ValueError):
            raise Tampered(about.decode(errors="replace")) from None


class Vault:
    """Makes keys and wraps them, all from one secret that lies in no database."""

    def __init__(self, secret: str, random: Random = os.urandom) -> None:
        self._wrapping = Key(_derived(secret, b"keys of persons"), random)
        self.own = Key(_derived(secret, b"the service's own key"), random)
        """Seals what lives shortly or must outlive every person's key."""
        self._random = random

    def make(self, key_id: UUID) -> tuple[Key, bytes]:
        """Return a new key, and the same wrapped."""
        raw = self._random(BYTES)
        return Key(raw, self._random), self._wrapping.seal(raw, key_id.bytes)

    def unwrap(self, key_id: UUID, wrapped: bytes) -> Key:
        """Return a key that was wrapped; raises ``Tampered`` when the secret is another one."""
        return Key(self._wrapping.open(wrapped, key_id.bytes), self._random)


def _derived(secret: str, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=BYTES, salt=None, info=b"baoquan: " + purpose).derive(
        secret.encode()
    )


class Sealed(LargeBinary):
    """
    The type of a column whose values are sealed.

    Args:
        of: the type that values have in Python; any JSON without.
        key: the column of the same row that holds the id of the key; the service's own key without.
    """

    def __init__(self, of: Any = Any, *, key: str | None = None) -> None:
        super().__init__()
        self.of = of
        self.key = key
        self._decode = msgspec.json.Decoder(of).decode

    def written(self, value: Any) -> bytes:
        """Return the value as the bytes to be sealed."""
        return _encode(value)

    def read(self, plain: bytes) -> Any:
        """Return the value that the opened bytes are."""
        return self._decode(plain)


_encode = msgspec.json.Encoder(decimal_format="string").encode


def destroyed(key_id: UUID, *, at: datetime) -> RowOperation:
    """Return the row operation that destroys a key; one that was never made cannot be made afterwards, either."""
    return Put(KEYS, {"id": key_id, "wrapped": None, "destroyed_at": at})
