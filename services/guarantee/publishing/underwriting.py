"""What the insurer decided, and what was paid; of its opinion nothing but the codes."""

from __future__ import annotations

from contracts.guarantee import events as wire
from contracts.message import Told
from services.guarantee.domain.application import GuaranteeApplication as Application
from services.guarantee.publishing.telling import of, told


@told.register
def _(event: Application.PapersRequested) -> Told:
    return of(event, wire.PapersRequested, codes=event.codes, requested_at=event.requested_at)


@told.register
def _(event: Application.Returned) -> Told:
    return of(event, wire.GuaranteeReturned, codes=event.codes, returned_at=event.returned_at)


@told.register
def _(event: Application.Declined) -> Told:
    return of(event, wire.GuaranteeDeclined, codes=event.codes, declined_at=event.declined_at)


@told.register
def _(event: Application.ApprovedOnce) -> Told:
    return of(
        event,
        wire.GuaranteeApprovedOnce,
        premium=event.approval.premium,
        approved_at=event.approval.approved_at,
    )


@told.register
def _(event: Application.Approved) -> Told:
    return of(
        event,
        wire.GuaranteeApproved,
        premium=event.premium,
        due_on=event.due_on,
        approved_at=event.approved_at,
    )


@told.register
def _(event: Application.PremiumPaid) -> Told:
    return of(event, wire.PremiumPaid, bill_id=event.bill_id, amount=event.amount, paid_at=event.paid_at)


@told.register
def _(event: Application.QuoteExpired) -> Told:
    return of(event, wire.QuoteExpired, expired_at=event.expired_at)
