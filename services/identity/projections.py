"""The rows of identity: how accounts stand, as folded from events, and the records that lie beside events."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import singledispatch
from typing import Any, TypeVar

from sqlalchemy import ARRAY, Boolean, Column, Date, DateTime, Integer, MetaData, Table, Text, Uuid, select

from services.chassis.rows import Delete, Patch, Put, RowOperation
from services.chassis.store import Store
from services.identity.domain.account import IDENTITY_FIELDS, Account, Role, State
from services.identity.domain.profile import Profile
from services.identity.domain.registration import Captcha, Registration, SmsBudget
from services.identity.domain.session import ABSOLUTE, Credential, FailedLogIn, OfficeKey, Session
from services.identity.domain.verification import FaceSession, Standing

R = TypeVar("R")

METADATA = MetaData()
MOMENT = DateTime(timezone=True)

ACCOUNTS = Table(
    "accounts",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("role", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("verification_id", Uuid),
    Column("expires_at", MOMENT),
    Column("verified_at", MOMENT),
    Column("registered_at", MOMENT, nullable=False),
)

PROFILES = Table(
    "profiles",
    METADATA,
    Column("account_id", Uuid, primary_key=True),
    Column("account_name", Text, nullable=False),
    Column("real_name", Text, nullable=False),
    Column("id_type", Text),
    Column("id_no", Text, nullable=False),
    Column("gender", Text),
    Column("birth_date", Date),
    Column("landline_area", Text, nullable=False),
    Column("landline_number", Text, nullable=False),
    Column("landline_extension", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("residence", Text, nullable=False),
    Column("e_service_agreed", Boolean, nullable=False),
    Column("e_service_address", Text, nullable=False),
)

CREDENTIALS = Table(
    "credentials",
    METADATA,
    Column("login", Text, primary_key=True, comment="HMAC of the log-in name"),
    Column("account_id", Uuid, nullable=False, index=True),
    Column("password_hash", Text, nullable=False),
)

FAILED_LOG_INS = Table(
    "failed_log_ins",
    METADATA,
    Column("login", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("at", MOMENT, nullable=False),
)

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("fingerprint", Text, primary_key=True, comment="SHA-256 of the token"),
    Column("account_id", Uuid, nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("verified", Boolean, nullable=False),
    Column("begun_at", MOMENT, nullable=False),
    Column("seen_at", MOMENT, nullable=False),
)

OFFICE_KEYS = Table(
    "office_keys",
    METADATA,
    Column("fingerprint", Text, primary_key=True, comment="SHA-256 of the key"),
    Column("office", Text, nullable=False),
    Column("added_at", MOMENT, nullable=False),
)

CAPTCHAS = Table(
    "captchas",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("text", Text, nullable=False),
    Column("expires_at", MOMENT, nullable=False),
)

REGISTRATIONS = Table(
    "registrations",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("mobile", Text, nullable=False),
    Column("agreement_version", Text, nullable=False),
    Column("code", Text, nullable=False, comment="HMAC of the SMS code"),
    Column("expires_at", MOMENT, nullable=False),
    Column("tries", Integer, nullable=False),
)

SMS_BUDGETS = Table(
    "sms_budgets",
    METADATA,
    Column("number", Text, primary_key=True, comment="HMAC of the mobile number"),
    Column("sent", ARRAY(MOMENT), nullable=False),
)

FACE_SESSIONS = Table(
    "face_sessions",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("account_id", Uuid, nullable=False, index=True),
    Column("person", Text, nullable=False, comment="HMAC of name and document"),
    Column("url", Text, nullable=False),
    Column("expires_at", MOMENT, nullable=False),
)

_TABLE_OF: dict[type, Table] = {
    Standing: ACCOUNTS,
    Profile: PROFILES,
    Credential: CREDENTIALS,
    FailedLogIn: FAILED_LOG_INS,
    Session: SESSIONS,
    OfficeKey: OFFICE_KEYS,
    Captcha: CAPTCHAS,
    Registration: REGISTRATIONS,
    SmsBudget: SMS_BUDGETS,
    FaceSession: FACE_SESSIONS,
}

_ENDS: dict[type, Any] = {
    Captcha: CAPTCHAS.c.expires_at,
    Registration: REGISTRATIONS.c.expires_at,
    FaceSession: FACE_SESSIONS.c.expires_at,
    FailedLogIn: FAILED_LOG_INS.c.at,
    Session: SESSIONS.c.begun_at,
}
"""What lies there only for a while, and the time from which on it counts."""

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
        long_past = at - max(ABSOLUTE, timedelta(days=1))
        found: list[object] = []
        for kind, column in _ENDS.items():
            statement = select(_TABLE_OF[kind]).where(column < long_past).limit(SWEPT_AT_ONCE)
            found += [kind(**row) for row in self._store.read(statement)]
        return found

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


@singledispatch
def project(event: Any) -> list[RowOperation]:
    """Return what the event changes in how its account stands; the version grows with every one."""
    return [_stands(event)]


@project.register
def _(event: Account.Registered) -> list[RowOperation]:
    return [_opened(event, Role.APPLICANT, "")]


@project.register
def _(event: Account.StaffAdded) -> list[RowOperation]:
    return [_opened(event, event.role, event.office)]


@project.register
def _(event: Account.ProfileChanged) -> list[RowOperation]:
    if IDENTITY_FIELDS & set(event.changed):
        return [_stands(event, state=State.NONE, verification_id=None)]
    return [_stands(event)]


@project.register
def _(event: Account.VerificationStarted) -> list[RowOperation]:
    return [
        _stands(
            event, state=State.PENDING, verification_id=event.verification_id, expires_at=event.expires_at
        )
    ]


@project.register
def _(event: Account.Verified) -> list[RowOperation]:
    return [
        _stands(
            event, state=State.PASSED, verification_id=event.verification_id, verified_at=event.verified_at
        )
    ]


@project.register
def _(event: Account.VerificationFailed) -> list[RowOperation]:
    return [_stands(event, state=State.FAILED)]


def _opened(event: Account.Registered | Account.StaffAdded, role: Role, office: str) -> RowOperation:
    row = {
        "id": event.originator_id,
        "version": event.originator_version,
        "role": role.value,
        "office": office,
        "state": State.NONE.value,
        "verification_id": None,
        "expires_at": None,
        "verified_at": None,
        "registered_at": event.registered_at,
    }
    return Put(ACCOUNTS, row)


def _stands(event: Any, *, state: State | None = None, **values: Any) -> RowOperation:
    if state is not None:
        values["state"] = state.value
    return Patch(ACCOUNTS, {"id": event.originator_id}, {"version": event.originator_version, **values})
