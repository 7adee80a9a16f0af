from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.guarantee.clients.insurers import Insurers
from services.guarantee.domain.tariff import FACTORS, Facts, Slice, Tariff

D = Decimal
TODAY = date(2026, 11, 22)
INSURERS = Insurers.read().all()
TARIFFS = [tariff for insurer in INSURERS for tariff in insurer.tariffs]
amounts = st.decimals("0.01", "100000000", places=2)
tariffs = st.sampled_from(TARIFFS)
facts = st.builds(
    Facts,
    category=st.sampled_from(["PRE_LITIGATION", "LITIGATION", "ARBITRATION", "PRE_ENFORCEMENT"]),
    amount=amounts,
    claimed=st.none() | amounts,
    respondents=st.integers(1, 200),
)


@pytest.fixture(scope="module")
def demo() -> Tariff:
    demo = Insurers.read().get("demo-insurer")
    assert demo
    tariff = demo.tariff(TODAY)
    assert tariff
    return tariff


@pytest.mark.parametrize(
    ("amount", "premium"),
    [
        ("0.01", "500.00"),
        ("333333.33", "500.00"),
        ("333337", "500.01"),
        ("1000000", "1500.00"),
        ("1000000.01", "1500.00"),
        ("1000100", "1500.12"),
        ("5000000", "6300.00"),
        ("50000000", "51300.00"),
        ("100000000", "91300.00"),
    ],
)
def test_the_default_tariff_is_sliced_cumulatively_with_a_minimum(
    demo: Tariff, amount: str, premium: str
) -> None:
    assert demo.premium(D(amount)).premium == D(premium)


def test_half_a_fen_is_rounded_up(demo: Tariff) -> None:
    assert demo.premium(D("400003.33")).sliced == D("600.00")
    assert demo.premium(D("400003.34")).sliced == D("600.01")


def test_the_breakdown_lists_each_slice(demo: Tariff) -> None:
    first, second = demo.premium(D(1_500_000)).parts

    assert (first.from_, first.to, first.rate, first.basis, first.premium) == (
        D(0),
        D(1_000_000),
        D("0.0015"),
        D(1_000_000),
        D("1500.00"),
    )
    assert (second.from_, second.to, second.basis, second.premium) == (
        D(1_000_000),
        D(5_000_000),
        D(500_000),
        D("600.00"),
    )


def test_above_the_tariff_there_is_no_figure(demo: Tariff) -> None:
    computed = demo.premium(D("100000000.01"))

    assert computed.by_hand
    assert computed.premium is None
    assert computed.parts == ()


def test_the_minimum_and_the_cap_hold_after_the_loading() -> None:
    tariff = Tariff(
        version="X",
        since=TODAY,
        slices=(Slice(D(1_000_000), D("0.001")),),
        minimum=D(300),
        cap=D(900),
    )

    assert tariff.premium(D(290_000), D(30)).premium == D("377.00")
    assert tariff.premium(D(350_000), D(-30)).minimum_applied
    assert tariff.range(D(800_000)) == (D("560.00"), D("900.00"))
    assert tariff.premium(D(800_000), D(30)).cap_applied


def test_nothing_cannot_be_insured(demo: Tariff) -> None:
    with pytest.raises(ValueError, match="0"):
        demo.premium(D(0))


@given(tariffs, amounts)
def test_the_parts_add_up(tariff: Tariff, amount: Decimal) -> None:
    computed = tariff.premium(amount)

    if not computed.by_hand:
        assert sum(each.basis for each in computed.parts) == amount
        assert sum(each.premium for each in computed.parts) == computed.sliced
        assert computed.minimum_applied == (computed.loaded < tariff.minimum)


@given(tariffs, amounts, amounts)
def test_more_never_costs_less(tariff: Tariff, one: Decimal, other: Decimal) -> None:
    less, more = (tariff.premium(each).premium for each in sorted((one, other)))

    assert less is None or more is None or less <= more


@given(tariffs, facts)
def test_the_loading_is_the_factors_together_inside_thirty_per_cent(tariff: Tariff, facts: Facts) -> None:
    loadings = tariff.loaded_by(facts)
    percent = tariff.percent(loadings)

    assert abs(percent) <= 30
    together = sum(each.percent for each in loadings)
    assert percent == together or abs(percent) == tariff.most_loading


@given(tariffs, facts)
def test_a_proposed_premium_lies_in_the_range(tariff: Tariff, facts: Facts) -> None:
    premium = tariff.premium(facts.amount, tariff.percent(tariff.loaded_by(facts))).premium
    least, most = tariff.range(facts.amount)

    if premium is None:
        assert least is most is None
    else:
        assert least is not None
        assert most is not None
        assert least <= premium <= most
        assert premium == premium.quantize(D("0.01"))


def test_each_factor_is_explained_and_counts_where_it_applies() -> None:
    everywhere = Tariff(
        version="X",
        since=TODAY,
        slices=(Slice(D(10), D("0.001")),),
        minimum=D(1),
        loadings=dict.fromkeys(FACTORS, D(1)),
    )

    def codes(**known: object) -> set[str]:
        facts = Facts(**({"category": "LITIGATION", "amount": D(100)} | known))  # type: ignore[arg-type]
        return {each.code for each in everywhere.loaded_by(facts)}

    assert codes() == set()
    assert codes(category="PRE_LITIGATION") == {"PRE_LITIGATION"}
    assert codes(category="ARBITRATION") == {"ARBITRATION"}
    assert codes(category="PRE_ENFORCEMENT") == {"PRE_ENFORCEMENT"}
    assert codes(claimed=D("99.99")) == {"ABOVE_CLAIM"}
    assert codes(claimed=D(100)) == set()
    assert codes(claimed=D(200)) == {"FAR_BELOW_CLAIM"}
    assert codes(respondents=3) == set()
    assert codes(respondents=4) == {"MANY_RESPONDENTS"}
