"""What a token opens, and how long it stays open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from services.chassis.refusals import Refusal

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=8)
SEEN_EVERY = timedelta(minutes=2)
"""How exact the idle time is kept: a write for every request would cost more than it is worth."""
OPEN_AT_ONCE = 20
"""Sessions of one account; one more ends the oldest."""


class SessionEnded(Refusal):
    """The token opens nothing, or nothing any more."""

    CODE = "identity.session-ended"


@dataclass(frozen=True, kw_only=True)
class Session:
    """What a token opens; the token itself is nowhere but with its owner, the fingerprint is its hash."""

    fingerprint: str
    account_id: UUID
    role: str
    office: str
    verified: bool
    begun_at: datetime
    seen_at: datetime
    proved_until: datetime | None = None
    """Until then a step-up counts, in this session only."""

    @property
    def id(self) -> UUID:
        """What its owner calls it; the fingerprint is nobody's to see."""
        return uuid5(NAMESPACE_URL, f"session:{self.fingerprint}")

    @property
    def expires_at(self) -> datetime:
        """When it ends, whatever its owner does."""
        return self.begun_at + ABSOLUTE

    def is_open(self, *, at: datetime) -> bool:
        """Tell whether it still opens the account."""
        return at < self.expires_at and at - self.seen_at < IDLE


def in_the_way(sessions: Iterable[Session]) -> list[Session]:
    """Return the oldest of the open sessions, which end when another begins."""
    newest_first = sorted(sessions, key=lambda each: each.begun_at, reverse=True)
    return newest_first[OPEN_AT_ONCE - 1 :]
