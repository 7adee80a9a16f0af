"""The application fee for preservation [诉讼费用交纳办法 art. 14(2)]."""

import csv
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.preservation.domain.fee import CAP, FLAT, assess

with (Path(__file__).parent / "fee_vectors.csv").open(encoding="utf-8") as lines:
    VECTORS = [(Decimal(row["basis_amount_yuan"]), Decimal(row["fee_yuan"])) for row in csv.DictReader(lines)]

amounts = st.decimals(0, 10**13, places=2)
FEN = Decimal("0.01")


@pytest.mark.parametrize(("amount", "fee"), VECTORS)
def test_every_vector_costs_what_its_file_says(amount: Decimal, fee: Decimal) -> None:
    assert assess(amount).fee == fee


@pytest.mark.parametrize(
    ("amount", "fee"),
    [
        ("1001", "30.01"),
        ("1234.56", "32.35"),
        ("5000", "70.00"),
        ("100000", "1020.00"),
        ("500000", "3020.00"),
    ],
)
def test_the_worked_boundaries_hold(amount: str, fee: str) -> None:
    assert assess(Decimal(amount)).fee == Decimal(fee)


def test_without_an_amount_it_is_thirty_yuan() -> None:
    fee = assess(None)
    assert (fee.amount, fee.fee, len(fee.tiers)) == (None, Decimal("30.00"), 1)


@given(amounts)
def test_the_slices_add_up_to_fee_and_amount(amount: Decimal) -> None:
    fee = assess(amount)
    assert sum(tier.fee for tier in fee.tiers) == fee.fee
    assert sum(tier.basis for tier in fee.tiers) == amount


@given(amounts)
def test_it_lies_between_thirty_and_five_thousand_to_the_fen(amount: Decimal) -> None:
    fee = assess(amount).fee
    assert FLAT <= fee <= CAP
    assert fee == fee.quantize(FEN)


@given(amounts, amounts)
def test_more_never_costs_less_and_never_more_than_one_per_cent_of_the_difference(
    one: Decimal, other: Decimal
) -> None:
    less, more = sorted((one, other))
    step = assess(more).fee - assess(less).fee
    assert 0 <= step <= (more - less) / 100 + FEN


@given(amounts)
def test_it_is_the_formula_of_the_law(amount: Decimal) -> None:
    exact = Decimal(30)
    if amount > 1000:
        exact += (min(amount, Decimal(100_000)) - 1000) * Decimal("0.01")
    if amount > 100_000:
        exact += (amount - 100_000) * Decimal("0.005")
    assert abs(assess(amount).fee - min(exact, CAP)) <= FEN / 2


def test_above_the_cap_the_last_slice_costs_nothing() -> None:
    last = asdict(assess(Decimal("1000000.00")))["tiers"][-1]
    assert last == {
        "from_": Decimal(896_000),
        "to": None,
        "rate": "0",
        "basis": Decimal(104_000),
        "fee": Decimal("0.00"),
    }


def test_a_negative_amount_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="-1"):
        assess(Decimal(-1))
