"""Premiums: billed after the approval, and paid back where no insurer bears anything for them any more."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.guarantee import events as guarantee
from contracts.payment.events import BillOpened, BillPaid
from services.chassis.causes import Actor
from services.chassis.refusals import NotYet, Unknown
from services.chassis.store import Conflict
from services.chassis.testing import NOON, a_cause, an_actor
from services.payment.domain import Bill, BillClosed, BillState, Purpose, RefundTooLarge
from services.payment.projections import RECEIPTS
from services.payment.publishing import told
from services.payment.reactions import REACTIONS
from services.payment.tests.channels import callback
from services.payment.tests.world import PAYER, PAYING_SERVICE, World

GUARANTEE, FIRM = UUID(int=21), UUID(int=22)
OF: dict[str, Any] = {"application_id": GUARANTEE, "account_id": PAYER, "insurer": "demo-insurer"}
APPROVED = guarantee.GuaranteeApproved(
    **OF, premium=Decimal("360.00"), due_on=date(2026, 3, 9), approved_at=NOON
)
WITHDRAWN = guarantee.GuaranteeWithdrawn(**OF, withdrawn_at=NOON)
EXPIRED = guarantee.QuoteExpired(**OF, expired_at=NOON)


def surrendered(refund: str) -> guarantee.GuaranteeSurrendered:
    return guarantee.GuaranteeSurrendered(
        **OF, letter_no="DEMO-BH-1", refund=Decimal(refund), surrendered_at=NOON
    )


def endorsed(refund: str, no: str = "PD-1") -> guarantee.GuaranteeEndorsed:
    return guarantee.GuaranteeEndorsed(
        **OF,
        endorsement_no=no,
        kind="AMOUNT_LOWERED",
        letter_no="DEMO-BH-1",
        amount=Decimal("10000.00"),
        refund=Decimal(refund),
        endorsed_at=NOON,
    )


def hear(world: World, *messages: Any) -> None:
    for each in messages:
        REACTIONS[type(each)](world.payment, each, a_cause(PAYING_SERVICE))


def view(world: World, by: Actor | None = None) -> dict[str, Any]:
    return world.payment.view_bill_about(by=by or world.payer, about_id=GUARANTEE)


def start(world: World) -> UUID:
    bill_id = Bill.id_about(GUARANTEE, Purpose.GUARANTEE_PREMIUM)
    started = world.payment.start_payment(cause=a_cause(world.payer), bill_id=bill_id, channel="wechat")
    return UUID(world.payment.place_order(started)["id"])


def money(world: World, payment_id: UUID, transaction: str = "T9") -> None:
    world.record(callback(payment_id, at=NOON, amount_fen=36000, transaction=transaction))


def test_an_approved_guarantee_opens_one_bill_over_its_premium(world: World) -> None:
    hear(world, APPROVED, APPROVED)

    seen = view(world)
    assert (seen["purpose"], seen["amount"], seen["due_on"], seen["refund_due"]) == (
        "GUARANTEE_PREMIUM",
        Decimal("360.00"),
        date(2026, 3, 9),
        Decimal("0.00"),
    )
    assert world.happened().count("Opened") == 2  # the fee's, and the premium's


def test_a_premium_is_told_as_one(world: World) -> None:
    hear(world, APPROVED)
    money(world, start(world))

    messages = [each.message for each in map(told, world.store.events()) if each]
    assert [type(each) for each in messages] == [BillOpened, BillOpened, BillPaid]
    assert [each.purpose for each in messages] == [  # type: ignore[attr-defined]
        "PRESERVATION_FEE",
        "GUARANTEE_PREMIUM",
        "GUARANTEE_PREMIUM",
    ]


def test_the_bill_for_a_premium_is_seen_by_whose_guarantee_it_is_and_by_nobody_else(world: World) -> None:
    hear(world, APPROVED)
    assert view(world)
    for stranger in (an_actor(), an_actor("underwriter", office="demo-insurer")):
        with pytest.raises(Unknown):
            view(world, stranger)


def test_the_bill_for_an_organisation_s_premium_is_its_own(world: World) -> None:
    theirs = replace(APPROVED, organisation_id=FIRM)
    hear(world, theirs)

    assert view(world, replace(an_actor(), acts_for=(FIRM,)))
    with pytest.raises(Unknown):
        view(world)


def test_a_premium_tried_out_is_there_for_test_keys_alone(world: World) -> None:
    hear(world, replace(APPROVED, test=True))

    assert view(world, replace(world.payer, test=True))
    with pytest.raises(Unknown):
        view(world)


def test_a_guarantee_that_never_had_a_bill_is_withdrawn_all_the_same(world: World) -> None:
    hear(world, WITHDRAWN)
    assert world.happened() == ["Opened"]


@pytest.mark.parametrize("ended", [WITHDRAWN, EXPIRED], ids=["withdrawn", "expired"])
def test_once_the_application_ended_no_payment_begins_and_what_still_comes_is_due_back(
    world: World, ended: Any
) -> None:
    hear(world, APPROVED)
    under_way = start(world)
    hear(world, ended, ended)

    with pytest.raises(BillClosed):
        start(world)
    money(world, under_way)
    seen = view(world)
    assert (seen["state"], seen["refund_due"]) == ("CLOSED", Decimal("360.00"))
    assert [each["kind"] for each in world.store.rows(RECEIPTS)] == ["IN_EXCESS"]


@pytest.mark.parametrize("ended", [WITHDRAWN, EXPIRED], ids=["withdrawn", "expired"])
def test_a_payment_that_crosses_the_end_of_its_application_is_due_back_once(world: World, ended: Any) -> None:
    hear(world, APPROVED)
    money(world, start(world))
    hear(world, ended, ended)

    seen = view(world)
    assert (seen["state"], seen["refund_due"]) == ("PAID", Decimal("360.00"))
    assert world.happened().count("RefundDue") == 1


@pytest.mark.parametrize("ended", [WITHDRAWN, EXPIRED], ids=["withdrawn", "expired"])
@pytest.mark.parametrize("order", sorted(set(itertools.permutations(("first", "second", "end", "end")))))
def test_in_whatever_order_money_and_the_end_come_all_that_came_in_is_due_back(
    world: World, order: tuple[str, ...], ended: Any
) -> None:
    hear(world, APPROVED)
    attempts = {"first": start(world), "second": start(world)}
    for each in order:
        if each == "end":
            hear(world, ended)
        else:
            money(world, attempts[each], each)

    assert view(world)["refund_due"] == Decimal("720.00")
    assert len(world.store.rows(RECEIPTS)) == 2


def test_what_a_surrender_and_endorsements_give_back_is_shown_on_the_bill(world: World) -> None:
    hear(world, APPROVED)
    money(world, start(world))
    hear(world, endorsed("60.00"), endorsed("60.00"), endorsed("0.00", "PD-2"))
    assert view(world)["refund_due"] == Decimal("60.00")

    hear(world, endorsed("40.00", "PD-3"), surrendered("150.00"))
    seen = view(world)
    assert (seen["state"], seen["amount"], seen["refund_due"]) == (
        "PAID",
        Decimal("360.00"),
        Decimal("250.00"),
    )
    assert told(world.store.events()[-1]) is None


def test_money_that_came_twice_is_due_back_too(world: World) -> None:
    hear(world, APPROVED)
    first, second = start(world), start(world)
    money(world, first, "T1")
    money(world, second, "T2")
    hear(world, surrendered("300.00"))

    assert view(world)["refund_due"] == Decimal("660.00")


def test_never_more_is_paid_back_than_was_paid(world: World) -> None:
    hear(world, APPROVED)
    with pytest.raises(RefundTooLarge):
        hear(world, surrendered("0.01"))
    money(world, start(world))
    with pytest.raises(RefundTooLarge):
        hear(world, surrendered("360.01"))


def test_a_refund_of_a_bill_that_was_not_heard_of_waits(world: World) -> None:
    with pytest.raises(NotYet):
        hear(world, surrendered("10.00"))


def test_the_end_of_a_guarantee_leaves_the_court_s_fee_alone(world: World) -> None:
    other = guarantee.GuaranteeWithdrawn(
        application_id=uuid4(), account_id=PAYER, insurer="demo-insurer", withdrawn_at=NOON
    )
    hear(world, other)
    assert world.view()["state"] == "OPEN"


@pytest.mark.parametrize("ended", [WITHDRAWN, EXPIRED], ids=["withdrawn", "expired"])
def test_an_end_that_is_heard_before_the_approval_leaves_nothing_to_pay(world: World, ended: Any) -> None:
    hear(world, ended, ended, APPROVED, APPROVED)
    with pytest.raises(Unknown):
        view(world)


def test_of_an_approval_and_an_end_heard_at_once_one_looks_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    find, bill_id = world.store.find, Bill.id_about(GUARANTEE, Purpose.GUARANTEE_PREMIUM)

    def find_too_early(*_: Any) -> Any:
        monkeypatch.setattr(world.store, "find", find)
        hear(world, APPROVED)

    monkeypatch.setattr(world.store, "find", find_too_early)
    with pytest.raises(Conflict):
        hear(world, WITHDRAWN)
    hear(world, WITHDRAWN)
    assert find(Bill, bill_id).state is BillState.CLOSED
