from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts import topology
from contracts.payment.events import BillOpened, BillPaid
from contracts.preservation import rpc as calls
from services.chassis.causes import Cause
from services.chassis.refusals import StoreUnavailable
from services.chassis.store import Taken
from services.chassis.testing import NOON, a_cause, an_actor
from services.preservation.domain.status import Status
from services.preservation.reactions import DECISIONS, REACTIONS
from services.preservation.tests import applications as given
from services.preservation.tests import court
from services.preservation.tests import desk as example
from services.preservation.tests.desk import Desk
from services.preservation.tests.examples import example as an_example

BILL = uuid4()


def by_the_office(office: str = example.COURT) -> Cause:
    return a_cause(an_actor(topology.OFFICE_ROLE, office=office))


def opened(desk: Desk, about: UUID) -> None:
    heard = BillOpened(
        bill_id=BILL,
        about_id=about,
        account_id=desk.applicant.account,
        amount=Decimal("220.00"),
        opened_at=NOON,
    )
    REACTIONS[BillOpened](desk.preservation, heard, a_cause(an_actor("service")))


def paid(desk: Desk, about: UUID) -> None:
    heard = BillPaid(
        bill_id=BILL,
        about_id=about,
        account_id=desk.applicant.account,
        amount=Decimal("220.00"),
        channel="good",
        transaction="t-1",
        paid_at=NOON,
    )
    REACTIONS[BillPaid](desk.preservation, heard, a_cause(an_actor("service")))


def review(desk: Desk, id_: UUID, cause: Cause, **said: Any) -> None:
    review = {**example.REVIEW, "content_hash": desk.hash_of(id_), **said}
    DECISIONS["preservation.review"](desk.preservation, {"application_id": str(id_), "review": review}, cause)


def rule(desk: Desk, id_: UUID, cause: Cause, **said: Any) -> None:
    ruling = {**example.RULING, "content_hash": desk.hash_of(id_), **said}
    DECISIONS["preservation.ruling"](desk.preservation, {"application_id": str(id_), "ruling": ruling}, cause)


def refused(desk: Desk) -> list[str]:
    return [each.code for each in desk.store.events() if type(each).__qualname__ == "Decision.Refused"]


def test_every_event_and_decision_that_the_broker_brings_has_its_reaction() -> None:
    assert {each.TYPE for each in REACTIONS} == set(topology.HEARD["preservation"])
    assert set(DECISIONS) == set(topology.DECIDED["preservation"])


@pytest.mark.parametrize("order", ["opened, paid", "paid, opened", "paid, paid, opened, opened"])
def test_a_paid_bill_lets_the_application_go_on_in_any_order(desk: Desk, order: str) -> None:
    id_ = desk.reviewed()

    for each in order.split(", "):
        {"opened": opened, "paid": paid}[each](desk, id_)

    view = desk.view(id_)
    assert view["status"] == "AWAITING_RULING"
    assert view["payment"]["bill_id"] == BILL
    assert desk.events(id_).count("FeePaid") == 1


def test_a_court_reviews_and_rules_over_the_broker(desk: Desk) -> None:
    id_ = desk.submitted()

    review(desk, id_, by_the_office(), reviewed_on="2026-03-02", officer="王五", officer_no="007")
    paid(desk, id_)
    rule(desk, id_, by_the_office(), officer="王五")

    assert desk.view(id_)["status"] == "RULED_GRANTED"
    assert (
        desk.preservation.view_timeline(by=desk.applicant, application_id=id_)["items"][-1]["who"] == "王五"
    )
    assert refused(desk) == []


def claimed(desk: Desk) -> UUID:
    claims = [{"kind": "NONE", "exemption": "CLEAR_FACTS", "exemption_reason": "事实清楚"}]
    return court.lies(desk, given.accepted(given.litigation(guarantees__items=claims)))


def asking(desk: Desk) -> UUID:
    application = given.reviewed()
    given.ask_for_aid(application, "REDUCE", "DISASTER")
    return court.lies(desk, application)


def objecting(desk: Desk) -> UUID:
    id_ = desk.reviewed()
    desk.preservation.object_to_fee(cause=desk.cause(), application_id=id_, reasons="基数有误")
    return id_


def on_paper(desk: Desk) -> UUID:
    return court.lies(desk, given.returned(an_example(basic__applicants__0__e_service_agreed=False)))


@pytest.mark.parametrize(
    ("decision", "stands", "happens"),
    [
        ("acceptance", Desk.submitted, "Accepted"),
        ("return", Desk.submitted, "ReturnedForCorrection"),
        ("guarantee-order", lambda desk: court.brought_to(desk, Status.UNDER_REVIEW), "GuaranteeOrdered"),
        ("exemption", claimed, "ExemptionRefused"),
        ("review", Desk.submitted, "FeeAssessed"),
        ("aid", asking, "FeeReduced"),
        ("fee-verdict", objecting, "FeeObjectionDecided"),
        ("lapse", Desk.reviewed, "FeeLapsed"),
        ("reinstatement", lambda desk: court.brought_to(desk, Status.LAPSED), "Reinstated"),
        ("service", on_paper, "Served"),
        ("ruling", Desk.paid, "Ruled"),
        ("ruling-correction", Desk.ruled, "RulingCorrected"),
        ("measure", Desk.ruled, "MeasureTaken"),
        ("nothing-found", Desk.ruled, "NothingFound"),
        ("follow-up", Desk.ruled, "Lifted"),
    ],
)
def test_a_court_decides_over_the_broker_whatever_its_people_decide_by_hand(
    desk: Desk, decision: str, stands: Callable[[Desk], UUID], happens: str
) -> None:
    id_, call = stands(desk), calls.DECISIONS[f"preservation.{decision}"]
    (act,) = (each for each in court.ACTS.values() if each.call is call)
    said = act.said | ({"content_hash": desk.hash_of(id_)} if act.about else {})
    body = {"application_id": str(id_), **({act.part: said} if act.part else said)}
    at = court.LATE if decision in ("lapse", "reinstatement") else NOON
    cause = a_cause(an_actor(topology.OFFICE_ROLE, office=example.COURT), at=at)

    DECISIONS[f"preservation.{decision}"](desk.preservation, body, cause)

    assert refused(desk) == []
    assert desk.events(id_)[-1] == happens


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_decision_of_another_court_is_answered_and_has_no_effect(desk: Desk, decision: str) -> None:
    id_ = desk.submitted()
    (act,) = (each for each in court.ACTS.values() if each.call is calls.DECISIONS[decision])
    said = act.said | ({"content_hash": desk.hash_of(id_)} if act.about else {})
    body = {"application_id": str(id_), **({act.part: said} if act.part else said)}

    DECISIONS[decision](desk.preservation, body, by_the_office("京"))

    assert refused(desk) == ["unknown"]
    assert desk.events(id_) == ["Created", "Submitted"]


def test_the_same_decision_twice_has_one_effect(desk: Desk) -> None:
    id_, cause = desk.submitted(), by_the_office()
    review(desk, id_, cause)
    before = len(desk.store.log)

    with pytest.raises(Taken, match=cause.mark):
        review(desk, id_, cause)

    assert len(desk.store.log) == before


def test_a_decision_that_a_rule_forbids_is_answered_by_the_rule(desk: Desk) -> None:
    id_ = desk.submitted()

    rule(desk, id_, by_the_office())
    review(desk, id_, by_the_office(), content_hash="another")
    review(desk, id_, by_the_office("京"))
    review(desk, id_, by_the_office(), passed=False, remark="")
    review(desk, id_, by_the_office(), passed="yes")
    DECISIONS["preservation.review"](desk.preservation, {"application_id": "?"}, by_the_office())

    assert refused(desk) == [
        "preservation.not-awaiting-ruling",
        "preservation.other-content",
        "unknown",
        "preservation.reason-missing",
        "bad-input",
        "bad-input",
    ]
    assert desk.events(id_) == ["Created", "Submitted"]


def test_a_store_that_is_away_answers_no_decision(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    id_ = desk.submitted()

    def away(*_: Any, **__: Any) -> None:
        raise StoreUnavailable

    with monkeypatch.context() as broken:
        broken.setattr(desk.store, "save", away)
        with pytest.raises(StoreUnavailable):
            review(desk, id_, by_the_office())

    assert refused(desk) == []


def test_the_office_is_asked_by_the_schema_of_the_call() -> None:
    assert set(calls.REVIEW_APPLICATION.asked.fields) == {"application_id", "review"}
    assert set(calls.RULE_ON_APPLICATION.asked.fields) == {"application_id", "ruling"}
