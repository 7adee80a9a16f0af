"""Payment over a store and channels in memory, with one open bill."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.chassis.causes import Actor
from services.chassis.testing import NOON, MemoryStore, a_cause, an_actor
from services.payment.domain import (
    Bill,
    Purpose,
)
from services.payment.projections import PaymentRows, project
from services.payment.tests.channels import GOOD, MemoryPayChannel
from services.payment.use_cases import PaymentUseCases

APPLICATION, PAYER = UUID(int=1), UUID(int=2)
PAYING_SERVICE = Actor(id="service:payment", role="service")


class World:
    """A payment service with one open bill of 220.00 yuan."""

    def __init__(self) -> None:
        store: Any = MemoryStore(project)
        self.store = store
        self.wechat, self.alipay = MemoryPayChannel("wechat"), MemoryPayChannel("alipay")
        channels = {each.name: each for each in (self.wechat, self.alipay)}
        self.payment = PaymentUseCases(
            store=store, payments=PaymentRows(store), channels=channels, step_up_above=Decimal("1000.00")
        )
        self.payer = an_actor(account=PAYER)
        self.bill_id = Bill.id_about(APPLICATION, Purpose.PRESERVATION_FEE)
        self.open_bill()

    def open_bill(self, amount: str = "220.00", about: UUID = APPLICATION, **more: Any) -> dict[str, Any]:
        return self.payment.open_bill(
            cause=a_cause(PAYING_SERVICE),
            about_id=about,
            account_id=PAYER,
            purpose=Purpose.PRESERVATION_FEE,
            amount=Decimal(amount),
            due_on=date(2026, 3, 9),
            **more,
        )

    def start(self, channel: str = "wechat") -> UUID:
        cause = a_cause(self.payer)
        started = self.payment.start_payment(cause=cause, bill_id=self.bill_id, channel=channel)
        return UUID(self.payment.place_order(started)["id"])

    def record(self, body: str, channel: str = "wechat", signature: str = GOOD) -> dict[str, Any]:
        cause = a_cause(an_actor("anonymous"))
        return self.payment.record_payment(cause=cause, channel=channel, body=body, signature=signature)

    def settle(self, after: timedelta = timedelta(minutes=1)) -> int:
        return self.payment.settle_payments(cause=replace(a_cause(PAYING_SERVICE), mark="", at=NOON + after))

    def view(self) -> dict[str, Any]:
        return self.payment.view_bill(by=self.payer, bill_id=self.bill_id)

    def bill(self) -> Bill:
        bill: Bill | None = self.store.find(Bill, self.bill_id)
        assert bill is not None
        return bill

    def happened(self) -> list[str]:
        return [type(each).__name__ for each in self.store.events()]
