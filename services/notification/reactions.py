"""What other services' events make notification do: tell the applicant's side, and nobody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from contracts.message import Message
from contracts.preservation import events as wire
from contracts.topology import TEST_COURT
from services.chassis import clock
from services.chassis.causes import Cause
from services.notification import domain
from services.notification.use_cases import NotificationUseCases


def post_notice_on_application_submitted(
    notification: NotificationUseCases, heard: wire.ApplicationSubmitted, cause: Cause
) -> None:
    """Tell the applicant that the court has the application."""
    _post(notification, heard, cause, domain.submitted(on=clock.day(heard.submitted_at)), heard.number)


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
            news=domain.watched(on=clock.day(heard.watched_at)),
            number=heard.number,
        )


def _post_news(says: Callable[[Any], domain.News | None]) -> Callable[..., None]:
    """Return the reaction that tells the applicant what *says* makes of an event."""

    def post_notice(notification: NotificationUseCases, heard: Any, cause: Cause) -> None:
        """Tell the applicant, if there is something to tell."""
        news = says(heard)
        if news is not None:
            _post(notification, heard, cause, news)

    return post_notice


def _rang(heard: wire.ClockRang) -> domain.News | None:
    """Remind the applicant of his own clocks; the court's are none of his business."""
    if heard.whose != "APPLICANT":
        return None
    return domain.clock_rang(rule=heard.rule, over=heard.rung == "OVER", last_on=heard.last_on)


NEWS: dict[type[Message], Callable[[Any], domain.News | None]] = {
    wire.ApplicationAccepted: lambda it: domain.accepted(on=clock.day(it.accepted_at), case_no=it.case_no),
    wire.ApplicationReturned: lambda it: domain.returned(due_on=it.due_on),
    wire.GuaranteeOrdered: lambda it: domain.guarantee_ordered(amount=it.amount, due_on=it.due_on),
    wire.ExemptionDecided: lambda it: domain.exemption_decided(granted=it.granted),
    wire.ApplicationReviewed: lambda it: domain.reviewed(passed=it.passed, on=it.reviewed_on),
    wire.FeeAssessed: lambda it: domain.fee_assessed(amount=it.amount, due_on=it.due_on),
    wire.FeePaid: lambda it: domain.fee_paid(amount=it.amount, on=clock.day(it.paid_at)),
    wire.FeeRevised: lambda it: domain.fee_revised(state=it.state, amount=it.amount, due_on=it.due_on),
    wire.FeeLapsed: lambda it: domain.fee_lapsed(on=clock.day(it.lapsed_at)),
    wire.ApplicationReinstated: lambda it: domain.reinstated(on=clock.day(it.reinstated_at)),
    wire.ApplicationWithdrawn: lambda it: domain.withdrawn(on=clock.day(it.withdrawn_at)),
    wire.ApplicationRuled: lambda it: domain.ruled(result=it.result, on=it.ruled_on, case_no=it.case_no),
    wire.RulingCorrected: lambda it: domain.ruling_corrected(on=it.corrected_on),
    wire.ApplicationReconsidered: lambda it: domain.reconsidered(outcome=it.outcome, on=it.reconsidered_on),
    wire.MeasureTaken: lambda it: domain.measure_taken(on=it.taken_on, until=it.until, sue_by=it.sue_by),
    wire.MeasureChanged: lambda it: domain.measure_changed(how=it.how, on=it.on, until=it.until),
    wire.MeasureEnded: lambda it: domain.measure_changed(how=it.how, on=it.ended_on),
    wire.NothingFound: lambda it: domain.nothing_found(on=it.searched_on),
    wire.ApplicationTransferred: lambda it: domain.transferred(on=it.transferred_on),
    wire.ApplicationConverted: lambda it: domain.converted(by=it.by, on=it.filed_on),
    wire.ApplicationLifted: lambda it: domain.lifted(on=it.lifted_on),
    wire.ClockRang: _rang,
}
"""What the applicant is told of each event."""

REACTIONS: dict[type[Message], Callable[..., None]] = {
    wire.ApplicationSubmitted: post_notice_on_application_submitted,
    wire.ApplicationWatched: post_notice_on_application_watched,
    **{event: _post_news(says) for event, says in NEWS.items()},
}


def _post(
    notification: NotificationUseCases,
    heard: wire.OfApplication,
    cause: Cause,
    news: domain.News,
    number: str | None = None,
) -> None:
    if heard.court == TEST_COURT:
        return  # programs that try things out read their feed, and nobody's inbox is bothered
    notification.post_notice(
        cause=cause,
        owners=[heard.organisation_id or heard.account_id, *heard.watchers],
        about_id=heard.application_id,
        kind=heard.TYPE,
        news=news,
        number=number,
    )
