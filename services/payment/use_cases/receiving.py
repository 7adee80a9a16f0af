"""Money: what channels say that they took, by callback or when asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import orjson

from services.chassis.causes import Cause
from services.chassis.refusals import Unknown
from services.chassis.store import Conflict, Taken
from services.payment.domain import ORDER_LASTS, CallbackUntrusted, Receipt
from services.payment.use_cases.desk import Desk, order_for
from services.payment.use_cases.ports import ChannelSilent, OrderState, Outcome, UnderWay

CALLBACK_USUALLY_WITHIN = timedelta(seconds=5)
"""An attempt younger than this is not asked about."""


class Receiving(Desk):
    """The use cases of what comes in."""

    def record_payment(self, *, cause: Cause, channel: str, body: str, signature: str) -> dict[str, Any]:
        """Record what a channel's callback says, byte for byte as it was signed; a repeat hears the first answer."""
        outcome = self._channel(channel).read(body.encode(), signature, at=cause.at)
        return self._record(outcome, channel, cause)

    def settle_payments(self, *, cause: Cause) -> int:
        """
        Ask the channels about attempts under way, because a callback may be lost; return how many were looked at.

        An order that never arrived is placed, and one on which nothing is owed any more is closed.
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
        stale = bill.is_stale(payment)
        ask = channel.close if stale else channel.order
        outcome = ask(payment.id)
        if outcome is None:
            if cause.at < payment.started_at + ORDER_LASTS and not stale:
                channel.place(order_for(bill, payment))
                return
            outcome = Outcome(
                payment_id=payment.id,
                state=OrderState.CLOSED,
                amount_fen=payment.amount_fen,
                transaction="",
                at=None,
            )
        self._record(outcome, payment.channel, cause)

    def _record(self, outcome: Outcome, channel: str, cause: Cause) -> dict[str, Any]:
        bill = self._bill_of(outcome.payment_id)
        if bill.payments[outcome.payment_id].channel != channel:
            raise Unknown
        # The channel's transaction is the mark, whoever brings the news.
        cause = replace(cause, mark="", digest="")
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
