"""Bills, attempts and callbacks, over a store and channels in memory."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from services.chassis.refusals import Unknown
from services.chassis.store import Taken
from services.chassis.testing import NOON, a_cause, an_actor
from services.payment.domain import (
    ORDER_LASTS,
    BillAlreadyPaid,
    BillDiffers,
    BillState,
    CallbackUntrusted,
    ChannelUnknown,
    Purpose,
)
from services.payment.projections import RECEIPTS
from services.payment.tests.channels import callback
from services.payment.tests.world import APPLICATION, World
from services.payment.use_cases.ports import Order, OrderState, Outcome


def test_a_fee_assessed_again_meets_the_same_bill(world: World) -> None:
    assert world.open_bill() == {"id": str(world.bill_id), "version": 1, "status": "OPEN"}
    assert world.happened() == ["Opened"]


def test_a_fee_assessed_differently_is_not_swallowed(world: World) -> None:
    with pytest.raises(BillDiffers):
        world.open_bill("221.00")


def test_the_payer_sees_the_bill_by_its_id_and_by_what_it_is_for(world: World) -> None:
    seen = world.view()
    assert seen == world.payment.view_bill_about(by=world.payer, about_id=APPLICATION)
    assert (seen["amount"], seen["state"], seen["paid_at"]) == (Decimal("220.00"), "OPEN", None)
    assert seen["channels"] == ["wechat", "alipay"]


def test_nobody_else_learns_that_there_is_a_bill(world: World) -> None:
    for stranger in (an_actor(), an_actor("judge", office="湘"), an_actor("operator")):
        with pytest.raises(Unknown):
            world.payment.view_bill(by=stranger, bill_id=world.bill_id)
        with pytest.raises(Unknown):
            world.payment.view_bill_about(by=stranger, about_id=APPLICATION)
        with pytest.raises(Unknown):
            world.payment.start_payment(cause=a_cause(stranger), bill_id=world.bill_id, channel="wechat")


def test_an_attempt_places_an_order_over_the_whole_amount_for_two_hours(world: World) -> None:
    payment_id = world.start()
    assert world.wechat.placed[payment_id] == Order(
        payment_id=payment_id,
        amount_fen=22000,
        purpose=Purpose.PRESERVATION_FEE,
        expires_at=NOON + ORDER_LASTS,
    )
    (seen,) = world.view()["payments"]
    assert (seen["id"], seen["state"]) == (payment_id, "STARTED")
    assert seen["pay_url"] == world.wechat.pay_url(payment_id)


def test_an_attempt_said_again_is_found_by_its_mark_with_the_same_address(world: World) -> None:
    cause = a_cause(world.payer)
    first = world.payment.start_payment(cause=cause, bill_id=world.bill_id, channel="wechat")
    with pytest.raises(Taken) as repeat:
        world.payment.start_payment(cause=cause, bill_id=world.bill_id, channel="wechat")
    assert first.answer["pay_url"].encode() in (repeat.value.answer or b"")


def test_an_attempt_is_stored_before_its_channel_hears_of_it(world: World) -> None:
    started = world.payment.start_payment(cause=a_cause(world.payer), bill_id=world.bill_id, channel="wechat")
    assert world.happened() == ["Opened", "PaymentStarted"]
    assert not world.wechat.placed
    assert world.payment.place_order(started) == started.answer
    assert list(world.wechat.placed) == [UUID(started.answer["id"])]


def test_a_crash_before_the_order_is_placed_does_not_lose_the_attempt(world: World) -> None:
    started = world.payment.start_payment(cause=a_cause(world.payer), bill_id=world.bill_id, channel="wechat")
    world.settle()
    assert list(world.wechat.placed) == [UUID(started.answer["id"])]


def test_a_payment_method_that_is_not_there_is_refused(world: World) -> None:
    with pytest.raises(ChannelUnknown):
        world.start("cash")


def test_a_silent_channel_does_not_lose_the_attempt(world: World) -> None:
    world.wechat.up = False
    world.start()
    world.settle()
    assert not world.wechat.placed
    world.wechat.up = True
    world.settle()
    (payment_id,) = world.wechat.placed
    assert world.bill().payments[payment_id].state.value == "STARTED"


def test_a_callback_pays_the_bill_at_the_channels_own_time(world: World) -> None:
    paid_at = NOON + timedelta(minutes=3)
    answer = world.record(callback(world.start(), at=paid_at))
    assert answer == {"id": str(world.bill_id), "version": 3, "status": "PAID"}
    seen = world.view()
    assert (seen["state"], seen["paid_at"], seen["channel"]) == ("PAID", paid_at, "wechat")


def test_a_callback_ten_times_has_one_effect_and_the_same_answer(world: World) -> None:
    body = callback(world.start(), at=NOON)
    answers = [world.record(body) for _ in range(10)]
    assert answers == answers[:1] * 10
    assert world.happened() == ["Opened", "PaymentStarted", "Paid"]


def test_a_transaction_counts_once_even_for_another_attempt(world: World) -> None:
    first, second = world.start(), world.start()
    world.record(callback(first, at=NOON, transaction="T1"))
    world.record(callback(second, at=NOON, transaction="T1"))
    assert world.happened().count("Paid") == 1
    assert "PaymentInExcess" not in world.happened()


def test_a_second_success_is_kept_to_be_refunded(world: World) -> None:
    first, second = world.start(), world.start("alipay")
    world.record(callback(first, at=NOON, transaction="T1"))
    assert world.record(callback(second, at=NOON, transaction="T1"), "alipay")["status"] == "PAID"
    assert [row["kind"] for row in world.store.rows(RECEIPTS)] == ["PAID", "IN_EXCESS"]
    with pytest.raises(BillAlreadyPaid):
        world.start()


def test_another_amount_is_kept_and_the_bill_stays_open(world: World) -> None:
    assert world.record(callback(world.start(), at=NOON, amount_fen=21999))["status"] == "OPEN"
    assert [row["kind"] for row in world.store.rows(RECEIPTS)] == ["MISMATCHED"]


def test_a_callback_for_an_order_that_is_not_ours_is_refused(world: World) -> None:
    with pytest.raises(Unknown):
        world.record(callback(UUID(int=9), at=NOON))


def test_a_channel_speaks_for_its_own_orders_only(world: World) -> None:
    payment_id = world.start("alipay")
    with pytest.raises(Unknown):
        world.record(callback(payment_id, at=NOON), "wechat")
    with pytest.raises(ChannelUnknown):
        world.record(callback(payment_id, at=NOON), "cash")


def test_an_unsigned_callback_is_refused_before_anything_is_looked_up(world: World) -> None:
    with pytest.raises(CallbackUntrusted):
        world.record(callback(world.start(), at=NOON), signature="bad")
    assert world.bill().state is BillState.OPEN


def test_a_success_without_a_transaction_is_no_success(world: World) -> None:
    with pytest.raises(CallbackUntrusted):
        world.record(callback(world.start(), at=NOON, transaction=""))


def test_a_lost_callback_is_made_up_for_by_asking(world: World) -> None:
    payment_id = world.start()
    world.wechat.outcomes[payment_id] = Outcome(
        payment_id=payment_id, state=OrderState.SUCCEEDED, amount_fen=22000, transaction="T1", at=NOON
    )
    assert world.settle(after=timedelta(seconds=4)) == 0
    assert world.settle(after=timedelta(seconds=11)) == 1
    assert world.bill().state is BillState.PAID
    world.record(callback(payment_id, at=NOON))
    assert world.happened().count("Paid") == 1
    assert world.settle() == 0


def test_an_attempt_still_open_is_left_alone(world: World) -> None:
    world.start()
    assert world.settle() == 1
    assert world.happened() == ["Opened", "PaymentStarted"]


def test_an_order_that_never_arrived_fails_when_its_time_is_over(world: World) -> None:
    payment_id = world.start()
    world.wechat.placed.clear()
    world.settle(after=ORDER_LASTS)
    assert world.bill().payments[payment_id].state.value == "FAILED"
    assert not world.wechat.placed


def test_other_attempts_are_closed_once_the_bill_is_paid(world: World) -> None:
    first, second = world.start(), world.start("alipay")
    world.record(callback(first, at=NOON))
    world.settle()
    assert world.alipay.outcomes[second].state is OrderState.CLOSED
    assert world.bill().payments[second].state.value == "FAILED"


def test_a_channel_that_is_silent_does_not_hold_up_the_others(world: World) -> None:
    world.start()
    payment_id = world.start("alipay")
    world.wechat.up = False
    world.alipay.outcomes[payment_id] = Outcome(
        payment_id=payment_id, state=OrderState.SUCCEEDED, amount_fen=22000, transaction="A1", at=NOON
    )
    world.settle()
    assert world.bill().state is BillState.PAID
