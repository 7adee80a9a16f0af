"""What may count as the payment of a bill."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from services.chassis.testing import NOON
from services.payment.domain import (
    Bill,
    BillAlreadyPaid,
    BillClosed,
    BillDiffers,
    BillState,
    Closing,
    NothingToPay,
    PaymentState,
    Purpose,
    Receipt,
    fen,
    yuan,
)

APPLICATION, PAYER, FIRST, SECOND = (UUID(int=number) for number in range(1, 5))
RECEIPT = Receipt(
    payment_id=FIRST,
    channel="wechat",
    transaction="4200001",
    amount_fen=22000,
    paid_at=NOON + timedelta(minutes=2),
)


def a_bill(*, attempts: tuple[UUID, ...] = (FIRST,)) -> Bill:
    bill = Bill.open(
        about_id=APPLICATION,
        account_id=PAYER,
        purpose=Purpose.PRESERVATION_FEE,
        amount_fen=22000,
        due_on=date(2026, 3, 9),
        opened_at=NOON,
    )
    for each in attempts:
        bill.start_payment(payment_id=each, channel="wechat", started_at=NOON)
    return bill


def happened(bill: Bill) -> list[str]:
    return [type(each).__name__ for each in bill.pending_events]


def test_whoever_opens_the_bill_again_meets_the_same_one() -> None:
    assert a_bill().id == a_bill().id == Bill.id_about(APPLICATION, Purpose.PRESERVATION_FEE)
    assert a_bill().id != Bill.id_about(APPLICATION, Purpose.GUARANTEE_PREMIUM)


def test_a_bill_is_over_at_least_one_fen() -> None:
    with pytest.raises(NothingToPay):
        Bill.open(
            about_id=APPLICATION,
            account_id=PAYER,
            purpose=Purpose.PRESERVATION_FEE,
            amount_fen=0,
            due_on=date(2026, 3, 9),
            opened_at=NOON,
        )


def test_a_bill_is_not_taken_for_one_of_another_amount_or_payer() -> None:
    a_bill().must_be(account_id=PAYER, amount_fen=22000)
    with pytest.raises(BillDiffers):
        a_bill().must_be(account_id=PAYER, amount_fen=22001)
    with pytest.raises(BillDiffers):
        a_bill().must_be(account_id=APPLICATION, amount_fen=22000)


def test_the_whole_amount_pays_the_bill_at_the_channels_own_time() -> None:
    bill = a_bill()
    bill.receive(RECEIPT)
    assert bill.state is BillState.PAID
    assert bill.paid_by == RECEIPT
    assert bill.payments[FIRST].state is PaymentState.SUCCEEDED


def test_a_paid_bill_takes_no_further_attempt() -> None:
    bill = a_bill()
    bill.receive(RECEIPT)
    with pytest.raises(BillAlreadyPaid):
        bill.start_payment(payment_id=SECOND, channel="wechat", started_at=NOON)


def test_a_payment_after_the_due_date_is_begun_all_the_same() -> None:
    bill = a_bill(attempts=())
    bill.start_payment(payment_id=FIRST, channel="wechat", started_at=NOON + timedelta(days=30))
    assert bill.payments[FIRST].state is PaymentState.STARTED


def test_a_second_success_is_kept_and_pays_nothing() -> None:
    bill = a_bill(attempts=(FIRST, SECOND))
    bill.receive(RECEIPT)
    bill.receive(replace(RECEIPT, payment_id=SECOND, transaction="4200002"))
    assert happened(bill)[-2:] == ["Paid", "PaymentInExcess"]
    assert bill.paid_by == RECEIPT


@pytest.mark.parametrize("amount_fen", [1, 21999, 22001, 44000])
def test_another_amount_is_kept_and_pays_nothing(amount_fen: int) -> None:
    bill = a_bill()
    bill.receive(replace(RECEIPT, amount_fen=amount_fen))
    assert happened(bill)[-1] == "PaymentMismatched"
    assert bill.state is BillState.OPEN


def test_a_failed_attempt_leaves_the_bill_open_for_the_next() -> None:
    bill = a_bill()
    bill.fail_payment(payment_id=FIRST, failed_at=NOON)
    assert bill.payments[FIRST].state is PaymentState.FAILED
    bill.start_payment(payment_id=SECOND, channel="alipay", started_at=NOON)
    assert bill.state is BillState.OPEN


def test_money_that_comes_after_a_failure_is_money() -> None:
    bill = a_bill()
    bill.fail_payment(payment_id=FIRST, failed_at=NOON)
    bill.receive(RECEIPT)
    assert bill.state is BillState.PAID


def test_a_failure_that_comes_after_the_money_changes_nothing() -> None:
    bill = a_bill()
    bill.receive(RECEIPT)
    bill.fail_payment(payment_id=FIRST, failed_at=NOON)
    assert happened(bill)[-1] == "Paid"


def test_yuan_and_fen_are_the_same_money() -> None:
    assert fen(Decimal("220.00")) == 22000
    assert yuan(22000) == Decimal("220.00")
    assert str(yuan(1)) == "0.01"
    with pytest.raises(ValueError, match="no whole number of fen"):
        fen(Decimal("0.001"))


def test_a_revised_bill_asks_for_the_new_amount_and_closes_the_orders_over_the_old_one() -> None:
    bill = a_bill()
    bill.revise(amount_fen=15400, due_on=date(2026, 3, 16), at=NOON)
    bill.start_payment(payment_id=SECOND, channel="wechat", started_at=NOON)

    assert (bill.amount_fen, bill.due_on) == (15400, date(2026, 3, 16))
    assert bill.is_stale(bill.payments[FIRST])
    assert not bill.is_stale(bill.payments[SECOND])


def test_money_over_the_old_amount_is_kept_as_a_fact_and_pays_nothing() -> None:
    bill = a_bill()
    bill.revise(amount_fen=15400, due_on=None, at=NOON)
    bill.receive(RECEIPT)

    assert bill.state is BillState.OPEN
    assert happened(bill)[-1] == "PaymentMismatched"


def test_what_was_paid_stays_paid_whatever_the_court_decides_later() -> None:
    bill = a_bill()
    bill.receive(RECEIPT)
    bill.revise(amount_fen=15400, due_on=None, at=NOON)
    bill.close(Closing.WAIVED, at=NOON)

    assert (bill.state, bill.amount_fen) == (BillState.PAID, 22000)


@pytest.mark.parametrize("because", [Closing.WAIVED, Closing.WITHDRAWN, Closing.DISMISSED])
def test_on_a_closed_bill_nothing_is_paid_and_money_under_way_is_refunded_by_a_person(
    because: Closing,
) -> None:
    bill = a_bill()
    bill.close(because, at=NOON)

    with pytest.raises(BillClosed):
        bill.start_payment(payment_id=SECOND, channel="wechat", started_at=NOON)
    bill.receive(RECEIPT)
    assert (bill.state, happened(bill)[-1]) == (BillState.CLOSED, "PaymentInExcess")


def test_money_under_way_when_an_application_lapses_pays_its_bill_so_that_the_court_hears_of_it() -> None:
    bill = a_bill()
    bill.close(Closing.LAPSED, at=NOON)
    bill.receive(RECEIPT)

    assert (bill.state, happened(bill)[-1]) == (BillState.PAID, "Paid")


def test_an_application_taken_up_again_is_paid_by_the_same_bill() -> None:
    bill = a_bill()
    bill.close(Closing.LAPSED, at=NOON)
    bill.revise(amount_fen=22000, due_on=date(2026, 3, 30), at=NOON)

    assert (bill.state, bill.due_on) == (BillState.OPEN, date(2026, 3, 30))


def test_the_assessment_heard_again_after_a_revision_meets_the_same_bill() -> None:
    bill = a_bill()
    bill.revise(amount_fen=15400, due_on=None, at=NOON)

    bill.must_be(account_id=PAYER, amount_fen=22000)


@pytest.mark.parametrize("because", [Closing.WAIVED, Closing.WITHDRAWN, Closing.DISMISSED])
def test_what_is_owed_no_more_is_not_asked_for_again_by_a_revision(because: Closing) -> None:
    bill = a_bill()
    bill.close(because, at=NOON)
    bill.revise(amount_fen=15400, due_on=None, at=NOON)

    assert bill.state is BillState.CLOSED
