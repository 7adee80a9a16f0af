"""What can be done with bills: one method per use case, one save each."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any, Protocol
from uuid import UUID

import orjson

from services.chassis.causes import Actor, Cause
from services.chassis.refusals import Unknown
from services.chassis.store import Conflict, Store, Taken
from services.payment.domain import (
    ORDER_LASTS,
    Bill,
    CallbackUntrusted,
    ChannelUnknown,
    Payment,
    Purpose,
    Receipt,
    fen,
    yuan,
)

CALLBACK_USUALLY_WITHIN = timedelta(seconds=10)
"""An attempt younger than this is not asked about."""


class ChannelSilent(Exception):
    """A payment channel did not answer in time, or not in a way that can be believed; it is asked again later."""


class OrderState(Enum):
    """How a channel sees an order of ours."""

    OPEN = "OPEN"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"
    CLOSED = "CLOSED"


@dataclass(frozen=True, kw_only=True)
class Order:
    """What a channel is asked to take money for; placing it again changes nothing."""

    payment_id: UUID
    amount_fen: int
    purpose: Purpose
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a channel says of an order; *transaction* and *at* belong to a success."""

    payment_id: UUID
    state: OrderState
    amount_fen: int
    transaction: str
    at: datetime | None


class PayChannel(Protocol):
    """A way to pay; ``place``, ``order`` and ``close`` raise ``ChannelSilent``."""

    name: str

    def pay_url(self, payment_id: UUID) -> str:
        """Return where the payer goes on; known without asking."""

    def place(self, order: Order) -> None:
        """Let the payer pay the order; a repeat changes nothing."""

    def order(self, payment_id: UUID) -> Outcome | None:
        """Return how the order stands; None when the channel never heard of it."""

    def close(self, payment_id: UUID) -> Outcome | None:
        """Take no more money for the order, and return how it stands."""

    def read(self, body: bytes, signature: str, *, at: datetime) -> Outcome:
        """Return what a callback says, or raise ``CallbackUntrusted``."""


@dataclass(frozen=True, kw_only=True)
class UnderWay:
    """An attempt that has not ended, as the read model lists it."""

    payment_id: UUID
    channel: str
    started_at: datetime


class Payments(Protocol):
    """The read model of attempts."""

    def bill_of(self, payment_id: UUID) -> UUID | None:
        """Return whose attempt it is."""

    def under_way(self) -> list[UnderWay]:
        """Return the attempts that have not ended."""


class PaymentUseCases:
    """The use cases of payment, over ports."""

    def __init__(self, store: Store, payments: Payments, channels: Iterable[PayChannel]) -> None:
        self.store = store
        self.payments = payments
        self.channels = {each.name: each for each in channels}

    def open_bill(
        self,
        *,
        cause: Cause,
        about_id: UUID,
        account_id: UUID,
        purpose: Purpose,
        amount: Decimal,
        due_on: date,
    ) -> dict[str, Any]:
        """Open the bill for this purpose; when it is there already, only the cause is marked."""
        bill = self.store.find(Bill, Bill.id_about(about_id, purpose))
        if bill:
            bill.must_be(account_id=account_id, amount_fen=fen(amount))
        else:
            bill = Bill.open(
                about_id=about_id,
                account_id=account_id,
                purpose=purpose,
                amount_fen=fen(amount),
                due_on=due_on,
                opened_at=cause.at,
            )
        return self._save(bill, cause)

    def view_bill(self, *, by: Actor, bill_id: UUID) -> dict[str, Any]:
        """Return the bill, to the one who is to pay it."""
        return self._view(self._own_bill(by, bill_id))

    def view_bill_about(self, *, by: Actor, about_id: UUID) -> dict[str, Any]:
        """Return the bill for an application, to the one who is to pay it."""
        for purpose in Purpose:
            if self.store.find(Bill, Bill.id_about(about_id, purpose)):
                return self.view_bill(by=by, bill_id=Bill.id_about(about_id, purpose))
        raise Unknown

    def start_payment(self, *, cause: Cause, bill_id: UUID, channel: str) -> dict[str, Any]:
        """
        Begin an attempt and place its order with the channel.

        The attempt is stored first: an order that the channel did not take now is placed by ``settle_payments``, so
        that first answer and repeat are the same.
        """
        way = self._channel(channel)
        bill = self._own_bill(cause.actor, bill_id)
        payment_id = cause.new_id("payment")
        bill.start_payment(payment_id=payment_id, channel=channel, started_at=cause.at)
        answer: dict[str, Any] = self.store.save(
            bill,
            cause=cause,
            answer={
                "id": str(payment_id),
                "version": bill.version,
                "status": bill.payments[payment_id].state.value,
                "bill_id": str(bill_id),
                "pay_url": way.pay_url(payment_id),
            },
        )
        with suppress(ChannelSilent):
            way.place(_order(bill, bill.payments[payment_id]))
        return answer

    def record_payment(self, *, cause: Cause, channel: str, body: str, signature: str) -> dict[str, Any]:
        """Record what a channel's callback says, byte for byte as it was signed; a repeat hears the first answer."""
        outcome = self._channel(channel).read(body.encode(), signature, at=cause.at)
        return self._record(outcome, channel, cause)

    def settle_payments(self, *, cause: Cause) -> int:
        """
        Ask the channels about attempts under way, because a callback may be lost; return how many were looked at.

        An order that never arrived is placed, and one whose bill has been paid otherwise is closed.
        """
        silent: set[str] = set()
        looked_at = 0
        for each in self.payments.under_way():
            if each.channel in silent or cause.at - each.started_at < CALLBACK_USUALLY_WITHIN:
                continue
            looked_at += 1
            try:
                self._settle(each, cause)
            except ChannelSilent:
                silent.add(each.channel)
            except Conflict:
                continue  # its callback came just now; what is left is seen in the next round
        return looked_at

    def _settle(self, under_way: UnderWay, cause: Cause) -> None:
        channel = self._channel(under_way.channel)
        bill = self._bill_of(under_way.payment_id)
        payment = bill.payments[under_way.payment_id]
        ask = channel.close if bill.paid_by else channel.order
        outcome = ask(payment.id)
        if outcome is None:
            if cause.at < payment.started_at + ORDER_LASTS and not bill.paid_by:
                channel.place(_order(bill, payment))
                return
            outcome = Outcome(
                payment_id=payment.id,
                state=OrderState.CLOSED,
                amount_fen=bill.amount_fen,
                transaction="",
                at=None,
            )
        self._record(outcome, payment.channel, cause)

    def _record(self, outcome: Outcome, channel: str, cause: Cause) -> dict[str, Any]:
        bill = self._bill_of(outcome.payment_id)
        if bill.payments[outcome.payment_id].channel != channel:
            raise Unknown
        cause = replace(
            cause, mark="", digest=""
        )  # the channel's transaction is the mark, whoever brings the news
        if outcome.state is not OrderState.SUCCEEDED:
            if outcome.state is not OrderState.OPEN:
                bill.fail_payment(payment_id=outcome.payment_id, failed_at=outcome.at or cause.at)
            return self._save(bill, cause)
        if not outcome.transaction or outcome.at is None:
            raise CallbackUntrusted
        bill.receive(
            Receipt(
                payment_id=outcome.payment_id,
                channel=channel,
                transaction=outcome.transaction,
                amount_fen=outcome.amount_fen,
                paid_at=outcome.at,
            )
        )
        try:
            return self._save(bill, cause, mark=f"pay:{channel}:{outcome.transaction}")
        except Taken as taken:
            first: dict[str, Any] = orjson.loads(taken.answer or b"{}")
            return first

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

    def _view(self, bill: Bill) -> dict[str, Any]:
        paid_by = bill.paid_by
        return {
            "id": bill.id,
            "version": bill.version,
            "about_id": bill.about_id,
            "purpose": bill.purpose.value,
            "amount": yuan(bill.amount_fen),
            "state": bill.state.value,
            "opened_at": bill.opened_at,
            "due_on": bill.due_on,
            "paid_at": paid_by and paid_by.paid_at,
            "channel": paid_by and paid_by.channel,
            "channels": list(self.channels),
            "payments": [
                {
                    "id": each.id,
                    "channel": each.channel,
                    "state": each.state.value,
                    "pay_url": self._channel(each.channel).pay_url(each.id),
                    "started_at": each.started_at,
                }
                for each in bill.payments.values()
            ],
        }


def _order(bill: Bill, payment: Payment) -> Order:
    return Order(
        payment_id=payment.id,
        amount_fen=bill.amount_fen,
        purpose=bill.purpose,
        expires_at=payment.started_at + ORDER_LASTS,
    )
