"""What opens an account, and how often one may try."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from services.chassis.refusals import Refusal

FAILURES = 5
FAILURES_HERE = 10
"""From one address with one name, captchas and all: neighbours who share it leave each other room."""
FAILURES_WITHIN = timedelta(minutes=15)
FAILURES_OF_AN_ADDRESS = 100
"""Over all names: whoever tries one password on many shows a captcha for each, as do the neighbours who share the address."""
FIRST_WAIT = timedelta(seconds=30)

STAFF_LOG_IN_LASTS = timedelta(minutes=5)
STAFF_CODE_TRIES = 5


class CredentialsWrong(Refusal):
    """There is no such account, or it has another password; which, is not said."""

    CODE = "identity.credentials-wrong"


class CaptchaNeeded(Refusal):
    """Somebody failed too often, with this name or from here, so a person has to show that he is one."""

    CODE = "identity.captcha-needed"


class LogInTooOften(Refusal):
    """Too many wrong passwords from here; the next try has to wait, longer each time."""

    CODE = "identity.log-in-too-often"


class UsernameTaken(Refusal):
    """Somebody logs in by this name already."""

    CODE = "identity.username-taken"


class StaffCodeWrong(Refusal):
    """The code is not what the authenticator shows, was used, or was tried too often or too late."""

    CODE = "identity.staff-code-wrong"


@dataclass(frozen=True, kw_only=True)
class Credential:
    """The password, hashed, behind a log-in name that is kept as an HMAC; of staff the secret of the second factor, too."""

    login: str
    account_id: UUID
    password_hash: str
    totp_secret: str | None = None


@dataclass(frozen=True, kw_only=True)
class FailedLogIn:
    """A wrong password for a log-in name, whether or not it is anybody's, from an address."""

    login: str
    id: UUID
    address: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class StaffLogIn:
    """Somebody of an office who knew the password; the code of the second factor comes next."""

    id: UUID
    login: str
    account_id: UUID
    expires_at: datetime
    tries: int = 0

    def tried(self, *, at: datetime) -> StaffLogIn:
        """Return it after one more try, right or wrong."""
        if at > self.expires_at or self.tries >= STAFF_CODE_TRIES:
            raise StaffCodeWrong
        return replace(self, tries=self.tries + 1)


def must_not_be_too_often(
    of_name: Iterable[FailedLogIn], *, address: str, at: datetime, free: int = FAILURES_HERE
) -> None:
    """
    Refuse a try with a name from an address where some that are *free* failed within 15 minutes.

    It waits until 30 s after the last one, a minute after the next, and so on. Whoever tries the same name from
    elsewhere does not wait: no stranger locks the owner out.
    """
    times = _recent((each for each in of_name if each.address == address), at)
    if len(times) >= free:
        wait = min(FIRST_WAIT * 2 ** (len(times) - free), FAILURES_WITHIN)
        if at < times[-1] + wait:
            raise LogInTooOften


def needs_a_captcha(
    of_name: Iterable[FailedLogIn], of_address: Iterable[FailedLogIn], *, at: datetime
) -> bool:
    """Tell whether name or address failed so often that a person has to show that he is one."""
    return len(_recent(of_name, at)) >= FAILURES or len(_recent(of_address, at)) >= FAILURES_OF_AN_ADDRESS


def _recent(failures: Iterable[FailedLogIn], at: datetime) -> list[datetime]:
    return sorted(each.at for each in failures if at - each.at < FAILURES_WITHIN)
