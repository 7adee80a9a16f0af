"""
The signature container of a seal (CMS, RFC 5652): fully determined by certificate, digest and signature.

Who verifies writes it anew and compares, so no byte of it changes unnoticed and nothing that a stranger wrote is parsed.
Therefore it is written here, byte by byte: papers that were sealed must verify as long as they live.
"""

from __future__ import annotations

import hashlib

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from services.guarantee.clients.sealing.keys import LENGTH

SEQUENCE, SET, INTEGER, OCTETS, CONTEXT = 0x30, 0x31, 0x02, 0x04, 0xA0
_SHORT = 0x80


def _der(tag: int, *parts: bytes) -> bytes:
    """Return a value in the distinguished encoding."""
    content = b"".join(parts)
    size = len(content)
    if size < _SHORT:
        return bytes([tag, size]) + content
    spelt = size.to_bytes((size.bit_length() + 7) // 8)
    return bytes([tag, _SHORT | len(spelt)]) + spelt + content


def _integer(number: int) -> bytes:
    return _der(INTEGER, number.to_bytes(number.bit_length() // 8 + 1))


DATA = bytes.fromhex("06092a864886f70d010701")
SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
CONTENT_TYPE = bytes.fromhex("06092a864886f70d010903")
MESSAGE_DIGEST = bytes.fromhex("06092a864886f70d010904")
SIGNING_CERTIFICATE = bytes.fromhex("060b2a864886f70d010910022f")
SHA256 = _der(SEQUENCE, bytes.fromhex("0609608648016503040201"))
ECDSA_WITH_SHA256 = _der(SEQUENCE, bytes.fromhex("06082a8648ce3d040302"))
_HEAD = 4 + len(SIGNED_DATA) + 4 + 4 + len(_integer(1) + _der(SET, SHA256) + _der(SEQUENCE, DATA)) + 4
"""Bytes before the certificate: what contains it is longer than 255 bytes, and shorter than 65536."""


def attributes(certificate: x509.Certificate, digest: bytes) -> bytes:
    """Return what is signed: that *digest* is the file's, and which certificate stands for it (ETSI EN 319 142-1, 5.3)."""
    return _der(SET, _attributes(certificate, digest))


def container(certificate: x509.Certificate, digest: bytes, signature: bytes) -> bytes:
    """Return the whole container."""
    issuer = certificate.issuer.public_bytes()
    by = _der(
        SEQUENCE,
        _integer(1),
        _der(SEQUENCE, issuer, _integer(certificate.serial_number)),
        SHA256,
        _der(CONTEXT, _attributes(certificate, digest)),
        ECDSA_WITH_SHA256,
        _der(OCTETS, signature),
    )
    signed = _der(
        SEQUENCE,
        _integer(1),
        _der(SET, SHA256),
        _der(SEQUENCE, DATA),
        _der(CONTEXT, _encoded(certificate)),
        _der(SET, by),
    )
    return _der(SEQUENCE, SIGNED_DATA, _der(CONTEXT, signed))


def read(contents: bytes) -> tuple[bytes, bytes]:
    """Return certificate and signature from where ``container`` writes them; of anything else, any bytes."""
    size = int.from_bytes(contents[_HEAD + 2 : _HEAD + 4])
    return contents[_HEAD : _HEAD + 4 + size], contents[-LENGTH:]


def _attributes(certificate: x509.Certificate, digest: bytes) -> bytes:
    stands_for = _der(OCTETS, hashlib.sha256(_encoded(certificate)).digest())
    named = _der(SEQUENCE, _der(SEQUENCE, _der(SEQUENCE, stands_for)))
    told = (
        _der(SEQUENCE, CONTENT_TYPE, _der(SET, DATA)),
        _der(SEQUENCE, MESSAGE_DIGEST, _der(SET, _der(OCTETS, digest))),
        _der(SEQUENCE, SIGNING_CERTIFICATE, _der(SET, named)),
    )
    return b"".join(sorted(told))


def _encoded(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)
