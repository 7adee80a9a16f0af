"""What each event changes in the read models."""

from __future__ import annotations

from datetime import timedelta
from functools import singledispatch
from typing import Any
from uuid import UUID

from services.chassis.rows import POSITION, Patch, Put, RowOperation
from services.dossier.lists import TEST_COURT
from services.preservation.domain import events
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.clocks import APPLICANT, DAYS_TO_RULE, HOURS_TO_RULE, Clock
from services.preservation.domain.decision import Decision
from services.preservation.domain.note import Note
from services.preservation.domain.reading import Reading
from services.preservation.domain.register import Register
from services.preservation.domain.release import Release
from services.preservation.domain.ringing import Alarm, Settlement
from services.preservation.domain.status import OVER, Status
from services.preservation.projections.tables import (
    NEVER,
    account_feed,
    applications,
    notes,
    office_feed,
    readings,
)


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
                "holder_id": None,
                "urgent": False,
                "clock": None,
                "clock_at": None,
                "due_at": NEVER,
            },
        )
    ]


@project.register
def _(event: Application.Deleted) -> list[RowOperation]:
    changed = {"version": event.originator_version, "status": Status.DELETED.value}
    return [Patch(applications, {"id": event.originator_id}, changed)]


@project.register
def _(event: events.Step) -> list[RowOperation]:
    """Of most steps the list says where they led to, and the feeds that they happened."""
    return [_stands(event), *_told_step(event)]


@project.register(Application.Served)
@project.register(Application.GuaranteeOrderChanged)
@project.register(Application.FeeBilled)
def _(event: Any) -> list[RowOperation]:
    """Nobody is told."""
    return [_stands(event)]


@project.register
def _(event: Application.LetterChecked) -> list[RowOperation]:
    """Tell the court, and nobody else."""
    return [_stands(event), _told(event.court)]


@project.register
def _(event: Application.Submitted) -> list[RowOperation]:
    waits = HOURS_TO_RULE if event.urgent else 24 * DAYS_TO_RULE
    return [
        _stands(
            event,
            submitted_position=POSITION,
            submitted_at=event.submitted_at,
            court=event.court,
            category=event.category,
            type=event.type,
            amount=event.amount,
            urgent=event.urgent,
            clock=None,
            clock_at=None,
            due_at=event.submitted_at + timedelta(hours=waits),
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
def _(event: Application.Claimed) -> list[RowOperation]:
    return [_stands(event, holder_id=event.holder_id)]


@project.register
def _(event: Application.Released) -> list[RowOperation]:
    return [_stands(event, holder_id=None)]


@project.register
def _(event: Application.Transferred) -> list[RowOperation]:
    """Move it to another court, where nobody works on it yet."""
    moved = {"court": event.to_court, "assigned_to": None, "holder_id": None}
    return [_stands(event, **moved), *_told_step(event), _told(event.to_court)]


@project.register
def _(event: Note.Written) -> list[RowOperation]:
    facts = ("application_id", "office", "text", "author", "role", "written_at")
    row = {name: getattr(event, name) for name in facts}
    return [Put(notes, {"id": event.originator_id, "position": POSITION, **row})]


@project.register(Register.Opened)
@project.register(Register.Given)
@project.register(Register.PassedOver)
def _(event: object) -> list[RowOperation]:  # noqa: ARG001 - the register is its own history
    return []


@project.register
def _(event: Reading.Opened) -> list[RowOperation]:
    facts = ("application_id", "number", "office", "material_id", "reader", "role", "read_at")
    row = {name: getattr(event, name) for name in facts}
    return [Put(readings, {"id": event.originator_id, "position": POSITION, "what": event.what.value, **row})]


@project.register
def _(event: Release.Released) -> list[RowOperation]:  # noqa: ARG001 - nobody lists it
    return []


@project.register
def _(event: Alarm.Rang) -> list[RowOperation]:
    told = [_told(event.court)]
    return [*told, *_told_account(event)] if event.whose == APPLICANT else told


@project.register
def _(event: Settlement.Settled) -> list[RowOperation]:  # noqa: ARG001 - `alarms` lists the tasks
    return []


@project.register
def _(event: Decision.Refused) -> list[RowOperation]:
    return [_told(event.office)]


def _stands(event: Application.Step, **also: Any) -> RowOperation:
    status = {"status": event.leads_to.value} if event.leads_to else {}
    changed = {"version": event.originator_version, **status, **_court_clock(event), **also}
    return Patch(applications, {"id": event.originator_id}, changed)


STOPPING = (
    Application.ReturnedForCorrection,
    Application.FeeLapsed,
    Application.MeasureTaken,
    Application.Lifted,
    Application.Withdrawn,
    Application.Ruled,
)
"""With them the court's clock stops, unless they start another."""


def _court_clock(event: Application.Step) -> dict[str, Any]:
    """Return what the queue says of the court's clock from now on, or nothing if it runs as before."""
    for name in ("clock", "court_clock"):
        clock: Clock | None = getattr(event, name, None)
        if clock is not None and clock.rule in ("D1", "D2", "D3"):
            return _runs(clock)
    over = isinstance(event, STOPPING) or event.leads_to in OVER
    return _runs(None) if over else {}


def _runs(clock: Clock | None) -> dict[str, Any]:
    """Return what the queue says of the court's clock."""
    if clock is None:
        return {"clock": None, "clock_at": None, "due_at": NEVER}
    return {"clock": clock.rule, "clock_at": clock.at, "due_at": clock.at}


def _told_step(event: Application.Step) -> list[RowOperation]:
    return [_told(event.court), *_told_account(event)]


def _told_account(event: Application.Step | Alarm.Rang, *more: UUID) -> list[RowOperation]:
    """Return the rows of whose it is, the organisation's if it was filed in its name, and of all who watch it."""
    owners = dict.fromkeys([event.organisation_id or event.account_id, *event.watchers, *more])
    test = event.court == TEST_COURT
    return [Put(account_feed, {"owner": each, "position": POSITION, "test": test}) for each in owners]


def _told(office: str) -> RowOperation:
    return Put(office_feed, {"office": office, "position": POSITION})
