"""Which events of payment the other services hear of, and in what words."""

from __future__ import annotations

from functools import singledispatch

from contracts.message import Told
from contracts.payment import events as wire
from services.payment.domain import Bill, yuan

KEPT_INSIDE = {
    Bill.PaymentStarted,  # the payer sees it on the bill
    Bill.PaymentFailed,
    Bill.PaymentInExcess,  # refunds are a matter between payer and a person of ours
    Bill.PaymentMismatched,
}
"""Events that nobody outside may build on."""


@singledispatch
def told(event: object) -> Told | None:
    """Return what is told of *event* to the others, or None if it stays inside."""
    if type(event) in KEPT_INSIDE:
        return None
    raise NotImplementedError(f"decide whether {type(event).__qualname__} is told")


@told.register
def _(event: Bill.Opened) -> Told:
    message = wire.BillOpened(
        bill_id=event.originator_id,
        about_id=event.about_id,
        account_id=event.account_id,
        amount=yuan(event.amount_fen),
        opened_at=event.opened_at,
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
    )
    return Told(message=message, subject=event.originator_id)
