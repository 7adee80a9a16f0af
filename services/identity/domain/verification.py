"""The QR on the way to a verified person, and how an account stands with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from services.identity.domain.account import Life, Role, State

EXPIRED = "EXPIRED"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How an account stands, as its read model tells."""

    id: UUID
    version: int
    role: str
    office: str
    life: str
    locked_until: datetime | None
    state: str
    method: str | None
    alias: str
    verification_id: UUID | None
    expires_at: datetime | None
    verified_at: datetime | None
    registered_at: datetime

    @property
    def is_open(self) -> bool:
        """Whether the account is there to be used."""
        return self.life == Life.OPEN

    @property
    def verified(self) -> bool:
        """Whether it is known who it is; for staff somebody of the office vouched."""
        return self.role != Role.APPLICANT or self.state == State.PASSED

    def state_at(self, at: datetime) -> str:
        """Return how far the verification is; a QR that nobody scanned leaves nothing behind."""
        return State.NONE if self.state == State.PENDING and self._is_over(at) else self.state

    def state_of(self, verification_id: UUID, *, at: datetime) -> str:
        """Return how far this one QR is; one whose place another took is over."""
        if verification_id != self.verification_id or self.state == State.NONE:
            return EXPIRED
        return EXPIRED if self.state == State.PENDING and self._is_over(at) else self.state

    def _is_over(self, at: datetime) -> bool:
        return self.expires_at is None or at > self.expires_at


class FacePurpose(StrEnum):
    """What a face is looked at for: to verify a person once, or to see that it is still he."""

    VERIFY = "VERIFY"
    STEP_UP = "STEP_UP"


@dataclass(frozen=True, kw_only=True)
class FaceSession:
    """A session with the face provider; *person* stands for the name and document that it was opened for."""

    id: UUID
    account_id: UUID
    person: str
    url: str
    expires_at: datetime
    purpose: str = FacePurpose.VERIFY
