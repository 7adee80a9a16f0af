"""What other services' events make payment do."""

from __future__ import annotations

from collections.abc import Callable

from contracts.message import Message
from contracts.preservation.events import ApplicationWatched, FeeAssessed
from contracts.topology import TEST_COURT
from services.chassis.causes import Cause
from services.payment.domain import Purpose
from services.payment.use_cases import PaymentUseCases


def open_bill_on_fee_assessed(payment: PaymentUseCases, heard: FeeAssessed, cause: Cause) -> None:
    """Bill the applicant for the fee that the court assessed [诉讼费用交纳办法 art. 14(2), 20(2)]."""
    payment.open_bill(
        cause=cause,
        about_id=heard.application_id,
        account_id=heard.account_id,
        purpose=Purpose.PRESERVATION_FEE,
        amount=heard.amount,
        due_on=heard.due_on,
        organisation_id=heard.organisation_id,
        watchers=heard.watchers,
        test=heard.court == TEST_COURT,
    )


def watch_bill_on_application_watched(
    payment: PaymentUseCases, heard: ApplicationWatched, cause: Cause
) -> None:
    """Show the bill to somebody for whom the application was filed."""
    payment.watch_bill(cause=cause, about_id=heard.application_id, watcher=heard.watcher)


REACTIONS: dict[type[Message], Callable[..., None]] = {
    FeeAssessed: open_bill_on_fee_assessed,
    ApplicationWatched: watch_bill_on_application_watched,
}
