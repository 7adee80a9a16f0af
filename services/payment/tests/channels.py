"""A payment channel in memory, which signs nothing and forgets nothing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

import orjson

from services.payment.domain import CallbackUntrusted
from services.payment.use_cases.ports import ChannelSilent, Order, OrderState, Outcome

GOOD = "good"


@dataclass
class MemoryPayChannel:
    """A channel that does what a test says."""

    name: str
    placed: dict[UUID, Order] = field(default_factory=dict)
    outcomes: dict[UUID, Outcome] = field(default_factory=dict)
    up: bool = True

    def pay_url(self, payment_id: UUID) -> str:
        return f"https://{self.name}.example/{payment_id}"

    def place(self, order: Order) -> None:
        self._must_be_up()
        self.placed.setdefault(order.payment_id, order)

    def order(self, payment_id: UUID) -> Outcome | None:
        self._must_be_up()
        if payment_id not in self.placed:
            return None
        return self.outcomes.get(payment_id) or Outcome(
            payment_id=payment_id,
            state=OrderState.OPEN,
            amount_fen=self.placed[payment_id].amount_fen,
            transaction="",
            at=None,
        )

    def close(self, payment_id: UUID) -> Outcome | None:
        outcome = self.order(payment_id)
        if outcome and outcome.state is OrderState.OPEN:
            self.outcomes[payment_id] = outcome = replace(outcome, state=OrderState.CLOSED)
        return outcome

    def read(self, body: bytes, signature: str, *, at: datetime) -> Outcome:  # noqa: ARG002 - no clock here
        if signature != GOOD:
            raise CallbackUntrusted
        said = orjson.loads(body)
        return Outcome(
            payment_id=UUID(said["order"]),
            state=OrderState(said["state"]),
            amount_fen=said["amount_fen"],
            transaction=said["transaction"],
            at=datetime.fromisoformat(said["at"]),
        )

    def _must_be_up(self) -> None:
        if not self.up:
            raise ChannelSilent


def callback(
    payment_id: UUID,
    *,
    at: datetime,
    state: str = "SUCCEEDED",
    amount_fen: int = 22000,
    transaction: str = "T1",
) -> str:
    """Return a callback's body."""
    said = {
        "order": payment_id,
        "state": state,
        "amount_fen": amount_fen,
        "transaction": transaction,
        "at": at,
    }
    return orjson.dumps(said).decode()
