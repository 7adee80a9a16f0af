"""What the use cases need of whoever holds the insurers' seals, the check codes and the clauses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from services.chassis.personal import Erased
from services.chassis.rows import RowOperation
from services.guarantee.domain.clauses import Clauses
from services.guarantee.domain.insurer import Insurer


class Signature(Protocol):
    """A detached signature over canonical JSON."""

    @property
    def algorithm(self) -> str:
        """As JWA names it."""

    @property
    def value(self) -> str:
        """In base64."""

    @property
    def chain(self) -> tuple[str, ...]:
        """The signer's certificate, then its authority's, as PEM."""


class Seal(Protocol):
    """What the seal on a file tells; everything is false and empty for a file that has none."""

    @property
    def trusted(self) -> bool:
        """Whether an authority of ours gave the certificate."""

    @property
    def signer(self) -> str:
        """In whose name it was sealed."""

    @property
    def signed_at(self) -> datetime | None:
        """When, as the signer says."""

    @property
    def genuine(self) -> bool:
        """Whether the file is what the signer sealed, to the last byte."""


class Signer(Protocol):
    """Seals and signs in the name of one insurer."""

    def seal(self, pdf: bytes, *, reason: str, location: str, at: datetime) -> bytes:
        """Return the paper sealed: its bytes, and a signature over all of it behind them."""

    def sign(self, data: bytes) -> Signature:
        """Return the detached signature over *data*."""


class Signers(Protocol):
    """The insurers' signers, and the authority that answers for them."""

    demo: bool
    """Whether what they seal is a demo."""

    def signer(self, code: str, name: str) -> Signer:
        """Return the signer of an insurer."""

    @property
    def root(self) -> str:
        """The authority's certificate as PEM, for everybody."""

    def verify(self, pdf: bytes) -> Seal:
        """Return what the seal on a file tells."""


class CheckCodes(Protocol):
    """What is printed on a letter beside its number, and by which both together are found."""

    def code(self, letter_no: str) -> str:
        """Return the check code of a letter."""

    def index(self, letter_no: str, code: str) -> str:
        """Return by what a letter is found: a keyed hash of number and code, however they are written."""


class ClauseBook(Protocol):
    """The clauses of the insurers' products."""

    def of(self, insurer: Insurer, version: str = "") -> Clauses | None:
        """Return the edition that was signed, or without a version the one in force, as it reads for *insurer*."""


@dataclass(frozen=True, kw_only=True)
class Document:
    """A file that was handed out, byte for byte; of what is sealed the machine's form, too, and its own signature."""

    application_id: UUID
    sha256: str
    kind: str
    number: str
    content: bytes | Erased
    kept_at: datetime
    statement: str | Erased | None = None
    signature: dict[str, Any] | Erased | None = None


class Documents(Protocol):
    """The documents, and the letters by what is printed on them."""

    def of(self, application_id: UUID, kind: str) -> list[Document]:
        """Return the documents of this kind, oldest first."""

    def with_digest(self, sha256: str) -> Document | None:
        """Return the document whose bytes have this SHA-256."""

    def lettered(self, index: str) -> UUID | None:
        """Return the application whose letter is found by *index*."""

    def kept(self, document: Document) -> RowOperation:
        """Return the row operation that keeps a document."""

    def dropped(self, document: Document) -> RowOperation:
        """Return the row operation that throws a document away."""

    def indexed(self, index: str, application_id: UUID) -> RowOperation:
        """Return the row operation after which the letter is found by *index*."""
