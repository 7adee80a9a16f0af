"""Attempts to pay: stored first, then placed with the channel."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.chassis.causes import Cause
from services.chassis.refusals import StepUpNeeded
from services.payment.domain import yuan
from services.payment.use_cases.desk import Desk, order_for
from services.payment.use_cases.ports import ChannelSilent, Order


@dataclass(frozen=True, kw_only=True)
class OrderToPlace:
    """An order whose attempt is stored but of which its channel has not heard, and what its asker may hear."""

    order: Order
    channel: str
    answer: dict[str, Any]


class Paying(Desk):
    """The use cases of who pays."""

    def start_payment(self, *, cause: Cause, bill_id: UUID, channel: str) -> OrderToPlace:
        """
        Begin an attempt to pay.

        Its order is placed after it is stored (``place_order``); first answer and repeat are the same.
        """
        way = self._channel(channel)
        bill = self._bill_to_pay(cause.actor, bill_id)
        if yuan(bill.amount_fen) > self.step_up_above and not cause.actor.proved:
            raise StepUpNeeded
        payment_id = cause.new_id("payment")
        bill.start_payment(payment_id=payment_id, channel=channel, started_at=cause.at)
        payment = bill.payments[payment_id]
        answer = self.store.save(
            bill,
            cause=cause,
            answer={
                "id": str(payment_id),
                "version": bill.version,
                "status": payment.state.value,
                "bill_id": str(bill_id),
                "pay_url": way.pay_url(payment_id),
            },
        )
        return OrderToPlace(order=order_for(bill, payment), channel=channel, answer=answer)

    def place_order(self, started: OrderToPlace) -> dict[str, Any]:
        """Let the payer pay, and return the answer to him; what a silent channel missed ``settle_payments`` places."""
        with suppress(ChannelSilent):
            self._channel(started.channel).place(started.order)
        return started.answer
