"""What opens an account, and how long it stays open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from services.chassis.refusals import Refusal

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=8)
SEEN_EVERY = timedelta(minutes=2)
"""How exact the idle time is kept: a write for every request would cost more than it is worth."""

FAILURES = 5
FAILURES_WITHIN = timedelta(minutes=15)
FIRST_WAIT = timedelta(seconds=30)


class CredentialsWrong(Refusal):
    """There is no such account, or it has another password; which, is not said."""

    CODE = "identity.credentials-wrong"


class LogInTooOften(Refusal):
    """Too many wrong passwords; the next try has to wait, longer each time."""

    CODE = "identity.log-in-too-often"


class SessionEnded(Refusal):
    """The token opens nothing, or nothing any more."""

    CODE = "identity.session-ended"


class UsernameTaken(Refusal):
    """Somebody logs in by this name already."""

    CODE = "identity.username-taken"


@dataclass(frozen=True, kw_only=True)
class Credential:
    """The password, hashed, behind a log-in name that is kept as an HMAC."""

    login: str
    account_id: UUID
    password_hash: str


@dataclass(frozen=True, kw_only=True)
class FailedLogIn:
    """A wrong password for a log-in name, whether or not it is anybody's."""

    login: str
    id: UUID
    at: datetime


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

    @property
    def expires_at(self) -> datetime:
        """When it ends, whatever its owner does."""
        return self.begun_at + ABSOLUTE

    def is_open(self, *, at: datetime) -> bool:
        """Tell whether it still opens the account."""
        return at < self.expires_at and at - self.seen_at < IDLE


@dataclass(frozen=True, kw_only=True)
class OfficeKey:
    """What the programs of an office open the door with; lasts until it is taken away."""

    fingerprint: str
    office: str
    added_at: datetime


def must_not_be_too_often(failures: Iterable[FailedLogIn], *, at: datetime) -> None:
    """Refuse a try after five failures in 15 minutes, until 30 s after the last one, a minute after the next, and so on."""
    times = sorted(each.at for each in failures if at - each.at < FAILURES_WITHIN)
    if len(times) >= FAILURES:
        wait = min(FIRST_WAIT * 2 ** (len(times) - FAILURES), FAILURES_WITHIN)
        if at < times[-1] + wait:
            raise LogInTooOften
