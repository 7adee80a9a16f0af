"""
The sandbox's authority (演示沙箱): every key and certificate follows from one secret, and lies nowhere.

All replicas have the same at once, after every restart, with nothing to make, to share or to lose but the secret. What it
seals is no reliable electronic signature (Electronic Signature Law 13, 16): no third party knows the insurer, and the key
is not under his sole control. docs/adr/0029.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from services.guarantee.clients.sealing import verifying
from services.guarantee.clients.sealing.keys import ORDER
from services.guarantee.clients.sealing.ports import Seal, Signature
from services.guarantee.clients.sealing.sealing import KeySigner

SANDBOX = "演示沙箱"
_FROM, _UNTIL = datetime(2026, 1, 1, tzinfo=UTC), datetime(2049, 12, 31, tzinfo=UTC)
_MOST_NAME = 64
"""Bytes that a common name may have."""


class SandboxKey:
    """A key of the sandbox, with its certificate."""

    def __init__(
        self, private: ec.EllipticCurvePrivateKey, certificate: x509.Certificate, authority: x509.Certificate
    ) -> None:
        self._private = private
        self.certificate = certificate
        self.authority = authority

    def sign(self, data: bytes) -> bytes:
        """Return an ECDSA signature over SHA-256 of *data*, as DER."""
        return self._private.sign(data, ec.ECDSA(SHA256()))


class SandboxAuthority:
    """Gives every insurer a certificate that says it is a sandbox's."""

    demo = True
    """What it seals is a demo, and whoever verifies it is told so."""

    def __init__(self, secret: str) -> None:
        # The certificates are public, so whoever wants may try secrets against them: let each try cost something.
        self._secret = hashlib.scrypt(secret.encode(), salt=b"baoquan: sandbox authority", n=2**14, r=8, p=1)
        self._private = self._key("authority")
        # No Latin letter, not even CN: the name stands unsigned in every seal, and readers overlook its capitals.
        self._name = _named(organisation=f"{SANDBOX}（不具有法律效力）", common=f"{SANDBOX}签章根证书")
        self.certificate = self._given(self._name, self._private.public_key(), is_authority=True)
        self.signer = cache(self._signer)

    @property
    def root(self) -> str:
        """The authority's certificate as PEM, for everybody."""
        return self.certificate.public_bytes(Encoding.PEM).decode()

    def verify(self, pdf: bytes) -> Seal:
        """Return what the seal on a file tells."""
        return verifying.verify(pdf, [self.certificate])

    def is_signed(self, data: bytes, signature: Signature) -> bool:
        """Tell whether *data* is what one of the insurers signed."""
        return verifying.is_signed(data, signature, [self.certificate])

    def _signer(self, code: str, name: str, generation: int = 1) -> KeySigner:
        """Return the signer of an insurer; the next generation has a key of its own, what the last one sealed stays good."""
        private = self._key(f"insurer {generation} {code}")
        certificate = self.certified(code, name, private.public_key())
        return KeySigner(SandboxKey(private, certificate, self.certificate))

    def certified(self, code: str, name: str, key: ec.EllipticCurvePublicKey) -> x509.Certificate:
        """Return the certificate of an insurer for a key, wherever it lies."""
        subject = _named(
            country="CN",
            organisation=f"{name}（{SANDBOX}）",
            unit=code,
            common=_clipped(f"（{SANDBOX}）{name}"),
        )
        return self._given(subject, key, is_authority=False)

    def _key(self, purpose: str) -> ec.EllipticCurvePrivateKey:
        number = int.from_bytes(self._derived(f"key of {purpose}", 48))
        return ec.derive_private_key(number % (ORDER - 1) + 1, ec.SECP256R1())

    def _derived(self, purpose: str, length: int) -> bytes:
        return HKDF(algorithm=SHA256(), length=length, salt=None, info=purpose.encode()).derive(self._secret)

    def _given(
        self, subject: x509.Name, holder: ec.EllipticCurvePublicKey, *, is_authority: bool
    ) -> x509.Certificate:
        """Return the certificate, the same one each time; its number follows from whose it is."""
        point = holder.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        serial = int.from_bytes(hashlib.sha256(subject.public_bytes() + point).digest()[:16]) >> 1 | 1
        usage = dict.fromkeys(("key_encipherment", "data_encipherment", "key_agreement"), False)
        own = self._private.public_key()
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(holder)
            .serial_number(serial)
            .not_valid_before(_FROM)
            .not_valid_after(_UNTIL)
            .add_extension(x509.BasicConstraints(is_authority, 0 if is_authority else None), critical=True)
            .add_extension(
                x509.KeyUsage(
                    digital_signature=not is_authority,
                    content_commitment=not is_authority,
                    key_cert_sign=is_authority,
                    crl_sign=is_authority,
                    encipher_only=False,
                    decipher_only=False,
                    **usage,
                ),
                critical=True,
            )
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(holder), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(own), critical=False)
            .sign(self._private, SHA256(), ecdsa_deterministic=True)
        )


def _named(*, organisation: str, common: str, country: str = "", unit: str = "") -> x509.Name:
    said = (
        (x509.NameOID.COUNTRY_NAME, country),
        (x509.NameOID.ORGANIZATION_NAME, organisation),
        (x509.NameOID.ORGANIZATIONAL_UNIT_NAME, unit),
        (x509.NameOID.COMMON_NAME, common),
    )
    return x509.Name([x509.NameAttribute(kind, value) for kind, value in said if value])


def _clipped(name: str) -> str:
    return name.encode()[:_MOST_NAME].decode(errors="ignore")
