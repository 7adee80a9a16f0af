"""What each event changes in the read models."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from services.chassis.rows import POSITION, Patch, Put, RowOperation
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.decision import Decision
from services.preservation.domain.status import Status
from services.preservation.projections.tables import applications, office_feed


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
            },
        )
    ]


@project.register
def _(event: Application.Deleted) -> list[RowOperation]:
    return [_stands(event, Status.DELETED)]


@project.register
def _(event: Application.Submitted) -> list[RowOperation]:
    creation = event.content.creation
    return [
        _stands(
            event,
            Status.SUBMITTED,
            submitted_position=POSITION,
            submitted_at=event.submitted_at,
            court=creation.court,
            category=creation.category,
            type=creation.type,
            amount=creation.amount,
        ),
        _told(event.court),
    ]


@project.register
def _(event: Application.Accepted) -> list[RowOperation]:
    return [_stands(event, Status.UNDER_REVIEW)]


@project.register
def _(event: Application.Reviewed) -> list[RowOperation]:
    return [
        _stands(event, Status.AWAITING_RULING if event.review.passed else Status.REJECTED),
        _told(event.court),
    ]


@project.register
def _(event: Application.FeeAssessed) -> list[RowOperation]:
    return [_stands(event, Status.AWAITING_PAYMENT), _told(event.court)]


@project.register
def _(event: Application.FeeBilled) -> list[RowOperation]:
    return [_stands(event)]


@project.register
def _(event: Application.FeePaid) -> list[RowOperation]:
    return [_stands(event, Status.AWAITING_RULING), _told(event.court)]


@project.register
def _(event: Application.Ruled) -> list[RowOperation]:
    return [_stands(event, event.ruling.result.status), _told(event.court)]


@project.register
def _(event: Application.Withdrawn) -> list[RowOperation]:
    return [_stands(event, Status.WITHDRAWN), _told(event.court)]


@project.register
def _(event: Decision.Refused) -> list[RowOperation]:
    return [_told(event.office)]


def _stands(event: Any, status: Status | None = None, **also: Any) -> RowOperation:
    changed = {"version": event.originator_version, **({"status": status.value} if status else {}), **also}
    return Patch(applications, {"id": event.originator_id}, changed)


def _told(office: str) -> RowOperation:
    return Put(office_feed, {"office": office, "position": POSITION})
