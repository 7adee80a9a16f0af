"""What other services' events make notification do: tell the applicant, and nobody else."""

from __future__ import annotations

from collections.abc import Callable

from contracts.message import Message
from contracts.preservation.events import (
    ApplicationReviewed,
    ApplicationRuled,
    ApplicationSubmitted,
    FeeAssessed,
    FeePaid,
)
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
    notification.post_notice(
        cause=cause,
        account_id=heard.account_id,
        about_id=heard.application_id,
        kind=heard.TYPE,
        news=news,
        number=number,
    )
