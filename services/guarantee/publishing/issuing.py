"""Policy and letter."""

from __future__ import annotations

from contracts.guarantee import events as wire
from contracts.message import Told
from services.guarantee.domain.application import GuaranteeApplication as Application
from services.guarantee.publishing.telling import of, told


@told.register
def _(event: Application.PolicyIssued) -> Told:
    return of(
        event,
        wire.PolicyIssued,
        policy_no=event.policy.policy_no,
        issued_at=event.issued_at,
        sha256=event.sha256,
    )


@told.register
def _(event: Application.LetterIssued) -> Told:
    return of(
        event,
        wire.LetterIssued,
        letter_no=event.letter.letter_no,
        court=event.letter.court,
        amount=event.letter.amount,
        sha256=event.sha256,
        issued_at=event.issued_at,
    )


@told.register
def _(event: Application.IssuingFailed) -> Told:
    return of(event, wire.IssuingFailed, reason=event.reason, failed_at=event.failed_at)
