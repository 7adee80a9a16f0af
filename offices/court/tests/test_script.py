"""Every answer that a program may have to understand can be had from the test court."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from contracts.identifiers import case_number
from contracts.preservation import events, rpc
from contracts.topology import TEST_COURT
from offices.court.office import duties
from offices.desk.decision import PARTS, Decision

ORDER = "preservation.guarantee-order"
REVIEW, RULING = "preservation.review", "preservation.ruling"
MEASURE = str(uuid4())


def a_file(fen: str | None, **more: Any) -> dict[str, Any]:
    return {
        "number": f"BQ-2026-{TEST_COURT}-000123-7",
        "status": "SUBMITTED",
        "content_hash": "0" * 64,
        "creation": {"court": TEST_COURT, "amount": fen and f"20000.{fen}", "type": "PROPERTY"},
        "basic_information": {
            "property_clues": [
                {"type": "BANK_ACCOUNT", "owner": 0, "value": "20000.00"},
                {"type": "VEHICLE", "owner": 1, "measure": "SEAL"},
            ]
        },
        "guarantees": {"items": [{"kind": "NONE", "exemption": "CLEAR_FACTS"}]},
        "materials": [],
        "proposal": {"amount": "6000.00"},
        "versions": [{}],
        "aid": None,
        "measures": [{"id": MEASURE, "state": "IN_FORCE"}],
        **more,
    }


def decided(kind: Any, file: dict[str, Any]) -> list[Decision]:
    """Return what the test court decides when it hears of an event; every decision keeps the contract."""
    decisions = duties(TEST_COURT)[kind.TYPE].decide(file)
    for each in decisions:
        rpc.DECISIONS[each.key].asked.load(each.body(str(uuid4())))
    return decisions


@pytest.mark.parametrize(
    ("fen", "passed"), [("01", False), ("02", True), ("03", True), ("00", True), (None, True)]
)
def test_an_amount_that_ends_in_01_is_not_passed(fen: str | None, *, passed: bool) -> None:
    [review] = decided(events.ApplicationSubmitted, a_file(fen))

    assert (review.key, review.said["passed"]) == (REVIEW, passed)


def test_an_amount_that_ends_in_04_is_met_with_silence() -> None:
    assert decided(events.ApplicationSubmitted, a_file("04")) == []


@pytest.mark.parametrize(
    ("fen", "result"),
    [("02", "DISMISSED"), ("03", "PARTIAL"), ("00", "GRANTED"), (None, "GRANTED"), ("90", "PARTIAL")],
)
def test_the_ruling_follows_the_amount_s_last_digits(fen: str | None, result: str) -> None:
    [ruling] = decided(events.FeePaid, a_file(fen))

    assert ruling.said["result"] == result
    assert case_number(ruling.said["case_no"])
    assert "演示测试" in ruling.said["case_no"]
    assert [each.get("granted", True) for each in ruling.said["items"]] == {
        "DISMISSED": [],
        "PARTIAL": [True, False],
        "GRANTED": [True, True],
    }[result]


@pytest.mark.parametrize("fen", ["05", "90"])
def test_what_is_to_be_returned_is_returned_once(fen: str) -> None:
    [returned] = decided(events.ApplicationSubmitted, a_file(fen))
    again = decided(events.ApplicationSubmitted, a_file(fen, versions=[{}, {}]))

    assert len(returned.said["defects"]) == 2
    assert "preservation.return" not in [each.key for each in again]


@pytest.mark.parametrize("fen", ["06", "90"])
def test_a_guarantee_is_ordered_upon_acceptance_and_the_review_waits_for_it(fen: str) -> None:
    file = a_file(fen, versions=[{}, {}])

    assert [each.key for each in decided(events.ApplicationSubmitted, file)] == [
        "preservation.acceptance",
        ORDER,
    ]
    assert [each.key for each in decided(events.GuaranteeProvided, file)] == [REVIEW]


@pytest.mark.parametrize(
    ("fen", "kind", "outcome"),
    [
        ("07", "WAIVE", "REFUSED"),
        ("08", "WAIVE", "WAIVED"),
        ("08", "REDUCE", "REDUCED"),
        ("08", "DEFER", "DEFERRED"),
    ],
)
def test_aid_is_decided_with_the_review_or_on_its_own(fen: str, kind: str, outcome: str) -> None:
    file = a_file(fen, aid={"kind": kind, "outcome": None})

    [review] = decided(events.ApplicationSubmitted, file)
    [aid] = decided(events.AidRequested, file)

    assert review.said["aid"] == aid.said
    assert aid.said["outcome"] == outcome


@pytest.mark.parametrize(("fen", "granted"), [("11", True), ("12", False)])
def test_an_exemption_is_granted_or_refused_before_the_review(fen: str, *, granted: bool) -> None:
    accepted, exemption, review = decided(events.ApplicationSubmitted, a_file(fen))

    assert (accepted.key, review.key) == ("preservation.acceptance", REVIEW)
    assert exemption.said["granted"] is granted


def test_a_fee_that_was_objected_to_stands_or_is_lowered() -> None:
    [stands], [lower] = (decided(events.FeeObjected, a_file(fen)) for fen in ("00", "13"))

    assert "amount" not in stands.said
    assert lower.said["amount"] == "30.00"


def test_what_is_not_paid_in_time_lapses_and_may_be_taken_up_again() -> None:
    assert [each.key for each in decided(events.FeeAssessed, a_file("14"))] == ["preservation.service"]
    assert [each.key for each in decided(events.ClockRang, a_file("14"))] == ["preservation.lapse"]
    assert decided(events.FeeLapsed, a_file("14")) == []
    assert [each.key for each in decided(events.FeeLapsed, a_file("15"))] == ["preservation.reinstatement"]


def test_after_the_ruling_follow_measures_or_nothing_or_a_correction() -> None:
    items = [
        {
            "respondent": 0,
            "clue": 0,
            "action": "FREEZE",
            "granted": True,
            "description": "",
            "amount": "20000.00",
        },
        {"respondent": 1, "clue": 1, "action": "SEAL", "granted": True, "description": "", "amount": None},
    ]

    def follows(fen: str) -> list[str]:
        return [each.key for each in decided(events.ApplicationRuled, a_file(fen, ruling={"items": items}))]

    assert follows("09") == ["preservation.measure"] * 2
    assert follows("90") == ["preservation.measure"]  # the other one is left to people
    assert follows("10") == ["preservation.nothing-found"]
    assert follows("16") == ["preservation.ruling-correction"]
    assert follows("00") == []
    assert [each.said["measure_id"] for each in decided(events.MeasureTaken, a_file("17"))] == [MEASURE]


def test_the_office_can_send_every_decision_that_there_is() -> None:
    assert {each for each in PARTS if each.startswith("preservation.")} == rpc.DECISIONS.keys()


def test_another_court_leaves_to_the_script_only_what_goes_the_long_way() -> None:
    court = duties("湘")

    [own] = court[events.ApplicationSubmitted.TYPE].decide(a_file("05"))
    [scripted] = court[events.ApplicationSubmitted.TYPE].decide(a_file("90"))

    assert (own.key, scripted.key) == (REVIEW, "preservation.return")
    assert court[events.AidRequested.TYPE].decide(a_file("05", aid={"kind": "WAIVE", "outcome": None})) == []
    [ruling] = court[events.FeePaid.TYPE].decide(a_file("05"))
    assert ruling.key == RULING
