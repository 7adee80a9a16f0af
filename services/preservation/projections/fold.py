"""What each event changes in the read models."""

from __future__ import annotations

from functools import singledispatch
from typing import Any
from uuid import UUID

from services.chassis.rows import POSITION, Patch, Put, RowOperation
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.decision import Decision
from services.preservation.domain.lists import TEST_COURT
from services.preservation.domain.reading import Reading
from services.preservation.domain.release import Release
from services.preservation.domain.status import Status
from services.preservation.projections.tables import account_feed, applications, office_feed, readings


@singledispatch
def project(event: object) -> list[RowOperation]:
    """Return what *event* changes in the read models; it reads nothing."""
    msg = f"decide what {type(event).__qualname__} changes in the read models"
    raise NotImplementedError(msg)


@project.register
def _(event: Application.Created) -> list[RowOperation]:
    return [
        Put(
            applications,
            {
                "id": event.originator_id,
                "version": event.originator_version,
                "position": POSITION,
                "submitted_position": None,
                "number": event.number,
                "account_id": event.account_id,
                "status": Status.DRAFT.value,
                "court": event.court,
                "category": event.category,
                "type": event.type,
                "amount": event.amount,
                "created_at": event.created_at,
                "submitted_at": None,
                "organisation_id": event.organisation_id,
                "assigned_to": None,
            },
        )
    ]


@project.register
def _(event: Application.Deleted) -> list[RowOperation]:
    return [_stands(event, Status.DELETED)]


@project.register
def _(event: Application.Submitted) -> list[RowOperation]:
    return [
        _stands(
            event,
            Status.SUBMITTED,
            submitted_position=POSITION,
            submitted_at=event.submitted_at,
            court=event.court,
            category=event.category,
            type=event.type,
            amount=event.amount,
        ),
        *_told_step(event),
    ]


@project.register
def _(event: Application.Watched) -> list[RowOperation]:
    return [_stands(event), *_told_account(event, event.watcher)]


@project.register
def _(event: Application.Assigned) -> list[RowOperation]:
    return [_stands(event, assigned_to=event.judge_id)]


@project.register
def _(event: Application.Accepted) -> list[RowOperation]:
    return [_stands(event, Status.UNDER_REVIEW)]


@project.register
def _(event: Application.Reviewed) -> list[RowOperation]:
    return [
        _stands(event, Status.AWAITING_RULING if event.passed else Status.REJECTED),
        *_told_step(event),
    ]


@project.register
def _(event: Application.FeeAssessed) -> list[RowOperation]:
    return [_stands(event, Status.AWAITING_PAYMENT), *_told_step(event)]


@project.register
def _(event: Application.FeeBilled) -> list[RowOperation]:
    return [_stands(event)]


@project.register
def _(event: Application.FeePaid) -> list[RowOperation]:
    return [_stands(event, Status.AWAITING_RULING), *_told_step(event)]


@project.register
def _(event: Application.Ruled) -> list[RowOperation]:
    return [_stands(event, event.result.status), *_told_step(event)]


@project.register
def _(event: Application.Withdrawn) -> list[RowOperation]:
    return [_stands(event, Status.WITHDRAWN), *_told_step(event)]


@project.register
def _(event: Reading.Opened) -> list[RowOperation]:
    facts = ("application_id", "number", "office", "material_id", "reader", "role", "read_at")
    row = {name: getattr(event, name) for name in facts}
    return [Put(readings, {"id": event.originator_id, "position": POSITION, "what": event.what.value, **row})]


@project.register
def _(event: Release.Released) -> list[RowOperation]:  # noqa: ARG001 - nobody lists it
    return []


@project.register
def _(event: Decision.Refused) -> list[RowOperation]:
    return [_told(event.office)]


def _stands(event: Any, status: Status | None = None, **also: Any) -> RowOperation:
    changed = {"version": event.originator_version, **({"status": status.value} if status else {}), **also}
    return Patch(applications, {"id": event.originator_id}, changed)


def _told_step(event: Application.Step) -> list[RowOperation]:
    return [_told(event.court), *_told_account(event)]


def _told_account(event: Application.Step, *more: UUID) -> list[RowOperation]:
    """Return the rows of whose it is, the organisation's if it was filed in its name, and of all who watch it."""
    owners = dict.fromkeys([event.organisation_id or event.account_id, *event.watchers, *more])
    test = event.court == TEST_COURT
    return [Put(account_feed, {"owner": each, "position": POSITION, "test": test}) for each in owners]


def _told(office: str) -> RowOperation:
    return Put(office_feed, {"office": office, "position": POSITION})
