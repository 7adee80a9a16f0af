"""What the applicant did."""

from __future__ import annotations

from contracts.guarantee import events as wire
from contracts.message import Told
from services.guarantee.domain.application import GuaranteeApplication as Application
from services.guarantee.publishing.telling import of, told


@told.register
def _(event: Application.Submitted) -> Told:
    return of(
        event,
        wire.GuaranteeSubmitted,
        amount=event.amount,
        submitted_at=event.submitted_at,
        number=event.number,
        court=event.court,
        category=event.category,
        content_hash=event.content_hash,
        answer_by=event.answer_by,
    )


@told.register
def _(event: Application.PapersSupplied) -> Told:
    return of(
        event,
        wire.PapersSupplied,
        content_hash=event.content_hash,
        answer_by=event.answer_by,
        supplied_at=event.supplied_at,
    )


@told.register
def _(event: Application.Withdrawn) -> Told:
    return of(event, wire.GuaranteeWithdrawn, withdrawn_at=event.withdrawn_at)


@told.register
def _(event: Application.Surrendered) -> Told:
    return of(
        event,
        wire.GuaranteeSurrendered,
        letter_no=event.letter_no,
        refund=event.refund,
        surrendered_at=event.surrendered_at,
    )
