"""Whatever comes in whatever order: a bill is paid at most once, and every yuan is accounted for."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule

from services.chassis.causes import Cause
from services.chassis.testing import NOON, a_cause
from services.payment.domain import Bill, BillAlreadyPaid, BillState, CallbackUntrusted
from services.payment.projections import PAYMENTS, RECEIPTS
from services.payment.tests.channels import MemoryPayChannel, callback
from services.payment.tests.world import World
from services.payment.use_cases.ports import OrderState, Outcome

CHANNELS = st.sampled_from(["wechat", "alipay"])
AMOUNTS = st.sampled_from([22000, 22000, 22000, 1, 21999, 22001, 44000])


@dataclass(frozen=True)
class Transfer:
    """Money that left somebody's account, and the callback that says so."""

    channel: str
    transaction: str
    amount_fen: int
    body: str


class EveryYuan(RuleBasedStateMachine):
    """A payer, two channels and a network that loses, repeats and reorders."""

    attempts = Bundle("attempts")
    transfers = Bundle("transfers")

    @initialize()
    def begin(self) -> None:
        self.world = World()
        self.at = NOON
        self.moved: dict[tuple[str, str], int] = {}
        self.reported: set[tuple[str, str]] = set()
        self.answers: dict[tuple[str, str], dict[str, Any]] = {}

    @rule(target=attempts, channel=CHANNELS, up=st.booleans())
    def start(self, channel: str, *, up: bool) -> tuple[str, UUID] | None:
        self._channel(channel).up = up
        cause = a_cause(self.world.payer, at=self.at)
        with contextlib.suppress(BillAlreadyPaid):
            started = self.world.payment.start_payment(
                cause=cause, bill_id=self.world.bill_id, channel=channel
            )
            self.world.payment.place_order(started)
        self._channel(channel).up = True
        payment_id = cause.new_id("payment")
        return (channel, payment_id) if payment_id in self._bill().payments else None

    @rule(target=transfers, attempt=attempts, amount_fen=AMOUNTS)
    def pay(self, attempt: tuple[str, UUID] | None, amount_fen: int) -> Transfer | None:
        if attempt is None:
            return None
        name, payment_id = attempt
        transaction = f"T{len(self.moved)}"
        self.moved[name, transaction] = amount_fen
        outcome = Outcome(
            payment_id=payment_id,
            state=OrderState.SUCCEEDED,
            amount_fen=amount_fen,
            transaction=transaction,
            at=self.at,
        )
        channel = self._channel(name)
        # The channel itself tells of one success for an order; a stray second one is only known by its callback.
        if payment_id in channel.placed and payment_id not in channel.outcomes:
            channel.outcomes[payment_id] = outcome
        body = callback(payment_id, at=self.at, amount_fen=amount_fen, transaction=transaction)
        return Transfer(name, transaction, amount_fen, body)

    @rule(transfer=transfers, times=st.integers(1, 3))
    def call_back(self, transfer: Transfer | None, times: int) -> None:
        if transfer is None:
            return
        place = transfer.channel, transfer.transaction
        for _ in range(times):
            answer = self.world.record(transfer.body, transfer.channel)
            assert answer == self.answers.setdefault(place, answer)
        self.reported.add(place)

    @rule(attempt=attempts)
    def fail(self, attempt: tuple[str, UUID] | None) -> None:
        if attempt:
            self.world.record(callback(attempt[1], at=self.at, state="FAILED", transaction=""), attempt[0])

    @rule(transfer=transfers)
    def forge(self, transfer: Transfer | None) -> None:
        if transfer:
            with contextlib.suppress(CallbackUntrusted):
                self.world.record(transfer.body, transfer.channel, signature="forged")
                raise AssertionError("a forged callback was believed")

    @rule(transfer=consumes(transfers))
    def lose(self, transfer: Transfer | None) -> None:
        """The network loses a callback for good."""

    @rule(minutes=st.sampled_from([1, 30, 121]))
    def settle(self, minutes: int) -> None:
        self.at += timedelta(minutes=minutes)
        under_way = {row["payment_id"] for row in self.world.store.rows(PAYMENTS, state="STARTED")}
        self.world.payment.settle_payments(
            cause=Cause(mark="", id="settle", actor=self.world.payer, at=self.at)
        )
        for channel in (self.world.wechat, self.world.alipay):
            for payment_id, outcome in channel.outcomes.items():
                if payment_id in under_way and outcome.transaction:
                    self.reported.add((channel.name, outcome.transaction))

    @invariant()
    def the_bill_is_paid_at_most_once_and_only_in_full(self) -> None:
        paid = [each for each in self.world.store.events() if isinstance(each, Bill.Paid)]
        assert len(paid) <= 1
        assert all(each.receipt.amount_fen == 22000 for each in paid)
        assert (self._bill().state is BillState.PAID) == bool(paid)

    @invariant()
    def every_yuan_that_was_reported_is_accounted_for_once(self) -> None:
        rows = self.world.store.rows(RECEIPTS)
        booked = {(row["channel"], row["transaction"]): row["amount_fen"] for row in rows}
        assert booked == {place: self.moved[place] for place in self.reported}
        assert len(rows) == sum(hasattr(each, "receipt") for each in self.world.store.events())

    @invariant()
    def a_whole_amount_that_was_reported_pays(self) -> None:
        whole = any(self.moved[place] == 22000 for place in self.reported)
        assert whole == (self._bill().state is BillState.PAID)

    def _bill(self) -> Bill:
        return self.world.bill()

    def _channel(self, name: str) -> MemoryPayChannel:
        return {"wechat": self.world.wechat, "alipay": self.world.alipay}[name]


TestEveryYuan = EveryYuan.TestCase
TestEveryYuan.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
