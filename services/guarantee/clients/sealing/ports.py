"""What the use cases need of whoever holds an insurer's seal, and what a seal tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class Signature:
    """A detached signature over canonical JSON."""

    algorithm: str
    """As JWA names it; the value is DER all the same, for `openssl dgst -verify`."""
    fingerprint: str
    """SHA-256 of the signer's certificate, in hexadecimal."""
    value: str
    """In base64."""
    chain: tuple[str, ...]
    """The signer's certificate, then its authority's, as PEM."""


@dataclass(frozen=True, kw_only=True)
class Seal:
    """What the seal on a file tells; everything is false and empty for a file that has none."""

    intact: bool = False
    """The signature fits every byte that it says it covers, and it is spelt in the one way in which we spell it."""
    whole: bool = False
    """It covers the file from the first byte to the last: nothing was appended."""
    trusted: bool = False
    """An authority of ours gave the certificate, it was valid at that moment and nobody has revoked it."""
    signer: str = ""
    fingerprint: str = ""
    signed_at: datetime | None = None

    @property
    def genuine(self) -> bool:
        """Whether the file is what the signer sealed, to the last byte."""
        return self.intact and self.whole and self.trusted


class Signer(Protocol):
    """Seals and signs in the name of one insurer, with the certificate that is in use now."""

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate, in hexadecimal."""

    @property
    def chain(self) -> tuple[str, ...]:
        """The certificate, then its authority's, as PEM."""

    def seal(self, pdf: bytes, *, reason: str, location: str, at: datetime, field: str = ...) -> bytes:
        """Return the paper sealed: its bytes, and behind them a signature (PAdES B-B) over all of it."""

    def sign(self, data: bytes) -> Signature:
        """Return the detached signature over *data*."""


class Signers(Protocol):
    """The insurers' signers, and the authority that answers for them."""

    demo: bool
    """Whether what they seal is a demo."""

    def signer(self, code: str, name: str, generation: int = ...) -> Signer:
        """Return the signer of an insurer; the next generation has a key of its own."""

    @property
    def root(self) -> str:
        """The authority's certificate as PEM, for everybody."""

    def verify(self, pdf: bytes) -> Seal:
        """Return what the seal on a file tells."""

    def is_signed(self, data: bytes, signature: Signature) -> bool:
        """Tell whether *data* is what was signed, by somebody whom the authority knows."""
