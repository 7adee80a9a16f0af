"""What every use case of payment has at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

import orjson

from services.chassis.causes import Actor, Cause
from services.chassis.refusals import NotAllowed, Unknown
from services.chassis.store import Store
from services.payment.domain import ORDER_LASTS, Bill, ChannelUnknown, Payment
from services.payment.use_cases.ports import Order, PayChannel, Payments


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The ports, and the few steps that use cases share."""

    store: Store
    payments: Payments
    channels: Mapping[str, PayChannel]
    step_up_above: Decimal
    """Above so many yuan the payer shows first that it is really he [在线诉讼规则 art. 7]."""

    def _save(self, bill: Bill, cause: Cause, *, mark: str = "") -> dict[str, Any]:
        answer = {"id": str(bill.id), "version": bill.version, "status": bill.state.value}
        marks = {mark: orjson.dumps(answer)} if mark else {}
        saved: dict[str, Any] = self.store.save(bill, cause=cause, answer=answer, marks=marks)
        return saved

    def _bill_of_side(self, by: Actor, bill_id: UUID) -> Bill:
        """Return a bill that the actor pays, or that another pays for him; any other is unknown to him."""
        bill: Bill | None = self.store.find(Bill, bill_id)
        if bill is None or bill.is_test != by.test:
            raise Unknown
        if not pays(bill, by) and by.id not in map(str, bill.watchers):
            raise Unknown
        return bill

    def _bill_to_pay(self, by: Actor, bill_id: UUID) -> Bill:
        """
        Return a bill that the actor pays.

        Raises:
            NotAllowed: it was filed for him, by another, who pays.
        """
        bill = self._bill_of_side(by, bill_id)
        if not pays(bill, by):
            raise NotAllowed
        return bill

    def _bill_of(self, payment_id: UUID) -> Bill:
        bill_id = self.payments.bill_of(payment_id)
        bill: Bill | None = self.store.find(Bill, bill_id) if bill_id else None
        if bill is None or payment_id not in bill.payments:
            raise Unknown
        return bill

    def _channel(self, name: str) -> PayChannel:
        if name not in self.channels:
            raise ChannelUnknown
        return self.channels[name]


def pays(bill: Bill, by: Actor) -> bool:
    """Tell whether the actor is to pay: who filed the application, or whoever acts for the organisation that did."""
    if bill.organisation_id is None:
        return str(bill.account_id) == by.id
    return bill.organisation_id in by.acts_for


def order_for(bill: Bill, payment: Payment) -> Order:
    """Return what a channel is asked to take money for."""
    return Order(
        payment_id=payment.id,
        amount_fen=payment.amount_fen,
        purpose=bill.purpose,
        expires_at=payment.started_at + ORDER_LASTS,
    )
