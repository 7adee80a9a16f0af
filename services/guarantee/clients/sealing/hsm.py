"""A key in a hardware security module, or in whatever speaks PKCS#11: it signs there and never leaves."""

from __future__ import annotations

import hashlib
from threading import Lock
from typing import cast

import pkcs11
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

_HALF = 32


class Pkcs11Key:
    """
    The private key that is labelled *label* on a token; its certificate comes from a real authority.

    The program waits while the module signs, all its green threads with it: a module takes some milliseconds.
    """

    def __init__(
        self,
        *,
        library: str,
        token: str,
        pin: str,
        label: str,
        certificate: x509.Certificate,
        authority: x509.Certificate,
    ) -> None:
        self.certificate = certificate
        self.authority = authority
        self._session = pkcs11.lib(library).get_token(token_label=token).open(user_pin=pin)
        private = self._session.get_key(object_class=pkcs11.ObjectClass.PRIVATE_KEY, label=label)
        self._private = cast("pkcs11.SignMixin", private)
        self._turn = Lock()  # a session does one thing at a time

    def sign(self, data: bytes) -> bytes:
        """Return an ECDSA signature over SHA-256 of *data*, as DER."""
        with self._turn:
            raw = self._private.sign(hashlib.sha256(data).digest(), mechanism=pkcs11.Mechanism.ECDSA)
        return encode_dss_signature(int.from_bytes(raw[:_HALF]), int.from_bytes(raw[_HALF:]))

    def close(self) -> None:
        """Log out."""
        self._session.close()
