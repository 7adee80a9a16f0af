"""The guarantee that is offered, or why none is."""

from __future__ import annotations

from typing import Any

import pytest

from services.preservation.tests.checking import LITIGATION, errors, warnings
from services.preservation.tests.examples import COMPANY, SECTIONS


def test_an_announced_guarantee_is_there() -> None:
    assert errors(guarantees__items=[]) == [("guarantees.items", "required")]


def test_without_a_guarantee_the_reason_is_stated() -> None:
    none = {"kind": "NONE", "exemption": "CLEAR_FACTS", "exemption_reason": "事实清楚"}
    changes: dict[str, Any] = {**LITIGATION, "creation__guarantee_situation": "NOT_PROVIDED"}
    assert errors(**changes, guarantees__items=[]) == [("guarantees.items", "required")]
    assert errors(**changes, guarantees__items=[{**none, "exemption_reason": None}]) == [
        ("guarantees.items.0.exemption_reason", "required")
    ]
    assert errors(**changes, guarantees__items=[none]) == []


def test_a_guarantee_should_cover_the_whole_amount_before_litigation() -> None:
    assert warnings(guarantees__items__0__value="19999.99") == [("guarantees.items", "too-small")]
    assert warnings(**LITIGATION, guarantees__items__0__value="6000.00") == []


def test_a_guarantee_that_has_expired_guarantees_nothing() -> None:
    assert errors(guarantees__items__0__valid_until="2026-03-22") == [
        ("guarantees.items.0.valid_until", "expired")
    ]
    assert errors(guarantees__items__0__valid_until="2026-03-23") == []


@pytest.mark.parametrize(
    ("kind", "needed"),
    [
        ("INSURER_LETTER", {"guarantor", "value"}),
        ("BANK_LETTER", {"guarantor", "value"}),
        ("CASH", {"value"}),
        ("OWN_PROPERTY", {"property_name", "value"}),
        ("THIRD_PARTY_PROPERTY", {"property_name", "owner", "value"}),
        ("SURETY", {"guarantor"}),
    ],
)
def test_each_kind_of_guarantee_states_what_makes_it_one(kind: str, needed: set[str]) -> None:
    found = errors(guarantees__items=[{"kind": kind}])
    assert {field.rpartition(".")[2] for field, _ in found} == needed


def test_the_ground_before_enforcement_is_for_no_other_category() -> None:
    item = {"kind": "NONE", "exemption": "PRE_ENFORCEMENT", "exemption_reason": "已有判决"}
    assert ("guarantees.items.0.exemption", "mismatch") in errors(**LITIGATION, guarantees__items=[item])


LETTER = SECTIONS["guarantees"]["items"][0]
NONE = {"kind": "NONE", "exemption": "CLEAR_FACTS", "exemption_reason": "事实清楚"}
WITHOUT: dict[str, Any] = {**LITIGATION, "creation__guarantee_situation": "NOT_PROVIDED"}


def test_only_in_litigation_the_court_decides_whether() -> None:
    changes: dict[str, Any] = {"creation__guarantee_situation": "COURT_DECIDES", "guarantees__items": []}
    assert errors(**LITIGATION, **changes) == []
    assert errors(**changes) == [("creation.guarantee_situation", "mismatch")]


def test_what_is_filled_in_fits_what_was_announced() -> None:
    for situation, items in (("COURT_DECIDES", [NONE]), ("NOT_PROVIDED", [NONE, LETTER])):
        changes = {**LITIGATION, "creation__guarantee_situation": situation, "guarantees__items": items}
        assert ("guarantees.items", "mismatch") in warnings(**changes)


def test_an_exemption_has_a_ground_that_fits_the_applicant() -> None:
    def of(ground: str | None, **also: Any) -> list[tuple[str, str]]:
        return errors(**WITHOUT, guarantees__items=[{**NONE, "exemption": ground}], **also)

    assert of(None) == [("guarantees.items.0.exemption", "required")]
    assert of("FINANCIAL_INSTITUTION") == [("guarantees.items.0.exemption", "mismatch")]
    assert of("FINANCIAL_INSTITUTION", basic__applicants=[COMPANY]) == []
    assert of("MAINTENANCE") == []
    assert of("MAINTENANCE", basic__applicants=[COMPANY]) == [("guarantees.items.0.exemption", "mismatch")]


def test_before_a_suit_the_law_lets_nobody_off() -> None:
    changes: dict[str, Any] = {"creation__guarantee_situation": "NOT_PROVIDED", "guarantees__items": [NONE]}
    assert ("guarantees.items.0.exemption", "mandatory") in warnings(**changes)
    assert ("guarantees.items.0.exemption", "mandatory") not in warnings(**WITHOUT, guarantees__items=[NONE])


def test_an_independent_letter_is_paid_on_demand_and_property_is_free() -> None:
    letter = {**LETTER, "kind": "BANK_LETTER", "valid_until": "2027-01-01", "on_demand": False}
    assert warnings(guarantees__items=[letter]) == [("guarantees.items.0.on_demand", "not-independent")]
    house = {
        "kind": "OWN_PROPERTY",
        "property_name": "演示路1号房屋",
        "property_type": "REAL_ESTATE",
        "property_no": "湘（2020）长沙市不动产权第0001号",
        "value": "20000.00",
        "terms": "连带责任",
        "encumbered": True,
        "co_owners_agree": False,
    }
    assert [code for _, code in warnings(guarantees__items=[house])] == ["encumbered", "co-owners"]


def test_credit_is_a_financial_institutions_own() -> None:
    credit = {**LETTER, "kind": "CREDIT"}
    assert warnings(guarantees__items=[credit]) == [("guarantees.items.0.kind", "mismatch")]
    assert warnings(guarantees__items=[credit], basic__applicants=[COMPANY]) == []
