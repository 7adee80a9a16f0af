"""Rows as the records of the domain."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import Column, Table, func, select

from services.chassis.rows import Delete, Patch, Put, RowOperation
from services.chassis.store import Store
from services.identity.domain.account import Life
from services.identity.domain.captcha import Captcha
from services.identity.domain.check import CheckRecord
from services.identity.domain.consents import Consent
from services.identity.domain.key import ApiKey
from services.identity.domain.log_in import FAILURES_WITHIN, Credential, FailedLogIn, StaffLogIn
from services.identity.domain.organisation import Invitation, Membership, OrganisationRecord
from services.identity.domain.password import PasswordReset
from services.identity.domain.profile import Profile
from services.identity.domain.registration import Registration
from services.identity.domain.session import ABSOLUTE, Session
from services.identity.domain.step_up import StepUp
from services.identity.domain.texting import REMEMBERED, SmsBudget
from services.identity.domain.verification import FaceSession, Standing
from services.identity.projections.persons import (
    API_KEYS,
    CHECKS,
    CONSENTS,
    INVITATIONS,
    MEMBERSHIPS,
    ORGANISATIONS,
)
from services.identity.projections.tables import (
    ACCOUNTS,
    CAPTCHAS,
    CREDENTIALS,
    FACE_SESSIONS,
    FAILED_LOG_INS,
    PASSWORD_RESETS,
    PROFILES,
    REGISTRATIONS,
    SESSIONS,
    SMS_BUDGETS,
    STAFF_LOG_INS,
    STEP_UPS,
)

R = TypeVar("R")

A_DAY = timedelta(days=1)

_TABLE_OF: dict[type, Table] = {
    Standing: ACCOUNTS,
    Profile: PROFILES,
    Credential: CREDENTIALS,
    FailedLogIn: FAILED_LOG_INS,
    StaffLogIn: STAFF_LOG_INS,
    Session: SESSIONS,
    Captcha: CAPTCHAS,
    Registration: REGISTRATIONS,
    PasswordReset: PASSWORD_RESETS,
    StepUp: STEP_UPS,
    SmsBudget: SMS_BUDGETS,
    FaceSession: FACE_SESSIONS,
    Consent: CONSENTS,
    CheckRecord: CHECKS,
    OrganisationRecord: ORGANISATIONS,
    Membership: MEMBERSHIPS,
    Invitation: INVITATIONS,
    ApiKey: API_KEYS,
}

_OVER: dict[type, tuple[Column[Any], timedelta]] = {
    Captcha: (CAPTCHAS.c.expires_at, A_DAY),
    Registration: (REGISTRATIONS.c.expires_at, A_DAY),
    FaceSession: (FACE_SESSIONS.c.expires_at, A_DAY),
    Invitation: (INVITATIONS.c.expires_at, A_DAY),
    PasswordReset: (PASSWORD_RESETS.c.expires_at, A_DAY),
    StepUp: (STEP_UPS.c.expires_at, A_DAY),
    StaffLogIn: (STAFF_LOG_INS.c.expires_at, A_DAY),
    SmsBudget: (SMS_BUDGETS.c.last_at, REMEMBERED),
    FailedLogIn: (FAILED_LOG_INS.c.at, FAILURES_WITHIN),
    Session: (SESSIONS.c.begun_at, ABSOLUTE),
}
"""What lies there only for a while, the time from which on it counts, and how long after that it goes."""

SWEPT_AT_ONCE = 500


class RecordRows:
    """The records of the domain, kept as rows; each class has the columns of its table."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, kind: type[R], key: object) -> R | None:
        """Return the record of this kind with this key."""
        table = _TABLE_OF[kind]
        (column,) = table.primary_key.columns
        row = self._store.row(table, **{column.name: key})
        return kind(**row) if row else None

    def where(self, kind: type[R], **equals: object) -> list[R]:
        """Return all records of this kind with these values."""
        return [kind(**row) for row in self._store.rows(_TABLE_OF[kind], **equals)]

    def over(self, *, at: datetime) -> list[object]:
        """Return some records whose time has passed."""
        found: list[object] = []
        for kind, (since, after) in _OVER.items():
            statement = select(_TABLE_OF[kind]).where(since <= at - after).limit(SWEPT_AT_ONCE)
            found += [kind(**row) for row in self._store.read(statement)]
        return found

    def locked_until(self, at: datetime) -> list[Standing]:
        """Return some accounts whose profile was kept until then at most."""
        due = (ACCOUNTS.c.life == Life.LOCKED, ACCOUNTS.c.locked_until <= at)
        statement = select(ACCOUNTS).where(*due).limit(SWEPT_AT_ONCE)
        return [Standing(**row) for row in self._store.read(statement)]

    def checks_at(self, office: str, *, state: str, after: int, limit: int) -> tuple[list[CheckRecord], int]:
        """Return the checks at a counter after a position, oldest first, and how many there are in all."""
        here = (CHECKS.c.office == office, CHECKS.c.state == state)
        page = select(CHECKS).where(*here, CHECKS.c.position > after).order_by(CHECKS.c.position).limit(limit)
        (total,) = self._store.read(select(func.count().label("total")).select_from(CHECKS).where(*here))
        return [CheckRecord(**row) for row in self._store.read(page)], total["total"]

    def put(self, record: Any) -> RowOperation:
        """Return the operation that writes the record."""
        return Put(_TABLE_OF[type(record)], dict(vars(record)))

    def patch(self, record: Any, **values: object) -> RowOperation:
        """Return the operation that changes these values, unless the record is gone."""
        return Patch(_TABLE_OF[type(record)], _key(record), values)

    def drop(self, record: Any) -> RowOperation:
        """Return the operation that removes the record."""
        return Delete(_TABLE_OF[type(record)], _key(record))


def _key(record: Any) -> dict[str, Any]:
    return {
        column.name: getattr(record, column.name) for column in _TABLE_OF[type(record)].primary_key.columns
    }
