"""Checks at the counter and organisations, folded from their events."""

from __future__ import annotations

from typing import Any

from services.chassis.rows import POSITION, Delete, Patch, Put, RowOperation
from services.identity.domain.check import Check, CheckState
from services.identity.domain.organisation import Organisation, Rank, Status
from services.identity.projections.fold import project
from services.identity.projections.persons import CHECKS, INVITATIONS, MEMBERSHIPS, ORGANISATIONS

__all__ = ["project"]


@project.register
def _(event: Check.Asked) -> list[RowOperation]:
    row = {
        "id": event.originator_id,
        "version": event.originator_version,
        "subject": event.subject.value,
        "subject_id": event.subject_id,
        "office": event.office,
        "state": CheckState.OPEN.value,
        "asked_at": event.asked_at,
        "decided_at": None,
        "remark": "",
        "position": POSITION,
    }
    return [Put(CHECKS, row)]


@project.register
def _(event: Check.Moved) -> list[RowOperation]:
    return [_check(event, office=event.office)]


@project.register
def _(event: Check.Passed) -> list[RowOperation]:
    return [_check(event, state=CheckState.PASSED.value, remark=event.remark, decided_at=event.decided_at)]


@project.register
def _(event: Check.Failed) -> list[RowOperation]:
    return [_check(event, state=CheckState.FAILED.value, remark=event.remark, decided_at=event.decided_at)]


@project.register
def _(event: Check.Lapsed) -> list[RowOperation]:
    return [
        _check(event, state=CheckState.FAILED.value, remark=event.because.words, decided_at=event.lapsed_at)
    ]


@project.register
def _(event: Organisation.Founded) -> list[RowOperation]:
    row = {
        "id": event.originator_id,
        "version": event.originator_version,
        "name": event.name,
        "uscc": event.uscc,
        "kind": event.kind.value,
        "status": Status.PENDING.value,
    }
    founder = {
        "organisation_id": event.originator_id,
        "account_id": event.founder,
        "rank": Rank.ADMIN.value,
        "counts": False,
        "joined_at": event.founded_at,
    }
    return [Put(ORGANISATIONS, row), Put(MEMBERSHIPS, founder)]


@project.register
def _(event: Organisation.Verified) -> list[RowOperation]:
    members = [Patch(MEMBERSHIPS, _member(event, each), {"counts": True}) for each in event.members]
    return [_organisation(event, status=Status.VERIFIED.value), *members]


@project.register
def _(event: Organisation.VerificationFailed) -> list[RowOperation]:
    return [_organisation(event, status=Status.FAILED.value)]


@project.register
def _(event: Organisation.Invited) -> list[RowOperation]:
    invitation = {
        "fingerprint": event.invitation,
        "organisation_id": event.originator_id,
        "expires_at": event.expires_at,
    }
    return [_organisation(event), Put(INVITATIONS, invitation)]


@project.register
def _(event: Organisation.Joined) -> list[RowOperation]:
    row = {"rank": event.rank.value, "counts": event.counts, "joined_at": event.joined_at}
    return [
        _organisation(event),
        Put(MEMBERSHIPS, {**_member(event, event.account_id), **row}),
        Delete(INVITATIONS, {"fingerprint": event.invitation}),
    ]


@project.register
def _(event: Organisation.MembershipEnded) -> list[RowOperation]:
    return [_organisation(event), Delete(MEMBERSHIPS, _member(event, event.account_id))]


def _check(event: Any, **values: Any) -> RowOperation:
    return Patch(CHECKS, {"id": event.originator_id}, {"version": event.originator_version, **values})


def _organisation(event: Any, **values: Any) -> RowOperation:
    return Patch(ORGANISATIONS, {"id": event.originator_id}, {"version": event.originator_version, **values})


def _member(event: Any, account_id: Any) -> dict[str, Any]:
    return {"organisation_id": event.originator_id, "account_id": account_id}
