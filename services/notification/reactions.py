"""What other services' events make notification do: tell the applicant's side, and nobody else."""

from __future__ import annotations

from collections.abc import Callable

from contracts.message import Message
from contracts.preservation.events import (
    ApplicationReviewed,
    ApplicationRuled,
    ApplicationSubmitted,
    ApplicationWatched,
    FeeAssessed,
    FeePaid,
)
from contracts.topology import TEST_COURT
from services.chassis import clock
from services.chassis.causes import Cause
from services.notification import domain
from services.notification.use_cases import NotificationUseCases

Heard = ApplicationReviewed | ApplicationRuled | ApplicationSubmitted | FeeAssessed | FeePaid


def post_notice_on_application_submitted(
    notification: NotificationUseCases, heard: ApplicationSubmitted, cause: Cause
) -> None:
    """Tell the applicant that the court has the application."""
    _post(notification, heard, cause, domain.submitted(on=clock.day(heard.submitted_at)), heard.number)


def post_notice_on_application_watched(
    notification: NotificationUseCases, heard: ApplicationWatched, cause: Cause
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


def post_notice_on_application_reviewed(
    notification: NotificationUseCases, heard: ApplicationReviewed, cause: Cause
) -> None:
    """Tell the applicant how the review ended."""
    _post(notification, heard, cause, domain.reviewed(passed=heard.passed, on=heard.reviewed_on))


def post_notice_on_fee_assessed(notification: NotificationUseCases, heard: FeeAssessed, cause: Cause) -> None:
    """Ask the applicant for the fee."""
    _post(notification, heard, cause, domain.fee_assessed(amount=heard.amount, due_on=heard.due_on))


def post_notice_on_fee_paid(notification: NotificationUseCases, heard: FeePaid, cause: Cause) -> None:
    """Tell the applicant that the fee arrived."""
    _post(notification, heard, cause, domain.fee_paid(amount=heard.amount, on=clock.day(heard.paid_at)))


def post_notice_on_application_ruled(
    notification: NotificationUseCases, heard: ApplicationRuled, cause: Cause
) -> None:
    """Tell the applicant what the court ruled."""
    _post(
        notification,
        heard,
        cause,
        domain.ruled(result=heard.result, on=heard.ruled_on, case_no=heard.case_no),
    )


REACTIONS: dict[type[Message], Callable[..., None]] = {
    ApplicationSubmitted: post_notice_on_application_submitted,
    ApplicationWatched: post_notice_on_application_watched,
    ApplicationReviewed: post_notice_on_application_reviewed,
    FeeAssessed: post_notice_on_fee_assessed,
    FeePaid: post_notice_on_fee_paid,
    ApplicationRuled: post_notice_on_application_ruled,
}


def _post(
    notification: NotificationUseCases,
    heard: Heard,
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
