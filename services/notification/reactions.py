"""What other services' events make notification do: tell the applicant's side, and nobody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from contracts.guarantee import events as insured
from contracts.message import Message
from contracts.preservation import events as wire
from contracts.topology import TEST_COURT
from services.chassis import clock
from services.chassis.causes import Cause
from services.notification.domain import News, guarantee, preservation
from services.notification.use_cases import NotificationUseCases


def post_notice_on_application_submitted(
    notification: NotificationUseCases, heard: wire.ApplicationSubmitted, cause: Cause
) -> None:
    """Tell the applicant that the court has the application."""
    _post(notification, heard, cause, preservation.submitted(on=clock.day(heard.submitted_at)), heard.number)


def post_notice_on_application_watched(
    notification: NotificationUseCases, heard: wire.ApplicationWatched, cause: Cause
) -> None:
    """Tell somebody who is named as an applicant what was filed for him; the others know."""
    if heard.court != TEST_COURT:
        notification.post_notice(
            cause=cause,
            owners=[heard.watcher],
            about_id=heard.application_id,
            kind=heard.TYPE,
            news=preservation.watched(on=clock.day(heard.watched_at)),
            number=heard.number,
        )


def post_notice_on_guarantee_submitted(
    notification: NotificationUseCases, heard: insured.GuaranteeSubmitted, cause: Cause
) -> None:
    """Tell the applicant that the insurer has the application."""
    _post(notification, heard, cause, guarantee.submitted(on=clock.day(heard.submitted_at)), heard.number)


def _post_news(says: Callable[[Any], News | None]) -> Callable[..., None]:
    """Return the reaction that tells the applicant what *says* makes of an event."""

    def post_notice(notification: NotificationUseCases, heard: Any, cause: Cause) -> None:
        """Tell the applicant, if there is something to tell."""
        news = says(heard)
        if news is not None:
            _post(notification, heard, cause, news)

    return post_notice


def _rang(heard: wire.ClockRang) -> News | None:
    """Remind the applicant of his own clocks; the court's are none of his business."""
    if heard.whose != "APPLICANT":
        return None
    return preservation.clock_rang(rule=heard.rule, over=heard.rung == "OVER", last_on=heard.last_on)


NEWS: dict[type[Message], Callable[[Any], News | None]] = {
    wire.ApplicationAccepted: lambda it: preservation.accepted(
        on=clock.day(it.accepted_at), case_no=it.case_no
    ),
    wire.ApplicationReturned: lambda it: preservation.returned(due_on=it.due_on),
    wire.GuaranteeOrdered: lambda it: preservation.guarantee_ordered(amount=it.amount, due_on=it.due_on),
    wire.ExemptionDecided: lambda it: preservation.exemption_decided(granted=it.granted),
    wire.ApplicationReviewed: lambda it: preservation.reviewed(passed=it.passed, on=it.reviewed_on),
    wire.FeeAssessed: lambda it: preservation.fee_assessed(amount=it.amount, due_on=it.due_on),
    wire.FeePaid: lambda it: preservation.fee_paid(amount=it.amount, on=clock.day(it.paid_at)),
    wire.FeeRevised: lambda it: preservation.fee_revised(state=it.state, amount=it.amount, due_on=it.due_on),
    wire.FeeLapsed: lambda it: preservation.fee_lapsed(on=clock.day(it.lapsed_at)),
    wire.ApplicationReinstated: lambda it: preservation.reinstated(on=clock.day(it.reinstated_at)),
    wire.ApplicationWithdrawn: lambda it: preservation.withdrawn(on=clock.day(it.withdrawn_at)),
    wire.ApplicationRuled: lambda it: preservation.ruled(
        result=it.result, on=it.ruled_on, case_no=it.case_no
    ),
    wire.RulingCorrected: lambda it: preservation.ruling_corrected(on=it.corrected_on),
    wire.ApplicationReconsidered: lambda it: preservation.reconsidered(
        outcome=it.outcome, on=it.reconsidered_on
    ),
    wire.MeasureTaken: lambda it: preservation.measure_taken(
        on=it.taken_on, until=it.until, sue_by=it.sue_by
    ),
    wire.MeasureChanged: lambda it: preservation.measure_changed(how=it.how, on=it.on, until=it.until),
    wire.MeasureEnded: lambda it: preservation.measure_changed(how=it.how, on=it.ended_on),
    wire.NothingFound: lambda it: preservation.nothing_found(on=it.searched_on),
    wire.ApplicationTransferred: lambda it: preservation.transferred(on=it.transferred_on),
    wire.ApplicationConverted: lambda it: preservation.converted(by=it.by, on=it.filed_on),
    wire.ApplicationLifted: lambda it: preservation.lifted(on=it.lifted_on),
    wire.ClockRang: _rang,
}
"""What the applicant is told of each event of preservation."""

NEWS_OF_GUARANTEE: dict[type[Message], Callable[[Any], News]] = {
    insured.PapersRequested: lambda _: guarantee.papers_requested(),
    insured.GuaranteeReturned: lambda _: guarantee.returned(),
    insured.GuaranteeDeclined: lambda it: guarantee.declined(on=clock.day(it.declined_at)),
    insured.GuaranteeApproved: lambda it: guarantee.approved(premium=it.premium, due_on=it.due_on),
    insured.QuoteExpired: lambda it: guarantee.quote_expired(on=clock.day(it.expired_at)),
    insured.LetterIssued: lambda it: guarantee.letter_issued(
        letter_no=it.letter_no, amount=it.amount, on=clock.day(it.issued_at)
    ),
    insured.GuaranteeEndorsed: lambda it: guarantee.endorsed(
        endorsement_no=it.endorsement_no,
        amount=it.amount,
        refund=it.refund,
        on=clock.day(it.endorsed_at),
    ),
    insured.GuaranteeSurrendered: lambda it: guarantee.surrendered(
        letter_no=it.letter_no, refund=it.refund, on=clock.day(it.surrendered_at)
    ),
    insured.GuaranteeDischarged: lambda it: guarantee.discharged(
        letter_no=it.letter_no, because=it.because, on=clock.day(it.discharged_at)
    ),
    insured.ClaimOpened: lambda it: guarantee.claim_opened(claim_no=it.claim_no, on=clock.day(it.opened_at)),
    insured.ClaimDecided: lambda it: guarantee.claim_decided(
        claim_no=it.claim_no, settled=it.settled, amount=it.amount, on=clock.day(it.decided_at)
    ),
}
"""What the applicant is told of each event of guarantee."""

REACTIONS: dict[type[Message], Callable[..., None]] = {
    wire.ApplicationSubmitted: post_notice_on_application_submitted,
    wire.ApplicationWatched: post_notice_on_application_watched,
    **{event: _post_news(says) for event, says in NEWS.items()},
    insured.GuaranteeSubmitted: post_notice_on_guarantee_submitted,
    **{event: _post_news(says) for event, says in NEWS_OF_GUARANTEE.items()},
}


def _post(
    notification: NotificationUseCases,
    heard: wire.OfApplication | insured.OfGuarantee,
    cause: Cause,
    news: News,
    number: str | None = None,
) -> None:
    if _is_tried_out(heard):
        return  # programs that try things out read their feed, and nobody's inbox is bothered
    others = heard.watchers if isinstance(heard, wire.OfApplication) else ()
    notification.post_notice(
        cause=cause,
        owners=[heard.organisation_id or heard.account_id, *others],
        about_id=heard.application_id,
        kind=heard.TYPE,
        news=news,
        number=number,
    )


def _is_tried_out(heard: wire.OfApplication | insured.OfGuarantee) -> bool:
    return heard.test if isinstance(heard, insured.OfGuarantee) else heard.court == TEST_COURT
