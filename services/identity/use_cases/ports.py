"""What identity needs of the world: rows, passwords, pictures, chance, and the face provider."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from services.chassis.refusals import Refusal
from services.chassis.rows import RowOperation
from services.identity.domain.check import CheckRecord
from services.identity.domain.verification import Standing

R = TypeVar("R")


class ProviderUnavailable(Refusal):
    """A provider outside did not answer in time."""

    CODE = "unavailable"


class TooManyAtTheDoor(Refusal):
    """So many passwords wait to be looked at that one more would keep others from everything else."""

    CODE = "unavailable"


class NumberUnreachable(Refusal):
    """The SMS provider does not send to this number: it is no number, or its owner declined."""

    CODE = "identity.number-unreachable"


class FaceUnsuited(Refusal):
    """The face provider compares with no document of this type; staff look at it instead."""

    CODE = "identity.face-unsuited"


class CallbackUntrusted(Refusal):
    """The callback was not written by the provider, not just now, or not about this person."""

    CODE = "identity.callback-untrusted"


class Records(Protocol):
    """Rows as the records of the domain: what is no fact for a court, and what must be forgotten one day."""

    def find(self, kind: type[R], key: object) -> R | None:
        """Return the record of this kind with this key."""

    def where(self, kind: type[R], **equals: object) -> list[R]:
        """Return all records of this kind with these values."""

    def over(self, *, at: datetime) -> list[object]:
        """Return some records whose time has passed."""

    def locked_until(self, at: datetime) -> list[Standing]:
        """Return some accounts whose profile was kept until then at most."""

    def checks_at(self, office: str, *, state: str, after: int, limit: int) -> tuple[list[CheckRecord], int]:
        """Return the checks at a counter after a position, oldest first, and how many there are in all."""

    def put(self, record: object) -> RowOperation:
        """Return the operation that writes the record."""

    def patch(self, record: object, **values: object) -> RowOperation:
        """Return the operation that changes these values, unless the record is gone."""

    def drop(self, record: object) -> RowOperation:
        """Return the operation that removes the record."""


class Passwords(Protocol):
    """Hashing that is slow on purpose, a few at a time, while others go on."""

    def turn(self) -> AbstractContextManager[object]:
        """Wait for one of the few turns; raise ``TooManyAtTheDoor`` when too many wait."""

    def hash(self, password: str) -> str:
        """Return the hash to keep."""

    def match(self, kept: str | None, password: str) -> bool:
        """Tell whether it is the password; without a hash it takes as long and is not."""

    def is_outdated(self, kept: str) -> bool:
        """Tell whether a hash was made with other parameters than those of today."""


class CommonPasswords(Protocol):
    """The passwords that anybody would try first."""

    def contains(self, password: str) -> bool:
        """Tell whether it is one of them."""


class Pictures(Protocol):
    """Drawings that a page shows, and sounds that it plays."""

    def captcha(self, text: str) -> str:
        """Return a `data:` URL of a picture that a person can read."""

    def spoken(self, text: str) -> str:
        """Return a `data:` URL of a WAV in which a person can hear these digits."""

    def qr(self, url: str) -> str:
        """Return a `data:` URL of the QR of *url*."""


class Chance(Protocol):
    """What nobody can guess."""

    def id(self) -> UUID:
        """Return a new identifier."""

    def token(self) -> str:
        """Return 256 bits as text."""

    def digits(self) -> str:
        """Return six digits."""

    def letters(self) -> str:
        """Return a few letters and digits that are not taken for one another."""

    def numerals(self) -> str:
        """Return six digits to be heard."""


class Pseudonyms(Protocol):
    """A keyed hash: phone numbers could be guessed from a plain one."""

    def __call__(self, text: str) -> str:
        """Return what stands for *text*."""


class Aliases(Protocol):
    """A keyed hash of a document, the same in every service."""

    def __call__(self, id_type: str, id_no: str) -> str:
        """Return what stands for the person."""


class Sms(Protocol):
    """The way to a phone; raises ``ProviderUnavailable``, ``NumberUnreachable`` or ``SmsTooOften``."""

    def send(self, mobile: str, text: str) -> None:
        """Send a short message."""

    def inbox(self, mobile: str) -> str | None:
        """Return where the message can be read instead of on the phone; nowhere, of a real provider."""


@dataclass(frozen=True, kw_only=True)
class FaceRequest:
    """Whose face is to be compared; *person* stands for name and document in the provider's answer."""

    verification_id: UUID
    person: str
    real_name: str
    id_type: str
    id_no: str
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class FaceResult:
    """What the provider found; *person* as we named him to it."""

    verification_id: UUID
    person: str
    passed: bool
    reference: str


class Face(Protocol):
    """The face provider."""

    def open_session(self, asked: FaceRequest) -> str:
        """Return the address for the phone; asked again it is the same. Raises ``ProviderUnavailable``, ``FaceUnsuited``."""

    def read(self, provider: str, body: str, signature: str, *, at: datetime) -> FaceResult:
        """Return what a callback says; raises ``CallbackUntrusted``, and ``ProviderUnavailable`` if it has to ask."""
