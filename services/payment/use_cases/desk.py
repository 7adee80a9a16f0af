"""What every use case of payment has at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson

from services.chassis.causes import Actor, Cause
from services.chassis.refusals import Unknown
from services.chassis.store import Store
from services.payment.domain import ORDER_LASTS, Bill, ChannelUnknown, Payment
from services.payment.use_cases.ports import Order, PayChannel, Payments


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The ports, and the few steps that use cases share."""

    store: Store
    payments: Payments
    channels: Mapping[str, PayChannel]

    def _save(self, bill: Bill, cause: Cause, *, mark: str = "") -> dict[str, Any]:
        answer = {"id": str(bill.id), "version": bill.version, "status": bill.state.value}
        marks = {mark: orjson.dumps(answer)} if mark else {}
        saved: dict[str, Any] = self.store.save(bill, cause=cause, answer=answer, marks=marks)
        return saved

    def _own_bill(self, by: Actor, bill_id: UUID) -> Bill:
        bill: Bill | None = self.store.find(Bill, bill_id)
        if bill is None or str(bill.account_id) != by.id:
            raise Unknown
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


def order_for(bill: Bill, payment: Payment) -> Order:
    """Return what a channel is asked to take money for."""
    return Order(
        payment_id=payment.id,
        amount_fen=bill.amount_fen,
        purpose=bill.purpose,
        expires_at=payment.started_at + ORDER_LASTS,
    )
