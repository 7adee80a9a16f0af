from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.guarantee.clients.insurers import Insurers
from services.guarantee.domain.refusals import AmountNotLower
from services.guarantee.domain.surrender import (
    Refund,
    Term,
    claim_due,
    lowered,
    pro_rata,
    surrender,
    term,
)

D = Decimal
DEMO = Insurers.read().at("湘", "demo-insurer")
TARIFF = DEMO.tariffs[0]
BEGAN = date(2026, 11, 22)
TERM = Term(since=BEGAN, until=BEGAN + timedelta(days=99))
premiums = st.decimals("0.01", "100000", places=2)
days = st.integers(-10, 200).map(lambda each: BEGAN + timedelta(days=each))
amounts = st.decimals("0.01", "200000000", places=2)


def give_back(premium: str = "1500", *, began: date | None = None, on: date = BEGAN) -> Refund:
    return surrender(DEMO, premium=D(premium), began_on=began, term=TERM, on=on)


def lower(before: str, after: str, premium: str, *, began: date | None = None, on: date = BEGAN) -> Refund:
    return lowered(
        TARIFF,
        loading=D(0),
        premium=D(premium),
        before=D(before),
        after=D(after),
        began_on=began,
        term=TERM,
        on=on,
    )


@pytest.mark.parametrize(
    ("premium", "refund"),
    [("1500", "1350.00"), ("5000", "4800"), ("0.05", "0.04")],  # ten per cent, two hundred at most, half up
)
def test_before_cover_began_the_premium_less_the_handling_charge_is_paid_back(
    premium: str, refund: str
) -> None:
    assert give_back(premium).refund == D(refund)


def test_a_surrender_says_how_it_was_computed() -> None:
    assert give_back().lines == (
        "保险责任尚未开始，退还保险费1,500.00元",
        "扣除手续费150.00元（保险费的10%，不超过200.00元）",
    )
    assert give_back(began=BEGAN, on=BEGAN + timedelta(days=9)).lines == (
        "保险责任已于2026年11月22日开始",
        "保险期间100日，剩余90日：1,500.00元×90÷100",
    )


@pytest.mark.parametrize(("after", "refund"), [(0, "1485.00"), (9, "1350.00"), (98, "15.00"), (99, "0.00")])
def test_after_cover_began_the_days_left_are_paid_back(after: int, refund: str) -> None:
    assert give_back(began=BEGAN, on=BEGAN + timedelta(days=after)).refund == D(refund)


@given(premiums, days, st.none() | st.just(BEGAN))
def test_a_refund_lies_between_nothing_and_the_premium(
    premium: Decimal, on: date, began: date | None
) -> None:
    refund = surrender(DEMO, premium=premium, began_on=began, term=TERM, on=on).refund

    assert 0 <= refund <= premium
    assert refund == refund.quantize(D("0.01"))


@given(premiums, days, days)
def test_who_waits_gets_no_more(premium: Decimal, one: date, other: date) -> None:
    assert pro_rata(premium, TERM, min(one, other)) >= pro_rata(premium, TERM, max(one, other))


def test_a_lowered_amount_returns_the_difference_by_the_same_tariff() -> None:
    found = lower("5000000", "1000000", "6300")

    assert found.refund == D("4800.00")
    assert found.lines == (
        "担保金额由5,000,000.00元降至1,000,000.00元，按原费率6,300.00元降至1,500.00元，保险费减少4,800.00元",
    )
    assert lower("5000000", "1000000", "6300", began=BEGAN, on=BEGAN + timedelta(days=49)).refund == D(
        "2400.00"
    )


def test_what_the_underwriter_asked_falls_as_the_tariff_does() -> None:
    assert lower("5000000", "1000000", "8190").refund == D("6240.00")


def test_nothing_comes_back_below_the_minimum() -> None:
    assert lower("300000", "200000", "500").refund == D("0.00")


def test_what_was_quoted_by_hand_falls_as_the_amount_does() -> None:
    assert lower("200000000", "150000000", "100000").refund == D("25000.00")


@pytest.mark.parametrize("after", ["5000000", "5000000.01", "0"])
def test_an_amount_is_lowered_and_never_to_nothing(after: str) -> None:
    with pytest.raises(AmountNotLower):
        lower("5000000", after, "6300")


@given(amounts, amounts, premiums)
def test_lowering_never_returns_the_whole_premium_nor_takes_more(
    one: Decimal, other: Decimal, premium: Decimal
) -> None:
    if one == other:
        return
    refund = lower(str(max(one, other)), str(min(one, other)), str(premium)).refund

    assert 0 <= refund < premium


@pytest.mark.parametrize(
    ("since", "months", "until"),
    [
        ("2026-11-22", 24, "2028-11-21"),
        ("2026-12-01", 12, "2027-11-30"),
        ("2026-01-01", 1, "2026-01-31"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-10-31", 2, "2026-12-30"),
    ],
)
def test_a_policy_runs_for_so_many_months(since: str, months: int, until: str) -> None:
    insurer = replace(DEMO, policy_months=months)

    assert term(insurer, date.fromisoformat(since)).until == date.fromisoformat(until)


def test_a_policy_that_ends_before_its_letter_is_warned_of() -> None:
    policy = term(DEMO, BEGAN)

    assert policy.warning() == (
        "保险期间至2028年11月21日止，短于保函有效期（至法院解除或者诉讼时效届满），届满前请办理延长保险期间的批改。"
    )
    assert "至2029年1月1日" in (policy.warning(date(2029, 1, 1)) or "")
    assert policy.warning(date(2028, 11, 21)) is None
    assert replace(policy, follows_letter=True).warning() is None


@pytest.mark.parametrize(
    ("rule", "due"), [("ASSESS", "2026-12-23"), ("PAY", "2026-12-03"), ("REFUSE", "2026-11-26")]
)
def test_a_claim_is_answered_within_the_days_of_the_law(rule: str, due: str) -> None:
    after_midnight_in_shanghai = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)

    assert claim_due(rule, after_midnight_in_shanghai) == date.fromisoformat(due)
