"""Showing once more that it is really oneself, before what cannot be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from services.chassis.refusals import Refusal
from services.identity.domain.texting import CODE_TRIES, CodeByPhone

PROVED_FOR = timedelta(minutes=15)
FACE_LASTS = timedelta(seconds=60)
"""The QR; who scans in the last second has the time to look that a verification has, too."""


class StepUpOver(Refusal):
    """It is too old, was tried too often, or has had its result."""

    CODE = "identity.step-up-over"


class StepUpMethod(StrEnum):
    """How one shows it."""

    SMS = "SMS"
    FACE = "FACE"


class StepUpState(StrEnum):
    """How far it is."""

    PENDING = "PENDING"
    PASSED = "PASSED"
    FAILED = "FAILED"
    EXPIRED = "EXPIRED"


@dataclass(frozen=True, kw_only=True)
class StepUp(CodeByPhone):
    """A code to the account's phone or a look into its camera, for one session; of a face there is no code."""

    session: str
    account_id: UUID
    method: str
    begun_at: datetime
    url: str | None = None
    state: str = StepUpState.PENDING
    proved_until: datetime | None = None

    def state_at(self, at: datetime) -> str:
        """Return how far it is; what nobody confirmed in time leaves nothing behind."""
        if self.state == StepUpState.PENDING and at > self.expires_at:
            return StepUpState.EXPIRED
        return self.state

    def must_be_under_way(self, method: StepUpMethod, *, at: datetime) -> None:
        """Refuse to go on with one that is over, or is confirmed in another way."""
        if (
            self.method != method
            or self.state != StepUpState.PENDING
            or at > self.expires_at
            or self.tries >= CODE_TRIES
        ):
            raise StepUpOver
