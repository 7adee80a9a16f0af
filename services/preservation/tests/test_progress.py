"""办理进度 in every state: the flow chart, the blocks, the lines of the timeline."""

from __future__ import annotations

import inspect
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from contracts.preservation import rpc as calls
from services.chassis.testing import NOON, a_cause, an_actor
from services.chassis.vault import destroyed
from services.preservation.domain import events
from services.preservation.domain.status import Status
from services.preservation.tests import desk as example
from services.preservation.tests.desk import CLERK, JUDGE, Desk, on_the_wire
from services.preservation.use_cases import words

ENFORCEMENT = an_actor("enforcement", office=example.COURT)
FREEZE: dict[str, Any] = {
    "respondent": 0,
    "action": "FREEZE",
    "property_type": "BANK_ACCOUNT",
    "description": "演示银行长沙分行账户",
    "amount": Decimal("20000.00"),
    "taken_on": date(2026, 3, 2),
    "until": date(2027, 3, 1),
}


def measured(desk: Desk) -> UUID:
    """Return an application whose ruling was enforced."""
    id_ = desk.ruled()
    desk.preservation.take_measure(cause=a_cause(ENFORCEMENT), application_id=id_, measure=FREEZE)
    return id_


def followed_up(desk: Desk, id_: UUID, kind: str, **said: Any) -> None:
    follow_up = {"kind": kind, "on": date(2026, 3, 2), **said}
    desk.preservation.record_follow_up(cause=a_cause(JUDGE), application_id=id_, follow_up=follow_up)


def flow(desk: Desk, id_: UUID) -> list[str]:
    return [box["state"] for box in desk.view(id_)["flow"]]


def lines(desk: Desk, id_: UUID) -> list[str]:
    answer = desk.preservation.view_timeline(by=desk.applicant, application_id=id_)
    return [each["text"] for each in on_the_wire(calls.VIEW_TIMELINE, answer)["items"]]


# --- words ------------------------------------------------------------------------------------------------------------


def test_every_state_has_its_words() -> None:
    assert set(words.STATUS) == set(Status) - {Status.DELETED}


def test_every_event_is_told_to_the_applicant_or_is_the_courts_own_affair() -> None:
    topics = {
        each.TOPIC
        for each in vars(events).values()
        if inspect.isclass(each) and issubclass(each, events.Event)
    } - {events.Event.TOPIC, events.Step.TOPIC}
    assert set(words.HAPPENED) | words.COURTS_OWN == topics
    assert not set(words.HAPPENED) & words.COURTS_OWN


def test_who_of_the_court_works_on_it_is_not_told(desk: Desk) -> None:
    id_ = desk.submitted()
    desk.preservation.claim_application(cause=a_cause(CLERK_OF_FLESH), application_id=id_)
    desk.preservation.write_note(cause=a_cause(CLERK), application_id=id_, text="疑似重复")
    desk.preservation.release_application(cause=a_cause(CLERK_OF_FLESH), application_id=id_)

    assert len(lines(desk, id_)) == 2
    assert "疑似重复" not in str(desk.view(id_))


CLERK_OF_FLESH = an_actor("clerk", office=example.COURT, account=uuid4())


# --- the flow chart ---------------------------------------------------------------------------------------------------


def test_an_urgent_ruling_leaves_out_what_it_did_not_wait_for(desk: Desk) -> None:
    id_ = desk.reviewed()
    said = {**example.RULING, "urgent_because": "财产正在转移", "content_hash": desk.hash_of(id_)}
    desk.preservation.rule_on_application(cause=a_cause(JUDGE), application_id=id_, ruling=said)

    assert flow(desk, id_) == ["DONE", "DONE", "SKIPPED", "DONE"]
    assert desk.view(id_)["ruling"]["urgent"]


def test_a_dismissal_is_marked(desk: Desk) -> None:
    id_ = desk.paid()
    said = {**example.RULING, "result": "DISMISSED", "content_hash": desk.hash_of(id_)}
    desk.preservation.rule_on_application(cause=a_cause(JUDGE), application_id=id_, ruling=said)

    assert flow(desk, id_) == ["DONE", "DONE", "DONE", "REFUSED"]


def test_a_fee_not_paid_is_marked(desk: Desk) -> None:
    id_ = desk.reviewed()
    later = a_cause(JUDGE, at=NOON + timedelta(days=30))
    desk.preservation.lapse_application(cause=later, application_id=id_)

    view = desk.view(id_)
    assert flow(desk, id_) == ["DONE", "DONE", "REFUSED", "SKIPPED"]
    assert (view["payment"]["state"], view["status_text"]) == ("LAPSED", "按撤回处理")


# --- the ruling and the measures --------------------------------------------------------------------------------------


def test_a_measure_is_shown_with_its_end_and_the_day_to_ask_for_more(desk: Desk) -> None:
    view = on_the_wire(calls.VIEW_APPLICATION, desk.view(measured(desk)))

    (measure,) = view["measures"]
    assert (measure["until"], measure["renew_by"]) == ("2027-03-01", "2027-02-22")
    assert (measure["respondent_name"], measure["state"]) == ("李四", "IN_FORCE")
    assert view["status_text"] == "保全中"
    assert {"D7", "D9", "D10"} <= {each["rule"] for each in view["deadlines"]}


def test_what_becomes_of_a_measure_is_shown(desk: Desk) -> None:
    id_ = measured(desk)
    measure_id = desk.view(id_)["measures"][0]["id"]
    swapped = {"description": "演示路1号房屋", "property_type": "REAL_ESTATE", "value": Decimal("1.00")}

    followed_up(desk, id_, "SWAPPED", measure_id=measure_id, reason="被申请人申请", **swapped)
    (measure,) = desk.view(id_)["measures"]
    assert (measure["description"], measure["property_type"]) == ("演示路1号房屋", "REAL_ESTATE")
    followed_up(desk, id_, "LIFTED", measure_id=measure_id, reason="已和解")

    (measure,) = on_the_wire(calls.VIEW_APPLICATION, desk.view(id_))["measures"]
    assert (measure["state"], measure["renew_by"]) == ("LIFTED", None)
    assert lines(desk, id_)[-3:] == [
        "已采取保全措施，至2027年3月1日届满",
        "变更保全标的物",
        "保全措施已解除",
    ]


def test_a_corrected_ruling_says_when(desk: Desk) -> None:
    id_ = desk.ruled()
    said = {"wrong": "李四", "right": "李思", "judge": "王五", "corrected_on": date(2026, 3, 2)}
    desk.preservation.correct_ruling(cause=a_cause(JUDGE), application_id=id_, amendment=said)

    view = on_the_wire(calls.VIEW_APPLICATION, desk.view(id_))

    assert (view["ruling"]["corrected_on"], view["ruling"]["ruled_on"]) == ("2026-03-02", "2026-03-02")


def test_a_fee_that_is_paid_after_the_ruling_is_not_said_to_wait_for_it(desk: Desk) -> None:
    assert "等待法官裁定" in " ".join(lines(desk, desk.paid()))


def test_an_erased_application_in_force_is_shown_as_such(desk: Desk) -> None:
    id_ = measured(desk)
    desk.store.save(cause=a_cause(), rows=[destroyed(id_, at=NOON)])

    view = desk.view(id_)

    (measure,) = view["measures"]
    assert (measure["description"], measure["respondent_name"]) == ("已删除", "已删除")
    assert (view["status"], view["aid"], view["manifest"].count) == ("IN_FORCE", None, 4)
