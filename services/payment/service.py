"""What payment answers, hears and looks after: translate, call, answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nameko.timer import timer

from contracts.message import Message
from contracts.payment import rpc as calls
from services.chassis import clock, logs
from services.chassis.causes import Actor, Cause
from services.chassis.entrypoints import Assembled, hears, rpc
from services.payment import reactions

SETTLE_EVERY = 5
"""Seconds."""

log = logs.get(__name__)


class PaymentService:
    """Payment, as the broker sees it."""

    name = "payment"
    payment = Assembled()

    @rpc(calls.VIEW_BILL)
    def view_bill(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Show a bill to its payer."""
        return self.payment.view_bill(by=by, **asked)

    @rpc(calls.VIEW_BILL_ABOUT)
    def view_bill_about(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Show the bill for an application to its payer."""
        return self.payment.view_bill_about(by=by, **asked)

    @rpc(calls.START_PAYMENT)
    def start_payment(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Begin an attempt to pay: store it, then place its order with the channel."""
        return self.payment.place_order(self.payment.start_payment(cause=cause, **asked))

    @rpc(calls.RECORD_PAYMENT)
    def record_payment(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Record what a channel's callback says."""
        return self.payment.record_payment(cause=cause, **asked)

    @hears(reactions.REACTIONS)
    def react(self, reaction: Callable[..., None], message: Message, cause: Cause) -> None:
        """Do what another service's event makes us do."""
        reaction(self.payment, message, cause)

    @timer(interval=SETTLE_EVERY)
    def settle_payments(self) -> None:
        """Ask the channels about payments whose callback has not come."""
        at = clock.now()
        actor = Actor(id="service:payment", role="service")
        cause = Cause(mark="", id=f"settle_payments:{at.isoformat()}", actor=actor, at=at)
        if looked_at := self.payment.settle_payments(cause=cause):
            log.info("payments under way were looked at", payments=looked_at)
