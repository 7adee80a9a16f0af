"""What other services' events make payment do."""

from __future__ import annotations

from collections.abc import Callable

from contracts.guarantee.events import (
    GuaranteeApproved,
    GuaranteeEndorsed,
    GuaranteeSurrendered,
    GuaranteeWithdrawn,
    QuoteExpired,
)
from contracts.message import Message
from contracts.preservation.events import (
    ApplicationReinstated,
    ApplicationRuled,
    ApplicationWatched,
    ApplicationWithdrawn,
    FeeAssessed,
    FeeLapsed,
    FeeRevised,
)
from contracts.topology import TEST_COURT
from services.chassis.causes import Cause
from services.payment.domain import Closing, Purpose, Refunding
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


def revise_bill_on_fee_revised(payment: PaymentUseCases, heard: FeeRevised, cause: Cause) -> None:
    """Ask for what is due after a decision on aid or on an objection, or for nothing [诉讼费用交纳办法 arts 43-48]."""
    if heard.state == Closing.WAIVED.value:
        payment.close_bill(cause=cause, about_id=heard.application_id, because=Closing.WAIVED)
    else:
        payment.revise_bill(
            cause=cause, about_id=heard.application_id, amount=heard.amount, due_on=heard.due_on
        )


def close_bill_on_fee_lapsed(payment: PaymentUseCases, heard: FeeLapsed, cause: Cause) -> None:
    """Take no new payment; money under way still counts, and the court hears of it."""
    payment.close_bill(cause=cause, about_id=heard.application_id, because=Closing.LAPSED)


def reopen_bill_on_reinstated(payment: PaymentUseCases, heard: ApplicationReinstated, cause: Cause) -> None:
    """Ask for it again, unless it proved to be paid."""
    if not heard.paid:
        payment.extend_bill(cause=cause, about_id=heard.application_id, due_on=heard.due_on)


def close_bill_on_application_withdrawn(
    payment: PaymentUseCases, heard: ApplicationWithdrawn, cause: Cause
) -> None:
    """Ask for nothing more."""
    payment.close_bill(cause=cause, about_id=heard.application_id, because=Closing.WITHDRAWN)


def close_bill_on_application_ruled(payment: PaymentUseCases, heard: ApplicationRuled, cause: Cause) -> None:
    """Ask for nothing more after a dismissal; an urgent ruling leaves the fee to be paid."""
    if heard.result == Closing.DISMISSED.value:
        payment.close_bill(cause=cause, about_id=heard.application_id, because=Closing.DISMISSED)


def open_bill_on_guarantee_approved(payment: PaymentUseCases, heard: GuaranteeApproved, cause: Cause) -> None:
    """Bill the applicant for the premium that the insurer approved [保险法 art. 14]."""
    payment.open_bill(
        cause=cause,
        about_id=heard.application_id,
        account_id=heard.account_id,
        purpose=Purpose.GUARANTEE_PREMIUM,
        amount=heard.premium,
        due_on=heard.due_on,
        organisation_id=heard.organisation_id,
        test=heard.test,
    )


def close_bill_on_guarantee_withdrawn(
    payment: PaymentUseCases, heard: GuaranteeWithdrawn, cause: Cause
) -> None:
    """Ask for no premium any more."""
    payment.close_bill(
        cause=cause,
        about_id=heard.application_id,
        because=Closing.WITHDRAWN,
        purpose=Purpose.GUARANTEE_PREMIUM,
    )


def close_bill_on_quote_expired(payment: PaymentUseCases, heard: QuoteExpired, cause: Cause) -> None:
    """Ask for no premium any more; the insurer is bound by nothing, so that whatever still comes is due back."""
    payment.close_bill(
        cause=cause,
        about_id=heard.application_id,
        because=Closing.EXPIRED,
        purpose=Purpose.GUARANTEE_PREMIUM,
    )


def owe_premium_back_on_guarantee_surrendered(
    payment: PaymentUseCases, heard: GuaranteeSurrendered, cause: Cause
) -> None:
    """Pay back what the insurer says after a surrender [保险法 art. 54]."""
    payment.owe_premium_back(
        cause=cause,
        about_id=heard.application_id,
        amount=heard.refund,
        because=Refunding.SURRENDERED,
        reference=heard.letter_no,
    )


def owe_premium_back_on_guarantee_endorsed(
    payment: PaymentUseCases, heard: GuaranteeEndorsed, cause: Cause
) -> None:
    """Pay back what an endorsement makes the premium smaller, if it does."""
    payment.owe_premium_back(
        cause=cause,
        about_id=heard.application_id,
        amount=heard.refund,
        because=Refunding.ENDORSED,
        reference=heard.endorsement_no,
    )


REACTIONS: dict[type[Message], Callable[..., None]] = {
    FeeAssessed: open_bill_on_fee_assessed,
    ApplicationWatched: watch_bill_on_application_watched,
    FeeRevised: revise_bill_on_fee_revised,
    FeeLapsed: close_bill_on_fee_lapsed,
    ApplicationReinstated: reopen_bill_on_reinstated,
    ApplicationWithdrawn: close_bill_on_application_withdrawn,
    ApplicationRuled: close_bill_on_application_ruled,
    GuaranteeApproved: open_bill_on_guarantee_approved,
    GuaranteeWithdrawn: close_bill_on_guarantee_withdrawn,
    QuoteExpired: close_bill_on_quote_expired,
    GuaranteeSurrendered: owe_premium_back_on_guarantee_surrendered,
    GuaranteeEndorsed: owe_premium_back_on_guarantee_endorsed,
}
