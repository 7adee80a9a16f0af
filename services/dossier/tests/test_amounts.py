"""Amounts and counts as papers write them."""

from decimal import Decimal

import pytest

from services.dossier.paper.amounts import both, counted, in_capitals, yuan


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("0", "零元整"),
        ("0.01", "壹分"),
        ("0.10", "壹角整"),
        ("0.56", "伍角陆分"),
        ("1", "壹元整"),
        ("10", "壹拾元整"),
        ("101", "壹佰零壹元整"),
        ("110", "壹佰壹拾元整"),
        ("1001", "壹仟零壹元整"),
        ("1010", "壹仟零壹拾元整"),
        ("20000", "贰万元整"),
        ("10001", "壹万零壹元整"),
        ("100100", "壹拾万零壹佰元整"),
        ("107000", "壹拾万柒仟元整"),
        ("10000001", "壹仟万零壹元整"),
        ("100000000", "壹亿元整"),
        ("100050000", "壹亿零伍万元整"),
        ("100000000.05", "壹亿元零伍分"),
        ("1000000000000", "壹万亿元整"),
        ("9999999999999.99", "玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_one_zero_is_said_for_a_gap_and_none_at_the_end(amount: str, said: str) -> None:
    assert in_capitals(Decimal(amount)) == said


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        # The examples of 支付结算办法, annex 1.
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("1680.32", "壹仟陆佰捌拾元零叁角贰分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("107000.53", "壹拾万柒仟元零伍角叁分"),
    ],
)
def test_fractions_follow_the_rules_for_bills(amount: str, said: str) -> None:
    assert in_capitals(Decimal(amount)) == said


def test_amounts_are_said_both_ways() -> None:
    assert yuan(Decimal(1234567)) == "1,234,567.00元"
    assert both(Decimal(20000)) == "人民币贰万元整（¥20,000.00）"


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "一"), (7, "七"), (10, "十"), (12, "十二"), (20, "二十"), (31, "三十一"), (100, "一百"), (103, "一百零三"), (110, "一百一十")],
)  # fmt: skip
def test_small_numbers_are_counted(number: int, said: str) -> None:
    assert counted(number) == said
