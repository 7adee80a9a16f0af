"""What the court did with the papers before it ruled."""

from __future__ import annotations

from contracts.message import Told
from contracts.preservation import events as wire
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.publishing.telling import last_day, of, told


@told.register
def _(event: Application.Accepted) -> Told:
    return of(
        event,
        wire.ApplicationAccepted,
        case_no=event.case_no,
        accepted_at=event.accepted_at,
        rule_by=event.clock.at if event.clock else None,
    )


@told.register
def _(event: Application.ReturnedForCorrection) -> Told:
    return of(
        event,
        wire.ApplicationReturned,
        codes=event.codes,
        due_on=last_day(event.clock),
        returned_at=event.returned_at,
    )


@told.register
def _(event: Application.GuaranteeOrdered) -> Told:
    return of(
        event,
        wire.GuaranteeOrdered,
        amount=event.amount,
        due_on=last_day(event.clock),
        ordered_at=event.ordered_at,
    )


@told.register
def _(event: Application.ExemptionGranted) -> Told:
    return of(event, wire.ExemptionDecided, granted=True, ground=event.ground, decided_at=event.granted_at)


@told.register
def _(event: Application.ExemptionRefused) -> Told:
    return of(event, wire.ExemptionDecided, granted=False, ground=event.ground, decided_at=event.refused_at)


@told.register
def _(event: Application.Reviewed) -> Told:
    return of(
        event,
        wire.ApplicationReviewed,
        passed=event.passed,
        reviewed_on=event.reviewed_on,
        reasons=event.reasons,
    )


@told.register
def _(event: Application.LetterChecked) -> Told:
    return of(
        event,
        wire.LetterChecked,
        letter_no=event.letter_no,
        result=event.result,
        insurer=event.insurer,
        insurer_name=event.insurer_name,
        amount=event.amount,
        checked_at=event.checked_at,
    )
