"""Property clues."""

from __future__ import annotations

import pytest

from services.dossier.check.kinds import KINDS
from services.preservation.tests.checking import CLUE, LITIGATION, RESPONDENT, errors, warnings


def test_before_litigation_one_property_is_clear() -> None:
    vague = {
        "type": "BANK_ACCOUNT",
        "owner": 0,
        "value": "20000.00",
        "holder": "演示银行长沙分行",
        "unclear_because": "银行不答复",
    }
    assert errors(basic__property_clues=[vague]) == [("basic.property_clues", "unclear")]
    assert errors(basic__property_clues=[vague, CLUE]) == []


def test_in_litigation_a_concrete_clue_is_enough_with_its_reason() -> None:
    vague = {"type": "BANK_ACCOUNT", "owner": 0, "value": "20000.00", "holder": "演示银行长沙分行"}
    assert errors(**LITIGATION, basic__property_clues=[vague]) == [
        ("basic.property_clues.0.unclear_because", "required")
    ]
    assert errors(**LITIGATION, basic__property_clues=[{**vague, "unclear_because": "银行不答复"}]) == []


def test_in_litigation_without_any_clue_nothing_can_be_searched() -> None:
    assert errors(**LITIGATION, basic__property_clues=[]) == [("basic.property_clues", "required")]


def test_an_unclear_clue_beside_a_clear_one_is_asked_for_its_reason() -> None:
    vague = {"type": "VEHICLE", "owner": 0, "name": "轿车"}
    assert warnings(basic__property_clues=[CLUE, vague]) == [
        ("basic.property_clues.1.unclear_because", "required")
    ]


def test_a_clue_says_something() -> None:
    assert ("basic.property_clues.1", "empty") in errors(basic__property_clues=[CLUE, {"type": "CASH"}])


def test_the_owner_is_a_respondent() -> None:
    assert ("basic.property_clues.0.owner", "unknown") in errors(basic__property_clues__0__owner=1)


def test_the_only_respondent_is_the_owner_unless_said_otherwise() -> None:
    assert errors(basic__property_clues__0__owner=None) == []
    two = [RESPONDENT, {**RESPONDENT, "name": "李五"}]
    assert ("basic.property_clues", "unclear") in errors(
        basic__respondents=two, basic__property_clues__0__owner=None
    )


def test_property_worth_less_than_the_amount_is_doubtful() -> None:
    assert warnings(basic__property_clues__0__value="19999.99") == [("basic.property_clues", "worth-less")]


def test_a_respondent_without_property_is_doubtful() -> None:
    assert warnings(basic__respondents=[RESPONDENT, {**RESPONDENT, "name": "李五"}]) == [
        ("basic.respondents.1", "no-clue")
    ]


def test_a_card_or_plate_that_looks_wrong_only_warns() -> None:
    assert warnings(basic__property_clues__0__number="6222 0210 0000 0000 008") == [
        ("basic.property_clues.0.number", "checksum")
    ]
    assert warnings(basic__property_clues__0__number="43001500000052500001") == []  # an account of a company
    car = {"type": "VEHICLE", "owner": 0, "number": "湘I12345"}
    assert warnings(basic__property_clues=[CLUE, car]) == [("basic.property_clues.1.number", "format")]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_property_says_what_it_is_known_by(kind: str) -> None:
    known = KINDS[kind]
    bare = {"type": kind, "owner": 0, "value": "20000.00", "description": "一处", known.clear[0]: "演示"}
    found = {field for field, code in warnings(basic__property_clues=[CLUE, bare]) if code == "required"}
    wanted = {f"basic.property_clues.1.{name}" for name in known.told} - {
        f"basic.property_clues.1.{name}" for name in bare
    }
    assert found == wanted


def test_who_says_why_a_clue_is_vague_is_asked_no_more() -> None:
    vague = {"type": "STOCK", "owner": 0, "description": "持有股票", "unclear_because": "无法查询"}
    assert warnings(basic__property_clues=[CLUE, vague]) == []


def test_a_vehicle_without_plates_is_known_by_its_engine() -> None:
    car = {"type": "VEHICLE", "owner": 0, "engine_no": "A123456"}
    assert warnings(basic__property_clues=[CLUE, car]) == []


def test_a_measure_that_the_property_does_not_bear_is_doubtful() -> None:
    assert warnings(basic__property_clues__0__measure="FREEZE") == []
    assert warnings(basic__property_clues__0__measure="SEAL") == [
        ("basic.property_clues.0.measure", "mismatch")
    ]


def test_the_numbers_of_a_company_and_of_a_wallet_are_looked_at() -> None:
    share = {"type": "EQUITY", "owner": 0, "holder": "演示公司", "share": "10%", "company_uscc": "91"}
    wallet = {
        "type": "PAYMENT_ACCOUNT",
        "owner": 0,
        "holder": "演示支付",
        "number": "a@b",
        "registered_mobile": "123",
    }
    assert warnings(basic__property_clues=[CLUE, share, wallet]) == [
        ("basic.property_clues.1.company_uscc", "format"),
        ("basic.property_clues.2.registered_mobile", "format"),
    ]
