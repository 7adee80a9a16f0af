"""Which events of guarantee the others hear of, and in what words."""

from __future__ import annotations

from contracts.guarantee import events as wire
from contracts.message import Told
from services.chassis.translation import translator
from services.guarantee.domain.application import GuaranteeApplication as Application

KEPT_INSIDE = {
    # A draft is nobody's business.
    Application.Created,
    Application.Deleted,
    # Between applicant and insurer, until the insurer's office has its feed.
    Application.Returned,
    Application.Declined,
    Application.Approved,
    Application.PremiumPaid,
    Application.QuoteExpired,
    Application.IssuingFailed,
    Application.LetterIssued,
    Application.Used,
    Application.Released,
    Application.Endorsed,
    Application.Surrendered,
    Application.Ended,
    Application.Replaced,
    Application.Discharged,
    Application.ClaimOpened,
    Application.ClaimSettled,
    Application.ClaimRefused,
    Application.Withdrawn,
}
"""Events that nobody outside may build on."""

told = translator(KEPT_INSIDE)
"""What is told of an event to the others, or None if it stays inside."""


@told.register
def _(event: Application.Submitted) -> Told:
    message = wire.GuaranteeSubmitted(
        application_id=event.originator_id,
        account_id=event.account_id,
        insurer=event.insurer,
        amount=event.amount,
        submitted_at=event.submitted_at,
    )
    return Told(message=message, subject=event.originator_id)


@told.register
def _(event: Application.PolicyIssued) -> Told:
    message = wire.PolicyIssued(
        application_id=event.originator_id,
        account_id=event.account_id,
        insurer=event.insurer,
        policy_no=event.policy_no,
        issued_at=event.issued_at,
    )
    return Told(message=message, subject=event.originator_id)
