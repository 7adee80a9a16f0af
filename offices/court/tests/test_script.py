"""Every answer that a program may have to understand can be had from the test court."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from contracts.identifiers import case_number
from contracts.preservation import rpc
from contracts.topology import TEST_COURT
from offices.court import script
from offices.court.office import duties


def a_file(amount: str | None) -> dict[str, Any]:
    return {
        "number": f"BQ-2026-{TEST_COURT}-000123-7",
        "content_hash": "0" * 64,
        "creation": {"court": TEST_COURT, "amount": amount},
        "materials": [],
    }


@pytest.mark.parametrize(
    ("amount", "passed"),
    [("20000.01", False), ("20000.02", True), ("20000.03", True), ("20000.00", True), (None, True)],
)
def test_an_amount_that_ends_in_01_is_not_passed(amount: str | None, *, passed: bool) -> None:
    review = script.review(a_file(amount))

    assert review
    assert review["passed"] is passed
    rpc.REVIEW_APPLICATION.asked.load({"application_id": str(uuid4()), "review": review})


def test_an_amount_that_ends_in_04_is_met_with_silence() -> None:
    assert script.review(a_file("20000.04")) is None


@pytest.mark.parametrize(
    ("amount", "result"),
    [("20000.02", "DISMISSED"), ("20000.03", "PARTIAL"), ("20000.00", "GRANTED"), (None, "GRANTED")],
)
def test_the_ruling_follows_the_amount_s_last_digits(amount: str | None, result: str) -> None:
    ruling = script.rule(a_file(amount))

    assert ruling["result"] == result
    assert case_number(ruling["case_no"])
    assert "演示测试" in ruling["case_no"]
    rpc.RULE_ON_APPLICATION.asked.load({"application_id": str(uuid4()), "ruling": ruling})


def test_only_the_test_court_decides_by_script() -> None:
    assert {each.decide for each in duties(TEST_COURT).values()} == {script.review, script.rule}
    assert not {each.decide for each in duties("湘").values()} & {script.review, script.rule}
