"""The ruling, and what it came to."""

from __future__ import annotations

from contracts.message import Told
from contracts.preservation import events as wire
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.status import Status
from services.preservation.publishing.telling import of, told


@told.register
def _(event: Application.Ruled) -> Told:
    return of(
        event, wire.ApplicationRuled, result=event.result, ruled_on=event.ruled_on, case_no=event.case_no
    )


@told.register
def _(event: Application.RulingCorrected) -> Told:
    return of(event, wire.RulingCorrected, corrected_on=event.corrected_on)


@told.register
def _(event: Application.Reconsidered) -> Told:
    return of(
        event,
        wire.ApplicationReconsidered,
        outcome=event.outcome,
        reconsidered_on=event.reconsidered_on,
        granted=event.outcome == "REVOKED" and event.leads_to is Status.RULED_GRANTED,
    )
