"""A key that signs in an insurer's name, wherever it lies."""

from __future__ import annotations

from typing import Protocol

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

LENGTH = 71
"""Bytes of a signature. Of the two spellings that every ECDSA signature has, one is that long, hence there is one."""

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of P-256
_TRIES = 40


class Key(Protocol):
    """A key on P-256, with its certificate and that of the authority."""

    @property
    def certificate(self) -> x509.Certificate:
        """The certificate in use."""

    @property
    def authority(self) -> x509.Certificate:
        """The certificate of who gave it."""

    def sign(self, data: bytes) -> bytes:
        """Return an ECDSA signature over SHA-256 of *data*, as DER."""


class NoSignature(Exception):
    """The key gives nothing that is a signature."""


def signed(key: Key, data: bytes) -> bytes:
    """Return a signature of exactly ``LENGTH`` bytes, so that its container has no slack in which a byte may change."""
    for _ in range(_TRIES):
        r, s = decode_dss_signature(key.sign(data))
        for spelt in (encode_dss_signature(r, s), encode_dss_signature(r, ORDER - s)):
            if len(spelt) == LENGTH:
                return spelt
    raise NoSignature  # one in a hundred fits neither way: forty running do not happen


def fits(certificate: x509.Certificate, signature: bytes, data: bytes) -> bool:
    """Tell whether the certificate's key made the signature, in its one spelling."""
    key = certificate.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey) or len(signature) != LENGTH:
        return False
    try:
        key.verify(signature, data, ec.ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return isinstance(key.curve, ec.SECP256R1)


def fingerprint(certificate: x509.Certificate) -> str:
    """Return SHA-256 of the certificate, in hexadecimal."""
    return certificate.fingerprint(SHA256()).hex()
