from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.guarantee.clients.insurers import Insurers
from services.guarantee.domain.quote import PremiumOutOfRange, Quote, QuoteOutdated, quotes

D = Decimal
AT = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
INSURERS = Insurers.read().all()
amounts = st.decimals("0.01", "300000000", places=2)


def ask(court: str = "湘0102", amount: str = "1000000", category: str = "LITIGATION") -> tuple[Quote, ...]:
    return quotes(INSURERS, court=court, amount=D(amount), category=category, at=AT)


def test_the_insurers_of_the_court_quote_side_by_side_the_cheapest_first() -> None:
    assert [(each.insurer, each.premium) for each in ask()] == [
        ("qinghe-demo", D("1400.00")),
        ("demo-insurer", D("1500.00")),
        ("shiguang-demo", D("1800.00")),
    ]
    assert {each.insurer for each in ask("京0101")} == {"demo-insurer", "songyue-demo"}
    assert [each.insurer for each in ask("测试")] == ["test-insurer"]


def test_a_quote_is_a_range_with_rates() -> None:
    quote = next(each for each in ask(amount="120467622.06", court="沪") if each.insurer == "songyue-demo")

    assert (quote.premium, quote.min_premium, quote.max_premium) == (
        D("88827.34"),
        D("62179.14"),
        D("115475.54"),
    )
    assert (quote.min_rate, quote.max_rate) == ("0.052%", "0.096%")


def test_above_the_limit_a_person_quotes_and_those_come_last() -> None:
    found = ask(amount="60000000")

    assert [(each.insurer, each.by_hand) for each in found] == [
        ("demo-insurer", False),
        ("qinghe-demo", True),
        ("shiguang-demo", True),
    ]
    by_hand = found[-1]
    assert (by_hand.premium, by_hand.min_premium, by_hand.max_rate) == (None, None, None)
    assert [each.text for each in by_hand.lines] == ["金额超过20,000,000.00元，由拾光演示相互保险社人工报价"]


def test_a_quote_says_how_it_was_computed() -> None:
    quote = next(
        each
        for each in quotes(
            INSURERS, court="湘", amount=D(1_500_000), category="PRE_LITIGATION", at=AT, claimed=D(1_000_000)
        )
        if each.insurer == "demo-insurer"
    )

    assert [(each.text, each.premium) for each in quote.lines] == [
        ("1,000,000.00元以内的部分：1,000,000.00元×0.15%", D("1500.00")),
        ("超过1,000,000.00元至5,000,000.00元的部分：500,000.00元×0.12%", D("600.00")),
        ("分段累计", D("2100.00")),
        ("诉前保全：+10%", None),
        ("保全金额高于诉讼标的额：+15%", None),
        ("风险浮动合计+25%（以±30%为限）", D("2625.00")),
    ]
    assert quote.premium == D("2625.00")
    assert quote.tariff == "A-2026-01"


def test_the_minimum_is_said() -> None:
    cheap = next(each for each in ask(amount="10000") if each.insurer == "demo-insurer")

    assert cheap.premium == D("500.00")
    assert cheap.lines[-1].text == "不足最低保费的，按最低保费计"


def test_a_quote_stands_until_its_last_day_in_shanghai_is_over() -> None:
    quote = ask()[0]

    assert quote.is_valid(datetime(2026, 11, 29, 15, 59, 59, tzinfo=UTC))
    assert not quote.is_valid(datetime(2026, 11, 29, 16, 0, tzinfo=UTC))
    quote.must_be_valid(AT)
    with pytest.raises(QuoteOutdated):
        quote.must_be_valid(datetime(2026, 11, 29, 16, 0, tzinfo=UTC))


def test_the_day_it_was_quoted_is_a_day_in_shanghai() -> None:
    just_after_midnight = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
    quote = quotes(INSURERS, court="湘", amount=D(1), category="LITIGATION", at=just_after_midnight)[0]

    assert quote.valid_until == datetime(2026, 11, 30, 16, 0, tzinfo=UTC)


def test_each_day_has_its_own_tariff() -> None:
    def version(at: datetime) -> str | None:
        found = quotes(INSURERS, court="沪", amount=D(1), category="LITIGATION", at=at)
        return next((each.tariff for each in found if each.insurer == "songyue-demo"), None)

    assert version(datetime(2026, 6, 30, 15, 59, tzinfo=UTC)) == "C-2025-07"
    assert version(datetime(2026, 6, 30, 16, 0, tzinfo=UTC)) == "C-2026-07"
    assert version(datetime(2025, 6, 30, 15, 59, tzinfo=UTC)) is None


def test_an_approved_premium_lies_in_the_range() -> None:
    quote = next(each for each in ask() if each.insurer == "demo-insurer")

    quote.must_be_in_range(D("1050.00"))
    quote.must_be_in_range(D("1950.00"))
    for premium in ("1049.99", "1950.01"):
        with pytest.raises(PremiumOutOfRange) as refused:
            quote.must_be_in_range(D(premium))
        assert refused.value.fields[0]["zh"] == "应在1,050.00元至1,950.00元之间"


def test_what_is_quoted_by_hand_may_cost_anything_but_nothing() -> None:
    by_hand = ask(amount="60000000")[-1]

    by_hand.must_be_in_range(D("0.01"))
    with pytest.raises(PremiumOutOfRange):
        by_hand.must_be_in_range(D(0))


def test_a_quote_fits_what_it_was_made_for_and_nothing_else() -> None:
    quote = next(each for each in ask() if each.insurer == "demo-insurer")
    asked = {"insurer": "demo-insurer", "court": "湘0102", "amount": D(1_000_000), "category": "LITIGATION"}

    assert quote.fits(**asked)  # type: ignore[arg-type]
    for name, other in [("insurer", "x"), ("court", "湘"), ("amount", D(1)), ("category", "ARBITRATION")]:
        assert not quote.fits(**(asked | {name: other}))  # type: ignore[arg-type]


@given(st.sampled_from(["湘0102", "京74", "川01", "测试", "沪0101"]), amounts, st.integers(1, 10))
def test_every_quote_can_be_stored_explained_and_approved(
    court: str, amount: Decimal, respondents: int
) -> None:
    found = quotes(
        INSURERS, court=court, amount=amount, category="PRE_LITIGATION", at=AT, respondents=respondents
    )

    assert {each.insurer for each in found} == {each.code for each in INSURERS if each.serves(court)}
    premiums = [each.premium for each in found if each.premium is not None]
    assert premiums == sorted(premiums)
    for quote in found:
        assert msgspec.convert(msgspec.json.decode(msgspec.json.encode(quote)), Quote) == quote
        assert quote.by_hand == (amount > quote.max_amount)
        assert quote.lines
        assert all(len(each.text) <= 300 for each in quote.lines)
        if quote.premium is not None:
            quote.must_be_in_range(quote.premium)
            assert [each.premium for each in quote.lines if each.premium is not None][-1] == quote.premium


def test_a_quote_keeps_the_tariff_that_it_was_made_by() -> None:
    demo = next(each for each in INSURERS if each.code == "demo-insurer")
    quote = next(each for each in ask() if each.insurer == demo.code)
    dearer = replace(demo.tariffs[0], version="A-2027", since=AT.date(), minimum=D(9000))
    changed = replace(demo, tariffs=(*demo.tariffs, dearer))

    kept = changed.tariff_called(quote.tariff)
    assert kept
    assert kept.premium(quote.amount, quote.loading).premium == quote.premium
    assert changed.tariff(AT.date()) == dearer
