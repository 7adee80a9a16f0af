"""How accounts stand, folded from their events."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from services.chassis.rows import Patch, Put, RowOperation
from services.identity.domain.account import IDENTITY_FIELDS, Account, Life, Role, State
from services.identity.projections.persons import CONSENTS
from services.identity.projections.tables import ACCOUNTS


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
            event,
            state=State.PASSED,
            method=event.method.value,
            alias=event.alias,
            verification_id=event.verification_id,
            verified_at=event.verified_at,
        )
    ]


@project.register
def _(event: Account.VerificationFailed) -> list[RowOperation]:
    return [_stands(event, state=State.FAILED)]


@project.register
def _(event: Account.ConsentGiven) -> list[RowOperation]:
    consent = {
        "account_id": event.originator_id,
        "purpose": event.purpose.value,
        "version": event.version,
        "given_at": event.given_at,
        "revoked_at": None,
    }
    return [_stands(event), Put(CONSENTS, consent)]


@project.register
def _(event: Account.ConsentRevoked) -> list[RowOperation]:
    consent = {"account_id": event.originator_id, "purpose": event.purpose.value}
    return [_stands(event), Patch(CONSENTS, consent, {"revoked_at": event.revoked_at})]


@project.register
def _(event: Account.ClosingBegun) -> list[RowOperation]:
    return [_stands(event, life=Life.CLOSING.value)]


@project.register
def _(event: Account.Locked) -> list[RowOperation]:
    return [_stands(event, life=Life.LOCKED.value, locked_until=event.until)]


@project.register
def _(event: Account.Erased) -> list[RowOperation]:
    return [_stands(event, life=Life.ERASED.value, locked_until=None, alias="")]


@project.register
def _(event: Account.Left) -> list[RowOperation]:
    return [_stands(event, life=Life.LEFT.value)]


def _opened(event: Account.Registered | Account.StaffAdded, role: Role, office: str) -> RowOperation:
    row = {
        "id": event.originator_id,
        "version": event.originator_version,
        "role": role.value,
        "office": office,
        "life": Life.OPEN.value,
        "locked_until": None,
        "state": State.NONE.value,
        "method": None,
        "alias": "",
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
