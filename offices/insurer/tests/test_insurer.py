"""How the reference insurer and the test insurer decide, and that what they send keeps the contract."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from contracts.guarantee import events, rpc
from contracts.topology import DECIDED
from offices.desk.decision import PARTS, Decision
from offices.insurer.office import TEST_INSURER, duties

SUBMITTED, PAID = events.GuaranteeSubmitted.TYPE, events.PremiumPaid.TYPE


def a_file(fen: str = "00", **more: Any) -> dict[str, Any]:
    return {
        "number": "DB-2026-测试-000123-7",
        "version": 2,
        "status": "SUBMITTED",
        "content_hash": "0" * 64,
        "submitted_at": "2026-03-02T04:00:00Z",
        "answer_by": "2026-03-03T04:00:00Z",
        "creation": {"court": "测试", "amount": f"20000.{fen}"},
        "materials": [{"kind": kind} for kind in ("APPLICATION", "IDENTITY", "EVIDENCE")],
        "quote": {"by_hand": False, "premium": "300.00"},
        "needs_second": False,
        **more,
    }


def said(insurer: str, file: dict[str, Any], kind: str = SUBMITTED) -> list[str]:
    found = [_kept(each) for each in duties(insurer)[kind].decide(file)]
    return [each.said.get("outcome", each.key) for each in found]


def _kept(decision: Decision) -> Decision:
    rpc.DECISIONS[decision.key].asked.load(decision.body(str(uuid4())))
    return decision


@pytest.mark.parametrize(
    ("fen", "first", "second"),
    [
        ("00", ["APPROVED"], ["APPROVED"]),
        ("11", ["RETURNED"], ["APPROVED"]),
        ("12", ["DECLINED"], ["DECLINED"]),
        ("13", ["MORE_PAPERS"], ["APPROVED"]),
        ("14", [], []),
    ],
)
def test_the_test_insurer_decides_by_the_fen(fen: str, first: list[str], second: list[str]) -> None:
    assert said(TEST_INSURER, a_file(fen)) == first
    assert said(TEST_INSURER, a_file(fen, version=4)) == second


def test_above_the_limit_two_officers_approve() -> None:
    for insurer in (TEST_INSURER, "qinghe-demo"):
        one, two = duties(insurer)[SUBMITTED].decide(a_file(needs_second=True))
        assert one.said["officer_no"] != two.said["officer_no"]
        assert one.turn != two.turn


def test_the_reference_insurer_asks_for_what_is_missing_and_leaves_to_people_what_it_cannot_price() -> None:
    assert said("qinghe-demo", a_file()) == ["APPROVED"]
    assert said("qinghe-demo", a_file("12")) == ["APPROVED"]
    assert said("qinghe-demo", a_file(materials=[{"kind": "IDENTITY"}])) == ["MORE_PAPERS"]
    assert said("qinghe-demo", a_file(quote={"by_hand": True, "premium": None})) == []


def test_while_it_waits_for_the_applicant_nothing_is_decided() -> None:
    assert said(TEST_INSURER, a_file(answer_by=None)) == []


def test_what_is_paid_is_issued() -> None:
    assert duties("qinghe-demo")[PAID].waits == ("PAID",)
    assert said("qinghe-demo", a_file(status="PAID"), PAID) == ["guarantee.issue"]


def test_an_office_can_send_every_decision_that_there_is() -> None:
    assert set(PARTS) == {each for decided in DECIDED.values() for each in decided}
