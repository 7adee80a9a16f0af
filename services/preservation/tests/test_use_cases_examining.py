"""The court before the ruling: returns, service, guarantees, exemptions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from services.chassis.store import Taken
from services.chassis.testing import a_cause
from services.preservation import projections
from services.preservation.domain.correction import DefectsMissing
from services.preservation.domain.guarantee import GuaranteeBelowWhole, GuaranteeMandatory
from services.preservation.domain.refusals import AssignedToAnother, OtherContent
from services.preservation.domain.review import NotUnderReview
from services.preservation.tests import applications as given
from services.preservation.tests import desk as example
from services.preservation.tests.court import ask, filed, joins, lies, snapshot
from services.preservation.tests.desk import CLERK, Desk
from services.preservation.tests.examples import example as an_example


def row(desk: Desk, id_: UUID) -> dict[str, Any]:
    found = desk.store.row(projections.applications, id=id_)
    assert found is not None
    return found


# --- return and service -----------------------------------------------------------------------------------------------


def test_a_return_names_every_defect_and_sets_a_day(desk: Desk) -> None:
    id_ = desk.submitted()
    ask(desk, "return", id_, days=5, remark="请补齐")

    seen = snapshot(desk, id_)
    assert seen["status"] == "RETURNED"
    assert [each["code"] for each in seen["correction"]["defects"]] == ["ILLEGIBLE_MATERIAL"]
    assert [each["rule"] for each in seen["deadlines"]] == ["D6"]
    with pytest.raises(DefectsMissing):
        ask(desk, "return", desk.submitted(), defects=[])


def test_a_return_is_about_the_content_that_was_looked_at(desk: Desk) -> None:
    with pytest.raises(OtherContent):
        ask(desk, "return", desk.submitted(), content_hash="another")


def test_what_came_back_is_another_content_and_both_are_listed(desk: Desk) -> None:
    id_ = desk.submitted()
    ask(desk, "return", id_)
    section = desk.preservation.view_section(by=desk.applicant, application_id=id_, section="basic")
    desk.preservation.save_basic_information(
        cause=desk.cause(),
        application_id=id_,
        content={**example.BASIC, "facts_and_reasons": "补正后的事实。"},
        if_version=section["version"],
    )
    desk.preservation.submit_application(cause=desk.cause(), application_id=id_)

    versions = snapshot(desk, id_)["versions"]

    assert len({each["content_hash"] for each in versions}) == 2
    assert versions[-1]["content_hash"] == desk.hash_of(id_)
    assert versions[-1]["count"] == len(example.MATERIALS)


def test_who_takes_papers_on_paper_has_time_from_the_day_that_they_reached_him(desk: Desk) -> None:
    id_ = desk.filled()
    section = desk.preservation.view_section(by=desk.applicant, application_id=id_, section="basic")
    applicant = {**example.BASIC["applicants"][0], "e_service_agreed": False}
    desk.preservation.save_basic_information(
        cause=desk.cause(),
        application_id=id_,
        content={**example.BASIC, "applicants": [applicant]},
        if_version=section["version"],
    )
    desk.preservation.submit_application(cause=desk.cause(), application_id=id_)
    ask(desk, "return", id_)
    assert snapshot(desk, id_)["deadlines"] == []
    assert "serve" in snapshot(desk, id_, by=CLERK)["allowed"]

    ask(desk, "serve", id_)

    assert [each["rule"] for each in snapshot(desk, id_)["deadlines"]] == ["D6"]
    assert "serve" not in snapshot(desk, id_, by=CLERK)["allowed"]


# --- guarantee and exemption ------------------------------------------------------------------------------------------


def test_a_guarantee_is_ordered_and_its_clock_runs(desk: Desk) -> None:
    id_ = desk.submitted()
    ask(desk, "accept", id_)
    assert snapshot(desk, id_)["proposal"]["amount"] == "20000.00"

    ask(desk, "order", id_)

    seen = snapshot(desk, id_)
    assert (seen["status"], seen["guarantee"]["state"], seen["guarantee"]["amount"]) == (
        "GUARANTEE_REQUIRED",
        "ORDERED",
        "30000.00",
    )
    assert {each["rule"] for each in seen["deadlines"]} == {"D1", "D5"}
    assert row(desk, id_)["status"] == "GUARANTEE_REQUIRED"


def test_a_smaller_order_lets_it_go_on_and_the_list_says_so(desk: Desk) -> None:
    id_ = desk.submitted()
    ask(desk, "accept", id_)
    ask(desk, "order", id_)

    ask(desk, "order", id_, amount="20000.00")

    assert row(desk, id_)["status"] == snapshot(desk, id_)["status"] == "UNDER_REVIEW"


def test_before_a_suit_less_than_the_whole_needs_its_reason_and_nobody_is_let_off(desk: Desk) -> None:
    claims = [{"kind": "NONE", "exemption": "CLEAR_FACTS", "exemption_reason": "事实清楚"}]
    id_ = lies(desk, given.accepted(filed(an_example(guarantees__items=claims))))

    with pytest.raises(GuaranteeBelowWhole):
        ask(desk, "order", id_, amount="1000.00")
    with pytest.raises(GuaranteeMandatory):
        ask(desk, "exempt", id_, granted=True)
    ask(desk, "exempt", id_)

    assert snapshot(desk, id_)["guarantee"]["state"] == "REFUSED"


def test_in_a_suit_the_court_lets_off_who_claims_a_ground(desk: Desk) -> None:
    claims = [{"kind": "NONE", "exemption": "CLEAR_FACTS", "exemption_reason": "事实清楚"}]
    id_ = lies(desk, given.accepted(filed(given.litigation(guarantees__items=claims))))
    assert snapshot(desk, id_)["proposal"] == {
        "amount": "6000.00",
        "offered": "0.00",
        "mandatory": False,
        "source": "不超过请求保全数额的百分之三十（法释〔2016〕22号第五条第一款）",
    }

    ask(desk, "exempt", id_, granted=True)

    assert snapshot(desk, id_)["guarantee"]["state"] == "EXEMPTED"


def test_a_judge_of_another_file_returns_nothing(desk: Desk) -> None:
    id_, hers, other = desk.submitted(), joins(desk), joins(desk)
    desk.preservation.assign_application(
        cause=a_cause(example.ADMINISTRATOR), application_id=id_, judge_id=hers.account
    )

    with pytest.raises(AssignedToAnother):
        ask(desk, "return", id_, by=other)
    ask(desk, "return", id_, by=CLERK)


def test_the_same_act_twice_has_one_effect(desk: Desk) -> None:
    id_, cause = desk.submitted(), a_cause(CLERK)
    said: dict[str, Any] = {"application_id": id_, "content_hash": desk.hash_of(id_)}
    desk.preservation.accept_application(cause=cause, **said)

    with pytest.raises((Taken, NotUnderReview)):
        desk.preservation.accept_application(cause=cause, **said)

    assert desk.events(id_).count("Accepted") == 1
