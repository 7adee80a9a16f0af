"""How the reference court decides, and that its decisions keep the contract."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from contracts.preservation import rpc
from offices.court import judge


def a_file(*materials: str) -> dict[str, Any]:
    return {
        "number": "BQ-2026-湘-000123-7",
        "content_hash": "0" * 64,
        "creation": {"court": "湘", "amount": "20000.00", "type": "PROPERTY"},
        "basic_information": {
            "applicants": [{"name": "张三"}],
            "respondents": [{"name": "李四"}],
            "property_clues": [{"type": "BANK_ACCOUNT", "owner": 0, "value": "20000.00"}],
        },
        "materials": [{"kind": kind} for kind in materials],
    }


def test_a_complete_file_passes_the_review() -> None:
    review = judge.review(a_file("APPLICATION", "IDENTITY"))

    assert review["passed"]
    rpc.REVIEW_APPLICATION.asked.load({"application_id": str(uuid4()), "review": review})


def test_a_file_without_the_application_is_not_passed_and_says_why() -> None:
    review = judge.review(a_file("IDENTITY"))

    assert not review["passed"]
    assert "保全申请书" in review["remark"]
    assert review["reasons"] == ["INCOMPLETE_MATERIAL"]
    rpc.REVIEW_APPLICATION.asked.load({"application_id": str(uuid4()), "review": review})


def test_a_ruling_names_the_amount_and_nobody() -> None:
    ruling = judge.rule(a_file())

    assert ruling["result"] == "GRANTED"
    assert "20000.00元" in ruling["paper"]["order"]
    assert "李四" not in str(ruling)
    assert ruling["case_no"] == "（2026）湘财保123号"
    rpc.RULE_ON_APPLICATION.asked.load({"application_id": str(uuid4()), "ruling": ruling})


def test_a_ruling_grants_each_property_or_the_act_that_it_is_about() -> None:
    property_, act = a_file(), a_file()
    act["creation"]["type"] = "CONDUCT"

    assert [(each["clue"], each["action"]) for each in judge.rule(property_)["items"]] == [(0, "FREEZE")]
    assert judge.rule(act)["items"] == [{"respondent": 0, "action": "FORBID"}]
