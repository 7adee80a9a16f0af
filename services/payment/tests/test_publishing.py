"""What the others hear of payment, and what payment hears of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from contracts.payment.events import BillOpened, BillPaid
from contracts.payment.rpc import CHANNELS, VIEW_BILL
from contracts.preservation.events import FeeAssessed
from services.chassis.testing import NOON, a_cause
from services.payment.clients import SANDBOX_CHANNELS
from services.payment.domain import Bill, Purpose
from services.payment.publishing import told
from services.payment.reactions import REACTIONS
from services.payment.tests.channels import callback
from services.payment.tests.world import APPLICATION, PAYER, World

EVENTS = {each for each in vars(Bill).values() if isinstance(each, type) and issubclass(each, Bill.Event)} - {
    Bill.Event
}


def test_opening_and_paying_are_told_in_yuan_and_the_rest_stays_inside() -> None:
    world = World()
    first, second = world.start(), world.start("alipay")
    world.record(callback(first, at=NOON))
    world.record(callback(second, at=NOON), "alipay")
    messages = [each.message for each in map(told, world.store.events()) if each]
    assert messages == [
        BillOpened(
            bill_id=world.bill_id,
            about_id=APPLICATION,
            account_id=PAYER,
            amount=Decimal("220.00"),
            opened_at=NOON,
        ),
        BillPaid(
            bill_id=world.bill_id,
            about_id=APPLICATION,
            account_id=PAYER,
            amount=Decimal("220.00"),
            channel="wechat",
            transaction="T1",
            paid_at=NOON,
        ),
    ]


def test_a_fee_assessed_opens_its_bill() -> None:
    world = World()
    application = UUID(int=11)
    heard = FeeAssessed(
        application_id=application,
        account_id=PAYER,
        court="湘",
        amount=Decimal("5000.00"),
        due_on=date(2026, 3, 9),
        assessed_at=NOON,
    )
    for _ in range(2):
        REACTIONS[FeeAssessed](world.payment, heard, a_cause())
    seen = world.payment.view_bill_about(by=world.payer, about_id=application)
    assert (seen["id"], seen["amount"]) == (
        Bill.id_about(application, Purpose.PRESERVATION_FEE),
        heard.amount,
    )


def test_a_bill_is_answered_as_the_contract_spells_it() -> None:
    world = World()
    answer = VIEW_BILL.answer.dump(world.view())
    assert (answer["amount"], answer["due_on"], answer["purpose"]) == (
        "220.00",
        "2026-03-09",
        "PRESERVATION_FEE",
    )


def test_the_channels_are_those_of_the_contract() -> None:
    assert SANDBOX_CHANNELS == CHANNELS
