"""What became of the fee."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from contracts.message import Told
from contracts.preservation import events as wire
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.publishing.telling import of, told


@told.register
def _(event: Application.FeeAssessed) -> Told:
    return of(
        event, wire.FeeAssessed, amount=event.amount, due_on=event.due_on, assessed_at=event.assessed_at
    )


@told.register
def _(event: Application.FeePaid) -> Told:
    return of(event, wire.FeePaid, bill_id=event.bill_id, amount=event.amount, paid_at=event.paid_at)


@told.register
def _(event: Application.FeeWaived) -> Told:
    return _revised(event, "WAIVED", Decimal(0), because="AID_GRANTED", at=event.waived_at)


@told.register
def _(event: Application.FeeDeferred) -> Told:
    return _revised(
        event, "DEFERRED", event.amount, event.due_on, because="AID_GRANTED", at=event.deferred_at
    )


@told.register
def _(event: Application.FeeReduced) -> Told:
    return _revised(event, "DUE", event.amount, event.due_on, because="AID_GRANTED", at=event.reduced_at)


@told.register
def _(event: Application.AidRefused) -> Told:
    return _revised(event, "DUE", event.amount, event.due_on, because="AID_REFUSED", at=event.refused_at)


@told.register
def _(event: Application.FeeObjectionDecided) -> Told:
    return _revised(
        event, "DUE", event.amount, event.due_on, because="OBJECTION_DECIDED", at=event.decided_at
    )


@told.register
def _(event: Application.FeeLapsed) -> Told:
    return of(event, wire.FeeLapsed, lapsed_at=event.lapsed_at)


@told.register
def _(event: Application.Reinstated) -> Told:
    return of(
        event,
        wire.ApplicationReinstated,
        paid=event.bill_id is not None,
        due_on=event.due_on,
        reinstated_at=event.reinstated_at,
    )


def _revised(
    event: Application.Step,
    state: str,
    amount: Decimal,
    due_on: date | None = None,
    *,
    because: str,
    at: datetime,
) -> Told:
    return of(
        event,
        wire.FeeRevised,
        state=state,
        amount=amount,
        due_on=due_on,
        because=because,
        revised_at=at,
    )
