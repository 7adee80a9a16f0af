"""What became of the letter."""

from __future__ import annotations

from contracts.guarantee import events as wire
from contracts.message import Told
from services.guarantee.domain.application import GuaranteeApplication as Application
from services.guarantee.publishing.telling import of, told


@told.register
def _(event: Application.Used) -> Told:
    return of(
        event,
        wire.LetterUsed,
        preservation_id=event.preservation_id,
        letter_no=event.letter_no,
        used_at=event.used_at,
    )


@told.register
def _(event: Application.Released) -> Told:
    return of(
        event,
        wire.LetterReleased,
        preservation_id=event.preservation_id,
        letter_no=event.letter_no,
        released_at=event.released_at,
    )


@told.register
def _(event: Application.Endorsed) -> Told:
    return of(
        event,
        wire.GuaranteeEndorsed,
        endorsement_no=event.endorsement_no,
        kind=event.kind,
        letter_no=event.letter_no,
        amount=event.amount,
        refund=event.refund,
        endorsed_at=event.endorsed_at,
        preservation_id=event.preservation_id,
    )


@told.register
def _(event: Application.Replaced) -> Told:
    return of(
        event,
        wire.GuaranteeDischarged,
        letter_no=event.letter_no,
        because="REPLACED",
        discharged_at=event.replaced_at,
        preservation_id=event.preservation_id,
    )


@told.register
def _(event: Application.Discharged) -> Told:
    return of(
        event,
        wire.GuaranteeDischarged,
        letter_no=event.letter_no,
        because="LIFTED",
        discharged_at=event.discharged_at,
        preservation_id=event.preservation_id,
    )


@told.register
def _(event: Application.Ended) -> Told:
    return of(
        event,
        wire.GuaranteeDischarged,
        letter_no=event.letter_no,
        because="ENDED",
        discharged_at=event.ended_at,
    )


@told.register
def _(event: Application.ClaimOpened) -> Told:
    return of(event, wire.ClaimOpened, claim_no=event.claim_no, opened_at=event.opened_at)


@told.register
def _(event: Application.ClaimSettled) -> Told:
    return of(
        event,
        wire.ClaimDecided,
        claim_no=event.claim_no,
        settled=True,
        discharges=event.discharges,
        letter_no=event.letter_no,
        preservation_id=event.preservation_id,
        amount=event.amount,
        decided_at=event.settled_at,
    )


@told.register
def _(event: Application.ClaimRefused) -> Told:
    return of(
        event,
        wire.ClaimDecided,
        claim_no=event.claim_no,
        settled=False,
        discharges=event.discharges,
        letter_no=event.letter_no,
        preservation_id=event.preservation_id,
        decided_at=event.refused_at,
    )
