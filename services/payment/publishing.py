"""Which events of payment the other services hear of, and in what words."""

from __future__ import annotations

from contracts.message import Told
from contracts.payment import events as wire
from services.chassis.translation import translator
from services.payment.domain import Bill, yuan

KEPT_INSIDE = {
    Bill.Watched,  # preservation told it
    Bill.Revised,  # as above
    Bill.Closed,
    Bill.PaymentStarted,  # the payer sees it on the bill
    Bill.PaymentFailed,
    Bill.PaymentInExcess,  # refunds are a matter between payer and a person of ours
    Bill.PaymentMismatched,
    Bill.RefundDue,  # guarantee told it; the payer sees it on the bill
}
"""Events that nobody outside may build on."""

told = translator(KEPT_INSIDE)
"""What is told of an event to the others, or None if it stays inside."""


@told.register
def _(event: Bill.Opened) -> Told:
    message = wire.BillOpened(
        bill_id=event.originator_id,
        about_id=event.about_id,
        account_id=event.account_id,
        amount=yuan(event.amount_fen),
        opened_at=event.opened_at,
        purpose=event.purpose.value,
    )
    return Told(message=message, subject=event.originator_id)


@told.register
def _(event: Bill.Paid) -> Told:
    message = wire.BillPaid(
        bill_id=event.originator_id,
        about_id=event.about_id,
        account_id=event.account_id,
        amount=yuan(event.receipt.amount_fen),
        channel=event.receipt.channel,
        transaction=event.receipt.transaction,
        paid_at=event.receipt.paid_at,
        purpose=event.purpose.value,
    )
    return Told(message=message, subject=event.originator_id)
